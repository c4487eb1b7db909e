#!/bin/sh
# counts.sh BUILD [keep]: instructions that callgrind counts for some workloads over a megabyte of text, and for lines the
# branches that its simple predictor guesses wrong, beside the last line of results.csv with the same corpus; `keep` appends
# a line. Other work on the machine does not disturb these figures: one that has grown by more than two of a hundred is a
# regression, and the exit code is 1. More instructions may be the price of fewer wrong guesses: weigh them by time, in
# turns with the old binary, before such a line is kept. They depend on compiler, C library and, by the string functions that
# the C library picks, on the processor: compare lines of one machine.
set -eu
build=$(realpath "$1") keep=${2:-}
here=$(dirname "$(realpath "$0")")
results=$here/results.csv cxtag=$build/cxtag
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8

"$build/tests/bench/make_corpus" "$work/corpus.txt" "$work/words" 1 1 "$here/../../corpus/feedback.fi.jsonl" \
  "$here/../../corpus/feedback.en.jsonl" > "$work/log"
corpus=$work/corpus.txt
. "$here/forms.sh"
echo 'Toimitus oli nopea' > "$work/line"
count() { # COMMAND...
  valgrind --tool=callgrind --branch-sim=yes --callgrind-out-file=/dev/null "$@" 2> "$work/err" > "$work/out" ||
    { cat "$work/err" >&2; exit 2; }
  # Instructions, branches, guessed wrong, indirect ones, guessed wrong.
  sed -n 's/.*Collected : *//p' "$work/err" > "$work/counted"
  cut -d ' ' -f 1 "$work/counted"
}
line=$(date -u +%F),$(git -C "$here" describe --always --dirty 2> "$work/log" || echo unknown)
compiler=$(sed -n 's/^CMAKE_C_COMPILER:[^=]*=//p' "$build/CMakeCache.txt")
line=$line,$("$compiler" --version | sed 's/,//g; q')
line=$line,$(cksum < "$corpus" | cut -d ' ' -f 1)
line=$line,$(count "$cxtag" -q -f lines "$work/line")
line=$line,$(count "$cxtag" -q -f lines "$corpus")
mispredicted=$(awk '{ print $3 + $5 }' "$work/counted")
line=$line,$(count "$cxtag" -q --explain -f lines "$corpus")
line=$line,$(count "$cxtag" -q -f jsonl "$work/corpus.jsonl")
line=$line,$(count "$cxtag" -q -f csv "$work/corpus.csv")
line=$line,$(count "$cxtag" lex compile --no-base "$here/../../lexicons/base" -o "$work/base.cxp"),$mispredicted

names=$(head -n 1 "$results")
before=$(awk -F , -v line="$line" 'BEGIN { split(line, now, ",") } $4 == now[4] { found = $0 } END { print found }' "$results")
[ "$keep" != keep ] || echo "$line" >> "$results"
printf '%s\n' "$names" "$line" "$before" | awk -F , '
  NR == 1 { split($0, name) }
  NR == 2 { split($0, now) }
  NR == 3 { split($0, before) }
  END {
    printf "%-10s %16s   beside %s of %s\n", "workload", "counted", before[2] ? before[2] : "nothing", before[1]
    for (i = 5; i in name; i++) {
      growth = before[i] ? now[i] / before[i] - 1 : 0
      printf "%-10s %16d %+8.1f %%%s\n", name[i], now[i], growth * 100, (growth > 0.02 ? "  more" : "")
      if (growth > 0.02) failed = 1
    }
    exit failed
  }'
