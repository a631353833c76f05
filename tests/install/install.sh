#!/bin/sh
# install.sh BUILD ROOT PYTHON CC SANITIZE -- installs into a new folder, and builds and runs README's C program against
# what is there: with find_package, with pkg-config, and the installed program itself.
set -eu
build=$1 root=$2 python=$3 cc=$4 sanitize=$5
page=$root/corpus/02-county-brief.html
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/prefix" >"$work/log" || { cat "$work/log"; exit 1; }
image=$work/prefix/share/newsx/newsx.nxd
"$work/prefix/bin/newsx" extract "$page" >"$work/program.json"
test -s "$work/program.json"
test -s "$work/prefix/share/man/man1/newsx.1"

NEWSX=/ NEWSX_SOURCE_DIR=$root "$python" -B "$root/tests/readme/readme.py" c >"$work/figures.c"
lines=$(wc -l <"$work/figures.c")
test "$lines" -le 50

cat >"$work/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES C)
find_package(newsx 0.1 REQUIRED)
add_executable(figures figures.c)
target_link_libraries(figures PRIVATE newsx::newsx)
CMAKE
flags="-Wall -Wextra -Werror"
[ -z "$sanitize" ] || flags="$flags -fsanitize=$sanitize"
{
    cmake -S "$work" -B "$work/cmake" -G Ninja -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_C_COMPILER="$cc" -DCMAKE_C_FLAGS="$flags"
    cmake --build "$work/cmake"
} >"$work/log" || { cat "$work/log"; exit 1; }
"$work/cmake/figures" "$image" "$page" >"$work/one"

PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name newsx.pc)")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046,SC2086 # flags are words
"$cc" -std=c17 $flags "$work/figures.c" $(pkg-config --cflags --libs newsx) -o "$work/figures"
LD_LIBRARY_PATH=$(pkg-config --variable=libdir newsx) "$work/figures" "$image" "$page" >"$work/two"
cmp "$work/one" "$work/two"
cat "$work/one"
