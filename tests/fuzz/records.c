/* One export read in pieces of several sizes. */
#include "outcome.h"

#include <string.h>

#include "lexicon/decode.h"

typedef struct pieces {
  const uint8_t *bytes;
  size_t length, at, piece;
} pieces;

static long read_pieces(void *ctx, char *buffer, size_t len) {
  pieces *p = ctx;
  size_t left = p->length - p->at;
  if (left > len) left = len;
  if (left > p->piece) left = p->piece;
  if (left) memcpy(buffer, p->bytes + p->at, left);
  p->at += left;
  return (long)left;
}

static void put_value(cx_buffer *out, cxtag_text_value value) {
  MUST(value.bytes || !value.length);
  fuzz_put(out, value.bytes, value.length);
}

static void put_record(cx_buffer *out, const cxtag_record *r) {
  const cxtag_text_value values[] = {r->id,     r->text,   r->field,    r->question, r->time,
                                     r->author, r->rating, r->language, r->channel};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) put_value(out, values[i]);
  for (size_t i = 0; i < r->meta_count; i++) {
    put_value(out, r->meta_names[i]);
    put_value(out, r->meta_values[i]);
  }
  fuzz_put_number(out, r->ordinal);
  fuzz_put_number(out, r->line);
  fuzz_put_number(out, r->byte);
  fuzz_put_number(out, (uint64_t)r->origin << 1 | (unsigned)r->repaired);
  fuzz_put(out, r->source, strlen(r->source));
}

static void put_error(cx_buffer *out, const cxtag_error *err) {
  MUST(err->code != CXTAG_OK && err->code != CXTAG_ENOMEM);
  MUST(err->message[0] && cx_is_utf8(err->message, strlen(err->message)));
  fuzz_put_number(out, (uint64_t)(int64_t)err->code);
  fuzz_put_number(out, err->line);
  fuzz_put_number(out, err->column);
  fuzz_put_number(out, err->offset);
  fuzz_put(out, err->source, strlen(err->source));
  fuzz_put(out, err->message, strlen(err->message));
}

/* An engine without rows: readers and writers are what is tried here. */
static cxtag_session *plain_session(void) {
  static cxtag_session *session;
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_engine *engine;
  if (session) return session;
  options.cache_words = 4096;
  MUST(cxtag_builder_new(&builder, NULL) == CXTAG_OK);
  MUST(cxtag_builder_finish(&engine, builder, NULL) == CXTAG_OK);
  MUST(cxtag_session_new(&session, engine, &options, NULL) == CXTAG_OK);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return session;
}

/* What was written of the records, and what must come out when it is read. */
typedef struct tagged {
  cx_buffer written, expected;
  int ids_are_text; /* one that is not is mended as it is written */
} tagged;

static void tag(tagged *t, const cxtag_record *record) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  const cxtag_result *result;
  size_t len;
  context.origin = record->origin;
  MUST(cxtag_tag_in_context(&result, plain_session(), record->text.bytes, record->text.length, &context, NULL) ==
       CXTAG_OK);
  fuzz_look_at_result(result);
  const char *text = cxtag_result_text(result, &len);
  fuzz_write(&t->written, record, result, 0);
  fuzz_put(&t->expected, record->id.bytes, record->id.length);
  fuzz_put(&t->expected, text, len);
  if (!cx_is_utf8(record->id.bytes, record->id.length)) t->ids_are_text = 0;
}

static void look_at_tally(cx_buffer *out, const cxtag_reader *reader) {
  cxtag_reader_statistics tally;
  uint64_t skipped = 0;
  cxtag_reader_statistics_get(reader, &tally);
  MUST(tally.read == tally.delivered + tally.skipped + tally.rejected);
  for (size_t i = 0; i < tally.skip_count; i++) {
    fuzz_put(out, tally.skips[i].reason, strlen(tally.skips[i].reason));
    fuzz_put_number(out, tally.skips[i].count);
    skipped += tally.skips[i].count;
  }
  MUST(skipped == tally.skipped);
  fuzz_put_number(out, tally.read);
}

static void look_at_findings(cx_buffer *out, const cxtag_reader *reader) {
  cxtag_reader_finding finding;
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++) {
    fuzz_put(out, finding.what, strlen(finding.what));
    fuzz_put(out, finding.value, strlen(finding.value));
    fuzz_put(out, finding.evidence, strlen(finding.evidence));
  }
}

static void note_warning(void *ctx, const cxtag_error *warning) { put_error(ctx, warning); }

static int never_ready(void *ctx) {
  (void)ctx;
  return 0;
}

/* A pipe is asked beforehand, as a command does. */
static cxtag_next next_record(cxtag_reader *reader, int is_pipe, cxtag_record *record, cxtag_error *err) {
  if (is_pipe) cxtag_reader_may_wait(reader);
  return cxtag_reader_next(reader, record, err);
}

/* What is said besides of an input that never waits comes of more bytes than those that decide; it goes to `aside`. */
static void read_once(cx_buffer *out, cx_buffer *aside, const uint8_t *data, size_t size, size_t piece, int is_pipe,
                      const cxtag_reader_options *given) {
  pieces from = {data, size, 0, piece};
  cxtag_input const input = {read_pieces, is_pipe ? never_ready : NULL, &from, "export"};
  cxtag_reader_options options = *given;
  tagged t = {.ids_are_text = 1};
  cxtag_reader *reader;
  cxtag_record record;
  cxtag_error err;
  cxtag_next next;
  options.warning = note_warning;
  options.warning_ctx = aside;
  if (cxtag_reader_open_input(&reader, &input, &options, &err) != CXTAG_OK) {
    MUST(!reader);
    put_error(out, &err);
    return;
  }
  while ((next = next_record(reader, is_pipe, &record, &err)) > CXTAG_NEXT_END) {
    put_record(out, &record);
    if (next == CXTAG_NEXT_REJECTED) put_error(out, &err);
    else if (piece == SIZE_MAX) tag(&t, &record);
  }
  if (next == CXTAG_NEXT_DAMAGED) put_error(out, &err);
  MUST(cxtag_reader_next(reader, &record, &err) == next); /* an end stays one */
  look_at_tally(out, reader);
  look_at_findings(aside, reader);
  cxtag_reader_close(reader);
  if (t.written.length && t.ids_are_text) fuzz_read_again(&t.written, &t.expected);
  cx_buffer_clear(&t.written);
  cx_buffer_clear(&t.expected);
}

static int are_same(const cx_buffer *a, const cx_buffer *b) {
  return a->length == b->length && !(a->length && memcmp(a->bytes, b->bytes, a->length));
}

void fuzz_records(const uint8_t *data, size_t size, const cxtag_reader_options *options) {
  size_t const sizes[] = {SIZE_MAX, 1, 2 + size % 61};
  cx_buffer said[2], aside[2];
  for (size_t i = 0; i < 2; i++) {
    cx_buffer_init(&said[i], NULL);
    cx_buffer_init(&aside[i], NULL);
  }
  for (int is_pipe = 0; is_pipe < 2; is_pipe++)
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
      int const again = i || is_pipe;
      cx_buffer_reset(&said[again]);
      cx_buffer_reset(&aside[i != 0]);
      read_once(&said[again], &aside[i != 0], data, size, sizes[i], is_pipe, options);
      if (again) MUST(are_same(&said[0], &said[1]));
      if (i) MUST(are_same(&aside[0], &aside[1]));
    }
  for (size_t i = 0; i < 2; i++) {
    cx_buffer_clear(&said[i]);
    cx_buffer_clear(&aside[i]);
  }
}
