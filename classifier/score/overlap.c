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

/* Hits with the same number compete for their place: those of a theme, an intent or a kind of shifter
 * (muttei: contrast and negator), and all that evaluate. */
static uint32_t group_of(const cx_hit *hit) {
  uint32_t const subject = hit->table == CX_TABLE_SENTIMENT ? 0 : hit->subject;
  return (uint32_t)hit->table << 16 | subject;
}

/* Does the theme, or a sub-theme of it, stand in the clause? */
static int theme_stands(const cx_scorer *scorer, size_t at, size_t end, uint16_t theme) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *hit = &scorer->outcome.hits[i];
    if (hit->table != CX_TABLE_TERMS || (hit->state & CX_HIT_LOST)) continue;
    if (hit->subject == theme || scorer->lexicon->themes[hit->subject].parent == theme) return 1;
  }
  return 0;
}

static void drop_sentiment_without_theme(cx_scorer *scorer, size_t at, size_t end) {
  for (size_t i = at; i < end; i++) {
    cx_hit *hit = &scorer->outcome.hits[i];
    if (hit->table == CX_TABLE_SENTIMENT && hit->subject != CX_NO_SUBJECT &&
        !theme_stands(scorer, at, end, hit->subject))
      hit->state |= CX_HIT_LOST;
  }
}

static void settle_groups(cx_scorer *scorer, size_t at, size_t end) {
  cx_hit *hits = scorer->outcome.hits;
  for (size_t i = at; i < end; i++) {
    uint32_t const group = group_of(&hits[i]);
    for (size_t j = i + 1; j < end && !(hits[i].state & CX_HIT_LOST); j++) {
      if (hits[j].first > hits[i].last) break;
      if (group_of(&hits[j]) != group || (hits[j].state & CX_HIT_LOST) ||
          !cx_hits_overlap(&hits[i], &hits[j]))
        continue;
      int const special_i = hits[i].table == CX_TABLE_SENTIMENT && hits[i].subject != CX_NO_SUBJECT;
      int const special_j = hits[j].table == CX_TABLE_SENTIMENT && hits[j].subject != CX_NO_SUBJECT;
      int better = is_better(scorer, &hits[i], &hits[j]);
      /* A polarity that holds for this theme only is the more particular of two equal spans. */
      if (special_i != special_j && hits[i].first == hits[j].first && hits[i].last == hits[j].last)
        better = special_i;
      hits[better ? j : i].state |= CX_HIT_LOST;
    }
  }
}

/* The text counts each word's evaluation once, whichever themes it serves. */
static void settle_evaluation(cx_scorer *scorer, size_t at, size_t end) {
  cx_hit *hits = scorer->outcome.hits;
  for (size_t i = at; i < end; i++) {
    if (!cx_is_evaluation(&hits[i])) continue;
    for (size_t j = i + 1; j < end && !(hits[i].state & (CX_HIT_LOST | CX_HIT_UNCOUNTED)); j++) {
      if (hits[j].first > hits[i].last) break;
      if (!cx_is_evaluation(&hits[j]) || (hits[j].state & (CX_HIT_LOST | CX_HIT_UNCOUNTED)) ||
          !cx_hits_overlap(&hits[i], &hits[j]))
        continue;
      hits[is_better(scorer, &hits[i], &hits[j]) ? j : i].state |= CX_HIT_UNCOUNTED;
    }
  }
}

void cx_settle_overlaps(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  for (uint32_t i = 0; i < outcome->clause_count; i++) {
    uint32_t const holds = outcome->clauses[i].holds;
    if (!(holds & (CX_HOLDS_OVERLAP | CX_HOLDS_OF_THEME))) continue;
    size_t const at = cx_first_hit(outcome, i), end = cx_first_hit(outcome, i + 1);
    if (holds & CX_HOLDS_OF_THEME) drop_sentiment_without_theme(scorer, at, end);
    if (!(holds & CX_HOLDS_OVERLAP)) continue;
    settle_groups(scorer, at, end);
    if (holds & CX_HOLDS_EVALUATIONS) settle_evaluation(scorer, at, end);
  }
}
