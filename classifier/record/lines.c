/* Plain lines: one text a line. */
#include <string.h>

#include "record/making.h"
#include "record/scan.h"
#include "record/unicode.h"

/* Lines are read some at a time, so that the code for it is fetched once for all of them. */
enum { LINES_A_BATCH = 8 };

typedef struct lines_reader {
  cx_format format;
  cx_reading *reading;
  int returns; /* lines end at CR too: an old Mac file */
  int halved;  /* a CR ended what had come so far: a LF that follows belongs to it */
  size_t limit;
} lines_reader;

/* Only where the sample has not a single line feed may CR be the line end: the first line feed settles it for good. A
 * CR that ends the sample may be half of CR LF. */
static int ends_lines_with_returns(const cx_reading *reading) {
  size_t len = reading->sample.length;
  const char *bytes = cx_window_bytes(reading->window);
  if (len && bytes[len - 1] == '\r' && !reading->sample.is_all) len--;
  return len && memchr(bytes, '\r', len) && !memchr(bytes, '\n', len);
}

/* Bytes before the line end, from `from` on; SIZE_MAX = no end in sight. *mark = bytes of the end. */
static size_t find_line_end(const lines_reader *r, size_t from, size_t *mark) {
  const cx_window *window = r->reading->window;
  const char *const bytes = cx_window_bytes(window);
  size_t const len = cx_window_length(window);

  *mark = 1;
  if (r->returns) {
    size_t const at = cx_find_any(bytes, from, len, '\n', '\r', '\n', '\r');
    *mark += at + 1 < len && bytes[at] == '\r' && bytes[at + 1] == '\n';
    return at < len ? at : SIZE_MAX;
  }
  const char *const feed = len > from ? memchr(bytes + from, '\n', len - from) : NULL;
  return feed ? (size_t)(feed - bytes) : SIZE_MAX;
}

/* A CR ends what has come so far. */
static int is_half_of_end(const lines_reader *r, size_t end, size_t mark) {
  const cx_window *window = r->reading->window;
  return r->returns && mark == 1 && end + 1 == cx_window_length(window) && cx_window_bytes(window)[end] == '\r';
}

/* Drops a line that is too long to keep, however much of it has come. */
static cx_step drop_line(lines_reader *r, cx_batch *batch, cxtag_error *err) {
  cx_window *window = r->reading->window;
  uint64_t const byte = window->offset;
  size_t mark, end;
  cxtag_error reject;

  if (window->no_wait) *window->no_wait = 0;
  while ((end = find_line_end(r, 0, &mark)) == SIZE_MAX) {
    cx_window_consume(window, cx_window_length(window));
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_END) break;
  }
  if (end != SIZE_MAX) {
    r->halved = is_half_of_end(r, end, mark);
    cx_window_consume(window, end + mark);
  }
  cx_error_at(&reject, CXTAG_ELIMIT, cx_reading_position(r->reading, window->line, byte),
              "line is longer than %zu bytes: left out; --max-record sets the limit", r->limit);
  r->reading->ordinal++;
  window->line++;
  return cx_batch_reject(batch, &reject, NULL, 0) ? CX_STEP_ENTRY : CX_STEP_DAMAGED;
}

/* Makes an item of the line, which ends before `end`. 0 = memory is out, and nothing is changed. */
static int deliver_line(lines_reader *r, cx_batch *batch, size_t end, size_t mark) {
  cx_window *window = r->reading->window;
  const char *bytes = cx_window_bytes(window);
  cxtag_text_value const id = cx_batch_number(batch, r->reading->ordinal + 1);
  cx_item *item = id.bytes ? cx_batch_add(batch) : NULL;
  size_t len = end;

  if (!item) return 0;
  item->record.source = r->reading->source;
  if (r->reading->options->keep_count && !cx_record_keep_details(batch, &item->record, r->reading)) {
    cx_batch_cut(batch, batch->count - 1);
    return 0;
  }
  if (len && bytes[len - 1] == '\r') len--;
  item->record.ordinal = ++r->reading->ordinal;
  item->record.id = id;
  item->record.text = cx_value(bytes, len);
  item->record.line = window->line++;
  item->record.byte = window->offset;
  item->record.origin = CXTAG_FROM_LINES;
  if (cx_is_blank(bytes, len) && !r->reading->options->keep_blank) item->skip = "blank";
  cx_window_consume(window, end + mark);
  return 1;
}

/* The line, and whole ones that have come along with it: their texts stay where they are until more is read.
 * Where memory is out behind the first, the next call says so. */
static int deliver_lines(lines_reader *r, cx_batch *batch, size_t end, size_t mark) {
  while (deliver_line(r, batch, end, mark))
    if (r->returns || batch->count == LINES_A_BATCH || (end = find_line_end(r, 0, &mark)) == SIZE_MAX ||
        end > r->limit)
      return 1;
  batch->failed = 0;
  return batch->count != 0;
}

static void drop_other_half(lines_reader *r) {
  cx_window *window = r->reading->window;
  if (!r->halved || !cx_window_length(window)) return;
  if (*cx_window_bytes(window) == '\n') cx_window_consume(window, 1);
  r->halved = 0;
}

static cx_step next_line(cx_format *format, cx_batch *batch, cxtag_error *err) {
  lines_reader *r = (lines_reader *)format;
  cx_window *window = r->reading->window;
  size_t scanned = 0, mark, end;

  drop_other_half(r);
  while ((end = find_line_end(r, scanned, &mark)) == SIZE_MAX) {
    scanned = cx_window_length(window);
    if (scanned > r->limit) return drop_line(r, batch, err);
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_END) {
      if (!scanned) return CX_STEP_END;
      end = scanned;
      mark = 0;
      break;
    }
    if (!scanned) drop_other_half(r);
  }
  if (end > r->limit) return drop_line(r, batch, err);
  r->halved = is_half_of_end(r, end, mark);
  if (deliver_lines(r, batch, end, mark)) return CX_STEP_ENTRY;
  cx_error_memory(err);
  return CX_STEP_DAMAGED;
}

static void close_lines(cx_format *format) {
  cx_release(((lines_reader *)format)->reading->memory, format);
}

cxtag_status cx_lines_open(cx_format **out, cx_reading *reading, cxtag_error *err) {
  lines_reader *r = cx_alloc_zeroed(reading->memory, 1, sizeof *r);
  if (!r) return cx_error_memory(err);
  r->format.next = next_line;
  r->format.close = close_lines;
  r->reading = reading;
  r->returns = ends_lines_with_returns(reading);
  r->limit = reading->options->max_record;
  *out = &r->format;
  return cx_reading_find(reading, "format", "lines", "one text a line%s",
                         r->returns ? ", lines end with CR" : "");
}
