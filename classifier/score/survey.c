/*
 * What hits a text holds, clause by clause: one walk, so that each step behind matching is entered only where
 * it has work. Most clauses hold none or one hit, and nothing that acts on it.
 */
#include "score/scorer.h"

void cx_survey_hits(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  cx_clause *clauses = outcome->clauses;
  uint32_t behind = 0, whole = 0; /* the tokens of the hits so far; what there is in the text */
  if (outcome->hit_count) {       /* clauses begin without any */
    const cx_hit *const hits = outcome->hits, *const end = hits + outcome->hit_count, *hit = hits;
    for (size_t i = 0; i < outcome->clause_count; i++) {
      uint32_t held = 0, twice = 0;
      clauses[i].first_hit = (uint32_t)(hit - hits);
      for (; hit < end && hit->clause == i; hit++) {
        uint32_t const own = hit->holds | (hit->first < behind ? CX_HOLDS_OVERLAP : 0);
        twice |= held & own;
        held |= own;
        behind = hit->last >= behind ? hit->last + 1 : behind;
      }
      clauses[i].holds = held;
      clauses[i].twice = twice;
      whole |= held;
    }
  }
  if (outcome->clause_count) clauses[outcome->clause_count].first_hit = (uint32_t)outcome->hit_count;
  outcome->holds = whole;
}
