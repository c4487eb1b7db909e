#include "record/csv.h"

#include <string.h>

#include "record/scan.h"

void cx_row_init(cx_row *row, const cxtag_memory *memory) {
  memset(row, 0, sizeof *row);
  row->memory = memory;
}

void cx_row_clear(cx_row *row) {
  cx_release(row->memory, row->cells);
  cx_row_init(row, row->memory);
}

int cx_row_is_blank(const cx_row *row) {
  return row->count == 1 && !row->cells[0].length && !row->cells[0].flags;
}

static cx_cell *add_cell(cx_row *row, size_t start) {
  if (row->count == row->capacity &&
      !cx_grow(row->memory, &row->cells, &row->capacity, row->count + 1, sizeof *row->cells))
    return NULL;
  cx_cell *cell = &row->cells[row->count++];
  cell->start = start;
  cell->length = 0;
  cell->flags = 0;
  cell->tail = 0;
  return cell;
}

enum { AT_END = 1, AT_DELIMITER, AT_LINE, AT_CUT };

/* What stands at `at`: the end of the cell and perhaps of the row, or something else (0). *mark = its bytes.
 */
static int cell_end(const cx_dialect *dialect, const char *bytes, size_t at, size_t len, int final,
                    size_t *mark) {
  *mark = 0;
  if (at == len) return final ? AT_END : AT_CUT;
  *mark = 1;
  if (bytes[at] == dialect->delimiter) return AT_DELIMITER;
  if (bytes[at] == '\n') return AT_LINE;
  if (bytes[at] != '\r') return 0;
  if (at + 1 == len && !final) return AT_CUT;
  if (at + 1 < len && bytes[at + 1] == '\n') *mark = 2;
  return AT_LINE;
}

/* Behind a quote inside a quoted cell: does the cell end there? Blanks between may follow. */
static int closes_cell(const cx_dialect *dialect, const char *bytes, size_t at, size_t len, int final,
                       size_t *end, size_t *mark) {
  int what;
  while (at < len && (bytes[at] == ' ' || (bytes[at] == '\t' && dialect->delimiter != '\t'))) at++;
  what = cell_end(dialect, bytes, at, len, final, mark);
  *end = at;
  return what;
}

/* A quote in a quoted cell that is followed by neither delimiter nor line end: does it close the cell all the same? It
 * does unless another quote of its line closes it before the next cell opens: "she said "no" and left" against
 * "no" and nothing more. -1 = the line goes on behind len. 0 = it does not, and no other before *closing does. */
static int closes_early(const cx_dialect *dialect, const char *bytes, size_t at, size_t len, int final,
                        size_t *closing) {
  char const quote = dialect->quote;
  size_t end, mark;
  for (;; at++) {
    at = cx_find_any(bytes, at, len, quote, '\n', '\r', quote);
    if (at >= len) return final ? 1 : -1;
    if (bytes[at] != quote || bytes[at - 1] == dialect->delimiter) return 1;
    int const what = closes_cell(dialect, bytes, at + 1, len, final, &end, &mark);
    if (what == AT_CUT) return -1;
    *closing = at;
    if (what) return 0;
  }
}

/* What follows a closing quote up to the end of the cell. */
static int scan_tail(cx_cell *cell, const cx_dialect *dialect, const char *bytes, size_t len, int final, size_t quote,
                     size_t *at) {
  size_t mark;
  size_t const end = cx_find_any(bytes, quote + 1, len, dialect->delimiter, '\n', '\r', '\n');
  int const what = cell_end(dialect, bytes, end, len, final, &mark);
  cell->flags |= CX_CELL_TAIL | CX_CELL_STRAY;
  cell->tail = quote - cell->start;
  cell->length = end - cell->start;
  *at = end + mark;
  return what;
}

/* Scans a quoted cell from behind its quote; returns what ends it, 0 = the text ended first. */
static int scan_quoted(cx_row *row, cx_cell *cell, const cx_dialect *dialect, const char *bytes, size_t len,
                       int final, size_t *at) {
  size_t i = cell->start, mark, end, closing = 0;
  char const quote = dialect->quote, escape = dialect->escape ? dialect->escape : quote;
  for (;;) {
    i = cx_find_any(bytes, i, len, quote, escape, '\n', '\r');
    if (i >= len) return 0;
    if (bytes[i] == '\n' || bytes[i] == '\r') {
      row->feeds += bytes[i] == '\n' || i + 1 >= len || bytes[i + 1] != '\n';
      i++;
    } else if (dialect->escape && bytes[i] == escape) {
      if (i + 1 >= len) return 0;
      cell->flags |= CX_CELL_ESCAPED;
      i += 2;
    } else {
      int what;
      if (i + 1 < len && bytes[i + 1] == quote) {
        cell->flags |= CX_CELL_ESCAPED;
        i += 2;
        continue;
      }
      what = closes_cell(dialect, bytes, i + 1, len, final, &end, &mark);
      if (what) {
        cell->length = i - cell->start;
        *at = end + mark;
        return what;
      }
      if (!dialect->escape && i >= closing) {
        int const early = closes_early(dialect, bytes, i + 1, len, final, &closing);
        if (early < 0) return AT_CUT;
        if (early) return scan_tail(cell, dialect, bytes, len, final, i, at);
      }
      cell->flags |= CX_CELL_STRAY;
      i++;
    }
  }
}

cx_scan cx_row_scan(cx_row *row, const cx_dialect *dialect, const char *bytes, size_t len, int final) {
  size_t at = 0;
  int const quoting = dialect->quote != 0;

  row->count = 0;
  row->feeds = 0;
  if (!len) return final ? CX_SCAN_NOTHING : CX_SCAN_INCOMPLETE;
  for (;;) {
    if (row->count == CX_ROW_CELLS_MAX) return CX_SCAN_TOO_WIDE;
    cx_cell *cell = add_cell(row, at);
    size_t mark;
    int what;
    if (!cell) return CX_SCAN_MEMORY;
    if (quoting && at < len && bytes[at] == dialect->quote) {
      row->quote = at;
      cell->start = at + 1;
      cell->flags = CX_CELL_QUOTED;
      what = scan_quoted(row, cell, dialect, bytes, len, final, &at);
      if (!what) return final ? CX_SCAN_OPEN_QUOTE : CX_SCAN_INCOMPLETE;
    } else {
      at = cx_find_any(bytes, at, len, dialect->delimiter, '\n', '\r', '\n');
      what = cell_end(dialect, bytes, at, len, final, &mark);
      cell->length = at - cell->start;
      at += mark;
    }
    if (what == AT_CUT) return CX_SCAN_INCOMPLETE;
    if (what == AT_DELIMITER) continue;
    row->length = at;
    row->feeds += what == AT_LINE;
    return CX_SCAN_ROW;
  }
}

void cx_cell_append(cx_buffer *out, const cx_dialect *dialect, const cx_cell *cell, const char *row_bytes) {
  const char *bytes = row_bytes + cell->start;
  size_t at = 0, from = 0;
  if (cell->flags & CX_CELL_TAIL) {
    cx_cell head = {cell->start, cell->tail, cell->flags & ~(unsigned)CX_CELL_TAIL, 0};
    cx_cell_append(out, dialect, &head, row_bytes);
    cx_buffer_append(out, bytes + cell->tail + 1, cell->length - cell->tail - 1);
    return;
  }
  if (!(cell->flags & CX_CELL_ESCAPED)) {
    cx_buffer_append(out, bytes, cell->length);
    return;
  }
  char const quote = dialect->quote, escape = dialect->escape ? dialect->escape : quote;
  while ((at = cx_find_any(bytes, at, cell->length, quote, escape, quote, escape)) + 1 < cell->length) {
    char const next = bytes[at + 1];
    if (bytes[at] == quote ? next == quote : next == quote || next == escape) {
      cx_buffer_append(out, bytes + from, at - from);
      from = at + 1;
      at += 2;
    } else
      at++;
  }
  cx_buffer_append(out, bytes + from, cell->length - from);
}
