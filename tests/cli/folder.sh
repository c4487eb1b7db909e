#!/bin/sh
# Folders and several inputs in one run.
. "$(dirname "$0")/lib.sh"
ids() { sed 's/.*"text":"\([^"]*\)".*/\1/' out | tr '\n' ' '; }

mkdir -p in/b/deep in/empty in/.hidden-folder
echo 'Toimi hyvin c' > in/c.txt
echo 'Toimi hyvin a' > in/a.txt
echo 'Toimi hyvin b2' > in/b/2.txt
echo 'Toimi hyvin b10' > in/b/10.txt
echo 'Toimi hyvin deep' > in/b/deep/x.txt
echo 'Toimi hyvin B' > in/B.txt
echo 'secret' > in/.hidden
echo 'secret' > in/.hidden-folder/x.txt
printf '\211PNG\r\n\032\n' > in/kuva.png
printf '%%PDF-1.7\n' > in/b/esite.pdf
mkfifo in/pipe
ln -s .. in/loop
ln -s ../outside.txt in/link.txt
echo 'Toimi hyvin link' > outside.txt

# every file once, in the order of the bytes of their paths, whatever order the folder gives
run 0 in
[ "$(ids)" = 'Toimi hyvin B Toimi hyvin a Toimi hyvin b10 Toimi hyvin b2 Toimi hyvin deep Toimi hyvin c Toimi hyvin link ' ] ||
  fail "order: $(ids)"
holds err 'in/.hidden: its name is hidden: left out'
holds err 'in/.hidden-folder: its name is hidden'
holds err 'in/kuva.png: this is a PNG picture: left out'
holds err 'in/b/esite.pdf: this is a PDF'
holds err 'in/loop: it is a link to a folder'
holds err 'in/pipe: it is no file'
holds err '7 read = 7 tagged + 0 skipped + 0 rejected; of the folders 7 files read, 6 left out'
lacks out secret
run 0 -q in; empty err; cp out plain
run 0 -q -j 3 in/; cmp -s out plain || fail "a slash at the end, or -j 3, differ"

# files and folders side by side, in the order of the command line
run 0 outside.txt in/b outside.txt
[ "$(ids)" = 'Toimi hyvin link Toimi hyvin b10 Toimi hyvin b2 Toimi hyvin deep Toimi hyvin link ' ] || fail "$(ids)"

# the files that this run writes are no input
run 0 in -o in/out.jsonl --rejects in/rejects.jsonl
run 0 in -o in/out.jsonl --rejects in/rejects.jsonl
holds err 'in/out.jsonl: this run writes it'
lines in/out.jsonl 7
rm in/out.jsonl in/rejects.jsonl

# nothing to read
run 2 in/empty; empty out; holds err 'in/empty: the folder holds no file that can be read'
mkdir pictures; cp in/kuva.png pictures
run 2 pictures -o none.jsonl; holds err 'holds no file that can be read'
[ ! -e none.jsonl ] || fail "an output without input"
run 3 in/empty outside.txt; lines out 1

# one file among others that does not fit is told, and the others are tagged
printf 'id;teksti\n1;hei\n' > in/table.csv
run 3 in --text-column teksti; lines out 1; holds err "in/B.txt: no column is called 'teksti'"

# which file a record is from, whatever kind it is, unless it has a member or column of that name
mkdir kinds
printf 'id,teksti\n1,Toimi hyvin\n' > kinds/a.csv
printf 'id,teksti,source\n1,Toimi hyvin,verkko\n' > kinds/b.csv
echo 'Toimi hyvin' > kinds/c.txt; echo '[1.2.2024 klo 9.16.02] Ada: Toimi hyvin' > kinds/d.txt
printf '{"text":"Toimi hyvin"}\n{"text":"Toimi hyvin","source":"X"}\n' > kinds/e.jsonl
gzip -c kinds/c.txt > kinds/f.gz
run 0 -q kinds -t csv --keep source
[ "$(sed 's/.*,//; s,kinds/,,' out | tr '\n' ' ')" = 'source a.csv verkko c.txt d.txt e.jsonl X f.gz ' ] || fail source
run 0 -q kinds/d.txt --keep all; lacks out source
run 0 -q kinds/d.txt --keep all,source; holds out '"channel":"whatsapp","source":"kinds/d.txt"}'
run 0 kinds/d.txt --keep nosuch; holds err "0 of 1 entries hold 'nosuch' (--keep)"

# a kept column that some tables lack: told once, and their texts are tagged; of a single table it is an error
mkdir columns
printf 'id,teksti,nro\n1,Toimi hyvin,7\n' > columns/a.csv
for i in b c d; do printf 'id,teksti\n2,Toimi hyvin\n' > columns/$i.csv; done
run 0 columns -t csv --keep nro,source
[ "$(cut -d, -f13- out | sed 's,columns/,,' | tail -n 4 | tr '\n' ' ')" = '7,a.csv ,b.csv ,c.csv ,d.csv ' ] ||
  fail "columns: $(cat out)"
holds err "columns/b.csv: warning: --keep: no column is called 'nro'; there are 'id', 'teksti'"
holds err "cxtag: warning: 2 other inputs do not hold 'nro' either"
lacks err columns/c.csv
run 0 columns/b.csv columns/a.csv --keep nro; lacks err either
run 2 columns/b.csv --keep nro; holds err "columns/b.csv: no column is called 'nro'"
printf 'id,teksti,nro,nro\n1,Toimi hyvin,7,8\n' > columns/e.csv
run 3 columns --keep nro; holds err "columns/e.csv: 2 columns are called 'nro': choose by number (#3, #4)"

# a folder that may not be opened
if [ "$(id -u)" != 0 ]; then
  chmod 000 in/b; run 3 in; holds err 'in/b: cannot be opened'; chmod 755 in/b
fi

# inspect
run 0 inspect in/b; holds out 'in/b/10.txt'; holds out 'in/b/deep/x.txt'; holds err 'this is a PDF'
run 2 inspect in/empty; holds err 'no file that can be read'

# a page without entries is no fault beside those that have some
mkdir pages; printf '{"reviews":[{"id":1,"text":"Toimitus oli nopea"}]}' > pages/1.json
printf '{"reviews":[]}' > pages/2.json; printf '{"data":[],"links":{}}' > pages/3.json; printf '{}' > pages/4.json
run 0 pages; lines out 1; holds err 'pages/4.json: warning: the file holds no entries'; holds err '1 read'
run 0 pages --text-path 'reviews[].text'; lines out 1
