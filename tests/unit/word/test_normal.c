/* What a word of normal.tsv stands for, in each language. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "hyvä\t\t2\tfi\t\t\t\t\n"
                           "bad\t\t-2\ten\t\t\t\t\n",
    "t/normal.tsv", "from\tto\tkind\tlang\n"
                    "gud\thyvä\tspoken\tfi\n"
                    "gud\tbad\tspoken\ten\n"
                    "hyv\thyvä\tspoken\tfi\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void each_language_has_its_own(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Toimitus oli gud ja asiakaspalvelu myös", "positive");
  test_expect(t, "The delivery was gud and the service too", "negative");
  test_expect(t, "Toimitus oli hyv ja asiakaspalvelu myös", "positive");
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(each_language_has_its_own)};
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
