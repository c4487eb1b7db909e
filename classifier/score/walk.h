/*
 * Walks over the hits that are something: evaluations, mentions, negators. Which hits those are is worked out
 * for 64 at a time and without a branch, for nobody can guess of what kind the next one is; only their number
 * is left to guess.
 */
#ifndef CX_SCORE_WALK_H
#define CX_SCORE_WALK_H

#include "base/stride.h"
#include "score/score.h"

typedef struct cx_walk {
  cx_hit *looked_at, *next, *end;
  uint64_t left; /* of [looked_at, next), up to 64: those that are still to come */
  uint32_t bits;
} cx_walk;

/* All hits from `first` to before `end` that are any of these CX_HOLDS_... */
static inline cx_walk cx_walk_between(cx_hit *first, cx_hit *end, uint32_t bits) {
  return (cx_walk){first, first, end, 0, bits};
}
static inline cx_walk cx_walk_over(const cx_outcome *outcome, uint32_t bits) {
  return cx_walk_between(outcome->hits, outcome->hits + outcome->hit_count, bits);
}

/* There is one at least. */
static inline void cx_walk_look(cx_walk *walk) {
  size_t const ahead = (size_t)(walk->end - walk->next), count = ahead < 64 ? ahead : 64;
  const cx_hit *const hits = walk->next;
  uint64_t left = 0;
  for (size_t i = 0; i < count; i += CX_STRIDE)
    for (size_t j = i; j < i + CX_STRIDE; j++)
      left |= (uint64_t)((hits[cx_or_first(j, count)].holds & walk->bits) != 0) << j;
  walk->looked_at = walk->next;
  walk->next += count;
  walk->left = left & UINT64_MAX >> (64 - count) % 64;
}

/* The next one, or NULL. What a hit has become since the walk came near is not seen; none may be put in. */
static inline cx_hit *cx_walk_next(cx_walk *walk) {
  while (!walk->left) {
    if (walk->next == walk->end) return NULL;
    cx_walk_look(walk);
  }
  cx_hit *hit = walk->looked_at + __builtin_ctzll(walk->left);
  walk->left &= walk->left - 1;
  return hit;
}

#endif
