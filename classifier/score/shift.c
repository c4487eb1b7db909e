/*
 * Valence shifters: what stands around an evaluation, or in its own form, turns its weight into its effect.
 * Order: the form itself, boosters and dampeners, negation, wish and hypothesis, competitors, question,
 * emphasis; then, once all these are known, mockery and contrast. A shifter whose words are part of the
 * evaluation's own span is part of its row and does not act on it.
 */
#include "score/shift.h"

enum {
  HOLDS_DEGREE = 1 << CX_BOOSTER | 1 << CX_DAMPENER,
  HOLDS_MOOD = 1 << CX_WISH | 1 << CX_HYPOTHETICAL | 1 << CX_IRONY,
  HOLDS_SHIFTER = HOLDS_DEGREE | HOLDS_MOOD | 1 << CX_NEGATOR | 1 << CX_COMPETITOR,
  UNDER_OTHER = 1 << 30, /* beside what clauses hold: another one may take back what it says */
  HOLDS_BOOSTS_NEXT = 1 << CX_BOOSTER | CX_HOLDS_OVERLAP /* what boosts_next asks for */
};

enum { EMPHATIC = CX_TOKEN_CAPS | CX_TOKEN_ELONGATED };

int cx_add_shift(cx_scorer *scorer, cx_hit *hit, cx_shift_cause cause, uint32_t by, int32_t factor) {
  cx_outcome *outcome = &scorer->outcome;
  if (!cx_grow(scorer->memory, &outcome->shifts, &scorer->shift_capacity, outcome->shift_count + 1,
               sizeof *outcome->shifts))
    return 0;
  uint32_t const number = (uint32_t)outcome->shift_count++;
  outcome->shifts[number] = (cx_shift){by, UINT32_MAX, factor, (uint8_t)cause};
  if (hit->shift_count)
    outcome->shifts[hit->last_shift].next = number;
  else
    hit->first_shift = number;
  hit->last_shift = number;
  hit->shift_count++;
  hit->effect = cx_scale(hit->effect, factor);
  if (hit->effect == CX_SUM_MAX || hit->effect == -CX_SUM_MAX) outcome->flags |= CXTAG_MATCH_LIMIT;
  return 1;
}

/* ---- the form itself */

/* Abessive, -ton, epä- and -maton deny their own stem and nothing else. */
static int form_denies(const cx_hit *hit) {
  uint32_t const denies = CX_CARITIVE | CX_NEGATED_PREFIX | CX_NEGATIVE_PARTICIPLE;
  return ((hit->features & denies) != 0) | ((hit->features & CX_CASE_MASK) == CX_ABESSIVE);
}

/* Two of them are still one denial. */
static int apply_form(cx_scorer *scorer, cx_hit *hit) {
  if (!form_denies(hit) || hit->steps != 1) return 1;
  hit->state |= CX_HIT_NEGATED;
  return cx_add_shift(scorer, hit, CX_SHIFT_FORM, UINT32_MAX, cx_turn(scorer, hit->effect, -1000));
}

/* ---- boosters and dampeners: the next words */

enum { DEGREE_REACH = 2 };

/* It stands in front: a hit that begins behind the other one does not reach it. */
static int degree_reaches(const cx_scorer *scorer, const cx_hit *degree, const cx_hit *hit) {
  const cx_row *row = cx_row_of(scorer, degree);
  uint32_t const reach = row->flags & CX_ROW_HAS_REACH ? (uint32_t)row->reach : DEGREE_REACH;
  return hit->first > degree->last && hit->first - degree->last <= reach;
}

/* "Jos tulee ongelmia, [niin] hyvä palvelu auttaa": then, not so. */
static int means_then(const cx_outcome *outcome, const cx_hit *degree) {
  static const cx_listed words[] = {"niin", "nii"};
  static const cx_listed conditions[] = {"jos", "mikäli", "vaikka"};
  const cx_clause *clause = &outcome->clauses[degree->clause];
  return degree->first == clause->first && clause->first && clause[-1].sentence == clause->sentence &&
         CX_IS_LISTED(outcome->text, degree->first, words) && degree->last == degree->first &&
         CX_IS_LISTED(outcome->text, clause[-1].first, conditions);
}

static int apply_degrees(cx_scorer *scorer, cx_hit *hit, size_t at) {
  const cx_hit *hits = scorer->outcome.hits;
  cx_walk walk = cx_walk_between(scorer->outcome.hits + at, hit, HOLDS_DEGREE);
  for (const cx_hit *degree; (degree = cx_walk_next(&walk));)
    if (degree_reaches(scorer, degree, hit) && !means_then(&scorer->outcome, degree) &&
        !cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)(degree - hits),
                      cx_row_of(scorer, degree)->factor))
      return 0;
  return 1;
}

static int evaluates_from(const cx_outcome *outcome, const cx_hit *from, uint32_t token) {
  const cx_hit *const end = outcome->hits + outcome->hit_count;
  for (; from < end && from->first <= token; from++)
    if (from->holds & CX_HOLDS_EVALUATION && from->first == token) return 1;
  return 0;
}

/* "järkyttävän hyvä": an evaluation that only boosts the next one loses its own weight. */
static int boosts_next(const cx_outcome *outcome, const cx_hit *hit) {
  const cx_clause *clause = &outcome->clauses[hit->clause];
  if (hit->last + 1 == clause->end || !evaluates_from(outcome, hit, hit->last + 1)) return 0;
  for (size_t i = cx_first_near(outcome, hit); i < outcome->hit_count && outcome->hits[i].first <= hit->last; i++)
    if (cx_is_shifter(&outcome->hits[i], CX_BOOSTER) & cx_hits_overlap(&outcome->hits[i], hit)) return 1;
  return 0;
}

/* ---- wish, hypothesis, irony: the clause, and the clause that hangs on it */

/* "I got no explanation whether it is coming": a condition says nothing of what stands before it. A wish
 * does. */
static int is_before(const cx_hit *shifter, const cx_hit *hit) {
  return shifter->subject == CX_HYPOTHETICAL && hit->last < shifter->first;
}

static int denies_itself(const cx_outcome *outcome, const cx_hit *hit) {
  if (!(outcome->clauses[hit->clause].holds & 1 << CX_NEGATOR)) return 0;
  for (size_t i = cx_first_near(outcome, hit); i < outcome->hit_count && outcome->hits[i].first <= hit->last; i++)
    if (cx_is_shifter(&outcome->hits[i], CX_NEGATOR) && cx_is_part_of(&outcome->hits[i], hit)) return 1;
  return 0;
}

/* "Hinta saisi olla halvempi": a row of "saada halpa" was not written for the wish that its verb is here. A row of "ei
 * voida parempi" was: "ei voisi olla parempaa". */
static int wishes_by_its_verb(const cx_outcome *outcome, const cx_hit *wish, const cx_hit *hit) {
  return wish->first == wish->last && hit->weight > 0 && hit->features & CX_CONDITIONAL && !denies_itself(outcome, hit);
}

/* "Eikö hakua voisi rajata?": a row of "ei voida rajata" states nothing where its own words ask and wish. */
static int is_said_by_row(const cx_outcome *outcome, const cx_hit *shifter, cx_shifter_kind kind, const cx_hit *hit) {
  if (!cx_is_part_of(shifter, hit)) return 0;
  return kind != CX_WISH || (!(hit->features & CX_CLITIC_KO) && !wishes_by_its_verb(outcome, shifter, hit));
}

/* "Jos hinta nousee, vaihdan": to leave on a condition is no leaving. */
static int is_churn(const cx_scorer *scorer, const cx_hit *hit) {
  return hit->table == CX_TABLE_INTENTS && hit->subject == scorer->churn;
}

/* "Jos soitat [et saa ketään kiinni]": what a condition is for says what it says, comma or none. */
static int is_past_condition(cx_scorer *scorer, const cx_hit *shifter, const cx_hit *hit) {
  return shifter->subject == CX_HYPOTHETICAL && !is_churn(scorer, hit) &&
         hit->last >= cx_end_of_condition(scorer, hit->clause);
}

static int shifter_in_clause(cx_scorer *scorer, uint32_t clause, cx_shifter_kind kind, const cx_hit *hit,
                             uint32_t *by) {
  const cx_outcome *outcome = &scorer->outcome;
  size_t const end = cx_first_hit(outcome, clause + 1);
  if (!(outcome->clauses[clause].holds & 1u << kind)) return 0;
  for (size_t i = cx_first_hit(outcome, clause); i < end; i++) {
    const cx_hit *shifter = &outcome->hits[i];
    if (!cx_is_shifter(shifter, kind)) continue;
    if (hit->clause == clause && (is_said_by_row(outcome, shifter, kind, hit) || is_before(shifter, hit) ||
                                  is_past_condition(scorer, shifter, hit)))
      continue;
    *by = (uint32_t)i;
    return 1;
  }
  return 0;
}

/* Does what the clause before says of a mood hold for the hit, too? */
static int hangs_on_before(const cx_scorer *scorer, const cx_hit *hit, cx_shifter_kind kind) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[hit->clause];
  if (!hit->clause || clause[-1].sentence != clause->sentence || !(clause[-1].holds & 1u << kind)) return 0;
  return (kind == CX_WISH && cx_is_subordinate(outcome, clause)) ||
         (kind == CX_HYPOTHETICAL && is_churn(scorer, hit) && cx_is_subordinate(outcome, clause - 1));
}

/* Irony means praise: what is blamed beside it is meant as it is said.
 * Past "olisi pitänyt" and too much (liian) state a fault: a wish does not take them back. */
static int apply_mood(cx_scorer *scorer, cx_hit *hit, uint32_t around) {
  static const cx_shifter_kind kinds[] = {CX_WISH, CX_HYPOTHETICAL, CX_IRONY};
  static const uint8_t states[] = {CX_HIT_WISHED, CX_HIT_HYPOTHETICAL, 0};
  for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
    uint32_t by;
    if (!(around & 1u << kinds[k])) continue;
    int found = shifter_in_clause(scorer, hit->clause, kinds[k], hit, &by);
    if (!found && hangs_on_before(scorer, hit, kinds[k]))
      found = shifter_in_clause(scorer, hit->clause - 1, kinds[k], hit, &by);
    if (!found || (kinds[k] == CX_IRONY && hit->effect < 0)) continue;
    hit->state |= states[k];
    if (!cx_add_shift(scorer, hit, CX_SHIFT_ROW, by, cx_row_of(scorer, &scorer->outcome.hits[by])->factor))
      return 0;
  }
  return 1;
}

/* ---- competitors: the clause behind the word that names them, up to a word that names us */

/* Palvelunne, hintanne. */
static int is_yours(const cx_text *text, uint32_t token) {
  const cx_token *t = &text->tokens[token];
  return t->end - t->start > 5 && !memcmp(text->bytes + t->end - 3, "nne", 3);
}

static int names_us(const cx_scorer *scorer, uint32_t from, uint32_t to) {
  static const cx_listed words[] = {"teillä",  "teilla", "teidän", "teidan", "teiltä", "teilta", "te",
                                    "olette", "teistä", "täällä", "you",    "your",   "yours",  "here"};
  for (uint32_t token = from + 1; token <= to; token++)
    if (is_yours(scorer->outcome.text, token) || CX_IS_LISTED(scorer->outcome.text, token, words)) return 1;
  return 0;
}

/* "Verrattuna kilpailijaan", "kilpailijaa parempi", "compared to competitors", "unlike our competitor": they are only
 * what we are compared with. */
static int is_measure(const cx_scorer *scorer, const cx_hit *other, const cx_hit *hit) {
  static const cx_listed words[] = {"verrattuna", "kuin", "than", "unlike", "compared", "versus"};
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t const clause = outcome->clauses[other->clause].first;
  uint32_t const from = other->first - clause > 3 ? other->first - 3 : clause;
  if (hit->features & CX_COMPARATIVE && (other->features & CX_CASE_MASK) == CX_PARTITIVE) return 1;
  return CX_ANY_LISTED(outcome->text, from, other->first, words) ||
         (other->last < hit->first && cx_token_is(outcome->text, other->last + 1, "verrattuna"));
}

/* "Muualta ei saa halvempaa": what a denied comparison leaves as it is, it says of us. */
static int denies_better(const cx_scorer *scorer, const cx_hit *hit, size_t at, size_t end) {
  const cx_outcome *outcome = &scorer->outcome;
  if (hit->state & CX_HIT_NEGATED || !(outcome->clauses[hit->clause].holds & 1 << CX_NEGATOR)) return 0;
  for (size_t i = at; i < end && outcome->hits[i].first <= hit->last; i++)
    if (cx_is_shifter(&outcome->hits[i], CX_NEGATOR)) return 1;
  return 0;
}

/* "Edellisellä operaattorilla netti pätki": what is said of others says nothing of us, but "muualla on
 * halvempaa" does: a comparison turns. */
static int apply_competitor(cx_scorer *scorer, cx_hit *hit, size_t at, size_t end) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *other = &scorer->outcome.hits[i];
    if (!cx_is_shifter(other, CX_COMPETITOR) || other->first > hit->first || cx_is_part_of(other, hit) ||
        names_us(scorer, other->last, hit->first) || is_measure(scorer, other, hit))
      continue;
    int const compares = (hit->features & CX_COMPARATIVE) || cx_row_of(scorer, other)->factor < 0;
    if (compares && denies_better(scorer, hit, at, end)) return 1;
    if (!compares) hit->state |= CX_HIT_OF_OTHERS;
    return !cx_is_evaluation(hit) || cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)i,
                                                  compares ? -1000 : cx_row_of(scorer, other)->factor);
  }
  return 1;
}

/* ---- emphasis */

static int apply_emphasis(cx_scorer *scorer, cx_hit *hit, const cx_clause *clause) {
  const cx_token *token = &scorer->outcome.text->tokens[hit->first];
  if ((token->flags & EMPHATIC) && token->kind == CX_WORD &&
      !cx_add_shift(scorer, hit, CX_SHIFT_EMPHASIS, UINT32_MAX, scorer->settings->emphasis))
    return 0;
  if (clause->exclamation &&
      !cx_add_shift(scorer, hit, CX_SHIFT_EXCLAMATION, UINT32_MAX, scorer->settings->exclamation))
    return 0;
  return 1;
}

/* ---- all of them */

/* What acts on the evaluations of a clause. A wish or condition of the clause before may do so, too. */
static uint32_t shifters_around(const cx_outcome *outcome, uint32_t number) {
  const cx_clause *clause = &outcome->clauses[number], *before = clause - (number > 0);
  return clause->holds | (before->holds & HOLDS_MOOD) | (cx_may_be_unreal(outcome, number) ? UNDER_OTHER : 0);
}

/* "En koe, että palvelu olisi hyvää": the clause before denies, and its mood wishes nothing. Who denies blame need not
 * praise. */
static int apply_opinion(cx_scorer *scorer, cx_hit *hit, const cx_hit *negator) {
  hit->state ^= CX_HIT_NEGATED;
  return cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)(negator - scorer->outcome.hits),
                      hit->effect < 0 ? 0 : cx_row_of(scorer, negator)->factor);
}

/* Only praise hangs on a condition: who would be angry often is. */
static int is_unreal(const cx_hit *hit, const cx_unreal *unreal) {
  return unreal->expected || (hit->effect > 0 && (unreal->on_condition || unreal->planned));
}

/* Praise that is an intent is none; a plan is one. */
static int apply_unreal(cx_scorer *scorer, cx_hit *hit, const cx_unreal *unreal) {
  if (!is_unreal(hit, unreal)) return 1;
  hit->state |= CX_HIT_HYPOTHETICAL;
  if (hit->table == CX_TABLE_INTENTS && hit->weight > 0 && !unreal->planned) hit->state |= CX_HIT_NEGATED;
  return cx_add_shift(scorer, hit, CX_SHIFT_CONDITIONAL, UINT32_MAX, 0);
}

/* What the shifters of its clause, or the clause before, make of an evaluation. */
static int apply_rows(cx_scorer *scorer, cx_hit *hit, uint32_t around, size_t at, size_t end) {
  static const cx_unreal stands = {.clause = UINT32_MAX};
  const cx_unreal *unreal = around & UNDER_OTHER ? cx_look_around(scorer, hit->clause) : &stands;
  return (!(around & HOLDS_DEGREE) || apply_degrees(scorer, hit, at)) &&
         (!(around & 1 << CX_NEGATOR) || cx_apply_negation(scorer, hit, at, end)) &&
         (unreal->denied_by ? apply_opinion(scorer, hit, unreal->denied_by)
                            : !(around & HOLDS_MOOD) || apply_mood(scorer, hit, around)) &&
         apply_unreal(scorer, hit, unreal) &&
         (!(around & 1 << CX_COMPETITOR) || apply_competitor(scorer, hit, at, end));
}

static int apply_question_mark(cx_scorer *scorer, cx_hit *hit) {
  hit->state |= CX_HIT_ASKED;
  return cx_add_shift(scorer, hit, CX_SHIFT_QUESTION, UINT32_MAX, scorer->settings->question_factor);
}

/* Most evaluations mean what their row says: nothing shifts them. All asked at once, for one guess is better
 * than a guess for each. */
static int stands_as_written(const cx_scorer *scorer, const cx_hit *hit, const cx_clause *clause,
                             uint32_t around) {
  uint32_t const shifts = around & (HOLDS_SHIFTER | UNDER_OTHER);
  return !(shifts | (unsigned)form_denies(hit) | clause->question | clause->exclamation |
           (scorer->outcome.text->tokens[hit->first].flags & EMPHATIC));
}

static int shift_evaluation(cx_scorer *scorer, cx_hit *hit, const cx_clause *clause, uint32_t around,
                            size_t at, size_t end) {
  if ((around & HOLDS_BOOSTS_NEXT) == HOLDS_BOOSTS_NEXT && hit->table == CX_TABLE_SENTIMENT &&
      boosts_next(&scorer->outcome, hit))
    return cx_add_shift(scorer, hit, CX_SHIFT_BOOSTS_NEXT, UINT32_MAX, 0);
  if (hit->state & CX_HIT_ELLIPTIC) return cx_deny_ellipsis(scorer, hit, at, end);
  return apply_form(scorer, hit) && apply_rows(scorer, hit, around, at, end) &&
         (!clause->question || apply_question_mark(scorer, hit)) && apply_emphasis(scorer, hit, clause);
}

/* Negators take intents back, and competitors the mentions of themes. What is asked for with a negator is asked. */
static int shift_other(cx_scorer *scorer, cx_hit *hit, uint32_t around, size_t at, size_t end) {
  if (hit->holds & CX_HOLDS_TERM) return apply_competitor(scorer, hit, at, end);
  if (hit->subject == scorer->question && cx_asks_by_form(scorer, hit->clause)) return 1;
  const cx_hit *opinion = around & UNDER_OTHER ? cx_look_around(scorer, hit->clause)->denied_by : NULL;
  if (opinion) return apply_opinion(scorer, hit, opinion);
  return cx_apply_negation(scorer, hit, at, end);
}

static int shift_hit(cx_scorer *scorer, cx_hit *hit) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[hit->clause];
  size_t const at = cx_first_hit(outcome, hit->clause), end = cx_first_hit(outcome, hit->clause + 1);
  uint32_t const around = shifters_around(outcome, hit->clause);
  if (!(hit->holds & CX_HOLDS_EVALUATION)) return shift_other(scorer, hit, around, at, end);
  return stands_as_written(scorer, hit, clause, around) ||
         shift_evaluation(scorer, hit, clause, around, at, end);
}

enum { PRAISE = 1, BLAME = 2 };

int cx_apply_shifters(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t const shifted = CX_HOLDS_EVALUATION | (cx_holds(outcome, 1 << CX_NEGATOR) ? CX_HOLDS_INTENT : 0) |
                           (cx_holds(outcome, 1 << CX_COMPETITOR) ? CX_HOLDS_TERM : 0);
  int said = 0;
  if (!cx_holds(outcome, shifted)) return 1;
  cx_walk walk = cx_walk_over(outcome, shifted);
  for (cx_hit *hit; (hit = cx_walk_next(&walk));) {
    if (!shift_hit(scorer, hit)) return 0;
    said |= (hit->effect > 0) * PRAISE | (hit->effect < 0) * BLAME;
  }
  if (said & PRAISE && cx_holds(outcome, CX_HOLDS_INTENT) && !cx_apply_courtesy(scorer)) return 0;
  int const both = said == (PRAISE | BLAME);
  if (both && !cx_apply_mockery(scorer)) return 0;
  return (!both && !(said & BLAME && cx_holds(outcome, 1 << CX_REMEDY))) || cx_apply_contrasts(scorer);
}
