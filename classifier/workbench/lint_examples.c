/* What the examples of the rows show, beside whether they pass. */
#include <string.h>

#include "score/scorer.h"
#include "workbench/lint.h"

enum { HAS_YES = 1, IS_TOLD = 2 };

/* More than one word, a pattern, or a `not`: what such a row does cannot be seen without an example. */
static int needs_example(const cx_lint *lint, uint32_t row) {
  const cx_lexicon *lexicon = lint->lexicon;
  uint32_t first, end;
  cx_patterns_of(lint, row, &first, &end);
  if (lexicon->rows[row].not_count) return 1;
  for (uint32_t i = first; i < end; i++)
    if (lexicon->patterns[i].regex != UINT32_MAX || lexicon->patterns[i].step_count > 1) return 1;
  return 0;
}

static void find_missing(cx_lint *lint, const uint8_t *marks) {
  for (uint32_t row = 0; row < lint->lexicon->row_count; row++) {
    if (lint->lexicon->rows[row].layer != lint->bench->layer || (marks[row] & HAS_YES)) continue;
    lint->bench->findings.counts.rows_without_example++;
    if (needs_example(lint, row))
      cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_EXAMPLE, lint->lexicon, row,
                     CX_TEXT(lint_no_example),
                     cx_lexicon_string(lint->lexicon, lint->lexicon->rows[row].expression));
  }
}

/* A row of another theme that, on the same words, says the opposite of what this row says. */
static const cx_hit *contradiction(const cx_outcome *outcome, size_t own) {
  const cx_hit *hit = &outcome->hits[own];
  if (!hit->effect || hit->table != CX_TABLE_TERMS) return NULL;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *other = &outcome->hits[i];
    if (i == own || other->table != CX_TABLE_TERMS || other->subject == hit->subject ||
        (other->state & CX_HIT_LOST) || !cx_hits_overlap(hit, other))
      continue;
    if ((hit->effect > 0 && other->effect < 0) || (hit->effect < 0 && other->effect > 0)) return other;
  }
  return NULL;
}

/* Two themes on the same words are usual (delivery cost is delivery and price), so only contradictions are told of
 * examples; but which parts of compounds fire there is counted. */
static void count_anchors(cx_lint *lint, const cx_outcome *outcome, size_t own) {
  const cx_hit *hit = &outcome->hits[own];
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *other = &outcome->hits[i];
    if (i != own && other->clause == hit->clause && other->first == hit->first && other->last == hit->last &&
        other->row != hit->row)
      cx_lint_count_anchor(lint, other->row, hit->row);
  }
}

static int is_foreign(const cx_row *row, const cxtag_result *result) {
  cxtag_language const found = cxtag_result_language(result);
  if (cxtag_result_flags(result) & (CXTAG_UNCERTAIN_LANGUAGE | CXTAG_MIXED_LANGUAGE)) return 0;
  return (row->languages == CX_LANGUAGE_FI && found == CXTAG_EN) ||
         (row->languages == CX_LANGUAGE_EN && found == CXTAG_FI);
}

static cxtag_status look_at(cx_lint *lint, const cx_example *example, uint8_t *marks, cxtag_error *err) {
  const cx_lexicon *lexicon = lint->lexicon;
  const cx_row *row = &lexicon->rows[example->row];
  cx_position const where = {example->source, example->line, example->column, 0};
  const cxtag_result *result;
  size_t hit = 0;
  cxtag_status const status = cxtag_tag(&result, lint->bench->session, example->text, example->length, err);
  if (status != CXTAG_OK) return status;
  if (is_foreign(row, result)) {
    marks[example->row] |= IS_TOLD;
    cx_find(&lint->bench->findings, CXTAG_FINDING_LANGUAGE, where, CX_TEXT(lint_example_foreign),
            example->text, cxtag_language_text(cxtag_result_language(result)),
            row->languages == CX_LANGUAGE_FI ? "fi" : "en");
    return CXTAG_OK;
  }
  const cx_outcome *outcome = cx_result_outcome(result);
  if (cx_judge_row(lexicon, outcome, example->row, &hit) != CX_STANDS) return CXTAG_OK;
  const cx_hit *other = contradiction(outcome, hit);
  count_anchors(lint, outcome, hit);
  if (!other) return CXTAG_OK;
  marks[example->row] |= IS_TOLD;
  const cx_row *against = &lexicon->rows[other->row];
  cx_find(&lint->bench->findings, CXTAG_FINDING_CONFLICT, where, CX_TEXT(lint_example_opposed), example->text,
          cx_lexicon_string(lexicon, against->expression), cx_lexicon_string(lexicon, against->source),
          against->line);
  return CXTAG_OK;
}

cxtag_status cx_lint_examples(cx_lint *lint, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  uint8_t *marks = cx_arena_alloc(&lint->bench->arena, lint->lexicon->row_count + 1u);
  if (!marks) return cx_error_memory(err);
  memset(marks, 0, lint->lexicon->row_count);
  for (size_t i = 0; i < lint->bench->examples.count && status == CXTAG_OK; i++) {
    const cx_example *example = &lint->bench->examples.items[i];
    if (example->kind != CX_EXAMPLE_YES) continue;
    lint->bench->findings.counts.examples++;
    marks[example->row] |= HAS_YES;
    if (!(marks[example->row] & IS_TOLD)) status = look_at(lint, example, marks, err);
  }
  if (status == CXTAG_OK) find_missing(lint, marks);
  return status;
}
