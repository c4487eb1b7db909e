/* Comparatives that are denied of all there is. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "hyvä\t\t2\tfi\t\t\t\t\n"
                           "huono\t\t-2\tfi\t\t\t\t\n"
                           "fast\t\t2\ten\t\t\t\t\n"
                           "slow\t\t-2\ten\t\t\t\t\n"
                           "worse\t\t-3\ten\t\t\t\t\n"
                           "(good|happy)\t\t2\ten\t\t\t\t\n"
                           "bad\t\t-2\ten\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "ei\tnegator\t-1\t\tfi\t\t\n"
                      "(koskaan|missään|harvoin)\tnegator\t-0.5\t\tfi\t\t\n"
                      "rarely\tnegator\t-0.7\t\ten\t\t\n"
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

static void so_does_what_was_never_so(void **state) {
  const test_engine *t = *state;
  test_expect(t, "I have never had such a good product.", "positive");
  test_expect(t, "Rarely do you get such good service.", "positive");
  test_expect(t, "I have not seen service this bad anywhere.", "negative");
  test_expect(t, "I have not seen such bad service before.", "negative");
  test_expect(t, "Missään ei ole näin hyvä palvelu.", "positive");
  test_expect(t, "En ole ennen saanut näin huonoa palvelua.", "negative");
  test_expect(t, "Näin huonoa palvelua en ole ennen saanut.", "negative");
  test_expect(t, "En ole koskaan saanut niin huonoa palvelua.", "negative");
}

static void what_is_not_so_now_is_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "It is not such a good product.", "negative");
  test_expect(t, "It is never good.", "negative");
  test_expect(t, "It is not that good.", "negative");
  test_expect(t, "Palvelu ei ole näin hyvää kuin ennen.", "negative");
  test_expect(t, "Ei koskaan enää näin hyvää palvelua.", "negative");
  test_expect(t, "Ei koskaan niin hyvä.", "negative");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_was_never_met_says_the_most),
      cmocka_unit_test(what_is_no_more_so_is_denied),
      cmocka_unit_test(finnish_puts_it_into_the_partitive),
      cmocka_unit_test(of_something_it_denies_there_too),
      cmocka_unit_test(so_does_what_was_never_so),
      cmocka_unit_test(what_is_not_so_now_is_denied),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
