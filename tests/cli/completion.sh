#!/bin/sh
# completion.sh CXTAG: the completion scripts load in the shells that are here, and complete what --help shows.
. "$(dirname "$0")/lib.sh"
for shell in bash zsh fish; do run 0 help completion $shell; empty err; mv out "c.$shell"; done
run 2 help completion; holds err completion
run 2 help completion tcsh; holds err tcsh

mkdir packs; touch export.csv packs/a
# given WORDS...: what bash would offer for the last of the words, sorted.
cat > given.bash <<'END'
source c.bash
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_cxtag cxtag "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\n' "${COMPREPLY[@]}" | LC_ALL=C sort | paste -sd ' '
END
offers() { # WANTED WORDS...
  wanted=$1; shift
  given=$(bash --norc given.bash "$@" 2>&1)
  [ "$given" = "$wanted" ] || fail "bash: cxtag $*: offers '$given', not '$wanted'"
}
if command -v bash > /dev/null; then
  offers 'explain export.csv' cxtag ex
  offers 'inspect' cxtag ins
  offers 'compile' cxtag lex com
  offers 'lex' cxtag le
  offers '--text-column --text-path' cxtag --text
  offers '--text-path' cxtag eval --text
  offers '--id-column --id-path' cxtag tag export.csv --id
  offers 'csv' cxtag --to c
  offers 'csv' cxtag -t c
  offers 'csv' cxtag --to = c
  offers 'jsonl' cxtag tag --to = js
  offers 'en fi' cxtag --ui ''
  offers 'google-business google-forms google-play' cxtag -f google
  offers 'afinn' cxtag lex import --from a
  offers 'export.csv' cxtag tag -o exp
  offers 'packs' cxtag -l pa
  offers '' cxtag --id-column ex
  offers 'export.csv' cxtag lex stats exp
  offers '' cxtag explain exp
  offers 'explain' cxtag help ex
  # every option of every command's help is offered
  for command in tag eval 'lex new' 'lex diff' 'lex export' version; do
    run 0 $command --help
    sed -n 's/^  *\(-[A-Za-z], \)*\(--[a-z-]*\).*/\2/p' out | sort -u > wanted
    bash --norc given.bash cxtag $command -- | tr ' ' '\n' | sort -u | diff wanted - > out ||
      fail "bash: options of $command (< of --help, > offered)"
  done
fi
if command -v zsh > /dev/null; then
  zsh -n c.zsh 2> err || fail "zsh: the script"
fi
if command -v fish > /dev/null; then
  mkdir home
  fish_offers() { # WANTED LINE
    given=$(HOME=$work/home fish -N -c "source c.fish; complete -C '$2'" 2>&1 | cut -f 1 | LC_ALL=C sort | paste -sd ' ')
    [ "$given" = "$1" ] || fail "fish: $2: offers '$given', not '$1'"
  }
  fish_offers 'csv' 'cxtag --to c'
  fish_offers 'compile' 'cxtag lex com'
  fish_offers '--text-column --text-path' 'cxtag --text-'
  fish_offers 'afinn' 'cxtag lex import --from a'
  fish_offers 'explain export.csv' 'cxtag ex'
fi
