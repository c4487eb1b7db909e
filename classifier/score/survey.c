/*
 * What the hits of a text are, clause by clause: one walk, so that each step behind matching is entered only
 * where it has work. Most clauses hold none or one hit, and nothing that acts on it.
 */
#include "score/scorer.h"

/* Without a branch: which kind of hit comes next is anybody's guess. */
static uint32_t held_by(const cx_hit *hit) {
  static const uint32_t of_table[] = {[CX_TABLE_TERMS] = CX_HOLDS_TERM,
                                      [CX_TABLE_SENTIMENT] = CX_HOLDS_SENTIMENT,
                                      [CX_TABLE_INTENTS] = CX_HOLDS_INTENT,
                                      [CX_TABLE_SHIFTERS] = 0};
  uint32_t const shifts = hit->table == CX_TABLE_SHIFTERS, evaluates = (uint32_t)cx_is_evaluation(hit);
  uint32_t const of_theme = (hit->table == CX_TABLE_SENTIMENT) & (hit->subject != CX_NO_SUBJECT);
  return of_table[hit->table] | shifts << (hit->subject & 31) | evaluates * CX_HOLDS_EVALUATION |
         of_theme * CX_HOLDS_OF_THEME;
}

void cx_survey_hits(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  size_t number = 0;
  uint32_t behind = 0; /* the tokens of the hits so far */
  outcome->holds = 0;
  if (!outcome->hit_count) return; /* clauses begin without any */
  for (size_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    uint32_t held = 0, twice = 0;
    clause->first_hit = (uint32_t)number;
    for (; number < outcome->hit_count && outcome->hits[number].clause == i; number++) {
      const cx_hit *hit = &outcome->hits[number];
      uint32_t const own = held_by(hit) | (hit->first < behind ? CX_HOLDS_OVERLAP : 0);
      twice |= held & own;
      held |= own;
      behind = hit->last >= behind ? hit->last + 1 : behind;
    }
    clause->holds = held | (twice & CX_HOLDS_EVALUATION ? CX_HOLDS_EVALUATIONS : 0);
    outcome->holds |= clause->holds;
  }
}
