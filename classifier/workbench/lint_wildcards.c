/*
 * Words with a `*` at one end, as other tools write all that begins or ends so. Here the sign is no part of any word of
 * a text: the row stands only where its word is cut off just so.
 */
#include <string.h>

#include "text/classes.h"
#include "text/utf8.h"
#include "workbench/lint.h"

enum { LETTERS_LEAST = 3 }; /* fewer may be a grade or a masked word */

static int ends_word(char c) { return !c || strchr(" \t\n()|{}[]&~", c) != NULL; }

/* The word: letters but for one star, at its beginning or its end. */
static int is_wildcard(const char *word, size_t length) {
  size_t letters = 0;
  if (*word == '*') word++, length--;
  else if (length && word[length - 1] == '*') length--;
  else return 0;
  for (size_t at = 0; at < length; letters++) {
    uint32_t code_point;
    int const size =
        cx_utf8_decode((const unsigned char *)word + at, (const unsigned char *)word + length, &code_point);
    if (size <= 0 || cx_class_of_any(code_point) != CX_CLASS_LETTER) return 0;
    at += (size_t)size;
  }
  return letters >= LETTERS_LEAST;
}

static int holds_wildcard(const char *expression) {
  for (const char *at = expression; *at;) {
    size_t length = 0;
    if (*at == '[') { /* letter by letter */
      at += strcspn(at, "]");
      continue;
    }
    while (!ends_word(at[length])) length++;
    if (length && is_wildcard(at, length)) return 1;
    at += length ? length : 1;
  }
  return 0;
}

void cx_lint_wildcards(cx_lint *lint) {
  const cx_lexicon *lexicon = lint->lexicon;
  for (uint32_t row = 0; row < lexicon->row_count; row++) {
    const char *expression = cx_lexicon_string(lexicon, lexicon->rows[row].expression);
    if (lexicon->rows[row].layer != lint->bench->layer || *expression == '/' || !holds_wildcard(expression)) continue;
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_UNREACHABLE, lexicon, row, CX_TEXT(lint_wildcard), expression);
  }
}
