/*
 * What a clause says only under another one. "En usko, että palvelu paranee" denies it; "pelkäsin, että siitä tulee
 * hankalaa" was wrong about it; "suosittelisin, jos hinta olisi halvempi" would say it.
 */
#include "score/shift.h"
#include "text/roles.h"

/* Does its first word hang it on another one? A guess: most clauses need not be asked any further. */
static uint32_t may_hang(const cx_text *text, const cx_clause *clause) {
  return text->tokens[clause->first].roles & CX_ROLE_UNDER;
}

/* The clause that an että, that hangs on; NULL where there is none. */
static const cx_clause *governor_of(const cx_outcome *outcome, const cx_clause *clause) {
  static const cx_listed words[] = {"että", "etta", "that"};
  if (!clause->first || !may_hang(outcome->text, clause) || clause[-1].sentence != clause->sentence) return NULL;
  return CX_IS_LISTED(outcome->text, clause->first, words) ? clause - 1 : NULL;
}

/* The last two words of a clause govern what follows. */
static uint32_t first_governing(const cx_clause *clause) {
  return clause->end - clause->first > 2 ? clause->end - 2 : clause->first;
}

/* ---- opinions that are denied */

/* The writer, or anybody; what others did not say is another matter, and so is "en voi muuta sanoa kuin". */
static int denies_own_opinion(const cx_text *text, const cx_clause *clause) {
  static const cx_listed words[] = {"en", "emme", "enkä", "emmekä", "voi",   "i",
                                    "we", "you",  "i'd",  "i'm",    "can't", "cannot"};
  int own = 0;
  for (uint32_t token = clause->first; token < clause->end; token++) {
    if (cx_token_is(text, token, "kuin") || cx_token_is(text, token, "but")) return 0;
    own |= CX_IS_LISTED(text, token, words);
  }
  return own;
}

static const cx_hit *find_denied_opinion(const cx_scorer *scorer, const cx_clause *clause) {
  static const cx_listed opinions[] = {"usko",  "uskoisi", "sanoa",   "sanoisi", "väittää",  "väittäisi",
                                       "koe",   "kokenut", "kokisi",  "luule",   "ajattele", "mieltä",
                                       "think", "say",     "believe", "claim",   "feel"};
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *governor = governor_of(outcome, clause);
  if (!governor || !(governor->holds & 1 << CX_NEGATOR) ||
      !CX_ANY_LISTED(outcome->text, first_governing(governor), governor->end, opinions) ||
      !denies_own_opinion(outcome->text, governor))
    return NULL;
  cx_walk negators =
      cx_walk_between(outcome->hits + governor[0].first_hit, outcome->hits + governor[1].first_hit, 1 << CX_NEGATOR);
  for (const cx_hit *negator; (negator = cx_walk_next(&negators));)
    if (cx_row_of(scorer, negator)->factor <= -900) return negator;
  return NULL;
}

/* ---- expectations */

/* "I thought that it was good" is an opinion, "that it would be" none. */
static int is_expected(const cx_outcome *outcome, const cx_clause *clause) {
  static const cx_listed expected[] = {"luulin",   "luulimme", "kuvittelin", "kuvittelimme", "oletin",
                                       "oletimme", "pelkäsin", "pelkäsimme", "odotin",       "odotimme",
                                       "expected", "assumed",  "feared",     "worried",      "afraid"};
  static const cx_listed thought[] = {"thought", "believed", "imagined", "hoped"}, would[] = {"would"};
  const cx_clause *governor = governor_of(outcome, clause);
  if (!governor) return 0;
  uint32_t const first = first_governing(governor);
  return CX_ANY_LISTED(outcome->text, first, governor->end, expected) ||
         (CX_ANY_LISTED(outcome->text, first, governor->end, thought) &&
          CX_ANY_LISTED(outcome->text, clause->first, clause->end, would));
}

/* ---- conditions that are not so */

static int has_ending(const cx_text *text, uint32_t token, const char *ending) {
  size_t const len = strlen(ending), have = text->tokens[token].end - text->tokens[token].start;
  return have > len + 1 && !memcmp(text->bytes + text->tokens[token].end - len, ending, len);
}

/* toimisi, olisin; would. Verbs that no row has are known by their ending. */
static int is_conditional(const cx_scorer *scorer, uint32_t token) {
  static const cx_listed words[] = {"would", "i'd", "we'd", "wouldn't"};
  const cx_text *text = scorer->outcome.text;
  return (scorer->outcome.words[token]->features & CX_CONDITIONAL) || CX_IS_LISTED(text, token, words) ||
         has_ending(text, token, "isi") || has_ending(text, token, "isin");
}

static int is_past(const cx_scorer *scorer, uint32_t token) {
  static const cx_listed words[] = {"was", "were", "had", "did", "didn't", "wasn't", "weren't", "could"};
  return (scorer->outcome.words[token]->features & CX_PAST) || CX_IS_LISTED(scorer->outcome.text, token, words);
}

/* "Jos hinta olisi", "if the price was"; "if you need" may be so. */
static int is_unreal_condition(const cx_scorer *scorer, const cx_clause *clause) {
  const cx_text *text = scorer->outcome.text;
  int const finnish = cx_token_is(text, clause->first, "jos");
  if (!(clause->holds & 1 << CX_HYPOTHETICAL) || (!finnish && !cx_token_is(text, clause->first, "if"))) return 0;
  for (uint32_t token = clause->first + 1; token < clause->end; token++)
    if (finnish ? is_conditional(scorer, token) : is_past(scorer, token)) return 1;
  return 0;
}

/* Would it only be so on a condition of the clause beside it? */
static int hangs_on_condition(const cx_scorer *scorer, const cx_clause *clause) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *next = clause + 1, *behind = outcome->clauses + outcome->clause_count;
  int const is_condition =
      (clause->first && clause[-1].sentence == clause->sentence && is_unreal_condition(scorer, clause - 1)) ||
      (next < behind && next->sentence == clause->sentence && is_unreal_condition(scorer, next));
  if (!is_condition || is_unreal_condition(scorer, clause)) return 0;
  for (uint32_t token = clause->first; token < clause->end; token++)
    if (is_conditional(scorer, token)) return 1;
  return 0;
}

/* ---- plans */

static int is_first_person(const cx_scorer *scorer, uint32_t token) {
  uint32_t const first_person = CX_FINITE | CX_FIRST_PERSON;
  return (scorer->outcome.words[token]->features & (first_person | CX_PAST)) == first_person;
}

static int speaks_of_writer(const cx_scorer *scorer, const cx_clause *clause) {
  static const cx_listed said[] = {"suosittelen", "suosittelemme"};
  for (uint32_t token = clause->first; token < clause->end; token++)
    if (is_first_person(scorer, token) && !CX_IS_LISTED(scorer->outcome.text, token, said)) return 1;
  return 0;
}

/* "Jos hinta laskee, niin olen tyytyväinen" says nothing yet; "jos soitan, niin saan apua" and "niin olen aina saanut"
 * tell what happens. */
static int is_planned(const cx_scorer *scorer, const cx_clause *clause) {
  static const cx_listed then[] = {"niin", "nii"}, ever[] = {"aina", "yleensä"};
  if (!clause->first || clause[-1].sentence != clause->sentence || !(clause[-1].holds & 1 << CX_HYPOTHETICAL)) return 0;
  return CX_IS_LISTED(scorer->outcome.text, clause->first, then) && speaks_of_writer(scorer, clause) &&
         !speaks_of_writer(scorer, clause - 1) &&
         !CX_ANY_LISTED(scorer->outcome.text, clause->first, clause->end, ever);
}

/* ---- all of them */

/* Without a branch: it is asked for every evaluation, mostly in vain. */
int cx_may_be_unreal(const cx_outcome *outcome, uint32_t number) {
  const cx_clause *clause = &outcome->clauses[number];
  const cx_clause *before = clause - (number > 0), *behind = clause + (number + 1 < outcome->clause_count);
  uint32_t const condition = 1 << CX_HYPOTHETICAL;
  uint32_t const conditions = (before->holds & (0 - (uint32_t)(before->sentence == clause->sentence))) |
                              (behind->holds & (0 - (uint32_t)(behind->sentence == clause->sentence)));
  return ((conditions & condition) | may_hang(outcome->text, clause)) != 0;
}

/* A clause may hold hundreds of evaluations, and they come clause by clause: its words are read once. */
const cx_unreal *cx_look_around(cx_scorer *scorer, uint32_t number) {
  const cx_clause *clause = &scorer->outcome.clauses[number];
  cx_unreal *unreal = &scorer->unreal;
  if (unreal->clause == number) return unreal;
  *unreal = (cx_unreal){.clause = number,
                        .denied_by = find_denied_opinion(scorer, clause),
                        .expected = (uint8_t)is_expected(&scorer->outcome, clause),
                        .on_condition = (uint8_t)hangs_on_condition(scorer, clause),
                        .planned = (uint8_t)is_planned(scorer, clause)};
  return unreal;
}
