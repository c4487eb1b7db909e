/* What an edit changes, and what rows do on feedback. */
#include "workbench.h"

static const char *const edited[] = {
    "t/themes.tsv",
    "id\tname_fi\tname_en\towner\talert\tnote\n"
    "delivery\tToimitus\tDelivery\t\t\t\ndelivery.speed\tToimitusaika\tDelivery speed\t\t\t\n"
    "other\tMuu\tOther\t\t\t\nprice\tHinta\tPrice\t\t\t\n",
    /* a row in front: the others move down a line and are still the same */
    "t/terms/delivery.tsv",
    TERMS "[box]\tdelivery\t\ten\t\t\t\t\n[delivery]\tdelivery\t\ten\t\t\t\t\n[courier]\tdelivery."
          "speed\t\ten\t\t\t\t\n",
    "t/terms/price.tsv", TERMS "[price]\tprice\t\ten\t\t\t\t\n[fee]\tprice\t2\ten\t\t\t\t\n",
    "t/terms/other.tsv", TERMS "[office]\tother\t\ten\t\t\t\t\n", "t/sentiment/en.tsv",
    TERMS "[good]\t\t2\ten\t\t\t\t\n[bad]\t\t-2\ten\t\t\t\t\n", "t/intents.tsv",
    TERMS "[recommend]\trecommend\t\ten\t\t\t\t\n", "t/shifters.tsv",
    "expression\tkind\tfactor\treach\tlang\tyes\tno\n[not]\tnegator\t-1\t\ten\t\t\n", NULL};

static const char *const texts[] = {"good delivery", "the box",        "a fee",   "leaving",
                                    "I recommend",   "nothing at all", "not good"};
enum { TEXTS = sizeof texts / sizeof *texts };

static void add_texts(cxtag_difference *d) {
  cxtag_error err;
  for (size_t i = 0; i < TEXTS; i++)
    if (cxtag_difference_add(d, i ? NULL : "first", texts[i], strlen(texts[i]), NULL, &err) != CXTAG_OK)
      fail_msg("%s", err.message);
}

static void changes_and_their_rows_are_told(void **state) {
  test_engine before = test_engine_new(test_pack), after = test_engine_new(edited);
  cxtag_difference *d;
  cxtag_difference_counts counts;
  size_t len;
  (void)state;
  assert_int_equal(cxtag_difference_new(&d, before.session, after.session, NULL), CXTAG_OK);
  add_texts(d);
  cxtag_difference_counts_get(d, &counts);
  assert_int_equal(counts.texts, TEXTS);
  assert_int_equal(counts.changed, 3);
  assert_int_equal(counts.sentiment, 1);
  assert_int_equal(counts.themes, 2);
  assert_int_equal(counts.intents, 1);
  const char *report = cxtag_difference_report(d, 0, 10, &len);
  assert_int_equal(strlen(report), len);
  static const char *const lines[] = {"negative -> positive",
                                      "delivery none -> neutral",
                                      "price negative -> positive",
                                      "churn found -> none",
                                      "1  + t/terms/delivery.tsv:2 '[box]' delivery",
                                      "1  - t/terms/price.tsv:3 '[fee]' price",
                                      "1  + t/terms/price.tsv:3 '[fee]' price",
                                      "1  - t/intents.tsv:2 '[leaving]' churn",
                                      "  2: delivery none -> neutral\n    text: the box\n"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    if (!strstr(report, lines[i])) fail_msg("missing: %s\nin:\n%s", lines[i], report);
  assert_null(strstr(report, "[delivery]"));
  assert_null(strstr(cxtag_difference_report(d, 0, 0, NULL), "examples"));
  const char *json = cxtag_difference_report(d, 1, 1, &len);
  assert_memory_equal(
      json, "{\"schema\":1,\"texts\":7,\"changed\":3,\"sentiment\":{\"negative -> positive\":1},", 70);
  assert_string_equal(json + len - 4, "}]}\n");
  cxtag_difference_free(d);
  cxtag_difference_free(NULL);
  test_engine_free(&before);
  test_engine_free(&after);
}

static void the_same_pack_changes_nothing(void **state) {
  test_engine before = test_engine_new(edited), after = test_engine_new(edited);
  cxtag_difference *d;
  cxtag_difference_counts counts;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_difference_new(&d, before.session, before.session, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_difference_new(&d, before.session, after.session, &err), CXTAG_OK);
  add_texts(d);
  cxtag_difference_counts_get(d, &counts);
  assert_int_equal(counts.changed, 0);
  cxtag_difference_free(d);
  test_engine_free(&before);
  test_engine_free(&after);
}

static void a_changed_weight_shows_as_gone_and_new(void **state) {
  static const char *const plain[] = {"t/sentiment/en.tsv",
                                      TERMS "[good]\t\t1\ten\t\t\t\t\n[bad]\t\t-1\ten\t\t\t\t\n", NULL};
  static const char *const boosted[] = {"t/sentiment/en.tsv",
                                        TERMS "[good]\t\t1\ten\t\t\t\t\n[bad]\t\t-4\ten\t\t\t\t\n", NULL};
  test_engine before = test_engine_new(plain), after = test_engine_new(boosted);
  cxtag_difference *d;
  (void)state;
  assert_int_equal(cxtag_difference_new(&d, before.session, after.session, NULL), CXTAG_OK);
  assert_int_equal(cxtag_difference_add(d, "x", "good and bad", 12, NULL, NULL), CXTAG_OK);
  const char *report = cxtag_difference_report(d, 0, 1, NULL);
  assert_non_null(strstr(report, "- t/sentiment/en.tsv:3 '[bad]'; + t/sentiment/en.tsv:3 '[bad]'\n"));
  cxtag_difference_free(d);
  test_engine_free(&before);
  test_engine_free(&after);
}

static void rows_are_counted(void **state) {
  static const char *const tables[] = {
      "t/themes.tsv",
      "id\tname_fi\nprice\tHinta\nproduct\tTuote\n",
      "t/terms/all.tsv",
      TERMS
      "[cheap]\tprice\t1\ten\t\t\t\t\n[cheap]\tproduct\t-1\ten\t\t\t\t\n[unseen]\tprice\t\ten\t\t\t\t\n",
      "t/sentiment/en.tsv",
      TERMS "[good]\t\t1\ten\t\t\t\t\n",
      NULL};
  test_engine t = test_engine_new(tables);
  cxtag_stats *stats;
  cxtag_stats_counts counts;
  size_t len;
  (void)state;
  assert_int_equal(cxtag_stats_new(&stats, t.session, NULL), CXTAG_OK);
  assert_non_null(cxtag_stats_report(stats, 0, 0, NULL));
  for (int i = 0; i < 4; i++)
    assert_int_equal(cxtag_stats_add(stats, "cheap thing", 11, NULL, NULL), CXTAG_OK);
  assert_int_equal(cxtag_stats_add(stats, "good. very good", 15, NULL, NULL), CXTAG_OK);
  assert_int_equal(cxtag_stats_add(stats, "whatever", 8, NULL, NULL), CXTAG_OK);
  cxtag_stats_counts_get(stats, &counts);
  assert_int_equal(counts.texts, 6);
  assert_int_equal(counts.with_evidence, 5);
  assert_int_equal(counts.rows, 4);
  assert_int_equal(counts.rows_hit, 3);
  const char *report = cxtag_stats_report(stats, 0, 0, &len);
  static const char *const lines[] = {"with evidence             5  0.833\n",
                                      "       4  0.667        4  t/terms/all.tsv:2 '[cheap]' price\n         "
                                      "                    cheap thing\n        4",
                                      "        1  0.167        2  t/sentiment/en.tsv:2 '[good]'\n",
                                      "good. very good\n",
                                      "always together, on the same texts\n        4  t/terms/all.tsv:2 "
                                      "'[cheap]' price\n          t/terms/all.tsv:3 '[cheap]' product\n",
                                      "opposite things said of the same words\n        4  t/terms/all.tsv:2 "
                                      "'[cheap]' price\n          t/terms/all.tsv:3 '[cheap]' product\n",
                                      "never hit\n  t/terms/all.tsv:4 '[unseen]' price\n"};
  for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
    if (!strstr(report, lines[i])) fail_msg("missing: %s\nin:\n%s", lines[i], report);
  assert_null(strstr(cxtag_stats_report(stats, 0, 1, NULL), "[good]"));
  const char *json = cxtag_stats_report(stats, 1, 0, &len);
  assert_memory_equal(
      json,
      "{\"schema\":1,\"texts\":6,\"with_evidence\":5,\"row_count\":4,\"rows_hit\":3,\"rows\":[{\"source\":",
      80);
  assert_non_null(
      strstr(json, "\"never\":[{\"source\":\"t/terms/all.tsv\",\"line\":4,\"expression\":\"[unseen]\"}]}\n"));
  cxtag_stats_free(stats);
  cxtag_stats_free(NULL);
  test_engine_free(&t);
}

static cxtag_status run_with(failing *memory, const test_engine *before, const test_engine *after) {
  cxtag_memory const hook = failing_memory(memory);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *a = NULL, *b = NULL;
  cxtag_difference *d = NULL;
  cxtag_stats *stats = NULL;
  cxtag_error err;
  options.memory = &hook;
  options.explain = 1;
  cxtag_status status = cxtag_session_new(&a, before->engine, &options, &err);
  if (status == CXTAG_OK) status = cxtag_session_new(&b, after->engine, &options, &err);
  if (status == CXTAG_OK) status = cxtag_difference_new(&d, a, b, &err);
  if (status == CXTAG_OK) status = cxtag_difference_add(d, NULL, "a fee", 5, NULL, &err);
  if (status == CXTAG_OK && !cxtag_difference_report(d, 0, 5, NULL)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK && !cxtag_difference_report(d, 1, 5, NULL)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK) status = cxtag_stats_new(&stats, a, &err);
  if (status == CXTAG_OK) status = cxtag_stats_add(stats, "a fee", 5, NULL, &err);
  if (status == CXTAG_OK && !cxtag_stats_report(stats, 0, 5, NULL)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK && !cxtag_stats_report(stats, 1, 5, NULL)) status = CXTAG_ENOMEM;
  cxtag_stats_free(stats);
  cxtag_difference_free(d);
  cxtag_session_free(a);
  cxtag_session_free(b);
  assert_int_equal(memory->held, 0);
  return status;
}

static void memory_may_run_out_anywhere(void **state) {
  test_engine before = test_engine_new(test_pack), after = test_engine_new(edited);
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (; status == CXTAG_ENOMEM && allowed < 100000; allowed++) {
    failing memory = {allowed, 0};
    status = run_with(&memory, &before, &after);
  }
  assert_int_equal(status, CXTAG_OK);
  test_engine_free(&before);
  test_engine_free(&after);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(changes_and_their_rows_are_told),
      cmocka_unit_test(the_same_pack_changes_nothing),
      cmocka_unit_test(a_changed_weight_shows_as_gone_and_new),
      cmocka_unit_test(rows_are_counted),
      cmocka_unit_test(memory_may_run_out_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
