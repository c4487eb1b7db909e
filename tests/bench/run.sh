#!/bin/sh
# run.sh BUILD [MEGABYTES=20] [ROUNDS=5] [LEXICON-ROWS="1000 10000 100000"] [TEXT-MEGABYTES="0.001 1 20"]: speed of cxtag beside
# other tools and by module, its latency, and what rows, text and threads cost. One corpus, one run, every output into a pipe.
# Machines differ and drift: compare the ratios. packages.txt names the Debian packages of the tools.
set -eu
build=$(realpath "$1") size=${2:-20} rounds=${3:-5} lexicon_rows=${4:-1000 10000 100000} text_sizes=${5:-0.001 1 20}
here=$(dirname "$(realpath "$0")")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
cxtag=$build/cxtag tools=$build/tests/bench
measure=$tools/measure samples=$work/samples
feedback_fi=$here/../../corpus/feedback.fi.jsonl feedback_en=$here/../../corpus/feedback.en.jsonl
. "$here/table.sh"
. "$here/compare.sh"
. "$here/scale.sh"

corpus=$work/corpus.txt
echo "corpus: $size MB from corpus/, $("$tools/make_corpus" "$corpus" "$work/words" "$size" 1 "$feedback_fi" "$feedback_en")"
echo "$("$cxtag" version | head -n 1), $(nproc) processors, median of $rounds rounds"
bytes=$(wc -c < "$corpus")
for tool in rg fasttext voikkospell jq mlr; do have $tool || echo "not installed: $tool (see tests/bench/packages.txt)"; done
echo

prepare_tools
table 'lines in, JSON lines out' speed "$rounds" text_rows
table 'exports in, JSON lines out' speed "$rounds" export_rows
prepare_packs
table 'rows of the lexicon' time "$rounds" lexicon_rows
prepare_sizes
table 'size of the text' speed 1 size_rows
table 'threads' speed "$rounds" thread_rows

head -c 2000000 "$corpus" > "$work/part.txt"
"$tools/modules" "$work/part.txt" "$rounds" > "$work/modules"
sed "s|$work/||" "$work/modules"
echo 'Toimitus oli nopea' > "$work/line"
set -- $("$measure" 21 "$cxtag" -q -f lines "$work/line")
echo "fresh process, one line: first byte after $4 s, end after $1 s, $(($3 / 1024)) MiB"
