/*
 * Which themes a text talks about, and what it says of each. A theme takes the polarity of its own rows, else
 * of the evaluations that stand nearest: in its segment (up to `ja`, `and`), its clause, its sentence, then
 * the next sentence when that names no theme of its own, and last the text.
 */
#include "score/scorer.h"

typedef struct sums {
  int32_t positive, negative;
} sums;

/* Stops short of overflow: a theme praised a million times is as clear as it gets. */
static int32_t add_up(int32_t sum, int32_t more) {
  int64_t const whole = (int64_t)sum + more;
  return whole > CX_SUM_MAX ? CX_SUM_MAX : (int32_t)whole;
}

static void add_effect(sums *sum, int32_t effect) {
  if (effect > 0)
    sum->positive = add_up(sum->positive, effect);
  else
    sum->negative = add_up(sum->negative, -effect);
}

static int is_mention(const cx_hit *hit) {
  return hit->table == CX_TABLE_TERMS && !(hit->state & (CX_HIT_LOST | CX_HIT_YIELDED));
}

static int is_of_theme(const cx_scorer *scorer, const cx_hit *hit, uint16_t theme) {
  return hit->subject == theme ||
         (theme != CX_NO_SUBJECT && scorer->lexicon->themes[hit->subject].parent == theme);
}

/* An evaluation that can be said of a theme: a sentiment row, or another theme's polarity does not travel. */
static int is_free_evaluation(const cx_hit *hit) {
  return hit->table == CX_TABLE_SENTIMENT && !(hit->state & CX_HIT_LOST) && hit->weight != 0;
}

static int applies_to(const cx_scorer *scorer, const cx_hit *evaluation, uint16_t theme) {
  if (evaluation->subject == CX_NO_SUBJECT || evaluation->subject == theme) return 1;
  return scorer->lexicon->themes[theme].parent == evaluation->subject;
}

enum { SPANS_BEFORE_SORT = 4096 };

static int span_order(const cx_theme_span *a, const cx_theme_span *b) {
  if (a->theme != b->theme) return a->theme < b->theme ? -1 : 1;
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  return a->last < b->last ? -1 : a->last > b->last;
}

/* Shell sort, so that a text of many mentions stays cheap: by theme and place, each place once. */
static void sort_spans(cx_outcome *outcome) {
  cx_theme_span *spans = outcome->spans;
  size_t kept = 0, gap = 1;
  while (gap < outcome->span_count / 3) gap = gap * 3 + 1;
  for (; gap; gap /= 3) {
    for (size_t i = gap; i < outcome->span_count; i++) {
      cx_theme_span const moving = spans[i];
      size_t at = i;
      for (; at >= gap && span_order(&moving, &spans[at - gap]) < 0; at -= gap) spans[at] = spans[at - gap];
      spans[at] = moving;
    }
  }
  for (size_t i = 0; i < outcome->span_count; i++)
    if (!kept || span_order(&spans[kept - 1], &spans[i])) spans[kept++] = spans[i];
  outcome->span_count = kept;
}

/* Room for one span more. Many mentions share their evaluations, so doubles go before memory grows: it stays
 * in proportion to the text. */
static int make_room(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  size_t need = outcome->span_count + 1;
  if (need > scorer->span_capacity && need > SPANS_BEFORE_SORT) {
    sort_spans(outcome);
    need =
        outcome->span_count > scorer->span_capacity / 2 ? scorer->span_capacity + 1 : outcome->span_count + 1;
  }
  return cx_grow(scorer->memory, &outcome->spans, &scorer->span_capacity, need, sizeof *outcome->spans);
}

/* The matched words of a hit, run by run. Out of memory shows when the outcome is judged: see `complete`. */
static void add_spans(cx_scorer *scorer, const cx_hit *hit, uint16_t theme) {
  cx_outcome *outcome = &scorer->outcome;
  for (uint32_t token = hit->first; token <= hit->last; token++) {
    if (!cx_hit_covers(hit, token)) continue;
    uint32_t last = token;
    while (last < hit->last && cx_hit_covers(hit, last + 1)) last++;
    if (!make_room(scorer)) {
      scorer->out_of_memory = 1;
      return;
    }
    outcome->spans[outcome->span_count++] = (cx_theme_span){token, last, theme};
    token = last;
  }
}

/* Sums the evaluations of hits [at, end) whose first token lies in [from, to), each once however many
 * mentions of the theme share it. Returns how many there were. */
static int sum_between(cx_scorer *scorer, uint16_t theme, size_t at, size_t end, uint32_t from, uint32_t to,
                       sums *sum) {
  int found = 0;
  for (size_t i = at; i < end; i++) {
    cx_hit *hit = &scorer->outcome.hits[i];
    if (!is_free_evaluation(hit) || hit->first < from || hit->first >= to || !applies_to(scorer, hit, theme))
      continue;
    found++;
    if (hit->counted == theme + 1) continue;
    hit->counted = (uint16_t)(theme + 1);
    add_effect(sum, hit->effect);
    add_spans(scorer, hit, theme);
  }
  return found;
}

static void sentence_range(const cx_outcome *outcome, uint32_t clause, uint32_t *first, uint32_t *end) {
  uint32_t const sentence = outcome->clauses[clause].sentence;
  *first = *end = clause;
  while (*first && outcome->clauses[*first - 1].sentence == sentence) --*first;
  while (*end < outcome->clause_count && outcome->clauses[*end].sentence == sentence) ++*end;
}

/* A sentence may hold thousands of mentions: what each asks of the clauses around it is noted once. */
static void index_clauses(cx_outcome *outcome) {
  size_t hit = 0;
  for (uint32_t i = 0; i < outcome->clause_count; i++) {
    cx_clause *clause = &outcome->clauses[i];
    clause->first_hit = (uint32_t)hit;
    clause->names = clause->evaluates = 0;
    for (; hit < outcome->hit_count && outcome->hits[hit].clause == i; hit++) {
      clause->names |= (uint8_t)is_mention(&outcome->hits[hit]);
      clause->evaluates |= (uint8_t)is_free_evaluation(&outcome->hits[hit]);
    }
  }
}

static size_t first_hit_of(const cx_outcome *outcome, uint32_t clause) {
  return clause < outcome->clause_count ? outcome->clauses[clause].first_hit : outcome->hit_count;
}

static int clauses_name_theme(const cx_outcome *outcome, uint32_t first, uint32_t end) {
  for (uint32_t clause = first; clause < end; clause++)
    if (outcome->clauses[clause].names) return 1;
  return 0;
}

static int sum_clauses(cx_scorer *scorer, uint16_t theme, uint32_t first, uint32_t end, sums *sum) {
  const cx_outcome *outcome = &scorer->outcome;
  int found = 0;
  for (uint32_t clause = first; clause < end; clause++)
    if (outcome->clauses[clause].evaluates)
      found += sum_between(scorer, theme, first_hit_of(outcome, clause), first_hit_of(outcome, clause + 1), 0,
                           UINT32_MAX, sum);
  return found;
}

/* Other clauses of the sentence: first one that follows, or precedes, without a theme of its own. */
static int sum_sentence(cx_scorer *scorer, const cx_hit *mention, sums *sum) {
  uint32_t first, end;
  sentence_range(&scorer->outcome, mention->clause, &first, &end);
  for (uint32_t clause = mention->clause + 1; clause < end; clause++) {
    if (clauses_name_theme(&scorer->outcome, clause, clause + 1)) break;
    if (sum_clauses(scorer, mention->subject, clause, clause + 1, sum)) return 1;
  }
  for (uint32_t clause = mention->clause; clause-- > first;) {
    if (clauses_name_theme(&scorer->outcome, clause, clause + 1)) break;
    if (sum_clauses(scorer, mention->subject, clause, clause + 1, sum)) return 1;
  }
  return sum_clauses(scorer, mention->subject, first, end, sum);
}

static int sum_carried(cx_scorer *scorer, const cx_hit *mention, sums *sum) {
  uint32_t first, end, next_end;
  sentence_range(&scorer->outcome, mention->clause, &first, &end);
  if (end >= scorer->outcome.clause_count) return 0;
  sentence_range(&scorer->outcome, end, &first, &next_end);
  if (clauses_name_theme(&scorer->outcome, end, next_end)) return 0;
  return sum_clauses(scorer, mention->subject, end, next_end, sum);
}

static cx_evidence judge_mention(cx_scorer *scorer, size_t number, sums *sum) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_hit *mention = &outcome->hits[number];
  const cx_clause *clause = &outcome->clauses[mention->clause];
  uint32_t first, stop;
  if (mention->state & CX_HIT_OF_OTHERS)
    return sum_sentence(scorer, mention, sum) ? CX_EVIDENCE_SENTENCE : CX_EVIDENCE_NONE;
  if (mention->weight && !mention->effect && (mention->state & CX_HIT_HYPOTHETICAL))
    return CX_EVIDENCE_SUPPOSED;
  if (mention->weight) {
    add_effect(sum, mention->effect);
    return CX_EVIDENCE_OWN;
  }
  if (clause->evaluates) {
    size_t const at = clause->first_hit, end = first_hit_of(outcome, mention->clause + 1);
    cx_find_segment(outcome, mention, &first, &stop);
    if (sum_between(scorer, mention->subject, at, end, first, stop, sum)) return CX_EVIDENCE_SEGMENT;
    if (sum_between(scorer, mention->subject, at, end, 0, UINT32_MAX, sum)) return CX_EVIDENCE_CLAUSE;
  }
  if (sum_sentence(scorer, mention, sum)) return CX_EVIDENCE_SENTENCE;
  if (sum_carried(scorer, mention, sum)) return CX_EVIDENCE_CARRIED;
  return CX_EVIDENCE_NONE;
}

/* A theme of a competitor is ours only where the text goes on to compare. */
static int says_of_us(const cx_hit *mention, cx_evidence found, const sums *sum) {
  return !(mention->state & CX_HIT_OF_OTHERS) ||
         (found != CX_EVIDENCE_NONE && (sum->positive || sum->negative));
}

static cx_theme_outcome *add_theme(cx_scorer *scorer, uint16_t theme) {
  cx_outcome *outcome = &scorer->outcome;
  if (!cx_grow(scorer->memory, &outcome->themes, &scorer->theme_capacity, outcome->theme_count + 1,
               sizeof *outcome->themes))
    return NULL;
  outcome->themes[outcome->theme_count] = (cx_theme_outcome){.theme = theme, .evidence = CX_EVIDENCE_NONE};
  return &outcome->themes[outcome->theme_count++];
}

/* Nothing is said near the mention: in a text that points one way the theme does so too. A wish stays
 * neutral. */
static void label_bare_theme(const cx_scorer *scorer, cx_theme_outcome *theme) {
  cxtag_label const text = scorer->outcome.sentiment.label;
  int const one_way = text == CXTAG_POSITIVE || text == CXTAG_NEGATIVE;
  theme->label = (uint8_t)(one_way && theme->evidence == CX_EVIDENCE_NONE ? text : CXTAG_NEUTRAL);
  theme->score = theme->label == CXTAG_NEUTRAL ? 0 : scorer->outcome.sentiment.score_milli / 2;
}

/* What stands only in another sentence, or is weak, says little of the theme where the whole text says the
 * contrary. */
static int text_contradicts(const cx_scorer *scorer, const cx_theme_outcome *theme) {
  const cxtag_sentiment *text = &scorer->outcome.sentiment;
  int32_t const difference = theme->positive - theme->negative;
  int32_t const size = difference < 0 ? -difference : difference;
  if (text->label != CXTAG_POSITIVE && text->label != CXTAG_NEGATIVE) return 0;
  if ((difference > 0) == (text->label == CXTAG_POSITIVE) && difference) return 0;
  if (text->score_milli < scorer->settings->clear_score && text->score_milli > -scorer->settings->clear_score)
    return 0;
  if (theme->evidence >= CX_EVIDENCE_SENTENCE) return 1;
  return theme->evidence == CX_EVIDENCE_CLAUSE && size <= scorer->settings->weak_evidence;
}

static void label_theme(const cx_scorer *scorer, cx_theme_outcome *theme) {
  int32_t const positive = theme->positive, negative = theme->negative, sum = positive + negative;
  int32_t const weaker = positive < negative ? positive : negative, stronger = sum - weaker;
  if (!sum) {
    label_bare_theme(scorer, theme);
    return;
  }
  if (text_contradicts(scorer, theme)) {
    theme->label = (uint8_t)scorer->outcome.sentiment.label;
    theme->score = scorer->outcome.sentiment.score_milli / 2;
    return;
  }
  theme->score = (int32_t)((int64_t)(positive - negative) * 1000 / (sum + scorer->settings->saturation / 2));
  int const text_mixed = scorer->outcome.sentiment.label == CXTAG_MIXED &&
                         scorer->outcome.text->token_count <= (size_t)scorer->settings->parted_tokens;
  int32_t const least = text_mixed ? scorer->settings->short_mixed_least : scorer->settings->mixed_least;
  int32_t const ratio = text_mixed ? scorer->settings->parted_ratio : scorer->settings->theme_mixed_ratio;
  if (stronger < scorer->settings->least_evidence && scorer->outcome.sentiment.label == CXTAG_NEUTRAL)
    theme->label = CXTAG_NEUTRAL;
  else if (weaker >= least && weaker >= cx_scale(stronger, ratio))
    theme->label = CXTAG_MIXED;
  else
    theme->label = positive >= negative ? CXTAG_POSITIVE : CXTAG_NEGATIVE;
}

/* A mention of the bare theme says no more than the sub-theme that stands in the same clause. */
static int is_told_by_subtheme(const cx_scorer *scorer, size_t number) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_hit *mention = &outcome->hits[number];
  size_t at = outcome->clauses[mention->clause].first_hit;
  for (; at < outcome->hit_count && outcome->hits[at].clause == mention->clause; at++)
    if (is_mention(&outcome->hits[at]) &&
        scorer->lexicon->themes[outcome->hits[at].subject].parent == mention->subject)
      return 1;
  return 0;
}

/* Themes and spans are both in the order of themes; spans of themes that gave way are passed over. */
static void hand_out_spans(cx_outcome *outcome) {
  size_t span = 0;
  sort_spans(outcome);
  for (size_t i = 0; i < outcome->theme_count; i++) {
    cx_theme_outcome *theme = &outcome->themes[i];
    while (span < outcome->span_count && outcome->spans[span].theme < theme->theme) span++;
    theme->first_span = (uint32_t)span;
    while (span < outcome->span_count && outcome->spans[span].theme == theme->theme) span++;
    theme->span_count = (uint32_t)span - theme->first_span;
  }
}

static void sort_themes(cx_outcome *outcome) {
  for (size_t i = 1; i < outcome->theme_count; i++) {
    cx_theme_outcome const moving = outcome->themes[i];
    size_t at = i;
    for (; at && moving.theme < outcome->themes[at - 1].theme; at--)
      outcome->themes[at] = outcome->themes[at - 1];
    outcome->themes[at] = moving;
  }
}

/* "Tilasin paketin, palvelu oli hyvää": a theme that nothing is said of is no theme of a text that evaluates
 * another. */
static void drop_bare_mentions(cx_outcome *outcome) {
  size_t kept = 0;
  int evaluated = 0;
  for (size_t i = 0; i < outcome->theme_count; i++)
    evaluated |= outcome->themes[i].evidence <= CX_EVIDENCE_CLAUSE;
  for (size_t i = 0; i < outcome->theme_count; i++)
    if (!evaluated || outcome->themes[i].evidence < CX_EVIDENCE_SUPPOSED)
      outcome->themes[kept++] = outcome->themes[i];
  outcome->theme_count = kept;
}

/* All mentions of the theme that hit `first` mentions. */
static void judge_theme(cx_scorer *scorer, size_t first) {
  const cx_outcome *outcome = &scorer->outcome;
  uint16_t const subject = outcome->hits[first].subject;
  cx_theme_outcome *theme = NULL;
  scorer->marks[subject] = 1;
  for (size_t i = first; i < outcome->hit_count && !scorer->out_of_memory; i++) {
    const cx_hit *hit = &outcome->hits[i];
    sums sum = {0, 0};
    if (hit->subject != subject || !is_mention(hit) || is_told_by_subtheme(scorer, i)) continue;
    cx_evidence const found = judge_mention(scorer, i, &sum);
    if (!says_of_us(hit, found, &sum)) continue;
    if (!theme && !(theme = add_theme(scorer, subject))) {
      scorer->out_of_memory = 1;
      return;
    }
    add_spans(scorer, hit, subject);
    theme->positive = add_up(theme->positive, sum.positive);
    theme->negative = add_up(theme->negative, sum.negative);
    if (found < theme->evidence) theme->evidence = (uint8_t)found;
  }
}

/* Queueing and waiting on the phone is phone service: "soitin vaihteeseen, jonotin tunnin". A phone that the
 * sentence or the one before names takes such mentions over; what praises speed stands for itself. */
static void hand_waiting_to_phone(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  uint32_t const nowhere = UINT32_MAX - 1;
  uint32_t phone = nowhere;
  int waits = 0;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    cx_hit *hit = &outcome->hits[i];
    uint32_t const sentence = outcome->clauses[hit->clause].sentence;
    if (!is_mention(hit)) continue;
    if (is_of_theme(scorer, hit, scorer->phone_theme)) phone = sentence;
    if (!is_of_theme(scorer, hit, scorer->waiting_theme) || hit->weight > 0) continue;
    if (sentence <= phone + 1 && phone != nowhere)
      hit->state |= CX_HIT_YIELDED;
    else
      waits = 1;
  }
  phone = nowhere;
  for (size_t i = outcome->hit_count; waits && i--;) {
    cx_hit *hit = &outcome->hits[i];
    uint32_t const sentence = outcome->clauses[hit->clause].sentence;
    if (!is_mention(hit)) continue;
    if (is_of_theme(scorer, hit, scorer->phone_theme)) phone = sentence;
    if (is_of_theme(scorer, hit, scorer->waiting_theme) && hit->weight <= 0 && sentence == phone)
      hit->state |= CX_HIT_YIELDED;
  }
}

int cx_judge_themes(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  scorer->out_of_memory = 0;
  hand_waiting_to_phone(scorer);
  index_clauses(outcome);
  for (size_t i = 0; !scorer->out_of_memory && i < outcome->hit_count; i++)
    if (is_mention(&outcome->hits[i]) && !scorer->marks[outcome->hits[i].subject]) judge_theme(scorer, i);
  for (size_t i = 0; i < outcome->hit_count; i++)
    if (is_mention(&outcome->hits[i])) scorer->marks[outcome->hits[i].subject] = 0;
  if (scorer->out_of_memory) return 0;
  drop_bare_mentions(outcome);
  sort_themes(outcome);
  for (size_t i = 0; i < outcome->theme_count; i++) label_theme(scorer, &outcome->themes[i]);
  hand_out_spans(outcome);
  return 1;
}
