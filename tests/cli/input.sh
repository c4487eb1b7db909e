#!/bin/sh
# Input of every size and kind of damage: a clear error or a flagged result, and the rest is still tagged.
. "$(dirname "$0")/lib.sh"

# nothing at all
: > nothing.txt
run 0 < /dev/null; empty out; empty err
run 0 nothing.txt; empty out
printf '\n' | "$CXTAG" > out 2> err || fail "a blank line"; empty out

# one byte
printf 'x' | "$CXTAG" > out 2> err || fail "one byte"; lines out 1
printf '\377' | "$CXTAG" > out 2> err || fail "one broken byte"; lines out 1; holds out '"repaired"'

# broken UTF-8: mended, flagged, and what follows is read
printf 'toimitus oli hyv\344\nToimitus oli nopea\n' | "$CXTAG" > out 2> err || fail "Windows-1252"
lines out 2; holds out 'toimitus oli hyvä'; holds out '"repaired"'
printf 'hyv\303\244\303\nhei\n' | "$CXTAG" > out 2> err || fail "cut UTF-8"
lines out 2; holds out 'hyvä�'

# NUL bytes, CR LF, no line end at the end
printf 'Hyvä\000palvelu\nToimi hyvin\n' | "$CXTAG" > out 2> err || fail "NUL"; lines out 2; holds out '\u0000'
printf 'Hyvä palvelu\r\nToimi hyvin\r\n' | "$CXTAG" > out 2> err || fail "CR LF"; lines out 2; lacks out '\r'
printf 'Hyvä palvelu\nToimi hyvin' | "$CXTAG" > out 2> err || fail "no line end"; lines out 2

# lone combining marks, a control character that a terminal would obey
printf '\314\201\314\202\n\033[31mhyvä\n' | "$CXTAG" > out 2> err || fail "marks"; lines out 2
if grep -q "$(printf '\033')" out; then fail "an escape got through"; fi

# one line of 10 MB: cut, flagged, and the next one is read
{ yes 'hyvä palvelu ja nopea toimitus' | head -c 10000000 | tr '\n' ' '; printf '\nToimi hyvin\n'; } |
  "$CXTAG" --no-text > out 2> err || fail "10 MB"
lines out 2; holds out '"truncated"'

# 100,000 emoji in a row, in linear time
{ yes '👍' | head -n 100000 | tr -d '\n'; echo; } > emoji.txt
run 0 --no-text emoji.txt; lines out 1; holds out '"positive"'

# standard input twice, or closed; an object that stops halfway
run 0 - - < /dev/null; empty out
"$CXTAG" <&- > out 2> err && fail "closed input"; empty out
printf '{"text":"hyvä"}\n{"text":"a"' | "$CXTAG" > out 2> err; [ $? = 3 ] || fail "cut JSON: exit code"; lines out 1
