/* A workbook: a sheet of records, a sheet of themes by polarity with a chart. libxlsxwriter writes to a path
 * only, so the book goes to a nameless temporary file, by the path of its descriptor, and from there to the
 * output; nothing is left behind even when the process dies. The library allocates with malloc, and writes numbers
 * as the locale has them: a comma in XML is none. So it only runs in the C locale, which is that of this thread until
 * the call is over. */
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "record/counts.h"
#include "record/meta_columns.h"
#include "record/sheet_value.h"
#include "record/unicode.h"
#include "record/writing.h"

enum { ROWS_MOST = 1048575, CELL_MOST = 32767, META_MOST = 1000, PATH_SIZE = 64 };

/* Columns of the kept values hold a day and its time; a number of more digits would show as 3.58E+11. */
enum { META_WIDTH = 20, DIGITS_SHOWN = 11, DECIMALS_MOST = 15 };

/* 2000-01-01: a time of 0 would be taken for that of the run. */
enum { FIRST_SECOND = 946684800 };

typedef struct book_state {
  locale_t plain; /* the C locale */
  FILE *file;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *bold, *day, *moment;
  lxw_format *fixed[DECIMALS_MOST + 1]; /* numbers with so many decimals; made when one comes */
  uint32_t row;
  unsigned sheets;
  cx_meta_columns meta; /* from the first sheet on */
  cx_counts counts;
} book_state;

/* "_x000D_" would be read as the character it names, unless its first sign is named so itself. */
static int is_escape(const char *at, size_t len) {
  static const char digits[] = "0123456789abcdefABCDEF";
  if (len < 7 || at[0] != '_' || at[1] != 'x' || at[6] != '_') return 0;
  for (int i = 2; i < 6; i++)
    if (!at[i] || !strchr(digits, at[i])) return 0;
  return 1;
}

static void append_escaped(cx_buffer *out, const char *bytes, size_t len) {
  size_t from = 0;
  for (size_t at = 0; at < len; at++) {
    if (!is_escape(bytes + at, len - at)) continue;
    cx_append_repaired(out, bytes + from, at - from, 0);
    cx_buffer_append_text(out, "_x005F");
    from = at;
  }
  cx_append_repaired(out, bytes + from, len - from, 0);
}

static void cell_text(cx_writing *w, uint16_t column, const char *bytes, size_t len, lxw_format *format) {
  book_state *s = w->state;
  size_t at = 0, units = 0;
  if (!len) return;
  /* A cell holds 32,767 UTF-16 units; NUL would end it early, and U+FFFE and U+FFFF are no characters of XML. */
  cx_writing_begin_scratch(w);
  append_escaped(&w->scratch, bytes, len);
  for (size_t step; at < w->scratch.length && units < CELL_MOST - 1; at += step) {
    if (!w->scratch.bytes[at]) w->scratch.bytes[at] = ' ';
    uint32_t const point = cx_utf8_read(w->scratch.bytes + at, &step);
    if (point == 0xFFFE || point == 0xFFFF) w->scratch.bytes[at + 2] = '\xBD';
    units += point > 0xFFFF ? 2 : 1;
  }
  w->scratch.length = at < w->scratch.length ? at : w->scratch.length;
  if (cx_buffer_text(&w->scratch)) worksheet_write_string(s->sheet, s->row, column, w->scratch.bytes, format);
}

static void cell_plain(cx_writing *w, uint16_t column, const char *text) {
  cell_text(w, column, text, strlen(text), NULL);
}

static void cell_number(cx_writing *w, uint16_t column, double number) {
  book_state *s = w->state;
  worksheet_write_number(s->sheet, s->row, column, number, NULL);
}

/* The format in which a number looks as it was written: the usual one leaves zeros at the end out. NULL = it does not
 * have to be told. */
static lxw_format *number_format(book_state *s, const cx_sheet_value *value, char last) {
  char pattern[DECIMALS_MOST + 3] = "0.000000000000000";
  unsigned const decimals = value->decimals;
  if (value->digits <= DIGITS_SHOWN && !(decimals && last == '0')) return NULL;
  if (s->fixed[decimals]) return s->fixed[decimals];
  pattern[decimals ? decimals + 2 : 1] = '\0';
  s->fixed[decimals] = workbook_add_format(s->book);
  if (s->fixed[decimals]) format_set_num_format(s->fixed[decimals], pattern);
  return s->fixed[decimals];
}

/* Numbers and days as such, so that they can be averaged and grouped by month. */
static void cell_kept(cx_writing *w, uint16_t column, cxtag_text_value kept) {
  book_state *s = w->state;
  cx_sheet_value const value = cx_sheet_value_read(kept.bytes, kept.length);
  lxw_datetime when = {value.year, value.month, value.day, value.hour, value.minute, value.second};
  switch (value.kind) {
  case CX_SHEET_TEXT: cell_text(w, column, kept.bytes, kept.length, NULL); return;
  case CX_SHEET_NUMBER:
    worksheet_write_number(s->sheet, s->row, column, value.number,
                           number_format(s, &value, kept.bytes[kept.length - 1]));
    return;
  case CX_SHEET_DAY: worksheet_write_datetime(s->sheet, s->row, column, &when, s->day); return;
  case CX_SHEET_MOMENT: worksheet_write_datetime(s->sheet, s->row, column, &when, s->moment); return;
  }
}

static const char *const heads[] = {"id",       "field",    "text",       "lang",   "sentiment", "score",
                                    "positive", "negative", "confidence", "themes", "intents",   "flags"};
enum { HEADS = sizeof heads / sizeof *heads };

static void find_meta(cx_writing *w, const cxtag_record *record) {
  book_state *s = w->state;
  cx_kept_names taken;
  cx_kept_names_begin(&taken, &w->memory, &w->arena);
  for (int i = 0; i < HEADS; i++) cx_kept_names_take(&taken, cx_value_text(heads[i]));
  if (taken.failed || !cx_meta_columns_begin(&s->meta, w, record, &taken)) {
    w->out.failed = 1;
    s->meta.count = 0;
  }
  cx_kept_names_end(&taken);
}

static void begin_sheet(cx_writing *w, const cxtag_record *record) {
  book_state *s = w->state;
  char name[32];
  s->sheets++;
  snprintf(name, sizeof name, s->sheets > 1 ? "Records %u" : "Records", s->sheets);
  s->sheet = workbook_add_worksheet(s->book, name);
  if (!s->sheet) {
    w->out.failed = 1;
    return;
  }
  worksheet_freeze_panes(s->sheet, 1, 0);
  worksheet_set_column(s->sheet, 2, 2, 60, NULL);
  for (int i = 0; i < HEADS; i++) worksheet_write_string(s->sheet, 0, (lxw_col_t)i, heads[i], s->bold);
  if (!s->meta.names) find_meta(w, record);
  s->row = 0;
  size_t const kept = s->meta.count < META_MOST ? s->meta.count : META_MOST;
  if (kept) worksheet_set_column(s->sheet, HEADS, (lxw_col_t)(HEADS + kept - 1), META_WIDTH, NULL);
  for (size_t i = 0; i < kept; i++)
    cell_text(w, (uint16_t)(HEADS + i), s->meta.heads[i].bytes, s->meta.heads[i].length, s->bold);
}

static void open_book(book_state *s) {
  char path[PATH_SIZE];
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  s->file = tmpfile();
  if (!s->file) return;
  snprintf(path, sizeof path, "/proc/self/fd/%d", fileno(s->file));
  s->book = workbook_new_opt(path, &options);
  if (!s->book) return;
  workbook_set_properties(s->book, &(lxw_doc_properties){.created = FIRST_SECOND}); /* the same book at any time */
  s->bold = workbook_add_format(s->book);
  s->day = workbook_add_format(s->book);
  s->moment = workbook_add_format(s->book);
  format_set_bold(s->bold);
  format_set_num_format(s->day, "yyyy-mm-dd");
  format_set_num_format(s->moment, "yyyy-mm-dd hh:mm:ss");
}

static cxtag_status open_xlsx(cx_writing *w, cxtag_error *err) {
  book_state *s = cx_arena_alloc(&w->arena, sizeof *s);
  if (!s) return cx_error_memory(err);
  memset(s, 0, sizeof *s);
  cx_counts_init(&s->counts, &w->memory);
  w->state = s;
  s->plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
  if (!s->plain) return cx_error_memory(err);
  locale_t const callers = uselocale(s->plain);
  open_book(s);
  uselocale(callers);
  if (s->book) return CXTAG_OK;
  return cx_error_set(err, CXTAG_EIO, "no temporary file for the workbook: %s", strerror(errno));
}

/* Not finished: goes to the nameless file, which vanishes. */
static void drop_book(book_state *s) {
  locale_t const callers = uselocale(s->plain);
  workbook_close(s->book);
  uselocale(callers);
}

static void close_xlsx(cx_writing *w) {
  book_state *s = w->state;
  if (!s) return;
  if (s->book) drop_book(s);
  if (s->file) fclose(s->file);
  if (s->plain) freelocale(s->plain);
  cx_counts_clear(&s->counts);
}

/* "delivery:+ price:-" and the like, gathered in blocks, which no offsets need here. */
static void cell_list(cx_writing *w, uint16_t column) {
  if (w->blocks.length) cell_text(w, column, w->blocks.bytes, w->blocks.length - 1, NULL);
  cx_buffer_reset(&w->blocks);
}

static void write_lists(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  uint32_t const flags = cxtag_result_flags(result) | (record->repaired ? CXTAG_REPAIRED : 0u);
  cxtag_theme theme;
  cxtag_intent intent;
  const char *name;
  cx_buffer_reset(&w->blocks);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    cx_buffer_append_text(&w->blocks, theme.id);
    cx_buffer_append_byte(&w->blocks, ':');
    cx_buffer_append_text(&w->blocks, cx_polarity_sign(theme.polarity));
    cx_buffer_append_byte(&w->blocks, ' ');
  }
  cell_list(w, 9);
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    cx_buffer_append_text(&w->blocks, intent.id);
    cx_buffer_append_byte(&w->blocks, ' ');
  }
  cell_list(w, 10);
  for (unsigned bit = 0; flags && (name = cxtag_flag_text(bit)) != NULL; bit++) {
    if (!(flags >> bit & 1)) continue;
    cx_buffer_append_text(&w->blocks, name);
    cx_buffer_append_byte(&w->blocks, ' ');
  }
  cell_list(w, 11);
}

static void write_record(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  book_state *s = w->state;
  cxtag_sentiment const sentiment = cxtag_result_sentiment(result);
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  if (!s->sheet || s->row == ROWS_MOST) begin_sheet(w, record);
  if (!s->sheet) return;
  s->row++;
  cell_text(w, 0, record->id.bytes, record->id.length, NULL);
  cell_text(w, 1, record->field.bytes, record->field.length, NULL);
  if (!w->options.no_text) cell_text(w, 2, text, len, NULL);
  cell_plain(w, 3, cxtag_language_text(cxtag_result_language(result)));
  cell_plain(w, 4, cxtag_label_text(sentiment.label));
  cell_number(w, 5, sentiment.score_milli / 1000.0);
  cell_number(w, 6, sentiment.positive_milli / 1000.0);
  cell_number(w, 7, sentiment.negative_milli / 1000.0);
  cell_number(w, 8, sentiment.confidence_milli / 1000.0);
  write_lists(w, record, result);
  for (size_t i = 0; i < s->meta.count && i < META_MOST; i++)
    cell_kept(w, (uint16_t)(HEADS + i), cx_meta_columns_value(&s->meta, i, record));
  cx_meta_columns_check(&s->meta, w, record);
  if (cx_counts_add(&s->counts, result)) w->out.failed = 1;
}

static void record_xlsx(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  const book_state *s = w->state;
  locale_t const callers = uselocale(s->plain);
  write_record(w, record, result);
  uselocale(callers);
}

/* The second sheet's columns; the chart's series are those from the third to the last but one. */
static const char *const english_names[] = {"theme", "texts", "positive", "mixed", "neutral", "negative", "score"};
static const char *const finnish_names[] = {"teema",     "tekstejä",   "myönteinen", "ristiriitainen",
                                            "neutraali", "kielteinen", "pisteet"};
enum { NAMES = sizeof english_names / sizeof *english_names, FIRST_SERIES = 2 };
static const struct {
  cxtag_label label;
  lxw_color_t colour;
} series[] = {{CXTAG_POSITIVE, 0x2E7D32},
              {CXTAG_MIXED, 0xF9A825},
              {CXTAG_NEUTRAL, 0x9E9E9E},
              {CXTAG_NEGATIVE, 0xC62828}};

static void add_chart(book_state *s, uint32_t rows, const char *const *names) {
  lxw_chart *chart = workbook_add_chart(s->book, LXW_CHART_BAR_STACKED);
  lxw_chart_options size = {.x_scale = 1.6, .y_scale = rows > 12 ? 2.0 : 1.2};
  if (!chart || !rows) return;
  for (uint16_t i = 0; i < 4; i++) {
    lxw_chart_series *line = chart_add_series(chart, NULL, NULL);
    lxw_chart_fill fill = {.color = series[i].colour};
    if (!line) return;
    chart_series_set_categories(line, "Themes", 1, 0, rows, 0);
    chart_series_set_values(line, "Themes", 1, (uint16_t)(FIRST_SERIES + i), rows, (uint16_t)(FIRST_SERIES + i));
    chart_series_set_name(line, names[FIRST_SERIES + i]);
    chart_series_set_fill(line, &fill);
  }
  chart_axis_set_reverse(chart->y_axis);
  chart_title_set_name(chart, names == finnish_names ? "Teemat sävyittäin" : "Themes by sentiment");
  worksheet_insert_chart_opt(s->sheet, 1, 8, chart, &size);
}

static void write_themes(cx_writing *w) {
  const char *const *const names = w->options.finnish ? finnish_names : english_names;
  book_state *s = w->state;
  s->sheet = workbook_add_worksheet(s->book, "Themes");
  if (!s->sheet) {
    w->out.failed = 1;
    return;
  }
  worksheet_set_column(s->sheet, 0, 0, 28, NULL);
  for (int i = 0; i < NAMES; i++) worksheet_write_string(s->sheet, 0, (lxw_col_t)i, names[i], s->bold);
  cx_counts_sort(&s->counts);
  for (s->row = 1; s->row <= s->counts.ids.count; s->row++) {
    const cx_theme_count *theme = &s->counts.themes[s->row - 1];
    cell_plain(w, 0, w->options.theme_names ? cx_theme_name(w, theme->id) : theme->id);
    cell_number(w, 1, (double)theme->records);
    for (uint16_t i = 0; i < 4; i++)
      cell_number(w, (uint16_t)(FIRST_SERIES + i), (double)theme->by_polarity[series[i].label]);
    int64_t const mean = theme->score_sum / (int64_t)theme->records; /* thousandths, as everywhere */
    cell_number(w, 6, (double)mean / 1000.0);
  }
  add_chart(s, (uint32_t)s->counts.ids.count, names);
}

static void hand_on(cx_writing *w, book_state *s) {
  size_t got = 1;
  rewind(s->file);
  while (got && !w->out.failed && !w->fault.code) {
    char *to = cx_buffer_reserve(&w->out, CX_FLUSH_AT);
    got = to ? fread(to, 1, CX_FLUSH_AT, s->file) : 0;
    w->out.length += got;
    if (got) cx_writing_flush(w, NULL);
  }
}

static lxw_error finish_book(cx_writing *w) {
  book_state *s = w->state;
  locale_t const callers = uselocale(s->plain);
  if (!s->sheet) begin_sheet(w, NULL);
  write_themes(w);
  lxw_error const error = workbook_close(s->book);
  s->book = NULL;
  uselocale(callers);
  return error;
}

static void finish_xlsx(cx_writing *w) {
  book_state *s = w->state;
  if (!s->book) return;
  lxw_error const error = finish_book(w);
  if (error == LXW_NO_ERROR && !ferror(s->file))
    hand_on(w, s);
  else {
    cx_position const here = {w->output.name, 0, 0, 0};
    cx_error_at(&w->fault, CXTAG_EIO, here, "the workbook cannot be written: %s", lxw_strerror(error));
  }
}

const cx_writer_format cx_xlsx_writer = {"xlsx", record_xlsx, finish_xlsx, open_xlsx, close_xlsx, NULL, 0};
