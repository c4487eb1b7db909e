#!/bin/sh
# floors.sh SOURCE: fails when an #include climbs to a higher floor, when the command looks behind the public headers,
# or when headers include one another in a circle.
set -eu
cd "$1/classifier"
floors="base text model morph lexicon word score engine workbench record cli"
faults=$(mktemp)
trap 'rm -f "$faults" "$faults.edges"' EXIT

rank() { # the number of a floor, from 1
  n=0
  for f in $floors; do
    n=$((n + 1))
    [ "$f" = "$1" ] && { echo $n; return; }
  done
  echo 0
}

for folder in */; do
  [ "$(rank "${folder%/}")" != 0 ] || echo "classifier/$folder is no floor: add it to the list, in its place" >> "$faults"
done

grep -rnE '^[[:space:]]*#[[:space:]]*include[[:space:]]+"' --include='*.[chS]' . | sed 's|^\./||' > "$faults.edges" || true
while IFS= read -r row; do
  file=${row%%:*}; rest=${row#*:}; line=${rest%%:*}
  target=$(printf '%s' "$rest" | sed 's/.*"\(.*\)".*/\1/')
  from=${file%%/*}; to=${target%%/*}
  case $from in
    cli) case $target in cli/*) ;; *) echo "classifier/$file:$line: the command sees only include/cxtag, not \"$target\"" ;; esac ;;
    *)
      [ "$(rank "$to")" != 0 ] || { echo "classifier/$file:$line: \"$target\" names no floor"; continue; }
      [ "$(rank "$to")" -le "$(rank "$from")" ] ||
        echo "classifier/$file:$line: floor $from includes \"$target\" of the higher floor $to" ;;
  esac
done < "$faults.edges" >> "$faults"

# tsort needs acyclic pairs: header -> header.
sed -n 's|^\([^:]*\.h\):[0-9]*:.*"\(.*\)".*|\1 \2|p' "$faults.edges" > "$faults.pairs"
tsort "$faults.pairs" > /dev/null 2> "$faults.edges" || sed 's/^/include cycle: /' "$faults.edges" >> "$faults"
rm -f "$faults.pairs"

if [ -s "$faults" ]; then
  cat "$faults"
  exit 1
fi
