/* What is said of others, and of us beside them. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "price\tHinta\tPrice\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                       "hinta\tprice\t\tfi\n",
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                           "hyvä\t\t2\tfi\n"
                           "halpa\t\t2\tfi\n"
                           "huono\t\t-2\tfi\n"
                           "good\t\t2\ten\n"
                           "cheap\t\t2\ten\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\n"
                      "ei\tnegator\t-1\t\tfi\n"
                      "kilpailija\tcompetitor\t0\t\tfi\n"
                      "[muualta]\tcompetitor\t-1\t\tfi\n"
                      "competitor\tcompetitor\t0\t\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void what_is_said_of_others_says_nothing_of_us(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Kilpailijalla on hyvä hinta", "neutral");
  test_expect(t, "Your competitor is good", "neutral");
}

static void a_comparison_turns(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Kilpailijat ovat halvempia", "negative");
  test_expect(t, "Saa muualta halvemmalla", "negative");
  test_expect(t, "Competitors are cheaper", "negative");
}

static void one_that_is_denied_does_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Ei saa muualta halvempaa", "positive");
  test_expect(t, "Kilpailijat eivät ole halvempia", "positive");
}

static void behind_a_word_that_names_us_it_is_of_us(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Kilpailijan rinnalla hintanne on hyvä", "positive price:+");
  test_expect(t, "Kilpailijan rinnalla olette halpoja", "positive");
  test_expect(t, "Kilpailijan rinnalla te olette huonoja", "negative");
}

static void whom_we_are_compared_with_is_no_subject(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Verrattuna kilpailijaan hinta on hyvä", "positive price:+");
  test_expect(t, "Kilpailijaan verrattuna hinta on huono", "negative price:-");
  test_expect(t, "Hinta on kilpailijoita halvempi", "positive price:+");
  test_expect(t, "Unlike your competitor it is cheap", "positive");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_said_of_others_says_nothing_of_us),
      cmocka_unit_test(a_comparison_turns),
      cmocka_unit_test(one_that_is_denied_does_not),
      cmocka_unit_test(behind_a_word_that_names_us_it_is_of_us),
      cmocka_unit_test(whom_we_are_compared_with_is_no_subject),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
