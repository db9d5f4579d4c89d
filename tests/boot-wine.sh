#!/bin/sh
# Boots a Wine prefix that is a Windows 10, which the package asks for, unless it is there already. Usage:
#   tests/boot-wine.sh PREFIX
# Never with a window, nor with an offer to download Mono or Gecko.
set -eu

case $1 in /*) prefix=$1 ;; *) prefix=$PWD/$1 ;; esac
[ -f "$prefix/is-windows-10" ] && exit 0

fresh=$prefix.$$
trap 'WINEPREFIX=$fresh timeout 30 wineserver -k >>"$fresh.log" 2>&1 || :; rm -rf "$fresh" "$fresh.log"' EXIT
mkdir -p "$fresh"
export WINEPREFIX="$fresh" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml=;winemenubuilder.exe=d' DISPLAY=''

# wine_run PROGRAM ARGUMENT...   To a file: services of Wine inherit a pipe and keep it open.
# Without random addresses: Wine needs one particular page, and would fail to start once in two thousand times.
wine_run() {
  timeout 120 setarch --addr-no-randomize wine "$@" >"$fresh.log" 2>&1 </dev/null || {
    cat "$fresh.log" >&2
    echo "$0: Wine does not start" >&2
    exit 1
  }
}

wine_run wineboot --init
wine_run winecfg -v win10
timeout 120 wineserver --wait
touch "$fresh/is-windows-10"

# Only a whole prefix gets the name that others look for. An older one is no Windows 10.
rm -rf "$prefix"
mv "$fresh" "$prefix"
