#!/bin/sh
# The floor test itself must fail on a climbing include, on a command that looks behind the headers, and on a cycle.
set -eu
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
test=$(dirname "$0")/floors.sh
expect_fault() {
  if sh "$test" "$tree" > "$tree/out"; then echo "not caught: $1"; exit 1; fi
  grep -q "$2" "$tree/out" || { echo "wrong message for $1:"; cat "$tree/out"; exit 1; }
}
fresh() {
  rm -rf "$tree/classifier"
  mkdir -p "$tree/classifier/base" "$tree/classifier/text" "$tree/classifier/cli"
  echo '#include "base/a.h"' > "$tree/classifier/text/t.h"
  echo '#include <stddef.h>' > "$tree/classifier/base/a.h"
}
fresh; sh "$test" "$tree" || { echo "a sound tree fails"; exit 1; }
fresh; echo '#include "text/t.h"' > "$tree/classifier/base/b.c"; expect_fault "a climb" "higher floor text"
fresh; echo '#include "base/a.h"' > "$tree/classifier/cli/main.c"; expect_fault "a command behind the headers" "only include/cxtag"
fresh; echo '#include "base/c.h"' > "$tree/classifier/base/b.h"; echo '#include "base/b.h"' > "$tree/classifier/base/c.h"
expect_fault "a cycle" "include cycle"
