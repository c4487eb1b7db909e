/*
 * Contrast, "muuten hyvä, mutta ...", and remedy, "oli rikki, mutta vaihdettiin heti": what weighs less
 * because of what stands behind it. What was once, or was only expected, weighs least.
 */
#include "score/listed.h"
#include "score/shift.h"
#include "text/roles.h"

int cx_sets_against(const cx_scorer *scorer, const cx_hit *contrast) {
  static const cx_listed bound[] = {"vaan", "vaikka"};
  const cx_text *text = scorer->outcome.text;
  const cx_token *token = &text->tokens[contrast->first];
  if (token->border != CX_BORDER_NONE || !(token->roles & CX_ROLE_BOUND)) return 1;
  return !CX_IS_LISTED(text, contrast->first, bound);
}

/* A contrast word weakens what stands before it in its sentence; at the head of a sentence, the sentence
 * before. With reach `after` (vaikka, although) it weakens its own clause behind it. */
static int contrast_weakens(const cx_scorer *scorer, const cx_hit *contrast, const cx_hit *hit) {
  const cx_clause *clauses = scorer->outcome.clauses;
  const cx_clause *own = &clauses[contrast->clause], *other = &clauses[hit->clause];
  if (cx_row_of(scorer, contrast)->flags & CX_ROW_REACH_AFTER)
    return hit->clause == contrast->clause && hit->first > contrast->last;
  if (hit->last >= contrast->first) return 0;
  if (own->sentence == other->sentence) return 1;
  int const heads_sentence = contrast->first == own->first &&
                             (!contrast->clause || clauses[contrast->clause - 1].sentence != own->sentence);
  return heads_sentence && other->sentence + 1 == own->sentence;
}

/* Where a sentence praises or blames first and last: tokens. Nowhere: first > last. */
typedef struct side {
  uint32_t first, last;
} side;

typedef struct sides {
  uint32_t sentence; /* UINT32_MAX = none yet */
  side praise, blame;
} sides;

static void widen(side *s, uint32_t token) {
  if (token < s->first) s->first = token;
  if (token > s->last) s->last = token;
}

/* A sentence may hold thousands of contrasts and evaluations: it is walked once, not for each pair of them. */
static sides sides_of(const cx_outcome *outcome, uint32_t clause) {
  side const nowhere = {UINT32_MAX, 0};
  sides both = {outcome->clauses[clause].sentence, nowhere, nowhere};
  while (clause && outcome->clauses[clause - 1].sentence == both.sentence) clause--;
  for (size_t i = cx_first_hit(outcome, clause); i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (outcome->clauses[hit->clause].sentence != both.sentence) break;
    if (!(hit->holds & CX_HOLDS_EVALUATION) || !hit->effect) continue;
    widen(hit->effect < 0 ? &both.blame : &both.praise, hit->first);
  }
  return both;
}

/* Is there anything to contrast with: an evaluation of the other sign on the other side? "Still waiting" has
 * none. */
static int has_counterpart(const sides *both, const cx_hit *contrast, const cx_hit *hit) {
  const side *other = hit->effect < 0 ? &both->praise : &both->blame;
  return hit->first > contrast->last ? other->first <= contrast->last : other->last > contrast->last;
}

/* "Ei korjattu heti", "pitäisi korjata heti": no remedy. */
static int is_remedy(const cx_outcome *outcome, const cx_hit *hit) {
  uint32_t const denies = 1 << CX_NEGATOR | 1 << CX_WISH | 1 << CX_HYPOTHETICAL;
  return cx_is_shifter(hit, CX_REMEDY) && !(outcome->clauses[hit->clause].holds & denies);
}

static uint32_t next_border(const cx_text *text, uint32_t token) {
  do token++;
  while (token < text->token_count && text->tokens[token].border == CX_BORDER_NONE);
  return token;
}

/* The fault stands before its remedy, in the same sentence or the one before: the remedy begins here or later. */
static uint32_t remedied_from(const cx_outcome *outcome, const cx_hit *hit) {
  return hit->effect < 0 && cx_holds(outcome, 1 << CX_REMEDY) ? next_border(outcome->text, hit->last) : UINT32_MAX;
}

enum {
  HOLDS_COUNTERWEIGHT = 1 << CX_CONTRAST | 1 << CX_REMEDY,
  LOOKS_MAX = 256 /* at hits, for one evaluation */
};

/* What remedies the fault, else the first contrast that weakens the hit; SIZE_MAX = nothing. Both stand in
 * its clause or behind it, up to the end of the next sentence. */
static size_t find_counterweight(cx_scorer *scorer, sides known[2], const cx_hit *hit) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clauses = outcome->clauses;
  uint32_t const last_sentence = clauses[hit->clause].sentence + 1, remedied = remedied_from(outcome, hit);
  size_t contrast = SIZE_MAX, looks = 0;
  for (uint32_t c = hit->clause; c < outcome->clause_count && clauses[c].sentence <= last_sentence; c++) {
    if (!(clauses[c].holds & HOLDS_COUNTERWEIGHT)) continue;
    for (size_t i = cx_first_hit(outcome, c), end = cx_first_hit(outcome, c + 1); i < end; i++) {
      const cx_hit *other = &outcome->hits[i];
      if (++looks > LOOKS_MAX) {
        outcome->flags |= CXTAG_MATCH_LIMIT;
        return contrast;
      }
      if (!(other->holds & HOLDS_COUNTERWEIGHT)) continue;
      if (other->first >= remedied && is_remedy(outcome, other)) return i;
      if (contrast != SIZE_MAX || !cx_is_shifter(other, CX_CONTRAST) || cx_is_part_of(other, hit) ||
          !cx_sets_against(scorer, other) || !contrast_weakens(scorer, other, hit))
        continue;
      sides *both = &known[clauses[c].sentence & 1];
      if (both->sentence != clauses[c].sentence) *both = sides_of(outcome, c);
      if (has_counterpart(both, other, hit)) contrast = i;
    }
  }
  return contrast;
}

/* ---- over, or never so */

enum { OVER = 200 }; /* thousandths */

/* What the words of two clauses say of time: a clause may hold hundreds of evaluations, and is read once. */
typedef struct times {
  uint32_t clause, contrast; /* UINT32_MAX = none yet */
  int then, now;
  uint32_t expected; /* token of the first clause; UINT32_MAX = none */
  int waits;         /* "odotin" may be that as well */
} times;

static int says_then(const cx_text *text, const cx_clause *clause) {
  static const cx_listed words[] = {"aiemmin", "aikaisemmin", "ennen",      "aluksi",  "alkuun",   "alussa",
                                    "ensin",   "before",      "previously", "earlier", "initially"};
  for (uint32_t token = clause->first; token < clause->end; token++) {
    if (CX_IS_LISTED(text, token, words)) return 1;
    if (token + 1 < clause->end && ((cx_token_is(text, token, "at") && cx_token_is(text, token + 1, "first")) ||
                                    (cx_token_is(text, token, "used") && cx_token_is(text, token + 1, "to"))))
      return 1;
  }
  return 0;
}

/* "Ensin jonotin mutta sitten sain apua": then, finally tell what came next, and both happened. */
static int says_now(const cx_text *text, const cx_clause *clause) {
  static const cx_listed words[] = {"nyt", "nykyään", "nykyisin", "now", "nowadays"};
  return CX_ANY_LISTED(text, clause->first, clause->end, words);
}

/* "Expected it to be bad", "we were expecting"; not "better than expected". */
static int is_expecting(const cx_text *text, const cx_clause *clause, uint32_t token) {
  static const cx_listed verbs[] = {"expected", "expecting", "feared"};
  static const cx_listed subjects[] = {"i", "we", "had", "was", "were", "am", "i'd", "honestly"};
  static const cx_listed finnish[] = {"luulin", "luulimme", "pelkäsin", "pelkäsimme", "kuvittelin", "kuvittelimme",
                                      "odotin", "odotimme"};
  if (CX_IS_LISTED(text, token, finnish)) return 1;
  return CX_IS_LISTED(text, token, verbs) && (token == clause->first || CX_IS_LISTED(text, token - 1, subjects));
}

static void read_times(times *t, const cx_scorer *scorer, uint32_t number, uint32_t contrast) {
  static const cx_listed waits[] = {"odotin", "odotimme"};
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[number];
  if (t->clause != number) {
    t->clause = number;
    t->then = says_then(outcome->text, clause);
    t->expected = clause->first;
    while (t->expected < clause->end && !is_expecting(outcome->text, clause, t->expected)) t->expected++;
    t->waits = t->expected < clause->end && CX_IS_LISTED(outcome->text, t->expected, waits);
    if (t->expected == clause->end) t->expected = UINT32_MAX;
  }
  if (t->contrast != contrast) t->now = says_now(outcome->text, &outcome->clauses[contrast]);
  t->contrast = contrast;
}

/* "Aiemmin hidas, mutta nyt nopea", "expected it to be bad but it was good". */
static int is_over(const cx_scorer *scorer, times *t, const cx_hit *hit, const cx_hit *contrast) {
  if (!cx_is_shifter(contrast, CX_CONTRAST) || hit->clause == contrast->clause ||
      cx_row_of(scorer, contrast)->flags & CX_ROW_REACH_AFTER)
    return 0;
  read_times(t, scorer, hit->clause, contrast->clause);
  return (t->then && t->now) || (hit->first > t->expected && (hit->effect > 0 || !t->waits));
}

int cx_apply_contrasts(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  times t = {.clause = UINT32_MAX, .contrast = UINT32_MAX};
  sides known[2] = {{UINT32_MAX, {0, 0}, {0, 0}}, {UINT32_MAX, {0, 0}, {0, 0}}};
  if (!cx_holds(outcome, HOLDS_COUNTERWEIGHT)) return 1;
  cx_walk evaluations = cx_walk_over(outcome, CX_HOLDS_EVALUATION);
  for (cx_hit *hit; (hit = cx_walk_next(&evaluations));) {
    if (!hit->effect) continue;
    size_t const by = find_counterweight(scorer, known, hit);
    if (by == SIZE_MAX) continue;
    const cx_hit *other = &outcome->hits[by];
    int32_t const factor = is_over(scorer, &t, hit, other) ? OVER : cx_row_of(scorer, other)->factor;
    if (!cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)by, factor)) return 0;
  }
  return 1;
}
