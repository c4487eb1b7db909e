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

# forms, and what a word is refused for
run 0 --ui fi lex expand --lang fi tulla; holds out 'menneen ajan partisiippi'; holds out 'puhekielinen muoto'
run 0 --ui fi lex expand --lang fi toimitus; holds out 'genetiivi, monikko'
for name in nominative genitive plural participle past passive present spoken conditional; do lacks out "$name"; done
run 2 --ui fi lex expand 'a b'; holds err "'a b' ei ole yksi sana"; run 2 --ui fi lex expand /a/; holds err 'lueteltavia muotoja'
run 0 --ui en lex expand --lang fi toimitus; holds out 'genitive, plural'
run 0 --ui fi explain 'Toimitus oli nopea mutta puhelimeen ei vastattu'
holds out 'vastattu: '; holds out 'passiivi'; holds out "vastakohta base/"; lacks out 'passive'; lacks out contrast

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
holds shop/README.md 'perusmuodossa'; holds shop/terms/loyalty.tsv 'Yhdyssanan alkuosa'
grep -nE 'A word|A theme|A list|[Tt]he first part|All inflected' -r shop > same && { cp same out; fail "notes in English"; }
run 0 lex new -q english; for table in english/*.tsv english/*/*.tsv; do # but for the notes it is the same pack
  cut -f1-5 "$table" > one; cut -f1-5 "shop/${table#english/}" > other
  cmp -s one other || [ "$table" = english/pack.tsv ] || fail "$table is another table in Finnish"
done; rm -r english
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
run 1 lex test --ui fi shop; holds out "'narskua' ei osu esimerkkiinsä (yes)"; holds out 'sen sana puuttuu siitä; korjaa lauseke tai esimerkki'
run 1 lex test --json shop; holds out '"kind":"example"'; holds out '"findings":1,"faults":0'
rm shop/sentiment/more.tsv
printf 'Lattia narskuu\nToimitus oli hidas\n' > feedback.txt
run 0 lex stats --ui fi -l shop feedback.txt; holds out 'joista näyttöä'; holds out 'ei osunut kertaakaan'
run 0 lex stats --ui fi --json feedback.txt; mv out fi; run 0 lex stats --ui en --json feedback.txt; cmp out fi || fail "JSON in Finnish"
run 0 lex diff --ui fi shop shop --on feedback.txt; grep -qE '^muuttui +0$' out || fail "lex diff in Finnish"
cp -r shop edited; printf 'expression\tpolarity\tlang\nnarskua\t-2\tfi\n' > edited/sentiment/more.tsv
run 0 lex diff --ui fi shop edited --on feedback.txt; holds out 'neutraali -> kielteinen'; lacks out neutral
run 0 lex diff --ui fi --json shop edited --on feedback.txt; holds out '"neutral -> negative"'; rm -r edited
printf 'expression\tpolarity\tlang\n/(a/\t1\tfi\n' > shop/sentiment/more.tsv
run 1 lex lint --ui fi shop; holds out 'lausekkeet ovat PCRE2:n, korjaa se tästä kohdasta'; rm shop/sentiment/more.tsv
ln -s loop.tsv shop/terms/loop.tsv; run 2 lex lint --ui fi shop; holds err 'tiedostoa ei voi lukea: linkit johtavat kehään'
rm shop/terms/loop.tsv
: > plain; run 2 lex import --ui fi shop -o plain/x; holds err 'polun osa ei ole kansio'
printf 'splendid\t3\nawful\t-3\nsplendid\t-1\n' > list.txt
run 1 lex import --ui fi --from afinn list.txt --lang en -o afinn; holds out "'splendid' on jo rivillä 1"; holds out 'kirjoitettiin 2 riviä'
head -c 100 "$CXTAG" > nopack; run 2 --ui fi -l nopack feedback.txt; holds err 'ei ole käännetty paketti'
run 0 lex compile shop -o shop.cxp; head -c 100 shop.cxp > cut; run 2 --ui fi -l cut feedback.txt; holds err 'käännetty paketti on vioittunut'
run 2 --ui fi -l nosuch feedback.txt; holds err 'sanastoa ei ole'

# What an analyst meets first: the commands' messages, explain, formats, inspect and what counts are read from.
printf 'Nro;Palaute\n1;Toimitus oli nopea\n2;\n' > good.csv
run 0 --ui fi good.csv -o o.csv; holds err 'varoitus: tiedostoon o.csv tulee JSON-rivejä: --to csv kirjoittaa taulukon'
holds err 'cxtag: 2 luettu = 1 luokiteltu + 1 ohitettu (blank 1) + 0 hylätty'
run 2 --ui fi good.csv -o good.csv; holds err '--output good.csv on myös syöte: nimeä toinen tiedosto'
run 2 --ui fi good.csv -t csv -o no/o.csv
holds err 'no/o.csv: kirjoittaminen ei onnistu: tiedostoa tai kansiota ei ole: tee ensin sen kansio'
run 2 --ui fi good.csv --resume s; holds err '--resume vaatii valitsimen --output TIEDOSTO'
run 0 --ui fi -q good.csv --resume s -o o; run 2 --ui fi good.csv --resume s -o o -t csv
holds err '--resume s: sen on kirjoittanut ajo, jolla oli muita valitsimia: siellä ei mitään, täällä --to "csv"'
run 0 --ui fi good.csv --resume s -o o; holds err '--resume s: tämä erä on valmis, o on kokonainen'
printf '{"text":"a","x":"1"}\n{"text":"b","y":"2"}\n' > two.jsonl
run 0 --ui fi two.jsonl --keep all -t csv; holds err "ensimmäisessä tietueessa ei ole kohtaa 'y'"
if [ -e /dev/full ]; then
  "$CXTAG" --ui fi formats > /dev/full 2> err; holds err 'cxtag: tuloste: kirjoittaminen ei onnistu: levyllä ei ole tilaa: tee tilaa'
fi
LANG=fi_FI.UTF-8 LC_ALL= run 0 explain --theme phone_service 'Toimitus oli nopea, puhelin lähti'
for word in 'kieli      fi' 'sävy       myönteinen' pisteet varmuus 'teemat' 'miksi' 'vaikutus +' 'summat' 'vahvuus' 'miksi ei phone_service'; do
  holds out "$word"
done
run 0 --ui fi explain --theme booking 'Lääkäri perui käyntini'
holds out 'erillään: sen sanat ovat toisessa järjestyksessä tai paikassa'; holds out 'puuttuu: '
run 0 --ui fi explain narskukela; holds out 'mikään rivi ei osunut'
run 2 --ui fi explain --json x; holds err '--json sopii valitsimen --theme kanssa'
run 0 --ui en formats; mv out en; run 0 --ui fi formats; grep -Fxf en out > same && { cp same out; fail "formats in English"; }
[ "$(wc -l < out)" = "$(wc -l < en)" ] || fail "other formats in Finnish"
run 0 --ui fi inspect good.csv
for word in 'tiedosto         good.csv' 'merkistö  ' 'muoto  ' 'tietue 1, rivi 2' '  teksti     Toimitus' 'luettu           2: 1 tietuetta, 1 ohitettu'; do
  holds out "$word"
done
run 0 --ui fi good.csv -t summary; holds out 'tekstejä'; run 0 --ui fi good.csv -t summary --headings en; holds out 'texts'
for to in jsonl csv tsv wide long; do
  run 0 -q --ui fi good.csv -t $to; mv out fi; run 0 -q --ui en good.csv -t $to; cmp out fi || fail "$to depends on --ui"
done
