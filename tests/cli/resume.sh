#!/bin/sh
# --resume: an interrupted run goes on, and what it writes is what an unbroken run writes.
. "$(dirname "$0")/lib.sh"

# texts enough for several saved states, two files, some lines broken
awk 'BEGIN { for (i = 1; i <= 40000; i++) if (i % 5000 == 7) print "{\"id\":" i ",\"text\":\"poikki"
  else printf "{\"id\":\"%d\",\"aika\":\"%d.2.2024\",\"text\":\"Toimitus %d oli nopea, mutta =puhelu; kesti \\\"%d\\\" minuuttia\"}\n", i, i % 28 + 1, i, i % 60 }' > a.jsonl
tail -n 10000 a.jsonl > b.jsonl
mkdir in; mv a.jsonl b.jsonl in

read_state() { sed -n "s/^$2 \([0-9]*\).*/\1/p" "$1" 2> /dev/null; }

# Kills the run once it has saved a state beyond the last one; 1 = it was too quick.
interrupt() { # WORDS...
  before=$(read_state state items)
  "$CXTAG" "$@" > out 2> err &
  victim=$!
  for i in $(seq 2000); do
    now=$(read_state state items)
    [ "${now:-0}" -gt "${before:-0}" ] && break
    kill -0 $victim 2> /dev/null || break
    sleep 0.01
  done
  kill -9 $victim 2> /dev/null && killed=$((killed + 1))
  wait $victim 2> /dev/null
}

try() { # FORMAT-AND-JOBS...
  rm -f state rows rejected whole whole.rejected
  run 1 in --text-path text --id-path id --keep aika "$@" -o whole --rejects whole.rejected; cp err whole.err
  killed=0
  interrupt in --text-path text --id-path id --keep aika "$@" -o rows --rejects rejected --resume state
  interrupt in --text-path text --id-path id --keep aika "$@" -o rows --rejects rejected --resume state
  all_killed=$((${all_killed:-0} + killed)) # a quick machine may end one batch first, not all four
  [ $killed -gt 0 ] || return 0
  [ -e state ] || fail "$*: no state"
  # what was not saved is written anew, half a record goes
  grep -q '^batch open' state && printf 'half a rec' >> rows
  run 1 in --text-path text --id-path id --keep aika "$@" -o rows --rejects rejected --resume state
  cmp rows whole || fail "$*: the output differs"
  cmp rejected whole.rejected || fail "$*: the rejects differ"
  grep -q finished err || [ "$(tail -n 1 err)" = "$(tail -n 1 whole.err)" ] || fail "$*: the summary differs"
  # finished: nothing happens, with the same exit code
  run 1 in --text-path text --id-path id --keep aika "$@" -o rows --rejects rejected --resume state
  holds err 'is finished'
  cmp rows whole || fail "$*: a finished batch was touched"
}
try -t jsonl
try -t jsonl -j 2
try -t csv
try -t long --excel
[ "$all_killed" -gt 0 ] || fail "never interrupted"

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
run 2 x.txt y.txt --resume s -o o -t csv; holds err 'option --to "csv"'
run 2 x.txt y.txt --resume s -o o2; holds err 'option --output'
[ ! -e o2 ] || fail "another output was made"
run 2 x.txt --resume s -o o; holds err 'y.txt'
run 0 x.txt y.txt --resume s -o o -j 2 -q; empty err
cmp o keep || fail "a refused run touched the output"
echo >> o; run 2 x.txt y.txt --resume s -o o; holds err 'the output is not the one'; cp keep o
sleep 0.01; printf 'hoh\n' > x.txt
run 2 x.txt y.txt --resume s -o o; holds err 'x.txt'; holds err 'has changed'
echo trash > s; run 2 x.txt y.txt --resume s -o o; holds err 'no state file'
head -c 100 state > s; run 2 x.txt y.txt --resume s -o o; holds err 'no state file'
cmp o keep || fail "a refused run touched the output"

# an output that is not the one of the state
killed=0; rm -f state rows
(trap '' XFSZ; ulimit -f 2000; "$CXTAG" -q in --text-path text -o rows --resume state > out 2> err)
cp rows saved; at=$(sed -n 's/^output \([0-9]*\).*/\1/p' state)
if [ "$at" -gt 5 ]; then
  printf 'x' | dd of=rows bs=1 seek=$((at - 5)) conv=notrunc 2> /dev/null
  run 2 in --text-path text -o rows --resume state; holds err 'the output is not the one'
  : > rows; run 2 in --text-path text -o rows --resume state; holds err 'the output is not the one'
fi
cp saved rows; run 1 -q in --text-path text -o rows --resume state
run 1 -q in --text-path text -o whole; cmp rows whole || fail "after a refusal"
