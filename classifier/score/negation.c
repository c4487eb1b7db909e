/*
 * What a negator denies: the rest of its clause up to a new statement, a contrast or a sign; in Finnish also
 * an object or infinitive in front of it.
 */
#include "score/shift.h"

enum {
  REACH_BACK = 4, /* words back; forward it is CX_REACH_MAX, from where a negator begins to where what it denies does */
  ADDS_REACH = 3, /* to vain */
  TURNS_MAX = 8   /* of one hit */
};

/* A hit that may be denied. */
typedef struct target {
  cx_hit *hit;
  const cx_hit *inner; /* its row's own negator, or NULL */
  size_t at, end;      /* hits near it, in its clause */
  uint32_t barrier;    /* what ends in front of this token does not reach it; UINT32_MAX = not looked for yet */
  uint64_t praised;    /* as cx_find_praised; ... */
  int is_praise_known; /* ... 0 = not looked for yet */
  cx_joint joint;      /* where blame hangs on another statement by ja or and; ... */
  int is_joint_known;
  int turns;           /* by strong negators, so far */
} target;

/* "Tuotetta en saanut", "suositella en voi": what a Finnish negation denies may stand in front of it, in the
 * partitive or translative ("ystävälliseksi ei voi sanoa"), as an infinitive or a predicate. Not where another one
 * denied it there: "ei ollut nopeaa ei halpaa". */
static int denied_in_front(const cx_scorer *scorer, const cx_hit *negator, const target *t) {
  const cx_row *row = cx_row_of(scorer, negator);
  const cx_hit *hit = t->hit;
  if (t->turns) return 0;
  if (!(row->languages & CX_LANGUAGE_FI) || hit->last >= negator->first || negator->first - hit->last > REACH_BACK)
    return 0;
  uint32_t const grammatical = hit->features & CX_CASE_MASK;
  if (grammatical != CX_PARTITIVE && grammatical != CX_TRANSLATIVE && !(hit->features & CX_INFINITIVE) &&
      !cx_is_fronted(scorer, negator, hit))
    return 0;
  for (uint32_t token = hit->last + 1; token <= negator->first; token++)
    if (scorer->outcome.text->tokens[token].border != CX_BORDER_NONE) return 0;
  return 1;
}

/* Emoji and emoticons speak for themselves, and end what stands before them. */
static int is_sign(const cx_scorer *scorer, uint32_t token) {
  uint8_t const kind = scorer->outcome.text->tokens[token].kind;
  return kind == CX_EMOJI || kind == CX_EMOTICON;
}

/* edelleenkään, vieläkään, kumpikaan: words in -kaan/-kään belong to a negation and are not turned by it. */
static int goes_with_negation(const cx_scorer *scorer, const cx_hit *hit) {
  const cx_text *text = scorer->outcome.text;
  const cx_token *last = &text->tokens[hit->last];
  const char *end = text->bytes + last->end;
  size_t const len = last->end - last->start;
  if (hit->weight > 0 || hit->steps != 1) return 0;
  return (len > 6 && !memcmp(end - 4, "kaan", 4)) || (len > 8 && !memcmp(end - 6, "k\xC3\xA4\xC3\xA4n", 6));
}

/* "Ei moitittavaa, hyvä kokonaisuus", "no problems, great service": praise behind a comma stands for itself.
 * What a Finnish negation goes on denying there would be in the partitive. */
static int stands_for_itself(const cx_hit *hit) {
  uint32_t const grammatical = hit->features & CX_CASE_MASK;
  return hit->weight >= 0 && (!grammatical || grammatical == CX_NOMINATIVE);
}

/* The last token in front of the hit, but behind `from`, where words begin that a negator does not reach beyond. */
static uint32_t barrier_of_words(const cx_scorer *scorer, const cx_hit *hit, uint32_t from) {
  const cx_clause *clause = &scorer->outcome.clauses[hit->clause];
  const cx_token *tokens = scorer->outcome.text->tokens;
  uint32_t const comma = stands_for_itself(hit) ? CX_BEFORE_COMMA : 0;
  for (uint32_t token = hit->first; token > from; token--)
    if (tokens[token].before & comma || (token < hit->first && is_sign(scorer, token)) ||
        cx_begins_statement(scorer, clause, token))
      return token;
  return from;
}

/* "ettei kuluja eikä maksuja", "neither tasty nor cheap": the second negator goes on with the first and takes
 * its place. So does what stands behind a contrast. */
static int takes_over(const cx_scorer *scorer, const cx_hit *hit) {
  if (cx_is_shifter(hit, CX_CONTRAST)) return cx_sets_against(scorer, hit);
  return cx_is_shifter(hit, CX_NEGATOR) &&
         scorer->outcome.text->tokens[hit->first].border == CX_BORDER_COORDINATE;
}

/* Of words and hits. A clause may hold hundreds of negators: for each of its hits it is walked once, whose negators all
 * begin at `from` or later. */
static uint32_t find_barrier(const cx_scorer *scorer, const target *t, uint32_t from) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[t->hit->clause];
  const cx_hit *denial = NULL; /* the last strong one */
  uint32_t barrier = barrier_of_words(scorer, t->hit, from);
  if (!(clause->twice & 1 << CX_NEGATOR) && !(clause->holds & 1 << CX_CONTRAST)) return barrier;
  for (size_t i = t->at; i < t->end && outcome->hits[i].first < t->hit->first; i++) {
    const cx_hit *hit = &outcome->hits[i];
    if (hit->first < barrier || hit->last >= t->hit->first) continue;
    int const denies = cx_is_shifter(hit, CX_NEGATOR) && !cx_is_weak(scorer, hit);
    if (hit->first > barrier && (takes_over(scorer, hit) || (denies && denial && cx_denies_anew(scorer, hit, denial))))
      barrier = hit->first;
    if (denies) denial = hit;
  }
  return barrier;
}

static int negator_reaches(const cx_scorer *scorer, const cx_hit *negator, target *t) {
  const cx_row *row = cx_row_of(scorer, negator);
  const cx_hit *hit = t->hit;
  if (cx_is_part_of(negator, hit)) return 0;
  if (hit->first < negator->first && negator->last < hit->last) return 1; /* in a gap: "aika ei pitänyt" */
  if (hit->first <= negator->last) return denied_in_front(scorer, negator, t);
  if (hit->first - negator->first > CX_REACH_MAX) return 0;
  if ((row->flags & CX_ROW_HAS_REACH) && hit->first - negator->last > (uint32_t)row->reach) return 0;
  if (t->barrier == UINT32_MAX) t->barrier = find_barrier(scorer, t, negator->first);
  return t->barrier <= negator->last;
}

/* Of each hit asked once what praise it is said in. */
static int is_free_for(const cx_scorer *scorer, cx_hit *negator, target *t) {
  if (!cx_is_spent(&scorer->outcome, negator)) return 1;
  if (!t->is_praise_known) t->praised = cx_find_praised(&scorer->outcome, t->hit);
  t->is_praise_known = 1;
  return cx_is_praised(t->praised, t->hit, negator->first);
}

static int is_of_own_statement(const cx_scorer *scorer, const cx_hit *negator, target *t) {
  if (!t->is_joint_known) t->joint = cx_find_joint(scorer, t->hit, t->at, t->end);
  t->is_joint_known = 1;
  return cx_is_of_own_statement(scorer, &t->joint, negator, t->hit);
}

/* eikö, eiköhän and what English puts in front ask; "alkaa" (begins) typed in a text without dots is not älkää. They
 * deny nothing. */
static int is_no_denial(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  return (negator->features & CX_CLITIC_KO) || cx_token_is(scorer->outcome.text, negator->first, "alkaa") ||
         cx_only_asks(scorer, negator, hit);
}

/* "Ei vain nopea vaan myös halpa": it adds to what it seems to deny. */
static int adds(const cx_scorer *scorer, const cx_hit *negator) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_text *text = outcome->text;
  uint32_t const behind = outcome->clauses[negator->clause].end;
  if (behind + 1 >= text->token_count || !cx_token_is(text, behind, "vaan") || !cx_token_is(text, behind + 1, "myös"))
    return 0;
  for (uint32_t token = negator->last + 1; token < behind && token <= negator->last + ADDS_REACH; token++)
    if (cx_token_is(text, token, "vain") || cx_token_is(text, token, "pelkästään")) return 1;
  return 0;
}

/* "ei vastata": a row with a negator of its own says what it means; another negator in the clause is not
 * about it, unless it stands right in front: "never failed to start". */
static const cx_hit *inner_negator(const cx_outcome *outcome, const cx_hit *hit) {
  const cx_hit *hits = outcome->hits;
  size_t i = (size_t)(hit - hits);
  while (i && hits[i - 1].first == hit->first) i--;
  for (; i < outcome->hit_count && hits[i].first <= hit->last; i++)
    if (cx_is_part_of(&hits[i], hit) & cx_is_shifter(&hits[i], CX_NEGATOR)) return &hits[i];
  return NULL;
}

/* In English with at most a verb between: "did not go without a hitch". */
static int stands_right_before(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  uint32_t const reach = cx_row_of(scorer, negator)->languages & CX_LANGUAGE_FI ? 1 : 2;
  if (hit->first <= negator->last || hit->first - negator->last > reach) return 0;
  for (uint32_t token = negator->last + 1; token <= hit->first; token++)
    if (scorer->outcome.text->tokens[token].border != CX_BORDER_NONE) return 0;
  return 1;
}

/* "Never failed to start" denies the negator of the row, "no help no answer" says one more. */
static int denies_inner(const cx_scorer *scorer, const cx_hit *negator, const target *t) {
  return !cx_is_weak(scorer, negator) && stands_right_before(scorer, negator, t->hit) &&
         !cx_denies_anew(scorer, t->inner, negator);
}

/* May it turn the hit? */
static int denies(const cx_scorer *scorer, cx_hit *negator, target *t) {
  if (cx_row_of(scorer, negator)->factor > 0) return 0;
  if (is_no_denial(scorer, negator, t->hit) || adds(scorer, negator)) return 0;
  if (t->inner && !denies_inner(scorer, negator, t)) return 0;
  if (!negator_reaches(scorer, negator, t) || !is_free_for(scorer, negator, t)) return 0;
  return t->hit->weight >= 0 ||
         (!cx_is_word_of_blame(scorer, negator, t->hit) && !is_of_own_statement(scorer, negator, t));
}

static int turn_by(cx_scorer *scorer, cx_hit *hit, const cx_hit *negator) {
  int32_t const factor =
      cx_praises_by_denial(scorer, negator, hit) ? cx_turn(scorer, hit->effect, cx_row_of(scorer, negator)->factor) : 0;
  hit->state ^= CX_HIT_NEGATED;
  return cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)(negator - scorer->outcome.hits), factor);
}

/* Leaves out negators that do not reach the hit. Most clauses have few hits, and no need to ask which are near. */
static void keep_near(target *t, const cx_hit *hits) {
  size_t from = (size_t)(t->hit - hits), to = from + 1;
  if (t->end - t->at <= CX_REACH_MAX) return;
  while (from > t->at && t->hit->first - hits[from - 1].first <= CX_REACH_MAX) from--;
  while (to < t->end && hits[to].first <= t->hit->last + REACH_BACK) to++;
  t->at = from;
  t->end = to;
}

/* Words like kukaan, mikään, koskaan, yhtään, ever, any go with a negator and deny only where none stands,
 * one of them: their factor is weaker than -0.9. Two strong negators (can't complain without) turn twice. */
int cx_apply_negation(cx_scorer *scorer, cx_hit *hit, size_t at, size_t end) {
  cx_hit *hits = scorer->outcome.hits;
  target t = {.hit = hit, .at = at, .end = end, .barrier = UINT32_MAX};
  const cx_hit *weak = NULL; /* the first that denies */
  if (hit->steps > 1) t.inner = inner_negator(&scorer->outcome, hit);
  if ((t.inner && cx_is_weak(scorer, t.inner)) || is_sign(scorer, hit->first) || goes_with_negation(scorer, hit) ||
      cx_is_unheard_of(scorer, hit))
    return 1;
  keep_near(&t, hits);
  cx_walk negators = cx_walk_between(hits + t.at, hits + t.end, 1 << CX_NEGATOR);
  for (cx_hit *negator; (negator = cx_walk_next(&negators));) {
    int const is_of_no_use = weak && cx_is_weak(scorer, negator);
    if (cx_is_superlative(scorer, negator, hit)) return 1; /* whatever goes with it: "en ole koskaan saanut parempaa" */
    if (is_of_no_use || !denies(scorer, negator, &t)) continue;
    if (cx_is_weak(scorer, negator)) {
      weak = negator;
    } else if (t.turns == TURNS_MAX) {
      scorer->outcome.flags |= CXTAG_MATCH_LIMIT;
      break;
    } else {
      if (!turn_by(scorer, hit, negator)) return 0;
      t.turns++;
    }
  }
  return t.turns || !weak || turn_by(scorer, hit, weak);
}
