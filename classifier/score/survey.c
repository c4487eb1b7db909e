/*
 * What the hits of a text are, clause by clause: one walk, so that each step behind matching is entered only
 * where it has work, and asks a hit for one number. Most clauses hold none or one hit, and nothing that acts
 * on it.
 */
#include "score/scorer.h"

/* What hits of a table are: always, where they have a weight, where they have a subject. */
typedef struct table_bits {
  uint32_t always, weighing, of_subject;
  uint32_t kinds; /* mask of the subject where `always` is to be moved by it */
} table_bits;

/* All bits where the condition holds: which kind of hit comes next is anybody's guess, so no branch. */
static uint32_t bits_if(int condition) {
  return 0 - (uint32_t)condition;
}

static uint32_t bits_of(const cx_hit *hit) {
  static const table_bits tables[] = {
      [CX_TABLE_TERMS] = {CX_HOLDS_TERM, CX_HOLDS_EVALUATION, 0, 0},
      [CX_TABLE_SENTIMENT] = {CX_HOLDS_SENTIMENT, CX_HOLDS_EVALUATION, CX_HOLDS_OF_THEME, 0},
      [CX_TABLE_INTENTS] = {CX_HOLDS_INTENT, CX_HOLDS_EVALUATION, 0, 0},
      [CX_TABLE_SHIFTERS] = {1, 0, 0, 31}};
  const table_bits *table = &tables[hit->table];
  uint32_t const bits = table->always << (hit->subject & table->kinds) |
                        (table->weighing & bits_if(hit->weight != 0)) |
                        (table->of_subject & bits_if(hit->subject != CX_NO_SUBJECT));
  return bits & bits_if(!(hit->state & CX_HIT_LOST));
}

void cx_survey_hits(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  cx_clause *clauses = outcome->clauses;
  cx_hit *const hits = outcome->hits, *const end = hits + outcome->hit_count, *hit = hits;
  uint32_t behind = 0, whole = 0; /* the tokens of the hits so far; what there is in the text */
  if (hit < end) { /* clauses begin without any */
    for (size_t i = 0; i < outcome->clause_count; i++) {
      uint32_t held = 0, twice = 0;
      clauses[i].first_hit = (uint32_t)(hit - hits);
      for (; hit < end && hit->clause == i; hit++) {
        uint32_t const bits = bits_of(hit);
        uint32_t const own = bits | (hit->first < behind ? CX_HOLDS_OVERLAP : 0);
        hit->holds = bits;
        twice |= held & own;
        held |= own;
        behind = hit->last >= behind ? hit->last + 1 : behind;
      }
      clauses[i].holds = held;
      clauses[i].twice = twice;
      whole |= held;
    }
  }
  if (outcome->clause_count) clauses[outcome->clause_count].first_hit = (uint32_t)(end - hits);
  outcome->holds = whole;
}
