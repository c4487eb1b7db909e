/* Praise that mocks the fault beside it. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "delivery\tToimitus\tDelivery\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                       "paketti\tdelivery\t\tfi\n"
                       "hieno … paketti\tdelivery\t\tfi\n",
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                           "hieno\t\t2\tfi\n"
                           "[toimii]\t\t2\tfi\n"
                           "[myöhässä]\t\t-2\tfi\n"
                           "kallis\t\t-2\tfi\n"
                           "great\t\t2\ten\n"
                           "works\t\t2\ten\n"
                           "crash\t\t-2\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void again_may_stand_anywhere_in_the_fault(void **state) {
  const test_engine *t = *state;
  test_expect(t, "No onpa hienoa, kuljettaja on taas myöhässä", "negative");
  test_expect(t, "Great, the thing crashed again", "negative");
}

static void a_row_that_reaches_over_the_comma_names_no_theme_in_front(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hienoa, paketti on taas myöhässä", "negative delivery:-");
}

static void only_behind_a_few_words_and_a_comma(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hieno. Kuljettaja on taas myöhässä", "mixed");
  test_expect(t, "Se oli minusta hienoa, kuljettaja on taas myöhässä", "mixed");
  test_expect(t, "Hieno paketti, kuljettaja on taas myöhässä", "mixed delivery:+");
  test_expect(t, "Hieno, kuljettaja oli myöhässä", "mixed");
}

static void praise_is_no_fault_and_taas_may_oppose(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hienoa, kone taas toimii", "positive");
  test_expect(t, "Great, it works again", "positive");
  test_expect(t, "Hieno, hinta taas on kallis", "mixed");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(again_may_stand_anywhere_in_the_fault),
      cmocka_unit_test(a_row_that_reaches_over_the_comma_names_no_theme_in_front),
      cmocka_unit_test(only_behind_a_few_words_and_a_comma),
      cmocka_unit_test(praise_is_no_fault_and_taas_may_oppose),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
