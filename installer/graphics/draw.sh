#!/usr/bin/env bash
# Draws the wizard's bitmaps and the package's icon from their SVG sources, into the folder given (default: beside them).
# Bitmaps have 16 colours, in which nobody sees a difference, because a package holds them as they are; not RLE, which not every reader takes.
# Sizes are those of WixUIBannerBmp and WixUIDialogBmp; the icon has the sizes that Windows shows: list, desktop, tiles.
set -euo pipefail
sources=$(cd "$(dirname "$0")" && pwd)
target=${1:-$sources}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for picture in banner dialog; do
  rsvg-convert "$sources/$picture.svg" -o "$scratch/$picture.png"
  convert "$scratch/$picture.png" -strip -alpha off +dither -colors 16 -type Palette -compress None "BMP3:$target/$picture.bmp"
done
for size in 16 20 24 32 48 64; do
  rsvg-convert -w $size -h $size "$sources/icon.svg" -o "$scratch/icon$size.png"
done
convert "$scratch"/icon{16,20,24,32,48,64}.png -strip "$target/outlook-profile.ico"
