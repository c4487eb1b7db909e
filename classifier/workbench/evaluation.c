#include "workbench/evaluation.h"

#include <string.h>

#include "base/options.h"
#include "engine/engine.h"

enum { ABSENT = 0 };

/* ---- making and freeing */

static void init_subjects(cx_subjects *subjects, const cxtag_memory *memory) {
  cx_tallies_init(&subjects->tallies, memory);
  cx_map_init(&subjects->unknown, memory);
}

static void clear_subjects(cx_subjects *subjects) {
  cx_tallies_clear(&subjects->tallies);
  cx_map_clear(&subjects->unknown);
}

static size_t top_length(const char *id) {
  return strcspn(id, ".");
}

/* `other` holds whatever else is evaluated: no pack can be asked to find it. */
static int is_other(const char *id, size_t len) {
  return len == 5 && !memcmp(id, "other", 5);
}

/* All themes (without their sub-themes) and intents that the engine knows. */
static int know_subjects(cxtag_evaluation *e) {
  const cx_lexicon *lexicon = e->session->engine->lexicon;
  for (uint32_t i = 0; i < lexicon->theme_count; i++) {
    const char *id = cx_lexicon_string(lexicon, lexicon->themes[i].id);
    if (!is_other(id, top_length(id)) && !cx_tally_of(&e->themes.tallies, id, top_length(id))) return 0;
  }
  for (uint32_t i = 0; i < lexicon->intent_count; i++) {
    const char *id = cx_lexicon_string(lexicon, lexicon->intents[i]);
    if (!cx_tally_of(&e->intents.tallies, id, strlen(id))) return 0;
  }
  cx_subjects *const both[] = {&e->themes, &e->intents};
  for (size_t i = 0; i < 2; i++) {
    both[i]->gold = cx_arena_alloc(&e->arena, both[i]->tallies.names.count);
    both[i]->found = cx_arena_alloc(&e->arena, both[i]->tallies.names.count);
    if (!both[i]->gold || !both[i]->found) return 0;
  }
  return 1;
}

cxtag_status cxtag_evaluation_new(cxtag_evaluation **out, cxtag_session *session, cxtag_error *err) {
  *out = NULL;
  if (!session || !session->explain)
    return cx_error_set(err, CXTAG_EINVAL, "an evaluation needs a session made with explain = 1");
  const cxtag_memory *memory = &session->memory;
  cxtag_evaluation *evaluation = cx_alloc_zeroed(memory, 1, sizeof *evaluation);
  if (!evaluation) return cx_error_memory(err);
  evaluation->memory = memory;
  evaluation->session = session;
  cx_arena_init(&evaluation->arena, memory);
  cx_tallies_init(&evaluation->languages, memory);
  cx_tallies_init(&evaluation->tags, memory);
  init_subjects(&evaluation->themes, memory);
  init_subjects(&evaluation->intents, memory);
  cx_buffer_init(&evaluation->report, memory);
  cx_buffer_init(&evaluation->comparison, memory);
  cx_buffer_init(&evaluation->scratch, memory);
  cx_buffer_init(&evaluation->contradictions, memory);
  cx_buffer_init(&evaluation->warnings, memory);
  if (!know_subjects(evaluation)) {
    cxtag_evaluation_free(evaluation);
    return cx_error_memory(err);
  }
  *out = evaluation;
  return CXTAG_OK;
}

void cxtag_evaluation_free(cxtag_evaluation *evaluation) {
  if (!evaluation) return;
  const cxtag_memory *memory = evaluation->memory;
  cx_tallies_clear(&evaluation->languages);
  cx_tallies_clear(&evaluation->tags);
  clear_subjects(&evaluation->themes);
  clear_subjects(&evaluation->intents);
  cx_buffer_clear(&evaluation->report);
  cx_buffer_clear(&evaluation->comparison);
  cx_buffer_clear(&evaluation->scratch);
  cx_buffer_clear(&evaluation->contradictions);
  cx_buffer_clear(&evaluation->warnings);
  cx_arena_clear(&evaluation->arena);
  cx_release(memory, evaluation->wrong);
  cx_release(memory, evaluation);
}

/* ---- one text */

/* The tallies that a text counts in. */
enum { GROUPS_MAX = 24 };
typedef struct groups {
  cx_tally *items[GROUPS_MAX + 1]; /* one more: the theme or intent being counted */
  size_t count;
} groups;

static int find_groups(groups *g, cxtag_evaluation *e, const cxtag_gold *gold, const cxtag_result *result) {
  const char *language = gold->language ? gold->language : cxtag_language_text(cxtag_result_language(result));
  g->items[0] = &e->all;
  g->items[1] = cx_tally_of(&e->languages, language, strlen(language));
  g->count = 2;
  for (size_t i = 0; i < gold->tag_count && g->count < GROUPS_MAX; i++)
    g->items[g->count++] = cx_tally_of(&e->tags, gold->tags[i], strlen(gold->tags[i]));
  for (size_t i = 0; i < g->count; i++)
    if (!g->items[i]) return 0;
  for (size_t i = 0; i < g->count; i++) g->items[i]->texts++;
  return 1;
}

static void count_language(const groups *g, const char *gold, const cxtag_result *result) {
  int const right = !strcmp(gold, cxtag_language_text(cxtag_result_language(result)));
  for (size_t i = 0; i < g->count; i++) {
    g->items[i]->language_texts++;
    g->items[i]->language_right += (uint64_t)right;
  }
}

static void count_band(cxtag_evaluation *e, const cxtag_sentiment *found, int right) {
  int32_t const number = found->confidence_milli * CX_EVAL_BANDS / 1000;
  cx_eval_band *band = &e->bands[number < 0 ? 0 : number < CX_EVAL_BANDS ? number : CX_EVAL_BANDS - 1];
  band->texts++;
  band->right += (uint64_t)right;
  band->confidence += (uint64_t)found->confidence_milli;
}

static void count_sentiment(cxtag_evaluation *e, const groups *g, cxtag_label gold,
                            const cxtag_result *result) {
  cxtag_sentiment const found = cxtag_result_sentiment(result);
  int const right = found.label == gold;
  count_band(e, &found, right);
  cx_calibration_add(&e->calibration, result->outcome, right);
  for (size_t i = 0; i < g->count; i++) {
    cx_tally *tally = g->items[i];
    tally->sentiment_texts++;
    tally->right += (uint64_t)right;
    tally->confusion[gold][found.label]++;
    if (gold != CXTAG_POSITIVE && gold != CXTAG_NEGATIVE) continue;
    tally->sign_texts++;
    tally->sign_right += gold == CXTAG_POSITIVE ? found.score_milli > 0 : found.score_milli < 0;
  }
}

/* ---- themes and intents: those of gold and those found, side by side */

static void clear_marks(cx_subjects *subjects) {
  memset(subjects->gold, ABSENT, subjects->tallies.names.count);
  memset(subjects->found, ABSENT, subjects->tallies.names.count);
}

/* A sub-theme speaks for its theme; where two of them differ in polarity it is mixed. */
static void mark(uint8_t *at, cxtag_label polarity) {
  cxtag_label const before = *at && *at != CX_EVAL_UNJUDGED ? (cxtag_label)(*at - 1) : polarity;
  if (before == CXTAG_NEUTRAL)
    *at = (uint8_t)(1 + polarity);
  else if (polarity == CXTAG_NEUTRAL || polarity == before)
    *at = (uint8_t)(1 + before);
  else
    *at = 1 + CXTAG_MIXED;
}

/* 0 when memory is out; what no pack knows is noted and left out. */
static int mark_gold(cx_subjects *subjects, const char *id, size_t len, cxtag_label polarity) {
  uint32_t const number = cx_map_find(&subjects->tallies.names, id, len);
  if (number == CX_MAP_NONE) return cx_map_insert(&subjects->unknown, id, len, 0, NULL) != CX_MAP_NONE;
  mark(&subjects->gold[number], polarity);
  return 1;
}

static int mark_gold_theme(cx_subjects *themes, const cxtag_gold_theme *theme) {
  size_t const len = top_length(theme->id);
  if (is_other(theme->id, len)) return 1;
  if (theme->without_polarity != 1) /* programs that do not know the member left padding there */
    return mark_gold(themes, theme->id, len, theme->polarity);
  uint32_t const number = cx_map_find(&themes->tallies.names, theme->id, len);
  if (number == CX_MAP_NONE) return cx_map_insert(&themes->unknown, theme->id, len, 0, NULL) != CX_MAP_NONE;
  if (!themes->gold[number]) themes->gold[number] = CX_EVAL_UNJUDGED;
  return 1;
}

static int mark_themes(cxtag_evaluation *e, const cxtag_gold *gold, const cxtag_result *result) {
  cxtag_theme theme;
  clear_marks(&e->themes);
  for (size_t i = 0; i < gold->theme_count; i++)
    if (!mark_gold_theme(&e->themes, &gold->themes[i])) return 0;
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    uint32_t const number = cx_map_find(&e->themes.tallies.names, theme.id, top_length(theme.id));
    if (number != CX_MAP_NONE) mark(&e->themes.found[number], theme.polarity);
  }
  return 1;
}

static int mark_intents(cxtag_evaluation *e, const cxtag_gold *gold, const cxtag_result *result) {
  cxtag_intent intent;
  clear_marks(&e->intents);
  for (size_t i = 0; i < gold->intent_count; i++)
    if (!mark_gold(&e->intents, gold->intents[i], strlen(gold->intents[i]), CXTAG_NEUTRAL)) return 0;
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    uint32_t const number = cx_map_find(&e->intents.tallies.names, intent.id, strlen(intent.id));
    if (number != CX_MAP_NONE) mark(&e->intents.found[number], CXTAG_NEUTRAL);
  }
  return 1;
}

static void count_rate(cxtag_rate *rate, uint8_t gold, uint8_t found) {
  if (gold && found)
    rate->true_positive++;
  else if (found)
    rate->false_positive++;
  else
    rate->false_negative++;
}

static void count_subjects(groups g, const cx_subjects *subjects, int are_themes) {
  size_t const own = g.count++;
  for (size_t n = 0; n < subjects->tallies.names.count; n++) {
    uint8_t const gold = subjects->gold[n], found = subjects->found[n];
    if (!gold && !found) continue;
    g.items[own] = subjects->tallies.items[n];
    g.items[own]->texts++;
    for (size_t i = 0; i < g.count; i++) {
      count_rate(are_themes ? &g.items[i]->themes : &g.items[i]->intents, gold, found);
      if (!are_themes || !gold || !found || gold == CX_EVAL_UNJUDGED) continue;
      g.items[i]->polarity_texts++;
      g.items[i]->polarity_right += gold == found;
    }
  }
}

static int count_text(cxtag_evaluation *e, const cxtag_gold *gold, const cxtag_result *result) {
  groups g;
  if (!find_groups(&g, e, gold, result)) return 0;
  if (gold->language) count_language(&g, gold->language, result);
  if (gold->has_sentiment) count_sentiment(e, &g, gold->sentiment, result);
  clear_marks(&e->themes);
  clear_marks(&e->intents);
  if (gold->has_themes) {
    if (!mark_themes(e, gold, result)) return 0;
    count_subjects(g, &e->themes, 1);
  }
  if (gold->has_intents) {
    if (!mark_intents(e, gold, result)) return 0;
    count_subjects(g, &e->intents, 0);
  }
  return cx_note_error(e, gold, result);
}

static int has_all(const char *const *strings, size_t count) {
  return cx_options_check_list(strings, count, "", NULL) == CXTAG_OK;
}

static int is_sound(const cxtag_gold *gold) {
  if (!gold || (!gold->text && gold->text_length)) return 0;
  if ((unsigned)gold->origin > CXTAG_FROM_UTF8) return 0;
  if (gold->has_sentiment && (unsigned)gold->sentiment > CXTAG_MIXED) return 0;
  if (gold->has_themes && !gold->themes && gold->theme_count) return 0;
  for (size_t i = 0; gold->has_themes && i < gold->theme_count; i++)
    if (!gold->themes[i].id || (unsigned)gold->themes[i].polarity > CXTAG_MIXED) return 0;
  if (gold->has_intents && !has_all(gold->intents, gold->intent_count)) return 0;
  return has_all(gold->tags, gold->tag_count);
}

cxtag_status cxtag_evaluation_add(cxtag_evaluation *e, const cxtag_gold *gold, cxtag_error *err) {
  const cxtag_result *result;
  cxtag_context context = CXTAG_CONTEXT_INIT;

  if (!e || !is_sound(gold))
    return cx_error_set(err, CXTAG_EINVAL,
                        "a labelled text needs its text, ids and tags that are not NULL, labels of cxtag_label and "
                        "an origin of cxtag_origin");
  context.origin = gold->origin;
  context.question = gold->question;
  context.question_length = gold->question ? strlen(gold->question) : 0;
  cxtag_status const status =
      cxtag_tag_in_context(&result, e->session, gold->text, gold->text_length, &context, err);
  if (status != CXTAG_OK) return status;
  return count_text(e, gold, result) ? CXTAG_OK : cx_error_memory(err);
}

/* ---- figures */

/* Expected calibration error: the bands' distances, weighted by their texts. */
int32_t cx_calibration_error(const cxtag_evaluation *e) {
  uint64_t apart = 0, texts = 0;
  for (int i = 0; i < CX_EVAL_BANDS; i++) {
    uint64_t const right = e->bands[i].right * 1000, sure = e->bands[i].confidence;
    apart += right > sure ? right - sure : sure - right;
    texts += e->bands[i].texts;
  }
  return cx_share(apart, texts * 1000);
}

const char *cxtag_evaluation_calibration(cxtag_evaluation *e, size_t *len) {
  cx_buffer_reset(&e->report);
  cx_calibration_write(&e->report, &e->calibration, &cx_usual_settings);
  const char *text = cx_buffer_text(&e->report);
  if (len) *len = text ? e->report.length : 0;
  return text;
}

void cxtag_evaluation_summary_get(const cxtag_evaluation *e, cxtag_evaluation_summary *out) {
  const cx_tally *all = &e->all;
  memset(out, 0, sizeof *out);
  out->texts = all->texts;
  out->sentiment_texts = all->sentiment_texts;
  out->sentiment_right = all->right;
  out->sign_right = all->sign_right;
  out->accuracy_milli = cx_share(all->right, all->sentiment_texts);
  out->sign_milli = cx_share(all->sign_right, all->sign_texts);
  out->macro_f1_milli = cx_macro_f1(all->confusion);
  memcpy(out->confusion, all->confusion, sizeof out->confusion);
  out->themes = cx_rate(&all->themes);
  out->intents = cx_rate(&all->intents);
  out->polarity_texts = all->polarity_texts;
  out->polarity_right = all->polarity_right;
  out->polarity_milli = cx_share(all->polarity_right, all->polarity_texts);
}

const char *cxtag_evaluation_report(cxtag_evaluation *e, int json, size_t errors, size_t *len) {
  cx_buffer_reset(&e->report);
  if (json)
    cx_report_json(&e->report, e, errors);
  else
    cx_report_text(&e->report, e, errors);
  const char *text = cx_buffer_text(&e->report);
  if (len) *len = text ? e->report.length : 0;
  return text;
}
