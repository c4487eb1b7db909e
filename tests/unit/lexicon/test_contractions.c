/* Words that a row writes apart and a text in one. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/en.tsv", "expression\tpolarity\tlang\n"
                          "(do not|never) (buy|order)\t-3\ten\n"
                          "would not miss\t2\ten\n"
                          "it be … charm\t1\ten\n"
                          "should not … take\t-1\ten\n"
                          "could … not\t-2\ten\n",
    "t/sentiment/fi.tsv", "expression\tpolarity\tlang\ndo not\t3\tfi\n", NULL};

TEST_SHARED_ENGINE(tables)

static void written_in_one_they_are_found(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Do not buy this", "negative");
  test_expect(t, "Don't buy this", "negative");
  test_expect(t, "DONT ORDER this", "negative");
  test_expect(t, "She didn\xE2\x80\x99t order the soup", "negative");
  test_expect(t, "Never order this", "negative");
  test_expect(t, "I wouldn't miss this", "positive");
  test_expect(t, "It's a charm and it's the best", "positive");
  test_expect(t, "That shouldn't ever take us a month", "negative");
}

static void other_words_are_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Isn't buying this wise", "neutral");
  test_expect(t, "I won't miss this", "neutral");
  test_expect(t, "Its charm is old", "neutral");
  test_expect(t, "They couldn't see it", "neutral"); /* a gap lies between the words of the row */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(written_in_one_they_are_found),
      cmocka_unit_test(other_words_are_not),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
