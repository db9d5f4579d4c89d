#!/bin/sh
# What only the real Windows functions can show, inside Wine and a scratch prefix:
#   tests   the tests of category Windows: registry, files, folder protection, a directory server, code pages
#   kills   runs on a real registry and disk, killed at every write and recovered by the next process
# Usage: tests/run-under-wine.sh [tests|kills|all]
# WINE_PREFIX_TEMPLATE names a ready prefix to copy; without it a new one is made, which takes ten seconds more.
set -eu

what=${1:-all}
case $what in tests | kills | all) ;; *) echo "usage: $0 [tests|kills|all]" >&2; exit 2 ;; esac
tests=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
log=$scratch/log

cleanup() {
  [ ! -f "$scratch/directory/pid" ] || kill "$(cat "$scratch/directory/pid")"
  timeout 30 wineserver -k >"$log.server" 2>&1 </dev/null || :
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

export WINEPREFIX="$scratch/prefix" WINEDEBUG=-all
# CoreCLR's write-xor-execute mapping crashes in Wine 8 at the first garbage collection.
export DOTNET_EnableWriteXorExecute=0

# publish PROJECT OPTION...   For another system than the lock files are for: with lock files of its own, in obj.
publish() {
  project=$1
  shift
  dotnet publish "$tests/$project" -c Release -v q --nologo -o "$scratch/$project" -p:NuGetLockFilePath=obj/wine.lock.json "$@" >"$log.publish" 2>&1 || {
    cat "$log.publish" >&2
    exit 1
  }
}

# run SECONDS PROGRAM ARGUMENT...
run() {
  seconds=$1
  shift
  status=0
  timeout "$seconds" wine "$@" >"$log" 2>&1 </dev/null || status=$?
  tr -d '\r' <"$log"
  [ "$status" -ne 124 ] || echo "$0: $1 did not end within $seconds seconds" >&2
  [ "$status" -eq 0 ] || exit "$status"
}

if [ -n "${WINE_PREFIX_TEMPLATE:-}" ]; then
  cp -a "$WINE_PREFIX_TEMPLATE" "$WINEPREFIX"
else
  # No offer to download Mono or Gecko. For the tests themselves mscoree must be there: Wine loads managed files through it.
  WINEDLLOVERRIDES='mscoree,mshtml=' timeout 120 wine wineboot -i >"$log.boot" 2>&1 </dev/null || {
    cat "$log.boot" >&2
    exit 1
  }
fi

# What another user has planted, for whom everybody counts in Wine who does not run it.
if [ "$(id -u)" -eq 0 ]; then
  mkdir -p "$scratch/foreign/OutlookProfile"
  echo planted >"$scratch/foreign/OutlookProfile/planted"
  echo '{}' >"$scratch/foreign/profile.json"
  chown -R 65534 "$scratch/foreign/OutlookProfile" "$scratch/foreign/profile.json"
  TEST_FOREIGN_FOLDER="Z:$(echo "$scratch/foreign" | tr / '\\')"
  export TEST_FOREIGN_FOLDER
fi

if [ "$what" != kills ]; then
  publish OutlookProfile.Tests -r win-x64 --self-contained -p:WindowsFunctionsOnly=true
  # A port that nobody listens to, as far as the number of this process says.
  DIRECTORY_PORT=$((20000 + $$ % 12000))
  export DIRECTORY_PORT
  DIRECTORY_LOG="Z:$(echo "$scratch/directory/log" | tr / '\\')"
  export DIRECTORY_LOG
  "$tests/OutlookProfile.Tests/Windows/Directory/start.sh" "$scratch/directory" "$DIRECTORY_PORT"
  # Wine takes the machine's code page from the language it is started in.
  for machine in 1250:pl_PL 932:ja_JP 936:zh_CN 65001:hi_IN; do
    LC_ALL=${machine#*:}.UTF-8 EXPECTED_ACP=${machine%:*} run 120 "$scratch/OutlookProfile.Tests/OutlookProfile.Tests.exe" \
      --filter ClassName~AnsiCodePageTests --minimum-expected-tests 10 --progress off --no-ansi
  done

  LC_ALL=C.UTF-8 EXPECTED_ACP=1252 run 300 "$scratch/OutlookProfile.Tests/OutlookProfile.Tests.exe" \
    --filter TestCategory=Windows --minimum-expected-tests 1 --progress off --no-ansi
fi

if [ "$what" != tests ]; then
  publish OutlookProfile.Victim
  run 600 "$scratch/OutlookProfile.Victim/OutlookProfile.Victim.exe" drive
fi
