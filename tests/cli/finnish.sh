#!/bin/sh
# Help and the lexicon side speak Finnish where --ui or the locale says so; what machines read stays as it is.
. "$(dirname "$0")/lib.sh"

# Every command has all of its help in Finnish: a line that is the same in both is only a name, a heading of
# options or an example.
commands=$("$CXTAG" help | sed -nE '/^Commands/,/^$/s/^  (lex [a-z]+|[a-z]+) .*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 19 ] || fail "the commands are not listed"
echo "$commands" | while read -r command; do
  # shellcheck disable=SC2086
  "$CXTAG" --ui en help $command > en; "$CXTAG" --ui fi help $command > fi
  [ "$(grep -cE '^  (-[a-zA-Z], |    )--' en)" = "$(grep -cE '^  (-[a-zA-Z], |    )--' fi)" ] || fail "$command: other options in Finnish"
  grep -Fxf en fi | grep -vE '^ *(-[a-zA-Z], )?--[a-z-]+( [^ ]+)?$|^  (cxtag|echo|printf) |^$|^[0-9]' > same
  [ ! -s same ] || { cp same out; fail "$command: help is not in Finnish"; }
done || exit 1
run 0 --ui fi --help; holds out 'Komennot'; holds out 'Paluukoodit'; lacks out 'Commands'
run 2 --ui fi lex; holds out 'Komennot'

# which language: --ui, else the first of LC_ALL, LC_MESSAGES, LANG that is set
speaks() { # fi|en NAME=VALUE...
  wanted=$1; shift
  env -u LC_ALL -u LC_MESSAGES -u LANG "$@" "$CXTAG" lex lint > out 2> err
  case $wanted in fi) holds err 'puuttuu' ;; en) holds err 'is missing' ;; esac
}
speaks en; speaks fi LANG=fi_FI.UTF-8; speaks fi LANG=fi; speaks en LANG=fil_PH.UTF-8
speaks fi LC_MESSAGES=fi_FI LANG=en_US.UTF-8; speaks en LC_ALL=C LC_MESSAGES=fi_FI LANG=fi_FI
speaks fi LC_ALL=fi_FI.UTF-8 LANG=C; speaks fi LC_ALL= LANG=fi_FI@euro
run 2 --ui sv --help; run 2 lex lint --ui fi; holds err 'DIR... puuttuu'
run 2 lex lnt --ui fi; holds err 'tarkoititko `lex lint`'

# findings, faults, reports
run 0 --ui fi lex new shop; holds out 'Muokkaa'
run 0 lex lint --ui fi shop; holds out '0 havaintoa'
run 0 lex test --ui fi shop; holds out '13 läpi'
printf 'expression\ttheme\tpolarity\tlang\tyes\nnarskua\t\t-2\tfi\t\nnarskua heti\t\t-9\tfi\t\nlaatikko\tloyalti\t1\tfi\t\n' > shop/sentiment/more.tsv
run 1 lex lint --ui fi shop
holds out 'shop/sentiment/more.tsv:3:15: polariteetti -9 on rajojen ulkopuolella: kirjoita luku -5…5'
holds out "tuntematon teema 'loyalti': tarkoititko 'loyalty'?"
run 2 -l shop --ui fi < /dev/null; holds err 'mitään ei tehty'; holds err '  narskua heti'
run 1 lex lint --json --ui fi shop
holds out '"kind":"fault","source":"shop/sentiment/more.tsv","line":3,"column":15,"message":"polariteetti'
holds out '{"pack":"shop","rows":8,"examples":'; holds out '"findings":2'
printf 'expression\ttheme\tpolarity\tlang\tyes\nnarskua\t\t-2\tfi\tLattia on hyvä.\n' > shop/sentiment/more.tsv
run 1 lex test --ui fi shop; holds out "'narskua' ei osu esimerkkiinsä (yes)"; holds out 'sen sanat eivät ole samassa lauseessa'
run 1 lex test --json shop; holds out '"kind":"example"'; holds out '"findings":1,"faults":0'
rm shop/sentiment/more.tsv
printf 'Lattia narskuu\nToimitus oli hidas\n' > feedback.txt
run 0 lex stats --ui fi -l shop feedback.txt; holds out 'joista näyttöä'; holds out 'ei osunut kertaakaan'
run 0 lex stats --ui fi --json feedback.txt; mv out fi; run 0 lex stats --ui en --json feedback.txt; cmp out fi || fail "JSON in Finnish"
run 0 lex diff --ui fi shop shop --on feedback.txt; grep -qE '^muuttui +0$' out || fail "lex diff in Finnish"
printf 'splendid\t3\nawful\t-3\nsplendid\t-1\n' > list.txt
run 1 lex import --ui fi --from afinn list.txt --lang en -o afinn; holds out "'splendid' on jo rivillä 1"; holds out 'kirjoitettiin 2 riviä'
head -c 100 "$CXTAG" > nopack; run 2 --ui fi -l nopack feedback.txt; holds err 'ei ole käännetty paketti'
run 0 lex compile shop -o shop.cxp; head -c 100 shop.cxp > cut; run 2 --ui fi -l cut feedback.txt; holds err 'käännetty paketti on vioittunut'
run 2 --ui fi -l nosuch feedback.txt; holds err 'sanastoa ei ole'
