#!/bin/sh
# From a pipe each line is answered before the next one is there.
. "$(dirname "$0")/lib.sh"
mkfifo to from
"$CXTAG" < to > from 2> err &
exec 3> to 4< from
for text in 'Toimitus oli nopea' 'The delivery was slow' 'Kiitos'; do
  echo "$text" >&3
  read -r answer <&4 || fail "no answer to $text"
  case $answer in *"$text"*) ;; *) fail "wrong answer to $text: $answer" ;; esac
done
exec 3>&-
wait
[ -z "$(cat <&4)" ] || fail "more than was asked"
empty err

# JSON lines too, where the first one names its text
"$CXTAG" -q < to > from 2> err &
exec 3> to 4< from
for id in eka toka; do
  printf '{"id":"%s","text":' $id >&3; sleep .1; echo '"Toimitus oli nopea"}' >&3
  read -r answer <&4 || fail "no answer to $id"
  case $answer in *$id*) ;; *) fail "wrong answer to $id: $answer" ;; esac
done
exec 3>&-
wait
empty err

# What a pipe is taken for does not depend on when its bytes come.
same_slowly() { # FORMAT FIRST-BYTES BYTES-BEHIND
  printf "$2$3" > whole
  "$CXTAG" -f "$1" whole > out.whole 2> err.whole; whole=$?
  { printf "$2"; sleep .2; printf "$3"; } | "$CXTAG" -f "$1" > out 2> err
  [ $? = $whole ] || fail "$1 in two pieces: another exit code than $whole"
  cmp -s out out.whole || fail "$1 in two pieces: another result"
}
same_slowly csv 'palaute, avoin;aika\n' 'hyvä;1\nhuono, kallis;2\nok;3\n'
same_slowly lines 'hyva\r' 'huono\rok\r'
same_slowly jsonl '{"id":1,' '"text":"Toimitus oli nopea"}\n'

# the same for expressions
"$CXTAG" lex match < to > from 2> err &
exec 3> to 4< from
printf 'toimitus\tToimitukset\n' >&3
read -r answer <&4 || fail "no answer to a pair"
case $answer in *1) ;; *) fail "wrong answer to a pair: $answer" ;; esac
exec 3>&-
wait

# progress: on a terminal only, once the work is long; never in a log, and not with --no-progress
if command -v script > /dev/null; then
  rm -f slow; mkfifo slow
  show() { # WORDS: runs cxtag with them in a terminal, on an input that takes more than a second
    { yes 'Toimitus oli nopea' | head -n 1280; sleep 1.2; yes 'Toimitus oli nopea' | head -n 1280; } > slow 2> slow.err &
    script -qec "'$CXTAG' -f lines slow -o rows.jsonl $*" /dev/null < /dev/null > screen
    wait
  }
  show; holds screen ' MB/s'; holds screen '2,560 read'
  show --no-progress; lacks screen 'MB/s'
  show '2> log'; lacks screen 'MB/s'; lacks log 'MB/s'; lines log 1
fi
