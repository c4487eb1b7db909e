/*
 * Overlapping hits: for the same theme (or intent, or as shifters, or as evaluation of the text) the longest
 * span stands, then the later layer, then the more exact form, then the stronger weight, but for what
 * `is_not_silenced` says; hits of different themes stand side by side.
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
  return (kind != 0) & (((kind & CX_HOLDS_SENTIMENT) != 0) | (a->subject == b->subject));
}

/* Does the theme, or a sub-theme of it, stand in the clause? */
static int theme_stands(const cx_scorer *scorer, uint32_t clause, uint16_t theme) {
  cx_hit *hits = scorer->outcome.hits;
  cx_walk mentions = cx_walk_between(hits + cx_first_hit(&scorer->outcome, clause),
                                     hits + cx_first_hit(&scorer->outcome, clause + 1), CX_HOLDS_TERM);
  for (const cx_hit *hit; (hit = cx_walk_next(&mentions));)
    if (hit->subject == theme || scorer->lexicon->themes[hit->subject].parent == theme) return 1;
  return 0;
}

static void drop_sentiment_without_theme(cx_scorer *scorer) {
  cx_walk walk = cx_walk_over(&scorer->outcome, CX_HOLDS_OF_THEME);
  for (cx_hit *hit; (hit = cx_walk_next(&walk));)
    if (!theme_stands(scorer, hit->clause, hit->subject)) cx_lose(hit);
}

/* Is every word of the other one a word of this hit, which has no gap between its words? */
static int swallows(const cx_hit *hit, const cx_hit *other) {
  uint32_t const width = hit->last - hit->first + 1;
  return other->first >= hit->first && other->last <= hit->last &&
         (width >= 64 || hit->mask == (1ull << width) - 1);
}

/* Of two mentions of a theme one says what it is worth, and the other, which says nothing of it, is no expression that
 * the first is a word of ("queue ticket" is no queue): then a longer one does not silence it. */
static int is_not_silenced(const cx_scorer *scorer, const cx_hit *a, const cx_hit *b) {
  const cx_hit *silent = a->weight ? b : a, *other = a->weight ? a : b;
  if (!(a->holds & b->holds & CX_HOLDS_TERM) || !a->weight == !b->weight) return 0;
  return cx_row_of(scorer, silent)->flags & CX_ROW_EMPTY_POLARITY && !swallows(silent, other);
}

/* A polarity that holds for one theme only is the more particular of two equal spans. */
static int is_better_of_group(const cx_scorer *scorer, const cx_hit *a, const cx_hit *b) {
  uint32_t const special = a->holds & CX_HOLDS_OF_THEME;
  if (is_not_silenced(scorer, a, b)) return a->weight != 0;
  if (special != (b->holds & CX_HOLDS_OF_THEME) && a->first == b->first && a->last == b->last)
    return special != 0;
  return is_better(scorer, a, b);
}

/* Which of up to 64 hits end behind the begin of the next one, a bit each. Without a branch: any hit may. */
static uint64_t find_overlaps(const cx_hit *hits, size_t count) {
  uint64_t overlaps = 0;
  for (size_t i = 0; i < count; i++) overlaps |= (uint64_t)(hits[i + 1].first <= hits[i].last) << i;
  return overlaps;
}

/* Hits, the first and the last of them, whose evaluation may be another one's too. */
typedef struct shared {
  cx_hit *first, *last;
} shared;

/* Settles the hit with those that begin before it ends; the next one does. */
static void settle_hit(const cx_scorer *scorer, cx_hit *a, const cx_hit *end, shared *evaluations) {
  cx_hit *b = a + 1;
  do {
    int const overlap = cx_hit_meets(a, b);
    if (overlap & compete(a, b)) {
      cx_lose(is_better_of_group(scorer, a, b) ? b : a);
    } else if (overlap & ((a->holds & b->holds & CX_HOLDS_COUNTED) != 0)) {
      if (!evaluations->first) evaluations->first = a;
      evaluations->last = a;
    }
  } while (++b < end && b->first <= a->last);
}

static shared settle_groups(const cx_scorer *scorer, cx_hit *hits, const cx_hit *end) {
  shared evaluations = {NULL, NULL};
  for (cx_hit *at = hits; at + 1 < end; at += 64) {
    size_t const ahead = (size_t)(end - at) - 1;
    for (uint64_t left = find_overlaps(at, ahead < 64 ? ahead : 64); left; left &= left - 1)
      settle_hit(scorer, at + __builtin_ctzll(left), end, &evaluations);
  }
  return evaluations;
}

/* The text counts each word's evaluation once, whichever themes it serves. */
static void settle_evaluations(const cx_scorer *scorer, shared evaluations, const cx_hit *end) {
  for (cx_hit *a = evaluations.first; a <= evaluations.last; a++)
    for (cx_hit *b = a + 1; b < end && b->first <= a->last; b++)
      if (a->holds & b->holds & CX_HOLDS_COUNTED && cx_hit_meets(a, b))
        cx_leave_out(is_better(scorer, a, b) ? b : a);
}

/* Hits of two clauses never overlap: no need to go clause by clause. */
void cx_settle_overlaps(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_hit *const end = outcome->hits + outcome->hit_count;
  if (cx_holds(outcome, CX_HOLDS_OF_THEME)) drop_sentiment_without_theme(scorer);
  if (!cx_holds(outcome, CX_HOLDS_OVERLAP)) return;
  shared const evaluations = settle_groups(scorer, outcome->hits, end);
  if (evaluations.first) settle_evaluations(scorer, evaluations, end);
}
