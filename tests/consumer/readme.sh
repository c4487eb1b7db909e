#!/bin/sh
# readme.sh SOURCE: the C program in README.md is tests/consumer/project/tag.c, to the byte.
awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$1/README.md" | diff - "$1/tests/consumer/project/tag.c" ||
  { echo "README.md (<) and tests/consumer/project/tag.c (>) differ"; exit 1; }
