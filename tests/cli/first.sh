#!/bin/sh
# What a newcomer tries first, with the lexicon that is inside the command, from a folder that holds nothing.
. "$(dirname "$0")/lib.sh"
printf 'Toimitus oli nopea mutta puhelimessa jonotin tunnin\nThe onboarding was easy, thanks!\n' | "$CXTAG" > out 2> err ||
  fail "two lines"
lines out 2; empty err
sed -n 1p out > first; sed -n 2p out > second
holds first '"lang":"fi"'; holds second '"lang":"en"'
theme() { grep -qE "\"id\":\"$2(\.[a-z_]+)?\",\"polarity\":\"$3\"" "$1" || { cat "$1"; fail "no $3 $2"; }; }
theme first delivery positive
theme first phone_service negative
theme second onboarding positive
holds second '"sentiment":{"label":"positive"'
