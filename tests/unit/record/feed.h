/* Reading from memory in pieces of any size, and writing what came of it down as one string:
 * `id[@field]=text` for records, `!` for rejects, `#reason*n` for skips, `$` for damage, each behind a line
 * feed. */
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

static inline const char *read_all(const char *bytes, size_t length, size_t piece,
                                   const cxtag_reader_options *options) {
  static char out[1 << 16];
  feed f = {bytes, length, 0, piece, length, 0};
  cxtag_input const input = {feed_read, NULL, &f, "test"};
  cxtag_reader_statistics tally;
  cxtag_record record;
  cxtag_reader *reader;
  cxtag_next next;
  *out = '\0';
  memset(&feed_error, 0, sizeof feed_error);
  cxtag_status const status = cxtag_reader_open_input(&reader, &input, options, &feed_error);
  if (status) {
    note(out, sizeof out, "%.7s", cxtag_status_text(status));
    return out;
  }
  while ((next = cxtag_reader_next(reader, &record, &feed_error)) > 0) {
    if (next == CXTAG_NEXT_REJECTED)
      note(out, sizeof out, "!\n");
    else {
      note_value(out, sizeof out, record.id);
      if (record.field.length) note(out, sizeof out, "@"), note_value(out, sizeof out, record.field);
      note(out, sizeof out, "=");
      note_value(out, sizeof out, record.text);
      for (size_t i = 0; i < record.meta_count; i++) {
        note(out, sizeof out, " {");
        note_value(out, sizeof out, record.meta_names[i]);
        note(out, sizeof out, ":");
        note_value(out, sizeof out, record.meta_values[i]);
        note(out, sizeof out, "}");
      }
      note(out, sizeof out, "\n");
    }
  }
  if (next == CXTAG_NEXT_DAMAGED) note(out, sizeof out, "$\n");
  cxtag_reader_statistics_get(reader, &tally);
  for (size_t i = 0; i < tally.skip_count; i++)
    note(out, sizeof out, "#%s*%llu\n", tally.skips[i].reason, (unsigned long long)tally.skips[i].count);
  assert_int_equal(tally.read, tally.delivered + tally.skipped + tally.rejected);
  cxtag_reader_close(reader);
  return out;
}

static inline const char *read_text(const char *text, const char *format) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.format = format;
  return read_all(text, strlen(text), 0, &options);
}

#endif
