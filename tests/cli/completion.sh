#!/bin/sh
# completion.sh CXTAG: the completion scripts load in the shells that are here, and complete what --help shows.
. "$(dirname "$0")/lib.sh"
for shell in bash zsh fish; do run 0 help completion $shell; empty err; mv out "c.$shell"; done
for words in completion 'completion tcsh'; do
  run 2 help $words; holds err '`cxtag help completion` takes the name of a shell: bash, zsh or fish'
done

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
  offers 'result' cxtag help res
  offers 'match' cxtag help lex ma
  offers 'bash fish zsh' cxtag help completion ''
  offers 'customer_service' cxtag explain --theme cus
  offers 'comma' cxtag --delimiter com
  # every option of every command's help is offered
  for command in tag eval 'lex new' 'lex diff' 'lex export' version; do
    run 0 $command --help
    sed -n 's/^  *\(-[A-Za-z], \)*\(--[a-z-]*\).*/\2/p' out | sort -u > wanted
    bash --norc given.bash cxtag $command -- | tr ' ' '\n' | sort -u | diff wanted - > out ||
      fail "bash: options of $command (< of --help, > offered)"
  done
fi
# The completion system of zsh works in a terminal only: a shell in one gets the words, a tab, which puts all that is
# offered into the line, and a key that writes the line down.
if command -v zsh > /dev/null; then
  mkdir site; cp c.zsh site/_cxtag
  cat > given.rc <<'END'
PS1= RPS1= fpath=($PWD/site $fpath)
autoload -U compinit; compinit -u -D
zstyle ':completion:*' completer _all_matches _complete
zstyle ':completion:*' insert true
setopt no_beep no_auto_list
write_down() { print -r -- $BUFFER > line; mv line given; BUFFER=; }
zle -N write_down
bindkey '^I' complete-word '^X' write_down
END
  cat > given.zsh <<'END'
zmodload zsh/zpty zsh/zselect
export TERM=dumb
wait_for() { for i in {1..600}; do [[ -e $1 ]] && return; zpty -r shell drain; zselect -t 5; done }
zpty -b shell zsh -f -i
zpty -w shell 'source ./given.rc; : > begun'
wait_for begun
while IFS= read -r words; do
  rm -f given
  zpty -w -n shell "cxtag $words"$'\t\C-X'
  wait_for given
  print -r -- "$(<given)"
done
zpty -d shell
END
  cat > wanted <<'END'
cxtag explain export.csv 
cxtag --to csv 
cxtag -t csv 
cxtag --from=google-business --from=google-forms --from=google-play 
cxtag lex compile 
cxtag lex import --from afinn 
cxtag tag -o export.csv 
cxtag -l packs/
cxtag --id-column ex
cxtag lex stats export.csv 
cxtag explain exp
cxtag explain --theme customer_service 
cxtag help result 
cxtag help lex match 
cxtag help completion bash fish zsh 
END
  zsh -f given.zsh > out 2> err <<'END'
ex
--to c
-t c
--from=google
lex com
lex import --from a
tag -o exp
-l pa
--id-column ex
lex stats exp
explain exp
explain --theme cus
help res
help lex ma
help completion 
END
  diff wanted out > err || fail "zsh: (< wanted, > offered)"
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
  fish_offers 'customer_service' 'cxtag explain --theme cus'
  fish_offers 'match' 'cxtag help lex ma'
  fish_offers 'bash fish zsh' 'cxtag help completion '
fi
