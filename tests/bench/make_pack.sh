#!/bin/sh
# make_pack.sh PACK ROWS FINNISH ENGLISH: a lexicon pack of so many rows without patterns, half in each language, in about the
# proportions of the base pack: words (56 of 100), phrases (17), gaps (23), words of one clause (2), alternatives (2).
# FINNISH and ENGLISH hold the words to draw from, one a line, most frequent first. Single words are rare ones, as names of
# products are; four of five longer rows join a common word with a rare one, so that common words stand in very many rows;
# the fifth joins two common ones. Same input, same pack.
set -eu
pack=$1 rows=$2 fi=$3 en=$4
mkdir -p "$pack/terms"
printf 'key\tvalue\nname\tgenerated\nversion\t1\nlicence\tMIT\nlanguages\tfi en\nextends\tbase\n' > "$pack/pack.tsv"
write_rows() { # LANGUAGE WORDS ROWS
  awk -v lang="$1" -v rows="$3" '
    function draw(below) { state = state * 16807 % 2147483647; return state % below } # Park and Miller
    function either(a, between, b) { return draw(2) ? a between b : b between a }
    { word[NR] = $1 }
    END {
      state = 20261122
      commons = NR < 4000 ? int(NR / 2) : 2000
      last = NR
      for (made = 0; made < rows;) {
        common = word[1 + draw(commons)]
        other = draw(5) ? word[commons + 1 + draw(NR - commons)] : word[1 + draw(commons)]
        kind = draw(100)
        if (kind < 56 && last > commons) expression = word[last--]
        else if (kind < 73) expression = either(common, " ", other)
        else if (kind < 96) expression = either(common, " … ", other)
        else if (kind < 98) expression = either(common, " & ", other)
        else expression = "(" common "|" word[1 + draw(commons)] ") " other
        if (expression in seen) continue
        seen[expression] = 1
        printf "%s\t%s\t%s\t%s\n", expression, made % 2 ? "product" : "selection", made % 3 ? "" : made % 2 ? 2 : -2, lang
        made++
      }
    }' "$2"
}
{
  printf 'expression\ttheme\tpolarity\tlang\n'
  write_rows fi "$fi" $((rows / 2))
  write_rows en "$en" $((rows - rows / 2))
} > "$pack/terms/generated.tsv"
