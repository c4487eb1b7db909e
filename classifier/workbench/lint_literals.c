/*
 * Literals of patterns: those that a match need not hold, so that it is passed over, and those that stand in very many
 * clauses. A pattern is tried where its literal stands: that may be named in a
 * column of its own, or is the longest text that every match holds. Of one or two letters it stands nearly anywhere
 * ("en" in one text of four, "e" in nearly all); a question mark is short as well, but few texts have one.
 */
#include <string.h>

#include "score/scorer.h"
#include "text/classes.h"
#include "text/text.h"
#include "text/utf8.h"
#include "workbench/lint.h"
#include "workbench/regex_sample.h"

enum { SHORT = 2, VARIANTS = 8 };

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

/* What a pattern matches without its literal, into out; emptied when there is nothing known. */
static cxtag_status find_without(cx_lint *lint, uint32_t number, cx_buffer *out) {
  const cx_regex *regex = &lint->lexicon->regexes[number];
  const char *pattern = cx_lexicon_string(lint->lexicon, regex->pattern);
  cx_regexes *regexes = lint->bench->session->scorer->regexes;
  cx_regex_found found = CX_REGEX_NO;
  cx_buffer sample;
  cxtag_status status = CXTAG_OK;
  cx_buffer_init(&sample, out->memory);
  for (unsigned i = 0; i < VARIANTS && found != CX_REGEX_YES && status == CXTAG_OK; i++) {
    size_t start, end;
    cx_buffer_reset(out);
    if (!cx_regex_sample(&sample, pattern, strlen(pattern), i) || !sample.length) continue;
    status = cx_text_fold(out, sample.bytes, sample.length);
    if (status != CXTAG_OK || !cx_buffer_text(out)) break;
    if (cx_regex_literal_stands(regexes, number, out->bytes, out->length)) continue;
    found = cx_regex_next(regexes, number, out->bytes, out->length, 0, &start, &end);
    if (found == CX_REGEX_MEMORY) status = CXTAG_ENOMEM;
  }
  if (sample.failed || out->failed) status = CXTAG_ENOMEM;
  if (found != CX_REGEX_YES) cx_buffer_reset(out);
  cx_buffer_clear(&sample);
  return status;
}

static cxtag_status lint_literal(cx_lint *lint, const cx_pattern *pattern) {
  const cx_regex *regex = &lint->lexicon->regexes[pattern->regex];
  const char *literal = cx_lexicon_string(lint->lexicon, regex->literal);
  cx_findings *findings = &lint->bench->findings;
  cx_buffer sample;
  if (is_short(literal, regex->literal_length))
    cx_find_at_row(findings, CXTAG_FINDING_LITERAL, lint->lexicon, pattern->row, CX_TEXT(lint_literal_short), literal);
  cx_buffer_init(&sample, &lint->bench->engine->memory);
  cxtag_status const status = find_without(lint, pattern->regex, &sample);
  if (status == CXTAG_OK && sample.length)
    cx_find_at_row(findings, CXTAG_FINDING_LITERAL, lint->lexicon, pattern->row, CX_TEXT(lint_literal_spare),
                   sample.bytes, literal);
  cx_buffer_clear(&sample);
  return status;
}

cxtag_status cx_lint_literals(cx_lint *lint, cxtag_error *err) {
  const cx_lexicon *lexicon = lint->lexicon;
  for (uint32_t i = 0; i < lexicon->pattern_count; i++) {
    const cx_pattern *pattern = &lexicon->patterns[i];
    if (pattern->regex == UINT32_MAX || lexicon->rows[pattern->row].layer != lint->bench->layer) continue;
    if (lint_literal(lint, pattern) != CXTAG_OK) return cx_error_memory(err);
  }
  return CXTAG_OK;
}
