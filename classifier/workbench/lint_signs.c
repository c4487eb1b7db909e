/* Words of rows that no text holds: signs that are passed over, the end of a sentence, capitals in a pattern. */
#include <string.h>

#include "lexicon/expression.h"
#include "workbench/lint.h"
#include "workbench/regex_sample.h"
#include "workbench/signs.h"

typedef struct search {
  cx_text_reader *reader;
  const cx_part *found; /* a part without which the row does not stand, and that is not read as words */
  cx_reading reading;   /* of that part */
} search;

static cxtag_status search_expression(search *s, const cx_expression *expression);

/* Of alternatives one is enough: they are at fault where all of them are. */
static cxtag_status search_group(search *s, const cx_expression *alternatives) {
  cxtag_status status = CXTAG_OK;
  const cx_expression *e = alternatives;
  for (; e && status == CXTAG_OK; e = e->next) {
    s->found = NULL;
    status = search_expression(s, e);
    if (!s->found) break;
  }
  return status;
}

static cxtag_status search_part(search *s, const cx_part *part) {
  cx_reading reading = CX_READS_WORDS;
  if (part->kind == CX_PART_GROUP) return search_group(s, part->alternatives);
  if (part->kind == CX_PART_LIST || part->plain) return CXTAG_OK;
  cxtag_status const status = cx_reading_of(&reading, s->reader, part->text, part->length);
  if (reading == CX_READS_WORDS) return status;
  s->found = part;
  s->reading = reading;
  return status;
}

static cxtag_status search_expression(search *s, const cx_expression *expression) {
  cxtag_status status = CXTAG_OK;
  for (const cx_chain *chain = expression->chains; chain && status == CXTAG_OK; chain = chain->next)
    for (const cx_part *part = chain->parts; part && status == CXTAG_OK && !s->found; part = part->next)
      status = search_part(s, part);
  return status;
}

static cxtag_status lint_words(cx_lint *lint, uint32_t row, const char *text, cx_text_reader *reader) {
  search s = {reader, NULL, CX_READS_WORDS};
  cx_findings *findings = &lint->bench->findings;
  cx_expression *expression;
  cx_expression_fault fault;
  cxtag_status status = cx_expression_parse(&expression, &lint->bench->arena, text, strlen(text), &fault);
  if (status != CXTAG_OK) return status;
  status = search_expression(&s, expression);
  if (!s.found) return status;
  if (s.reading == CX_READS_NOTHING)
    cx_find_at_row(findings, CXTAG_FINDING_UNREACHABLE, lint->lexicon, row, CX_TEXT(lint_sign),
                   (int)s.found->length, s.found->text);
  else
    cx_find_at_row(findings, CXTAG_FINDING_UNREACHABLE, lint->lexicon, row, CX_TEXT(lint_sentence),
                   (int)s.found->length, s.found->text);
  return status;
}

static void lint_capital(cx_lint *lint, uint32_t row, const char *expression) {
  const char *const capital = cx_regex_capital(expression);
  if (!capital) return;
  int const length = (unsigned char)*capital < 0x80 ? 1 : 2;
  cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_UNREACHABLE, lint->lexicon, row, CX_TEXT(lint_capital),
                 expression, length, capital);
}

cxtag_status cx_lint_signs(cx_lint *lint, cxtag_error *err) {
  const cx_lexicon *lexicon = lint->lexicon;
  cx_text_reader *reader;
  cxtag_status status = cx_text_reader_new(&reader, &lint->bench->engine->memory);
  for (uint32_t row = 0; row < lexicon->row_count && status == CXTAG_OK; row++) {
    const char *expression = cx_lexicon_string(lexicon, lexicon->rows[row].expression);
    if (lexicon->rows[row].layer != lint->bench->layer) continue;
    if (cx_is_pattern(expression, strlen(expression))) lint_capital(lint, row, expression);
    else status = lint_words(lint, row, expression, reader);
  }
  cx_text_reader_free(reader);
  return status == CXTAG_OK ? CXTAG_OK : cx_error_memory(err);
}
