/*
 * What hits a text holds, clause by clause: one walk, so that each step behind matching is entered only where
 * it has work. Most clauses hold none or one hit, and nothing that acts on it.
 */
#include "score/scorer.h"

/* Hits are put in and never taken out: what clauses without any hold stays as they began, and no hit's number is
 * less than when they were surveyed before. */
void cx_survey_hits(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  cx_clause *clauses = outcome->clauses;
  uint32_t clause = 0, behind = 0; /* of the hits so far: the last one's, where the tokens of all end */
  uint32_t held = 0, twice = 0, whole = 0; /* by that clause, by the text */
  for (uint32_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    uint32_t const own = hit->holds | (hit->first < behind ? CX_HOLDS_OVERLAP : 0);
    uint32_t const stays = hit->clause == clause ? UINT32_MAX : 0; /* a branch would be a guess */
    clause = hit->clause;
    twice = (twice | (held & own)) & stays;
    held = (held & stays) | own;
    whole |= own;
    behind = hit->last >= behind ? hit->last + 1 : behind;
    clauses[clause].holds = held;
    clauses[clause].twice = twice;
    clauses[clause + 1].first_hit = i + 1;
  }
  for (uint32_t i = 0, last = 0; i < outcome->clause_count; i++) {
    uint32_t const first = clauses[i].first_hit;
    clauses[i].first_hit = last = first > last ? first : last;
  }
  clauses[outcome->clause_count].first_hit = (uint32_t)outcome->hit_count;
  outcome->holds = whole;
}
