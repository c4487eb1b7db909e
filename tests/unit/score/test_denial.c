/* What is left of blame that is denied. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/en.tsv", "expression\tpolarity\tlang\nbad\t-2\ten\nproblem\t-2\ten\nnot … understand\t-2\ten\n"
                          "not even\t-1\ten\ngood\t2\ten\n",
    "t/sentiment/fi.tsv", "expression\tpolarity\tlang\nhuono\t-2\tfi\nvalehdella\t-3\tfi\nkatketa\t-2\tfi\n",
    "t/shifters.tsv", "expression\tkind\tfactor\tlang\nei\tnegator\t-1\tfi\nälä\tnegator\t-1\tfi\n"
                      "not\tnegator\t-1\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void blame_that_is_denied_is_praise(void **state) {
  const test_engine *t = *state;
  test_expect(t, "It was not bad", "positive");
  test_expect(t, "It was not at all that bad", "positive"); /* words that only build sentences do not count */
  test_expect(t, "That was not a single problem", "positive");
  test_expect(t, "Se ei ollut lainkaan huono", "positive");
  test_expect(t, "Netti ei ole kertaakaan katkennut", "positive");
}

static void it_says_nothing_where_words_lie_between(void **state) {
  const test_engine *t = *state;
  test_expect(t, "They did not call me about the invoice problem", "neutral");
  test_expect(t, "They did not call me about the good invoice", "negative"); /* praise does */
  test_expect(t, "Lasku ei kertonut kuukausi sitten katkenneista yhteyksistä", "neutral");
}

static void it_says_nothing_where_it_is_forbidden(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Älkää valehdelko", "neutral");
}

static void a_word_of_blame_denies_no_other(void **state) {
  const test_engine *t = *state;
  test_expect(t, "They did not understand the problem", "negative");
  test_expect(t, "It was not even bad", "mixed"); /* without a word that says something it still denies */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blame_that_is_denied_is_praise),
      cmocka_unit_test(it_says_nothing_where_words_lie_between),
      cmocka_unit_test(it_says_nothing_where_it_is_forbidden),
      cmocka_unit_test(a_word_of_blame_denies_no_other),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
