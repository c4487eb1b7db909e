#!/bin/sh
# mistakes.sh CXTAG: what people do wrong most often is told with the file, its line or column where there is one, and the cure.
. "$(dirname "$0")/lib.sh"
printf 'Id;Avoin palaute;Arvosana\n1;Toimitus oli nopea;5\n2;Lasku oli väärin;1\n' > good.csv
printf '{"id":1,"body":"hyvä"}\n{"id":2,"body":"huono"}\n' > good.jsonl
told() { # CODE MESSAGE WORDS...: the exit code, and a line of standard error that is the message
  wanted_code=$1 message=$2; shift 2
  run "$wanted_code" "$@"
  grep -qxF -e "$message" err || { echo "wanted: $message"; fail "cxtag $*"; }
}

# pairs to match: each line is complained of once, and in the language asked for
printf 'a\tb\n\n(c\n(d\te\n' > pairs.txt
"$CXTAG" lex match < pairs.txt > out 2> err; [ $? = 1 ] || fail "pairs: exit code"
lines out 4; [ "$(grep -c '^-:' err)" = 3 ] || fail "pairs: a line is told twice"
holds err '-:2:1: no tab'; holds err '-:3:1: no tab'; holds err '-:4:1: `(` without `)`'
printf '[a]\ta\r\n[a]\tb\r\n[a]\ta' | "$CXTAG" lex match > out; printf '[a]\ta\t1\r\n[a]\tb\t0\r\n[a]\ta\t1\n' | cmp out || fail "CRLF lost"
printf 'x\303\ty\n{rival}\ty\nab {rival}\ty\n' | "$CXTAG" lex match > out 2> err; [ $? = 1 ] || fail "pairs: exit code"
holds err '-:1:2: the expression is not UTF-8 here: save the input as UTF-8'
holds err "-:2:2: a list is named, and lists are a pack's: write its words here, as (a|b)"; holds err '-:3:5: a list is named'
"$CXTAG" lex match --ui fi < pairs.txt > out 2> err; holds err '-:4:1: `(` ilman `)`-merkkiä'

# a wrong file, a wrong command
told 2 'good.cvs: cannot be opened: No such file or directory: check its name and folder' good.cvs
told 2 'cxtag: explan is neither a file nor a command: did you mean `explain`?' explan 'Toimitus oli nopea'
told 2 'cxtag: lexx is neither a file nor a command: did you mean `lex`?' lexx lint good.csv
run 2 --ui fi explan x; holds err 'tarkoititko `explain`?'
touch explan; run 0 explan # a file of that name is read
run 2 other; holds err 'other: cannot be opened' # not like a command

# a wrong column, a wrong member, the wrong one of the two
told 2 "good.csv: no column is called 'Palaute'; there are 'Id', 'Avoin palaute', 'Arvosana'" good.csv --text-column Palaute
told 2 "good.csv: no column is called 'nro'; there are 'Id', 'Avoin palaute', 'Arvosana'" good.csv --keep nro
told 3 "good.jsonl: 0 of 2 entries hold a text at 'message'; without --text-path \`cxtag inspect\` says where there are texts" \
  good.jsonl --text-path message
told 2 "good.jsonl: no column is called 'body'; this looks like JSON: name a member, with --text-path, --id-path ..." \
  good.jsonl --text-column body
told 2 'good.csv:1: this is not JSON, in which --text-path could lead anywhere: name a column, with --text-column' \
  good.csv --text-path body
told 2 'good.csv: this is not JSON with members: leave --from out, or name another format' good.csv -f jsonl

# no column with text
printf 'a,b\n1,2\n3,4\n' > numbers.csv
told 2 "numbers.csv: no column looks like feedback; choose with --text-column: there are 'a', 'b'" numbers.csv
printf '{"a":1,"b":{"c":2}}\n{"a":1}\n' > numbers.jsonl
told 2 "numbers.jsonl: no member looks like feedback; choose with --text-path: there are 'a', 'b', 'b.c'" numbers.jsonl

# a wrong flag, or one that the file has no use for
told 2 'cxtag: --skip retwets: no entry is marked so; the reasons are agent, system, media, deleted, poll, page, retweet, bot, preview, spam' \
  --skip bots,retwets good.csv
told 2 'cxtag: --include blank: no entry is marked so; the reasons are agent, system, media, deleted, poll, page, retweet, bot, preview, spam' \
  --include blank good.csv
run 0 --skip 'retweets, bot' --include agents good.csv
told 2 'good.csv: not a compiled pack: give a file that `lex compile` wrote, or a folder of tables' -l good.csv good.csv
told 2 'cxtag: unknown option --text-colum: did you mean --text-column?' --text-colum x good.csv
told 2 'cxtag: --to cvs: must be one of jsonl|csv|tsv|wide|long|summary|pretty|xlsx' --to cvs good.csv
told 0 'good.csv: warning: this is no workbook: --sheet Vastaukset is not heeded' good.csv --sheet Vastaukset
told 0 'good.csv: warning: this is no archive: --member a.csv is not heeded' good.csv --member a.csv

# what may not be read; for root every file may
mkdir locked; cp good.csv locked.csv
chmod 000 locked.csv locked
if ! cat locked.csv > /dev/null 2>&1; then
  told 2 'locked.csv: cannot be opened: Permission denied: it takes the right to read it' locked.csv
  told 2 'cxtag: locked: the folder holds no file that can be read' locked
  run 2 good.csv -t csv -o locked/out.csv; holds err 'Permission denied'; holds err 'name a place where you may write'
fi
chmod 700 locked

# nothing in it
: > empty.csv
told 0 'empty.csv: warning: the file is empty' empty.csv; holds err '0 read'
run 0 -q empty.csv; empty err
run 0 < /dev/null; empty err

printf '[ ]\n' > none.json
told 0 'none.json: warning: the file holds no entries' none.json; holds err '0 read'; empty out
run 0 - < none.json; empty out
printf '{"text":' > cut.json
told 2 'cut.json: it begins like JSON, but no whole member stands there: is it cut? --from lines reads it as text' cut.json
told 2 'cut.json: this is not JSON with members: leave --from out, or name another format' cut.json -f json
run 0 cut.json -f lines; lines out 1

for format in csv jsonl; do
  told 2 "good.$format: this is no workbook: leave --from out, or name another format" good.$format -f xlsx
done

# an encoding that it is not in; a mixed file or mere ASCII tells nothing
told 0 'good.csv: warning: read as windows-1252, but it looks like UTF-8 (2 sequences valid in the first 72 bytes): leave --encoding out' \
  good.csv --encoding windows-1252
run 0 good.csv --encoding utf-16; holds err 'good.csv: warning: read as utf-16, but it looks like UTF-8'
iconv -f utf-8 -t utf-16le good.csv > wide.csv
run 2 wide.csv --encoding utf-8; holds err 'wide.csv: warning: read as utf-8, but it looks like UTF-16LE'
run 0 wide.csv --encoding utf-16; lacks err warning
iconv -f utf-8 -t windows-1252 good.csv > legacy.csv
for encoding in utf-8 windows-1252 latin1 iso-8859-15; do run 0 legacy.csv --encoding $encoding; lacks err warning; done
printf 'Id;Palaute\n1;hyv\344 palvelu\n2;hyv\303\244 palvelu\n' > mixed.csv
run 0 mixed.csv --encoding windows-1252; lacks err warning
printf 'Id;Palaute\n1;good service\n2;bad service\n' > plain.csv
run 0 plain.csv --encoding windows-1252; lacks err warning
told 2 "cxtag: encoding 'latin99' is not known; \`iconv -l\` lists the names" good.csv --encoding latin99

# a bad row of a lexicon: faults.sh has them all
mkdir -p shop/terms; printf 'expression\ttheme\tpolarity\n(bonus\tprice\t-9\n' > shop/terms/price.tsv
run 2 -l shop good.csv; holds err 'shop/terms/price.tsv:2:1: `(` without `)`: end the alternatives with `)`'
holds err 'shop/terms/price.tsv:2:14: the polarity -9 is out of range: write -5 to 5'; holds err '             ^'

told 2 "shop/terms: this is the folder terms of a pack: name the pack's folder, which holds it" -l shop/terms good.csv
told 2 "shop/terms/: this is the folder terms of a pack: name the pack's folder, which holds it" lex lint shop/terms/

# a name that promises a table; nothing is said where a format is asked for
told 0 'cxtag: warning: JSON lines go into tagged.csv: --to csv writes a table' good.csv -o tagged.csv
told 0 'cxtag: warning: JSON lines go into tagged.xlsx: --to xlsx writes a table' good.csv -o tagged.xlsx
run 0 good.csv -t jsonl -o tagged.csv; lacks err warning
run 0 good.csv -o tagged.jsonl; lacks err warning

# outputs that cannot be written, and a full disk
told 2 'cxtag: cannot write no/out.csv: No such file or directory: make its folder first' good.csv -t csv -o no/out.csv
told 2 'cxtag: cannot write no/out: No such file or directory: make its folder first' good.csv --rejects no/out
told 2 'cxtag: cannot write no/shop.cxp: No such file or directory: make its folder first' lex compile shop -o no/shop.cxp
told 2 'cxtag: cannot write no/pack: No such file or directory: make its folder first' lex new no/pack
told 2 'cxtag: cannot write shop: Is a directory: name a file in it' good.csv -o shop
if [ -e /dev/full ]; then
  told 3 'cxtag: cannot write /dev/full: No space left on device, after 0 bytes: make room and run it again' good.csv -o /dev/full
  "$CXTAG" -q good.csv > /dev/full 2> err && fail "a full disk is no success"
  holds err 'cannot write the output: No space left on device, after 0 bytes: make room'
  "$CXTAG" formats > /dev/full 2> err && fail "a full disk is no success"
  holds err 'cannot write the output: No space left on device: make room'
  for long in 'help completion bash' 'help manual' 'lex stats good.csv'; do # more than stdio holds
    "$CXTAG" $long > /dev/full 2> err; [ $? = 3 ] || fail "$long: a full disk is no success"
    grep -qx 'cxtag: cannot write the output: No space left on device: make room and run it again' err || fail "$long: the cause"
  done
fi

# what a workbook leaves empty at the end of a row is no fault of the row
run 0 -q good.csv -t xlsx -o good.xlsx
run 0 good.xlsx --sheet Records --text-column text; lacks err warning; holds err '2 tagged'
if command -v script > /dev/null; then # it gives a terminal
  script -qec "'$CXTAG' good.csv -t xlsx; echo code \$?" typescript < /dev/null > out 2>&1
  holds out 'cxtag: a workbook is nothing for a terminal: name its file with -o FILE'; holds out 'code 2'; lacks out PK
fi

# commands that stand behind their options, or without `lex`
told 2 'cxtag: lex is a command: write `cxtag lex` first, the options behind it' -q lex lint shop
told 2 'cxtag: explain is a command: write `cxtag explain` first, the options behind it' -l shop explain 'Bonus meni'
told 2 'cxtag: lint is neither a file nor a command: did you mean `lex lint`?' lint shop
told 2 'cxtag: stats is neither a file nor a command: did you mean `lex stats`?' -q stats good.csv

# one file where a folder is imported
cp good.csv tables.csv; run 2 lex import tables.csv -o new
holds err 'tables.csv is a file: give the folder that `cxtag lex export` wrote, or name its tool with --from'
run 2 lex import --ui fi tables.csv -o new; holds err 'tables.csv on tiedosto: anna kansio'; lacks err layer
[ ! -e new ] || fail "something was written"

# "$OUT" of a variable that is not set, wherever a path stands: the folder "" was once the root of all folders, hence no
# pack that could be written there
nameless() { # WHAT WORDS...
  what=$1; shift
  run 2 "$@"; holds err "cxtag: $what"; holds err ', or set the variable that it comes from'
}
for command in export import; do nameless '--output is given an empty name: give FOLDER' lex $command absent -o ''; done
nameless '--output is given an empty name: give FOLDER' lex export absent --output=
nameless '--output is given an empty name: give FILE' good.csv -o ''
nameless '--output is given an empty name: give FILE' lex compile shop -o ''
nameless '--rejects is given an empty name: give FILE' good.csv --rejects ''
nameless '--resume is given an empty name: give STATE' good.csv -o new.jsonl --resume ''
[ ! -e new.jsonl ] || fail "something was written"
nameless '--lexicon is given an empty name: give DIR' good.csv -l ''
nameless '--preset-file is given an empty name: give FILE' good.csv --preset-file ''
nameless '--compare is given an empty name: give OLD' eval good.csv --compare ''
nameless '--on is given an empty name: give FEEDBACK' lex diff shop shop --on ''
for command in good.csv 'lex new' 'lex lint' 'lex test' 'lex fmt' 'lex export -o x' 'lex import -o x' 'lex compile -o x' eval \
  inspect 'lex stats' 'lex suggest' 'lex diff shop'; do
  nameless 'an empty name is given for ' $command ''
done
run 2 lex lint --ui fi ''; holds err 'tyhjä nimi kohdassa DIR...: '
run 2 lex compile --ui fi shop -o ''; holds err 'valitsin --output saa tyhjän nimen: anna FILE'
run 0 explain '' # a text is no path
