#!/bin/sh
# symbols.sh LIBRARY LIST: the shared library exports just what symbols.txt lists.
set -eu
nm -D --defined-only "$1" | awk '{ sub(/@.*/, "", $3); print $3 }' | LC_ALL=C sort | diff -u "$2" - ||
    { echo "exports differ from $2: update it on purpose, or hide the symbol" >&2; exit 1; }
