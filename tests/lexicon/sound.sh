#!/bin/sh
# sound.sh CXTAG LEXICONS PACK: lint of the pack finds nothing, its examples hold, a pack over base is in
# canonical form and `explain` names the pack's layer for a row of it.
set -u
export LC_ALL=C.UTF-8
CXTAG=$1 folder=$2/$3
"$CXTAG" lex lint "$folder" && "$CXTAG" lex test "$folder" || exit 1
[ "$3" = base ] || "$CXTAG" lex fmt --check "$folder" || exit 1
case $3 in
  telecom) text='Kuuluvuus mökillä on surkea' row='telecom/terms/service_reliability.tsv:' ;;
  housing) text='Makuuhuone on talvella kylmä' row='housing/terms/housing.tsv:' ;;
  *) exit 0 ;;
esac
"$CXTAG" explain -l "$folder" "$text" | grep -F "$row" || { echo "explain does not name $row"; exit 1; }
"$CXTAG" explain "$text" | grep -F "$row" && { echo "the base pack alone knows $row"; exit 1; }
exit 0
