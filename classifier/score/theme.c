/*
 * Which themes a text talks about, and what it says of each: the sum of what is said where it is mentioned,
 * and where that is nothing, what the whole text says.
 */
#include "score/theme.h"

static uint16_t find_theme(const cx_lexicon *lexicon, const char *id) {
  for (uint16_t theme = 0; theme < lexicon->theme_count; theme++)
    if (!strcmp(cx_lexicon_string(lexicon, lexicon->themes[theme].id), id)) return theme;
  return CX_NO_SUBJECT;
}

static int is_of_theme(const cx_lexicon *lexicon, uint16_t theme, uint16_t above) {
  return above != CX_NO_SUBJECT && (theme == above || lexicon->themes[theme].parent == above);
}

uint8_t *cx_theme_bits_new(const cx_lexicon *lexicon, const cxtag_memory *memory) {
  uint16_t const phone = find_theme(lexicon, "phone_service"), waiting = find_theme(lexicon, "waiting"),
                 service = find_theme(lexicon, "customer_service"), staff = find_theme(lexicon, "staff");
  uint8_t *bits = cx_alloc_zeroed(memory, lexicon->theme_count + 1, sizeof *bits);
  for (uint16_t theme = 0; bits && theme < lexicon->theme_count; theme++) {
    if (is_of_theme(lexicon, theme, phone)) bits[theme] |= CX_THEME_PHONE;
    if (is_of_theme(lexicon, theme, waiting)) bits[theme] |= CX_THEME_WAITING;
    if (is_of_theme(lexicon, theme, service)) bits[theme] |= CX_THEME_SERVICE;
    if (is_of_theme(lexicon, theme, staff)) bits[theme] |= CX_THEME_STAFF;
    if (lexicon->themes[theme].parent == CX_NO_SUBJECT) continue;
    bits[theme] |= CX_THEME_SUB;
    bits[lexicon->themes[theme].parent] |= CX_THEME_ABOVE;
  }
  return bits;
}

/* ---- what a theme's label is */

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
  theme->score = cx_balance(scorer->settings, positive, negative);
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

/* ---- the mentions of a theme */

/* A theme of a competitor is ours only where the text goes on to compare. */
static int says_of_us(const cx_hit *mention, cx_evidence found, const cx_sums *sum) {
  return !(mention->state & CX_HIT_OF_OTHERS) ||
         (found != CX_EVIDENCE_NONE && (sum->positive || sum->negative));
}

/* A mention of the bare theme says no more than the sub-theme that stands in the same clause. */
static int is_told_by_subtheme(const cx_scorer *scorer, const cx_hit *mention) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[mention->clause];
  int const is_above = (scorer->theme_bits[mention->subject] & CX_THEME_ABOVE) != 0;
  int const names_sub = (clause->names & CX_THEME_SUB) != 0;
  if (!(is_above & names_sub)) return 0;
  for (size_t at = clause->first_hit; at < cx_first_hit(outcome, mention->clause + 1); at++)
    if (cx_is_mention(&outcome->hits[at]) &&
        scorer->lexicon->themes[outcome->hits[at].subject].parent == mention->subject)
      return 1;
  return 0;
}

/* What the mention says of its theme goes to *theme, which is NULL up to the first that counts. 0 = memory is
 * out. */
static int judge_mention(cx_scorer *scorer, const cx_hit *mention, cx_theme_outcome **theme) {
  cx_sums sum = {0, 0};
  cx_evidence const found = cx_judge_mention(scorer, mention, &sum);
  if (!says_of_us(mention, found, &sum)) return 1;
  if (!*theme && !(*theme = add_theme(scorer, mention->subject))) return 0;
  cx_add_theme_spans(scorer, mention);
  (*theme)->positive = cx_add_up((*theme)->positive, sum.positive);
  (*theme)->negative = cx_add_up((*theme)->negative, sum.negative);
  (*theme)->evidence = found < (*theme)->evidence ? (uint8_t)found : (*theme)->evidence;
  return !scorer->out_of_memory;
}

/* All mentions of the theme that hit `first` mentions; `behind` walks over the mentions behind it. */
static int judge_theme(cx_scorer *scorer, cx_hit *first, cx_walk behind) {
  cx_theme_outcome *theme = NULL;
  cx_begin_theme_spans(scorer);
  for (cx_hit *hit = first; hit; hit = cx_walk_next(&behind)) {
    if (hit->subject != first->subject) continue;
    hit->state |= CX_HIT_JUDGED;
    if (!is_told_by_subtheme(scorer, hit) && !judge_mention(scorer, hit, &theme)) return 0;
  }
  if (theme) cx_end_theme_spans(scorer, theme);
  return 1;
}

/* ---- waiting on the phone */

static int is_waiting(const cx_scorer *scorer, const cx_hit *mention) {
  return scorer->theme_bits[mention->subject] & CX_THEME_WAITING && mention->weight <= 0;
}

/* It evaluates, but is no mention: its theme gives way to the one beside it. */
static void yield(cx_hit *mention) {
  mention->holds &= ~(uint32_t)CX_HOLDS_TERM;
}

/* Queueing and waiting on the phone is phone service: "soitin vaihteeseen, jonotin tunnin". A phone that the
 * sentence or the one before names takes such mentions over, and one that stands behind them in their
 * sentence; what praises speed stands for itself. */
static void hand_waiting_to_phone(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t const nowhere = UINT32_MAX - 1;
  uint32_t phone = nowhere;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    uint32_t const sentence = outcome->clauses[outcome->hits[i].clause].sentence;
    if (!cx_is_mention(&outcome->hits[i])) continue;
    if (scorer->theme_bits[outcome->hits[i].subject] & CX_THEME_PHONE) phone = sentence;
    if (is_waiting(scorer, &outcome->hits[i]) && sentence <= phone + 1 && phone != nowhere)
      yield(&outcome->hits[i]);
  }
  phone = nowhere;
  for (size_t i = outcome->hit_count; i--;) {
    uint32_t const sentence = outcome->clauses[outcome->hits[i].clause].sentence;
    if (!cx_is_mention(&outcome->hits[i])) continue;
    if (scorer->theme_bits[outcome->hits[i].subject] & CX_THEME_PHONE) phone = sentence;
    if (is_waiting(scorer, &outcome->hits[i]) && sentence == phone) yield(&outcome->hits[i]);
  }
}

/* ---- all themes */

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

/* A sentence may hold thousands of mentions: what each asks of the clauses around it is noted once. Returns
 * the bits of all themes that are mentioned. */
static uint32_t index_clauses(cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  uint32_t named = 0, evaluating = 0;
  for (const cx_hit *hit = outcome->hits, *const end = hit + outcome->hit_count; hit < end; hit++) {
    cx_clause *clause = &outcome->clauses[hit->clause];
    uint32_t const mentions = 0 - (uint32_t)cx_is_mention(hit); /* all ones or none: no branch */
    uint32_t const names = (scorer->theme_bits[hit->subject & mentions] | CX_THEME_NAMED) & mentions;
    clause->names |= (uint8_t)names;
    uint8_t const evaluates = (uint8_t)cx_is_free_evaluation(hit);
    evaluating += evaluates & !clause->evaluates;
    clause->evaluates |= evaluates;
    named |= names;
  }
  scorer->evaluating = evaluating;
  return named;
}

static void forget_index(cx_outcome *outcome) {
  for (size_t i = 0; i < outcome->clause_count; i++)
    outcome->clauses[i].names = outcome->clauses[i].evaluates = 0;
}

static int judge_each(cx_scorer *scorer) {
  cx_walk mentions = cx_walk_over(&scorer->outcome, CX_HOLDS_TERM);
  for (cx_hit *hit; (hit = cx_walk_next(&mentions));)
    if (!(hit->state & CX_HIT_JUDGED) && !judge_theme(scorer, hit, mentions)) return 0;
  return 1;
}

int cx_judge_themes(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  uint32_t const waiting_on_phone = CX_THEME_WAITING | CX_THEME_PHONE;
  scorer->out_of_memory = 0;
  scorer->summed[0].theme = scorer->summed[1].theme = CX_NO_SUBJECT;
  if ((index_clauses(scorer) & waiting_on_phone) == waiting_on_phone) {
    hand_waiting_to_phone(scorer);
    forget_index(outcome);
    index_clauses(scorer);
  }
  if (!judge_each(scorer)) return 0;
  if (outcome->theme_count > 1) {
    drop_bare_mentions(outcome);
    sort_themes(outcome);
  }
  for (size_t i = 0; i < outcome->theme_count; i++) label_theme(scorer, &outcome->themes[i]);
  return 1;
}
