/* What of an amount is its unit, and that rows of the unit find it. */
#include "base/front.h"
#include "support.h"
#include "text/amount.h"

static const char *const tables[] = {
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "maksaa … (euro|€)\t\t-1\tfi\t\t\t\t\n"
                           "odottaa … tunti\t\t-2\tfi\t\t\t\t\n"
                           "cost … $\t\t-1\ten\t\t\t\t\n"
                           "50 %\t\t2\tfi\t\t\t\t\n"
                           "70%\t\t2\tfi\t\t\t\t\n"
                           "1 000 € raja\t\t-2\tfi\t\t\t\t\n"
                           "€ 5 lahja\t\t2\tfi\t\t\t\t\n",
    "t/normal.tsv", "from\tto\tkind\tlang\nh\ttunti\tabbreviation\tfi\n", NULL};

TEST_SHARED_ENGINE(tables)

static void assert_unit(const char *amount, const char *expected) {
  char text[64 + CX_FRONT] = "";
  size_t length = 0;
  assert_true(strlen(amount) < 64);
  strcpy(text, amount);
    if (!cx_may_be_amount(text)) fail_msg("%s: may be none", amount);
  const char *unit = cx_unit_of_amount(text, strlen(amount), &length);
  if (length != strlen(expected) || memcmp(unit, expected, length))
    fail_msg("%s: unit '%.*s', expected '%s'", amount, (int)length, unit, expected);
}

static void the_unit_stands_before_or_behind_the_number(void **state) {
  (void)state;
  static const char *const amounts[][2] = {
      {"45min", "min"}, {"300 €", "€"},     {"9,90€", "€"},      {"10e", "€"},    {"10e:n", "€"},
      {"1 000 eur", "eur"}, {"$5", "$"},    {"€ 53", "€"},       {"£1.50", "£"},  {"20%", "%"},
      {"20 %:n", "%"},  {"2–3vk", "vk"},    {"3päivää", "päivää"}, {"5star", "star"},
  };
  for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) assert_unit(amounts[i][0], amounts[i][1]);
}

static void what_is_no_amount_has_no_unit(void **state) {
  (void)state;
  static const char *const words[] = {"7", "24/7", "2000-luvulla", "1h30", "2x4-pack", "€", "$$", "9.15:een", "1.2."};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) assert_unit(words[i], "");
}

static void rows_of_the_unit_find_the_amount(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Huolto maksoi 300 €", "negative");
  test_expect(t, "Huolto maksoi 300e", "negative");
  test_expect(t, "Huolto maksoi 300 km", "neutral");
  test_expect(t, "Odotin 2h sateessa", "negative");
  test_expect(t, "It did cost $50", "negative");
}

static void rows_find_an_amount_with_a_blank_and_without(void **state) {
  const test_engine *t = *state;
  static const char *const texts[] = {"Sain 50 % pois", "Sain 50% pois", "Sain 70 % pois",
                                      "Sain 70% pois",  "Se on € 5 lahja", "Se on €5 lahja"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) test_expect(t, texts[i], "positive");
  test_expect(t, "Siinä on 1 000 € raja", "negative");
  test_expect(t, "Siinä on 1 000€ raja", "negative");
  test_expect(t, "Sain 60 % pois", "neutral");
  test_expect(t, "Se on 50 prosenttia", "neutral");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_unit_stands_before_or_behind_the_number),
      cmocka_unit_test(what_is_no_amount_has_no_unit),
      cmocka_unit_test(rows_of_the_unit_find_the_amount),
      cmocka_unit_test(rows_find_an_amount_with_a_blank_and_without),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
