/*
 * What Finnish puts in front of its negation to deny it: "halpa se ei ole", "tyytyväinen en ole ollut", "hyvin ei
 * mennyt". Behind the negator of a predicate stands nothing but the copula: "hyvä tuote ei ole hajonnut" praises.
 */
#include "score/shift.h"

enum { WORDS_BETWEEN_MAX = 2 }; /* a noun or a pronoun, or both: "hyvä päätös se ei ollut" */

static int ends_in(const cx_text *text, uint32_t token, const char *ending) {
  size_t const len = strlen(ending), have = text->tokens[token].end - text->tokens[token].start;
  return have > len && !memcmp(text->bytes + text->tokens[token].end - len, ending, len);
}

/* Subjects and words that only give weight to what is said. */
static int is_filler(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"se",         "ne",      "tämä",        "tää",  "tuo",        "toi",
                                    "minä",       "mä",      "kyllä",       "kyl",  "ainakaan",   "todellakaan",
                                    "kuitenkaan", "tosiaan", "tosiaankaan", "enää", "vielä",      "koskaan",
                                    "ikinä",      "missään", "nimessä",     "nyt",  "hetkeäkään", "valitettavasti"};
  return CX_IS_LISTED(text, token, words);
}

/* "Hyvä palvelu [ruuhkaa] ei ollut": what is not there stands in the partitive, and is another matter. */
static int is_partitive(const cx_scorer *scorer, uint32_t token) {
  static const char *const endings[] = {"aa", "ää", "oa", "ua", "yä", "öä", "ea", "eä", "ia", "iä"};
  const cx_text *text = scorer->outcome.text;
  uint32_t const grammatical = scorer->outcome.words[token]->features & CX_CASE_MASK;
  if (grammatical) return grammatical == CX_PARTITIVE;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (ends_in(text, token, endings[i])) return 1;
  return 0;
}

/* "[Nopea] toimitus [ei]": one noun, which goes with it. */
static int goes_with_noun(const cx_scorer *scorer, const cx_hit *hit, uint32_t negator) {
  uint32_t nouns = 0;
  if (negator - hit->last > WORDS_BETWEEN_MAX + 1) return 0;
  for (uint32_t token = hit->last + 1; token < negator; token++) {
    if (is_filler(scorer->outcome.text, token)) continue;
    if (nouns++ || is_partitive(scorer, token)) return 0;
  }
  return 1;
}

static int is_copula(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {"ole", "oo", "ollut", "ollu", "olleet", "olla"};
  return CX_IS_LISTED(text, token, words);
}

/* "Ei [ollut]", "ei [myyjä ollut]", "en [todellakaan ole]": no more than that up to the next border. */
static int ends_in_copula(const cx_scorer *scorer, const cx_clause *clause, uint32_t token) {
  static const cx_listed may[] = {"voi", "voisi", "vois", "voinut", "voinu"}; /* "parempi ei voi olla" */
  const cx_text *text = scorer->outcome.text;
  uint32_t nouns = 0;
  int ends = 0;
  for (; token < clause->end && text->tokens[token].border == CX_BORDER_NONE; token++) {
    if (is_copula(text, token))
      ends = 1;
    else if (!is_filler(text, token) && (ends || nouns++ || CX_IS_LISTED(text, token, may)))
      return 0;
  }
  return ends;
}

static int is_predicate(const cx_scorer *scorer, const cx_clause *clause, const cx_hit *negator, const cx_hit *hit) {
  return (scorer->outcome.words[hit->last]->features & CX_CASE_MASK) == CX_NOMINATIVE &&
         goes_with_noun(scorer, hit, negator->first) && ends_in_copula(scorer, clause, negator->last + 1);
}

/* Unless a noun follows: "hyvin ei valittamista". */
static int is_verb_denied(const cx_scorer *scorer, uint32_t token) {
  static const char *const endings[] = {"nut", "nyt", "lut", "lyt",  "rut", "ryt", "sut",
                                        "syt", "nu",  "ny",  "neet", "ttu", "tty"};
  if (scorer->outcome.words[token]->features & CX_CONNEGATIVE) return 1;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (ends_in(scorer->outcome.text, token, endings[i])) return 1;
  return 0;
}

/* The clause begins with it, "kovin hyvin" or "no hyvin": "meni hyvin ei jäänyt valittamista" praises. */
static int opens_clause(const cx_text *text, const cx_clause *clause, uint32_t token) {
  static const cx_listed before[] = {"kovin", "erityisen", "niin", "ihan", "no", "kauhean", "järin"};
  return token == clause->first || (token == clause->first + 1 && CX_IS_LISTED(text, clause->first, before));
}

/* "Törkeästi ei vastattu" says how it was that nothing was done, "selvästi ei ole" that it is so. */
static int is_adverb(const cx_scorer *scorer, const cx_clause *clause, const cx_hit *negator, const cx_hit *hit) {
  const cx_text *text = scorer->outcome.text;
  uint32_t verb = negator->last + 1;
  if (hit->last + 1 != negator->first) return 0;
  if (hit->weight < 0 ? !cx_token_is(text, hit->last, "huonosti")
                      : !cx_token_is(text, hit->last, "hyvin") && !ends_in(text, hit->last, "sti"))
    return 0;
  if (verb < clause->end && is_copula(text, verb)) verb++;
  return verb < clause->end && is_verb_denied(scorer, verb) && opens_clause(text, clause, hit->first);
}

int cx_is_fronted(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  const cx_clause *clause = &scorer->outcome.clauses[hit->clause];
  if (!(hit->holds & CX_HOLDS_EVALUATION) || hit->last - hit->first + 1 != hit->steps) return 0;
  return is_adverb(scorer, clause, negator, hit) || is_predicate(scorer, clause, negator, hit);
}
