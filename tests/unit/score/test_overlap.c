/* Which of overlapping rows of a theme stands, and who takes what is said of the service. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\nwaiting\ncustomer_service\nstaff\nprice\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                       "palvelu …5 (nopea|hidas)\twaiting\t\tfi\n"
                       "hidas\twaiting\t-2\tfi\n"
                       "queue\twaiting\t-2\ten\n"
                       "queue ticket\twaiting\t\ten\n"
                       "short queue\twaiting\t0\ten\n"
                       "nurse\tstaff\t\ten\n"
                       "driver\tprice\t\ten\n"
                       "bark\tcustomer_service\t-2\ten\n",
    "t/sentiment/en.tsv", "expression\tpolarity\tlang\nno outage\t3\ten\n",
    "t/terms/price.tsv", "expression\ttheme\tpolarity\tlang\noutage\tprice\t-2\ten\n",
    "t/sentiment/all.tsv", "expression\tpolarity\tlang\ntoimia\t1\tfi\nhyvä\t2\tfi\nloistava\t3\tfi\n",
    "t/shifters.tsv", "expression\tkind\tfactor\tlang\nei\tnegator\t-1\tfi\nno\tnegator\t-1\ten\n"
                      "[vaan]\tcontrast\t0.5\tfi\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void a_row_without_polarity_silences_none(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu on todella hidasta", "negative waiting:-");
  test_expect(t, "Palvelu on todella nopeaa", "neutral waiting:0");
}

static void an_expression_of_its_own_does(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The queue moved", "negative waiting:-");
  test_expect(t, "The queue ticket said 97", "neutral waiting:0");
  test_expect(t, "There was a short queue", "neutral waiting:0"); /* its polarity is 0 */
}

static void what_is_said_of_the_service_is_said_of_staff(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The nurse barked at us", "negative customer_service:- staff:-");
  test_expect(t, "The driver barked at us", "negative customer_service:-");
}

static void vaan_behind_a_negator_is_no_contrast(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Ei vaan toimi", "negative");
  test_expect(t, "Ei hyvä vaan loistava", "mixed");
}

static void praise_that_denies_a_word_leaves_no_blame_of_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "There was an outage", "negative price:-");
  test_expect(t, "There was no outage", "positive price:+");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_row_without_polarity_silences_none),
      cmocka_unit_test(an_expression_of_its_own_does),
      cmocka_unit_test(what_is_said_of_the_service_is_said_of_staff),
      cmocka_unit_test(vaan_behind_a_negator_is_no_contrast),
      cmocka_unit_test(praise_that_denies_a_word_leaves_no_blame_of_it),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
