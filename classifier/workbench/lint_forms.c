/* Words that stand in a row of their own and are forms of another row's word as well: that row would do, or
 * says the opposite, or takes them away. */
#include <string.h>

#include "text/text.h"
#include "workbench/lint.h"

uint32_t cx_lint_word(const cx_lint *lint, uint32_t row) {
  const cx_lexicon *lexicon = lint->lexicon;
  uint32_t first, end;
  cx_patterns_of(lint, row, &first, &end);
  if (lexicon->rows[row].exactness || lexicon->rows[row].not_count || end - first != 1) return UINT32_MAX;
  const cx_pattern *pattern = &lexicon->patterns[first];
  if (pattern->regex != UINT32_MAX || pattern->step_count != 1) return UINT32_MAX;
  const cx_symbol *symbol = &lexicon->symbols[lexicon->steps[pattern->first_step].symbol];
  return symbol->count == 1 ? symbol->of.few[0] : UINT32_MAX;
}

/* A single-word row of the same kind that accepts the entry, or UINT32_MAX. */
static uint32_t rival_with(const cx_lint *lint, uint32_t row, uint32_t entry) {
  const cx_lexicon *lexicon = lint->lexicon;
  for (uint32_t s = lint->index.entry_symbols_at[entry]; s < lint->index.entry_symbols_at[entry + 1]; s++) {
    uint32_t const symbol = lint->index.entry_symbols[s];
    for (uint32_t i = lint->index.symbol_firsts_at[symbol]; i < lint->index.symbol_firsts_at[symbol + 1];
         i++) {
      uint32_t const other = lexicon->patterns[lint->index.symbol_firsts[i]].row;
      if (other != row && cx_lint_word(lint, other) == entry &&
          cx_rows_compete(&lexicon->rows[row], &lexicon->rows[other]) &&
          lexicon->rows[row].subject == lexicon->rows[other].subject)
        return other;
    }
  }
  return UINT32_MAX;
}

static int same_effect(const cx_row *a, const cx_row *b) {
  return a->polarity == b->polarity && a->factor == b->factor && a->reach == b->reach && a->flags == b->flags;
}

static void judge(cx_lint *lint, uint32_t row, uint32_t rival) {
  const cx_lexicon *lexicon = lint->lexicon;
  const cx_row *a = &lexicon->rows[row], *b = &lexicon->rows[rival];
  const char *expression = cx_lexicon_string(lexicon, b->expression),
             *source = cx_lexicon_string(lexicon, b->source);
  const char *own = cx_lexicon_string(lexicon, a->expression);
  if ((a->polarity > 0 && b->polarity < 0) || (a->polarity < 0 && b->polarity > 0))
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_CONFLICT, lexicon, row, CX_TEXT(lint_form_opposed),
                   own, expression, source, b->line);
  else if (same_effect(a, b))
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_FORM, lexicon, row, CX_TEXT(lint_form_same), own,
                   expression, source, b->line);
}

int cx_lint_denies(uint32_t features) {
  uint32_t const denies = CX_CARITIVE | CX_NEGATED_PREFIX | CX_NEGATIVE_PARTICIPLE | CX_NEGATED;
  return (features & denies) || (features & CX_CASE_MASK) == CX_ABESSIVE;
}

static int is_plain_form(const cx_form *form, const cx_row *row) {
  if (form->reading != CX_READ_AS_TYPED || !(form->language & row->languages) ||
      form->language == CX_LANGUAGE_ANY)
    return 0;
  return !cx_lint_denies(form->features);
}

/* Entries that a row's word is a plain form of. */
static size_t find_forms(const cx_lint *lint, cx_buffer *word, uint32_t row, cx_form *out) {
  const cx_lexicon *lexicon = lint->lexicon;
  const char *expression = cx_lexicon_string(lexicon, lexicon->rows[row].expression);
  size_t kept = 0;
  cx_buffer_reset(word);
  if (cx_text_fold(word, expression, strlen(expression)) != CXTAG_OK || !word->length) return 0;
  size_t count = cx_vocabulary_find(lexicon->vocabulary, word->bytes, word->length, 0, 0, out, CX_FORMS_MAX);
  if (count > CX_FORMS_MAX) count = CX_FORMS_MAX;
  for (size_t i = 0; i < count; i++)
    if (out[i].entry < lexicon->entry_count && is_plain_form(&out[i], &lexicon->rows[row]))
      out[kept++] = out[i];
  return kept;
}

/* Two spellings of one word are forms of each other: told at the later row only. */
static int is_mutual(const cx_lint *lint, cx_buffer *word, uint32_t row, uint32_t rival) {
  cx_form forms[CX_FORMS_MAX];
  uint32_t const own = cx_lint_word(lint, row);
  size_t const count = find_forms(lint, word, rival, forms);
  for (size_t i = 0; i < count; i++)
    if (forms[i].entry == own) return 1;
  return 0;
}

/* The first row, of whatever kind, whose single word is the entry; UINT32_MAX = none. */
static uint32_t row_with(const cx_lint *lint, uint32_t entry) {
  const cx_lexicon *lexicon = lint->lexicon;
  for (uint32_t s = lint->index.entry_symbols_at[entry]; s < lint->index.entry_symbols_at[entry + 1]; s++) {
    uint32_t const symbol = lint->index.entry_symbols[s];
    for (uint32_t i = lint->index.symbol_firsts_at[symbol]; i < lint->index.symbol_firsts_at[symbol + 1]; i++) {
      uint32_t const row = lexicon->patterns[lint->index.symbol_firsts[i]].row;
      if (cx_lint_word(lint, row) == entry) return row;
    }
  }
  return UINT32_MAX;
}

static void lint_word(cx_lint *lint, cx_buffer *word, uint32_t row) {
  cx_form forms[CX_FORMS_MAX];
  uint32_t const own = cx_lint_word(lint, row);
  if (own == UINT32_MAX) return;
  size_t const count = find_forms(lint, word, row, forms);
  for (size_t i = 0; i < count; i++) {
    if (forms[i].entry == own) continue;
    uint32_t const rival = rival_with(lint, row, forms[i].entry);
    if (rival == UINT32_MAX) {
      uint32_t const other = forms[i].language == CX_LANGUAGE_FI ? row_with(lint, forms[i].entry) : UINT32_MAX;
      if (other != UINT32_MAX) cx_lint_paradigm(lint, row, other);
      continue;
    }
    if (row > rival || lint->lexicon->rows[rival].layer != lint->bench->layer ||
        !is_mutual(lint, word, row, rival))
      judge(lint, row, rival);
    return;
  }
}

void cx_lint_forms(cx_lint *lint) {
  cx_buffer word;
  cx_buffer_init(&word, &lint->bench->engine->memory);
  for (uint32_t row = 0; row < lint->lexicon->row_count; row++)
    if (lint->lexicon->rows[row].layer == lint->bench->layer) lint_word(lint, &word, row);
  cx_buffer_clear(&word);
}
