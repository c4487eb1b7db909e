/* Sums of effects: what stands behind their limit is left out, and says so. */
#include "support.h"

#include "engine/engine.h"
#include "score/scorer.h"

static const char *const tables[] = {"t/sentiment/fi.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "hyvä\t\t2\tfi\t\t\t\t\n"
                                     "huono\t\t-2\tfi\t\t\t\t\n",
                                     NULL};

/* The sentiment of "hyvä hyvä hyvä huono" if each had such an effect. */
static cxtag_sentiment judge(const test_engine *t, int32_t praise, int32_t blame) {
  cx_scorer *scorer = t->session->scorer;
  cx_outcome *outcome = &scorer->outcome;
  test_tag(t, "hyvä hyvä hyvä huono");
  assert_int_equal(outcome->hit_count, 4);
  for (size_t i = 0; i < 4; i++) outcome->hits[i].effect = i < 3 ? praise : blame;
  memset(&outcome->sentiment, 0, sizeof outcome->sentiment);
  cx_judge_sentiment(scorer);
  return outcome->sentiment;
}

static void effects_add_up_by_sign(void **state) {
  test_engine t = test_engine_new(tables);
  (void)state;
  cxtag_sentiment const s = judge(&t, 2000, -1500);
  assert_int_equal(s.positive_sum_milli, 6000);
  assert_int_equal(s.negative_sum_milli, 1500);
  assert_int_equal(s.label, CXTAG_POSITIVE);
  test_engine_free(&t);
}

static void the_limit_leaves_the_rest_out(void **state) {
  test_engine t = test_engine_new(tables);
  const cx_hit *hits;
  (void)state;
  cxtag_sentiment const full = judge(&t, CX_SUM_MAX / 3, -1000);
  hits = t.session->scorer->outcome.hits;
  assert_int_equal(full.negative_sum_milli, 1000);
  for (size_t i = 0; i < 4; i++) assert_true(cx_counts(&hits[i]));
  assert_false(t.session->scorer->outcome.flags & CXTAG_MATCH_LIMIT);

  cxtag_sentiment const over = judge(&t, CX_SUM_MAX / 2 + 1, -1000);
  hits = t.session->scorer->outcome.hits;
  assert_int_equal(over.positive_sum_milli, 2 * (CX_SUM_MAX / 2 + 1));
  assert_int_equal(over.negative_sum_milli, 0);
  assert_true(cx_counts(&hits[1]));
  assert_false(cx_counts(&hits[2]));
  assert_false(cx_counts(&hits[3]));
  assert_true(t.session->scorer->outcome.flags & CXTAG_MATCH_LIMIT);
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(effects_add_up_by_sign),
      cmocka_unit_test(the_limit_leaves_the_rest_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
