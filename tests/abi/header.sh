#!/bin/sh
# header.sh COMPILER HEADER: newsx.h alone compiles as C99, C17 and C++, without a warning.
set -eu
cc=$1
header=$2
flags="-Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only"
# shellcheck disable=SC2086 # words
for mode in "c -std=c99" "c -std=c17" "c++ -std=c++11" "c++ -std=c++20"; do
    printf '#include "%s"\nint main(void) { newsx_options o = NEWSX_OPTIONS_INIT; newsx_source s = NEWSX_SOURCE_INIT; return o.size == 0 || s.size == 0; }\n' "$header" |
        $cc $flags -x $mode -
done
