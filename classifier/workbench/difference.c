/* What two engines say differently of the same texts, and which rows make it so. */
#include <cxtag/lexicon.h>

#include <stdio.h>
#include <string.h>

#include "engine/engine.h"
#include "workbench/counts.h"
#include "workbench/json_write.h"

enum { EXAMPLES_MAX = 1000 };

typedef struct example {
  const char *id, *text, *changes, *rows; /* in the arena */
  size_t text_length;
} example;

struct cxtag_difference {
  const cxtag_memory *memory;
  cxtag_session *before, *after;
  cxtag_difference_counts counts;
  cx_map sentiments, themes, intents, rows; /* "neutral -> negative", "+ base/terms/price.tsv:7 'x'" */
  cx_arena arena;
  example examples[EXAMPLES_MAX];
  size_t example_count;
  cx_buffer name, changes, row_names, report;
};

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
static int note_change(cxtag_difference *d, cx_map *counts, const char *what, const char *was, const char *is) {
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
    if (!note_change(d, &d->themes, order <= 0 ? a.id : b.id, order <= 0 ? cxtag_label_text(a.polarity) : "none",
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
    if (!note_change(d, &d->intents, order < 0 ? a.id : b.id, order < 0 ? "found" : "none", order > 0 ? "found" : "none"))
      return 0;
  }
  d->counts.intents += (uint64_t)changed;
  return 1;
}

static int same_row(const cxtag_hit *a, const cxtag_hit *b) {
  return a->weight_milli == b->weight_milli && a->span.start == b->span.start && a->span.end == b->span.end &&
         !strcmp(a->expression, b->expression) && !strcmp(a->theme, b->theme) && !strcmp(a->source, b->source);
}

/* Does the hit stand in the other result: the same row on the same words, and with_effect to the same effect? */
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
  if (d->example_count == EXAMPLES_MAX) return 1;
  snprintf(number, sizeof number, "%llu", (unsigned long long)d->counts.texts);
  if (!id) id = number;
  example const made = {cx_arena_copy(&d->arena, id, strlen(id)), cx_arena_copy(&d->arena, text, len),
                        cx_arena_copy(&d->arena, d->changes.bytes, d->changes.length),
                        cx_arena_copy(&d->arena, d->row_names.length ? d->row_names.bytes : "", d->row_names.length), len};
  if (!made.id || !made.text || !made.changes || !made.rows) return 0;
  d->examples[d->example_count++] = made;
  return 1;
}

/* Most texts say the same in both; only the others are worth explaining. */
static cxtag_status tag_unexplained(const cxtag_result **out, cxtag_session *session, const char *text, size_t len,
                                    const cxtag_context *context, cxtag_error *err) {
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
  if (!compare_sentiment(d, was, is) || !compare_themes(d, was, is) || !compare_intents(d, was, is) || d->changes.failed)
    return 0;
  if (!d->changes.length) return 1;
  d->counts.changed++;
  if (cx_result_explain(&d->before->result, NULL) != CXTAG_OK || cx_result_explain(&d->after->result, NULL) != CXTAG_OK)
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

/* ---- report */

void cxtag_difference_counts_get(const cxtag_difference *d, cxtag_difference_counts *out) { *out = d->counts; }

static void write_counts(cx_buffer *out, const char *title, const cx_map *counts, cx_arena *arena) {
  const cx_map_entry **order = cx_counts_order(counts, arena);
  if (!order) out->failed = 1;
  if (!order || !counts->count) return;
  cx_buffer_append_byte(out, '\n');
  cx_buffer_append_text(out, title);
  cx_buffer_append_byte(out, '\n');
  for (size_t i = 0; i < counts->count; i++) {
    cx_append_count(out, order[i]->value, 8);
    cx_buffer_append_text(out, "  ");
    cx_buffer_append_text(out, order[i]->key);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_text(cx_buffer *out, const cxtag_difference *d, size_t examples, cx_arena *arena) {
  const struct {
    const char *name;
    uint64_t count;
  } lines[] = {{"texts", d->counts.texts}, {"changed", d->counts.changed}, {"  sentiment", d->counts.sentiment},
               {"  themes", d->counts.themes}, {"  intents", d->counts.intents}};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    cx_append_left(out, lines[i].name, 12);
    cx_append_count(out, lines[i].count, 10);
    cx_buffer_append_byte(out, '\n');
  }
  write_counts(out, "sentiment", &d->sentiments, arena);
  write_counts(out, "themes", &d->themes, arena);
  write_counts(out, "intents", &d->intents, arena);
  write_counts(out, "rows that made it so (+ new, - gone, ~ other effect)", &d->rows, arena);
  if (examples && d->example_count) cx_buffer_append_text(out, "\nexamples\n");
  for (size_t i = 0; i < examples && i < d->example_count; i++) {
    const example *e = &d->examples[i];
    cx_buffer_append_text(out, "  ");
    cx_buffer_append_text(out, e->id);
    cx_buffer_append_text(out, ": ");
    cx_buffer_append_text(out, e->changes);
    cx_buffer_append_text(out, "\n    text: ");
    cx_append_one_line(out, e->text, e->text_length);
    cx_buffer_append_text(out, "\n    rows: ");
    cx_buffer_append_text(out, e->rows);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_json_counts(cx_buffer *out, const char *key, const cx_map *counts, cx_arena *arena) {
  const cx_map_entry **order = cx_counts_order(counts, arena);
  if (!order) {
    out->failed = 1;
    return;
  }
  cx_json_begin(out, key);
  for (size_t i = 0; i < counts->count; i++) cx_json_count(out, order[i]->key, order[i]->value);
  cx_json_end(out);
}

static void write_json(cx_buffer *out, const cxtag_difference *d, size_t examples, cx_arena *arena) {
  cx_buffer_append_byte(out, '{');
  cx_json_count(out, "schema", 1);
  cx_json_count(out, "texts", d->counts.texts);
  cx_json_count(out, "changed", d->counts.changed);
  write_json_counts(out, "sentiment", &d->sentiments, arena);
  write_json_counts(out, "themes", &d->themes, arena);
  write_json_counts(out, "intents", &d->intents, arena);
  write_json_counts(out, "rows", &d->rows, arena);
  cx_json_key(out, "examples");
  cx_buffer_append_byte(out, '[');
  for (size_t i = 0; i < examples && i < d->example_count; i++) {
    const example *e = &d->examples[i];
    cx_json_item(out);
    cx_buffer_append_byte(out, '{');
    cx_json_text(out, "id", e->id);
    cx_json_text(out, "changes", e->changes);
    cx_json_key(out, "text");
    cx_json_append(out, e->text, e->text_length);
    cx_json_text(out, "rows", e->rows);
    cx_json_end(out);
  }
  cx_buffer_append_text(out, "]}\n");
}

const char *cxtag_difference_report(cxtag_difference *d, int json, size_t examples, size_t *len) {
  cx_arena arena;
  cx_arena_init(&arena, d->memory);
  cx_buffer_reset(&d->report);
  (json ? write_json : write_text)(&d->report, d, examples, &arena);
  cx_arena_clear(&arena);
  const char *text = cx_buffer_text(&d->report);
  if (len) *len = text ? d->report.length : 0;
  return text;
}
