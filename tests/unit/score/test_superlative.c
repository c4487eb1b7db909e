/* Comparatives that are denied of all there is. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "hyvä\t\t2\tfi\t\t\t\t\n"
                           "huono\t\t-2\tfi\t\t\t\t\n"
                           "fast\t\t2\ten\t\t\t\t\n"
                           "slow\t\t-2\ten\t\t\t\t\n"
                           "worse\t\t-3\ten\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "ei\tnegator\t-1\t\tfi\t\t\n"
                      "(not|never|nothing|no)\tnegator\t-1\t\ten\t\t\n"
                      "no one\tnegator\t-1\t\ten\t\t\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void what_was_never_met_says_the_most(void **state) {
  const test_engine *t = *state;
  test_expect(t, "I have never had worse service.", "negative");
  test_expect(t, "The lift has never been faster.", "positive");
  test_expect(t, "Nothing is slower than this.", "negative");
  test_expect(t, "No one is faster than you.", "positive");
  test_expect(t, "There is no worse bank.", "negative");
}

static void what_is_no_more_so_is_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "It is not faster.", "negative");
  test_expect(t, "It never gets faster.", "negative");
  test_expect(t, "There is no faster way.", "negative");
  test_expect(t, "It is no worse than before.", "positive");
  test_expect(t, "Nothing got faster.", "negative");
}

static void finnish_puts_it_into_the_partitive(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Huonompaa palvelua en ole saanut.", "negative");
  test_expect(t, "En ole saanut huonompaa palvelua.", "negative");
  test_expect(t, "Parempaa palvelua ei ole.", "positive");
  test_expect(t, "En ole koskaan saanut parempaa palvelua.", "positive");
}

static void of_something_it_denies_there_too(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu ei ole parempaa kuin ennen.", "negative");
  test_expect(t, "Palvelu ei ole ollut huonompaa.", "positive");
  test_expect(t, "En ole saanut parempaa vastausta.", "negative");
  test_expect(t, "Palvelu ei ole huonompi.", "positive");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_never_met_says_the_most),
      cmocka_unit_test(what_is_no_more_so_is_denied),
      cmocka_unit_test(finnish_puts_it_into_the_partitive),
      cmocka_unit_test(of_something_it_denies_there_too),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
