/* Gold files: both forms, and every mistake with its place and cure. */
#include "workbench.h"

typedef struct bench {
  test_engine engine;
  cxtag_evaluation *evaluation;
} bench;

static bench bench_new(void) {
  bench b = {test_engine_new(test_pack), NULL};
  assert_int_equal(cxtag_evaluation_new(&b.evaluation, b.engine.session, NULL), CXTAG_OK);
  return b;
}

static void bench_free(bench *b) {
  cxtag_evaluation_free(b->evaluation);
  test_engine_free(&b->engine);
}

static cxtag_status add_text(const bench *b, const char *text, const cxtag_gold_options *options,
                             cxtag_error *err) {
  test_file const file = test_file_new(text, strlen(text));
  cxtag_status const status = cxtag_evaluation_add_file(b->evaluation, file.path, options, err);
  unlink(file.path);
  if (status != CXTAG_OK) assert_string_equal(err->source, file.path);
  return status;
}

static cxtag_evaluation_summary add_sound(const char *text, const cxtag_gold_options *options) {
  bench b = bench_new();
  cxtag_evaluation_summary summary;
  cxtag_error err;
  if (add_text(&b, text, options, &err) != CXTAG_OK) fail_msg("%u:%u: %s", err.line, err.column, err.message);
  cxtag_evaluation_summary_get(b.evaluation, &summary);
  bench_free(&b);
  return summary;
}

static void json_lines_are_read(void **state) {
  (void)state;
  cxtag_evaluation_summary const s =
      add_sound("\xEF\xBB\xBF{\"id\": 1, \"text\": \"good delivery\", \"sentiment\": \"positive\", "
                "\"themes\": {\"delivery\": \"pos\"}, "
                "\"intents\": [], \"tags\": [\"a\", \"b\"]}\r\n\n"
                "{\"text\": \"bad price\", \"label\": \"neg\", \"themes\": [\"price\"]}\n"
                "{\"text\": \"bad price!\", \"sentiment\": {\"label\": \"negative\"}, \"themes\": [{\"id\": "
                "\"price\", \"polarity\": "
                "\"negative\"}], \"intents\": [{\"id\": \"churn\"}]}",
                NULL);
  assert_int_equal(s.texts, 3);
  assert_int_equal(s.sentiment_right, 3);
  assert_int_equal(s.themes.true_positive, 3);
  assert_int_equal(s.polarity_texts, 2); /* ["price"] says nothing of it */
  assert_int_equal(s.polarity_right, 2);
  assert_int_equal(s.intents.false_negative, 1);
}

/* It says nothing of the polarity, unless the same line does elsewhere. */
static void a_theme_without_polarity_counts_as_named(void **state) {
  cxtag_error err;
  bench b = bench_new();
  (void)state;
  assert_int_equal(add_text(&b,
                            "{\"text\": \"bad price\", \"themes\": [\"price\", {\"id\": \"price\", "
                            "\"polarity\": \"pos\"}]}\n"
                            "{\"text\": \"good price\", \"themes\": [\"price\", \"delivery\", \"Delivery\", \"no\"]}\n",
                            NULL, &err),
                   CXTAG_OK);
  cxtag_evaluation_summary s;
  cxtag_evaluation_summary_get(b.evaluation, &s);
  assert_int_equal(s.themes.true_positive, 2);
  assert_int_equal(s.themes.false_negative, 1);
  assert_int_equal(s.polarity_texts, 1);
  assert_int_equal(s.polarity_right, 0);
  assert_string_equal(cxtag_evaluation_warnings(b.evaluation),
                      "no pack knows the themes Delivery (write delivery), no: they are left out of the figures\n");
  const char *const report = cxtag_evaluation_report(b.evaluation, 0, 10, NULL);
  if (!strstr(report, "missing delivery\n") || !strstr(report, "price positive, found negative"))
    fail_msg("%s", report);
  bench_free(&b);
}

static void tables_are_read_without_quoting(void **state) {
  (void)state;
  cxtag_evaluation_summary const s =
      add_sound("id\tlang\tlabel\ttext\n1\ten\tpositive\t\"good\n2\ten\tnegative\tbad\"\n", NULL);
  assert_int_equal(s.texts, 2);
  assert_int_equal(s.sentiment_right, 2);
}

static void text_and_question_can_stand_elsewhere(void **state) {
  cxtag_gold_options options = CXTAG_GOLD_OPTIONS_INIT;
  (void)state;
  options.text_path = "answer.en";
  options.question_path = "question";
  assert_int_equal(
      add_sound("{\"answer\":{\"en\":\"good\"},\"question\":\"what was bad\",\"sentiment\":\"pos\"}",
                &options)
          .texts,
      1);
  options.text_path = "sentiment";
  assert_int_equal(add_sound("sentiment\tlabel\ngood\tpositive\n", &options).sentiment_right, 1);
}

static void every_mistake_has_its_place_and_cure(void **state) {
  static const struct {
    const char *text, *message;
    uint32_t line, column;
  } bad[] = {
      {"", "is empty", 0, 0},
      {"\n \n", "is empty", 0, 0},
      {"text\tlabel\n", "has no texts", 0, 0},
      {"id\tlabel\n1\tpositive\n", "no column `text`", 1, 1},
      {"id\ttext\n1\tgood\n", "no column `label` or `sentiment`", 1, 1},
      {"text\tlabel\ngood\tpositive\ngood\n", "fewer cells", 3, 5},
      {"text\tlabel\ngood\tpositiv\n", "unknown label 'positiv': write positive", 2, 6},
      {"text\tlabel\nhyvä\tpositiv\n", "unknown label", 2, 6},
      {"text\tlabel\ngood\t\n", "label is empty", 2, 6},
      {"text\tlabel\n\tpositive\n", "text is empty", 2, 1},
      {"{\"text\":\"good\",\"label\":\"positive\"}\n{\"text\":\n", "not JSON", 2, 9},
      {"[1]\n", "write one JSON object", 1, 1},
      {"{\"label\":\"positive\"}", "--text-path", 1, 1},
      {"{\"text\":1,\"label\":\"positive\"}", "--text-path", 1, 1},
      {"{\"text\":\"\",\"label\":\"positive\"}", "text is empty", 1, 1},
      {"{\"text\":\"good\"}", "nothing is labelled", 1, 1},
      {"{\"text\":\"good\",\"label\":3}", "sentiment is no text", 1, 1},
      {"{\"text\":\"good\",\"label\":\"meh\"}", "unknown label 'meh'", 1, 1},
      {"{\"text\":\"good\",\"themes\":\"price\"}", "no object", 1, 1},
      {"{\"text\":\"good\",\"themes\":{\"price\":1}}", "'price' has no polarity", 1, 1},
      {"{\"text\":\"good\",\"themes\":{\"price\":\"up\"}}", "unknown label 'up'", 1, 1},
      {"{\"text\":\"good\",\"themes\":[{}]}", "theme has no id", 1, 1},
      {"{\"text\":\"good\",\"intents\":\"churn\"}", "`intents` is no list", 1, 1},
      {"{\"text\":\"good\",\"intents\":[null]}", "item of `intents`", 1, 1},
      {"{\"id\":\"x\",\"text\":\"good\",\"label\":\"pos\"}\n{\"id\":\"x\",\"text\":\"good\",\"label\":"
       "\"neg\"}",
       "id 'x' has other labels in line 1", 2, 1},
      {"{\"id\":\"x\",\"text\":\"good\",\"themes\":{\"price\":\"pos\"}}\n{\"id\":\"x\",\"text\":\"good\","
       "\"themes\":{}}",
       "id 'x' has other labels in line 1", 2, 1},
      {"id\ttext\tlabel\na\tgood\tpos\na\tgood\tmix\n", "id 'a' has other labels in line 2", 3, 1},
      {"{\"text\":\"good\",\"label\":\"pos\"}\n{\"text\":\"good\",\"label\":\"neg\"}",
       "the same text has other labels in line 1", 2, 1},
      {"text\tlabel\ngood\tpos\nbad\tneg\ngood\tmix\n", "the same text has other labels in line 2", 4, 1},
      {"{\"text\":\"good\",\"themes\":{\"price\":\"pos\",\"price\":\"neg\"}}",
       "theme 'price' has two polarities", 1, 1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    bench b = bench_new();
    cxtag_error err;
    cxtag_status const status = add_text(&b, bad[i].text, NULL, &err);
    if (status != CXTAG_ESYNTAX || err.line != bad[i].line || err.column != bad[i].column ||
        !strstr(err.message, bad[i].message))
      fail_msg("%s\n  gives %d at %u:%u: %s", bad[i].text, status, err.line, err.column, err.message);
    bench_free(&b);
  }
}

static void the_same_id_with_the_same_labels_is_no_mistake(void **state) {
  (void)state;
  assert_int_equal(add_sound("{\"id\":\"x\",\"text\":\"good\",\"themes\":{\"price\":\"pos\",\"delivery\":"
                             "\"neg\"},\"intents\":[\"a\",\"b\"]}\n"
                             "{\"id\":\"x\",\"text\":\"bad\",\"themes\":{\"delivery\":\"neg\",\"price\":"
                             "\"pos\"},\"intents\":[\"b\",\"a\"]}\n",
                             NULL)
                       .texts,
                   2);
}

/* Two customers may have written the same and been understood differently, or been asked another thing. */
static void the_same_text_under_another_id_is_noted(void **state) {
  bench b = bench_new();
  cxtag_gold_options options = CXTAG_GOLD_OPTIONS_INIT;
  cxtag_error err;
  (void)state;
  options.question_path = "q";
  assert_int_equal(
      add_text(&b,
               "{\"text\":\"good\",\"q\":\"a\",\"label\":\"pos\"}\n{\"text\":\"good\",\"q\":\"b\",\"label\":\"neg\"}",
               &options, &err),
      CXTAG_OK);
  assert_string_equal(cxtag_evaluation_warnings(b.evaluation), "");
  char text[2000] = "id\ttext\tlabel\n1\tgood\tpos\n";
  for (int i = 2; i < 20; i++) snprintf(text + strlen(text), sizeof text - strlen(text), "%d\tgood\tneg\n", i);
  assert_int_equal(add_text(&b, text, NULL, &err), CXTAG_OK);
  const char *const warning = cxtag_evaluation_warnings(b.evaluation);
  assert_non_null(strstr(warning, "the same text has other labels under another id: "));
  assert_non_null(strstr(warning, ":2 and :3, "));
  assert_non_null(strstr(warning, ":2 and :12 ...\n")); /* ten are named */
  bench_free(&b);
}

static void files_that_cannot_be_read_are_named(void **state) {
  bench b = bench_new();
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_evaluation_add_file(b.evaluation, "/nonexistent/gold.jsonl", NULL, &err), CXTAG_EIO);
  assert_string_equal(err.source, "/nonexistent/gold.jsonl");
  assert_int_equal(cxtag_evaluation_add_file(b.evaluation, "/", NULL, &err), CXTAG_EIO);
  assert_int_equal(cxtag_evaluation_add_file(b.evaluation, NULL, NULL, &err), CXTAG_EINVAL);
  bench_free(&b);
}

/* Any bytes: an error or a result, never more. */
static void broken_bytes_do_no_harm(void **state) {
  static const char sound[] =
      "{\"id\":\"x\",\"text\":\"good\",\"label\":\"pos\",\"themes\":{\"price\":\"pos\"}}";
  bench b = bench_new();
  cxtag_error err;
  (void)state;
  for (size_t cut = 0; cut < sizeof sound - 1; cut++) {
    char text[sizeof sound];
    memcpy(text, sound, sizeof sound);
    text[cut] = (char)(cut % 3 ? 0xC3 : cut % 2 ? 0 : '\t');
    test_file const file = test_file_new(text, sizeof sound - 1);
    (void)cxtag_evaluation_add_file(b.evaluation, file.path, NULL, &err);
    unlink(file.path);
  }
  bench_free(&b);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_lines_are_read),
      cmocka_unit_test(a_theme_without_polarity_counts_as_named),
      cmocka_unit_test(tables_are_read_without_quoting),
      cmocka_unit_test(text_and_question_can_stand_elsewhere),
      cmocka_unit_test(every_mistake_has_its_place_and_cure),
      cmocka_unit_test(the_same_id_with_the_same_labels_is_no_mistake),
      cmocka_unit_test(the_same_text_under_another_id_is_noted),
      cmocka_unit_test(files_that_cannot_be_read_are_named),
      cmocka_unit_test(broken_bytes_do_no_harm),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
