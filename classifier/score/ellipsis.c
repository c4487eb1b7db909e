/*
 * "Chatissa vastataan heti, puhelimessa ei koskaan", "it should be easy. It wasn't": a negator that has
 * nothing of its own to deny denies what the words before it evaluate. The evaluation is said once more, at
 * the place of the negator.
 */
#include "score/shift.h"

enum { SEGMENT_MAX = 7, ELLIPSES_MAX = 16 };

/* Words that may stand beside such a negator: they evaluate nothing and begin no statement of their own. */
static int is_filler(const cx_text *text, uint32_t token) {
  static const cx_listed words[] = {
      "se",   "ne",         "tämä", "nämä", "teillä", "teilla", "teidän", "teidan", "te",  "meillä",
      "nyt",  "sitten",     "sit",  "enää", "enaa",   "ole",    "ollut",  "olleet", "oo",  "ollu",
      "niin", "kertaakaan", "ja",   "vaan", "it",     "they",   "this",   "that",   "you", "yours",
      "the",  "your",       "my",   "our",  "has",    "have",   "did",    "does",   "is",  "was",
      "were", "are",        "do",   "on",   "in",     "by",     "and",    "a"};
  return CX_IS_LISTED(text, token, words);
}

static int stands_by(const cx_hit *hit) {
  uint32_t const others = CX_HOLDS_SENTIMENT | CX_HOLDS_INTENT | 1 << CX_HYPOTHETICAL | 1 << CX_WISH;
  return hit->holds & CX_HOLDS_TERM ? !hit->weight : hit->holds && !(hit->holds & others);
}

static int is_strong_negator(const cx_scorer *scorer, const cx_hit *hit) {
  return cx_is_shifter(hit, CX_NEGATOR) && cx_row_of(scorer, hit)->factor <= -900;
}

/* Is every word between a mention, a shifter or a filler, and does the negation end the segment? */
static int denies_nothing(const cx_scorer *scorer, const cx_hit *negator, size_t at, size_t end,
                          uint32_t first, uint32_t stop) {
  const cx_outcome *outcome = &scorer->outcome;
  for (uint32_t token = first; token < stop; token++) {
    int covered = 0;
    for (size_t i = at; i < end; i++) {
      const cx_hit *hit = &outcome->hits[i];
      if (!hit->holds || !cx_hit_covers(hit, token)) continue;
      if (hit->holds & CX_HOLDS_EVALUATION) return 0;
      if (token > negator->last && hit->holds & CX_HOLDS_TERM) return 0;
      covered |= stands_by(hit);
    }
    if (!covered && !is_filler(outcome->text, token)) return 0;
  }
  return 1;
}

/* Across a full stop the answer has to be one: "Ei ollut.", "It wasn't", or "Ei." to a question. "Ei ole" by
 * itself says that there is nothing to say. */
static int answers_sentence_before(const cx_scorer *scorer, const cx_hit *negator, uint32_t stop) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[negator->clause];
  if (negator->clause && outcome->clauses[negator->clause - 1].question) return 1;
  if (outcome->text->tokens[clause->first].before & CX_BEFORE_NEWLINE) return 0;
  return clause->end == stop && (stop - clause->first > 1) && !cx_token_is(outcome->text, stop - 1, "ole");
}

/* The strongest evaluation that counts in the clause before, or in front of the segment in its own; NULL when
 * there is none, or they disagree, or are denied. */
static cx_hit *find_evaluation(const cx_scorer *scorer, const cx_hit *negator, size_t at, uint32_t first) {
  const cx_outcome *outcome = &scorer->outcome;
  cx_hit *best = NULL;
  uint32_t const clause =
      outcome->clauses[negator->clause].first < first ? negator->clause : negator->clause - 1;
  size_t i = at;
  if (!(outcome->clauses[clause].holds & CX_HOLDS_EVALUATION)) return NULL;
  while (i < outcome->hit_count && outcome->hits[i].clause == negator->clause &&
         outcome->hits[i].first < first)
    i++;
  while (i && outcome->hits[i - 1].clause == clause) {
    cx_hit *hit = &outcome->hits[--i];
    if (is_strong_negator(scorer, hit)) return NULL;
    if (!cx_counts(hit) || hit->table == CX_TABLE_INTENTS) continue;
    if (hit->weight >= -1000 && hit->weight < 0 && best) continue; /* "was supposed to be simple" */
    if (best && best->weight >= -1000 && best->weight < 0 && hit->weight > 0) best = NULL;
    if (best && (best->weight > 0) != (hit->weight > 0)) return NULL;
    if (!best || (hit->weight > 0 ? hit->weight > best->weight : hit->weight < best->weight)) best = hit;
  }
  return best;
}

static const cx_hit *find_mention(const cx_outcome *outcome, const cx_hit *evaluation) {
  size_t i = (size_t)(evaluation - outcome->hits);
  while (i && outcome->hits[i - 1].clause == evaluation->clause) i--;
  for (; i < outcome->hit_count && outcome->hits[i].clause == evaluation->clause; i++)
    if (outcome->hits[i].holds & CX_HOLDS_TERM) return &outcome->hits[i];
  return NULL;
}

/* Puts a copy of `said` where the negator stands, behind it. */
static int insert_copy(cx_scorer *scorer, size_t at, cx_hit said) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_hit *negator = &outcome->hits[at];
  said.first = said.last = negator->first;
  said.mask = 1;
  said.clause = negator->clause;
  said.features = 0;
  said.steps = 1;
  if (!cx_grow(scorer->memory, &outcome->hits, &scorer->hit_capacity, outcome->hit_count + 1,
               sizeof *outcome->hits))
    return 0;
  memmove(&outcome->hits[at + 2], &outcome->hits[at + 1],
          (outcome->hit_count - at - 1) * sizeof *outcome->hits);
  outcome->hits[at + 1] = said;
  outcome->hit_count++;
  return 1;
}

/* Returns 0 when memory is out; *filled when something was inserted. */
static int fill_ellipsis(cx_scorer *scorer, size_t at, size_t end, size_t number, int *filled) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_hit *negator = &outcome->hits[number];
  const cx_clause *clause = &outcome->clauses[negator->clause];
  uint32_t first, stop;
  *filled = 0;
  cx_find_segment(outcome, negator, &first, &stop);
  if (stop - first > SEGMENT_MAX || !first) return 1;
  cx_hit *evaluation = find_evaluation(scorer, negator, at, first);
  if (!evaluation || !denies_nothing(scorer, negator, at, end, first, stop)) return 1;
  if (first == clause->first && outcome->clauses[negator->clause - 1].sentence != clause->sentence &&
      !answers_sentence_before(scorer, negator, stop))
    return 1;
  if (outcome->clauses[evaluation->clause].question) cx_leave_out(evaluation); /* answered */
  cx_hit said = *evaluation;
  int named = 0;
  for (size_t i = at; i < end; i++)
    named |= outcome->hits[i].holds & CX_HOLDS_TERM && outcome->hits[i].first >= first &&
             outcome->hits[i].first < stop;
  const cx_hit *mention = named ? NULL : find_mention(outcome, evaluation);
  cx_hit topic = mention ? *mention : said;
  topic.weight = topic.effect = 0;
  topic.holds = cx_bits_of(CX_TABLE_TERMS, topic.subject, 0);
  said.table = CX_TABLE_SENTIMENT;
  said.subject = CX_NO_SUBJECT;
  said.holds = cx_bits_of(CX_TABLE_SENTIMENT, CX_NO_SUBJECT, said.weight);
  said.state = CX_HIT_ELLIPTIC;
  *filled = 1;
  return insert_copy(scorer, number, said) && (!mention || insert_copy(scorer, number, topic));
}

/* One a clause, and only so many a text: each moves all hits behind it. */
int cx_fill_ellipses(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  int left = ELLIPSES_MAX;
  cx_walk negators = cx_walk_over(outcome, 1 << CX_NEGATOR);
  for (const cx_hit *hit; left && (hit = cx_walk_next(&negators));) {
    uint32_t const clause = hit->clause;
    int filled = 0;
    if (!is_strong_negator(scorer, hit)) continue;
    if (!fill_ellipsis(scorer, cx_first_hit(outcome, clause), cx_first_hit(outcome, clause + 1),
                       (size_t)(hit - outcome->hits), &filled))
      return 0;
    if (!filled) continue;
    cx_survey_hits(scorer);
    negators = cx_walk_between(outcome->hits + cx_first_hit(outcome, clause + 1),
                               outcome->hits + outcome->hit_count, 1 << CX_NEGATOR);
    left--;
  }
  return 1;
}

int cx_deny_ellipsis(cx_scorer *scorer, cx_hit *hit, size_t at, size_t end) {
  for (size_t i = at; i < end; i++) {
    const cx_hit *negator = &scorer->outcome.hits[i];
    if (!is_strong_negator(scorer, negator) || negator->first != hit->first) continue;
    hit->state |= CX_HIT_NEGATED;
    return cx_add_shift(scorer, hit, CX_SHIFT_ROW, (uint32_t)i, -1000);
  }
  return 1;
}
