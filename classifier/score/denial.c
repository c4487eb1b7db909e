/*
 * What is left of blame that a negator reaches: "not bad" is praise, but customers who write "you do not see the
 * problem" blame all the same.
 */
#include "score/listed.h"
#include "score/shift.h"

enum { WORDS_BETWEEN = 1 };

static int has_meaning(const cx_scorer *scorer, uint32_t token) {
  return !scorer->outcome.words[token]->evidence.function_word;
}

static int says_something(const cx_scorer *scorer, const cx_hit *hit, const cx_hit *negator) {
  for (uint32_t token = hit->first; token <= hit->last; token++)
    if ((token < negator->first || token > negator->last) && has_meaning(scorer, token)) return 1;
  return 0;
}

static int is_blame_with(const cx_scorer *scorer, const cx_hit *hit, const cx_hit *negator) {
  int const blames = (hit->holds & CX_HOLDS_EVALUATION) != 0 && hit->weight < 0;
  return hit != negator && (blames & cx_is_part_of(negator, hit)) && says_something(scorer, hit, negator);
}

int cx_is_word_of_blame(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_hit *hits = outcome->hits;
  for (size_t i = cx_first_near(outcome, negator); i < outcome->hit_count && hits[i].first <= negator->first; i++)
    if (hits[i].last < hit->first && is_blame_with(scorer, &hits[i], negator)) return 1;
  return 0;
}

/* "Älkää valehdelko" says nothing good. */
static int forbids(const cx_scorer *scorer, const cx_hit *negator) {
  static const cx_listed forbidding[] = {"älä", "älkää", "älköön", "äläkä", "älkääkä"};
  return CX_IS_LISTED(scorer->outcome.text, negator->first, forbidding);
}

static int lies_far(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  uint32_t between = 0;
  for (uint32_t token = negator->last + 1; token < hit->first; token++) between += (uint32_t)has_meaning(scorer, token);
  return between > WORDS_BETWEEN;
}

int cx_praises_by_denial(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  if (hit->weight >= 0 || hit->effect >= 0) return 1;
  return !forbids(scorer, negator) && !lies_far(scorer, negator, hit);
}
