/*
 * Rows that hold the same words. A pattern holds another when it has its steps, each accepting at least the
 * same entries with at least the same gap: wherever the other stands, it stands too, on the same words. A row
 * whose every pattern is held by one other row of its kind is a duplicate when that holds both ways, and can
 * never stand when the other wins equal spans.
 */
#include <string.h>

#include "workbench/lint.h"

static void entries_of(const cx_lint *lint, uint32_t symbol, const uint32_t **out, size_t *count) {
  *out = cx_symbol_entries(lint->lexicon, &lint->lexicon->symbols[symbol]);
  *count = lint->lexicon->symbols[symbol].count;
}

/* Both lists ascend. */
static int holds_symbol(const cx_lint *lint, uint32_t outer, uint32_t inner) {
  const uint32_t *all, *some;
  size_t all_count, some_count, at = 0;
  if (outer == inner) return 1;
  entries_of(lint, outer, &all, &all_count);
  entries_of(lint, inner, &some, &some_count);
  for (size_t i = 0; i < some_count; i++) {
    while (at < all_count && all[at] < some[i]) at++;
    if (at == all_count || all[at] != some[i]) return 0;
  }
  return 1;
}

static int holds_pattern(const cx_lint *lint, const cx_pattern *outer, const cx_pattern *inner) {
  const cx_step *a = lint->lexicon->steps + outer->first_step, *b = lint->lexicon->steps + inner->first_step;
  if (outer->step_count != inner->step_count || outer->role != CX_PATTERN_HIT) return 0;
  for (size_t i = 0; i < outer->step_count; i++)
    if (a[i].gap < b[i].gap || a[i].new_chain != b[i].new_chain ||
        !holds_symbol(lint, a[i].symbol, b[i].symbol))
      return 0;
  return 1;
}

/* Does row `outer` hold all that row `inner` matches? */
static int holds_row(const cx_lint *lint, uint32_t outer, uint32_t inner) {
  const cx_pattern *patterns = lint->lexicon->patterns;
  uint32_t first, end, outer_first, outer_end;
  int some = 0;
  cx_patterns_of(lint, inner, &first, &end);
  cx_patterns_of(lint, outer, &outer_first, &outer_end);
  for (uint32_t i = first; i < end; i++) {
    uint32_t at = outer_first;
    if (patterns[i].role != CX_PATTERN_HIT) continue;
    if (patterns[i].regex != UINT32_MAX) return 0;
    while (at < outer_end &&
           (patterns[at].regex != UINT32_MAX || !holds_pattern(lint, &patterns[at], &patterns[i])))
      at++;
    if (at == outer_end) return 0;
    some = 1;
  }
  return some;
}

/* Of two hits on the same words: the order of score/overlap.c. */
static int wins(const cx_row *a, uint32_t a_number, const cx_row *b, uint32_t b_number) {
  int const size_a = a->polarity < 0 ? -a->polarity : a->polarity,
            size_b = b->polarity < 0 ? -b->polarity : b->polarity;
  if (a->layer != b->layer) return a->layer > b->layer;
  if (a->exactness != b->exactness) return a->exactness > b->exactness;
  if (!size_a != !size_b) return size_a != 0;
  if (size_a != size_b) return size_a > size_b;
  return a_number < b_number;
}

static int are_opposed(const cx_row *a, const cx_row *b) {
  if (a->table == CX_TABLE_SHIFTERS) return a->subject != b->subject;
  return (a->polarity > 0 && b->polarity < 0) || (a->polarity < 0 && b->polarity > 0);
}

/* Rows that stand side by side on the same words, each of which counts by itself: in terms/ for two themes, or in
 * terms/ and for the text. A polarity of sentiment/ for one theme is meant to differ from that of the text. */
static int stand_together(const cx_row *a, const cx_row *b) {
  int const a_term = a->table == CX_TABLE_TERMS, b_term = b->table == CX_TABLE_TERMS;
  if (a_term && b_term) return a->subject != b->subject;
  return (a_term && b->table == CX_TABLE_SENTIMENT && b->subject == CX_NO_SUBJECT) ||
         (b_term && a->table == CX_TABLE_SENTIMENT && a->subject == CX_NO_SUBJECT);
}

static int has_example(const cx_lint *lint, uint32_t row) {
  const cx_examples *examples = &lint->bench->examples;
  for (size_t i = 0; i < examples->count; i++)
    if (examples->items[i].row == row && examples->items[i].kind == CX_EXAMPLE_YES) return 1;
  return 0;
}

/* Do the rows say opposite things of the same words at once? Told at the later one; a `not` keeps them apart. */
static int contradict(cx_lint *lint, uint32_t row, uint32_t other) {
  const cx_row *a = &lint->lexicon->rows[row], *b = &lint->lexicon->rows[other];
  if (!stand_together(a, b) || !are_opposed(a, b) || a->not_count || b->not_count) return 0;
  if (((a->flags | b->flags) & CX_ROW_CASE) || (a->layer == b->layer && row < other)) return 0;
  if (!holds_row(lint, other, row) || !holds_row(lint, row, other)) return 0;
  cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_CONFLICT, lint->lexicon, row, CX_TEXT(lint_words_contradict),
                 cx_lexicon_string(lint->lexicon, a->expression), cx_lexicon_string(lint->lexicon, b->expression),
                 cx_lexicon_string(lint->lexicon, b->source), b->line);
  return 1;
}

/* What row `row` is to row `other`, which holds its words. Returns 1 when something was found. */
static int judge(cx_lint *lint, uint32_t row, uint32_t other) {
  const cx_lexicon *lexicon = lint->lexicon;
  const cx_row *a = &lexicon->rows[row], *b = &lexicon->rows[other];
  const char *expression = cx_lexicon_string(lexicon, b->expression),
             *source = cx_lexicon_string(lexicon, b->source);
  const char *own = cx_lexicon_string(lexicon, a->expression);
  int const is_same = holds_row(lint, row, other);
  if ((a->flags | b->flags) & CX_ROW_CASE) return 0;
  if (is_same && a->layer == b->layer) {
    if (row < other) return 0; /* told at the later one */
    if (are_opposed(a, b))
      cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_CONFLICT, lexicon, row,
                     CX_TEXT(lint_words_opposed), own, expression, source, b->line);
    else
      cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_DUPLICATE, lexicon, row, CX_TEXT(lint_words_same),
                     own, expression, source, b->line);
    return 1;
  }
  if (is_same && a->table != CX_TABLE_SHIFTERS && are_opposed(a, b) && !has_example(lint, row)) {
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_CONFLICT, lexicon, row, CX_TEXT(lint_below_opposed), own,
                   expression, source, b->line);
    return 1;
  }
  if (is_same && a->polarity == b->polarity && a->factor == b->factor && !a->not_count && !b->not_count) {
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_DUPLICATE, lexicon, row, CX_TEXT(lint_adds_nothing),
                   own, expression, source, b->line);
    return 1;
  }
  if (b->not_count || !wins(b, other, a, row)) return 0;
  cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_UNREACHABLE, lexicon, row, CX_TEXT(lint_never_stands),
                 own, expression, source, b->line);
  return 1;
}

/* Rows whose first step accepts what the first step of the row's first pattern does are the only ones that
 * can hold it. */
static void lint_row(cx_lint *lint, uint32_t row) {
  const cx_lexicon *lexicon = lint->lexicon;
  const uint32_t *entries;
  uint32_t first, end, last = UINT32_MAX;
  size_t count;
  cx_patterns_of(lint, row, &first, &end);
  while (first < end &&
         (lexicon->patterns[first].role != CX_PATTERN_HIT || lexicon->patterns[first].regex != UINT32_MAX))
    first++;
  if (first == end) return;
  entries_of(lint, lexicon->steps[lexicon->patterns[first].first_step].symbol, &entries, &count);
  if (!count) return;
  const cx_word_index *index = &lint->index;
  for (uint32_t s = index->entry_symbols_at[entries[0]]; s < index->entry_symbols_at[entries[0] + 1]; s++) {
    uint32_t const symbol = index->entry_symbols[s];
    for (uint32_t i = lint->index.symbol_firsts_at[symbol]; i < lint->index.symbol_firsts_at[symbol + 1];
         i++) {
      const cx_pattern *candidate = &lexicon->patterns[lint->index.symbol_firsts[i]];
      if (candidate->row == row || candidate->row == last ||
          !holds_pattern(lint, candidate, &lexicon->patterns[first]))
        continue;
      last = candidate->row;
      if (contradict(lint, row, last) || (cx_rows_compete(&lexicon->rows[row], &lexicon->rows[last]) &&
                                          holds_row(lint, last, row) && judge(lint, row, last)))
        return; /* one finding a row is enough to mend it */
    }
  }
}

void cx_lint_words(cx_lint *lint) {
  for (uint32_t row = 0; row < lint->lexicon->row_count; row++)
    if (lint->lexicon->rows[row].layer == lint->bench->layer) lint_row(lint, row);
}
