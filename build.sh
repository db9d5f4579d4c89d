#!/usr/bin/env bash
# Builds into artifacts/ and shows or tests what it has built. Usage:
#   ./build.sh         build; then install, show the profile, uninstall, fail on purpose and show that nothing changed
#   ./build.sh test    build; then run every test
#   ./build.sh sign    build; then sign copies into artifacts/signed, with the certificate that the environment names (docs/signing.md)
#   ./build.sh bench   build; then measure (docs/performance.md). bench --check fails when something costs more than it did
#   ./build.sh help    this text
# What is missing on a bare Debian 12 or 13 or Ubuntu 24.04 it installs (as root, by apt). Logs lie in artifacts/logs.
set -euo pipefail
cd "$(dirname "$0")"

# The tool speaks the language of whoever calls it, and its words are read here.
export LC_ALL=C.UTF-8

# Wine runs msiexec; clang, lld and mingw link for Windows; the next lines are the tests' independent readers and servers, the last the wizard's screen, keyboard and camera.
PACKAGES=(wine64 wine mingw-w64-x86-64-dev binutils-mingw-w64-x86-64
  gcc libc6-dev zlib1g-dev xxd msitools
  gcab cabextract libhivex-bin libwin-hivex-perl reglookup openssl unzip
  python3 python3-exchangelib osslsigncode
  python3-impacket gettext dnsmasq-base nginx-light slapd zsh procps
  xvfb xdotool imagemagick librsvg2-bin fonts-wine fonts-vlgothic)
TEST_PROJECTS=(WindowsInstaller.Tests OutlookProfile.Tests OutlookProfile.Connectivity.Tests)
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

# step TEXT   Says what begins; a step that takes long says how long, and where its log is.
step() {
  STEP_BEGAN=$SECONDS
  echo "$*"
}

# took   Ends a step.
took() {
  local seconds=$((SECONDS - STEP_BEGAN))
  [ "$seconds" -lt 3 ] || echo "  took $seconds s"
}

install_missing() {
  local missing=() package llvm=""
  need_dotnet
  for package in "${PACKAGES[@]}"; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  # Whatever node there is will do; the tests lint .github/workflows with it.
  command -v npm >/dev/null || missing+=(nodejs npm)
  has_llvm || llvm="clang lld"
  [ ${#missing[@]} -gt 0 ] || [ -n "$llvm" ] || return 0
  [ "$(id -u)" -eq 0 ] || fail "run as root once, or install: ${missing[*]} $llvm"
  step "Installing ${#missing[@]} packages that are missing${llvm:+, clang and lld} (1 to 3 minutes; log in $LOGS/apt.log)"
  apt_get update || fail "apt could not read its lists; see $LOGS/apt.log"
  [ -z "$llvm" ] || llvm=$(llvm_packages)
  # The tests' directory has a configuration of its own; a system's server without one does not start.
  [[ " ${missing[*]} " != *" slapd "* ]] || echo "slapd slapd/no_configuration boolean true" | debconf-set-selections || fail "debconf refused"
  # shellcheck disable=SC2086  # two names
  apt_get install -y --no-install-recommends "${missing[@]}" $llvm || fail "apt could not install ${missing[*]} $llvm"
  # The tests start their servers themselves: what was installed for them is no service of this machine.
  if [[ " ${missing[*]} " == *" nginx-light "* ]] && [ -d /run/systemd/system ]; then
    systemctl disable --now nginx >>"$LOGS/apt.log" 2>&1 || fail "nginx was installed for the tests and runs as a service now; stop it with: systemctl disable --now nginx"
  fi
  took
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
  local about="about 2 minutes the first time"
  [ ! -f artifacts/OutlookProfile.msi ] || about="half a minute when little has changed"
  step "Building $1 ($about; log in $LOGS/build.log)"
  dotnet build "$1" -c Release -v m --nologo -clp:NoSummary >"$LOGS/build.log" 2>&1 </dev/null || {
    grep -E "(error|warning) [A-Z]+[0-9]+|: error" "$LOGS/build.log" | sort -u | head -20 >&2 || tail -20 "$LOGS/build.log" >&2
    fail "the build failed; see $LOGS/build.log"
  }
  "$TOOL" transform --msi artifacts/OutlookProfile.msi --config config/acme.json --output artifacts/acme.mst >"$LOGS/transform.log"
  size src/OutlookProfile.CustomActions/bin/Release/net10.0/win-x64/publish/OutlookProfile.CustomActions.dll "native actions"
  size artifacts/OutlookProfile.msi package
  size artifacts/acme.mst "transform, from config/acme.json"
  size "$TOOL" tool
  took
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
  [ "$code" = "$expected" ] || fail "msiexec: exit code $code, expected $expected; see $WINEPREFIX/drive_c/demo/install.log"
  echo "  msiexec: exit code $code, as expected"
}

# export_registry NAME   The user's registry but for what Windows Installer and Wine keep there for themselves: NAME.reg, which regedit
# reads, and NAME.txt, the same for diff and sed.
export_registry() {
  in_prefix "reg export HKCU C:\\demo\\$1.reg /y"
  iconv -f UTF-16 -t UTF-8 "$WINEPREFIX/drive_c/demo/$1.reg" | tr -d '\r' |
    awk '/^\[/ { hidden = /^\[HKEY_CURRENT_USER\\Software\\(Microsoft\\Installer|Wine)[]\\]/ } !hidden' >"$LOGS/$1.txt"
  sed 's/$/\r/' "$LOGS/$1.txt" | iconv -f UTF-8 -t UTF-16 >"$LOGS/$1.reg"
}

demo() {
  wine_template
  WINEPREFIX=$(mktemp -d)
  export WINEPREFIX
  trap 'wineserver --kill || true; rm -rf "$WINEPREFIX"' EXIT
  cp -a artifacts/wine/template/. "$WINEPREFIX"
  mkdir "$WINEPREFIX/drive_c/demo"
  cp artifacts/OutlookProfile.msi artifacts/acme.mst "$WINEPREFIX/drive_c/demo"
  export_registry before

  step "Installing silently: msiexec /i OutlookProfile.msi TRANSFORMS=acme.mst /qn"
  msiexec_silently 0 '/i C:\demo\OutlookProfile.msi TRANSFORMS=acme.mst'
  export_registry installed
  took

  step "The profile in the registry, read back as a configuration:"
  "$TOOL" capture --reg "$LOGS/installed.reg" | sed 's/^/  /'
  echo "Its values for Outlook Anywhere and Cached Exchange Mode:"
  show_values "$LOGS/installed.txt"

  step "Uninstalling"
  msiexec_silently 0 '/x C:\demo\OutlookProfile.msi TRANSFORMS=acme.mst'
  show_unchanged after-uninstall
  took

  step "Installing a copy of the package in which an action fails after the profile was written"
  cp artifacts/OutlookProfile.msi "$WINEPREFIX/drive_c/demo/failing.msi"
  msibuild "$WINEPREFIX/drive_c/demo/failing.msi" \
    -q "INSERT INTO \`CustomAction\` (\`Action\`, \`Type\`, \`Source\`, \`Target\`) VALUES ('FailAfterwards', 1025, 'Actions', 'WriteProfile')" \
    -q "INSERT INTO \`InstallExecuteSequence\` (\`Action\`, \`Sequence\`) VALUES ('FailAfterwards', 6599)"
  msiexec_silently 1603 '/i C:\demo\failing.msi TRANSFORMS=acme.mst'
  show_unchanged after-failure
  took

  cat <<DONE

Done. Made in artifacts/:
  OutlookProfile.msi              the package
  acme.mst                        the transform from config/acme.json
  outlookprofile/outlookprofile   the tool
Next, for your own server:
  export PATH=\$PWD/artifacts/outlookprofile:\$PATH
  outlookprofile init site.json --server exchange.example.com
  outlookprofile plan site.json --outlook 2016
  outlookprofile transform --msi artifacts/OutlookProfile.msi --config site.json --output site.mst
DONE
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

# show_unchanged NAME   Compares the user's registry, byte for byte, with what it was before.
show_unchanged() {
  export_registry "$1"
  diff "$LOGS/before.txt" "$LOGS/$1.txt" || fail "the registry has changed"
  echo "  the user's registry: unchanged"
}

# test_project NAME
test_project() {
  local began=$SECONDS
  run_project "$1"
  count "$1" "$LOGS/$1.log" $((SECONDS - began))
}

# run_project NAME
run_project() {
  dotnet test --project "tests/$1" -c Release --no-build --no-ansi --no-progress >"$LOGS/$1.log" 2>&1 </dev/null || true
}

# count NAME LOG SECONDS   Adds up the summary at the end of a test run: one line, and under it each failure in a few.
count() {
  local total failed skipped windows where=""
  total=$(last_number total "$2")
  failed=$(last_number failed "$2")
  skipped=$(last_number skipped "$2")
  if [ -z "$total" ] || [ -z "$failed" ] || [ -z "$skipped" ] || [ "$total" -eq 0 ]; then
    printf '  %-34s no result; it counts as one failure; see %s\n' "$1" "$2"
    tail -20 "$2" | sed 's/^/      /'
    FAILED=$((FAILED + 1))
    return
  fi
  windows=$(grep -c "Test is only supported on Windows" "$2" || true)
  [ "$windows" -eq 0 ] || where=" ($windows need Windows' functions: they run inside Wine, below)"
  [ "$skipped" -eq 0 ] || where=", $skipped skipped$where"
  printf '  %-34s %4d passed, %d failed%s; %d s\n' "$1" $((total - failed - skipped)) "$failed" "$where" "$3"
  [ "$failed" -eq 0 ] || show_failures "$2"
  PASSED=$((PASSED + total - failed - skipped))
  FAILED=$((FAILED + failed))
}

# show_failures LOG   Each failure's name and the first lines of what it says; the rest is in the log.
show_failures() {
  awk '/^failed / { lines = 8 } /^(passed|skipped) / { lines = 0 } lines > 0 && !/^ *(at |from )/ { print "      " $0; lines-- }' "$1"
  echo "      all of it: $1"
}

# last_number WORD LOG
last_number() {
  sed -nE "s/^ *$1: ([0-9]+) *$/\1/p" "$2" | tail -1
}

test_all() {
  local project installer
  PASSED=0
  FAILED=0

  # What the tests have survived and measured, for whoever reads the end of the output.
  export TEST_REPORT=$PWD/$LOGS/report.txt
  rm -f "$TEST_REPORT"*
  : >"$TEST_REPORT"
  wine_template

  # It waits for Wine most of its time, and so runs beside everything else.
  (
    SECONDS=0
    TEST_REPORT=$TEST_REPORT.installer run_project Installer.Tests
    echo "$SECONDS" >"$LOGS/Installer.Tests.seconds"
  ) &
  installer=$!
  step "Checking format and style (about a minute; log in $LOGS/format.log)"
  dotnet format OutlookProfile.Everyday.slnf --verify-no-changes --no-restore --severity warn >"$LOGS/format.log" 2>&1 </dev/null || {
    grep -E "(error|warning) [A-Z]+" "$LOGS/format.log" | sort -u | head -20 | sed 's/^/      /'
    echo "  format and style count as one failure; dotnet format OutlookProfile.Everyday.slnf puts most of it right"
    FAILED=$((FAILED + 1))
  }
  took
  step "Testing (about 10 minutes; a log for each line in $LOGS)"
  for project in "${TEST_PROJECTS[@]}"; do
    test_project "$project"
  done
  local began=$SECONDS
  WINE_PREFIX_TEMPLATE=$PWD/artifacts/wine/template tests/run-under-wine.sh >"$LOGS/under-wine.log" 2>&1 </dev/null || {
    echo "  run-under-wine.sh failed; it counts as one failure; see $LOGS/under-wine.log"
    tail -20 "$LOGS/under-wine.log" | sed 's/^/      /'
    FAILED=$((FAILED + 1))
  }
  count "inside Wine" "$LOGS/under-wine.log" $((SECONDS - began))
  wait "$installer"
  count Installer.Tests "$LOGS/Installer.Tests.log" "$(cat "$LOGS/Installer.Tests.seconds")"
  echo "What the tests have survived and measured:"
  sort "$TEST_REPORT"* | sed 's/^/  /'
  sed -n '/real kills/s/^/  /p' "$LOGS/under-wine.log"
  echo "$PASSED passed, $FAILED failed"
  [ "$FAILED" -eq 0 ]
}

# Action DLL and tool before they are packed, then the package.
sign() {
  step "Signing"
  dotnet build installer/Installer.wixproj -c Release -p:Signed=true --no-restore -v m --nologo -clp:NoSummary </dev/null || fail "nothing is signed"
  size artifacts/signed/OutlookProfile.msi "signed package"
}

# usage   The beginning of this file.
usage() {
  sed -n '/^# /s/^# //p;/^set /q' "$0"
}

# bench ARGUMENT...
bench() {
  wine_template
  dotnet build tests/OutlookProfile.Bench -c Release -v q --nologo -clp:NoSummary </dev/null || fail "the build failed"
  dotnet tests/OutlookProfile.Bench/bin/Release/net10.0/bench.dll "$@"
}

mkdir -p "$LOGS"
[ $# -le 1 ] || [ "$1" = bench ] || {
  echo "build.sh: one word at most, found: $*" >&2
  usage >&2
  exit 2
}
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
  sign)
    install_missing
    build installer/Installer.wixproj
    sign
    ;;
  bench)
    install_missing
    build installer/Installer.wixproj
    bench "${@:2}"
    ;;
  help | -h | --help)
    usage
    ;;
  *)
    echo "build.sh: $1 is none of its words" >&2
    usage >&2
    exit 2
    ;;
esac
