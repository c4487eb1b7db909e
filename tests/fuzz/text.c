/*
 * Any bytes as texts. The first byte chooses the session, the second the size of chunks. Invariants: the span and sum
 * rules of every result; the same twice, from a cache of one word too, and in any chunks; text that is UTF-8 comes
 * out as it went in; what is written as JSON reads again.
 */
#include "outcome.h"

#include <string.h>

#include "lexicon/decode.h"

enum { TYPOS = 1, SHORT = 2, UTF8 = 4, LANGUAGE_AT = 3, SHORT_TEXT = 40 };

static cxtag_engine *base_engine(void) {
  static cxtag_engine *engine; /* made once; the fuzzer is one thread */
  cxtag_builder *builder;
  if (engine) return engine;
  MUST(cxtag_builder_new(&builder, NULL) == CXTAG_OK);
  MUST(cxtag_builder_add_base(builder, NULL) == CXTAG_OK);
  MUST(cxtag_builder_finish(&engine, builder, NULL) == CXTAG_OK);
  cxtag_builder_free(builder);
  return engine;
}

/* The same session with a large cache and with one of next to nothing that others share. */
static cxtag_session *choose_session(unsigned settings, int small_cache) {
  static cxtag_session *sessions[4][2];
  cxtag_session **chosen = &sessions[settings & (TYPOS | SHORT)][small_cache];
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  if (*chosen) return *chosen;
  options.explain = 1;
  options.cache_words = small_cache ? 1 : 4096;
  options.shares_words = small_cache != 0;
  options.typos = settings & TYPOS;
  if (settings & SHORT) options.max_text = SHORT_TEXT;
  MUST(cxtag_session_new(chosen, base_engine(), &options, NULL) == CXTAG_OK);
  return *chosen;
}

static void look_at_text(const cxtag_result *result, const char *text, size_t size, unsigned settings) {
  uint32_t const flags = cxtag_result_flags(result);
  size_t len;
  const char *kept = cxtag_result_text(result, &len);
  size_t const most = settings & SHORT ? SHORT_TEXT : (size_t)1 << 20;
  MUST(!!(flags & CXTAG_TRUNCATED) == (size > most));
  if (flags & CXTAG_REPAIRED) return;
  MUST(len <= most && (size > most ? len + 4 > most : len == size));
  MUST(!len || !memcmp(kept, text, len));
}

static void tag_once(cx_buffer *out, cx_buffer *expected, const char *text, size_t size, unsigned settings,
                     int small_cache) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  cxtag_record record;
  const cxtag_result *result;
  size_t len;
  memset(&record, 0, sizeof record);
  record.id = (cxtag_text_value){"1", 1};
  context.origin = settings & UTF8 ? CXTAG_FROM_UTF8 : CXTAG_FROM_LINES;
  context.language = (cxtag_language)((settings >> LANGUAGE_AT & 3) % 3);
  MUST(cxtag_tag_in_context(&result, choose_session(settings, small_cache), text, size, &context, NULL) == CXTAG_OK);
  fuzz_look_at_result(result);
  look_at_text(result, text, size, settings);
  fuzz_write(out, &record, result, 1);
  const char *kept = cxtag_result_text(result, &len);
  fuzz_put(expected, "1", 1);
  fuzz_put(expected, kept, len);
}

static void tag_thrice(const char *text, size_t size, unsigned settings) {
  cx_buffer first, again, expected;
  cx_buffer_init(&first, NULL);
  cx_buffer_init(&again, NULL);
  cx_buffer_init(&expected, NULL);
  tag_once(&first, &expected, text, size, settings, 0);
  fuzz_read_again(&first, &expected);
  for (int small_cache = 0; small_cache < 2; small_cache++) {
    cx_buffer_reset(&again);
    tag_once(&again, &expected, text, size, settings, small_cache);
    MUST(again.length == first.length && !memcmp(again.bytes, first.bytes, first.length));
  }
  cx_buffer_clear(&first);
  cx_buffer_clear(&again);
  cx_buffer_clear(&expected);
}

static int take_result(void *ctx, uint64_t ordinal, const cxtag_result *result) {
  cxtag_record record;
  memset(&record, 0, sizeof record);
  fuzz_put_number(ctx, ordinal);
  fuzz_write(ctx, &record, result, 1);
  return 0;
}

static void stream_in_chunks(cx_buffer *out, const char *text, size_t size, unsigned settings, size_t chunk) {
  cxtag_stream *stream;
  MUST(cxtag_stream_new(&stream, choose_session(settings, 0), take_result, out, NULL) == CXTAG_OK);
  for (size_t at = 0; at < size; at += chunk)
    MUST(cxtag_stream_feed(stream, text + at, size - at < chunk ? size - at : chunk, NULL) == CXTAG_OK);
  MUST(cxtag_stream_finish(stream, NULL) == CXTAG_OK);
  cxtag_stream_free(stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cx_buffer whole, cut;
  if (size < 2) return 0;
  const char *text = (const char *)data + 2;
  size -= 2;
  tag_thrice(text, size, data[0]);
  cx_buffer_init(&whole, NULL);
  cx_buffer_init(&cut, NULL);
  stream_in_chunks(&whole, text, size, data[0], size + 1);
  stream_in_chunks(&cut, text, size, data[0], 1 + data[1] % 64);
  MUST(whole.length == cut.length && (!whole.length || !memcmp(whole.bytes, cut.bytes, whole.length)));
  cx_buffer_clear(&whole);
  cx_buffer_clear(&cut);
  return 0;
}
