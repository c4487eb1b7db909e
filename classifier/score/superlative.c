/*
 * A comparative that is denied of all there is says the most, and denies nothing: "I have never had worse service",
 * "nothing is better than this", "huonompaa palvelua en ole saanut". One that is denied of what is spoken about is
 * denied: "it is not better", "palvelu ei ole parempaa kuin ennen". So with what stands before one's eyes: "I have
 * never had such good service", "missään ei ole näin halpaa", but "not such a good idea".
 */
#include "score/shift.h"

enum { WORDS_BETWEEN_MAX = 6 };

static int has_lived(const cx_text *text, uint32_t first, uint32_t end) {
  static const cx_listed words[] = {"had",      "seen",  "been",  "met",    "experienced", "used",
                                    "received", "dealt", "eaten", "tasted", "known",       "encountered"};
  return CX_ANY_LISTED(text, first, end, words);
}

/* Whether it praises or blames matters where what was not got may also be missed: "a better answer". */
static int is_english_superlative(const cx_text *text, const cx_clause *clause, const cx_hit *negator,
                                  const cx_hit *hit) {
  static const cx_listed nothing[] = {"nothing", "nobody"}, is[] = {"is", "was"}, there[] = {"there"};
  static const cx_listed than[] = {"than"};
  if (hit->first <= negator->last || hit->first - negator->last > WORDS_BETWEEN_MAX) return 0;
  if (cx_token_is(text, negator->first, "never")) return has_lived(text, negator->last + 1, hit->first);
  if (CX_ANY_LISTED(text, negator->first, negator->last + 1, nothing) || cx_token_is(text, negator->last, "one"))
    return CX_ANY_LISTED(text, negator->last + 1, hit->first, is) &&
           CX_ANY_LISTED(text, hit->first + 1, clause->end, than);
  return hit->weight < 0 && cx_token_is(text, negator->first, "no") && hit->first == negator->last + 1 &&
         CX_ANY_LISTED(text, clause->first, negator->first, there);
}

static int is_finnish_superlative(const cx_text *text, const cx_clause *clause, const cx_hit *negator,
                                  const cx_hit *hit) {
  static const cx_listed exists[] = {"ole", "oo", "löydy", "löytynyt"};
  static const cx_listed anywhere[] = {"koskaan", "ikinä", "missään", "mistään", "olemassa", "olemassakaan"};
  uint32_t const verb = negator->last + 1;
  int const in_front = hit->last < negator->first;
  if ((hit->features & CX_CASE_MASK) != CX_PARTITIVE || verb >= clause->end || !CX_IS_LISTED(text, verb, exists))
    return 0;
  int const ends = verb + 1 == clause->end;
  if (!ends && cx_token_is(text, verb + 1, "ollut")) return 0;
  if (!in_front && (ends || hit->first == verb + 1)) return 0; /* "laatu ei ole parempaa" */
  return hit->weight < 0 || (in_front && ends) || CX_ANY_LISTED(text, clause->first, clause->end, anywhere);
}

int cx_is_superlative(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  const cx_text *text = scorer->outcome.text;
  const cx_clause *clause = &scorer->outcome.clauses[hit->clause];
  int const is_worse = cx_token_is(text, hit->first, "worse"); /* it has a row of its own */
  if (!(hit->features & CX_COMPARATIVE) && !is_worse) return 0;
  return cx_row_of(scorer, negator)->languages & CX_LANGUAGE_FI ? is_finnish_superlative(text, clause, negator, hit)
                                                                : is_english_superlative(text, clause, negator, hit);
}

/* näin, such (a), this: of what is here. "Niin hyvää" may only lead to what it is compared with. */
static int points_here(const cx_text *text, const cx_clause *clause, const cx_hit *hit) {
  static const cx_listed words[] = {"näin", "nain", "noin", "such", "this"}, articles[] = {"a", "an"};
  uint32_t token = hit->first;
  if (CX_ANY_LISTED(text, hit->first, hit->last, words)) return 1;
  if (token > clause->first && CX_IS_LISTED(text, token - 1, articles)) token--;
  if (token == clause->first) return 0;
  return CX_IS_LISTED(text, token - 1, words) ||
         (cx_token_is(text, token - 1, "niin") && (hit->features & CX_CASE_MASK) == CX_PARTITIVE);
}

/* koskaan, ever: of all there is. Not "ei enää näin hyvä", "ei näin hyvä kuin ennen". */
static int speaks_of_all(const cx_text *text, const cx_clause *clause) {
  static const cx_listed ever[] = {"koskaan", "ikinä",  "missään", "mistään", "harvoin",  "harvemmin",
                                   "ennen",   "never",  "ever",    "rarely",  "seldom",   "hardly",
                                   "often",   "anywhere", "nowhere", "years"};
  static const cx_listed compares[] = {"enää", "kuin", "kun", "ku", "than", "anymore"};
  if (CX_ANY_LISTED(text, clause->first, clause->end, compares)) return 0;
  return CX_ANY_LISTED(text, clause->first, clause->end, ever) ||
         (cx_token_is(text, clause->end - 1, "before") && has_lived(text, clause->first, clause->end));
}

int cx_is_unheard_of(const cx_scorer *scorer, const cx_hit *hit) {
  const cx_text *text = scorer->outcome.text;
  const cx_clause *clause = &scorer->outcome.clauses[hit->clause];
  return (hit->holds & CX_HOLDS_EVALUATION) && points_here(text, clause, hit) && speaks_of_all(text, clause);
}
