#!/bin/sh
# run.sh BUILD SECONDS [TARGET...]: each fuzz target for so long, one after another, from its seeds and from what earlier
# runs found (kept in BUILD/fuzz). An input that breaks something is left in BUILD/fuzz/TARGET.found: minimise it
# (fuzz_TARGET -minimize_crash=1), mend the code, and keep it under tests/fuzz/seeds/TARGET with a name that tells.
set -u
build=$1 seconds=$2
shift 2
[ $# -gt 0 ] || set -- text pack expression compiled csv json archive chat
seeds=$(dirname "$0")/seeds
found=0
for target; do
  mkdir -p "$build/fuzz/$target" "$build/fuzz/$target.found"
  if "$build/tests/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=4096 -timeout=20 -rss_limit_mb=2048 \
      -print_final_stats=1 -verbosity=1 -artifact_prefix="$build/fuzz/$target.found/" "$build/fuzz/$target" "$seeds/$target" \
      > "$build/fuzz/$target.log" 2>&1; then
    awk -v target="$target" -v seconds="$seconds" '
      /cov: / { cov = $0; sub(/.*cov: /, "", cov); sub(/ .*/, "", cov) }
      /^stat::number_of_executed_units/ { runs = $2 } /^stat::peak_rss_mb/ { rss = $2 }
      END { printf "%-12s %6d s %10d inputs %7d edges %5d MiB  no finding\n", target, seconds, runs, cov, rss }
    ' "$build/fuzz/$target.log"
  else
    found=1
    echo "$target: FINDING, see $build/fuzz/$target.log and $build/fuzz/$target.found/"
    grep -m 3 -E 'ERROR|SUMMARY|MUST|runtime error' "$build/fuzz/$target.log"
  fi
done
exit $found
