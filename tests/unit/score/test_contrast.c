/* What weighs less because of what stands behind it, and what weighs least: what was, or was only expected. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                           "hyvä\t\t2\tfi\n"
                           "huono\t\t-2\tfi\n"
                           "kauan\t\t-2\tfi\n"
                           "jonottaa\t\t-2\tfi\n"
                           "good\t\t2\ten\n"
                           "bad\t\t-2\ten\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\n"
                      "mutta\tcontrast\t0.85\t\tfi\n"
                      "but\tcontrast\t0.5\t\ten\n"
                      "although\tcontrast\t0.5\tafter\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void praise_and_blame_are_mixed(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Se oli huono mutta tämä on hyvä", "mixed");
  test_expect(t, "It was bad but this is good", "mixed");
}

static void what_was_gives_way_to_what_is(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Aiemmin se oli huono mutta nyt se on hyvä", "positive");
  test_expect(t, "Se oli ennen hyvä. Mutta nyt se on huono.", "negative");
  test_expect(t, "It used to be good but now it is bad", "negative");
  test_expect(t, "At first it was bad but now it is good", "positive");
}

static void both_must_be_said(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Se oli huono mutta nyt se on hyvä", "mixed");
  test_expect(t, "We used a bad one but now it is good", "mixed");
  test_expect(t, "First it was bad but it is good", "mixed");
}

static void what_came_next_did_not_end_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Ensin jonotin mutta sitten sain hyvää", "mixed");
  test_expect(t, "Aluksi se oli huono mutta lopulta hyvä", "mixed");
}

static void what_was_expected_gives_way_to_what_came(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Expected it to be bad but it was good", "positive");
  test_expect(t, "We were expecting good food but it was bad", "negative");
  test_expect(t, "Odotin hyvää mutta sain huonoa", "negative");
  test_expect(t, "Pelkäsin huonoa mutta sain hyvää", "positive");
}

static void what_was_better_than_expected_came(void **state) {
  const test_engine *t = *state;
  test_expect(t, "It was good, as expected but this is bad", "mixed");
  test_expect(t, "Odotin kauan mutta sain hyvää", "mixed"); /* waited */
  test_expect(t, "Huono oli se mitä odotin mutta sain hyvää", "mixed");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(praise_and_blame_are_mixed),
      cmocka_unit_test(what_was_gives_way_to_what_is),
      cmocka_unit_test(both_must_be_said),
      cmocka_unit_test(what_came_next_did_not_end_it),
      cmocka_unit_test(what_was_expected_gives_way_to_what_came),
      cmocka_unit_test(what_was_better_than_expected_came),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
