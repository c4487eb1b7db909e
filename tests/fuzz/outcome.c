#include "outcome.h"

#include <string.h>

#include "lexicon/decode.h"

void fuzz_put_number(cx_buffer *out, uint64_t number) {
  cx_buffer_append(out, (const char *)&number, sizeof number);
}

void fuzz_put(cx_buffer *out, const char *bytes, size_t len) {
  fuzz_put_number(out, len);
  if (len) cx_buffer_append(out, bytes, len);
}

/* ---- results */

static void look_at_span(cxtag_span span, const char *text, size_t len) {
  MUST(span.start <= span.end && span.end <= len);
  MUST(span.start == len || ((unsigned char)text[span.start] & 0xC0) != 0x80);
  MUST(span.end == len || ((unsigned char)text[span.end] & 0xC0) != 0x80);
}

static void look_at_sentiment(cxtag_sentiment s) {
  int64_t const sum = (int64_t)s.positive_sum_milli + s.negative_sum_milli;
  int64_t const score = ((int64_t)s.positive_sum_milli - s.negative_sum_milli) * 1000 / (sum + 1500);
  MUST(s.positive_sum_milli >= 0 && s.negative_sum_milli >= 0);
  MUST(s.score_milli - score <= 1 && score - s.score_milli <= 1);
  MUST(s.positive_milli >= 0 && s.positive_milli <= 1000 && s.negative_milli >= 0 && s.negative_milli <= 1000);
  MUST(s.confidence_milli >= 0 && s.confidence_milli <= 1000);
}

static void look_at_hits(const cxtag_result *result, const char *text, size_t len) {
  cxtag_sentiment const s = cxtag_result_sentiment(result);
  int64_t positive = 0, negative = 0;
  cxtag_hit hit;
  for (size_t i = 0; cxtag_result_hit(result, i, &hit); i++) {
    look_at_span(hit.span, text, len);
    MUST(hit.source && hit.expression && hit.theme && hit.forms);
    for (size_t k = 0; k < hit.shifter_count; k++) MUST(cxtag_result_hit_shifter(result, i, k));
    MUST(!cxtag_result_hit_shifter(result, i, hit.shifter_count));
    if (hit.effect_milli > 0) positive += hit.effect_milli;
    else negative -= hit.effect_milli;
  }
  if (!cxtag_result_hit_count(result)) return; /* a session without explain keeps none */
  MUST(positive == s.positive_sum_milli && negative == s.negative_sum_milli);
}

void fuzz_look_at_result(const cxtag_result *result) {
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  cxtag_theme theme;
  cxtag_intent intent;
  cxtag_span span;
  const char *last = "";
  MUST(cx_is_utf8(text, len));
  look_at_sentiment(cxtag_result_sentiment(result));
  look_at_hits(result, text, len);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    MUST(strcmp(last, theme.id) < 0);
    last = theme.id;
    for (size_t k = 0; k < theme.span_count; k++) {
      MUST(cxtag_result_theme_span(result, i, k, &span));
      look_at_span(span, text, len);
    }
  }
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) look_at_span(intent.span, text, len);
  MUST(cxtag_offset_in(text, len, CXTAG_CODEPOINTS) <= cxtag_offset_in(text, len, CXTAG_UTF16));
}

/* ---- what is written, and read again */

static int take_bytes(void *ctx, const char *bytes, size_t len) {
  cx_buffer_append(ctx, bytes, len);
  return 0;
}

void fuzz_write(cx_buffer *out, const cxtag_record *record, const cxtag_result *result, int explain) {
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_output const output = {take_bytes, out, "memory"};
  cxtag_writer *writer;
  options.explain = explain;
  MUST(cxtag_writer_open(&writer, &output, NULL, &options, NULL) == CXTAG_OK);
  MUST(cxtag_writer_record(writer, record, result, NULL) == CXTAG_OK);
  MUST(cxtag_writer_finish(writer, NULL) == CXTAG_OK);
  cxtag_writer_free(writer);
}

typedef struct pieces {
  const char *bytes;
  size_t length, at, piece;
} pieces;

static long read_pieces(void *ctx, char *buffer, size_t len) {
  pieces *p = ctx;
  size_t left = p->length - p->at;
  if (left > len) left = len;
  if (left > p->piece) left = p->piece;
  memcpy(buffer, p->bytes + p->at, left);
  p->at += left;
  return (long)left;
}

void fuzz_read_again(const cx_buffer *written, const cx_buffer *expected) {
  static const char *const text_path[] = {"text"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  pieces from = {written->bytes, written->length, 0, SIZE_MAX};
  cxtag_input const input = {read_pieces, NULL, &from, "written"};
  cx_buffer found;
  cxtag_reader *reader;
  cxtag_record record;
  cxtag_next next;
  options.format = "jsonl";
  options.text_paths = text_path;
  options.text_path_count = 1;
  options.id_path = "id";
  options.keep_blank = 1;
  cx_buffer_init(&found, NULL);
  MUST(cxtag_reader_open_input(&reader, &input, &options, NULL) == CXTAG_OK);
  while ((next = cxtag_reader_next(reader, &record, NULL)) == CXTAG_NEXT_RECORD) {
    fuzz_put(&found, record.id.bytes, record.id.length);
    fuzz_put(&found, record.text.bytes, record.text.length);
  }
  MUST(next == CXTAG_NEXT_END);
  MUST(found.length == expected->length);
  MUST(!found.length || !memcmp(found.bytes, expected->bytes, found.length));
  cxtag_reader_close(reader);
  cx_buffer_clear(&found);
}
