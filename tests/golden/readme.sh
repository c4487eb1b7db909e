#!/bin/sh
# readme.sh CXTAG SOURCE: runs each `$ command` in the console blocks of README.md, in the source folder, and prints the
# README with what they print now. `make readme` puts it in place.
set -eu
PATH=$(dirname "$(realpath "$1")"):$PATH
cd "$2"
export PATH LC_ALL=C.UTF-8 NO_COLOR=1
inside=
while IFS= read -r line; do
  case $line in
    '```console') inside=1; printf '%s\n' "$line" ;;
    '```') inside=; printf '%s\n' "$line" ;;
    '$ '*) printf '%s\n' "$line"; if [ -n "$inside" ]; then sh -c "${line#\$ }" < /dev/null 2>&1 || true; fi ;;
    *) if [ -z "$inside" ]; then printf '%s\n' "$line"; fi ;;
  esac
done < README.md
