/* Reading from memory in pieces of any size, and writing what came of it down as one string:
 * `id[@field]=text` for records, `!` for rejects, `#reason*n` for skips, `$` for damage, each behind a line
 * feed. Everything is read twice, once at once and once through a pipe
 * in which after every piece nothing is there yet: nothing may come of that. */
#ifndef FEED_H
#define FEED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <cxtag/records.h>

typedef struct feed {
  const char *bytes;
  size_t length, at, piece;
  size_t ready_until; /* for pipes: what has come so far */
  int reads;
} feed;

static inline long feed_read(void *ctx, char *buffer, size_t len) {
  feed *f = ctx;
  size_t left = f->length - f->at;
  f->reads++;
  if (left > len) left = len;
  if (f->piece && left > f->piece) left = f->piece;
  memcpy(buffer, f->bytes + f->at, left);
  f->at += left;
  return (long)left;
}

static inline int feed_ready(void *ctx) {
  const feed *f = ctx;
  return f->at < f->ready_until;
}

static inline void note(char *out, size_t size, const char *format, ...) {
  size_t const at = strlen(out);
  va_list args;
  va_start(args, format);
  vsnprintf(out + at, size - at, format, args);
  va_end(args);
}

static inline void note_value(char *out, size_t size, cxtag_text_value value) {
  size_t const at = strlen(out);
  if (at + value.length + 1 >= size) return;
  for (size_t i = 0; i < value.length; i++) out[at + i] = value.bytes[i] ? value.bytes[i] : '~';
  out[at + value.length] = '\0';
}

/* What opening or reading said; room for tests to look at. */
static cxtag_error feed_error;

enum { FEED_ROOM = 1 << 16, FEED_RECORDS = 2000 };

static inline void note_record(char *out, const cxtag_record *record) {
  note_value(out, FEED_ROOM, record->id);
  if (record->field.length) note(out, FEED_ROOM, "@"), note_value(out, FEED_ROOM, record->field);
  note(out, FEED_ROOM, "=");
  note_value(out, FEED_ROOM, record->text);
  for (size_t i = 0; i < record->meta_count; i++) {
    note(out, FEED_ROOM, " {");
    note_value(out, FEED_ROOM, record->meta_names[i]);
    note(out, FEED_ROOM, ":");
    note_value(out, FEED_ROOM, record->meta_values[i]);
    note(out, FEED_ROOM, "}");
  }
  note(out, FEED_ROOM, "\n");
}

/* A sum of all that is said, also of more than FEED_RECORDS: places, and why something was rejected. */
static inline uint64_t mix(uint64_t sum, const void *bytes, size_t len) {
  const unsigned char *at = bytes;
  for (size_t i = 0; i < len; i++) sum = (sum ^ at[i]) * 0x100000001B3;
  return sum;
}

static inline uint64_t mix_record(uint64_t sum, const cxtag_record *record, const cxtag_error *rejected) {
  uint64_t const numbers[] = {record->line, record->byte, record->ordinal, (uint64_t)record->repaired};
  sum = mix(sum, numbers, sizeof numbers);
  if (rejected) return mix(sum, rejected->message, strlen(rejected->message));
  return mix(mix(sum, record->id.bytes, record->id.length), record->text.bytes, record->text.length);
}

/* A pipe is asked beforehand whether it would wait, as a command does. */
static inline uint64_t read_feed(char *out, feed *f, int is_pipe, const cxtag_reader_options *options) {
  cxtag_input const input = {feed_read, is_pipe ? feed_ready : NULL, f, "test"};
  cxtag_reader_statistics tally;
  cxtag_record record;
  cxtag_reader *reader;
  cxtag_next next;
  size_t records = 0;
  uint64_t sum = 0;
  *out = '\0';
  memset(&feed_error, 0, sizeof feed_error);
  cxtag_status const status = cxtag_reader_open_input(&reader, &input, options, &feed_error);
  if (status) {
    note(out, FEED_ROOM, "%.7s", cxtag_status_text(status));
    return sum;
  }
  for (;;) {
    if (is_pipe) cxtag_reader_may_wait(reader);
    if ((next = cxtag_reader_next(reader, &record, &feed_error)) <= 0) break;
    sum = mix_record(sum, &record, next == CXTAG_NEXT_REJECTED ? &feed_error : NULL);
    if (++records > FEED_RECORDS) continue;
    if (next == CXTAG_NEXT_REJECTED)
      note(out, FEED_ROOM, "!\n");
    else
      note_record(out, &record);
  }
  if (next == CXTAG_NEXT_DAMAGED) note(out, FEED_ROOM, "$\n");
  cxtag_reader_statistics_get(reader, &tally);
  for (size_t i = 0; i < tally.skip_count; i++)
    note(out, FEED_ROOM, "#%s*%llu\n", tally.skips[i].reason, (unsigned long long)tally.skips[i].count);
  assert_int_equal(tally.read, tally.delivered + tally.skipped + tally.rejected);
  cxtag_reader_close(reader);
  return sum;
}

/* piece: bytes a read gives, 0 = as many as it asks for; a pipe then gives them one by one, when there are not too many
 * for that. */
static inline const char *read_all(const char *bytes, size_t length, size_t piece,
                                   const cxtag_reader_options *options) {
  static char out[FEED_ROOM], through_pipe[FEED_ROOM];
  feed at_once = {bytes, length, 0, piece, length, 0};
  feed late = {bytes, length, 0, piece ? piece : 1 + length / 64 * (length > 20000), 0, 0};
  uint64_t const sum = read_feed(out, &at_once, 0, options);
  cxtag_error const error = feed_error;
  uint64_t const sum_through_pipe = read_feed(through_pipe, &late, 1, options);
  assert_string_equal(through_pipe, out);
  assert_string_equal(feed_error.message, error.message);
  assert_int_equal(feed_error.offset, error.offset);
  assert_int_equal(sum_through_pipe, sum);
  return out;
}

static inline const char *read_text(const char *text, const char *format) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.format = format;
  return read_all(text, strlen(text), 0, &options);
}

static inline const char *read_paths(const char *json, const char *text_path, const char *id_path, size_t piece) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.text_paths = &text_path;
  options.text_path_count = text_path != NULL;
  options.id_path = id_path;
  return read_all(json, strlen(json), piece, &options);
}

#endif
