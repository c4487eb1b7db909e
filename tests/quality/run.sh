#!/bin/sh
# run.sh CXTAG [NAME=GOLD[:TEXT_MEMBER[:QUESTION_MEMBER]] ...]: a line of figures for each labelled set, as in
# results.csv: those of this project, then the ones named. `tests/quality/run.sh build/release/cxtag` rewrites nothing:
# put its output into results.csv when rows or rules change, and read the difference.
set -eu
cxtag=$1; shift
cd "$(dirname "$0")/../.."


line() { # NAME GOLD TEXT QUESTION
  report=$("$cxtag" eval -q "$2" ${3:+--text-path "$3"} ${4:+--question-path "$4"} --json)
  printf '%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n' "$1" "$(printf '%s' "$report" | sed -n 's/^{"schema":1,"texts":\([0-9]*\).*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"sentiment":{"texts":[0-9]*,"accuracy":\([0-9.]*\),"macro_f1".*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"sentiment":{"texts":[0-9]*,"accuracy":[0-9.]*,"macro_f1":\([0-9.]*\),.*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"sentiment":{"texts":[0-9]*,"accuracy":[0-9.]*,"macro_f1":[0-9.]*,"sign":\([0-9.]*\),.*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"themes":{"gold":[0-9]*,"found":[0-9]*,"right":[0-9]*,"precision":[0-9.]*,"recall":[0-9.]*,"f1":\([0-9.]*\),.*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"polarity_texts":[0-9]*,"polarity":\([0-9.]*\),"each".*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"intents":{"gold":[0-9]*,"found":[0-9]*,"right":[0-9]*,"precision":[0-9.]*,"recall":[0-9.]*,"f1":\([0-9.]*\).*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"suggestion":{"gold":[0-9]*,"found":[0-9]*,"right":[0-9]*,"precision":[0-9.]*,"recall":[0-9.]*,"f1":\([0-9.]*\)}.*/\1/p')" \
    "$(printf '%s' "$report" | sed -n 's/.*"calibration_error":\([0-9.]*\),.*/\1/p')"
}

echo 'set,texts,accuracy,macro_f1,sign,theme_f1,polarity,intent_f1,suggestion_f1,calibration_error'
for name in feedback.fi feedback.en; do line "$name" "corpus/$name.jsonl" '' ''; done
for name in behaviour.fi behaviour.en unseen.fi unseen.en; do line "$name" "tests/quality/$name.jsonl" '' ''; done
for set in "$@"; do
  name=${set%%=*}; rest=${set#*=}; gold=${rest%%:*}; member=; question=
  case $rest in *:*) member=${rest#*:}; case $member in *:*) question=${member#*:}; member=${member%%:*} ;; esac ;; esac
  line "$name" "$gold" "$member" "$question"
done
