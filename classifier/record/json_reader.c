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
  if (status != CX_TAPE_OK) return reject_line(r, batch, status, len, err);
  cx_entry entry = {&r->json, r->reading->ordinal, window->line, window->offset, 0, {NULL, 0}};
  if (!cx_json_records(batch, r->reading, &r->mapping, &entry)) return CX_STEP_ENTRY;
  cx_error_memory(err);
  return CX_STEP_DAMAGED;
}

static cx_step drop_long_line(json_lines *r, cx_batch *batch, cxtag_error *err) {
  cx_window *window = r->reading->window;
  cxtag_error error;
  const char *end;
  cx_error_clear(&error);
  cx_error_at(&error, CXTAG_ELIMIT, cx_reading_position(r->reading, window->line, window->offset),
              "line is longer than %zu bytes: left out", r->reading->options->max_record);
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

static cx_step next_json_line(cx_format *format, cx_batch *batch, cxtag_error *err) {
  json_lines *r = (json_lines *)format;
  cx_window *window = r->reading->window;
  size_t scanned = 0;
  for (;;) {
    /* RFC 7464 puts a record separator before every value. */
    if (cx_window_length(window) && *cx_window_bytes(window) == 0x1E) cx_window_consume(window, 1);
    size_t const held = cx_window_length(window);
    const char *bytes = cx_window_bytes(window);
    const char *feed = held > scanned ? memchr(bytes + scanned, '\n', held - scanned) : NULL;
    size_t const len = feed ? (size_t)(feed - bytes) : held, mark = feed != NULL;
    cx_step step;
    if (!feed) {
      cx_more more;
      scanned = held;
      if (held > r->reading->options->max_record) return drop_long_line(r, batch, err);
      more = cx_window_more(window, err);
      if (more == CX_MORE_GOT) continue;
      if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
      if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
      if (!held) return CX_STEP_END;
    }
    scanned = 0;
    bytes = cx_window_bytes(window);
    if (only_blanks(bytes, len)) {
      cx_window_consume(window, len + mark);
      window->line++;
      if (!feed) return CX_STEP_END;
      continue;
    }
    step = read_line(r, batch, len, !feed, err);
    cx_window_consume(window, len + mark);
    window->line++;
    return step;
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
  r->format.next = next_json_line;
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
