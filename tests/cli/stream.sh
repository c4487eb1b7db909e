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

# the same for expressions
"$CXTAG" lex match < to > from 2> err &
exec 3> to 4< from
printf 'toimitus\tToimitukset\n' >&3
read -r answer <&4 || fail "no answer to a pair"
case $answer in *1) ;; *) fail "wrong answer to a pair: $answer" ;; esac
exec 3>&-
wait
