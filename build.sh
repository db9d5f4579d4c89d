#!/usr/bin/env bash
# Builds everything into artifacts/ and shows it at work.
#   ./build.sh        build; then install silently with a transform in a scratch Wine prefix, show the profile that was written,
#                     uninstall, fail on purpose, show that nothing changed
#   ./build.sh test   build; then run every test
# Needs Debian 12 or later and the .NET SDK 10. Debian packages that are missing are installed (as root).
set -euo pipefail
cd "$(dirname "$0")"

verb=${1:-demo}
artifacts=$PWD/artifacts
tool=$artifacts/outlookprofile/outlookprofile
package=$artifacts/OutlookProfile.msi
transform=$artifacts/acme.mst

# What each is for: Wine runs msiexec; clang, lld and mingw's import libraries link Windows binaries; gcab makes the package's
# cabinet; the rest are the independent readers and tools of the tests.
debian_packages=(
  wine wine64
  clang-16 lld-16 mingw-w64-x86-64-dev binutils-mingw-w64-x86-64 zlib1g-dev gcc libc6-dev
  gcab msitools
  libhivex-bin libwin-hivex-perl reglookup python3 python3-exchangelib openssl unzip
)

main() {
  case $verb in
    demo | test) ;;
    *) echo "usage: ./build.sh [test]" >&2; exit 2 ;;
  esac

  prepare
  build
  if [ "$verb" = test ]; then run_tests; else demo; fi
}

prepare() {
  if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    exit 1
  fi

  local missing=() name
  for name in "${debian_packages[@]}"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi

  if [ "$(id -u)" -ne 0 ]; then
    echo "Install these packages, or run this once as root: ${missing[*]}" >&2
    exit 1
  fi

  mkdir -p "$artifacts"
  echo "Installing ${missing[*]}"
  if ! (apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}") >"$artifacts/apt.log" 2>&1 </dev/null; then
    tail -n 20 "$artifacts/apt.log" >&2
    exit 1
  fi
}

build() {
  mkdir -p "$artifacts"
  dotnet build installer/Installer.wixproj --configuration Release --nologo -v minimal </dev/null
  "$tool" transform --msi "$package" --config config/acme.json --output "$transform"
  echo "Package $(wc -c <"$package") bytes, of 4,000,000 at most; transform $(wc -c <"$transform") bytes"
}

# --- the demonstration ------------------------------------------------------------------------------------------------

demo() {
  scratch=$(mktemp -d)
  trap 'leave' EXIT
  export WINEPREFIX=$scratch/prefix WINEDEBUG=-all DISPLAY='' WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d'
  run_wine wineboot --init
  mkdir "$WINEPREFIX/drive_c/demo"
  cp "$package" "$transform" "$WINEPREFIX/drive_c/demo"
  make_failing_package "$WINEPREFIX/drive_c/demo/failing.msi"

  title "The registry before"
  export_user before
  profiles before

  title "msiexec /i OutlookProfile.msi TRANSFORMS=acme.mst /qn"
  expect 0 msiexec /i 'C:\demo\OutlookProfile.msi' 'TRANSFORMS=C:\demo\acme.mst' ALLUSERS= /qn '/l*v' 'C:\demo\install.log'
  export_user installed
  profiles installed

  title "msiexec /x OutlookProfile.msi /qn"
  expect 0 msiexec /x 'C:\demo\OutlookProfile.msi' ALLUSERS= /qn
  export_user removed
  unchanged before removed

  title "The same package with an action that fails after the profile was written"
  expect 1603 msiexec /i 'C:\demo\failing.msi' 'TRANSFORMS=C:\demo\acme.mst' ALLUSERS= /qn '/l*v' 'C:\demo\failing.log'
  grep -a -h -E 'is written|were put back' "$WINEPREFIX/drive_c/demo/failing.log" | sed 's/^/  /'
  export_user failed
  unchanged before failed
}

leave() {
  timeout 30 wineserver -k >/dev/null 2>&1 </dev/null || true
  rm -rf "$scratch"
}

title() { printf '\n=== %s\n' "$1"; }

# Wine's own exit status is the low byte only, so a batch file writes down the whole number.
run_wine() { timeout 180 wine "$@" >"$scratch/wine.log" 2>&1 </dev/null; }

expect() {
  local wanted=$1 code
  shift
  printf '@%s\r\n@echo %%ERRORLEVEL%%> C:\\demo\\code.txt\r\n' "$*" >"$WINEPREFIX/drive_c/demo/run.bat"
  run_wine cmd /c 'C:\demo\run.bat' || true
  code=$(tr -cd '0-9' <"$WINEPREFIX/drive_c/demo/code.txt")
  echo "exit code $code"
  if [ "$code" != "$wanted" ]; then
    echo "expected $wanted" >&2
    exit 1
  fi
}

export_user() {
  run_wine reg export 'HKCU\Software' "C:\\demo\\$1.reg" /y
  iconv -f UTF-16 -t UTF-8 "$WINEPREFIX/drive_c/demo/$1.reg" | tr -d '\r' >"$scratch/$1.reg"
}

# The profiles' values, one a line; flags and names of the connection for whoever knows them.
profiles() {
  local found
  found=$(sed -e ':join' -e '/\\$/{N;s/\\\n *//;b join' -e '}' "$scratch/$1.reg" |
    awk '/^\[/ { shown = /Windows Messaging Subsystem/ } shown && NF' |
    grep -E '^\[|"(DefaultProfile|0003660[1346]|001f660[78]|001f662[25]|0003662[37]|0003041f|001f6641)"' || true)
  echo "${found:-  no profile}"
}

unchanged() {
  # Windows Installer's own notes of installed products are not the profile's.
  if diff <(without_installer "$1") <(without_installer "$2"); then
    echo "unchanged"
  else
    echo "The registry has changed." >&2
    exit 1
  fi
}

without_installer() { awk '/^\[/ { shown = !/Microsoft\\\\?Installer|Windows\\\\?CurrentVersion\\\\?Installer/ } shown' "$scratch/$1.reg"; }

# The write action called on its own, without what it needs: it fails.
make_failing_package() {
  cp "$package" "$1"
  msibuild "$1" \
    -q "INSERT INTO CustomAction (Action, Type, Source, Target) VALUES ('FailAfterwards', 1025, 'Actions', 'WriteProfile')" \
    -q "INSERT INTO InstallExecuteSequence (Action, Condition, Sequence) VALUES ('FailAfterwards', 'NOT Installed', 6599)"
}

# --- the tests --------------------------------------------------------------------------------------------------------

run_tests() {
  passed=0 failed=0
  local project
  for project in OutlookProfile.Tests WindowsInstaller.Tests Installer.Tests; do
    suite "$project" dotnet test --project "tests/$project" --no-progress
  done
  suite "the Windows functions, in Wine" tests/run-under-wine.sh tests
  suite "killed processes, in Wine" tests/run-under-wine.sh kills

  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

# Runs one suite and counts by its own summary; a suite without one, or with none passed, has failed.
suite() {
  local name=$1 log status=0 ok bad
  shift
  log=$artifacts/test-$(tr -c 'A-Za-z\n' - <<<"$name").log
  echo "--- $name"
  "$@" >"$log" 2>&1 </dev/null || status=$?
  grep -E '^(failed |  *(total|failed|succeeded|skipped|duration):)|survived|injection|cases' "$log" || true
  ok=$(sed -n 's/^ *succeeded: *//p' "$log" | tail -n 1)
  bad=$(sed -n 's/^ *failed: *//p' "$log" | tail -n 1)
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  if [ "${ok:-0}" -eq 0 ] || { [ "$status" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; }; then
    failed=$((failed + 1))
    tail -n 40 "$log"
  fi
}

main
