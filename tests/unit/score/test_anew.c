/* Negators that are said once more. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/en.tsv", "expression\tpolarity\tlang\ngood\t2\ten\nhappy\t2\ten\nfast\t2\ten\nproblem\t-2\ten\n"
                          "no answer\t-2\ten\nnever reply\t-2\ten\nfail\t-2\ten\nnever fail\t2\ten\n",
    "t/sentiment/fi.tsv", "expression\tpolarity\tlang\nnopea\t2\tfi\nhalpa\t2\tfi\nhuono\t-2\tfi\n"
                          "ei vastata\t-2\tfi\n",
    "t/shifters.tsv", "expression\tkind\tfactor\tlang\n(ei|eipä)\tnegator\t-1\tfi\nmikään\tnegator\t-0.5\tfi\n"
                      "not\tnegator\t-1\ten\nno\tnegator\t-1\ten\nnever\tnegator\t-1\ten\nwithout\tnegator\t-1\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void each_denies_what_follows_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Not good not fast not happy", "negative");
  test_expect(t, "It isn't good didnt feel happy", "negative");
  test_expect(t, "Never good never fast", "negative");
  test_expect(t, "Not a problem not fast", "mixed"); /* what the first denies is as it was */
  test_expect(t, "Palvelu ei ollut nopea eivätkä hinnat halpoja", "negative");
  test_expect(t, "En ole nopea ei ollut halpa", "negative"); /* whatever form of ei */
}

static void nor_do_they_deny_what_stands_in_front_once_more(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu ei ollut nopeaa ei halpaa", "negative");
  test_expect(t, "Nopeaa ei halpaa ei", "negative"); /* but each its own */
}

static void rows_with_a_negator_of_their_own_stay(void **state) {
  const test_engine *t = *state;
  test_expect(t, "No offer no answer", "negative");
  test_expect(t, "Never called never replied", "negative");
  test_expect(t, "Never no answer", "positive"); /* other words deny it */
}

static void one_that_belongs_to_the_other_denies_twice(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Can't say it isn't good", "positive");
  test_expect(t, "I do not think I was not happy", "positive");
  test_expect(t, "No one is not happy", "positive");
  test_expect(t, "Never without being fast", "positive");
  test_expect(t, "It is not not good", "positive");
  test_expect(t, "Never failed", "positive");
  test_expect(t, "Ei mikään halpa", "negative"); /* a weak one goes with the strong one */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_denies_what_follows_it),
      cmocka_unit_test(nor_do_they_deny_what_stands_in_front_once_more),
      cmocka_unit_test(rows_with_a_negator_of_their_own_stay),
      cmocka_unit_test(one_that_belongs_to_the_other_denies_twice),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
