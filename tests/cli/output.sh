#!/bin/sh
# Where the output cannot go, or must go whole.
. "$(dirname "$0")/lib.sh"
yes 'Toimitus oli nopea' | head -n 20000 > many.txt

# a reader that has enough is no failure, and no noise
"$CXTAG" -q many.txt 2> err | head -n 1 > out; lines out 1; empty err
{ "$CXTAG" many.txt 2> err; echo $? > code; } | head -n 1 > out
[ "$(cat code)" = 0 ] || fail "closed pipe: exit $(cat code)"
{ "$CXTAG" tag --help 2> err; echo $? > code; } | true
[ "$(cat code)" = 0 ] || fail "closed pipe of --help: exit $(cat code)"

# a full disk is one
if [ -e /dev/full ]; then
  "$CXTAG" many.txt > /dev/full 2> err; [ $? = 3 ] || fail "full disk: exit code"; holds err 'No space left'
  holds err 'after 0 bytes'
  "$CXTAG" many.txt -o /dev/full 2> err; [ $? = 3 ] || fail "full disk, -o: exit code"; holds err 'No space left'
  "$CXTAG" --help > /dev/full 2> err; [ $? = 3 ] || fail "full disk, --help: exit code"; holds err 'No space left'
  "$CXTAG" version > /dev/full 2> err; [ $? = 3 ] || fail "full disk, version: exit code"
fi
"$CXTAG" many.txt >&- 2> err; [ $? = 3 ] || fail "closed output: exit code"; holds err 'cannot write'

# where it fails is told, what was written is whole, and the summary adds up
(ulimit -f 20; "$CXTAG" many.txt -o cut.jsonl 2> err); [ $? = 3 ] || fail "a limit: exit code"
holds err "after $(stat -c %s cut.jsonl) bytes"
awk '/ read = / { gsub(",", ""); if ($2 != $5 + $8 + $11) exit 1 }' err || fail "the summary does not add up"

# -o: whole or not at all, an old file stays until then
echo old > table.csv
run 2 missing.txt -t csv -o table.csv; holds table.csv old; lines table.csv 1
run 2 many.txt -t csv -o no/such/folder.csv; holds err 'no/such/folder.csv'
run 2 many.txt -o many.txt; holds err 'also an input'; lines many.txt 20000
for option in --rejects --resume; do
  run 2 many.txt -o rows.jsonl $option ./many.txt; holds err "$option ./many.txt is also an input"; lines many.txt 20000
  run 2 many.txt -o new.jsonl $option new.jsonl; holds err "$option new.jsonl is also --output: name another file"
  run 2 many.txt -o table.csv $option ./table.csv; holds err 'also --output'; holds table.csv old
done
[ ! -e new.jsonl ] || fail "something was written"

# nor is an input that the shell has opened, for reading or for writing; the limit ends what would never end
cp many.txt kept.txt; mkdir folder; cp many.txt folder/a.txt
redirected() { # WORDS...: with standard input and output as they are
  (ulimit -f 20000; "$CXTAG" -q "$@" 2> err); code=$?
  [ $code = 2 ] || fail "cxtag $*, redirected: exit $code"
  cmp -s many.txt kept.txt || fail "cxtag $*: the input was written over"
}
redirected -o many.txt < many.txt; holds err '--output many.txt is also an input: name another file'
redirected -o many.txt - < many.txt
redirected --rejects many.txt -t csv -o new.csv < many.txt; holds err '--rejects many.txt is also an input'
redirected many.txt >> many.txt; holds err 'standard output is the file of an input'
redirected < many.txt >> many.txt; holds err 'standard output is the file of an input'
redirected -o - kept.txt many.txt >> many.txt
[ ! -e new.csv ] || fail "something was written"
"$CXTAG" folder > folder/b.jsonl 2> err || fail "output into a folder of inputs"
lines folder/b.jsonl 20000; holds err 'folder/b.jsonl: this run writes it: left out'
run 0 -q many.txt -o out2.jsonl < many.txt # what is not read may be anything
"$CXTAG" -q kept.txt -o out2.jsonl >> kept.txt || fail "standard output is not written to"
run 2 many.txt -l no/such/pack --rejects table.csv; holds table.csv old # nothing was done, so nothing was rejected
run 0 -q many.txt --rejects /dev/null -o /dev/null
run 0 many.txt -t csv -o table.csv; empty out; lacks table.csv old; lines table.csv 20001
run 0 many.txt -o rows.jsonl; lines rows.jsonl 20000
[ "$(ls | grep -c 'table.csv')" = 1 ] || fail "a temporary file was left"

# permissions: as the umask says, or as they were
(umask 027; "$CXTAG" -q many.txt -t csv -o fresh.csv) || fail "umask"
[ "$(stat -c %a fresh.csv)" = 640 ] || fail "permissions $(stat -c %a fresh.csv)"
chmod 600 fresh.csv; run 0 many.txt -t csv -o fresh.csv
[ "$(stat -c %a fresh.csv)" = 600 ] || fail "permissions changed to $(stat -c %a fresh.csv)"

# a link stays a link: what it leads to is written
echo old > real.csv; ln -s real.csv link.csv
run 2 missing.txt -t csv -o link.csv; holds real.csv old
run 0 -q many.txt -t csv -o link.csv; [ -L link.csv ] || fail "the link is gone"; lines real.csv 20001
ln -s later.csv early.csv; run 0 -q many.txt -t csv -o early.csv; [ -L early.csv ] || fail "the link is gone"; lines later.csv 20001
ln -s round.csv round.csv; run 2 many.txt -t csv -o round.csv; holds err 'cannot write round.csv'
if [ -e /dev/stdout ]; then # what is open already is neither replaced nor emptied
  for to in csv jsonl; do
    { echo first; "$CXTAG" -q many.txt -t $to -o /dev/stdout; } > both 2> err || fail "/dev/stdout"
    holds both first; awk 'END { exit NR < 20001 }' both || fail "/dev/stdout was cut"
  done
fi

# the output does not depend on the number of threads
run 0 -q many.txt; mv out one
run 0 -q -j 4 many.txt; cmp out one || fail "-j 4 differs"
