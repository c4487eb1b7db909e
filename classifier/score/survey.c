/*
 * What the hits of a text are, clause by clause: one walk, so that each step behind matching is entered only
 * where it has work. Most clauses hold none or one hit, and nothing that acts on it.
 */
#include "score/scorer.h"

static uint32_t held_by(const cx_hit *hit) {
  if (hit->table == CX_TABLE_SHIFTERS) return 1u << hit->subject;
  uint32_t const evaluation = hit->weight ? CX_HOLDS_EVALUATION : 0;
  if (hit->table == CX_TABLE_TERMS) return evaluation | CX_HOLDS_TERM;
  if (hit->table == CX_TABLE_INTENTS) return evaluation | CX_HOLDS_INTENT;
  return evaluation | CX_HOLDS_SENTIMENT | (hit->subject != CX_NO_SUBJECT ? CX_HOLDS_OF_THEME : 0);
}

void cx_survey_hits(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  size_t number = 0;
  outcome->holds = 0;
  if (!outcome->hit_count) return; /* clauses begin without any */
  for (size_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    uint32_t held = 0, behind = 0; /* the tokens of the hits so far */
    clause->first_hit = (uint32_t)number;
    for (; number < outcome->hit_count && outcome->hits[number].clause == i; number++) {
      const cx_hit *hit = &outcome->hits[number];
      uint32_t const own = held_by(hit);
      if (hit->first < behind) held |= CX_HOLDS_OVERLAP;
      if (own & held & CX_HOLDS_EVALUATION) held |= CX_HOLDS_EVALUATIONS;
      held |= own;
      if (hit->last >= behind) behind = hit->last + 1;
    }
    clause->holds = held;
    outcome->holds |= held;
  }
}
