/* The report of stats, as text and as JSON. */
#include <stdlib.h>
#include <string.h>

#include "base/messages.h"
#include "workbench/counts.h"
#include "workbench/json_write.h"
#include "workbench/stats.h"
#include "workbench/tally.h"

enum { TOGETHER_LEAST = 3 }; /* texts: fewer say nothing */

typedef struct reporting {
  const cxtag_stats *stats;
  cxtag_language language;
  cx_buffer *out;
  size_t lines;
  const cx_row_stats **rows; /* room for all of them */
  const cx_map_entry **pairs;
} reporting;

static int by_texts(const void *a, const void *b) {
  const cx_row_stats *x = *(const cx_row_stats *const *)a, *y = *(const cx_row_stats *const *)b;
  if (x->texts != y->texts) return x->texts > y->texts ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static int by_signature(const void *a, const void *b) {
  const cx_row_stats *x = *(const cx_row_stats *const *)a, *y = *(const cx_row_stats *const *)b;
  if (x->texts != y->texts) return x->texts > y->texts ? -1 : 1;
  if (x->signature != y->signature) return x->signature < y->signature ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static void sort_rows(reporting *r, int (*order)(const void *, const void *)) {
  uint32_t const count = r->stats->lexicon->row_count;
  for (uint32_t i = 0; i < count; i++) r->rows[i] = &r->stats->rows[i];
  if (count) qsort(r->rows, count, sizeof *r->rows, order);
}

static int same_texts(const cx_row_stats *a, const cx_row_stats *b) {
  return a->texts == b->texts && a->signature == b->signature;
}

/* "base/terms/delivery.tsv:12 'x' delivery" */
static void write_row(cx_buffer *out, const cx_lexicon *lexicon, uint32_t number) {
  const cx_row *row = &lexicon->rows[number];
  cx_buffer_append_text(out, cx_lexicon_string(lexicon, row->source));
  cx_buffer_append_byte(out, ':');
  cx_buffer_append_integer(out, row->line);
  cx_buffer_append_text(out, " '");
  cx_buffer_append_text(out, cx_lexicon_string(lexicon, row->expression));
  cx_buffer_append_byte(out, '\'');
  if (row->table == CX_TABLE_SHIFTERS || row->subject == CX_NO_SUBJECT) return;
  cx_buffer_append_byte(out, ' ');
  cx_buffer_append_text(out, cx_lexicon_string(lexicon, row->table == CX_TABLE_INTENTS
                                                            ? lexicon->intents[row->subject]
                                                            : lexicon->themes[row->subject].id));
}

static int is_over(const reporting *r, size_t written) {
  return r->lines && written >= r->lines;
}

static void write_title(cx_buffer *out, const char *title) {
  cx_buffer_append_byte(out, '\n');
  cx_buffer_append_text(out, title);
  cx_buffer_append_byte(out, '\n');
}

static void write_rows(reporting *r) {
  cx_buffer *out = r->out;
  sort_rows(r, by_texts);
  write_title(out, CX_SAY(r->language, stats_head));
  for (size_t i = 0; i < r->stats->counts.rows_hit && !is_over(r, i); i++) {
    const cx_row_stats *row = r->rows[i];
    cx_append_count(out, row->texts, 8);
    cx_buffer_append_text(out, "  ");
    cx_buffer_append_milli(out, cx_share(row->texts, r->stats->counts.texts));
    cx_append_count(out, row->hits, 8);
    cx_buffer_append_text(out, "  ");
    write_row(out, r->stats->lexicon, row->row);
    for (uint32_t e = 0; e < row->example_count; e++) {
      cx_buffer_append_text(out, "\n                             ");
      cx_buffer_append_text(out, row->examples[e]);
    }
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_together(reporting *r) {
  cx_buffer *out = r->out;
  size_t groups = 0, end;
  sort_rows(r, by_signature);
  for (size_t at = 0; at < r->stats->counts.rows_hit && !is_over(r, groups); at = end) {
    for (end = at + 1; end < r->stats->counts.rows_hit && same_texts(r->rows[at], r->rows[end]);) end++;
    if (end - at < 2 || r->rows[at]->texts < TOGETHER_LEAST) continue;
    if (!groups++) write_title(out, CX_SAY(r->language, stats_together));
    cx_append_count(out, r->rows[at]->texts, 8);
    for (size_t i = at; i < end; i++) {
      cx_buffer_append_text(out, i > at ? "\n          " : "  ");
      write_row(out, r->stats->lexicon, r->rows[i]->row);
    }
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_contradictions(reporting *r) {
  for (size_t i = 0; i < r->stats->contradictions.count && !is_over(r, i); i++) {
    uint32_t pair[2];
    memcpy(pair, r->pairs[i]->key, sizeof pair);
    if (!i) write_title(r->out, CX_SAY(r->language, stats_opposed));
    cx_append_count(r->out, r->pairs[i]->value, 8);
    cx_buffer_append_text(r->out, "  ");
    write_row(r->out, r->stats->lexicon, pair[0]);
    cx_buffer_append_text(r->out, "\n          ");
    write_row(r->out, r->stats->lexicon, pair[1]);
    cx_buffer_append_byte(r->out, '\n');
  }
}

static void write_never(reporting *r) {
  size_t written = 0;
  for (uint32_t i = 0; i < r->stats->lexicon->row_count && !is_over(r, written); i++) {
    if (r->stats->rows[i].texts) continue;
    if (!written++) write_title(r->out, CX_SAY(r->language, stats_never));
    cx_buffer_append_text(r->out, "  ");
    write_row(r->out, r->stats->lexicon, i);
    cx_buffer_append_byte(r->out, '\n');
  }
}

static void write_text(reporting *r) {
  const cxtag_stats_counts *counts = &r->stats->counts;
  cx_append_left(r->out, CX_SAY(r->language, stats_texts), 16);
  cx_append_count(r->out, counts->texts, 10);
  cx_buffer_append_byte(r->out, '\n');
  cx_append_left(r->out, CX_SAY(r->language, stats_evidence), 16);
  cx_append_count(r->out, counts->with_evidence, 10);
  cx_buffer_append_text(r->out, "  ");
  cx_buffer_append_milli(r->out, cx_share(counts->with_evidence, counts->texts));
  cx_buffer_append_byte(r->out, '\n');
  cx_append_left(r->out, CX_SAY(r->language, stats_rows), 16);
  cx_append_count(r->out, counts->rows, 10);
  cx_buffer_append_byte(r->out, '\n');
  cx_append_left(r->out, CX_SAY(r->language, stats_rows_hit), 16);
  cx_append_count(r->out, counts->rows_hit, 10);
  cx_buffer_append_text(r->out, "  ");
  cx_buffer_append_milli(r->out, cx_share(counts->rows_hit, counts->rows));
  cx_buffer_append_byte(r->out, '\n');
  write_rows(r);
  write_together(r);
  write_contradictions(r);
  write_never(r);
}

/* ---- JSON */

static void json_row(cx_buffer *out, const cx_lexicon *lexicon, uint32_t number) {
  const cx_row *row = &lexicon->rows[number];
  cx_json_item(out);
  cx_buffer_append_byte(out, '{');
  cx_json_text(out, "source", cx_lexicon_string(lexicon, row->source));
  cx_json_count(out, "line", row->line);
  cx_json_text(out, "expression", cx_lexicon_string(lexicon, row->expression));
}

static void json_rows(reporting *r) {
  sort_rows(r, by_texts);
  cx_json_key(r->out, "rows");
  cx_buffer_append_byte(r->out, '[');
  for (size_t i = 0; i < r->stats->counts.rows_hit && !is_over(r, i); i++) {
    json_row(r->out, r->stats->lexicon, r->rows[i]->row);
    cx_json_count(r->out, "texts", r->rows[i]->texts);
    cx_json_milli(r->out, "share", cx_share(r->rows[i]->texts, r->stats->counts.texts));
    cx_json_count(r->out, "hits", r->rows[i]->hits);
    cx_json_key(r->out, "examples");
    cx_buffer_append_byte(r->out, '[');
    for (uint32_t e = 0; e < r->rows[i]->example_count; e++) {
      cx_json_item(r->out);
      cx_json_append_text(r->out, r->rows[i]->examples[e]);
    }
    cx_buffer_append_text(r->out, "]}");
  }
  cx_buffer_append_byte(r->out, ']');
}

static void json_together(reporting *r) {
  size_t groups = 0, end;
  sort_rows(r, by_signature);
  cx_json_key(r->out, "together");
  cx_buffer_append_byte(r->out, '[');
  for (size_t at = 0; at < r->stats->counts.rows_hit && !is_over(r, groups); at = end) {
    for (end = at + 1; end < r->stats->counts.rows_hit && same_texts(r->rows[at], r->rows[end]);) end++;
    if (end - at < 2 || r->rows[at]->texts < TOGETHER_LEAST) continue;
    groups++;
    cx_json_item(r->out);
    cx_buffer_append_byte(r->out, '[');
    for (size_t i = at; i < end; i++) {
      json_row(r->out, r->stats->lexicon, r->rows[i]->row);
      cx_json_end(r->out);
    }
    cx_buffer_append_byte(r->out, ']');
  }
  cx_buffer_append_byte(r->out, ']');
}

static void json_contradictions(reporting *r) {
  cx_json_key(r->out, "contradictions");
  cx_buffer_append_byte(r->out, '[');
  for (size_t i = 0; i < r->stats->contradictions.count && !is_over(r, i); i++) {
    uint32_t pair[2];
    memcpy(pair, r->pairs[i]->key, sizeof pair);
    cx_json_item(r->out);
    cx_buffer_append_byte(r->out, '[');
    for (int side = 0; side < 2; side++) {
      json_row(r->out, r->stats->lexicon, pair[side]);
      cx_json_count(r->out, "times", r->pairs[i]->value);
      cx_json_end(r->out);
    }
    cx_buffer_append_byte(r->out, ']');
  }
  cx_buffer_append_byte(r->out, ']');
}

static void json_never(reporting *r) {
  size_t written = 0;
  cx_json_key(r->out, "never");
  cx_buffer_append_byte(r->out, '[');
  for (uint32_t i = 0; i < r->stats->lexicon->row_count && !is_over(r, written); i++) {
    if (r->stats->rows[i].texts) continue;
    written++;
    json_row(r->out, r->stats->lexicon, i);
    cx_json_end(r->out);
  }
  cx_buffer_append_byte(r->out, ']');
}

static void write_json(reporting *r) {
  const cxtag_stats_counts *counts = &r->stats->counts;
  cx_buffer_append_byte(r->out, '{');
  cx_json_count(r->out, "schema", 1);
  cx_json_count(r->out, "texts", counts->texts);
  cx_json_count(r->out, "with_evidence", counts->with_evidence);
  cx_json_count(r->out, "row_count", counts->rows);
  cx_json_count(r->out, "rows_hit", counts->rows_hit);
  json_rows(r);
  json_together(r);
  json_contradictions(r);
  json_never(r);
  cx_buffer_append_text(r->out, "}\n");
}

/* Most frequent first, then by row numbers: keys are numbers, not text. */
static int by_times(const void *a, const void *b) {
  const cx_map_entry *x = *(const cx_map_entry *const *)a, *y = *(const cx_map_entry *const *)b;
  uint32_t left[2], right[2];
  if (x->value != y->value) return x->value > y->value ? -1 : 1;
  memcpy(left, x->key, sizeof left);
  memcpy(right, y->key, sizeof right);
  if (left[0] != right[0]) return left[0] < right[0] ? -1 : 1;
  return left[1] < right[1] ? -1 : left[1] > right[1];
}

const char *cxtag_stats_report(cxtag_stats *stats, int json, size_t lines, size_t *len) {
  reporting r = {
      .stats = stats, .language = stats->session->engine->messages, .out = &stats->report, .lines = lines};
  size_t const pairs = stats->contradictions.count;
  cx_buffer_reset(&stats->report);
  r.rows = cx_alloc_array(stats->memory, stats->lexicon->row_count, sizeof *r.rows);
  r.pairs = cx_alloc_array(stats->memory, pairs, sizeof *r.pairs);
  if (r.rows && r.pairs) {
    for (size_t i = 0; i < pairs; i++) r.pairs[i] = &stats->contradictions.entries[i];
    if (pairs) qsort(r.pairs, pairs, sizeof *r.pairs, by_times);
    (json ? write_json : write_text)(&r);
  } else {
    stats->report.failed = 1;
  }
  cx_release(stats->memory, r.rows);
  cx_release(stats->memory, r.pairs);
  const char *text = cx_buffer_text(&stats->report);
  if (len) *len = text ? stats->report.length : 0;
  return text;
}
