/* The report of a difference, as text and as JSON. */
#include <string.h>

#include "base/messages.h"
#include "workbench/counts.h"
#include "workbench/difference.h"
#include "workbench/json_write.h"

void cxtag_difference_counts_get(const cxtag_difference *d, cxtag_difference_counts *out) {
  *out = d->counts;
}

/* The words that changes are counted under, and what people are shown. */
static const char *state_text(cxtag_language in, const char *word, size_t len) {
  const struct {
    const char *word, *text;
  } states[] = {{"positive", CX_SAY(in, diff_positive)}, {"negative", CX_SAY(in, diff_negative)},
                {"neutral", CX_SAY(in, diff_neutral)},   {"mixed", CX_SAY(in, diff_mixed)},
                {"none", CX_SAY(in, diff_none)},         {"found", CX_SAY(in, diff_found)}};
  for (size_t i = 0; i < sizeof states / sizeof *states; i++)
    if (strlen(states[i].word) == len && !memcmp(states[i].word, word, len)) return states[i].text;
  return NULL;
}

/* "delivery neutral -> negative; churn none -> found": the words on either side of an arrow are states, others ids. */
static void write_changes(cx_buffer *out, const char *changes, cxtag_language in) {
  for (const char *at = changes; *at;) {
    size_t const len = strcspn(at, " ;");
    int const is_state = !strncmp(at + len, " -> ", 4) || (at - changes >= 3 && !memcmp(at - 3, "-> ", 3));
    const char *const state = is_state ? state_text(in, at, len) : NULL;
    if (state) cx_buffer_append_text(out, state);
    else cx_buffer_append(out, at, len);
    at += len;
    if (*at) cx_buffer_append_byte(out, *at++);
  }
}

static void write_rows(cx_buffer *out, const char *row, cxtag_language in) {
  (void)in;
  cx_buffer_append_text(out, row);
}

typedef void write_key(cx_buffer *out, const char *key, cxtag_language in);

static void write_counts(cx_buffer *out, const char *title, const cx_map *counts, write_key *write,
                         cxtag_language in, cx_arena *arena) {
  const cx_map_entry **order = cx_counts_order(counts, arena);
  if (!order) out->failed = 1;
  if (!order || !counts->count) return;
  cx_buffer_append_byte(out, '\n');
  cx_buffer_append_text(out, title);
  cx_buffer_append_byte(out, '\n');
  for (size_t i = 0; i < counts->count; i++) {
    cx_append_count(out, order[i]->value, 8);
    cx_buffer_append_text(out, "  ");
    write(out, order[i]->key, in);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_field(cx_buffer *out, const char *name) {
  cx_buffer_append_text(out, "\n    ");
  cx_buffer_append_text(out, name);
  cx_buffer_append_text(out, ": ");
}

static void write_examples(cx_buffer *out, const cxtag_difference *d, size_t examples, cxtag_language in) {
  if (examples && d->example_count) {
    cx_buffer_append_byte(out, '\n');
    cx_buffer_append_text(out, CX_SAY(in, diff_examples));
    cx_buffer_append_byte(out, '\n');
  }
  for (size_t i = 0; i < examples && i < d->example_count; i++) {
    const cx_difference_example *e = &d->examples[i];
    cx_buffer_append_text(out, "  ");
    cx_buffer_append_text(out, e->id);
    cx_buffer_append_text(out, ": ");
    write_changes(out, e->changes, in);
    write_field(out, CX_SAY(in, diff_text));
    cx_append_one_line(out, e->text, e->text_length);
    write_field(out, CX_SAY(in, diff_row_names));
    cx_buffer_append_text(out, e->rows);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_text(cx_buffer *out, const cxtag_difference *d, size_t examples, cx_arena *arena) {
  cxtag_language const in = d->after->engine->messages;
  const struct {
    const char *name;
    uint64_t count;
  } lines[] = {{CX_SAY(in, diff_texts), d->counts.texts},
               {CX_SAY(in, diff_changed), d->counts.changed},
               {CX_SAY(in, diff_sentiment), d->counts.sentiment},
               {CX_SAY(in, diff_themes), d->counts.themes},
               {CX_SAY(in, diff_intents), d->counts.intents}};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    cx_append_left(out, lines[i].name, 12);
    cx_append_count(out, lines[i].count, 10);
    cx_buffer_append_byte(out, '\n');
  }
  write_counts(out, CX_SAY(in, diff_by_sentiment), &d->sentiments, write_changes, in, arena);
  write_counts(out, CX_SAY(in, diff_by_theme), &d->themes, write_changes, in, arena);
  write_counts(out, CX_SAY(in, diff_by_intent), &d->intents, write_changes, in, arena);
  write_counts(out, CX_SAY(in, diff_rows), &d->rows, write_rows, in, arena);
  write_examples(out, d, examples, in);
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
    const cx_difference_example *e = &d->examples[i];
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
