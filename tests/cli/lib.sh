# Sourced by the scripts of this folder; $1 is the command under test. fail ends the script with what went wrong.
set -u
CXTAG=$(realpath "$1")
export LC_ALL=C.UTF-8
unset NO_COLOR TERM_PROGRAM 2> /dev/null
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

fail() { echo "FAILED: $*"; for f in out err; do [ -e "$f" ] && { echo "-- $f"; head -c 2000 "$f"; }; done; exit 1; }

# run EXIT-CODE WORDS...: standard output in `out`, standard error in `err`.
run() {
  wanted=$1; shift
  "$CXTAG" "$@" > out 2> err
  code=$?
  [ $code = "$wanted" ] || fail "cxtag $*: exit $code, not $wanted"
}

lines() { [ "$(wc -l < "$1")" = "$2" ] || fail "$1 has $(wc -l < "$1") lines, not $2"; }
holds() { grep -qF -e "$2" "$1" || fail "$1 does not hold: $2"; }
lacks() { ! grep -qF -e "$2" "$1" || fail "$1 holds: $2"; }
empty() { [ ! -s "$1" ] || fail "$1 is not empty"; }
