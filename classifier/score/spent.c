/*
 * Praise uses up the negators that are words of it: "en voi kuin kehua", "never a problem". They deny nothing else, but
 * what is said in that praise they do: "no outage" leaves no outage. Of blame a word is enough: the "app that never
 * crashes" does not crash.
 */
#include "score/shift.h"

enum { WORDS_BEFORE = 32 };

static int praises(const cx_hit *hit) {
  return ((hit->holds & CX_HOLDS_EVALUATION) != 0) & (hit->weight > 0);
}

static int is_within_praise(const cx_outcome *outcome, const cx_hit *negator) {
  const cx_hit *hits = outcome->hits;
  for (size_t i = cx_first_near(outcome, negator); i < outcome->hit_count && hits[i].first <= negator->first; i++)
    if (praises(&hits[i]) & cx_is_part_of(negator, &hits[i])) return 1;
  return 0;
}

/* Asked once, though each of many hits may ask. */
int cx_is_spent(const cx_outcome *outcome, cx_hit *negator) {
  if (!(negator->state & (CX_HIT_SPENT | CX_HIT_UNSPENT)))
    negator->state |= is_within_praise(outcome, negator) ? CX_HIT_SPENT : CX_HIT_UNSPENT;
  return (negator->state & CX_HIT_SPENT) != 0;
}

/* Of these 64 tokens those that the hit has matched. */
static uint64_t words_from(const cx_hit *hit, int64_t token) {
  int64_t const behind = (int64_t)hit->first - token;
  if (behind <= -64 || behind >= 64) return 0;
  return behind < 0 ? hit->mask >> -behind : hit->mask << behind;
}

/* The words of praise that says the hit, or shares a word with it where it is blame. */
uint64_t cx_find_praised(const cx_outcome *outcome, const cx_hit *hit) {
  const cx_hit *hits = outcome->hits;
  uint64_t words = 0;
  for (size_t i = cx_first_near(outcome, hit); i < outcome->hit_count && hits[i].first <= hit->last; i++) {
    if (!praises(&hits[i]) || &hits[i] == hit) continue;
    if (hit->weight < 0 ? cx_hits_overlap(&hits[i], hit) : cx_is_part_of(hit, &hits[i]))
      words |= words_from(&hits[i], (int64_t)hit->first - WORDS_BEFORE);
  }
  return words;
}

int cx_is_praised(uint64_t praised, const cx_hit *hit, uint32_t token) {
  uint32_t const at = token + WORDS_BEFORE - hit->first; /* large where it lies in front of them */
  return at < 64 && (praised >> at & 1);
}
