/* The dialect is the one whose parse of a sample has the most rows of the same width and the fewest oddities.
 */
#include <string.h>

#include "record/csv.h"

enum { ROWS = 200, WIDTHS = 64 };

typedef struct trial {
  size_t rows, columns, agree, oddities;
  int open; /* a quote never closes */
} trial;

static void count_oddities(trial *t, const cx_row *row) {
  for (size_t i = 0; i < row->count; i++)
    if (row->cells[i].flags & CX_CELL_STRAY) t->oddities++;
}

/* Parses up to ROWS rows; the most frequent width is the number of columns. */
static cxtag_status try_dialect(trial *t, const cx_dialect *dialect, const char *bytes, size_t len, int final,
                                const cxtag_memory *memory) {
  size_t widths[WIDTHS + 1] = {0}, at = 0;
  cx_scan scan = CX_SCAN_ROW;
  cx_row row;

  memset(t, 0, sizeof *t);
  cx_row_init(&row, memory);
  while (t->rows < ROWS && (scan = cx_row_scan(&row, dialect, bytes + at, len - at, final)) == CX_SCAN_ROW) {
    at += row.length;
    if (cx_row_is_blank(&row)) continue;
    t->rows++;
    widths[row.count < WIDTHS ? row.count : WIDTHS]++;
    count_oddities(t, &row);
  }
  t->open = scan == CX_SCAN_OPEN_QUOTE;
  cx_row_clear(&row);
  /* Rows of one cell are titles or wrapped lines: any wider row outweighs them unless they are nearly all. */
  for (size_t w = 2; w <= WIDTHS; w++)
    if (widths[w] && (!t->agree || widths[w] >= t->agree)) {
      t->columns = w;
      t->agree = widths[w];
    }
  if (!t->agree || widths[1] > 9 * t->agree) {
    t->columns = 1;
    t->agree = widths[1];
  }
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
  return CXTAG_OK;
}
