#!/bin/sh
# Colours only where a person looks at them.
. "$(dirname "$0")/lib.sh"
escape=$(printf '\033')
run 0 explain 'Toimitus oli nopea'; lacks out "$escape"
run 0 explain --color always 'Toimitus oli nopea'; holds out "$escape"
NO_COLOR=1 run 0 explain 'Toimitus oli nopea'; lacks out "$escape"
# `script` gives a terminal
if command -v script > /dev/null; then
  TERM=xterm script -qec "'$CXTAG' explain 'Toimitus oli nopea'" typescript > out 2>&1; holds out "$escape["
  NO_COLOR=1 TERM=xterm script -qec "'$CXTAG' explain 'Toimitus oli nopea'" typescript > out 2>&1; lacks out "$escape["
  TERM=dumb script -qec "'$CXTAG' explain 'Toimitus oli nopea'" typescript > out 2>&1; lacks out "$escape["
fi
