/* What is said of a theme beside its own words. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "app\tSovellus\tApp\t\t\t\n"
                    "delivery\tToimitus\tDelivery\t\t\t\n"
                    "price\tHinta\tPrice\t\t\t\n"
                    "customer_service\tPalvelu\tService\t\t\t\n"
                    "waiting\tOdotus\tWaiting\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                       "sovellus\tapp\t\tfi\n"
                       "toimitus\tdelivery\t\tfi\n"
                       "palvelu\tcustomer_service\t\tfi\n"
                       "nopea … toimitus\tdelivery\t\tfi\n"
                       "kallis\tprice\t-2\tfi\n"
                       "hidas\twaiting\t-2\tfi\n"
                       "app\tapp\t\ten\n"
                       "delivery\tdelivery\t\ten\n"
                       "service\tcustomer_service\t\ten\n"
                       "slow\twaiting\t-2\ten\n",
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                           "hyvä\t\t2\tfi\n"
                           "nopea\t\t2\tfi\n"
                           "huono\t\t-2\tfi\n"
                           "ruma\t\t-2\tfi\n"
                           "hidas\t\t-2\tfi\n"
                           "kallis\t\t-2\tfi\n"
                           "good\t\t2\ten\n"
                           "bad\t\t-2\ten\n"
                           "awful delivery\t\t-3\ten\n"
                           "ugly\t\t-2\ten\n"
                           "slow\t\t-2\ten\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\n"
                      "tosi\tbooster\t1.3\t\tfi\n"
                      "mutta\tcontrast\t0.85\t\tfi\n"
                      "but\tcontrast\t0.5\t\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void a_bare_predicate_behind_but_is_said_of_the_theme(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Sovellus on hyvä mutta ruma", "mixed app:~");
  test_expect(t, "Sovellus on hyvä mutta se on tosi hidas", "mixed app:~ waiting:-");
  test_expect(t, "The app is good but it is ugly", "mixed app:~");
  test_expect(t, "The app is good but slow", "mixed app:~ waiting:-");
}

static void one_with_words_of_its_own_is_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Sovellus on hyvä mutta logo on ruma", "mixed app:+");
  test_expect(t, "Sovellus on hyvä mutta toimitus on huono", "mixed app:+ delivery:-");
  test_expect(t, "Sovellus on hyvä mutta kallis", "mixed app:+ price:-");
  test_expect(t, "Sovellus on hyvä. Mutta ruma.", "mixed app:+");
}

static void the_last_theme_takes_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Toimitus oli hyvä ja sovellus hyvä mutta ruma", "mixed app:~ delivery:+");
}

static void slow_service_is_waiting(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu on hyvä mutta tosi hidas", "mixed customer_service:+ waiting:-");
  test_expect(t, "The service is good but slow", "mixed customer_service:+ waiting:-");
  test_expect(t, "The service is good but ugly", "mixed customer_service:~");
}

static void themes_side_by_side_have_each_their_own(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Sovellus huono palvelu hyvä", "mixed app:- customer_service:+");
  test_expect(t, "Sovellus on huono palvelu on hyvä", "mixed app:- customer_service:+");
  test_expect(t, "Huono sovellus hyvä palvelu", "mixed app:- customer_service:+");
  test_expect(t, "good app bad service", "mixed app:+ customer_service:-");
}

static void a_mention_may_hold_what_is_said_of_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Nopea toimitus huono sovellus", "mixed app:- delivery:+");
  test_expect(t, "Sovellus hyvä palvelu hidas", "mixed app:+ customer_service:- waiting:-");
}

static void an_evaluation_may_hold_its_theme(void **state) {
  const test_engine *t = *state;
  test_expect(t, "good app awful delivery", "mixed app:+ delivery:-");
  test_expect(t, "app awful delivery good", "mixed app:~ delivery:~"); /* nobody knows of what */
}

static void where_they_do_not_take_turns_all_is_of_all(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hyvä sovellus palvelu huono", "mixed app:~ customer_service:~");
  test_expect(t, "Hyvä palvelu huono", "mixed customer_service:~");
  test_expect(t, "Huono sovellus ruma palvelu", "negative app:- customer_service:-");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bare_predicate_behind_but_is_said_of_the_theme),
      cmocka_unit_test(one_with_words_of_its_own_is_not),
      cmocka_unit_test(the_last_theme_takes_it),
      cmocka_unit_test(slow_service_is_waiting),
      cmocka_unit_test(themes_side_by_side_have_each_their_own),
      cmocka_unit_test(a_mention_may_hold_what_is_said_of_it),
      cmocka_unit_test(an_evaluation_may_hold_its_theme),
      cmocka_unit_test(where_they_do_not_take_turns_all_is_of_all),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
