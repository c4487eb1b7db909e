/*
 * A negator that is said once more without a conjunction: "not happy not impressed", "ei nopeaa ei ystävällistä". It
 * denies what follows in place of the first, not twice; "can't say it isn't good" denies twice.
 */
#include "score/shift.h"

enum {
  WORDS_TO_NEXT = 2, /* one word is denied at least */
  OPINION_REACH = 2  /* "can't really say" */
};

/* not, isn't, couldnt */
static int is_not(const cx_scorer *scorer, const cx_hit *negator) {
  return (scorer->outcome.words[negator->first]->features & CX_NEGATED) ||
         cx_token_is(scorer->outcome.text, negator->first, "not");
}

/* The same word, forms of not, or forms of ei: one row holds these. "No reason not to go" has two kinds. */
static int are_of_a_kind(const cx_scorer *scorer, const cx_hit *a, const cx_hit *b) {
  const cx_token *tokens = scorer->outcome.text->tokens;
  int const finnish = (cx_row_of(scorer, a)->languages & cx_row_of(scorer, b)->languages & CX_LANGUAGE_FI) != 0;
  return (finnish & (a->row == b->row)) || tokens[a->first].hash == tokens[b->first].hash ||
         (is_not(scorer, a) && is_not(scorer, b));
}

static int opens_opinion(const cx_text *text, const cx_hit *before, uint32_t end) {
  static const cx_listed words[] = {"say", "think", "mean", "believe", "claim"};
  uint32_t const first = before->last + 1;
  return CX_ANY_LISTED(text, first, first + OPINION_REACH < end ? first + OPINION_REACH : end, words);
}

/* "I can't say it [isn't]", "nobody who [isn't]", "don't think they will [not]": a statement that the first denies. */
static int is_said_under(const cx_text *text, const cx_hit *before, uint32_t negator) {
  static const cx_listed subjects[] = {"i", "you", "he", "she", "it", "we", "they", "that", "who", "se", "ne"};
  return CX_IS_LISTED(text, negator - 1, subjects) || opens_opinion(text, before, negator);
}

int cx_denies_anew(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *before) {
  return negator->first - before->first >= WORDS_TO_NEXT && are_of_a_kind(scorer, before, negator) &&
         !is_said_under(scorer->outcome.text, before, negator->first);
}
