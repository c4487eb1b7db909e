#!/bin/sh
# run.sh [--update] CXTAG CASE...: runs the command as each case folder says, in that folder, and compares.
#   args    the words after `cxtag`, as in a shell (one or several lines)
#   stdin   standard input; without it there is none
#   stdout, stderr, exit   what must come; without the file: nothing, nothing, 0
#   files   names of files that the run makes, compared with NAME.expected and removed
# --update writes what came instead: read the difference before you commit it.
set -u
update=
if [ "$1" = --update ]; then update=1; shift; fi
CXTAG=$(realpath "$1"); shift
export LC_ALL=C.UTF-8 NO_COLOR=1
failed=0
got=$(mktemp -d)
trap 'rm -rf "$got"' EXIT

check() { # WHAT-CAME EXPECTED-FILE WHAT-NO-FILE-MEANS
  if [ -n "$update" ]; then
    if [ "$(cat "$1")" = "$3" ]; then rm -f "$2"; else cp "$1" "$2"; fi
    return
  fi
  expected=$2
  if [ ! -e "$2" ]; then
    expected=$got/default
    printf '%s' "${3:+$3
}" > "$expected"
  fi
  diff -u "$expected" "$1" && return
  echo "$case: $(basename "$2") differs"
  failed=1
}

for case in "$@"; do
  cd "$case" || exit 1
  input=/dev/null
  [ -e stdin ] && input=stdin
  eval "set -- $(tr '\n' ' ' < args)"
  "$CXTAG" "$@" < "$input" > "$got/stdout" 2> "$got/stderr"
  echo $? > "$got/exit"
  check "$got/stdout" "$case/stdout" ''
  check "$got/stderr" "$case/stderr" ''
  check "$got/exit" "$case/exit" 0
  if [ -e files ]; then
    while read -r name; do
      [ -e "$name" ] || : > "$name"
      check "$name" "$case/$name.expected" ''
      rm -f "$name"
    done < files
  fi
done
exit $failed
