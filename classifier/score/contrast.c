/*
 * Contrast, "muuten hyvä, mutta ...", and remedy, "oli rikki, mutta vaihdettiin heti": what weighs less
 * because of what stands behind it.
 */
#include "score/shift.h"

/* A contrast word weakens what stands before it in its sentence; at the head of a sentence, the sentence
 * before. With reach `after` (vaikka, although) it weakens its own clause behind it. */
static int contrast_weakens(const cx_scorer *scorer, const cx_hit *contrast, const cx_hit *hit) {
  const cx_clause *clauses = scorer->outcome.clauses;
  const cx_clause *own = &clauses[contrast->clause], *other = &clauses[hit->clause];
  if (cx_row_of(scorer, contrast)->flags & CX_ROW_REACH_AFTER)
    return hit->clause == contrast->clause && hit->first > contrast->last;
  if (hit->last >= contrast->first) return 0;
  if (own->sentence == other->sentence) return 1;
  int const heads_sentence = contrast->first == own->first &&
                             (!contrast->clause || clauses[contrast->clause - 1].sentence != own->sentence);
  return heads_sentence && other->sentence + 1 == own->sentence;
}

/* Is there anything to contrast with: an evaluation of the other sign on the other side? "Still waiting" has
 * none. */
static int has_counterpart(const cx_scorer *scorer, const cx_hit *contrast, const cx_hit *hit) {
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t const sentence = outcome->clauses[contrast->clause].sentence;
  uint32_t first = contrast->clause;
  while (first && outcome->clauses[first - 1].sentence == sentence) first--;
  for (size_t i = cx_first_hit(outcome, first); i < outcome->hit_count; i++) {
    const cx_hit *other = &outcome->hits[i];
    if (outcome->clauses[other->clause].sentence != sentence) break;
    if (!(other->holds & CX_HOLDS_EVALUATION)) continue;
    int const behind = other->first > contrast->last, hit_behind = hit->first > contrast->last;
    if (behind != hit_behind && (other->effect < 0) != (hit->effect < 0) && other->effect) return 1;
  }
  return 0;
}

/* "Ei korjattu heti", "pitäisi korjata heti": no remedy. */
static int is_remedy(const cx_scorer *scorer, const cx_hit *remedy) {
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t const denies = 1 << CX_NEGATOR | 1 << CX_WISH | 1 << CX_HYPOTHETICAL;
  size_t const end = cx_first_hit(outcome, remedy->clause + 1);
  if (!cx_is_shifter(remedy, CX_REMEDY)) return 0;
  for (size_t i = cx_first_hit(outcome, remedy->clause); i < end; i++)
    if (outcome->hits[i].holds & denies) return 0;
  return 1;
}

static int border_between(const cx_text *text, uint32_t from, uint32_t to) {
  for (uint32_t token = from + 1; token <= to; token++)
    if (text->tokens[token].border != CX_BORDER_NONE) return 1;
  return 0;
}

/* The fault stands before its remedy, in the same sentence or the one before. */
static int is_remedied(const cx_scorer *scorer, const cx_hit *remedy, const cx_hit *hit) {
  return hit->effect < 0 && hit->last < remedy->first && is_remedy(scorer, remedy) &&
         border_between(scorer->outcome.text, hit->last, remedy->first);
}

enum { HOLDS_COUNTERWEIGHT = 1 << CX_CONTRAST | 1 << CX_REMEDY };

/* What remedies the fault, else the first contrast that weakens the hit; SIZE_MAX = nothing. Both stand in
 * its clause or behind it, up to the end of the next sentence. */
static size_t find_counterweight(const cx_scorer *scorer, const cx_hit *hit) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clauses = outcome->clauses;
  size_t contrast = SIZE_MAX;
  for (uint32_t c = hit->clause;
       c < outcome->clause_count && clauses[c].sentence <= clauses[hit->clause].sentence + 1; c++) {
    if (!(clauses[c].holds & HOLDS_COUNTERWEIGHT)) continue;
    for (size_t i = cx_first_hit(outcome, c), end = cx_first_hit(outcome, c + 1); i < end; i++) {
      const cx_hit *other = &outcome->hits[i];
      if (!(other->holds & HOLDS_COUNTERWEIGHT)) continue;
      if (is_remedied(scorer, other, hit)) return i;
      if (contrast == SIZE_MAX && cx_is_shifter(other, CX_CONTRAST) && !cx_is_part_of(other, hit) &&
          contrast_weakens(scorer, other, hit) && has_counterpart(scorer, other, hit))
        contrast = i;
    }
  }
  return contrast;
}

int cx_apply_contrasts(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  if (!cx_holds(outcome, HOLDS_COUNTERWEIGHT)) return 1;
  cx_walk evaluations = cx_walk_over(outcome, CX_HOLDS_EVALUATION);
  for (cx_hit *hit; (hit = cx_walk_next(&evaluations));) {
    if (!hit->effect) continue;
    size_t const by = find_counterweight(scorer, hit);
    if (by != SIZE_MAX &&
        !cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)by, cx_row_of(scorer, &outcome->hits[by])->factor))
      return 0;
  }
  return 1;
}
