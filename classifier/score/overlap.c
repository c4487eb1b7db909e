/*
 * Overlapping hits: for the same theme (or intent, or as shifters, or as evaluation of the text) the longest
 * span stands, then the later layer, then the more exact form, then the stronger weight; hits of different
 * themes stand side by side.
 */
#include "score/scorer.h"

static int is_better(const cx_scorer *scorer, const cx_hit *a, const cx_hit *b) {
  const cx_row *row_a = cx_row_of(scorer, a), *row_b = cx_row_of(scorer, b);
  uint32_t const width_a = a->last - a->first, width_b = b->last - b->first;
  if (width_a != width_b) return width_a > width_b;
  if (a->steps != b->steps) return a->steps > b->steps;
  if (row_a->layer != row_b->layer) return row_a->layer > row_b->layer;
  if (row_a->exactness != row_b->exactness) return row_a->exactness > row_b->exactness;
  if (!a->weight != !b->weight) return a->weight != 0;
  int32_t const size_a = a->weight < 0 ? -a->weight : a->weight,
                size_b = b->weight < 0 ? -b->weight : b->weight;
  if (size_a != size_b) return size_a > size_b;
  return a->row < b->row;
}

/* Those of a theme, an intent or a kind of shifter (muttei: contrast and negator) compete for their place,
 * and all sentiment. */
static int compete(const cx_hit *a, const cx_hit *b) {
  uint32_t const kind = a->holds & b->holds & ~(uint32_t)(CX_HOLDS_EVALUATION | CX_HOLDS_COUNTED);
  return kind && (kind & CX_HOLDS_SENTIMENT || a->subject == b->subject);
}

/* Does the theme, or a sub-theme of it, stand in the clause? */
static int theme_stands(const cx_scorer *scorer, size_t at, size_t end, uint16_t theme) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *hit = &scorer->outcome.hits[i];
    if (!(hit->holds & CX_HOLDS_TERM)) continue;
    if (hit->subject == theme || scorer->lexicon->themes[hit->subject].parent == theme) return 1;
  }
  return 0;
}

static void drop_sentiment_without_theme(cx_scorer *scorer, size_t at, size_t end) {
  for (size_t i = at; i < end; i++) {
    cx_hit *hit = &scorer->outcome.hits[i];
    if (hit->holds & CX_HOLDS_OF_THEME && !theme_stands(scorer, at, end, hit->subject)) cx_lose(hit);
  }
}

/* A polarity that holds for one theme only is the more particular of two equal spans. */
static int is_better_of_group(const cx_scorer *scorer, const cx_hit *a, const cx_hit *b) {
  uint32_t const special = a->holds & CX_HOLDS_OF_THEME;
  if (special != (b->holds & CX_HOLDS_OF_THEME) && a->first == b->first && a->last == b->last)
    return special != 0;
  return is_better(scorer, a, b);
}

/* Returns whether evaluations that both stand may overlap. */
static int settle_groups(const cx_scorer *scorer, cx_hit *at, const cx_hit *end) {
  uint32_t met = 0;
  for (cx_hit *a = at; a < end; a++) {
    for (cx_hit *b = a + 1; b < end && b->first <= a->last; b++) {
      if (compete(a, b) && cx_hits_overlap(a, b))
        cx_lose(is_better_of_group(scorer, a, b) ? b : a);
      else
        met |= a->holds & b->holds;
    }
  }
  return (met & CX_HOLDS_COUNTED) != 0;
}

/* The text counts each word's evaluation once, whichever themes it serves. */
static void settle_evaluation(const cx_scorer *scorer, cx_hit *at, const cx_hit *end) {
  for (cx_hit *a = at; a < end; a++)
    for (cx_hit *b = a + 1; b < end && b->first <= a->last; b++)
      if (a->holds & b->holds & CX_HOLDS_COUNTED && cx_hits_overlap(a, b))
        cx_leave_out(is_better(scorer, a, b) ? b : a);
}

void cx_settle_overlaps(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  for (uint32_t i = 0; i < outcome->clause_count; i++) {
    uint32_t const holds = outcome->clauses[i].holds;
    if (!(holds & (CX_HOLDS_OVERLAP | CX_HOLDS_OF_THEME))) continue;
    size_t const at = cx_first_hit(outcome, i), end = cx_first_hit(outcome, i + 1);
    if (holds & CX_HOLDS_OF_THEME) drop_sentiment_without_theme(scorer, at, end);
    if (!(holds & CX_HOLDS_OVERLAP)) continue;
    if (settle_groups(scorer, outcome->hits + at, outcome->hits + end))
      settle_evaluation(scorer, outcome->hits + at, outcome->hits + end);
  }
}
