/* JSON lines: every line is a value, so that a broken one costs one record. */
#include "record/json_reader.h"

#include <stdio.h>
#include <string.h>

#include "record/json_stream.h"

typedef struct json_lines {
  cx_format format;
  cx_reading *reading;
  cx_mapping mapping;
  cx_tape json;
} json_lines;

static void fault_place(const json_lines *r, cxtag_error *error, cxtag_status code, size_t at,
                        const char *message) {
  const cx_window *window = r->reading->window;
  cx_position here = cx_reading_position(r->reading, window->line, cx_window_offset(window, at));
  const char *bytes = cx_window_bytes(window);
  for (size_t i = 0; i < at; i++) here.column += (bytes[i] & 0xC0) != 0x80;
  here.column++;
  cx_error_at(error, code, here, "%s", message);
}

static cx_step reject_line(json_lines *r, cx_batch *batch, cx_tape_status status, size_t len,
                           cxtag_error *err) {
  cxtag_error error;
  cx_error_clear(&error);
  if (status == CX_TAPE_TOO_DEEP)
    fault_place(r, &error, CXTAG_ELIMIT, r->json.fault, "nesting is deeper than 512: left out");
  else if (status == CX_TAPE_BROKEN)
    fault_place(r, &error, CXTAG_ESYNTAX, r->json.fault, r->json.message);
  else
    fault_place(r, &error, CXTAG_ESYNTAX, len, "the line ends before its JSON value does");
  cx_item *item = cx_batch_reject(batch, &error, cx_window_bytes(r->reading->window), len);
  if (!item) {
    cx_error_memory(err);
    return CX_STEP_DAMAGED;
  }
  item->record.ordinal = r->reading->ordinal;
  return CX_STEP_ENTRY;
}

static int only_blanks(const char *bytes, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') return 0;
  return 1;
}

/* Makes records of the entry on the tape. */
static cx_step add_entry(json_lines *r, cx_batch *batch, cxtag_error *err) {
  const cx_window *window = r->reading->window;
  cx_entry entry = {&r->json, r->reading->ordinal, window->line, window->offset, 0, {NULL, 0}};
  if (!cx_json_records(batch, r->reading, &r->mapping, &entry)) return CX_STEP_ENTRY;
  cx_error_memory(err);
  return CX_STEP_DAMAGED;
}

/* One line, without its end, as an entry. */
static cx_step read_line(json_lines *r, cx_batch *batch, size_t len, int cut, cxtag_error *err) {
  cx_window *window = r->reading->window;
  const char *bytes = cx_window_bytes(window);
  cx_tape_status status = cx_tape_parse(&r->json, bytes, len, 1);

  if (status == CX_TAPE_NO_MEMORY) {
    cx_error_memory(err);
    return CX_STEP_DAMAGED;
  }
  if (status == CX_TAPE_INCOMPLETE && cut) {
    char message[120];
    snprintf(message, sizeof message,
             "unexpected end of input at byte %llu: %llu records read, record %llu is incomplete",
             (unsigned long long)cx_window_offset(window, len), (unsigned long long)r->reading->ordinal,
             (unsigned long long)r->reading->ordinal + 1);
    fault_place(r, err, CXTAG_EDAMAGED, len, message);
    return CX_STEP_DAMAGED;
  }
  r->reading->ordinal++;
  if (status == CX_TAPE_OK && !only_blanks(bytes + r->json.consumed, len - r->json.consumed)) {
    r->json.fault = r->json.consumed;
    r->json.message = "something follows the value on its line";
    status = CX_TAPE_BROKEN;
  }
  return status == CX_TAPE_OK ? add_entry(r, batch, err) : reject_line(r, batch, status, len, err);
}

static cx_step drop_long_line(json_lines *r, cx_batch *batch, cxtag_error *err) {
  cx_window *window = r->reading->window;
  cxtag_error error;
  const char *end;
  cx_error_clear(&error);
  cx_error_at(&error, CXTAG_ELIMIT, cx_reading_position(r->reading, window->line, window->offset),
              "line is longer than %zu bytes: left out; --max-record sets the limit", r->reading->options->max_record);
  if (window->no_wait) *window->no_wait = 0;
  while (!(end = memchr(cx_window_bytes(window), '\n', cx_window_length(window)))) {
    cx_window_consume(window, cx_window_length(window));
    cx_more more = cx_window_more(window, err);
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_END) break;
  }
  if (end) cx_window_consume(window, (size_t)(end - cx_window_bytes(window)) + 1);
  window->line++;
  r->reading->ordinal++;
  if (cx_batch_reject(batch, &error, NULL, 0)) return CX_STEP_ENTRY;
  cx_error_memory(err);
  return CX_STEP_DAMAGED;
}

/* Lines are read some at a time, so that the code for it is fetched once for all of them. */
enum { LINES_A_BATCH = 8 };

/* The whole line at the front, up to its end at `len`; mark = bytes of that end. parsed: it is on the tape. */
static cx_step take_line(json_lines *r, cx_batch *batch, size_t len, size_t mark, int parsed, cxtag_error *err) {
  cx_window *window = r->reading->window;
  cx_step step = CX_STEP_ENTRY;
  r->reading->ordinal += (uint64_t)parsed;
  if (parsed)
    step = add_entry(r, batch, err);
  else if (!only_blanks(cx_window_bytes(window), len))
    step = read_line(r, batch, len, !mark, err);
  cx_window_consume(window, len + mark);
  window->line++;
  return step;
}

/* The length of the line at the front where it is a sound value: its end is found by parsing it, as no line feed stands
 * in one. SIZE_MAX = it is something else, or not whole. */
static size_t parse_line(json_lines *r) {
  const cx_window *window = r->reading->window;
  const char *const bytes = cx_window_bytes(window);
  size_t const len = cx_window_length(window);
  r->json.one_line = 1;
  cx_tape_status const status = cx_tape_parse(&r->json, bytes, len, 0);
  r->json.one_line = 0;
  size_t at = r->json.consumed;
  if (status != CX_TAPE_OK) return SIZE_MAX;
  while (at < len && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r')) at++;
  return at < len && bytes[at] == '\n' ? at : SIZE_MAX;
}

/* RFC 7464 puts a record separator before every value, and `cat` a mark of UTF-8 before that of the second file.
 * Bytes that went. */
static size_t drop_separator(cx_window *window) {
  const char *const bytes = cx_window_bytes(window);
  size_t const held = cx_window_length(window);
  size_t const gone = held && *bytes == 0x1E ? 1 : held >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
  if (gone) cx_window_consume(window, gone);
  return gone;
}

/* The line at the front, up to its end at `len`, and whole ones that have come along with it: their texts stay where
 * they are until more is read. Those in front of one for which memory was out are delivered. */
static cx_step take_lines(json_lines *r, cx_batch *batch, size_t len, int parsed, cxtag_error *err) {
  cx_window *window = r->reading->window;
  for (;;) {
    size_t const before = batch->count;
    cx_step const step = take_line(r, batch, len, 1, parsed, err);
    if (step != CX_STEP_ENTRY || batch->failed) {
      cx_batch_cut(batch, before);
      cx_error_memory(err);
      return CX_STEP_DAMAGED;
    }
    drop_separator(window);
    if (batch->count >= LINES_A_BATCH) return step;
    len = parse_line(r);
    parsed = len != SIZE_MAX;
    if (!parsed) {
      const char *const feed = memchr(cx_window_bytes(window), '\n', cx_window_length(window));
      if (!feed) return step;
      len = (size_t)(feed - cx_window_bytes(window));
    }
    if (len > r->reading->options->max_record) return step;
  }
}

static cx_step next_json_lines(cx_format *format, cx_batch *batch, cxtag_error *err) {
  json_lines *r = (json_lines *)format;
  cx_window *window = r->reading->window;
  size_t const limit = r->reading->options->max_record;
  size_t scanned = 0;
  for (;;) {
    if (drop_separator(window)) scanned = 0;
    size_t const held = cx_window_length(window);
    size_t len = scanned ? SIZE_MAX : parse_line(r);
    int const parsed = len != SIZE_MAX;
    const char *const feed =
        held > scanned && !parsed ? memchr(cx_window_bytes(window) + scanned, '\n', held - scanned) : NULL;
    if (feed) len = (size_t)(feed - cx_window_bytes(window));
    if (len <= limit) return take_lines(r, batch, len, parsed, err);
    if (len != SIZE_MAX || held > limit) return drop_long_line(r, batch, err);
    scanned = held;
    cx_more const more = cx_window_more(window, err);
    if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
    if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
    if (more == CX_MORE_GOT) continue;
    if (only_blanks(cx_window_bytes(window), held)) return CX_STEP_END;
    return take_line(r, batch, held, 0, 0, err);
  }
}

static void close_json_lines(cx_format *format) {
  json_lines *r = (json_lines *)format;
  cx_tape_clear(&r->json);
  cx_release(r->reading->memory, r);
}

cxtag_status cx_json_open(cx_format **out, cx_reading *reading, int lines, cxtag_error *err) {
  cx_mapping mapping;
  cxtag_status status = cx_json_mapping(&mapping, reading, lines, err);
  if (status) return status;
  return cx_json_open_mapped(out, reading, &mapping, lines, err);
}

cxtag_status cx_json_open_mapped(cx_format **out, cx_reading *reading, const cx_mapping *mapping, int lines,
                                 cxtag_error *err) {
  if (!lines) return cx_json_stream_open(out, reading, mapping, err);
  json_lines *r = cx_alloc_zeroed(reading->memory, 1, sizeof *r);
  if (!r) return cx_error_memory(err);
  r->format.next = next_json_lines;
  r->format.close = close_json_lines;
  r->reading = reading;
  r->mapping = *mapping;
  cx_tape_init(&r->json, reading->memory);
  cxtag_status status = cx_mapping_wanted(&r->json, reading, mapping, 0);
  if (status)
    close_json_lines(&r->format);
  else
    *out = &r->format;
  return status ? cx_error_memory(err) : CXTAG_OK;
}
