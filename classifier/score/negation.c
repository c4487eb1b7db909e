/*
 * What a negator denies: the rest of its clause up to a new statement, a contrast or a sign; in Finnish also
 * an object or infinitive in front of it.
 */
#include "score/shift.h"

/* A new finite verb behind `ja` or `and` begins a statement of its own, which the negator does not reach. */
static int new_statement_between(const cx_scorer *scorer, const cx_clause *clause, uint32_t from,
                                 uint32_t to) {
  const cx_text *text = scorer->outcome.text;
  for (uint32_t token = from + 1; token <= to; token++) {
    if (text->tokens[token].border != CX_BORDER_COORDINATE) continue;
    for (uint32_t verb = token + 1; verb < clause->end; verb++) {
      if (text->tokens[verb].border == CX_BORDER_COORDINATE) break;
      if ((scorer->outcome.words[verb]->features & CX_FINITE) &&
          !(scorer->outcome.words[verb]->features & CX_CONNEGATIVE))
        return 1;
    }
  }
  return 0;
}

static int contrast_between(const cx_scorer *scorer, size_t at, size_t end, uint32_t from, uint32_t to) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *hit = &scorer->outcome.hits[i];
    if (cx_is_shifter(hit, CX_CONTRAST) && hit->first > from && hit->last < to) return 1;
  }
  return 0;
}

/* "Tuotetta en saanut", "suositella en voi": what a Finnish negation denies may stand in front of it, in the
 * partitive or translative ("ystävälliseksi ei voi sanoa") or as an infinitive. */
static int denied_in_front(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  const cx_row *row = cx_row_of(scorer, negator);
  if (!(row->languages & CX_LANGUAGE_FI) || hit->last >= negator->first || negator->first - hit->last > 4)
    return 0;
  uint32_t const grammatical = hit->features & CX_CASE_MASK;
  if (grammatical != CX_PARTITIVE && grammatical != CX_TRANSLATIVE && !(hit->features & CX_INFINITIVE))
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

static int sign_between(const cx_scorer *scorer, uint32_t from, uint32_t to) {
  for (uint32_t token = from + 1; token < to; token++)
    if (is_sign(scorer, token)) return 1;
  return 0;
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

/* "ettei kuluja eikä maksuja", "neither tasty nor cheap": the second negator goes on with the first and takes
 * its place. */
static int negated_anew_between(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit, size_t at,
                                size_t end) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *other = &scorer->outcome.hits[i];
    if (cx_is_shifter(other, CX_NEGATOR) && other->first > negator->last && other->last < hit->first &&
        scorer->outcome.text->tokens[other->first].border == CX_BORDER_COORDINATE)
      return 1;
  }
  return 0;
}

/* "Ei moitittavaa, hyvä kokonaisuus", "no problems, great service": praise behind a comma stands for itself.
 * What a Finnish negation goes on denying there would be in the partitive. */
static int praise_behind_comma(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit) {
  uint32_t const grammatical = hit->features & CX_CASE_MASK;
  if (hit->weight < 0 || (grammatical && grammatical != CX_NOMINATIVE)) return 0;
  for (uint32_t token = negator->last + 1; token <= hit->first; token++)
    if (scorer->outcome.text->tokens[token].before & CX_BEFORE_COMMA) return 1;
  return 0;
}

static int negator_reaches(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *hit, size_t at,
                           size_t end) {
  const cx_row *row = cx_row_of(scorer, negator);
  const cx_clause *clause = &scorer->outcome.clauses[hit->clause];
  if (cx_is_part_of(negator, hit) || is_sign(scorer, hit->first) || goes_with_negation(scorer, hit)) return 0;
  if (hit->first < negator->first && negator->last < hit->last) return 1; /* in a gap: "aika ei pitänyt" */
  if (hit->first > negator->last) {
    if ((row->flags & CX_ROW_HAS_REACH) && hit->first - negator->last > (uint32_t)row->reach) return 0;
    return !sign_between(scorer, negator->last, hit->first) && !praise_behind_comma(scorer, negator, hit) &&
           !(clause->twice & 1 << CX_NEGATOR && negated_anew_between(scorer, negator, hit, at, end)) &&
           !new_statement_between(scorer, clause, negator->last, hit->first) &&
           !(clause->holds & 1 << CX_CONTRAST &&
             contrast_between(scorer, at, end, negator->last, hit->first));
  }
  return denied_in_front(scorer, negator, hit);
}

/* "En voi kuin kehua": a negator that praise has used up denies nothing else. */
static int is_spent(const cx_scorer *scorer, const cx_hit *negator, size_t at, size_t end) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *praise = &scorer->outcome.hits[i];
    int const praises = (praise->holds & CX_HOLDS_EVALUATION) != 0 && praise->weight > 0;
    if (cx_is_part_of(negator, praise) & praises) return 1;
  }
  return 0;
}

/* eikö, eiköhän ask; "alkaa" (begins) typed in a text without dots is not älkää. They deny nothing. */
static int is_no_denial(const cx_scorer *scorer, const cx_hit *negator) {
  return (negator->features & CX_CLITIC_KO) || cx_token_is(scorer->outcome.text, negator->first, "alkaa");
}

/* "ei vastata": a row with a negator of its own says what it means; another negator in the clause is not
 * about it, unless it stands right in front: "never failed to start". */
static const cx_hit *inner_negator(const cx_scorer *scorer, const cx_hit *hit, size_t at, size_t end) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *negator = &scorer->outcome.hits[i];
    if (cx_is_part_of(negator, hit) & cx_is_shifter(negator, CX_NEGATOR)) return negator;
  }
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

static int is_weak(const cx_scorer *scorer, const cx_hit *negator) {
  return cx_row_of(scorer, negator)->factor > -900;
}

/* May it turn the hit, whose row has `inner` as a negator of its own or NULL? */
static int denies(const cx_scorer *scorer, const cx_hit *negator, const cx_hit *inner, const cx_hit *hit,
                  size_t at, size_t end) {
  if (cx_row_of(scorer, negator)->factor > 0 || is_no_denial(scorer, negator)) return 0;
  if (inner && (is_weak(scorer, negator) || !stands_right_before(scorer, negator, hit))) return 0;
  return negator_reaches(scorer, negator, hit, at, end) && !is_spent(scorer, negator, at, end);
}

static int turn_by(cx_scorer *scorer, cx_hit *hit, const cx_hit *negator) {
  int32_t const factor = cx_turn(scorer, hit->effect, cx_row_of(scorer, negator)->factor);
  hit->state ^= CX_HIT_NEGATED;
  return cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)(negator - scorer->outcome.hits), factor);
}

/* Words like kukaan, mikään, koskaan, yhtään, ever, any go with a negator and deny only where none stands,
 * one of them: their factor is weaker than -0.9. Two strong negators (can't complain without) turn twice. */
int cx_apply_negation(cx_scorer *scorer, cx_hit *hit, size_t at, size_t end) {
  cx_hit *hits = scorer->outcome.hits;
  const cx_hit *inner = hit->steps > 1 ? inner_negator(scorer, hit, at, end) : NULL;
  const cx_hit *weak = NULL; /* the first that denies */
  int turned = 0;
  if (inner && is_weak(scorer, inner)) return 1;
  cx_walk negators = cx_walk_between(hits + at, hits + end, 1 << CX_NEGATOR);
  for (const cx_hit *negator; (negator = cx_walk_next(&negators));) {
    int const is_of_no_use = weak && is_weak(scorer, negator);
    if (is_of_no_use || !denies(scorer, negator, inner, hit, at, end)) continue;
    if (is_weak(scorer, negator)) {
      weak = negator;
    } else {
      if (!turn_by(scorer, hit, negator)) return 0;
      turned = 1;
    }
  }
  return turned || !weak || turn_by(scorer, hit, weak);
}
