/* The library as a caller sees it: lives, streams, limits, memory that runs out. */
#include "failing.h"
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\ndelivery\tToimitus\tDelivery\t\t\t\n",
    "t/terms/delivery.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                            "toimitus\tdelivery\t\tfi\t\t\t\t\n(parcel|package) … lost\tdelivery\t-3\ten\t\t\t\t\n",
    "t/sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                          "hyvä\t\t2\tfi\t\t\t\t\n/huo?no/\t\t-2\tfi\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\nei\tnegator\t-1\t\tfi\t\t\n",
    NULL};

static const char *const lines[] = {"Toimitus oli hyvä", "", "  ", "Toimitus ei ollut hyvä\r", "huono 😀 ÄÄ",
                                    "the parcel was lost", "\xE4iti hyv\xE4", "loppu ilman rivinvaihtoa hyvä"};

typedef struct collected {
  char text[4096];
  size_t length;
  uint32_t flags;
} collected;

static int collect(void *ctx, uint64_t ordinal, const cxtag_result *result) {
  collected *c = ctx;
  size_t length;
  const char *text = cxtag_result_text(result, &length);
  c->flags = cxtag_result_flags(result);
  c->length += (size_t)snprintf(c->text + c->length, sizeof c->text - c->length, "%d %.*s = %s %d\n", (int)ordinal,
                                (int)length, text, test_summary(result),
                                (int)cxtag_result_sentiment(result).score_milli);
  return 0;
}

static void stream_in_chunks(const test_engine *t, size_t chunk, collected *out) {
  cxtag_stream *stream;
  char all[1024] = "";
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
    if (i) strcat(all, "\n");
    strcat(all, lines[i]);
  }
  memset(out, 0, sizeof *out);
  assert_int_equal(cxtag_stream_new(&stream, t->session, collect, out, NULL), CXTAG_OK);
  for (size_t at = 0, length = strlen(all); at < length; at += chunk)
    assert_int_equal(cxtag_stream_feed(stream, all + at, length - at < chunk ? length - at : chunk, NULL), CXTAG_OK);
  assert_int_equal(cxtag_stream_finish(stream, NULL), CXTAG_OK);
  cxtag_stream_free(stream);
}

static void any_chunks_give_the_same_results(void **state) {
  test_engine t = test_engine_new(tables);
  static collected whole, cut;
  (void)state;
  stream_in_chunks(&t, 100000, &whole);
  assert_non_null(strstr(whole.text, "1 Toimitus oli hyvä = positive delivery:+"));
  assert_non_null(strstr(whole.text, "4 Toimitus ei ollut hyvä = negative delivery:-"));
  assert_non_null(strstr(whole.text, "8 loppu"));
  for (size_t chunk = 1; chunk < 40; chunk++) {
    stream_in_chunks(&t, chunk, &cut);
    assert_string_equal(cut.text, whole.text);
  }
  test_engine_free(&t);
}

/* A line is cut to what will be read while it comes in; a CR at the cut is no line end. */
static void chunks_change_nothing_at_the_limit(void **state) {
  test_engine t = test_engine_new(tables);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  static collected whole, cut;
  cxtag_stream *stream;
  test_engine narrow = {NULL, NULL};
  (void)state;
  options.explain = 1;
  options.max_text = 12;
  assert_int_equal(cxtag_session_new(&narrow.session, t.engine, &options, NULL), CXTAG_OK);
  for (size_t length = 8; length < 20; length++) {
    char line[32] = "hyvä huono hyvä huono hyvä";
    line[length] = '\r';
    line[22] = '\n';
    for (size_t chunk = 1; chunk < 24; chunk += 22) {
      collected *const out = chunk == 1 ? &cut : &whole;
      memset(out, 0, sizeof *out);
      assert_int_equal(cxtag_stream_new(&stream, narrow.session, collect, out, NULL), CXTAG_OK);
      for (size_t at = 0; at < 23; at += chunk)
        assert_int_equal(cxtag_stream_feed(stream, line + at, chunk, NULL), CXTAG_OK);
      assert_int_equal(cxtag_stream_finish(stream, NULL), CXTAG_OK);
      cxtag_stream_free(stream);
    }
    assert_string_equal(cut.text, whole.text);
    assert_int_equal(cut.flags, whole.flags);
    cut.flags = whole.flags = 0;
  }
  test_engine_free(&narrow);
  test_engine_free(&t);
}

static int stop_at_once(void *ctx, uint64_t ordinal, const cxtag_result *result) {
  (void)ctx;
  (void)ordinal;
  (void)result;
  return 1;
}

static void a_callback_can_stop_the_stream(void **state) {
  test_engine t = test_engine_new(tables);
  cxtag_stream *stream;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_stream_new(&stream, t.session, stop_at_once, NULL, NULL), CXTAG_OK);
  assert_int_equal(cxtag_stream_feed(stream, "hei\nhei\n", 8, &err), CXTAG_ELIMIT);
  assert_non_null(strstr(err.message, "text 1"));
  cxtag_stream_free(stream);
  test_engine_free(&t);
}

static void sessions_outlive_the_callers_engine(void **state) {
  test_engine t = test_engine_new(tables);
  (void)state;
  cxtag_engine_free(t.engine);
  t.engine = NULL;
  test_expect(&t, "hyvä toimitus", "positive delivery:+");
  test_engine_free(&t);
}

/* A tiny cache evicts all the time and says the same; so do two sessions that share one and read in turns. */
static void cache_size_changes_nothing(void **state) {
  test_engine t = test_engine_new(tables);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  test_engine small[3] = {{cxtag_engine_retain(t.engine), NULL}, {cxtag_engine_retain(t.engine), NULL},
                          {cxtag_engine_retain(t.engine), NULL}};
  char text[256], expected[1024];
  (void)state;
  options.cache_words = 1;
  for (uint32_t i = 0; i < 3; i++) {
    options.shares_words = i > 0;
    assert_int_equal(cxtag_session_new(&small[i].session, t.engine, &options, NULL), CXTAG_OK);
  }
  for (int i = 0; i < 3000; i++) {
    snprintf(text, sizeof text, "toimitus%d sana%d ei hyvä %s", i, i * 7, i % 3 ? "toimitus" : "");
    snprintf(expected, sizeof expected, "%s", test_summary(test_tag(&t, text)));
    test_expect(&small[0], text, expected);
    test_expect(&small[1 + i / 50 % 2], text, expected);
    if (i % 100 == 99) test_expect(&small[1], text, expected);
  }
  for (int i = 0; i < 3; i++) test_engine_free(&small[i]);
  test_engine_free(&t);
}

static void long_texts_are_cut_and_say_so(void **state) {
  test_engine t = test_engine_new(tables);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session;
  const cxtag_result *result;
  size_t length;
  (void)state;
  options.max_text = 10;
  assert_int_equal(cxtag_session_new(&session, t.engine, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_tag(&result, session, "hyvä hyvä \xC3\xA4\xC3\xA4", 16, NULL), CXTAG_OK);
  assert_true(cxtag_result_flags(result) & CXTAG_TRUNCATED);
  cxtag_result_text(result, &length);
  assert_true(length <= 10);
  cxtag_session_free(session);
  test_engine_free(&t);
}

static void wrong_arguments_are_errors(void **state) {
  test_engine t = test_engine_new(tables);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session;
  const cxtag_result *result;
  cxtag_stream *stream;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_session_new(&session, NULL, NULL, &err), CXTAG_EINVAL);
  options.struct_size = 0;
  assert_int_equal(cxtag_session_new(&session, t.engine, &options, &err), CXTAG_EINVAL);
  options = (cxtag_session_options)CXTAG_SESSION_OPTIONS_INIT;
  options.language = (cxtag_language)9;
  assert_int_equal(cxtag_session_new(&session, t.engine, &options, &err), CXTAG_EINVAL);
  options = (cxtag_session_options)CXTAG_SESSION_OPTIONS_INIT;
  options.max_text = (size_t)512 << 20;
  assert_int_equal(cxtag_session_new(&session, t.engine, &options, &err), CXTAG_EINVAL);
  assert_string_equal(err.message, "max_text is 512 MiB or more: texts are far shorter");
  options.max_text--;
  assert_int_equal(cxtag_session_new(&session, t.engine, &options, &err), CXTAG_OK);
  cxtag_session_free(session);
  assert_int_equal(cxtag_tag(&result, t.session, NULL, 3, &err), CXTAG_EINVAL);
  assert_null(result);
  assert_int_equal(cxtag_tag(&result, t.session, NULL, 0, &err), CXTAG_OK);
  assert_int_equal(cxtag_stream_new(&stream, t.session, NULL, NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_stream_feed(NULL, "a", 1, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_stream_finish(NULL, &err), CXTAG_EINVAL);
  cxtag_context context = CXTAG_CONTEXT_INIT;
  context.origin = (cxtag_origin)8;
  assert_int_equal(cxtag_tag_in_context(&result, t.session, "a", 1, &context, &err), CXTAG_EINVAL);
  cxtag_options building = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_engine *engine;
  building.messages = (cxtag_language)9;
  assert_int_equal(cxtag_builder_new(&builder, &building), CXTAG_EINVAL);
  assert_null(builder);
  assert_int_equal(cxtag_builder_add_base(NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_builder_add_directory(NULL, ".", &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_builder_add_lexicon(NULL, "a/terms/b.tsv", "", 0, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_builder_finish(&engine, NULL, &err), CXTAG_EINVAL);
  assert_null(engine);
  cxtag_engine_free(NULL);
  cxtag_session_free(NULL);
  cxtag_stream_free(NULL);
  cxtag_builder_free(NULL);
  test_engine_free(&t);
}

static void offsets_in_other_units(void **state) {
  (void)state;
  assert_int_equal(cxtag_offset_in("ä😀x", 7, CXTAG_BYTES), 7);
  assert_int_equal(cxtag_offset_in("ä😀x", 7, CXTAG_CODEPOINTS), 3);
  assert_int_equal(cxtag_offset_in("ä😀x", 7, CXTAG_UTF16), 4);
  assert_int_equal(cxtag_offset_in("", 0, CXTAG_UTF16), 0);
}

/* ---- memory that runs out at the nth request */

static cxtag_status build_and_tag(const cxtag_memory *memory) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder = NULL;
  cxtag_engine *engine = NULL;
  cxtag_session *session = NULL;
  const cxtag_result *result;
  cxtag_session_options session_options = CXTAG_SESSION_OPTIONS_INIT;
  session_options.explain = 1;
  options.memory = memory;
  cxtag_status status = cxtag_builder_new(&builder, &options);
  for (size_t i = 0; status == CXTAG_OK && tables[i]; i += 2)
    status = cxtag_builder_add_lexicon(builder, tables[i], tables[i + 1], strlen(tables[i + 1]), NULL);
  if (status == CXTAG_OK) status = cxtag_builder_finish(&engine, builder, NULL);
  if (status == CXTAG_OK) status = cxtag_session_new(&session, engine, &session_options, NULL);
  for (size_t i = 0; status == CXTAG_OK && i < sizeof lines / sizeof *lines; i++)
    status = cxtag_tag(&result, session, lines[i], strlen(lines[i]), NULL);
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  return status;
}

static void every_allocation_may_fail(void **state) {
  failing f = {0, 0};
  cxtag_memory const memory = failing_memory(&f);
  cxtag_status status = CXTAG_ENOMEM;
  long n = 0;
  (void)state;
  for (; status != CXTAG_OK; n++) {
    f.left = n;
    status = build_and_tag(&memory);
    if (status != CXTAG_OK && status != CXTAG_ENOMEM) fail_msg("request %ld failing gives status %d", n, status);
    assert_int_equal(f.held, 0);
    assert_true(n < 100000);
  }
  assert_true(n > 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(any_chunks_give_the_same_results),
      cmocka_unit_test(chunks_change_nothing_at_the_limit),
      cmocka_unit_test(a_callback_can_stop_the_stream),
      cmocka_unit_test(sessions_outlive_the_callers_engine),
      cmocka_unit_test(cache_size_changes_nothing),
      cmocka_unit_test(long_texts_are_cut_and_say_so),
      cmocka_unit_test(wrong_arguments_are_errors),
      cmocka_unit_test(offsets_in_other_units),
      cmocka_unit_test(every_allocation_may_fail),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
