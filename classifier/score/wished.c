/*
 * What a wish is for: "toivoisin [chattia iltaisin]", "olisi kiva, jos [chat olisi auki]", "[laajempi
 * valikoima] olisi hyvä", "[aukioloajat voisivat olla pidemmät]". It stands behind the words of the wish,
 * else in the clause that hangs on them, else in front; where a thing that is to change stands in front and
 * how behind, it is all of the clause.
 */
#include "score/scorer.h"

static int is_function_word(const cx_scorer *scorer, uint32_t token) {
  return scorer->outcome.text->tokens[token].kind != CX_WORD ||
         scorer->outcome.words[token]->evidence.function_word != 0;
}

static int has_content(const cx_scorer *scorer, uint32_t first, uint32_t end) {
  for (; first < end; first++)
    if (!is_function_word(scorer, first)) return 1;
  return 0;
}

/* Words that ask for an amount of what follows. */
static int is_amount(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"enemmän", "enemman", "vähemmän", "vahemman", "more", "less", "fewer"};
  return CX_IS_LISTED(text, token, words);
}

/* [first, end) without function words and amounts at its front. */
static cx_token_span trim(const cx_scorer *scorer, uint32_t first, uint32_t end) {
  while (first + 1 < end && (is_function_word(scorer, first) || is_amount(scorer->outcome.text, first)))
    first++;
  return (cx_token_span){first, end - 1};
}

/* Patterns, and rows as "[more] staff", hold what they wish for. */
static int holds_object(const cx_scorer *scorer, const cx_hit *hit) {
  return *cx_lexicon_string(scorer->lexicon, cx_row_of(scorer, hit)->expression) == '/' ||
         is_amount(scorer->outcome.text, hit->first);
}

/* The first word in a gap of the hit, or the end of the hit: "voisi [chattiin] lisätä". */
static uint32_t first_in_gap(const cx_hit *hit) {
  uint32_t token = hit->first;
  while (token <= hit->last && cx_hit_covers(hit, token)) token++;
  return token;
}

static int says_who_wishes(const cx_scorer *scorer, const cx_hit *hit) {
  for (uint32_t token = hit->first; token <= hit->last; token++)
    if (cx_hit_covers(hit, token) && (scorer->outcome.words[token]->features & CX_FIRST_PERSON)) return 1;
  return 0;
}

cx_token_span cx_wished(const cx_scorer *scorer, const cx_hit *hit) {
  const cx_clause *clauses = scorer->outcome.clauses, *clause = &clauses[hit->clause];
  cx_token_span const itself = {hit->first, hit->last};
  uint32_t const next = hit->clause + 1;
  uint32_t const behind = holds_object(scorer, hit) ? hit->first : first_in_gap(hit);
  int const in_front = has_content(scorer, clause->first, hit->first);

  if (behind < clause->end && has_content(scorer, behind, clause->end)) {
    int const both = in_front && behind > hit->last && !says_who_wishes(scorer, hit);
    return trim(scorer, both ? clause->first : behind, clause->end);
  }
  if (next < scorer->outcome.clause_count && clauses[next].sentence == clause->sentence &&
      cx_is_subordinate(&scorer->outcome, &clauses[next]) &&
      has_content(scorer, clauses[next].first, clauses[next].end))
    return trim(scorer, clauses[next].first, clauses[next].end);
  return in_front ? trim(scorer, clause->first, hit->first) : itself;
}
