#!/bin/sh
# layout.sh CC INCLUDE LIST: every public structure has the size and every member the offset of the list (64-bit
# machines), and every enumerator its value: what a program was built with must still hold for the next library.
# --update CC INCLUDE LIST rewrites the list, which is right where a structure with struct_size grew at its end.
set -eu
update=
if [ "$1" = --update ]; then update=1; shift; fi
CC=$1 include=$2 list=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for header in cxtag lexicon records; do echo "#include <cxtag/$header.h>"; done > "$work/all.c"
{
  cat "$work/all.c"
  echo '#include <stdio.h>'
  echo 'int main(void) {'
  "$CC" -E -P "-I$include" "$work/all.c" | tr '\n' ' ' | sed 's/typedef /\n&/g; s/ enum cxtag/\n&/g; s/}/}\n/g' | awk '
    function print_members(type, text,   i, j, n, m, parts, names, name) {
      n = split(text, parts, ";")
      for (i = 1; i <= n; i++) {
        if (parts[i] !~ /[a-z]/) continue
        if (match(parts[i], /\(\*[a-z_]+\)/)) { m = 1; names[1] = substr(parts[i], RSTART + 2, RLENGTH - 3) }
        else m = split(parts[i], names, ",")
        for (j = 1; j <= m; j++) {
          name = names[j]; sub(/\[.*/, "", name); sub(/ +$/, "", name); sub(/.*[ *]/, "", name)
          printf "  printf(\"%s.%s %%zu\\n\", offsetof(%s, %s));\n", type, name, type, name
        }
      }
    }
    { body = $0; if (!sub(/^[^{]*\{/, "", body) || !sub(/\}.*/, "", body)) next }
    /^ *typedef struct cxtag_[a-z_]+ *\{/ {
      printf "  printf(\"%s %%zu\\n\", sizeof(%s));\n", $3, $3
      print_members($3, body)
    }
    /^ *(typedef )?enum cxtag_[a-z_]+ *\{/ {
      n = split(body, parts, ",")
      for (i = 1; i <= n; i++) if (match(parts[i], /CXTAG_[A-Z0-9_]+/)) {
        name = substr(parts[i], RSTART, RLENGTH)
        printf "  printf(\"%s = %%lld\\n\", (long long)%s);\n", name, name
      }
    }'
  echo '}'
} > "$work/layout.c"
"$CC" -std=c11 "-I$include" "$work/layout.c" -o "$work/layout"
"$work/layout" > "$work/found"
# As many structures as the headers have: none was passed over.
[ "$(grep -c '^cxtag_[a-z_]* ' "$work/found")" = "$(cat "$include"/cxtag/*.h | grep -c '^typedef struct cxtag_[a-z_]* {')" ] ||
  { echo "structures were passed over"; exit 1; }
if [ -n "$update" ]; then cp "$work/found" "$list"; exit; fi
diff "$list" "$work/found" || { echo "the layout of public structures differs from $list (< listed, > compiled)"; exit 1; }
