#!/bin/sh
# --resume: an interrupted run goes on, and what it writes is what an unbroken run writes.
. "$(dirname "$0")/lib.sh"

# texts enough for several saved states, two files, some lines broken
awk 'BEGIN { for (i = 1; i <= 40000; i++) if (i % 5000 == 7) print "{\"id\":" i ",\"text\":\"poikki"
  else printf "{\"id\":\"%d\",\"aika\":\"%d.2.2024\",\"text\":\"Toimitus %d oli nopea, mutta =puhelu; kesti \\\"%d\\\" minuuttia\"}\n", i, i % 28 + 1, i, i % 60 }' > a.jsonl
tail -n 10000 a.jsonl > b.jsonl
mkdir in; mv a.jsonl b.jsonl in

bytes() { wc -c < "$1" 2> /dev/null || echo 0; }

# How often a run saves hangs on how long the disk takes. So the place to go on from is made by --max-errors, which ends a
# run between two records, with its state saved; then runs are killed once they have written something behind it.
stop_midway() { # WORDS...
  run 3 "$@" --max-errors 2
  holds state 'items 10007'; holds state 'batch open'
}

interrupt() { # WORDS...
  before=$(bytes rows)
  "$CXTAG" "$@" > out 2> err &
  victim=$!
  while [ "$(bytes rows)" -le "$before" ] && kill -0 $victim 2> /dev/null; do sleep 0.01; done
  kill -9 $victim 2> /dev/null
  wait $victim 2> /dev/null
  [ $? != 137 ] || killed=$((killed + 1)) # else it was too quick
}

killed=0
try() { # FORMAT-AND-JOBS...
  rm -f state rows rejected whole whole.rejected
  set -- in --text-path text --id-path id --keep aika --quiet "$@"
  run 1 "$@" -o whole --rejects whole.rejected
  set -- "$@" -o rows --rejects rejected --resume state
  stop_midway "$@"
  interrupt "$@"
  interrupt "$@"
  # what was not saved is written anew, half a record goes
  grep -q '^batch open' state && printf 'half a rec' >> rows
  run 1 "$@"
  cmp rows whole || fail "$*: the output differs"
  cmp rejected whole.rejected || fail "$*: the rejects differ"
  # finished: nothing happens, with the same exit code
  run 1 "$@"
  cmp rows whole || fail "$*: a finished batch was touched"
}
try -t jsonl
try -t jsonl -j 2
try -t csv
try -t long --excel
[ $killed -gt 0 ] || fail "never interrupted"

# what is said: the counts are those of the whole batch, and a finished one is called so
rm -f state rows
run 1 in --text-path text -o whole; cp err whole.err
stop_midway in --text-path text -o rows --resume state
run 3 in --text-path text -o rows --resume state --strict # which allows less than is passed over
holds err '--strict allows no more'; lacks err 'the inputs end'; holds state 'items 10007'
run 1 in --text-path text -o rows --resume state
[ "$(tail -n 1 err)" = "$(tail -n 1 whole.err)" ] || fail "the summary differs"
run 1 in --text-path text -o rows --resume state
holds err 'is finished'

# an output that fails, at a place that is known: the run after it goes on
rm -f state rows
run 1 in -q --text-path text -t wide -o whole
(trap '' XFSZ; ulimit -f 2000; "$CXTAG" in --text-path text -t wide -o rows --resume state > out 2> err)
[ $? = 3 ] || fail "a limit on the output: exit code"
holds err 'cannot write rows: File too large, after'
run 1 in --text-path text -t wide -o rows --resume state
cmp rows whole || fail "after a failed write"

# refusals: nothing is touched
printf 'hei\n' > x.txt; printf 'hyvä\n' > y.txt
run 2 x.txt --resume s; holds err '--resume needs --output'
run 2 x.txt --resume s -o - ; holds err '--resume needs --output'
run 2 x.txt --resume s -o o -t xlsx; holds err 'xlsx is one piece'
run 2 --resume s -o o; holds err 'standard input'
run 2 x.txt --resume s -o /dev/null; holds err 'cannot write /dev/null'
[ ! -e s ] || fail "a state was written"
run 0 x.txt y.txt --resume s -o o; cp o keep
run 2 x.txt y.txt --resume s -o o -t csv; 
holds err 's: it was written by a run with other options: there nothing, here --to "csv"; run it as before'
run 2 x.txt y.txt --resume s -o o2 --question a; holds err 'other options: there --output "o", here --question "a" --output "o2";'
[ ! -e o2 ] || fail "another output was made"
run 2 x.txt --resume s -o o; holds err 'y.txt'
run 0 x.txt y.txt --resume s -o o -j 2 -q; empty err
cmp o keep || fail "a refused run touched the output"
echo >> o; run 2 x.txt y.txt --resume s -o o; holds err 'the output is not the one'; cp keep o
sleep 0.01; printf 'hoh\n' > x.txt
run 2 x.txt y.txt --resume s -o o; holds err 'there "x.txt" of '; holds err ', here "x.txt" of '; lacks err y.txt; holds err 'has changed'
echo trash > s; run 2 x.txt y.txt --resume s -o o; holds err 'no state file'
head -c 100 state > s; run 2 x.txt y.txt --resume s -o o; holds err 'no state file'
cmp o keep || fail "a refused run touched the output"

# an output that is not the one of the state
rm -f state rows
stop_midway in --text-path text -o rows --resume state
cp rows saved
printf 'x' | dd of=rows bs=1 seek=$(($(bytes rows) - 5)) conv=notrunc 2> /dev/null
run 2 in --text-path text -o rows --resume state; holds err 'the output is not the one'
: > rows; run 2 in --text-path text -o rows --resume state; holds err 'the output is not the one'
rm rows; run 2 in --text-path text -o rows --resume state
holds err '--resume state: the output it speaks of is gone; remove the state file state to start over'
[ ! -e rows ] || fail "a refused run made an output"
cp saved rows; run 1 -q in --text-path text -o rows --resume state
run 1 -q in --text-path text -o whole; cmp rows whole || fail "after a refusal"

# finished, and the output removed: nothing is made until the state is removed, and then it is made anew
rm -f s o r; run 0 -q y.txt --rejects r --resume s -o o; cp o keep; rm o r
run 2 y.txt --rejects r --resume s -o o; holds err 'gone; remove the state file s to start over'
[ ! -e o ] && [ ! -e r ] || fail "a refused run made a file"
rm s; run 0 -q y.txt --rejects r --resume s -o o; cmp o keep || fail "started over"
