#!/bin/sh
# readme.sh [--check] CXTAG SOURCE: runs each `$ command` in the console blocks of README.md, in a folder that has what the
# source folder has, and prints the README with what they print now: `make readme` puts it in place. --check compares instead.
set -eu
check=
if [ "$1" = --check ]; then check=1; shift; fi
cxtag=$(realpath "$1") source=$(realpath "$2")
PATH=$(dirname "$cxtag"):$PATH
export PATH LC_ALL=C.UTF-8 NO_COLOR=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/root" "$work/root/build"
cd "$work/root"
ln -s "$source/corpus" "$source/lexicons" "$source/tests" .
inside=
while IFS= read -r line; do
  case $line in
    '```console') inside=1; printf '%s\n' "$line" ;;
    '```') inside=; printf '%s\n' "$line" ;;
    '$ '*) printf '%s\n' "$line"; if [ -n "$inside" ]; then sh -c "${line#\$ }" < /dev/null 2>&1 || true; fi ;;
    *) if [ -z "$inside" ]; then printf '%s\n' "$line"; fi ;;
  esac
done < "$source/README.md" > "$work/now"
if [ -z "$check" ]; then cat "$work/now"; else
  diff "$source/README.md" "$work/now" || { echo "README.md (<) is not what its commands print (>): make readme"; exit 1; }
fi
