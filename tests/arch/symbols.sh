#!/bin/sh
# symbols.sh LIBRARY LIST: the shared library exports exactly the symbols of the list. --update LIBRARY LIST rewrites it.
# Marks that the linker sets at the ends of segments are no symbols of ours.
set -eu
update=
if [ "$1" = --update ]; then update=1; shift; fi
found=$(nm -D --defined-only "$1" | awk '$2 ~ /^[TDBRV]$/ && $3 !~ /^(__bss_start|_edata|_end)$/ { print $3 }' | sed 's/@.*//' | LC_ALL=C sort)
if [ -n "$update" ]; then printf '%s\n' "$found" > "$2"; exit; fi
if ! printf '%s\n' "$found" | diff "$2" -; then
  echo "the exported symbols differ from $2 (< listed, > exported)"
  exit 1
fi
