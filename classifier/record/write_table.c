/* CSV and TSV: a row a record. `wide` has a column for each theme, `long` a row for each mention. */
#include <string.h>

#include "record/meta_columns.h"
#include "record/put.h"
#include "record/unicode.h"
#include "record/writing.h"

typedef struct table_state {
  cx_meta_columns meta;
  int begun;
} table_state;

static table_state *state_of(cx_writing *w) {
  return w->state;
}

static cxtag_status open_table(cx_writing *w, cxtag_error *err) {
  table_state *state = cx_arena_alloc(&w->arena, sizeof *state);
  if (!state) return cx_error_memory(err);
  memset(state, 0, sizeof *state);
  w->state = state;
  return CXTAG_OK;
}

static int is_tsv(const cx_writing *w) {
  return w->format == &cx_tsv_writer;
}
static char delimiter_of(const cx_writing *w) {
  return is_tsv(w) ? '\t' : w->options.excel ? ';' : ',';
}

static void end_row(cx_writing *w) {
  /* In place of the last delimiter. */
  if (w->out.length) w->out.length--;
  cx_buffer_append_text(&w->out, w->options.excel && !is_tsv(w) ? "\r\n" : "\n");
}

/* TSV knows no quotes: what would end a cell becomes a blank. */
static void write_tsv_cell(cx_writing *w, const char *bytes, size_t len) {
  char *to = cx_buffer_reserve(&w->out, len + 1);
  if (!to) return;
  for (size_t i = 0; i < len; i++)
    to[i] = bytes[i] == '\t' || bytes[i] == '\n' || bytes[i] == '\r' ? ' ' : bytes[i];
  to[len] = '\t';
  w->out.length += len + 1;
}

static int needs_quotes(const cx_writing *w, const char *bytes, size_t len) {
  char const delimiter = delimiter_of(w);
  for (size_t i = 0; i < len; i++)
    if (bytes[i] == delimiter || bytes[i] == '"' || bytes[i] == '\n' || bytes[i] == '\r') return 1;
  return len && (bytes[0] == ' ' || bytes[len - 1] == ' ');
}

/* A spreadsheet runs a cell that begins so. */
static int is_formula(const char *bytes, size_t len) {
  return len && strchr("=+-@\t\r", *bytes) != NULL;
}

static void write_cell(cx_writing *w, const char *bytes, size_t len) {
  int const guarded = w->options.excel && is_formula(bytes, len);
  if (is_tsv(w)) {
    write_tsv_cell(w, bytes, len);
    return;
  }
  if (!guarded && !needs_quotes(w, bytes, len))
    cx_buffer_append(&w->out, bytes, len);
  else {
    cx_buffer_append_text(&w->out, guarded ? "\"'" : "\"");
    for (size_t at = 0; at < len;) {
      const char *quote = memchr(bytes + at, '"', len - at);
      size_t const run = quote ? (size_t)(quote - bytes) + 1 - at : len - at;
      cx_buffer_append(&w->out, bytes + at, run);
      if (quote) cx_buffer_append_byte(&w->out, '"');
      at += run;
    }
    cx_buffer_append_byte(&w->out, '"');
  }
  cx_buffer_append_byte(&w->out, delimiter_of(w));
}

static void write_value(cx_writing *w, cxtag_text_value value) {
  if (!cx_utf8_valid(value.bytes, value.length)) {
    cx_writing_begin_scratch(w);
    cx_append_repaired(&w->scratch, value.bytes, value.length, 0);
    value.bytes = w->scratch.bytes;
    value.length = w->scratch.length;
  }
  write_cell(w, value.bytes, value.length);
}

static void write_text_cell(cx_writing *w, const char *text) {
  write_cell(w, text, strlen(text));
}

/* A long number loses digits in a spreadsheet, and one that begins with 0 its zeros, unless it is text: ="0123". */
static void write_id(cx_writing *w, cxtag_text_value id) {
  size_t digits = 0;
  while (digits < id.length && id.bytes[digits] >= '0' && id.bytes[digits] <= '9') digits++;
  int const changes = digits >= 12 || (digits > 1 && id.bytes[0] == '0');
  if (!w->options.excel || is_tsv(w) || digits != id.length || !changes) {
    write_value(w, id);
    return;
  }
  cx_buffer_append_text(&w->out, "\"=\"\"");
  cx_buffer_append(&w->out, id.bytes, id.length);
  cx_buffer_append_text(&w->out, "\"\"\"");
  cx_buffer_append_byte(&w->out, delimiter_of(w));
}

/* Excel with `;` reads a decimal comma. */
static void write_milli(cx_writing *w, int32_t milli) {
  char *to = cx_buffer_reserve(&w->out, CX_NUMBER_ROOM), *point;
  if (!to) return;
  size_t const length = (size_t)(cx_put_milli(to, milli) - to);
  if (w->options.excel && !is_tsv(w) && (point = memchr(to, '.', length)) != NULL) *point = ',';
  to[length] = delimiter_of(w);
  w->out.length += length + 1;
}

static void write_integer(cx_writing *w, uint64_t number) {
  char *to = cx_buffer_reserve(&w->out, CX_NUMBER_ROOM);
  if (!to) return;
  char *end = cx_put_number(to, number);
  *end++ = delimiter_of(w);
  w->out.length += (size_t)(end - to);
}

static void write_name(cx_writing *w, const char *name, cx_kept_names *taken) {
  write_text_cell(w, name);
  cx_kept_names_take(taken, cx_value_text(name));
}

static void write_names(cx_writing *w, const char *const *names, cx_kept_names *taken) {
  for (; *names; names++)
    if (!w->options.no_text || strcmp(*names, "text")) write_name(w, *names, taken);
}

/* The header: fixed columns, themes of `wide`, kept columns. */
static void begin_table(cx_writing *w, const cxtag_record *record) {
  static const char *const rows[] = {"id",      "field",    "text",     "lang",       "sentiment",
                                     "score",   "positive", "negative", "confidence", "themes",
                                     "intents", "flags",    NULL};
  static const char *const wide[] = {"id",    "field",   "text",  "lang", "sentiment",
                                     "score", "intents", "flags", NULL};
  static const char *const mentions[] = {"id",       "field",       "lang",  "sentiment", "score",   "theme",
                                         "polarity", "theme_score", "start", "end",       "mention", NULL};
  cxtag_theme_info theme;
  table_state *state = state_of(w);
  cx_kept_names taken;
  if (state->begun) return;
  state->begun = 1;
  cx_kept_names_begin(&taken, &w->memory, &w->arena);
  if (w->options.excel && !is_tsv(w)) cx_buffer_append_text(&w->out, "\xEF\xBB\xBF");
  write_names(w, w->format == &cx_wide_writer ? wide : w->format == &cx_long_writer ? mentions : rows, &taken);
  for (size_t i = 0; w->format == &cx_wide_writer && cxtag_engine_theme(w->engine, i, &theme); i++)
    write_name(w, theme.id, &taken);
  if (taken.failed || !cx_meta_columns_begin(&state->meta, w, record, &taken)) w->out.failed = 1;
  cx_kept_names_end(&taken);
  for (size_t i = 0; i < state->meta.count && !w->out.failed; i++) write_value(w, state->meta.heads[i]);
  end_row(w);
}

static void write_meta(cx_writing *w, const cxtag_record *record) {
  const cx_meta_columns *columns = &state_of(w)->meta;
  for (size_t i = 0; i < columns->count; i++) write_value(w, cx_meta_columns_value(columns, i, record));
  cx_meta_columns_check(columns, w, record);
}

const char *cx_polarity_sign(cxtag_label label) {
  static const char *const signs[] = {"0", "+", "-", "+-"};
  return signs[label];
}

static void write_theme_list(cx_writing *w, const cxtag_result *result) {
  cxtag_theme theme;
  cx_writing_begin_scratch(w);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    if (i) cx_buffer_append_byte(&w->scratch, ' ');
    cx_buffer_append_text(&w->scratch, theme.id);
    cx_buffer_append_byte(&w->scratch, ':');
    cx_buffer_append_text(&w->scratch, cx_polarity_sign(theme.polarity));
  }
  write_cell(w, w->scratch.bytes, w->scratch.length);
}

static void write_intent_list(cx_writing *w, const cxtag_result *result) {
  cxtag_intent intent;
  cx_writing_begin_scratch(w);
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    if (i) cx_buffer_append_byte(&w->scratch, ' ');
    cx_buffer_append_text(&w->scratch, intent.id);
  }
  write_cell(w, w->scratch.bytes, w->scratch.length);
}

static void write_flag_list(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  uint32_t const flags = cxtag_result_flags(result) | (record->repaired ? CXTAG_REPAIRED : 0u);
  const char *name;
  cx_writing_begin_scratch(w);
  for (unsigned bit = 0; (name = cxtag_flag_text(bit)) != NULL; bit++) {
    if (!(flags >> bit & 1)) continue;
    if (w->scratch.length) cx_buffer_append_byte(&w->scratch, ' ');
    cx_buffer_append_text(&w->scratch, name);
  }
  write_cell(w, w->scratch.bytes, w->scratch.length);
}

static void write_common(cx_writing *w, const cxtag_record *record, const cxtag_result *result, int text) {
  size_t len;
  const char *bytes = cxtag_result_text(result, &len);
  cxtag_sentiment const sentiment = cxtag_result_sentiment(result);
  begin_table(w, record);
  write_id(w, record->id);
  write_value(w, record->field);
  if (text && !w->options.no_text) write_cell(w, bytes, len);
  write_text_cell(w, cxtag_language_text(cxtag_result_language(result)));
  write_text_cell(w, cxtag_label_text(sentiment.label));
  write_milli(w, sentiment.score_milli);
}

static void write_row(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  cxtag_sentiment const sentiment = cxtag_result_sentiment(result);
  write_common(w, record, result, 1);
  write_milli(w, sentiment.positive_milli);
  write_milli(w, sentiment.negative_milli);
  write_milli(w, sentiment.confidence_milli);
  write_theme_list(w, result);
  write_intent_list(w, result);
  write_flag_list(w, record, result);
  write_meta(w, record);
  end_row(w);
}

/* Engine and result both have their themes in the order of their ids. */
static void write_wide(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  cxtag_theme_info column;
  cxtag_theme theme;
  size_t at = 0;
  write_common(w, record, result, 1);
  write_intent_list(w, result);
  write_flag_list(w, record, result);
  for (size_t i = 0; cxtag_engine_theme(w->engine, i, &column); i++) {
    int order = 1;
    while (cxtag_result_theme(result, at, &theme) && (order = strcmp(theme.id, column.id)) < 0) at++;
    if (cxtag_result_theme(result, at, &theme) && !order)
      write_milli(w, theme.score_milli);
    else
      write_cell(w, "", 0);
  }
  write_meta(w, record);
  end_row(w);
}

static void write_mention(cx_writing *w, const cxtag_record *record, const cxtag_result *result,
                          const cxtag_theme *theme, const cxtag_span *span) {
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  write_common(w, record, result, 0);
  if (theme) {
    write_text_cell(w, theme->id);
    write_text_cell(w, cxtag_label_text(theme->polarity));
    write_milli(w, theme->score_milli);
  } else
    for (int i = 0; i < 3; i++) write_cell(w, "", 0);
  if (span) {
    write_integer(w, cxtag_offset_in(text, span->start, w->options.offsets));
    write_integer(w, cxtag_offset_in(text, span->end, w->options.offsets));
    if (w->options.no_text)
      write_cell(w, "", 0);
    else
      write_cell(w, text + span->start, span->end - span->start);
  } else
    for (int i = 0; i < 3; i++) write_cell(w, "", 0);
  write_meta(w, record);
  end_row(w);
}

/* A record without themes has one row, so that the records still add up. */
static void write_long(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  cxtag_theme theme;
  cxtag_span span;
  if (!cxtag_result_theme_count(result)) write_mention(w, record, result, NULL, NULL);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    if (!theme.span_count) write_mention(w, record, result, &theme, NULL);
    for (size_t k = 0; cxtag_result_theme_span(result, i, k, &span); k++)
      write_mention(w, record, result, &theme, &span);
  }
}

/* Of no records at all: the header still says what there would be. */
static void finish_table(cx_writing *w) {
  begin_table(w, NULL);
}

const cx_writer_format cx_csv_writer = {"csv", write_row, finish_table, open_table, NULL, begin_table, 1};
const cx_writer_format cx_tsv_writer = {"tsv", write_row, finish_table, open_table, NULL, begin_table, 1};
const cx_writer_format cx_wide_writer = {"wide", write_wide, finish_table, open_table, NULL, begin_table, 1};
const cx_writer_format cx_long_writer = {"long", write_long, finish_table, open_table, NULL, begin_table, 1};
