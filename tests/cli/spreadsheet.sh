#!/bin/sh
# Opening an exported pack in a Finnish spreadsheet and saving it changes no row after import: with LibreOffice where
# it is installed, and everywhere with what it saved once.
here=$(realpath "$(dirname "$0")")
. "$here/lib.sh"

# As a fresh user of a Finnish desktop would: open, save as CSV with the format of the file.
through_calc() { # EXPORTED SAVED
  mkdir -p profile/user "$2"
  cat > profile/user/registrymodifications.xcu <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N"><prop
oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fi-FI</value></prop></item></oor:items>
XCU
  (cd "$1" && find . -name '*.csv' -exec dirname {} \; | sort -u) | while read -r folder; do
    timeout 200 soffice "-env:UserInstallation=file://$PWD/profile" --headless \
      --infilter='CSV:59,34,76,1,,1035,false,true' \
      --convert-to 'csv:Text - txt - csv (StarCalc):59,34,76,1,,1035,false,true,false' \
      --outdir "$2/$folder" "$1/$folder"/*.csv > calc.log 2>&1 || exit 1
  done
}

back_is() { # SAVED PACK
  rm -rf back
  run 0 lex import "$1" -o back
  diff -r "$2" back > out || fail "importing $1 changes rows of $2"
}

run 0 lex fmt --check "$here/spreadsheet/pack"
back_is "$here/spreadsheet/saved" "$here/spreadsheet/pack"
grep -q '1,25' "$here/spreadsheet/saved/terms/hinta.csv" || fail "the record is of no Finnish spreadsheet"

run 0 lex export --excel "$here/spreadsheet/pack" -o pack-excel
# nothing that is run as a formula, or read as a number or date, but the polarity
grep -hE '(^|;)[=@+]' pack-excel/*.csv pack-excel/*/*.csv > out && fail "a cell would be run as a formula"
back_is pack-excel "$here/spreadsheet/pack"

# the packs that come along: what is exported is taken back as it was, and lint finds no more in it
for pack in base telecom; do
  cp -r "$here/../../lexicons/$pack" $pack; rm -f $pack/README.md
  run 0 lex export --excel $pack -o $pack-excel; back_is $pack-excel $pack
  run 0 lex lint $pack-excel
done
# a number in pack.tsv, and cells with a ' of their own
mkdir -p own/sentiment; printf 'key\tvalue\nname\town\nsaturation\t4\nversion\t1\n' > own/pack.tsv
printf "expression\tpolarity\tlang\tyes\n['5]\t1\tfi\t'5 on hyvä.\n['twas]\t1\ten\t'twas fine\n" > own/sentiment/x.tsv
run 0 lex fmt own; run 0 lex export --excel own -o own-excel; holds own-excel/pack.csv "saturation;'4"
run 0 -l own-excel < /dev/null; back_is own-excel own; back_is own own

if command -v soffice > /dev/null; then
  through_calc pack-excel saved && [ -e saved/terms/hinta.csv ] || { cp calc.log out; fail "LibreOffice did not convert"; }
  back_is saved "$here/spreadsheet/pack"
  if [ -n "${RECORD-}" ]; then rm -rf "$here/spreadsheet/saved"; cp -r saved "$here/spreadsheet/saved"; fi
  cp -r "$here/../../lexicons/housing" housing; rm housing/README.md
  run 0 lex export --excel housing -o housing-excel
  through_calc housing-excel housing-saved && back_is housing-saved housing
fi
exit 0
