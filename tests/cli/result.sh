#!/bin/sh
# result.sh CXTAG: `cxtag help result` names what is written, no more and no less, in its order; the man page and Finnish too.
source=$(realpath "$(dirname "$0")/../..")
. "$(dirname "$0")/lib.sh"

run 0 help result; empty err; mv out page
terms() { # HEADING: the names before the meanings of that section, as the page has them
  awk -v heading="$1" '
    $0 == heading { inside = 1; next }
    $0 == "" { inside = 0 }
    inside && /^  [^ ].*  / { name = $0; sub(/^  /, "", name); sub(/  .*/, "", name); print name }
    inside && /^      / && last ~ /^  [^ ]/ && last !~ /^  [^ ].*  / { print substr(last, 3) }
    { last = $0 }' page
}
names() { terms "$1" | sed 's/, /\n/g'; }
same() { # WHAT: the files named and written
  diff named written > err || fail "$1: (< in the page, > written)"
}

# JSON: every name that the writer's source has, as often as it stands there; and the order, by one full record.
json='JSON lines (--to jsonl)'
names "$json" | sed 's/\[\]//g; s/\.NAME//' | awk '
  { n = split($0, parts, "."); path = ""
    for (i = 1; i <= n; i++) { path = path "." parts[i]; if (!seen[path]++) print parts[i] } }' > members
grep -noE '\\"[a-z]+\\":' "$source/classifier/record/write_jsonl.c" | sort -u | sed 's/.*\\"\([a-z]*\)\\":/\1/' | sort > written
sort members > named; same "members of JSON"
printf 'nro;Hyvää;Huonoa\nk1;Toimitus oli todella nopea;Laskua ei tullut ikinä, vaihdan yhtiötä\n' > two.csv
run 0 -q --explain --text-column Hyvää --text-column Huonoa --keep nro two.csv
mv out two.jsonl
tail -n 1 two.jsonl | grep -oE '"[a-z]+":' | tr -d '":' | awk '!seen[$0]++' > written
{ awk '!seen[$0]++' members; echo nro; } > named; same "the order of JSON"
for path in $(names "$json" | grep -E '\.(label|polarity|id|rule|expression)$|^(field|lang)$|shifters') meta.nro; do
  run 0 -q -f jsonl --text-path "$path" two.jsonl; grep -q text out || fail "$path leads nowhere"
done

# The words that stand as values, by the public headers.
for word in $(sed -n '/^\/\* "neutral", "positive"/p' "$source/include/cxtag/cxtag.h" |
              grep -o '"[a-z]*"' | tr -d '"'); do holds page "\`$word\`"; done
sed -n '/^const char \*cxtag_flag_text/,/^}/p' "$source/classifier/engine/result.c" | grep -oE '"[a-z_]+"' | tr -d '"' > written
names 'Flags' > named; same "flags"
sed -n 's/^  CXTAG_\([A-Z_]*\) = 1u <<.*/\1/p' "$source/include/cxtag/cxtag.h" | tr 'A-Z' 'a-z' > written; same "flags of cxtag.h"

# Tables: the headers that come. What --keep asks for stands last.
header() { run 0 -q "$@"; head -n 1 out | tr '\t,' '\n\n' > written; }
cut -d ';' -f 1,3 two.csv > one.csv
row='A row a record (--to csv, tsv)'
names "$row" > named; header -t csv one.csv; same csv; header -t tsv one.csv; same tsv
{ names "$row"; echo nro; } > named; header -t csv --keep nro one.csv; same "csv with --keep"
run 0 -q -t xlsx one.csv; mv out one.xlsx
names "$row" | grep -vx -e id -e text > named; header one.xlsx --sheet Records --text-column text --keep all -t csv
sed -n '13,$s/#2$//p' written > columns; mv columns written # both tables have those names; same "the sheet Records"
header one.xlsx --sheet Themes --text-column theme --keep all -t csv
holds page "theme, $(sed -n '13,$p' written | sed 's/#2$//' | paste -sd , | sed 's/,/, /g')"
# a kept number or ISO day is one in the workbook, and the sheet of themes has names where they are asked for
printf 'nro;aika;koodi;palaute\n9.5;2024-03-05;007;Toimitus oli nopea\n10;2024-03-06;x1;Toimitus oli hidas\n' > typed.csv
run 0 -q -t xlsx --text-column palaute --keep nro,aika,koodi typed.csv; mv out typed.xlsx
if command -v unzip > /dev/null; then
  unzip -p typed.xlsx xl/worksheets/sheet1.xml > sheet
  holds sheet '<c r="M2"><v>9.5</v></c>'; grep -qE '<c r="N2" s="[0-9]+"><v>45356</v></c>' sheet || fail "no day"
  grep -qE '<c r="O2" t="inlineStr"><is><t>007</t>' sheet || fail "a code is no text"
  unzip -p typed.xlsx xl/styles.xml > styles; holds styles 'formatCode="yyyy-mm-dd"'
fi
for column in nro aika koodi; do
  run 0 -q typed.csv --text-column $column; cut -d '"' -f 8 out > wanted
  run 0 -q typed.xlsx --sheet Records --text-column $column; cut -d '"' -f 8 out > read; cmp wanted read || fail "$column is not the same"
done
themes_of() { "$CXTAG" -q "$@" -t xlsx --text-column palaute typed.csv -o t.xlsx && "$CXTAG" -q t.xlsx --sheet Themes --text-column "$column" > out; }
column=theme; themes_of; holds out '"text":"delivery"'
themes_of --headings en; holds out '"text":"Delivery"'
column=teema; themes_of --headings fi; holds out '"text":"Toimitus"'
printf 'Records\nThemes\n' > written; names 'A workbook (--to xlsx)' > named; same "sheets"
run 0 version; themes=$(sed -n 's/.* \([0-9]*\) themes$/\1/p' out)
names 'A column a theme (--to wide)' > named; header -t wide one.csv
[ "$(wc -l < written)" = $(($(wc -l < named) + themes)) ] || fail "wide has other columns than themes behind the fixed ones"
head -n "$(wc -l < named)" written > fixed; mv fixed written; same wide
{ names 'A row a mention (--to long)'; echo nro; } > named; header -t long --keep nro one.csv; same long
run 0 -q -t summary one.csv
{ head -n 1 out; sed -n '/^intent/p' out; } | tr -s ' ' '\n' > written; names 'Counts (--to summary)' > named; same summary
run 0 -q -t pretty one.csv; head -n 1 out | tr -s ' ' '\n' > written; names 'For people (--to pretty)' > named; same pretty

# What could not be read, and what is not tagged: the reasons of presets; those that only --skip asks for are the last term.
printf '{"text":"hyvä"}\n{"text":\n' > cut.jsonl
run 1 -q --rejects rejects cut.jsonl; grep -oE '"[a-z]+":' rejects | tr -d '":' > written
names 'What could not be read (--rejects FILE)' > named; same rejects
reasons='Why an entry is skipped'
presets=$source/classifier/record/presets
{ echo blank; sed -nE 's/^ *skip +([a-z]+) when.*/\1/p' "$presets"/*.preset; } | sort -u > written
terms "$reasons" | sed '$d; s/, /\n/g' | sort > named; same "reasons"
sed -nE 's/^ *may-skip +([a-z]+) when.*/\1/p' "$presets"/*.preset | sort -u > written
terms "$reasons" | sed -n '$s/, /\n/gp' | sort > named; same "reasons of --skip"

# The man page has every term; the page in Finnish shares nothing with the English one but names.
run 0 help manual; mv out manual
grep -E '^[^ ]' page | sed 1d | while read -r heading; do
  terms "$heading" | while read -r term; do
    grep -qxF ".B $term" manual || { cp manual out; fail "the man page lacks: $term"; }
  done || exit 1
done || exit 1
run 0 --ui fi help result; [ "$(wc -l < out)" -gt 80 ] || fail "the page in Finnish is short"
grep -Fxf page out | grep -vE '^$|^  [a-z][][a-zA-Z_., ]*$' > both
[ ! -s both ] || { cp both out; fail "the result is not told in Finnish"; }

# a column chosen by its number goes by its header, and answers it, as one chosen by its name; two of one name keep their numbers
printf 'nro;Miten voisimme parantaa?;Kommentti;Kommentti\n1;Nopeampi toimitus;hyvä;huono\n' > asked.csv
run 0 -q asked.csv --text-column 'Miten voisimme parantaa?' --text-column '#3' -t csv; mv out by_name
run 0 -q asked.csv --text-column '#2' --text-column '#3' -t csv; cmp out by_name || fail "#2 differs from its name"
holds out 'Miten voisimme parantaa?,Nopeampi toimitus,fi,neutral'; holds out 'suggestion'
run 0 -q asked.csv --text-column '#3' --text-column '#4' -t csv; holds out '1,#3,hyvä'; holds out '1,#4,huono'

# a kept column that is called as one of cxtag's is told apart, as two of the input are
printf 'id,text,score,author,author,delivery\n1,Toimitus oli nopea,5,A,B,posti\n' > own.csv
for to in csv wide long; do
  run 0 -q own.csv --text-column text --keep all -t $to
  head -n 1 out | tr ',' '\n' | sort | uniq -d > twice; empty twice
  holds out 'score#2'; holds out 'author#5'
done
run 0 -q own.csv --text-column text --keep all -t wide; holds out 'delivery#2'
run 0 -q own.csv --text-column text --keep all -t csv; lacks out 'delivery#2'
run 0 -q own.csv --text-column text --keep score -t csv; holds out 'flags,score#2'
run 0 -q own.csv --text-column text --keep all -t xlsx -o own.xlsx
run 0 -q own.xlsx --sheet Records --text-column text --keep 'score#2' -t csv; holds out ',5'
run 0 -q own.csv --text-column text --keep all; holds out '"meta":{"score":"5"' # JSON has a place of its own for them
