#!/bin/sh
# Runs the tests of the real Windows functions (category Windows) of the domain inside Wine, in a scratch prefix.
# Usage: tests/run-under-wine.sh [FILTER]      the default filter is TestCategory=Windows
# WINE_PREFIX_TEMPLATE names a ready prefix to copy; without it a new one is made, which takes ten seconds more.
set -eu

filter=${1:-TestCategory=Windows}
tests=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
log=$scratch/log

cleanup() {
  timeout 30 wineserver -k >"$log.server" 2>&1 </dev/null || :
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

export WINEPREFIX="$scratch/prefix" WINEDEBUG=-all
# CoreCLR's write-xor-execute mapping crashes in Wine 8 at the first garbage collection.
export DOTNET_EnableWriteXorExecute=0

dotnet publish "$tests/OutlookProfile.Tests" -r win-x64 --self-contained -c Release -p:WindowsFunctionsOnly=true -v q --nologo -o "$scratch/bin" >"$log.publish" 2>&1 \
  || { cat "$log.publish" >&2; exit 1; }

if [ -n "${WINE_PREFIX_TEMPLATE:-}" ]; then
  cp -a "$WINE_PREFIX_TEMPLATE" "$WINEPREFIX"
else
  # No offer to download Mono or Gecko. For the tests themselves mscoree must be there: Wine loads managed files through it.
  WINEDLLOVERRIDES='mscoree,mshtml=' timeout 120 wine wineboot -i >"$log.boot" 2>&1 </dev/null || { cat "$log.boot" >&2; exit 1; }
fi

status=0
timeout 300 wine "$scratch/bin/OutlookProfile.Tests.exe" --filter "$filter" --minimum-expected-tests 1 --progress off --no-ansi >"$log" 2>&1 </dev/null || status=$?
tr -d '\r' <"$log"
[ "$status" -ne 124 ] || echo "tests/run-under-wine.sh: the tests did not end within 300 seconds" >&2
exit "$status"
