/* Negators that praise has used up. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/en.tsv", "expression\tpolarity\tlang\ncrash\t-2\ten\nnever crash\t2\ten\n"
                          "app … (crash|fail)\t-3\ten\nnever fail\t2\ten\nfail to help\t-3\ten\n"
                          "slow\t-2\ten\ngood\t2\ten\nnever … works\t-2\ten\n",
    "t/sentiment/fi.tsv", "expression\tpolarity\tlang\nei voida kuin kehua\t3\tfi\nhidas\t-2\tfi\n"
                          "ei koskaan myöhästyä\t2\tfi\n(paketti|juna) … myöhästyä\t-2\tfi\n",
    "t/shifters.tsv", "expression\tkind\tfactor\tlang\nei\tnegator\t-1\tfi\nkoskaan\tnegator\t-0.5\tfi\n"
                      "never\tnegator\t-1\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void blame_that_shares_a_word_is_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The app never crashes", "positive");
  test_expect(t, "They never fail to help", "positive");
  test_expect(t, "Paketti ei koskaan myöhästy", "positive");
}

static void all_else_stays(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En voi kuin kehua hidasta palvelua", "mixed");
  test_expect(t, "It never crashes slow computers", "mixed");
  test_expect(t, "It never crashes good computers", "positive");
}

static void blame_with_its_own_negator_stays(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The app never works", "negative");
  test_expect(t, "The app crashes", "negative");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(blame_that_shares_a_word_is_denied),
      cmocka_unit_test(all_else_stays),
      cmocka_unit_test(blame_with_its_own_negator_stays),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
