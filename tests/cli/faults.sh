#!/bin/sh
# A pack with every mistake at once: all of them are told in one run, in the order of files and lines, each with its
# place and its cure, by every command that reads packs; and nothing is written or changed.
. "$(dirname "$0")/lib.sh"

mkdir -p bad/terms bad/sentiment
tab() { # FILE, then lines with | for the tab
  tr '|' '\t' > "bad/$1"
}
tab themes.tsv <<'E1'
id|name_fi|name_en|owner|alert|note
hinta|Hinta|Price|||
Hinta 2|Hinta|Price|||
laatu.a.b|Laatu|Quality|||
puuttuu.ala|Ala|Sub|||
hinta|Hinta|Price|||
|Nimi|Name|||
E1
tab terms/hinta.tsv <<'E2'
expression|theme|polarity|lang|not|yes|no|note
(auki|hinta||fi||||
halpa~ma|hinta||fi||||
[tarkka|hinta||fi||||
{luetelo}|hinta||fi||||
{}|hinta||fi||||
… alku|hinta||fi||||
loppu …|hinta||fi||||
a … … b|hinta||fi||||
väli …99 suuri|hinta||fi||||
:)|hinta||fi||||
/(kesken/|hinta||fi||||
/x?/|hinta||fi||||
halpa|hinat||fi||||
halpa|||fi||||
kallis|hinta|paljon|fi||||
edullinen|hinta|-9|fi||||
arvokas|hinta|1|sv||||
maksu|hinta||fi|(a|||
lasku|hinta||fi|/x/|||
kuitti|hinta||fi||||||lisää
|hinta||fi||||
alennus|hinta||fi||||
alennus|hinta||fi||||
E2
sed -i 's/|/\t/g' bad/terms/hinta.tsv
printf 'expression\tpolarity\tlang\tcase\tdelete\tinflect\nhyvä\t\tfi\t\t\t\nhuono\t-2\tfi\tehkä\t\t\noiva\t2\tfi\t\tkyllä\t\nmainio\t2\tfi\t\tx\t\nkelvoton\t-2\tfi\t\t\tnosuch\n' > bad/sentiment/fi.tsv
printf 'expression\tpolarity\tlang\n"hyvä\t2\tfi\n' > bad/sentiment/open.tsv
printf 'lauseke\tlang\nhyvä\tfi\n' > bad/sentiment/header.tsv
printf 'ilmaus\tpolarity\tpolarity\tlang\n' > bad/sentiment/twice.tsv
: > bad/sentiment/empty.tsv
printf 'expression\tpolarity\tlang\nhy\0v\t2\tfi\n' > bad/sentiment/nul.tsv
printf 'expression\ttheme\tlang\nlähden\tchrun\tfi\nlähden pois\tIso Aie\tfi\npois\t\tfi\n' > bad/intents.tsv
printf 'expression\tkind\tfactor\treach\tlang\nei\tnegaattori\t-1\t\tfi\nkai\tdampener\tpuoli\t\tfi\nmutta\tcontrast\t1\tkauas\tfi\n' > bad/shifters.tsv
printf 'from\tto\tkind\tlang\nkaks sanaa\tkaksi\tspoken\tfi\ntä\ttämä\tpuhe\tfi\n' > bad/normal.tsv
printf 'name\tmember\nluettelo\t\nluettelo\t/x/\nluettelo\t{luettelo}\n' > bad/lists.tsv
printf 'text\texpected\nHalpa.\thinat:+\nKallis.\thinta:++\nTyhjä.\t\nKieli.\tlang=sv\nAie.\tintent=chrun\n' > bad/tests.tsv
printf 'x\n' > bad/hintoja.tsv
cp -r bad before

run 2 -l bad /dev/null
cp err told
[ "$(grep -cE '^bad/[a-z/]+\.tsv(:[0-9]+:[0-9]+)?: ' told)" -ge 53 ] || fail "only $(grep -cE '^bad/' told) faults are told"
grep -E '^bad/' told | grep -vE ': .*(:|,|;|\?|;) .+' > out && fail "a fault has no cure"
grep -E 'faults in the lexicon: nothing was done' told > out || fail "the faults are not counted"
while read -r cure; do holds told "$cure"; done <<'E3'
bad/themes.tsv:3:1: a theme's id is small letters
bad/themes.tsv:6:1: the same row stands at bad/themes.tsv:2
bad/terms/hinta.tsv:2:1: `(` without `)`
bad/terms/hinta.tsv:5:2: unknown list 'luetelo': is 'luettelo' meant?
bad/terms/hinta.tsv:14:7: unknown theme 'hinat': is 'hinta' meant?
bad/terms/hinta.tsv:16:14: 'paljon' is no polarity
bad/sentiment/empty.tsv:1:1: the table is empty
bad/sentiment/nul.tsv:1:1: not text
bad/intents.tsv:2:8: unknown intent 'chrun': is 'churn' meant?
bad/tests.tsv:3:9: 'hinta:++' is no expectation
bad/hintoja.tsv: no table of a pack
E3

# the same faults whatever is asked, in both languages, and nothing is made
faults=$(grep -cE '^bad/' told)
run 1 lex lint --json bad; [ "$(grep -c '"kind":"fault"' out)" = "$faults" ] || fail "lint tells other faults"
run 2 -l bad --ui fi /dev/null; [ "$(grep -cE '^bad/' err)" = "$faults" ] || fail "other faults in Finnish"
grep -E '^bad/' err | grep -E ': (the|no|a|an|unknown) ' > out && fail "a fault is told in English"
run 2 lex fmt bad; run 2 lex compile bad -o bad.cxp; run 2 lex export --excel bad -o excel; run 2 lex import bad -o back
[ ! -e bad.cxp ] && [ ! -e excel ] && [ ! -e back ] || fail "something was written"
diff -r before bad > out || fail "the pack was changed"

# a compiled pack: cut, changed, of another version, of another kind, empty
run 0 lex new good
run 0 lex compile good -o good.cxp
run 0 -l good.cxp /dev/null
refused() { run 2 -l "$1" /dev/null; holds err "$1: "; holds err "$2"; empty out; }
head -c 5000 good.cxp > cut.cxp; refused cut.cxp 'its end is missing'
head -c 20 good.cxp > stub.cxp; refused stub.cxp 'compile it again'
{ cat good.cxp; printf 'x'; } > long.cxp; refused long.cxp 'its length is wrong'
{ head -c 9000 good.cxp; printf '\377\377'; tail -c +9003 good.cxp; } > changed.cxp; refused changed.cxp 'its checksum'
{ head -c 8 good.cxp; printf '\377\0\0\0'; tail -c +13 good.cxp; } > newer.cxp; refused newer.cxp 'has format 255, this program reads'
head -c 9000 "$CXTAG" > other.cxp; refused other.cxp 'not a compiled pack'
: > empty.cxp; run 2 -l empty.cxp /dev/null; holds err 'empty.cxp: '

# under every one of many faults stands its own line, in one file after another, whatever ends the lines
mkdir -p many/terms
for table in first last; do
  awk -v name=$table 'BEGIN {
    printf "expression\ttheme\r\n"
    for (i = 2; i <= 400; i++)
      printf "%s%s %d\tnosuch%s", i % 7 ? "(" : "", name, i, i % 5 == 0 ? "\r" : i % 3 == 0 ? "\r\n" : "\n"
  }' > many/terms/$table.tsv
done
run 2 -l many /dev/null
awk -F: 'NR == below && $0 !~ "^  [(]?" name " " number " nosuch$" { print number " of " name ": " $0; wrong = 1 }
  /^many\/terms/ { name = $1; gsub(/.*\/|\.tsv/, "", name); number = $2; below = NR + 1; faults++ }
  END { exit wrong || faults != 1482 }' err > out || fail "a fault shows another line than its own"
