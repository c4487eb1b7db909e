#include "record/rows.h"

#include <stdio.h>
#include <string.h>

#include "record/scan.h"

typedef struct csv_rows {
  cx_rows rows;
  cx_reading *reading;
  cx_row row;
  size_t pending, pending_lines; /* of the row that was handed on: consumed at the next call */
  uint64_t scanned;              /* up to here quotes were looked for that do not close ... */
  unsigned reopened;             /* ... by so many rows */
  int inside_line;               /* of a row that was left out: the rest of its line goes, too */
} csv_rows;

static uint64_t quote_line(const csv_rows *r, size_t quote) {
  const char *bytes = cx_window_bytes(r->reading->window);
  uint64_t line = r->reading->window->line;
  for (size_t i = 0; i < quote; i++) line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
  return line;
}

static void tell_open_quote(const csv_rows *r, cxtag_error *err, const char *what) {
  cx_window *window = r->reading->window;
  uint64_t const line = quote_line(r, r->row.quote), byte = cx_window_offset(window, r->row.quote);
  cx_error_at(err, CXTAG_EDAMAGED, cx_reading_position(r->reading, line, byte),
              "quoted field opened at line %llu, byte %llu %s", (unsigned long long)line,
              (unsigned long long)byte, what);
}

/* A stray quote costs its line, and what stands behind it is read anew. Where one line after the other opens such a
 * quote, each would look through as much again. */
enum { REOPENED_MAX = 8 };

static int opens_on_and_on(csv_rows *r) {
  uint64_t const offset = r->reading->window->offset;
  if (offset >= r->scanned) {
    r->reopened = 0;
    r->scanned = offset + r->reading->options->max_record;
  }
  if (++r->reopened <= REOPENED_MAX) return 0;
  r->scanned = 0;
  return 1;
}

/* Bytes of the first line with its end, *ends then; all of them where no line ends for sure: a CR that ends what has
 * come may be half of CR LF, and is left. */
static size_t first_line(const cx_window *window, int *ends) {
  const char *const bytes = cx_window_bytes(window);
  size_t const held = cx_window_length(window), at = cx_find_any(bytes, 0, held, '\n', '\r', '\n', '\r');
  *ends = at < held && (bytes[at] == '\n' || at + 1 < held || window->ended);
  if (!*ends) return at;
  return at + 1 + (bytes[at] == '\r' && at + 1 < held && bytes[at + 1] == '\n');
}

/* Bytes of all lines that end within the limit. */
static size_t lines_within(const cx_window *window, size_t limit) {
  const char *bytes = cx_window_bytes(window);
  size_t last = limit;
  while (last && bytes[last - 1] != '\n' && bytes[last - 1] != '\r') last--;
  return last ? last : limit;
}

/* Bytes that end with a line, or inside of one, which is counted then. */
static void leave_out(csv_rows *r, size_t length) {
  cx_window *window = r->reading->window;
  char const last = cx_window_bytes(window)[length - 1];
  r->inside_line = last != '\n' && last != '\r';
  cx_window_consume_lines(window, length);
  window->line += last != '\n';
}

/* What is left of the line, which may come in many pieces. ENTRY = it is gone. */
static cx_step pass_line(csv_rows *r, cxtag_error *err) {
  cx_window *window = r->reading->window;
  for (;;) {
    int ends;
    cx_window_consume(window, first_line(window, &ends));
    if (ends) r->inside_line = 0;
    if (!r->inside_line) break;
    cx_more const more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_END && !cx_window_length(window)) r->inside_line = 0;
  }
  return CX_STEP_ENTRY;
}

/* A row larger than the limits: gives up its first line and goes on behind it. */
static cx_step reject_row(csv_rows *r, cx_scan scan, cxtag_error *err) {
  cx_window *window = r->reading->window;
  int const quoted = scan == CX_SCAN_INCOMPLETE && r->row.cells[r->row.count - 1].flags & CX_CELL_QUOTED;
  int const all = quoted && opens_on_and_on(r);
  size_t const length = all ? lines_within(window, r->reading->options->max_record) : 0;
  cx_position const here = cx_reading_position(r->reading, window->line, window->offset);
  char what[120];
  r->rows.line = window->line;
  r->rows.byte = window->offset;
  r->rows.rejected = 1;
  if (all)
    snprintf(what, sizeof what,
             "does not close within the limit for a record, as those before it: %zu bytes are left out", length);
  else
    snprintf(what, sizeof what, "does not close within the limit for a record: its line is left out");
  if (scan == CX_SCAN_TOO_WIDE)
    cx_error_at(err, CXTAG_ELIMIT, here, "row has more than %d fields: left out", CX_ROW_CELLS_MAX);
  else if (quoted)
    tell_open_quote(r, err, what);
  else
    cx_error_at(err, CXTAG_ELIMIT, here, "row is larger than the limit for a record: left out; --max-record sets it");
  if (all) {
    leave_out(r, length);
  } else {
    r->inside_line = 1;
    window->line++;
  }
  return CX_STEP_ENTRY;
}

static cx_step next_csv_row(cx_rows *rows, const cx_row **row, const char **bytes, cxtag_error *err) {
  csv_rows *r = (csv_rows *)rows;
  cx_window *window = r->reading->window;

  rows->rejected = 0;
  cx_window_consume(window, r->pending);
  window->line += r->pending_lines;
  r->pending = r->pending_lines = 0;
  if (r->inside_line) {
    cx_step const step = pass_line(r, err);
    if (step != CX_STEP_ENTRY) return step;
  }
  size_t const limit = r->reading->options->max_record;
  for (;;) {
    size_t const held = cx_window_length(window), within = cx_window_within(window, limit);
    cx_scan const scan = cx_row_scan(&r->row, &rows->dialect, cx_window_bytes(window), within,
                                     window->ended && held <= limit);
    switch (scan) {
    case CX_SCAN_ROW:
      if (r->row.length > limit) return reject_row(r, scan, err);
      rows->line = window->line;
      rows->byte = window->offset;
      r->pending = r->row.length;
      r->pending_lines = r->row.feeds;
      *row = &r->row;
      *bytes = cx_window_bytes(window);
      return CX_STEP_ENTRY;
    case CX_SCAN_NOTHING:
      return CX_STEP_END;
    case CX_SCAN_OPEN_QUOTE:
      tell_open_quote(r, err, "is not closed at end of file");
      return CX_STEP_DAMAGED;
    case CX_SCAN_MEMORY:
      cx_error_memory(err);
      return CX_STEP_DAMAGED;
    case CX_SCAN_TOO_WIDE:
      return reject_row(r, scan, err);
    case CX_SCAN_INCOMPLETE:
      if (rows->held) return CX_STEP_WAIT;
      break;
    }
    if (held > limit) return reject_row(r, scan, err);
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
  }
}

static void close_csv_rows(cx_rows *rows) {
  csv_rows *r = (csv_rows *)rows;
  cx_row_clear(&r->row);
  cx_release(r->reading->memory, r);
}

cxtag_status cx_csv_rows_open(cx_rows **out, cx_reading *reading, cx_dialect dialect, cxtag_error *err) {
  csv_rows *r = cx_alloc_zeroed(reading->memory, 1, sizeof *r);
  if (!r) return cx_error_memory(err);
  r->rows.next = next_csv_row;
  r->rows.close = close_csv_rows;
  r->rows.dialect = dialect;
  r->rows.stays = 1;
  r->rows.what = dialect.quote ? "csv" : "tsv";
  r->reading = reading;
  cx_row_init(&r->row, reading->memory);
  *out = &r->rows;
  return CXTAG_OK;
}

/* Copies the bytes from the first cell to the row's end. */
static int keep_row(cx_kept_row *kept, const cx_row *row, const char *bytes, const cx_rows *rows) {
  size_t length = 0;
  for (size_t i = 0; i < row->count; i++)
    if (row->cells[i].start + row->cells[i].length > length)
      length = row->cells[i].start + row->cells[i].length;
  cx_row_init(&kept->row, row->memory);
  if (!cx_grow(row->memory, &kept->row.cells, &kept->row.capacity, row->count, sizeof *row->cells)) return 0;
  memcpy(kept->row.cells, row->cells, row->count * sizeof *row->cells);
  kept->row.count = row->count;
  kept->row.length = row->length;
  kept->bytes = cx_alloc(row->memory, length);
  if (!kept->bytes) return 0;
  if (length) memcpy(kept->bytes, bytes, length);
  kept->line = rows->line;
  kept->byte = rows->byte;
  return 1;
}

cxtag_status cx_row_sample_read(cx_row_sample *sample, cx_rows *rows, cxtag_error *err) {
  size_t bytes_kept = 0;
  cxtag_status status = CXTAG_OK;
  sample->end = CX_STEP_ENTRY;
  while (sample->count < CX_SAMPLE_ROWS && bytes_kept < (1u << 20)) {
    const cx_row *row;
    const char *bytes;
    cx_step step = rows->next(rows, &row, &bytes, &sample->err);
    if (step != CX_STEP_ENTRY) {
      sample->end = step;
      break;
    }
    if ((sample->rejected = rows->rejected)) break;
    cx_kept_row *kept = &sample->rows[sample->count++];
    if (!keep_row(kept, row, bytes, rows)) {
      status = cx_error_memory(err);
      break;
    }
    bytes_kept += row->length;
  }
  return status;
}

void cx_row_sample_clear(cx_row_sample *sample) {
  for (size_t i = 0; i < sample->count; i++) {
    cx_release(sample->rows[i].row.memory, sample->rows[i].bytes);
    cx_row_clear(&sample->rows[i].row);
  }
  sample->count = 0;
}
