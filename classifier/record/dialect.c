/* The dialect is the one whose parse of a sample has the most rows of the same width and the fewest oddities.
 */
#include <string.h>

#include "record/csv.h"

enum { ROWS = 200, WIDTHS = 64 };

typedef struct trial {
  size_t rows, columns, agree, oddities;
  size_t cells, padded;       /* behind the first of their rows; those that a blank begins, as in prose */
  unsigned char widths[ROWS]; /* up to WIDTHS */
  int open;                   /* a quote never closes */
} trial;

static void count_oddities(trial *t, const cx_row *row, const char *bytes) {
  for (size_t i = 0; i < row->count; i++) {
    const cx_cell *const cell = &row->cells[i];
    if (cell->flags & CX_CELL_STRAY) t->oddities++;
    if (i && cell->length && !(cell->flags & CX_CELL_QUOTED)) t->padded += bytes[cell->start] == ' ';
    t->cells += i > 0;
  }
}

/* Where the first row is one cell: is it the name of the only column, whose texts hold the sign? Behind titles stands a
 * header, and nearly all rows behind that are as wide; and no table has a blank behind each of its signs. */
static int is_one_column(const trial *t) {
  size_t header = 0;
  if (t->widths[0] != 1) return 0;
  while (header < t->rows && t->widths[header] != t->columns) header++;
  return t->agree * 4 < (t->rows - header) * 3 || t->padded * 2 > t->cells;
}

/* Rows of one cell are titles or wrapped lines: any wider row outweighs them unless they are nearly all. */
static void settle_columns(trial *t) {
  size_t count[WIDTHS + 1] = {0};
  for (size_t row = 0; row < t->rows; row++) count[t->widths[row]]++;
  for (size_t w = 2; w <= WIDTHS; w++)
    if (count[w] && (!t->agree || count[w] >= t->agree)) {
      t->columns = w;
      t->agree = count[w];
    }
  if (t->agree && count[1] <= 9 * t->agree && !is_one_column(t)) return;
  t->columns = 1;
  t->agree = count[1];
}

/* Parses up to ROWS rows; the most frequent width is the number of columns. */
static cxtag_status try_dialect(trial *t, const cx_dialect *dialect, const char *bytes, size_t len, int final,
                                const cxtag_memory *memory) {
  size_t at = 0;
  cx_scan scan = CX_SCAN_ROW;
  cx_row row;

  memset(t, 0, sizeof *t);
  cx_row_init(&row, memory);
  while (t->rows < ROWS && (scan = cx_row_scan(&row, dialect, bytes + at, len - at, final)) == CX_SCAN_ROW) {
    if (!cx_row_is_blank(&row)) {
      t->widths[t->rows++] = (unsigned char)(row.count < WIDTHS ? row.count : WIDTHS);
      count_oddities(t, &row, bytes + at);
    }
    at += row.length;
  }
  t->open = scan == CX_SCAN_OPEN_QUOTE;
  cx_row_clear(&row);
  settle_columns(t);
  return scan == CX_SCAN_MEMORY ? CXTAG_ENOMEM : CXTAG_OK;
}

/* Thousandths: agreement counts most, then sound quoting, then the number of columns. */
static long score(const trial *t) {
  if (!t->rows) return -1;
  long agreement = (long)(t->agree * 1000 / t->rows);
  long width = t->columns > 12 ? 12 : (long)t->columns;
  if (t->columns < 2) return 1;
  return agreement + 40 * width - (long)(t->oddities > 50 ? 50 : t->oddities) * 20 - (t->open ? 200 : 0);
}

/* Excel's hint line `sep=;`, perhaps quoted. */
static size_t find_hint(const char *sample, size_t len, char *delimiter) {
  size_t quote = len && *sample == '"', at = quote;
  if (len < at + 5 || (memcmp(sample + at, "sep=", 4) && memcmp(sample + at, "SEP=", 4))) return 0;
  char const found = sample[at + 4];
  at += 5;
  if (quote && at < len && sample[at] == '"') at++;
  if (at < len && sample[at] == '\r')
    at++;
  else if (at >= len || sample[at] != '\n')
    return 0;
  if (at < len && sample[at] == '\n') at++;
  *delimiter = found;
  return at;
}

/* Without one in sight, backslashes escape nothing. */
static int has_escaped_quote(const char *sample, size_t len, char quote) {
  for (const char *at = sample; len > 1 && (at = memchr(at, '\\', (size_t)(sample + len - 1 - at))) != NULL; at++)
    if (at[1] == quote) return 1;
  return 0;
}

cxtag_status cx_dialect_detect(cx_dialect_guess *out, cx_dialect wanted, const char *sample, size_t len,
                               int final, const cxtag_memory *memory) {
  static const char delimiters[] = {',', ';', '\t', '|'};
  long best = -2;
  char hinted = 0;
  int const backslashes = has_escaped_quote(sample, len, wanted.quote);

  memset(out, 0, sizeof *out);
  out->hint = find_hint(sample, len, &hinted);
  if (hinted && !wanted.delimiter) wanted.delimiter = hinted;
  for (size_t d = 0; d < sizeof delimiters; d++) {
    for (int escaped = 0; escaped < 2; escaped++) {
      cx_dialect dialect = {wanted.delimiter ? wanted.delimiter : delimiters[d], wanted.quote,
                            wanted.escape == '"' ? '\0'
                            : wanted.escape      ? wanted.escape
                            : escaped            ? '\\'
                                                 : '\0'};
      trial t;
      if (escaped && (!wanted.quote || wanted.escape || !backslashes)) continue;
      if (try_dialect(&t, &dialect, sample + out->hint, len - out->hint, final, memory)) return CXTAG_ENOMEM;
      if (score(&t) <= best) continue;
      best = score(&t);
      out->dialect = dialect;
      out->columns = t.columns;
      out->rows = t.rows;
      out->agree_percent = t.rows ? t.agree * 100 / t.rows : 0;
    }
    if (wanted.delimiter) break;
  }
  /* In a single column any of the signs is text, be it in a row that was not looked at. */
  if (out->columns < 2 && !wanted.delimiter) {
    out->dialect.delimiter = CX_NO_DELIMITER;
    out->agree_percent = 100;
  }
  return CXTAG_OK;
}
