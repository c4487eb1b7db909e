#!/bin/sh
# valgrind.sh BUILD [NAME...]: every unit test program (or those named), refused allocations, and seeds of the fuzz targets,
# under valgrind's memcheck. An error or a leak is a failure.
set -u
build=$(realpath "$1") here=$(dirname "$(realpath "$0")")
shift
only=" $* "
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$build" || exit 2
failed=0 count=0 kinds=definite,indirect,possible
check() { # NAME COMMAND...
  name=$1; shift
  [ "$only" = "  " ] || case $only in *" $name "*) ;; *) return ;; esac
  count=$((count + 1))
  valgrind -q --error-exitcode=99 --leak-check=full --show-leak-kinds="$kinds" --errors-for-leak-kinds="$kinds" "$@" > "$work/out" 2>&1
  if [ $? = 99 ] || grep -q '^==[0-9]*== ' "$work/out"; then
    failed=$((failed + 1))
    echo "$name: memcheck complains"
    grep '^==' "$work/out" | head -n 40
  else
    echo "$name: clean"
  fi
}
for test in tests/unit/*/test_*; do
  case $test in */test_oracle) continue ;; esac # libvoikko itself reads behind its strings
  [ -x "$test" ] && [ ! -d "$test" ] && check "${test##*/}" "$test"
done
check allocations tests/allocations/allocations --most 3
# Its sessions live as long as the program, and what they hold begins in the middle of aligned blocks.
kinds=definite,indirect
check fuzz_text tests/fuzz/fuzz_text "$here/fuzz/seeds/text/clauses" "$here/fuzz/seeds/text/broken"
echo "$count programs, $failed with complaints"
[ $failed = 0 ] && [ $count -gt 0 ]
