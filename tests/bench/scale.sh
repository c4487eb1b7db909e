# scale.sh, sourced by run.sh: what more rows, more text and more threads cost.

# words_of SHARE: the distinct words of a corpus of its own seed, Finnish or English by the share; most frequent first.
words_of() {
  "$tools/make_corpus" "$work/other" "$work/other.words" "$size" 2 "$feedback_fi" "$feedback_en" "$1" > "$work/log"
  tr -s '[:space:][:punct:]' '\n' < "$work/other" | grep -xE '[a-zäö]{4,20}' | sort | uniq -c | sort -k1,1nr -k2,2 | awk '{ print $2 }'
}

# Packs over the base pack, compiled, so that loading weighs little.
prepare_packs() {
  words_of 1 > "$work/words.fi"
  words_of 0 > "$work/words.en"
  for rows in $lexicon_rows; do
    sh "$here/make_pack.sh" "$work/pack.$rows" "$rows" "$work/words.fi" "$work/words.en"
    "$cxtag" lex compile "$work/pack.$rows" -o "$work/pack.$rows.cxl" > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  done
}

lexicon_rows() {
  row 'base pack' "$bytes" "$cxtag" -q -f lines "$corpus"
  for rows in $lexicon_rows; do
    row "base pack and $rows rows" "$bytes" "$cxtag" -q -l "$work/pack.$rows.cxl" -f lines "$corpus"
  done
}

prepare_sizes() {
  for megabytes in $text_sizes; do
    "$tools/make_corpus" "$work/text.$megabytes" "$work/log" "$megabytes" 1 "$feedback_fi" "$feedback_en" > "$work/log"
  done
}

size_rows() {
  for megabytes in $text_sizes; do
    row "$megabytes MB of text" "$(wc -c < "$work/text.$megabytes")" "$cxtag" -q -f lines "$work/text.$megabytes"
  done
}

# The last row is what the machine gives to two runs that share nothing: threads of one run can hardly do better.
thread_rows() {
  for threads in 1 2 4; do row "-j $threads" "$bytes" "$cxtag" -q -j $threads -f lines "$corpus"; done
  row '-j 1, two runs at once' "$((2 * bytes))" sh -c '"$0" -q -f lines "$1" & "$0" -q -f lines "$1"; wait' "$cxtag" "$corpus"
}
