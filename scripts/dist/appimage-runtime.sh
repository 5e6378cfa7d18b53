#!/bin/sh
# Start of an AppImage that was made without the usual runtime: unpacks the program that follows and runs it.
# Needs unsquashfs (package squashfs-tools) on the PC. Padded to 8192 bytes; the program's file system begins there.
set -eu
self=$(readlink -f "$0")
if ! command -v unsquashfs >/dev/null 2>&1; then
  echo "Scan Station cannot be started: unsquashfs is missing. Install the package squashfs-tools." >&2
  exit 1
fi
folder=$(mktemp -d "${TMPDIR:-/tmp}/scan-station-XXXXXX")
if ! unsquashfs -quiet -no-progress -force -dest "$folder" -offset 8192 "$self" >/dev/null; then
  echo "Scan Station cannot be started: it could not be unpacked into $folder. Is the disk full?" >&2
  rm -rf "$folder"
  exit 1
fi
export APPIMAGE="$self" APPDIR="$folder" ARGV0="$0"
# The folder goes when the program has ended; this shell becomes the program, so a helper waits for it.
( trap '' HUP INT TERM; while kill -0 $$ 2>/dev/null; do sleep 5; done; rm -rf "$folder" ) >/dev/null 2>&1 &
exec "$folder/AppRun" "$@"
