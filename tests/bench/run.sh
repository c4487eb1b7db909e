#!/bin/sh
# run.sh BUILD [MEGABYTES=20] [RUNS=3]: speed of cxtag beside grep and wc on one corpus in one run, every output into a pipe.
# Machines differ and drift: compare the ratios.
set -eu
build=$(realpath "$1") size=${2:-20} runs=${3:-3}
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8

echo "corpus: $size MB from corpus/, $("$build/tests/bench/make_corpus" "$work/corpus.txt" "$work/words" "$size" 1 \
  "$here/../../corpus/feedback.fi.jsonl" "$here/../../corpus/feedback.en.jsonl")"
# Ratios by wall clock, and by processor time, which other work on the machine disturbs less.
printf '%-36s %8s %8s %8s %7s %7s %9s\n' 'command (output into a pipe)' seconds 'cpu s' MB/s '/ grep' 'by cpu' 'peak MiB'
grep_wall=
row() { # LABEL COMMAND...
  label=$1; shift
  figures=$("$build/tests/bench/measure" "$runs" "$@")
  if [ -z "$grep_wall" ]; then
    grep_wall=$(echo "$figures" | cut -d ' ' -f 1) grep_cpu=$(echo "$figures" | cut -d ' ' -f 2)
  fi
  echo "$figures" | awk -v label="$label" -v size="$size" -v wall="$grep_wall" -v cpu="$grep_cpu" '{
    printf "%-36s %8.2f %8.2f %8.1f %7.2f %7.2f %9.1f\n", label, $1, $2, size / $1, wall / $1, cpu / ($2 ? $2 : 0.001), $3 / 1024 }'
}
row 'grep -cF -f 100 words' grep -cF -f "$work/words" "$work/corpus.txt"
row 'wc -w' wc -w "$work/corpus.txt"
row 'cxtag lines -> jsonl' "$build/cxtag" -q -f lines "$work/corpus.txt"
row 'cxtag lines -> jsonl, -j 2' "$build/cxtag" -q -j 2 -f lines "$work/corpus.txt"
row 'cxtag lines -> jsonl, --explain' "$build/cxtag" -q --explain -f lines "$work/corpus.txt"
echo 'Toimitus oli nopea' > "$work/line"
set -- $("$build/tests/bench/measure" 21 "$build/cxtag" -q -f lines "$work/line")
echo "cxtag, one line: $1 s from start to end, $(($3 / 1024)) MiB"
