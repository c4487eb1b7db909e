#!/bin/sh
# calibrate.sh CXTAG [GOLD[:TEXT_MEMBER] ...]: the rows confidence_... of pack.tsv, measured on corpus/ and on the JSON
# lines named. Put them into lexicons/base/pack.tsv when rules or rows change, and build.
set -eu
cxtag=$(realpath "$1"); shift
here=$(cd "$(dirname "$0")/../.." && pwd)
sets=$(mktemp -d)
trap 'rm -rf "$sets"' EXIT
n=0
for set in "$@"; do
  n=$((n + 1))
  case $set in
    *:*) sed "s/\"${set##*:}\":/\"text\":/" "${set%:*}" > "$sets/$n.jsonl" ;;
    *) cp "$set" "$sets/$n.jsonl" ;;
  esac
done
cd "$here"
exec "$cxtag" eval -q corpus/feedback.fi.jsonl corpus/feedback.en.jsonl $([ $n = 0 ] || ls "$sets"/*.jsonl) --calibration
