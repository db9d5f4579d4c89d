#!/usr/bin/env bash
# Builds into artifacts/ and shows or tests what it has built. Usage:
#   ./build.sh         build; then install, show the profile, uninstall, fail on purpose and show that nothing changed
#   ./build.sh test    build; then run every test
set -euo pipefail
cd "$(dirname "$0")"

# Wine runs msiexec; clang, lld and mingw link for Windows; gcab makes the cabinet; the last two lines are the tests' independent readers.
PACKAGES=(wine64 wine gcab msitools mingw-w64-x86-64-dev binutils-mingw-w64-x86-64
  gcc libc6-dev zlib1g-dev xxd
  libhivex-bin libwin-hivex-perl reglookup openssl unzip
  python3 python3-exchangelib
  python3-impacket dnsmasq-base nginx-light)
TEST_PROJECTS=(WindowsInstaller.Tests OutlookProfile.Tests OutlookProfile.Connectivity.Tests Installer.Tests)
TOOL=artifacts/outlookprofile/outlookprofile
LOGS=artifacts/logs

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

fail() {
  echo "build.sh: $*" >&2
  exit 1
}

# The SDK that global.json asks for: any feature band of 10.0. dotnet itself knows whether it is there.
need_dotnet() {
  local install="see https://learn.microsoft.com/dotnet/core/install/linux"
  command -v dotnet >/dev/null || fail "the .NET SDK 10.0 is missing; $install"
  dotnet --version >/dev/null 2>&1 ||
    fail "the .NET SDK 10.0 is missing; there is only: $(dotnet --list-sdks | sed 's/ .*//' | paste -sd ' '); $install"
}

# Releases of LLVM that link for Windows, as src/CrossLink looks for them: Debian 12 has 16, Debian 13 has 19, Ubuntu 24.04 has 18.
LLVM_RELEASES=(16 19 18)

has_llvm() {
  local release
  for release in "${LLVM_RELEASES[@]}"; do
    [ ! -e "/usr/bin/clang-$release" ] || [ ! -e "/usr/bin/lld-link-$release" ] || return 0
  done
  return 1
}

# The packages of the first release that this system has to offer.
llvm_packages() {
  local release
  for release in "${LLVM_RELEASES[@]}"; do
    if apt-cache show "clang-$release" "lld-$release" >/dev/null 2>&1; then
      echo "clang-$release lld-$release"
      return
    fi
  done
  fail "apt knows none of clang-16, clang-19, clang-18 with its lld; build.sh knows Debian 12, Debian 13 and Ubuntu 24.04"
}

install_missing() {
  local missing=() package llvm=""
  need_dotnet
  for package in "${PACKAGES[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  has_llvm || llvm="clang lld"
  [ ${#missing[@]} -gt 0 ] || [ -n "$llvm" ] || return 0
  [ "$(id -u)" -eq 0 ] || fail "run as root once, or install: ${missing[*]} $llvm"
  echo "Installing ${missing[*]} $llvm"
  apt_get update || fail "apt could not read its lists; see $LOGS/apt.log"
  [ -z "$llvm" ] || llvm=$(llvm_packages)
  # shellcheck disable=SC2086  # two names
  apt_get install -y --no-install-recommends "${missing[@]}" $llvm || fail "apt could not install ${missing[*]} $llvm"
}

# apt_get ARGUMENT...   Says what went wrong, and nothing else.
apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -q "$@" >"$LOGS/apt.log" 2>&1 </dev/null || {
    tail -20 "$LOGS/apt.log" >&2
    return 1
  }
}

# build PROJECT_OR_SOLUTION
build() {
  echo "Building $1"
  dotnet build "$1" -c Release -v q --nologo -clp:NoSummary </dev/null || fail "the build failed"
  "$TOOL" transform --msi artifacts/OutlookProfile.msi --config config/acme.json --output artifacts/acme.mst
  size src/OutlookProfile.CustomActions/bin/Release/net10.0/win-x64/publish/OutlookProfile.CustomActions.dll "native actions"
  size artifacts/OutlookProfile.msi package
  size artifacts/acme.mst transform
  size "$TOOL" tool
}

# size FILE NAME
size() {
  printf '%12d bytes  %s\n' "$(stat -c %s "$1")" "$2"
}

# Boots a Wine prefix once; later ones are copies.
wine_template() {
  tests/boot-wine.sh artifacts/wine/template || fail "Wine does not start"
}

# wine_run SECONDS OUTPUT_FILE PROGRAM ARGUMENT...   in WINEPREFIX. To a file: services of Wine inherit a pipe and keep it open.
# Without random addresses: Wine needs one particular page, and would fail to start once in two thousand times.
wine_run() {
  local seconds=$1 output=$2
  shift 2
  DISPLAY='' WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d' \
    timeout "$seconds" setarch --addr-no-randomize wine "$@" >"$output" 2>&1 </dev/null
}

# in_prefix LINE...   Runs the lines as a batch file in the scratch prefix; %ERRORLEVEL% there is the real exit code.
in_prefix() {
  printf '%s\r\n' '@echo off' "$@" 'exit /b 0' >"$WINEPREFIX/drive_c/demo/run.bat"
  wine_run 120 "$LOGS/demo.log" cmd /c 'C:\demo\run.bat' || fail "Wine failed; see $LOGS/demo.log"
}

# msiexec_silently EXPECTED_EXIT_CODE ARGUMENT...
# ALLUSERS="" last: for this user alone; Wine knows no MSIINSTALLPERUSER, and takes "" followed by more for a quote.
msiexec_silently() {
  local expected=$1 code
  shift
  in_prefix "msiexec $* /qn /l*v C:\\demo\\install.log ALLUSERS=\"\"" 'echo %ERRORLEVEL%> C:\demo\exit.txt'
  code=$(tr -d '\r ' <"$WINEPREFIX/drive_c/demo/exit.txt")
  grep -a -E 'profile "|items were put back|the profile is removed|not meant to be run' "$WINEPREFIX/drive_c/demo/install.log" | sed 's/^/  /'
  echo "  msiexec: exit code $code"
  [ "$code" = "$expected" ] || fail "expected exit code $expected; see $WINEPREFIX/drive_c/demo/install.log"
}

# export_registry FILE   The user's registry but for what Windows Installer and Wine keep there for themselves.
export_registry() {
  in_prefix "reg export HKCU C:\\demo\\$1 /y"
  iconv -f UTF-16 -t UTF-8 "$WINEPREFIX/drive_c/demo/$1" | tr -d '\r' |
    awk 'BEGIN { RS = "\n\\["; ORS = "\n[" } !/^HKEY_CURRENT_USER\\Software\\(Microsoft\\Installer|Wine)[]\\]/' >"$LOGS/$1"
}

demo() {
  wine_template
  WINEPREFIX=$(mktemp -d)
  export WINEPREFIX
  trap 'wineserver --kill || true; rm -rf "$WINEPREFIX"' EXIT
  cp -a artifacts/wine/template/. "$WINEPREFIX"
  mkdir "$WINEPREFIX/drive_c/demo"
  cp artifacts/OutlookProfile.msi artifacts/acme.mst "$WINEPREFIX/drive_c/demo"
  export_registry before.reg

  echo "Installing silently: msiexec /i OutlookProfile.msi TRANSFORMS=acme.mst /qn"
  msiexec_silently 0 '/i C:\demo\OutlookProfile.msi TRANSFORMS=acme.mst'
  echo "The profile in the registry, read back as a configuration:"
  export_registry installed.reg
  "$TOOL" capture --reg "$WINEPREFIX/drive_c/demo/installed.reg" | sed 's/^/  /'
  echo "Its values for Outlook Anywhere and Cached Exchange Mode:"
  show_values "$LOGS/installed.reg"

  echo "Uninstalling"
  msiexec_silently 0 '/x C:\demo\OutlookProfile.msi TRANSFORMS=acme.mst'
  show_unchanged after-uninstall.reg

  echo "Installing a copy of the package in which an action fails after the profile was written"
  cp artifacts/OutlookProfile.msi "$WINEPREFIX/drive_c/demo/failing.msi"
  msibuild "$WINEPREFIX/drive_c/demo/failing.msi" \
    -q "INSERT INTO \`CustomAction\` (\`Action\`, \`Type\`, \`Source\`, \`Target\`) VALUES ('FailAfterwards', 1025, 'Actions', 'WriteProfile')" \
    -q "INSERT INTO \`InstallExecuteSequence\` (\`Action\`, \`Sequence\`) VALUES ('FailAfterwards', 6599)"
  msiexec_silently 1603 '/i C:\demo\failing.msi TRANSFORMS=acme.mst'
  show_unchanged after-failure.reg
}

# show_values EXPORT   The values that PR_ROH_* and the mailbox's copy are kept in, texts as texts.
show_values() {
  local value name data
  while read -r value name; do
    data=$(sed -z 's/\\\n *//g' "$1" | sed -n "s/^\"$value\"=hex://p" | head -1)
    [ "${value:0:4}" != 001f ] || data=$(tr -d ',' <<<"$data" | xxd -r -p | iconv -f UTF-16LE -t UTF-8 | tr -d '\0')
    printf '  %s %-28s %s\n' "$value" "$name" "$data"
  done <<'VALUES'
00036623 PR_ROH_FLAGS
001f6622 PR_ROH_PROXY_SERVER
001f6625 PR_ROH_PROXY_PRINCIPAL_NAME
00036627 PR_ROH_PROXY_AUTH_SCHEME
0003041f PR_CACHE_SYNC_MODE
00036601 PR_PROFILE_CONFIG_FLAGS
00036604 PR_PROFILE_CONNECT_FLAGS
VALUES
}

# show_unchanged FILE   Compares the user's registry, byte for byte, with what it was before.
show_unchanged() {
  export_registry "$1"
  diff "$LOGS/before.reg" "$LOGS/$1" || fail "the registry has changed"
  echo "  the user's registry: unchanged"
}

# test_project NAME
test_project() {
  echo "Testing $1"
  dotnet test --project "tests/$1" -c Release --no-build --no-ansi --no-progress >"$LOGS/$1.log" 2>&1 </dev/null || true
  count "$1" "$LOGS/$1.log"
}

# count NAME LOG   Adds up the summary at the end of a test run, and shows the log unless everything in it passed.
count() {
  local total failed skipped
  total=$(last_number total "$2")
  failed=$(last_number failed "$2")
  skipped=$(last_number skipped "$2")
  if [ -z "$total" ] || [ -z "$failed" ] || [ -z "$skipped" ] || [ "$total" -eq 0 ]; then
    cat "$2"
    echo "$1: no result; it counts as one failure"
    FAILED=$((FAILED + 1))
    return
  fi
  [ "$failed" -eq 0 ] || cat "$2"
  echo "  $((total - failed - skipped)) passed, $failed failed, $skipped skipped"
  PASSED=$((PASSED + total - failed - skipped))
  FAILED=$((FAILED + failed))
}

# last_number WORD LOG
last_number() {
  sed -nE "s/^ *$1: ([0-9]+) *$/\1/p" "$2" | tail -1
}

test_all() {
  local project
  PASSED=0
  FAILED=0
  rm -f artifacts/silent-install.txt

  # What the tests have survived and measured, for whoever reads the end of the output.
  export TEST_REPORT=$PWD/$LOGS/report.txt
  : >"$TEST_REPORT"
  wine_template
  for project in "${TEST_PROJECTS[@]}"; do
    test_project "$project"
  done
  echo "Testing inside Wine"
  WINE_PREFIX_TEMPLATE=$PWD/artifacts/wine/template tests/run-under-wine.sh >"$LOGS/under-wine.log" 2>&1 </dev/null || {
    echo "run-under-wine.sh failed; it counts as one failure"
    cat "$LOGS/under-wine.log"
    FAILED=$((FAILED + 1))
  }
  count "inside Wine" "$LOGS/under-wine.log"
  sort "$TEST_REPORT" | sed 's/^/  /'
  sed -n '/real kills/s/^/  /p' "$LOGS/under-wine.log"
  [ ! -f artifacts/silent-install.txt ] || sed 's/^/  /' artifacts/silent-install.txt
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ]
}

mkdir -p "$LOGS"
case ${1-demo} in
  demo)
    install_missing
    build installer/Installer.wixproj
    demo
    ;;
  test)
    install_missing
    build Installer.sln
    test_all
    ;;
  *)
    sed -n '2,4s/^# //p' "$0" >&2
    exit 2
    ;;
esac
