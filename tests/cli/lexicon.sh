#!/bin/sh
# The starter pack is sound, and a broken pack is told with all its faults, its lines and carets.
. "$(dirname "$0")/lib.sh"
run 0 lex new shop; holds out 'cxtag lex lint shop'
run 2 lex new shop; holds err 'exists already'
holds_tables=$(find shop -name '*.tsv' | wc -l)
run 0 lex new "our shop's"; holds out "our shop's is a pack of $holds_tables tables"; holds out "  cxtag -l 'our shop'\''s' FILE"
grep '^  cxtag lex' out | sed "s|cxtag|\"$CXTAG\"|" | sh -e > err || fail "a command that lex new prints does not run"
rm -r "our shop's"
run 0 lex lint shop
run 0 lex test shop
run 0 -l shop < /dev/null
printf 'Kanta-asiakaskortti ei toimi\n' | "$CXTAG" -l shop > out || fail "tagging with the pack"; holds out '"loyalty"'

# to a spreadsheet and back nothing changes; the canonical form is found and made
run 0 lex fmt shop; run 0 lex fmt --check shop; holds out '0 of'
run 0 lex export shop --excel -o excel; run 2 lex export shop --excel -o excel; holds err 'exists already'
run 0 lex import excel -o back; rm shop/README.md; diff -r shop back > out || fail "the round trip changes the pack"
printf 'expression;polarity;lang\r\nkaamea;-3;fi\r\nahdas;-1;fi\r\n' > shop/sentiment/more.csv
run 1 lex fmt --check shop; holds out 'more.csv: not in canonical form'
run 0 lex fmt shop; [ ! -e shop/sentiment/more.csv ] || fail "the old table is still there"
holds shop/sentiment/more.tsv 'ahdas'; run 0 lex fmt --check shop; rm shop/sentiment/more.tsv

# "Save as CSV" beside the original: no row of either is lost, whatever writes the pack
cp -r shop twins
printf 'lauseke;teema;sävy;kieli;esim.\nparkkihalli;loyalty;-2;fi;Parkkihalli on täynnä.\n' > twins/terms/loyalty.csv
cp -r twins before
twins='loyalty.tsv: terms/loyalty.csv and terms/loyalty.tsv; put the rows of both into one of them'
run 2 lex fmt twins; holds err "twins/terms/loyalty.tsv: two tables become terms/$twins"
run 2 lex fmt --check twins; holds err "$twins"
run 2 lex import twins -o one; holds err "$twins"; [ ! -e one ] || fail "one of two tables was written"
run 2 lex export twins --excel -o one; holds err 'two tables become terms/loyalty.csv: '
[ ! -e one ] || fail "one of two tables was exported"
run 2 lex fmt --ui fi twins; holds err 'kahdesta taulusta tulisi terms/loyalty.tsv: '
diff -r before twins > out || fail "a pack with two tables of one name was changed"
rm -r twins before
# one table that cannot be written: none of them is
mkdir -p half/themes.tsv; run 2 lex import shop -o half; holds err 'half/themes.tsv: Is a directory'
[ "$(find half -type f)" = "" ] || fail "half of a pack was written: $(find half -type f)"
[ ! -e half/terms ] || fail "a folder was left behind"
rm -r half
# what a failed export made is gone, so that it can be run again as its message says
cp -r shop large; awk 'BEGIN { print "lauseke\tpolariteetti\tkieli"; for (i = 0; i < 9000; i++) print "sana" i "\t1\tfi" }' \
  > large/sentiment/many.tsv
(ulimit -f 8; "$CXTAG" lex export large -o deep/er/new 2> err); [ $? = 3 ] || fail "a file too large is no success"
holds err 'deep/er/new/sentiment/many.tsv: File too large'; [ ! -e deep ] || fail "the failed export is still there"
mkdir deep; (ulimit -f 8; "$CXTAG" lex export large -o deep/new 2> err); [ "$(ls deep)" = "" ] || fail "it left something"
run 0 lex export large -o deep/new; rm -r deep large
# a place where nothing can be written is wrong use for every command
: > plain
for command in 'lex new plain/x' 'lex export shop -o plain/x' 'lex import shop -o plain/x' 'lex compile shop -o plain/x'; do
  run 2 $command; holds err 'Not a directory'
done
mkdir locked; chmod 555 locked
if [ ! -w locked ]; then # not as root
  for command in 'lex new' 'lex export shop -o' 'lex import shop -o' 'lex compile shop -o'; do
    run 2 $command locked/x; holds err 'Permission denied: name a place where you may write'
  done
fi
rmdir locked; rm plain

# tables that the pack has are replaced, whatever their ending is; those that it alone has stay
run 0 lex export shop --excel -o kept;
printf 'expression;polarity;lang\nahdas;-1;fi\n' > kept/sentiment/own.csv
cp kept/terms/loyalty.csv kept/terms/loyalty.CSV; ln -s loyalty.csv kept/terms/loyalty.Tsv
run 0 lex import excel -o kept; ls kept/terms > out; [ "$(cat out)" = loyalty.tsv ] || fail "the old table stands, too"
[ -e kept/sentiment/own.csv ] || fail "a table that was not imported is gone"
rm kept/sentiment/own.csv; run 0 lex lint kept; diff -r shop kept > out || fail "the import changes the pack"
run 0 lex import kept -o kept; diff -r shop kept > out || fail "importing a pack into itself changes it"
rm -r kept

# what is taken for a table and is none: told by lint, not passed over
cp -r shop strays; mv strays/terms/loyalty.tsv strays/terms/LOYALTY.TSV; run 0 lex lint strays; holds out 'strays: 7 rows'
: > strays/terms/new.xlsx; : > strays/notes.md; : > strays/terms/.hidden; : > strays/terms/README; mkdir strays/terms/old
printf '\377\376l\0' > strays/sentiment/words.txt; cp strays/themes.tsv strays/themes.txt; echo 'my notes' > strays/todo.txt
: > strays/terms/~\$new.xlsx; cp strays/lists.tsv strays/lists.CSV; : > strays/all.ods
run 1 lex lint strays; holds out "8 findings"
holds out 'strays/terms/new.xlsx: a workbook is not read: save each of its sheets as CSV'
holds out 'strays/all.ods: a workbook is not read'; holds out 'strays/terms/old: a folder in here is not read'
holds out 'strays/sentiment/words.txt: not read, as its name ends neither in .tsv nor in .csv'
holds out 'strays/themes.txt: not read'; holds out 'strays/lists.tsv: the same table as strays/lists.CSV under another ending'
lacks out todo; lacks out '~$new'; lacks out README; lacks out notes.md; lacks out hidden
run 1 lex lint --json strays; holds out '"kind":"file","source":"strays/all.ods","line":0,"column":0,'
run 2 lex lint strays/terms/LOYALTY.TSV; holds err "one table, and a pack is a folder of them: give the pack's folder, strays"
(cd strays && run 2 lex lint themes.tsv && holds err "give the pack's folder, .") || exit 1
cp strays/all.ods book.xlsx; run 2 lex import book.xlsx -o other; holds err 'book.xlsx: a workbook is not read: save each'
mkdir -p only/terms; : > only/terms/x.xlsx; run 2 lex lint only; holds err 'only/terms/x.xlsx: a workbook is not read'
rm -r strays only
# what is no file is not waited for
cp -r shop strays; mkfifo strays/readme.tsv strays/terms/pipe.csv strays/notes.txt strays/sentiment/pipe; mkdir strays/x.csv
ln -s /dev/null strays/terms/null.tsv; run 1 lex lint strays; holds out '5 findings'
not_read='not read, as it is no file: take it away'
for name in readme.tsv terms/pipe.csv terms/null.tsv x.csv; do holds out "strays/$name: $not_read"; done
holds out 'strays/sentiment/pipe: not read'; run 0 -l strays < /dev/null
rm strays/pack.tsv; mkfifo strays/pack.tsv; run 0 -l strays < /dev/null; run 1 lex lint --ui fi strays
holds out 'strays/pack.tsv: ei lueta, sillä se ei ole tiedosto'; rm -r strays
# a link to a table of another name stays, and so does one that can be followed
mkdir drive linked; printf 'lauseke;polariteetti;kieli\nahdas;-1;fi\n' > drive/own.csv; mkdir linked/sentiment
ln -s ../../drive/own.csv linked/sentiment/own.csv; run 1 lex fmt --check linked; run 2 lex fmt linked
holds err 'linked/sentiment/own.csv is a link, and the table would be called sentiment/own.tsv: nothing was written'
[ -L linked/sentiment/own.csv ] && [ ! -e linked/sentiment/own.tsv ] || fail "the link was replaced"
run 2 lex fmt --ui fi linked; holds err 'own.csv on linkki'
mv drive/own.csv drive/own.tsv; rm linked/sentiment/own.csv; ln -s ../../drive/own.tsv linked/sentiment/own.tsv
run 0 lex fmt linked; [ -L linked/sentiment/own.tsv ] || fail "the link was replaced"; holds drive/own.tsv 'expression'
rm -r drive linked
# folders of another name that hold tables; a folder of the user's own is none of the pack
cp -r shop strays; mv strays/sentiment strays/Sentiment; mkdir strays/docs strays/termit; : > strays/docs/notes.txt
cp strays/terms/loyalty.tsv strays/termit/kahvi.csv; run 1 lex lint strays
not_read='a folder of this name is not read, only `terms` and `sentiment` are: rename it'
holds out "strays/Sentiment: $not_read"; holds out "strays/termit: $not_read"; lacks out docs
run 1 lex lint --json strays; holds out '"kind":"file","source":"strays/Sentiment"'
run 1 lex lint --ui fi strays; holds out 'strays/termit: tämännimistä kansiota ei lueta'
mkdir only; mv strays/Sentiment only; run 2 lex lint only; holds err "only/Sentiment: $not_read"
rm -r strays only

# a file that is no table is told once, not a line at a time; of one file no more is told than can be read
cp -r shop flood
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "{\"id\": \"%d\", \"text\": \"Hyvä, halpa; ja nopea\", \"n\": 1}\n", i }' \
  > flood/terms/reviews.tsv
run 1 lex lint flood; [ "$(wc -l < out)" -lt 12 ] || fail "a file that is no table floods"
holds out "flood/terms/reviews.tsv:1:1: the column 'expression' is missing"
awk 'BEGIN { print "expression\ttheme"; for (i = 0; i < 5000; i++) print "word" i "\tnosuch" }' > flood/terms/reviews.tsv
run 1 lex lint flood; lines out 102; holds out 'flood: 7 rows, 5,000 findings'
holds out 'flood/terms/reviews.tsv: 4,900 more: mend these first, or see all of them with --json'
run 1 lex lint --ui fi flood; holds out 'flood/terms/reviews.tsv: vielä 4'; run 1 lex lint --json flood; lines out 5001
rm -r flood

# a theme removed while rows below speak of it: one finding, where it is removed
cp -r shop removed; printf 'id\tdelete\tname_fi\nbilling\tx\t\nloyalty\t\tKanta-asiakkuus\n' > removed/themes.tsv
run 1 lex lint removed; holds out 'removed: 7 rows, 1 finding'; lines out 2
grep -qE "^removed/themes.tsv:2:1: 'billing' is still used by rows of earlier layers \([0-9]+, the first at base/.*:[0-9]+\)" out ||
  fail "the removed theme is not told"
run 2 lex compile removed -o removed.cxp; lines err 3
run 1 lex lint --ui fi removed; holds out "'billing' on yhä käytössä aiempien kerrosten riveillä"
printf 'lauseke\tteema\npiste\tbilling\n' > removed/terms/own.tsv # its own rows are told one by one
run 1 lex lint removed; holds out "removed/terms/own.tsv:2:7: unknown theme 'billing'"; rm -r removed

# a row of tests.tsv with a fault is left out, as the summary says
cp -r shop slip; printf 'text\texpected\nToimitus\tdelivry:+\n' > slip/tests.tsv;
run 1 lex test slip; holds out "slip/tests.tsv:2:10: unknown theme 'delivry': is 'delivery' meant?"; lines out 2; rm -r slip

# one byte that is not UTF-8 spoils nothing but itself: it is told where it stands, and nothing is written
mkdir -p spoilt/terms
printf 'lauseke\tteema\tsävy\tkieli\nkahvi\tdelivery\t2\tfi\nhyv\344 kahvi\tdelivery\t2\tfi\n' > spoilt/terms/a.tsv
cp -r spoilt before
run 1 lex lint spoilt; holds out 'spoilt/terms/a.tsv:3:4: the byte E4 is not UTF-8, while the rest of the table is: '
lacks out 'sävy'
run 1 lex lint --ui fi spoilt; holds out 'spoilt/terms/a.tsv:3:4: tavu E4 ei ole UTF-8:aa'
run 2 lex fmt spoilt; holds err 'spoilt/terms/a.tsv:3:4: '; diff -r before spoilt > out || fail "fmt wrote a damaged table"
for command in export import compile; do
  run 2 lex $command spoilt -o other; holds err 'a.tsv:3:4: '; [ ! -e other ] || fail "$command wrote a damaged table"
done
# what holds nothing of UTF-8 is Windows-1252, as it was
printf 'lauseke;teema;s\344vy;kieli\nhyv\344 kahvi;delivery;2;fi\n' > spoilt/terms/a.tsv
run 0 lex fmt spoilt; holds spoilt/terms/a.tsv 'hyvä kahvi'; rm -r spoilt before

# the name that reports show, where a theme's id belongs
cp -r shop named; printf 'lauseke\tteema\npiste\tKANTA-asiakkuus\netu\tloyalti\n' > named/terms/more.tsv
run 1 lex lint named; holds out "named/terms/more.tsv:2:7: 'KANTA-asiakkuus' is the name of a theme: write its id, 'loyalty'"
holds out "named/terms/more.tsv:3:5: unknown theme 'loyalti': is 'loyalty' meant?"
run 2 explain -l shop --theme Kanta-asiakkuus x; holds err "'Kanta-asiakkuus' is the name of a theme: write its id, 'loyalty'"
run 2 explain --ui fi --theme hintaa x; holds err 'tuntematon teema'
run 2 explain --ui fi --theme toimitus x; holds err "on teeman nimi: kirjoita sen tunnus, 'delivery'"
rm -r named

# what an edit changes, what rows do, which are missing
cp -r shop edited; printf 'qwfpish\t\t-3\ten\t\tIt was qwfpish.\t\t\n' >> edited/sentiment/words.tsv
printf 'The support was qwfpish\nToimitus oli nopea\nLeipä oli nahkeaa\n' > feedback.txt
run 0 lex diff shop edited --on feedback.txt; grep -qE '^changed +1$' out || fail "lex diff"; holds out 'qwfpish'
run 0 lex diff shop shop --on feedback.txt; grep -qE '^changed +0$' out || fail "lex diff of the same"
run 0 lex stats -l shop feedback.txt; holds out 'shop/sentiment/words.tsv'
run 0 lex suggest -l shop feedback.txt; holds out 'expression'
rm -r edited

printf 'splendid\t3\nawful\t-3\nsplendid\t-1\nnonsense\n' > list.txt
run 1 lex import --from afinn list.txt --lang en -o afinn; holds out 'list.txt:3'; holds afinn/sentiment/en.tsv 'splendid'
run 2 lex import --from afinnn list.txt -o other; [ ! -e other ] || fail "something was written"

# compiled: the same answers from one file; cut or changed it is refused
run 0 lex compile shop -o shop.cxp
echo 'My bonus points have expired' > text
run 0 -q -l shop text; mv out one; run 0 -q -l shop.cxp text; cmp out one || fail "the compiled pack answers otherwise"
head -c 10000 shop.cxp > cut.cxp; run 2 -l cut.cxp text; holds err 'cut.cxp: '; empty out
{ head -c 20000 shop.cxp; printf x; tail -c +20002 shop.cxp; } > changed.cxp; run 2 -l changed.cxp text; empty out
run 3 lex compile shop -o /dev/full
# a table is not written over by what is made of it; what was made before is
cp -r shop before
run 2 lex compile shop -o shop/pack.tsv; holds err '--output shop/pack.tsv is a file of the lexicon: name another file'
ln -s shop/terms linked; run 2 lex compile shop/ -o linked/loyalty.tsv; holds err 'is a file of the lexicon'
run 2 -l shop text -o shop/themes.tsv; holds err '--output shop/themes.tsv is a file of the lexicon'
run 2 lex compile shop.cxp -o ./shop.cxp; holds err 'is a file of the lexicon'
run 2 --ui fi -l shop.cxp text --rejects shop.cxp; holds err '--rejects shop.cxp on sanaston tiedosto'
diff -r before shop > out || fail "a table was written over"; rm -r before linked
(cd shop && run 0 lex compile . -o made.cxp && run 0 lex compile . -o made.cxp && rm made.cxp) || exit 1
# a base pack of one's own stands in place of the one inside, wherever it is named
mkdir -p mine/sentiment; printf 'key\tvalue\nname\tbase\n' > mine/pack.tsv; printf 'expression\tpolarity\nfine\t2\n' > mine/sentiment/all.tsv
run 0 lex compile mine -o mine.cxp; holds out '1 rows of 1 layers'
printf 'The delivery was fine\n' | "$CXTAG" -q -l mine > out; holds out '"themes":[]'

printf 'expression\ttheme\tpolarity\tlang\n(auki\tloyalty\t\tfi\nkortti\tnosuch\t\tfi\n' > shop/terms/broken.tsv
run 2 -l shop < /dev/null
holds err 'shop/terms/broken.tsv:2:'; holds err 'shop/terms/broken.tsv:3:'; holds err '  (auki'; holds err '^'; empty out
cp -r shop before; run 2 lex fmt shop; diff -r before shop > out || fail "fmt changed a faulty pack"
run 2 lex import shop -o nowhere; [ ! -e nowhere ] || fail "import wrote a faulty pack"
