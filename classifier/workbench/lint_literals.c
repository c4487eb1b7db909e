/*
 * Patterns that are tried on very many clauses. A pattern is tried where its literal stands: that may be named in a
 * column of its own, or is the longest text that every match holds. Of one or two letters it stands nearly anywhere
 * ("en" in one text of four, "e" in nearly all); a question mark is short as well, but few texts have one.
 */
#include "text/classes.h"
#include "text/utf8.h"
#include "workbench/lint.h"

enum { SHORT = 2 };

/* Most texts have such characters. */
static int is_usual(uint32_t code_point) {
  switch (cx_class_of_any(code_point)) {
  case CX_CLASS_BLANK:
  case CX_CLASS_NEWLINE:
  case CX_CLASS_LETTER:
  case CX_CLASS_MARK:
  case CX_CLASS_DIGIT:
  case CX_CLASS_COMMA:
  case CX_CLASS_STOP: return 1;
  default: return 0;
  }
}

/* Blanks at the ends do not make it rarer. */
static int is_short(const char *literal, size_t length) {
  size_t count = 0, at = 0;
  while (length && literal[length - 1] == ' ') length--;
  while (at < length && literal[at] == ' ') at++;
  for (; at < length && count <= SHORT; count++) {
    uint32_t code_point;
    int const size = cx_utf8_decode((const unsigned char *)literal + at, (const unsigned char *)literal + length,
                                    &code_point);
    if (size <= 0 || !is_usual(code_point)) return 0;
    at += (size_t)size;
  }
  return count <= SHORT;
}

void cx_lint_literals(cx_lint *lint) {
  const cx_lexicon *lexicon = lint->lexicon;
  for (uint32_t i = 0; i < lexicon->pattern_count; i++) {
    const cx_pattern *pattern = &lexicon->patterns[i];
    if (pattern->regex == UINT32_MAX || lexicon->rows[pattern->row].layer != lint->bench->layer) continue;
    const cx_regex *regex = &lexicon->regexes[pattern->regex];
    const char *literal = cx_lexicon_string(lexicon, regex->literal);
    if (is_short(literal, regex->literal_length))
      cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_LITERAL, lexicon, pattern->row, CX_TEXT(lint_literal_short),
                     literal);
  }
}
