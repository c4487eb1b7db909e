/* What two engines say differently of the same texts, and which rows make it so. */
#include "workbench/difference.h"

#include <stdio.h>
#include <string.h>

#include "workbench/counts.h"

cxtag_status cxtag_difference_new(cxtag_difference **out, cxtag_session *before, cxtag_session *after,
                                  cxtag_error *err) {
  *out = NULL;
  if (!before || !after || before == after)
    return cx_error_set(err, CXTAG_EINVAL, "a difference needs two sessions, one of each engine");
  const cxtag_memory *memory = &after->memory;
  cxtag_difference *d = cx_alloc_zeroed(memory, 1, sizeof *d);
  if (!d) return cx_error_memory(err);
  d->memory = memory;
  d->before = before;
  d->after = after;
  cx_map *const maps[] = {&d->sentiments, &d->themes, &d->intents, &d->rows};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) cx_map_init(maps[i], memory);
  cx_arena_init(&d->arena, memory);
  cx_buffer *const buffers[] = {&d->name, &d->changes, &d->row_names, &d->report};
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) cx_buffer_init(buffers[i], memory);
  *out = d;
  return CXTAG_OK;
}

void cxtag_difference_free(cxtag_difference *d) {
  if (!d) return;
  const cxtag_memory *memory = d->memory;
  cx_map *const maps[] = {&d->sentiments, &d->themes, &d->intents, &d->rows};
  for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) cx_map_clear(maps[i]);
  cx_arena_clear(&d->arena);
  cx_buffer *const buffers[] = {&d->name, &d->changes, &d->row_names, &d->report};
  for (size_t i = 0; i < sizeof buffers / sizeof *buffers; i++) cx_buffer_clear(buffers[i]);
  cx_release(memory, d);
}

/* ---- one text */

/* Counts "what: was -> is" and adds it to the changes of the text. */
static int note_change(cxtag_difference *d, cx_map *counts, const char *what, const char *was,
                       const char *is) {
  cx_buffer_reset(&d->name);
  cx_buffer_append_text(&d->name, what);
  if (*what) cx_buffer_append_byte(&d->name, ' ');
  cx_buffer_append_text(&d->name, was);
  cx_buffer_append_text(&d->name, " -> ");
  cx_buffer_append_text(&d->name, is);
  if (d->changes.length) cx_buffer_append_text(&d->changes, "; ");
  cx_buffer_append(&d->changes, d->name.bytes, d->name.length);
  return cx_count_one(counts, &d->name);
}

static int compare_sentiment(cxtag_difference *d, const cxtag_result *was, const cxtag_result *is) {
  cxtag_label const a = cxtag_result_sentiment(was).label, b = cxtag_result_sentiment(is).label;
  if (a == b) return 1;
  d->counts.sentiment++;
  return note_change(d, &d->sentiments, "", cxtag_label_text(a), cxtag_label_text(b));
}

/* Both lists are in the order of their ids. */
static int compare_themes(cxtag_difference *d, const cxtag_result *was, const cxtag_result *is) {
  cxtag_theme a, b;
  size_t i = 0, j = 0;
  int changed = 0, has_a, has_b;
  while ((has_a = cxtag_result_theme(was, i, &a), has_b = cxtag_result_theme(is, j, &b), has_a || has_b)) {
    int const order = !has_a ? 1 : !has_b ? -1 : strcmp(a.id, b.id);
    i += order <= 0;
    j += order >= 0;
    if (!order && a.polarity == b.polarity) continue;
    changed = 1;
    if (!note_change(d, &d->themes, order <= 0 ? a.id : b.id,
                     order <= 0 ? cxtag_label_text(a.polarity) : "none",
                     order >= 0 ? cxtag_label_text(b.polarity) : "none"))
      return 0;
  }
  d->counts.themes += (uint64_t)changed;
  return 1;
}

static int compare_intents(cxtag_difference *d, const cxtag_result *was, const cxtag_result *is) {
  cxtag_intent a, b;
  size_t i = 0, j = 0;
  int changed = 0, has_a, has_b;
  while ((has_a = cxtag_result_intent(was, i, &a), has_b = cxtag_result_intent(is, j, &b), has_a || has_b)) {
    int const order = !has_a ? 1 : !has_b ? -1 : strcmp(a.id, b.id);
    i += order <= 0;
    j += order >= 0;
    if (!order) continue;
    changed = 1;
    if (!note_change(d, &d->intents, order < 0 ? a.id : b.id, order < 0 ? "found" : "none",
                     order > 0 ? "found" : "none"))
      return 0;
  }
  d->counts.intents += (uint64_t)changed;
  return 1;
}

static int same_row(const cxtag_hit *a, const cxtag_hit *b) {
  return a->weight_milli == b->weight_milli && a->span.start == b->span.start && a->span.end == b->span.end &&
         !strcmp(a->expression, b->expression) && !strcmp(a->theme, b->theme) &&
         !strcmp(a->source, b->source);
}

/* Does the hit stand in the other result: the same row on the same words, and with_effect to the same effect?
 */
static int stands_in(const cxtag_hit *hit, const cxtag_result *other, int with_effect) {
  cxtag_hit found;
  for (size_t i = 0; cxtag_result_hit(other, i, &found); i++)
    if (same_row(hit, &found) && (!with_effect || hit->effect_milli == found.effect_milli)) return 1;
  return 0;
}

static int note_row(cxtag_difference *d, char sign, const cxtag_hit *hit) {
  cx_buffer_reset(&d->name);
  cx_buffer_append_byte(&d->name, sign);
  cx_buffer_append_byte(&d->name, ' ');
  cx_buffer_append_text(&d->name, hit->source);
  cx_buffer_append_byte(&d->name, ':');
  cx_buffer_append_integer(&d->name, hit->line);
  cx_buffer_append_text(&d->name, " '");
  cx_buffer_append_text(&d->name, hit->expression);
  cx_buffer_append_byte(&d->name, '\'');
  if (*hit->theme) {
    cx_buffer_append_byte(&d->name, ' ');
    cx_buffer_append_text(&d->name, hit->theme);
  }
  if (d->row_names.length) cx_buffer_append_text(&d->row_names, "; ");
  cx_buffer_append(&d->row_names, d->name.bytes, d->name.length);
  return cx_count_one(&d->rows, &d->name);
}

/* Rows that stand in one result only; where there are none, those whose effect differs (sign ~). */
static int compare_rows(cxtag_difference *d, const cxtag_result *was, const cxtag_result *is) {
  cxtag_hit hit;
  for (int with_effect = 0; with_effect < 2 && !d->row_names.length; with_effect++) {
    for (size_t i = 0; cxtag_result_hit(was, i, &hit); i++)
      if (!with_effect && !stands_in(&hit, is, 0) && !note_row(d, '-', &hit)) return 0;
    for (size_t i = 0; cxtag_result_hit(is, i, &hit); i++)
      if (!stands_in(&hit, was, with_effect) && !note_row(d, with_effect ? '~' : '+', &hit)) return 0;
  }
  return !d->row_names.failed;
}

static int keep_example(cxtag_difference *d, const char *id, const cxtag_result *is) {
  char number[24];
  size_t len;
  const char *text = cxtag_result_text(is, &len);
  if (d->example_count == CX_DIFFERENCE_EXAMPLES) return 1;
  snprintf(number, sizeof number, "%llu", (unsigned long long)d->counts.texts);
  if (!id) id = number;
  cx_difference_example const made = {
      cx_arena_copy(&d->arena, id, strlen(id)), cx_arena_copy(&d->arena, text, len),
      cx_arena_copy(&d->arena, d->changes.bytes, d->changes.length),
      cx_arena_copy(&d->arena, d->row_names.length ? d->row_names.bytes : "", d->row_names.length), len};
  if (!made.id || !made.text || !made.changes || !made.rows) return 0;
  d->examples[d->example_count++] = made;
  return 1;
}

/* Most texts say the same in both; only the others are worth explaining. */
static cxtag_status tag_unexplained(const cxtag_result **out, cxtag_session *session, const char *text,
                                    size_t len, const cxtag_context *context, cxtag_error *err) {
  int const explain = session->explain;
  session->explain = 0;
  cxtag_status const status = cxtag_tag_in_context(out, session, text, len, context, err);
  session->explain = explain;
  return status;
}

static int compare(cxtag_difference *d, const char *id, const cxtag_result *was, const cxtag_result *is) {
  cx_buffer_reset(&d->changes);
  cx_buffer_reset(&d->row_names);
  d->counts.texts++;
  if (!compare_sentiment(d, was, is) || !compare_themes(d, was, is) || !compare_intents(d, was, is) ||
      d->changes.failed)
    return 0;
  if (!d->changes.length) return 1;
  d->counts.changed++;
  if (cx_result_explain(&d->before->result, NULL) != CXTAG_OK ||
      cx_result_explain(&d->after->result, NULL) != CXTAG_OK)
    return 0;
  return compare_rows(d, was, is) && keep_example(d, id, is);
}

cxtag_status cxtag_difference_add(cxtag_difference *d, const char *id, const char *text, size_t len,
                                  const cxtag_context *context, cxtag_error *err) {
  const cxtag_result *was, *is;
  if (!d) return cx_error_set(err, CXTAG_EINVAL, "no difference: make one of two sessions");
  cxtag_status status = tag_unexplained(&was, d->before, text, len, context, err);
  if (status == CXTAG_OK) status = tag_unexplained(&is, d->after, text, len, context, err);
  if (status == CXTAG_OK && !compare(d, id, was, is)) status = cx_error_memory(err);
  return status;
}
