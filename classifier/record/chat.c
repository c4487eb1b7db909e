/* Chat logs: a message is a line with a time and a name, and all lines up to the next such line. */
#include <string.h>

#include "record/chat_line.h"
#include "record/making.h"
#include "record/reading.h"
#include "record/unicode.h"
#include "record/values.h"

typedef struct chat_reader {
  cx_format format;
  cx_reading *reading;
  cx_chat_style style;
  cx_time_form order; /* of days and months with slashes between */
  int pending; /* a message has begun */
  int named, too_long;
  int inside_line; /* the last line was too long: what comes is its rest */
  cx_buffer text, stamp, name;
  uint64_t line, byte;
} chat_reader;

static const char *line_end(const char *bytes, size_t from, size_t len) {
  return len > from ? memchr(bytes + from, '\n', len - from) : NULL;
}

int cx_chat_recognised(const cx_reading *reading) {
  const char *bytes = cx_window_bytes(reading->window), *feed;
  size_t len = reading->sample.length, at = 0, lines = 0, messages = 0;
  cx_chat_style style = CX_CHAT_UNKNOWN;
  while (at < len && lines < 200) {
    cx_chat_line line;
    feed = line_end(bytes, at, len);
    size_t const length = (feed ? (size_t)(feed - bytes) : len) - at;
    if (cx_chat_line_read(&line, bytes + at, length, style)) {
      style = line.style;
      messages++;
    } else if (!lines)
      return 0;
    at += length + 1;
    lines++;
  }
  return messages > 0;
}

/* One day over 12 says it for all messages, also those in front of it. */
static cx_time_form find_order(const cx_reading *reading) {
  const char *const bytes = cx_window_bytes(reading->window);
  size_t const len = reading->sample.length;
  cx_time_votes votes = {0, 0};
  for (size_t at = 0; at < len;) {
    const char *const feed = line_end(bytes, at, len);
    size_t const length = (feed ? (size_t)(feed - bytes) : len) - at;
    cx_chat_line line;
    if (cx_chat_line_read(&line, bytes + at, length, CX_CHAT_UNKNOWN))
      cx_time_vote(&votes, cx_value(bytes + at + line.stamp, line.stamp_length));
    at += length + 1;
  }
  return cx_time_elected(&votes);
}

static void begin_message(chat_reader *r, const cx_chat_line *line, const char *bytes, size_t len) {
  r->pending = 1;
  r->too_long = 0;
  r->named = line && line->name_length > 0;
  r->line = r->reading->window->line;
  r->byte = r->reading->window->offset;
  cx_buffer_reset(&r->text);
  cx_buffer_reset(&r->stamp);
  cx_buffer_reset(&r->name);
  if (!line) {
    cx_buffer_append(&r->text, bytes, len);
    return;
  }
  cx_buffer_append(&r->stamp, bytes + line->stamp, line->stamp_length);
  cx_buffer_append(&r->name, bytes + line->name, line->name_length);
  cx_buffer_append(&r->text, bytes + line->text, len - line->text);
}

static cxtag_text_value keep(cx_batch *batch, const cx_buffer *from) {
  return cx_batch_copy(batch, from->bytes, from->length);
}

static cx_step emit_message(chat_reader *r, cx_batch *batch, cxtag_error *err) {
  cxtag_error reject;
  cx_item *item;
  r->pending = 0;
  r->reading->ordinal++;
  if (r->too_long) {
    cx_error_clear(&reject);
    cx_error_at(&reject, CXTAG_ELIMIT, cx_reading_position(r->reading, r->line, r->byte),
                "message is larger than the limit for a record: left out; --max-record sets it");
    item = cx_batch_reject(batch, &reject, NULL, 0);
  } else
    item = cx_batch_add(batch);
  if (!item || r->text.failed || r->name.failed || r->stamp.failed) {
    cx_error_memory(err);
    return CX_STEP_DAMAGED;
  }
  cxtag_record *record = &item->record;
  record->ordinal = r->reading->ordinal;
  record->id = cx_batch_number(batch, record->ordinal);
  record->line = r->line;
  record->byte = r->byte;
  record->origin = CXTAG_FROM_LINES;
  if (r->too_long) return CX_STEP_ENTRY;
  record->text = keep(batch, &r->text);
  while (record->text.length && strchr("\r\n", record->text.bytes[record->text.length - 1]))
    record->text.length--;
  record->time = cx_batch_time(batch, keep(batch, &r->stamp), r->order);
  record->author = cx_author_hash(batch, keep(batch, &r->name));
  record->channel = cx_value_text("whatsapp");
  record->source = r->reading->source;
  if (!cx_record_keep_details(batch, record, r->reading)) batch->failed = 1;
  const char *reason = cx_chat_reason(&record->text.bytes, &record->text.length, r->named);
  if (reason && cx_reading_skips(r->reading, reason, 1))
    item->skip = reason;
  else if (cx_is_blank(record->text.bytes, record->text.length) && !r->reading->options->keep_blank)
    item->skip = "blank";
  return CX_STEP_ENTRY;
}

/* One line, or a piece of one that is too long: goes on with the message, or ends it and begins the next. Of a line
 * that is too long no more is looked at than the piece by which that shows. 1 = a message was ended. */
static int take_line(chat_reader *r, size_t len, int is_piece, cx_batch *batch, cx_step *step, cxtag_error *err) {
  size_t const limit = r->reading->options->max_record;
  const char *bytes = cx_window_bytes(r->reading->window);
  cx_chat_line line;
  size_t length = len > limit ? limit + 1 : len;
  int ended = 0;
  if (length && len <= limit && bytes[length - 1] == '\r') length--;
  if (!r->inside_line && cx_chat_line_read(&line, bytes, length, r->style)) {
    r->style = line.style;
    if (r->pending) {
      *step = emit_message(r, batch, err);
      ended = 1;
    }
    begin_message(r, &line, bytes, length);
  } else if (!r->pending)
    begin_message(r, NULL, bytes, length);
  else if (r->text.length + length > limit)
    r->too_long = 1;
  else {
    cx_buffer_append_byte(&r->text, '\n');
    cx_buffer_append(&r->text, bytes, length);
  }
  r->inside_line = is_piece;
  r->too_long |= len > limit;
  return ended;
}

static cx_step next_message(cx_format *format, cx_batch *batch, cxtag_error *err) {
  chat_reader *r = (chat_reader *)format;
  cx_window *window = r->reading->window;
  size_t scanned = 0;
  cx_step step = CX_STEP_ENTRY;
  for (;;) {
    int is_piece = 0;
    size_t const held = cx_window_length(window);
    const char *bytes = cx_window_bytes(window), *feed = line_end(bytes, scanned, held);
    if (!feed) {
      cx_more more = CX_MORE_GOT;
      scanned = held;
      if (held <= r->reading->options->max_record)
        more = cx_window_more(window, err);
      else
        is_piece = 1; /* a line without end: taken piece by piece, to be rejected */
      if (more == CX_MORE_WAIT) return CX_STEP_WAIT;
      if (more == CX_MORE_FAILED) return CX_STEP_DAMAGED;
      if (more == CX_MORE_GOT && held <= r->reading->options->max_record) continue;
      if (!held) return r->pending ? emit_message(r, batch, err) : CX_STEP_END;
    }
    size_t const len = feed ? (size_t)(feed - bytes) : held, mark = feed != NULL;
    int const ended = take_line(r, len, is_piece, batch, &step, err);
    cx_window_consume(window, len + mark);
    window->line += mark;
    scanned = 0;
    if (ended) return step;
  }
}

static void close_chat(cx_format *format) {
  chat_reader *r = (chat_reader *)format;
  cx_buffer_clear(&r->text);
  cx_buffer_clear(&r->stamp);
  cx_buffer_clear(&r->name);
  cx_release(r->reading->memory, r);
}

cxtag_status cx_chat_open(cx_format **out, cx_reading *reading, cxtag_error *err) {
  chat_reader *r;
  if (!cx_chat_recognised(reading))
    return cx_error_at(
        err, CXTAG_EFORMAT, cx_reading_position(reading, 1, 0),
        "0 of the first lines are messages of a chat, such as `[1.2.2024 klo 9.16.02] Name: text`");
  r = cx_alloc_zeroed(reading->memory, 1, sizeof *r);
  if (!r) return cx_error_memory(err);
  r->format.next = next_message;
  r->format.close = close_chat;
  r->reading = reading;
  r->order = find_order(reading);
  cx_buffer_init(&r->text, reading->memory);
  cx_buffer_init(&r->stamp, reading->memory);
  cx_buffer_init(&r->name, reading->memory);
  *out = &r->format;
  return reading->preset
             ? cx_reading_find(reading, "format", "whatsapp", "as asked")
             : cx_reading_find(reading, "format", "whatsapp", "its first line is a time, a name and a text");
}
