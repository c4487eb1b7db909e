#!/bin/sh
# Wrong use: exit code 2, a message that names what is wrong and what would be right, and nothing on standard output.
. "$(dirname "$0")/lib.sh"
echo 'Toimitus oli nopea' > good.txt

run 2 --lexicn x; holds err 'did you mean --lexicon?'; empty out
run 2 -Z; holds err 'unknown option -Z'; empty out
run 2 --to josnl; holds err 'jsonl|csv'; empty out
run 2 --to; holds err '--to needs a value'; empty out
run 2 --quiet=yes; holds err 'takes no value'; empty out
run 2 -j many good.txt; holds err 'whole number'; empty out
run 2 --max-text 3x good.txt; holds err 'number of bytes'; empty out
run 2 --delimiter ab -f csv good.txt; holds err '--delimiter'; empty out
run 2 lex lnt; holds err 'did you mean `lex lint`?'; empty out
run 2 lex nonsense; holds err 'no command'; empty out
run 2 help tga; holds err 'did you mean `tag`?'; empty out
run 2 inspect; holds err 'FILE... is missing'; empty out
run 2 lex diff x y; holds err '--on is missing'
run 2 lex stats missing.csv; holds err 'missing.csv'
run 2 lex compile x; holds err '--output is missing'
run 2 lex export x; holds err '--output is missing'
run 2 version x; holds err 'one too many'; empty out
run 2 -l no-such-pack good.txt; holds err 'no-such-pack'; empty out
run 2 missing.txt; holds err 'missing.txt'; empty out
run 2 --rejects no/such/file good.txt; holds err 'no/such/file'; empty out
run 2 eval missing.jsonl; holds err 'missing.jsonl'; empty out

# eval: what is asked for wrongly is said before the report, what it cannot read with how to get there
printf 'text\tlabel\nToimitus oli nopea\tpositive\n' > gold.tsv
run 2 eval gold.tsv --min acc=0.99; holds err "the report has no figure 'acc'"; empty out
run 2 eval gold.tsv --min accuracy=0.1 --min sign=x; holds err "'sign=x' is no minimum"; empty out
run 2 eval gold.tsv --compare gold.tsv; holds err 'gold.tsv'; empty out
run 1 eval gold.tsv --min 'accuracy<=0.9' --min sign=0.1,macro_f1=2; holds out 'sentiment accuracy'; lines err 2
run 0 eval gold.tsv --json; mv out old.json
run 0 --ui fi eval gold.tsv --compare old.json; holds out 'verrattuna raporttiin old.json'; holds out 'mikään ei ole muuttunut'
run 0 -q gold.tsv -t xlsx -o gold.xlsx; gzip -k gold.tsv
run 2 eval gold.xlsx; empty out
holds err 'gold.xlsx: this is a workbook or another zip archive: save its sheet as tab-separated text, or unpack it; labelled'
run 2 eval gold.tsv.gz; holds err 'gold.tsv.gz: this is packed: unpack it; labelled texts are JSON lines'; empty out
iconv -t utf-16 gold.tsv > wide.tsv; run 2 eval wide.tsv; holds err 'wide.tsv: this is UTF-16: save it as UTF-8'

# a missing file does not keep the others from being tagged
run 3 missing.txt good.txt; lines out 1; holds err 'missing.txt'

# every command has help, and it is all in the man page
run 0 help manual; mv out manual
for command in tag explain inspect formats eval version help 'lex new' 'lex lint' 'lex test' 'lex match' 'lex expand' \
  'lex fmt' 'lex export' 'lex import' 'lex compile' \
  'lex diff' 'lex stats' 'lex suggest'; do
  run 0 $command --help; holds out "cxtag"; holds out '--help'; empty err
  if grep -q ' $' out; then fail "$command --help: blanks at a line's end"; fi
  run 0 help $command; holds out '--help'
  holds manual ".SS cxtag $command"
done
run 0 --help; holds out 'Exit codes'
run 0 --version; holds out 'cxtag '
run 0 formats; holds out 'google-business'
for format in lines csv tsv jsonl json xlsx; do grep -q "^$format  " out || fail "formats lacks $format"; done
if command -v man > /dev/null && man --version > /dev/null 2>&1; then
  man --warnings -l manual > /dev/null 2> err || fail "the man page"
  empty err
fi

# words of all kinds
run 0 -q good.txt -tjsonl; lines out 1
run 0 -qt jsonl -- good.txt; lines out 1
run 0 --quiet --to=jsonl good.txt; lines out 1
