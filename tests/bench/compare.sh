# compare.sh, sourced by run.sh: cxtag beside tools that people know, on the same text. One that is not installed is left out.

have() { command -v "$1" > /dev/null; }

# fastText learns the sentiment of the labelled feedback here, so that there is something to predict with. libvoikko is asked
# for one word a line, of the first megabyte: it would take minutes for all.
prepare_tools() {
  if have fasttext; then
    sed -n 's/.*"text": "\(.*\)", "sentiment": "\([a-z]*\)".*/__label__\2 \1/p' "$feedback_fi" "$feedback_en" > "$work/labelled"
    fasttext supervised -input "$work/labelled" -output "$work/model" -thread 1 -verbose 0 > "$work/log" 2>&1
  fi
  head -c 1000000 "$corpus" > "$work/beginning"
  grep -oE '[[:alpha:]]+' "$work/beginning" > "$work/beginning.words"
  . "$here/forms.sh"
}

text_rows() {
  row 'grep -cF -f 100 words' "$bytes" grep -cF -f "$work/words" "$corpus"
  ! have rg || row 'rg -cF -f 100 words' "$bytes" rg -cF -f "$work/words" "$corpus"
  row 'wc -w' "$bytes" wc -w "$corpus"
  ! have fasttext || row 'fasttext predict (words, 4 labels)' "$bytes" fasttext predict "$work/model.bin" "$corpus"
  ! have voikkospell || row 'voikkospell (Finnish spelling; first MB)' "$(wc -c < "$work/beginning")" \
    sh -c 'exec voikkospell < "$0"' "$work/beginning.words"
  row 'cxtag' "$bytes" "$cxtag" -q -f lines "$corpus"
  row 'cxtag -j 2' "$bytes" "$cxtag" -q -j 2 -f lines "$corpus"
  row 'cxtag --explain' "$bytes" "$cxtag" -q --explain -f lines "$corpus"
}

export_rows() {
  ! have jq || row 'jq -c . of JSON lines' "$(wc -c < "$work/corpus.jsonl")" jq -c . "$work/corpus.jsonl"
  ! have mlr || row 'mlr --icsv --ojsonl cat' "$(wc -c < "$work/corpus.csv")" mlr --icsv --ojsonl cat "$work/corpus.csv"
  row 'cxtag -j 2 -f jsonl' "$(wc -c < "$work/corpus.jsonl")" "$cxtag" -q -j 2 -f jsonl "$work/corpus.jsonl"
  row 'cxtag -j 2 -f csv' "$(wc -c < "$work/corpus.csv")" "$cxtag" -q -j 2 -f csv "$work/corpus.csv"
}
