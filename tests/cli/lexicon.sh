#!/bin/sh
# The starter pack is sound, and a broken pack is told with all its faults, its lines and carets.
. "$(dirname "$0")/lib.sh"
run 0 lex new shop; holds out 'cxtag lex lint shop'
run 2 lex new shop; holds err 'exists already'
run 0 lex lint shop
run 0 lex test shop
run 0 -l shop < /dev/null
printf 'Kanta-asiakaskortti ei toimi\n' | "$CXTAG" -l shop > out || fail "tagging with the pack"; holds out '"loyalty"'

printf 'expression\ttheme\tpolarity\tlang\n(auki\tloyalty\t\tfi\nkortti\tnosuch\t\tfi\n' > shop/terms/broken.tsv
run 2 -l shop < /dev/null
holds err 'shop/terms/broken.tsv:2:'; holds err 'shop/terms/broken.tsv:3:'; holds err '  (auki'; holds err '^'; empty out
