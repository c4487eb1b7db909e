#include "workbench/evaluation.h"

#include <string.h>

#include "engine/engine.h"

int32_t cx_share(uint64_t part, uint64_t whole) {
  return whole ? (int32_t)((part * 2000 + whole) / (whole * 2)) : 0;
}

void cx_rate_finish(cxtag_rate *rate) {
  rate->precision_milli = cx_share(rate->true_positive, rate->true_positive + rate->false_positive);
  rate->recall_milli = cx_share(rate->true_positive, rate->true_positive + rate->false_negative);
  rate->f1_milli =
      cx_share(2 * rate->true_positive, 2 * rate->true_positive + rate->false_positive + rate->false_negative);
}

int32_t cx_macro_f1(const uint64_t confusion[4][4]) {
  int64_t sum = 0, labels = 0;
  for (int label = 0; label < 4; label++) {
    cxtag_rate rate = {confusion[label][label], 0, 0, 0, 0, 0};
    uint64_t gold = 0;
    for (int other = 0; other < 4; other++) {
      gold += confusion[label][other];
      if (other == label) continue;
      rate.false_negative += confusion[label][other];
      rate.false_positive += confusion[other][label];
    }
    if (!gold) continue; /* a label that the set does not use has no F1 */
    cx_rate_finish(&rate);
    sum += rate.f1_milli;
    labels++;
  }
  return labels ? (int32_t)((sum + labels / 2) / labels) : 0;
}

cxtag_status cxtag_evaluation_new(cxtag_evaluation **out, cxtag_session *session, cxtag_error *err) {
  *out = NULL;
  if (!session || !session->explain)
    return cx_error_set(err, CXTAG_EINVAL, "an evaluation needs a session made with explain = 1");
  cxtag_evaluation *evaluation = cx_alloc_zeroed(&session->memory, 1, sizeof *evaluation);
  if (!evaluation) return cx_error_memory(err);
  evaluation->memory = &session->memory;
  evaluation->session = session;
  cx_arena_init(&evaluation->arena, evaluation->memory);
  cx_map_init(&evaluation->groups, evaluation->memory);
  cx_map_init(&evaluation->themes, evaluation->memory);
  cx_map_init(&evaluation->intents, evaluation->memory);
  cx_map_init(&evaluation->unknown, evaluation->memory);
  cx_map_init(&evaluation->ids, evaluation->memory);
  cx_buffer_init(&evaluation->report, evaluation->memory);
  *out = evaluation;
  return CXTAG_OK;
}

void cxtag_evaluation_free(cxtag_evaluation *evaluation) {
  if (!evaluation) return;
  const cxtag_memory *memory = evaluation->memory;
  cx_map_clear(&evaluation->groups);
  cx_map_clear(&evaluation->themes);
  cx_map_clear(&evaluation->intents);
  cx_map_clear(&evaluation->unknown);
  cx_map_clear(&evaluation->ids);
  cx_buffer_clear(&evaluation->report);
  cx_arena_clear(&evaluation->arena);
  cx_release(memory, evaluation->group_tallies);
  cx_release(memory, evaluation->theme_tallies);
  cx_release(memory, evaluation->intent_tallies);
  cx_release(memory, evaluation);
}

/* The tally of a name in a map with an array beside it, made empty where it is new; NULL when memory is out. */
static void *tally_of(cxtag_evaluation *evaluation, cx_map *map, void *items, size_t *capacity, size_t size,
                      const char *name, size_t len) {
  int made;
  void *array;
  uint32_t const number = cx_map_insert(map, name, len, 0, &made);
  if (number == CX_MAP_NONE || !cx_grow(evaluation->memory, items, capacity, map->count, size)) return NULL;
  memcpy(&array, items, sizeof array);
  if (made) memset((char *)array + number * size, 0, size);
  return (char *)array + number * size;
}

static cx_group_tally *group_of(cxtag_evaluation *e, const char *kind, const char *name) {
  char key[128];
  size_t const kind_length = strlen(kind), length = strlen(name) < 100 ? strlen(name) : 100;
  memcpy(key, kind, kind_length);
  memcpy(key + kind_length, name, length);
  return tally_of(e, &e->groups, &e->group_tallies, &e->group_capacity, sizeof *e->group_tallies, key,
                  kind_length + length);
}

/* ---- themes: found and gold, by top-level id */

enum { THEMES_MAX = 64 };

typedef struct found_theme {
  const char *id;
  size_t length;
  cxtag_label polarity;
} found_theme;

static cxtag_label join_polarity(cxtag_label a, cxtag_label b) {
  if (a == b) return a;
  if (a == CXTAG_NEUTRAL) return b;
  if (b == CXTAG_NEUTRAL) return a;
  return CXTAG_MIXED;
}

/* Sub-themes fold into their theme; where they differ in polarity it is mixed. `other` is left out. */
static size_t fold_themes(const cxtag_result *result, found_theme *out) {
  cxtag_theme theme;
  size_t count = 0;
  for (size_t i = 0; cxtag_result_theme(result, i, &theme) && count < THEMES_MAX; i++) {
    size_t const length = strcspn(theme.id, ".");
    size_t at = 0;
    if (length == 5 && !memcmp(theme.id, "other", 5)) continue;
    while (at < count && (out[at].length != length || memcmp(out[at].id, theme.id, length))) at++;
    if (at < count) out[at].polarity = join_polarity(out[at].polarity, theme.polarity);
    else out[count++] = (found_theme){theme.id, length, theme.polarity};
  }
  return count;
}

static int is_known_theme(const cxtag_evaluation *e, const char *id) {
  cxtag_theme_info info;
  for (size_t i = 0; cxtag_engine_theme(e->session->engine, i, &info); i++)
    if (!strcmp(info.id, id)) return 1;
  return 0;
}

typedef enum outcome_kind { TRUE_POSITIVE, FALSE_POSITIVE, FALSE_NEGATIVE } outcome_kind;

static void count_rate(cxtag_rate *rate, outcome_kind kind) {
  if (kind == TRUE_POSITIVE) rate->true_positive++;
  else if (kind == FALSE_POSITIVE) rate->false_positive++;
  else rate->false_negative++;
}

typedef struct groups {
  cx_group_tally *item[20];
  size_t count;
} groups;

static int count_theme(cxtag_evaluation *e, const groups *g, const char *id, size_t length, outcome_kind kind,
                       int polarity_right) {
  cx_theme_tally *tally =
      tally_of(e, &e->themes, &e->theme_tallies, &e->theme_capacity, sizeof *e->theme_tallies, id, length);
  if (!tally) return 0;
  count_rate(&tally->presence, kind);
  if (kind == TRUE_POSITIVE) {
    tally->polarity_texts++;
    tally->polarity_right += polarity_right != 0;
  }
  for (size_t i = 0; i < g->count; i++) {
    count_rate(&g->item[i]->themes, kind);
    if (kind != TRUE_POSITIVE) continue;
    g->item[i]->polarity_texts++;
    g->item[i]->polarity_right += polarity_right != 0;
  }
  return 1;
}

static int compare_themes(cxtag_evaluation *e, const groups *g, const cxtag_gold *gold, const cxtag_result *result) {
  found_theme found[THEMES_MAX];
  size_t const count = fold_themes(result, found);
  char matched[THEMES_MAX] = {0};
  for (size_t i = 0; i < gold->theme_count; i++) {
    const cxtag_gold_theme *theme = &gold->themes[i];
    size_t const length = strlen(theme->id);
    size_t at = 0;
    if (!strcmp(theme->id, "other")) continue;
    if (!is_known_theme(e, theme->id)) {
      if (cx_map_insert(&e->unknown, theme->id, length, 0, NULL) == CX_MAP_NONE) return 0;
      continue;
    }
    while (at < count && (found[at].length != length || memcmp(found[at].id, theme->id, length))) at++;
    if (at < count) matched[at] = 1;
    if (!count_theme(e, g, theme->id, length, at < count ? TRUE_POSITIVE : FALSE_NEGATIVE,
                     at < count && found[at].polarity == theme->polarity))
      return 0;
  }
  for (size_t i = 0; i < count; i++)
    if (!matched[i] && !count_theme(e, g, found[i].id, found[i].length, FALSE_POSITIVE, 0)) return 0;
  return 1;
}

static int count_intent(cxtag_evaluation *e, const groups *g, const char *id, outcome_kind kind) {
  cxtag_rate *tally =
      tally_of(e, &e->intents, &e->intent_tallies, &e->intent_capacity, sizeof *e->intent_tallies, id, strlen(id));
  if (!tally) return 0;
  count_rate(tally, kind);
  for (size_t i = 0; i < g->count; i++) count_rate(&g->item[i]->intents, kind);
  return 1;
}

static int compare_intents(cxtag_evaluation *e, const groups *g, const cxtag_gold *gold, const cxtag_result *result) {
  cxtag_intent intent;
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    size_t at = 0;
    while (at < gold->intent_count && strcmp(gold->intents[at], intent.id)) at++;
    if (!count_intent(e, g, intent.id, at < gold->intent_count ? TRUE_POSITIVE : FALSE_POSITIVE)) return 0;
  }
  for (size_t at = 0; at < gold->intent_count; at++) {
    int found = 0;
    for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) found |= !strcmp(gold->intents[at], intent.id);
    if (!found && !count_intent(e, g, gold->intents[at], FALSE_NEGATIVE)) return 0;
  }
  return 1;
}

/* ---- sentiment */

static void write_why(cx_buffer *out, const cxtag_result *result) {
  cxtag_hit hit;
  for (size_t i = 0; cxtag_result_hit(result, i, &hit); i++) {
    if (!hit.effect_milli && !hit.shifter_count) continue;
    if (out->length) cx_buffer_append_text(out, "; ");
    cx_buffer_append_text(out, hit.expression);
    cx_buffer_append_byte(out, ' ');
    cx_buffer_append_milli(out, hit.effect_milli);
    cx_buffer_append_text(out, " (");
    cx_buffer_append_text(out, hit.source);
    cx_buffer_append_byte(out, ':');
    cx_buffer_append_integer(out, hit.line);
    for (size_t s = 0; s < hit.shifter_count; s++) {
      cx_buffer_append_text(out, ", ");
      cx_buffer_append_text(out, cxtag_result_hit_shifter(result, i, s));
    }
    cx_buffer_append_byte(out, ')');
  }
}

/* Keeps the errors of which cxtag was surest. */
static int keep_error(cxtag_evaluation *e, const cxtag_gold *gold, const cxtag_result *result) {
  cxtag_sentiment const found = cxtag_result_sentiment(result);
  cx_buffer why;
  size_t at = e->error_count;
  if (at == CX_EVAL_ERRORS && e->errors[at - 1].badness >= found.confidence_milli) return 1;
  cx_buffer_init(&why, e->memory);
  write_why(&why, result);
  cx_eval_error const error = {
      found.confidence_milli, cx_arena_copy(&e->arena, gold->id ? gold->id : "", gold->id ? strlen(gold->id) : 0),
      cx_arena_copy(&e->arena, gold->text, gold->text_length), cx_arena_copy(&e->arena, why.bytes, why.length),
      gold->sentiment, found.label};
  int const complete = !why.failed && error.id && error.text && error.why;
  cx_buffer_clear(&why);
  if (!complete) return 0;
  if (at == CX_EVAL_ERRORS) at--;
  else e->error_count++;
  for (; at && e->errors[at - 1].badness < error.badness; at--) e->errors[at] = e->errors[at - 1];
  e->errors[at] = error;
  return 1;
}

static void count_sentiment(cxtag_evaluation *e, const groups *g, cxtag_label gold, const cxtag_result *result) {
  cxtag_sentiment const found = cxtag_result_sentiment(result);
  int const right = found.label == gold;
  int const band = found.confidence_milli / 100;
  e->band_texts[band]++;
  e->band_right[band] += (uint64_t)right;
  e->band_confidence[band] += (uint64_t)found.confidence_milli;
  for (size_t i = 0; i < g->count; i++) {
    cx_group_tally *tally = g->item[i];
    tally->sentiment_texts++;
    tally->right += (uint64_t)right;
    tally->confusion[gold][found.label]++;
    if (gold != CXTAG_POSITIVE && gold != CXTAG_NEGATIVE) continue;
    tally->sign_texts++;
    tally->sign_right += gold == CXTAG_POSITIVE ? found.score_milli > 0 : found.score_milli < 0;
  }
}

/* The same text twice with different labels says that the file is wrong. */
static cxtag_status check_contradiction(cxtag_evaluation *e, const cxtag_gold *gold, cxtag_error *err) {
  if (!gold->has_sentiment) return CXTAG_OK;
  uint32_t const at = cx_map_insert(&e->ids, gold->text, gold->text_length, (uint32_t)gold->sentiment, NULL);
  if (at == CX_MAP_NONE) return cx_error_memory(err);
  if (e->ids.entries[at].value == (uint32_t)gold->sentiment || gold->text_length < 25) return CXTAG_OK;
  return cx_error_set(err, CXTAG_ESYNTAX, "the same text is labelled %s here and %s before: settle on one label",
                      cxtag_label_text(gold->sentiment), cxtag_label_text((cxtag_label)e->ids.entries[at].value));
}

cxtag_status cxtag_evaluation_add(cxtag_evaluation *e, const cxtag_gold *gold, cxtag_error *err) {
  const cxtag_result *result;
  cxtag_context context = CXTAG_CONTEXT_INIT;
  groups g = {{&e->all}, 1};
  cxtag_status status;

  context.question = gold->question;
  context.question_length = gold->question ? strlen(gold->question) : 0;
  (void)check_contradiction;
  status = cxtag_tag_in_context(&result, e->session, gold->text, gold->text_length, &context, err);
  if (status != CXTAG_OK) return status;
  g.item[g.count++] = group_of(e, "language ", cxtag_language_text(cxtag_result_language(result)));
  for (size_t i = 0; i < gold->tag_count && g.count < sizeof g.item / sizeof *g.item; i++)
    g.item[g.count++] = group_of(e, "tag ", gold->tags[i]);
  /* Growing the array may have moved the earlier ones: look them up again, now that all exist. */
  g.count = 1;
  g.item[g.count++] = group_of(e, "language ", cxtag_language_text(cxtag_result_language(result)));
  for (size_t i = 0; i < gold->tag_count && g.count < sizeof g.item / sizeof *g.item; i++)
    g.item[g.count++] = group_of(e, "tag ", gold->tags[i]);
  for (size_t i = 0; i < g.count; i++) {
    if (!g.item[i]) return cx_error_memory(err);
    g.item[i]->texts++;
  }
  if (gold->has_sentiment) count_sentiment(e, &g, gold->sentiment, result);
  if (gold->has_themes && !compare_themes(e, &g, gold, result)) return cx_error_memory(err);
  if (gold->has_intents && !compare_intents(e, &g, gold, result)) return cx_error_memory(err);
  if (gold->has_sentiment && cxtag_result_sentiment(result).label != gold->sentiment && !keep_error(e, gold, result))
    return cx_error_memory(err);
  return CXTAG_OK;
}

void cxtag_evaluation_summary_get(const cxtag_evaluation *e, cxtag_evaluation_summary *out) {
  const cx_group_tally *all = &e->all;
  memset(out, 0, sizeof *out);
  out->texts = all->texts;
  out->sentiment_texts = all->sentiment_texts;
  out->sentiment_right = all->right;
  out->sign_right = all->sign_right;
  out->accuracy_milli = cx_share(all->right, all->sentiment_texts);
  out->sign_milli = cx_share(all->sign_right, all->sign_texts);
  out->macro_f1_milli = cx_macro_f1(all->confusion);
  memcpy(out->confusion, all->confusion, sizeof out->confusion);
  out->themes = all->themes;
  out->intents = all->intents;
  cx_rate_finish(&out->themes);
  cx_rate_finish(&out->intents);
  out->polarity_texts = all->polarity_texts;
  out->polarity_right = all->polarity_right;
  out->polarity_milli = cx_share(all->polarity_right, all->polarity_texts);
}
