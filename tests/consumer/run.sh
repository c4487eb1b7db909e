#!/bin/sh
# run.sh BUILD SOURCE CC CXX FLAGS CMAKE: installs the build into a folder of its own and uses it as a stranger would: from
# C and C++, by find_package and by pkg-config, static and shared.
set -eu
build=$1 source=$2 CC=$3 CXX=$4 flags=$5 cmake=$6
project=$source/tests/consumer/project
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
prefix=$work/prefix
"$cmake" --install "$build" --prefix "$prefix" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
libdir=$(dirname "$(find "$prefix" -name libcxtag.a)")
export PKG_CONFIG_PATH="$libdir/pkgconfig"

# Sub-themes and the verdict on a text of praise and blame are left out: the lexicon may change them.
expect() { # PROGRAM WHAT-IT-PRINTS
  "$1" > "$work/all" || { echo "$1 failed"; exit 1; }
  sed -E 's/([a-z])\.[a-z_]+/\1/g; s/^fi .*/fi/' "$work/all" > "$work/out"
  printf "$2" | diff - "$work/out" || { echo "$1: wrong output (< wanted, > given)"; exit 1; }
}
expect_all() { # FOLDER
  expect "$1/tag_c" 'fi\ndelivery positive\nphone_service negative\n'
  expect "$1/tag_cpp" '1 positive product\n2 positive delivery\n'
}

for kind in static shared; do
  if ! "$cmake" -S "$project" -B "$work/$kind" -DKIND=$kind -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$CC" \
       -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" > "$work/log" 2>&1 ||
     ! "$cmake" --build "$work/$kind" >> "$work/log" 2>&1; then
    cat "$work/log"; echo "find_package(cxtag COMPONENTS $kind) failed"; exit 1
  fi
  expect_all "$work/$kind"
done
readelf -d "$work/shared/tag_c" | grep -q 'libcxtag.so.0' || { echo "shared: not linked with libcxtag.so.0"; exit 1; }
if readelf -d "$work/static/tag_c" | grep -q 'libcxtag'; then echo "static: linked with the shared library"; exit 1; fi

# By pkg-config, shared; then static, with the archive named and what it needs from --static.
mkdir "$work/pc" "$work/pcs"
set -- $flags $(pkg-config --cflags cxtag)
shared="$(pkg-config --libs cxtag) -Wl,-rpath,$libdir"
archive="$(pkg-config --static --libs cxtag | sed 's/-lcxtag/-l:libcxtag.a/')"
"$CC" -std=c11 "$@" "$project/tag.c" $shared -o "$work/pc/tag_c"
"$CXX" -std=c++17 "$@" "$project/tag.cpp" $shared -o "$work/pc/tag_cpp"
"$CC" -std=c11 "$@" "$project/tag.c" $archive -o "$work/pcs/tag_c"
"$CXX" -std=c++17 "$@" "$project/tag.cpp" $archive -o "$work/pcs/tag_cpp"
expect_all "$work/pc"
expect_all "$work/pcs"

# What else was installed: the command, its page, its completions, the tables that `explain` names.
[ "$(echo 'Toimitus oli nopea' | "$prefix/bin/cxtag" | wc -l)" = 1 ]
for file in share/man/man1/cxtag.1 share/bash-completion/completions/cxtag share/zsh/site-functions/_cxtag \
            share/fish/vendor_completions.d/cxtag.fish share/cxtag/lexicons/base/terms/delivery.tsv share/cxtag/models/language.cxm \
            include/cxtag/cxtag.h include/cxtag/lexicon.h include/cxtag/records.h; do
  [ -s "$prefix/$file" ] || { echo "not installed: $file"; exit 1; }
done
