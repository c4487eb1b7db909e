/* Themes by sentiment, as a table for reading. */
#include <string.h>

#include "record/counts.h"
#include "record/put.h"
#include "record/writing.h"

enum { NAME_MOST = 40, NUMBER = 9 };

static cxtag_status open_summary(cx_writing *w, cxtag_error *err) {
  cx_counts *counts = cx_arena_alloc(&w->arena, sizeof *counts);
  if (!counts) return cx_error_memory(err);
  cx_counts_init(counts, &w->memory);
  w->state = counts;
  return CXTAG_OK;
}

static void close_summary(cx_writing *w) {
  if (w->state) cx_counts_clear(w->state);
}

static void count_record(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  (void)record;
  if (cx_counts_add(w->state, result)) w->out.failed = 1;
}

const char *cx_theme_name(const cx_writing *w, const char *id) {
  cxtag_theme_info info;
  for (size_t i = 0; w->engine && cxtag_engine_theme(w->engine, i, &info); i++) {
    if (strcmp(info.id, id)) continue;
    const char *name = w->options.finnish ? info.name_fi : info.name_en;
    return *name ? name : id;
  }
  return id;
}

static void write_right(cx_writing *w, const char *text) {
  for (size_t used = cx_text_columns(text, strlen(text)); used < NUMBER; used++)
    cx_buffer_append_byte(&w->out, ' ');
  cx_buffer_append_text(&w->out, text);
}

static void write_count(cx_writing *w, uint64_t count) {
  char text[CX_NUMBER_ROOM];
  *cx_put_number(text, count) = '\0';
  write_right(w, text);
}

/* Per cent, rounded half up. */
static void write_share(cx_writing *w, uint64_t part, uint64_t whole) {
  char text[CX_NUMBER_ROOM], *end = cx_put_number(text, whole ? (part * 200 + whole) / (2 * whole) : 0);
  memcpy(end, " %", 3);
  write_right(w, text);
}

static void write_mean(cx_writing *w, int64_t sum, uint64_t count) {
  char text[CX_NUMBER_ROOM];
  int64_t const mean = count ? sum / (int64_t)count : 0;
  *cx_put_milli(text, (int32_t)mean) = '\0';
  write_right(w, text);
}

static void write_name(cx_writing *w, const char *name, size_t width) {
  size_t used = cx_append_plain(&w->out, name, strlen(name), width);
  for (; used < width; used++) cx_buffer_append_byte(&w->out, ' ');
}

static void write_coloured(cx_writing *w, cxtag_label label, uint64_t count) {
  if (count) cx_buffer_append_text(&w->out, cx_colour(w, label));
  write_count(w, count);
  if (count) cx_buffer_append_text(&w->out, cx_colour_end(w));
}

static void write_heads(cx_writing *w, size_t width) {
  static const char *const english[] = {"theme",    "texts", "share",   "positive",
                                        "negative", "mixed", "neutral", "score"};
  static const char *const finnish[] = {"teema",  "tekstejä", "osuus",  "myönt.",
                                        "kielt.", "ristir.",  "neutr.", "pisteet"};
  const char *const *heads = w->options.finnish ? finnish : english;
  cx_buffer_append_text(&w->out, cx_colour_name(w, "\033[1m"));
  write_name(w, heads[0], width);
  for (int i = 1; i < 8; i++) write_right(w, heads[i]);
  cx_buffer_append_text(&w->out, cx_colour_end(w));
  cx_buffer_append_byte(&w->out, '\n');
}

static void write_line(cx_writing *w, const char *name, size_t width, uint64_t records,
                       const uint64_t *labels, int64_t score_sum, uint64_t whole) {
  write_name(w, name, width);
  write_count(w, records);
  write_share(w, records, whole);
  write_coloured(w, CXTAG_POSITIVE, labels[CXTAG_POSITIVE]);
  write_coloured(w, CXTAG_NEGATIVE, labels[CXTAG_NEGATIVE]);
  write_coloured(w, CXTAG_MIXED, labels[CXTAG_MIXED]);
  write_coloured(w, CXTAG_NEUTRAL, labels[CXTAG_NEUTRAL]);
  write_mean(w, score_sum, records);
  cx_buffer_append_byte(&w->out, '\n');
}

static void write_intents(cx_writing *w, const cx_counts *counts, size_t width) {
  if (!counts->intent_ids.count) return;
  cx_buffer_append_byte(&w->out, '\n');
  cx_buffer_append_text(&w->out, cx_colour_name(w, "\033[1m"));
  write_name(w, w->options.finnish ? "aikomus" : "intent", width);
  write_right(w, w->options.finnish ? "tekstejä" : "texts");
  cx_buffer_append_text(&w->out, cx_colour_end(w));
  cx_buffer_append_byte(&w->out, '\n');
  for (size_t i = 0; i < counts->intent_ids.count; i++) {
    write_name(w, counts->intent_ids.entries[i].key, width);
    write_count(w, counts->intent_ids.entries[i].value);
    cx_buffer_append_byte(&w->out, '\n');
  }
}

static void finish_summary(cx_writing *w) {
  cx_counts *counts = w->state;
  const char *all = w->options.finnish ? "kaikki" : "all texts";
  size_t width = strlen(all) + 2;
  cx_counts_sort(counts);
  for (size_t i = 0; i < counts->ids.count; i++) {
    const char *name = cx_theme_name(w, counts->themes[i].id);
    size_t const columns = cx_text_columns(name, strlen(name)) + 2;
    if (columns > width) width = columns < NAME_MOST ? columns : NAME_MOST;
  }
  write_heads(w, width);
  write_line(w, all, width, counts->records, counts->by_label, counts->score_sum, counts->records);
  for (size_t i = 0; i < counts->ids.count; i++)
    write_line(w, cx_theme_name(w, counts->themes[i].id), width, counts->themes[i].records,
               counts->themes[i].by_polarity, counts->themes[i].score_sum, counts->records);
  write_intents(w, counts, width);
}

const cx_writer_format cx_summary_writer = {"summary", count_record, finish_summary, open_summary,
                                            close_summary, NULL, 0};
