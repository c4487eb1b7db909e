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
printf '%-44s %8s %8s %8s %9s\n' "command, one thread, into a pipe" seconds MB/s '/ grep' 'peak MiB'
grep_seconds=
row() { # LABEL COMMAND...
  label=$1; shift
  figures=$("$build/tests/bench/measure" "$runs" "$@")
  [ -n "$grep_seconds" ] || grep_seconds=${figures%% *}
  echo "$figures" | awk -v label="$label" -v size="$size" -v grep="$grep_seconds" \
    '{ printf "%-44s %8.2f %8.1f %8.2f %9.1f\n", label, $1, size / $1, grep / $1, $3 / 1024 }'
}
row 'grep -cF -f 100 words' grep -cF -f "$work/words" "$work/corpus.txt"
row 'wc -w' wc -w "$work/corpus.txt"
row 'cxtag lines -> jsonl' "$build/cxtag" -q -f lines "$work/corpus.txt"
row 'cxtag lines -> jsonl, -j 2' "$build/cxtag" -q -j 2 -f lines "$work/corpus.txt"
row 'cxtag lines -> jsonl, --explain' "$build/cxtag" -q --explain -f lines "$work/corpus.txt"
row 'cxtag, one line' sh -c "echo 'Toimitus oli nopea' | '$build/cxtag'"
