/* Figures of an evaluation, its reports, comparison and minimum figures. */
#include "workbench.h"

static void add(cxtag_evaluation *e, const char *id, const char *text, int sentiment, const char *theme,
                int polarity, const char *intent) {
  cxtag_gold gold = {.id = id, .text = text, .text_length = strlen(text)};
  static const char *const tags[] = {"all"};
  cxtag_gold_theme const themes[] = {{theme, (cxtag_label)polarity, 0}};
  const char *const intents[] = {intent};
  cxtag_error err;
  gold.has_sentiment = sentiment >= 0;
  if (gold.has_sentiment) gold.sentiment = (cxtag_label)sentiment;
  gold.has_themes = gold.has_intents = 1;
  gold.themes = themes;
  gold.theme_count = theme != NULL;
  gold.intents = intents;
  gold.intent_count = intent != NULL;
  gold.tags = tags;
  gold.tag_count = 1;
  gold.language = "en";
  if (cxtag_evaluation_add(e, &gold, &err) != CXTAG_OK) fail_msg("%s: %s", text, err.message);
}

static void add_all(cxtag_evaluation *e) {
  add(e, "1", "good delivery", CXTAG_POSITIVE, "delivery", CXTAG_POSITIVE, NULL);
  add(e, "2", "bad courier", CXTAG_NEGATIVE, "delivery.speed", CXTAG_NEGATIVE, NULL);
  add(e, "3", "not good price", CXTAG_POSITIVE, "price", CXTAG_POSITIVE, NULL);
  add(e, "4", "leaving the office", CXTAG_NEUTRAL, "other", CXTAG_NEUTRAL, "churn");
  add(e, "5", "the fee", CXTAG_NEUTRAL, "tasks", CXTAG_NEUTRAL, "recommend");
  add(e, "6", "bad", -1, NULL, 0, "dance");
}

static void figures_are_counted(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_evaluation *e;
  cxtag_evaluation_summary s;
  (void)state;
  assert_int_equal(cxtag_evaluation_new(&e, t.session, NULL), CXTAG_OK);
  cxtag_evaluation_summary_get(e, &s);
  assert_int_equal(s.accuracy_milli, 0);
  add_all(e);
  cxtag_evaluation_summary_get(e, &s);
  assert_int_equal(s.texts, 6);
  assert_int_equal(s.sentiment_texts, 5);
  assert_int_equal(s.sentiment_right, 3);
  assert_int_equal(s.accuracy_milli, 600);
  assert_int_equal(s.confusion[CXTAG_POSITIVE][CXTAG_NEGATIVE], 1);
  assert_int_equal(s.confusion[CXTAG_NEUTRAL][CXTAG_NEGATIVE], 1);
  assert_int_equal(s.sign_right, 2);
  assert_int_equal(s.sign_milli, 667);
  /* positive: P 1, R 1/2, F 2/3; negative: P 1/3, R 1, F 1/2; neutral: P 1, R 1/2, F 2/3; mixed is not used
   */
  assert_int_equal(s.macro_f1_milli, (667 + 500 + 667 + 1) / 3);
  assert_int_equal(s.themes.true_positive, 3);
  assert_int_equal(s.themes.false_positive, 1); /* price in 5; `other` is left out */
  assert_int_equal(s.themes.false_negative, 0); /* tasks is known by no pack */
  assert_int_equal(s.polarity_texts, 3);
  assert_int_equal(s.polarity_right, 2);
  assert_int_equal(s.intents.true_positive, 1);
  assert_int_equal(s.intents.false_negative, 1);
  cxtag_evaluation_free(e);
  test_engine_free(&t);
}

static void subthemes_that_differ_make_their_theme_mixed(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_gold_theme const themes[] = {{"delivery", CXTAG_POSITIVE, 0}, {"delivery.speed", CXTAG_NEGATIVE, 0}};
  cxtag_gold gold = {.text = "Good delivery. Bad courier.",
                     .text_length = 27,
                     .has_themes = 1,
                     .themes = themes,
                     .theme_count = 2};
  cxtag_evaluation *e;
  cxtag_evaluation_summary s;
  (void)state;
  assert_int_equal(cxtag_evaluation_new(&e, t.session, NULL), CXTAG_OK);
  assert_int_equal(cxtag_evaluation_add(e, &gold, NULL), CXTAG_OK);
  cxtag_evaluation_summary_get(e, &s);
  assert_int_equal(s.themes.true_positive, 1);
  assert_int_equal(s.polarity_right, 1);
  cxtag_evaluation_free(e);
  test_engine_free(&t);
}

static void the_report_says_what_went_wrong_and_why(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_evaluation *e;
  size_t len;
  (void)state;
  assert_int_equal(cxtag_evaluation_new(&e, t.session, NULL), CXTAG_OK);
  assert_non_null(strstr(cxtag_evaluation_report(e, 0, 5, NULL), "texts"));
  add_all(e);
  const char *text = cxtag_evaluation_report(e, 0, 10, &len);
  assert_int_equal(strlen(text), len);
  assert_non_null(strstr(text, "sentiment accuracy      0.600"));
  assert_null(strstr(text, "tasks"));
  assert_string_equal(cxtag_evaluation_warnings(e),
                      "no pack knows the themes tasks, and the intents dance: they are left out of the figures\n");
  assert_non_null(strstr(text, "3: positive, found negative (score -"));
  assert_non_null(strstr(text, "price positive, found negative"));
  assert_non_null(strstr(text, "extra price negative; missing recommend"));
  assert_non_null(strstr(text, "(t/sentiment/en.tsv:2, negator t/shifters.tsv:2"));
  assert_null(strstr(text, "missing tasks"));
  assert_null(strstr(cxtag_evaluation_report(e, 0, 0, NULL), "worst errors"));
  cxtag_evaluation_free(e);
  test_engine_free(&t);
}

static void the_json_report_can_be_compared(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_evaluation *e, *later;
  const char *changes;
  cxtag_error err;
  size_t len;
  (void)state;
  assert_int_equal(cxtag_evaluation_new(&e, t.session, NULL), CXTAG_OK);
  assert_int_equal(cxtag_evaluation_new(&later, t.session, NULL), CXTAG_OK);
  add_all(e);
  add_all(later);
  const char *old = cxtag_evaluation_report(e, 1, 5, &len);
  assert_memory_equal(old, "{\"schema\":1,\"texts\":6,\"sentiment\":{\"texts\":5,\"accuracy\":0.600,", 60);
  assert_int_equal(cxtag_evaluation_compare(&changes, later, old, len, &err), CXTAG_OK);
  assert_string_equal(changes, "");
  add(later, "7", "good", CXTAG_NEGATIVE, NULL, 0, NULL);
  assert_int_equal(cxtag_evaluation_compare(&changes, later, old, len, &err), CXTAG_OK);
  assert_non_null(strstr(changes, "texts: 6 -> 7 (+1.000)\n"));
  assert_non_null(strstr(changes, "sentiment.accuracy: 0.600 -> 0.500 (-0.100)\n"));
  assert_non_null(strstr(changes, "now wrong: 7\n"));
  assert_null(strstr(changes, "now right"));
  const char *newer = cxtag_evaluation_report(later, 1, 0, &len);
  assert_int_equal(cxtag_evaluation_compare(&changes, e, newer, len, &err), CXTAG_OK);
  assert_non_null(strstr(changes, "now right: 7\n"));
  assert_int_equal(cxtag_evaluation_compare(&changes, e, "{}", 2, &err), CXTAG_ESYNTAX);
  assert_null(changes);
  assert_int_equal(cxtag_evaluation_compare(&changes, e, "nonsense", 8, &err), CXTAG_ESYNTAX);
  assert_non_null(strstr(err.message, "cxtag eval --json"));
  cxtag_evaluation_free(e);
  cxtag_evaluation_free(later);
  test_engine_free(&t);
}

static void minimum_figures_are_required(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_evaluation *e;
  const char *below;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_evaluation_new(&e, t.session, NULL), CXTAG_OK);
  add_all(e);
  assert_int_equal(cxtag_evaluation_require(&below, e, "accuracy=0.6, theme_f1=.8 ,sign=0", &err), CXTAG_OK);
  assert_string_equal(below, "");
  assert_int_equal(
      cxtag_evaluation_require(&below, e, "accuracy=0.601,intents.each.churn.f1=1,polarity=1", &err),
      CXTAG_OK);
  assert_string_equal(below, "accuracy 0.600 is below 0.601\npolarity 0.667 is below 1.000\n");
  static const char *const bad[] = {"",
                                    "accuracy",
                                    "accuracy=",
                                    "accuracy=x",
                                    "acuracy=0.5",
                                    "texts=1",
                                    "accuracy=0.5,",
                                    "accuracy=0.1234",
                                    "accuracy=-1",
                                    "=1",
                                    "accuracy=99999999999"};
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    assert_int_equal(cxtag_evaluation_require(&below, e, bad[i], &err), CXTAG_EINVAL);
    assert_null(below);
  }
  cxtag_evaluation_free(e);
  test_engine_free(&t);
}

static void only_the_worst_errors_are_kept(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_evaluation *e;
  size_t shown = 0;
  (void)state;
  assert_int_equal(cxtag_evaluation_new(&e, t.session, NULL), CXTAG_OK);
  for (int i = 0; i < 300; i++) add(e, "mild", "good", CXTAG_POSITIVE, "price", CXTAG_NEUTRAL, NULL);
  for (int i = 0; i < 10; i++) add(e, "bad", "good", CXTAG_NEGATIVE, NULL, 0, NULL);
  const char *text =
      strstr(cxtag_evaluation_report(e, 0, 1000, NULL), "worst errors\n  bad: negative, found positive");
  assert_non_null(text);
  for (; (text = strstr(text, "    text: good\n")) != NULL; text++) shown++;
  assert_int_equal(shown, 200);
  cxtag_evaluation_free(e);
  test_engine_free(&t);
}

static void an_evaluation_needs_an_explaining_session(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_session *silent;
  cxtag_evaluation *e;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_session_new(&silent, t.engine, NULL, &err), CXTAG_OK);
  assert_int_equal(cxtag_evaluation_new(&e, silent, &err), CXTAG_EINVAL);
  assert_null(e);
  assert_int_equal(cxtag_evaluation_new(&e, NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_evaluation_new(&e, t.session, &err), CXTAG_OK);
  cxtag_gold gold = {.text = "good", .text_length = 4, .has_sentiment = 1, .sentiment = (cxtag_label)9};
  assert_int_equal(cxtag_evaluation_add(e, &gold, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_evaluation_add(e, NULL, &err), CXTAG_EINVAL);
  static const char *const none[] = {NULL};
  cxtag_gold const without[] = {{.text = "good", .text_length = 4, .has_themes = 1, .theme_count = 1},
                                {.text = "good", .text_length = 4, .has_intents = 1, .intent_count = 1},
                                {.text = "good", .text_length = 4, .tag_count = 1},
                                {.text = "good", .text_length = 4, .tag_count = 1, .tags = none},
                                {.text_length = 4}};
  for (size_t i = 0; i < sizeof without / sizeof *without; i++)
    assert_int_equal(cxtag_evaluation_add(e, &without[i], &err), CXTAG_EINVAL);
  cxtag_evaluation_free(e);
  cxtag_evaluation_free(NULL);
  cxtag_session_free(silent);
  test_engine_free(&t);
}

static cxtag_status run_with(failing *memory, cxtag_engine *engine, const char *gold) {
  cxtag_memory const hook = failing_memory(memory);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session = NULL;
  cxtag_evaluation *e = NULL;
  const char *text = "";
  cxtag_error err;
  options.memory = &hook;
  options.explain = 1;
  cxtag_status status = cxtag_session_new(&session, engine, &options, &err);
  if (status == CXTAG_OK) status = cxtag_evaluation_new(&e, session, &err);
  if (status == CXTAG_OK) status = cxtag_evaluation_add_file(e, gold, NULL, &err);
  if (status == CXTAG_OK && !cxtag_evaluation_report(e, 0, 5, NULL)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK && !cxtag_evaluation_report(e, 1, 5, NULL)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK) {
    size_t len;
    const char *old = cxtag_evaluation_report(e, 1, 5, &len);
    status = old ? cxtag_evaluation_compare(&text, e, old, len, &err) : CXTAG_ENOMEM;
  }
  if (status == CXTAG_OK) status = cxtag_evaluation_require(&text, e, "accuracy=0.1", &err);
  cxtag_evaluation_free(e);
  cxtag_session_free(session);
  assert_int_equal(memory->held, 0);
  return status;
}

static void memory_may_run_out_anywhere(void **state) {
  static const char gold[] =
      "{\"id\":\"1\",\"text\":\"good\",\"label\":\"neg\",\"themes\":{\"price\":\"pos\",\"x\":\"neu\"},"
      "\"intents\":[\"churn\"],\"tags\":[\"t\"]}\n";
  test_engine t = test_engine_new(test_pack);
  test_file const file = test_file_new(gold, sizeof gold - 1);
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (; status == CXTAG_ENOMEM && allowed < 100000; allowed++) {
    failing memory = {allowed, 0};
    status = run_with(&memory, t.engine, file.path);
  }
  assert_int_equal(status, CXTAG_OK);
  assert_true(allowed > 20);
  unlink(file.path);
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(figures_are_counted),
      cmocka_unit_test(subthemes_that_differ_make_their_theme_mixed),
      cmocka_unit_test(the_report_says_what_went_wrong_and_why),
      cmocka_unit_test(the_json_report_can_be_compared),
      cmocka_unit_test(minimum_figures_are_required),
      cmocka_unit_test(only_the_worst_errors_are_kept),
      cmocka_unit_test(an_evaluation_needs_an_explaining_session),
      cmocka_unit_test(memory_may_run_out_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
