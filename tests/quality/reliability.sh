#!/bin/sh
# reliability.sh CXTAG: how sure cxtag is of its sentiment and how often it is right, in tenths of confidence, on the
# texts written for this project. `tests/quality/reliability.sh build/release/cxtag > tests/quality/reliability.csv`.
set -eu
cxtag=$(realpath "$1")
cd "$(dirname "$0")/../.."
echo 'set,confidence,texts,mean,right'
for set in corpus/feedback.fi corpus/feedback.en tests/quality/behaviour.fi tests/quality/behaviour.en; do
  "$cxtag" eval -q "$set.jsonl" --errors 0 | awk -v set="${set##*/}" '
    /^confidence +texts/ { on = 1; next }
    !NF { on = 0 }
    on { print set "," $1 "," $2 "," $3 "," $4 }'
done
