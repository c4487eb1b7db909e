/* Thanks that end a request. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "[kiitos]\t\t1\tfi\t\t\t\t\n"
                           "[thanks]\t\t1\ten\t\t\t\t\n"
                           "kiitos avusta\t\t2\tfi\t\t\t\t\n"
                           "hyvä\t\t2\tfi\t\t\t\t\n"
                           "great\t\t3\ten\t\t\t\t\n"
                           "broken\t\t-2\ten\t\t\t\t\n",
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                     "[voisitteko soittaa]\tcontact_request\t\tfi\t\t\t\t\n"
                     "[onko]\tquestion\t\tfi\t\t\t\t\n"
                     "[call me]\tcontact_request\t\ten\t\t\t\t\n"
                     "[add]\tsuggestion\t\ten\t\t\t\t\n"
                     "[kiitos]\tthanks_only\t\tfi\t\t\t\t\n"
                     "[thanks]\tthanks_only\t\ten\t\t\t\t\n"
                     "[many thanks]\tthanks_only\t\ten\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "not\tnegator\t-1\t\ten\t\t\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void they_praise_nothing(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Voisitteko soittaa, kiitos.", "neutral !contact_request");
  test_expect(t, "Voisitteko soittaa? Kiitos jo etukäteen 🙂", "neutral !contact_request");
  test_expect(t, "Please call me. Many thanks, Maria Example", "neutral !contact_request");
  test_expect(t, "Add a map, thanks so much!", "neutral !suggestion");
  test_expect(t, "Onko auki sunnuntaina? Kiitos", "neutral !question");
  test_expect(t, "It is broken, call me. Thanks.", "negative !contact_request");
}

static void what_was_praised_stays(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Great. Call me, thanks.", "positive !contact_request");
  test_expect(t, "Call me. Thanks for the map.", "positive !contact_request");
  test_expect(t, "Onko auki sunnuntaina? Kiitos avusta.", "positive !question");
  test_expect(t, "Kiitos! Onko auki sunnuntaina?", "positive !question");
}

static void without_a_request_they_thank(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Kiitos!", "positive !thanks_only");
  test_expect(t, "The map came, thanks", "positive");
  test_expect(t, "Do not call me, thanks", "positive");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(they_praise_nothing),
      cmocka_unit_test(what_was_praised_stays),
      cmocka_unit_test(without_a_request_they_thank),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
