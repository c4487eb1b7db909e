# forms.sh, to be sourced: the texts of $corpus as JSON lines and as CSV, in $work.
awk '{ gsub(/[\\"]/, "\\\\&"); gsub(/[\001-\037]/, " "); printf "{\"id\":\"%d\",\"text\":\"%s\"}\n", NR, $0 }' "$corpus" > "$work/corpus.jsonl"
awk 'BEGIN { print "id,text" } { gsub(/"/, "\"\""); printf "%d,\"%s\"\n", NR, $0 }' "$corpus" > "$work/corpus.csv"
