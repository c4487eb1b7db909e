/* Blame behind ja and and. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/en.tsv", "expression\tpolarity\tlang\ncrash\t-2\ten\nproblem\t-2\ten\ndelay\t-2\ten\n"
                          "rude\t-2\ten\nfast\t2\ten\nnot … work\t-2\ten\napp … crash\t-3\ten\n",
    "t/sentiment/fi.tsv", "expression\tpolarity\tlang\nkaatua\t-2\tfi\njumittaa\t-2\tfi\ntoimia\t1\tfi\n"
                          "töykeä\t-2\tfi\nvirhe\t-2\tfi\nlasku & karhu\t-2\tfi\nei … vastata\t-2\tfi\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\nei\tnegator\t-1\t\tfi\nnot\tnegator\t-1\t\ten\n"
                      "(no|without)\tnegator\t-1\t4\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void another_statement_is_not_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "It doesn't work and crashes", "negative");
  test_expect(t, "It was not fast and rude", "negative");
  test_expect(t, "They didn't phone me and rude people came", "negative"); /* nothing is said of phones */
  test_expect(t, "Ei toimi ja kaatuu", "negative");
  test_expect(t, "Ei vastaa ja on töykeä", "negative");
}

static void nor_is_blame_that_reaches_into_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The app doesn't work and crashes", "negative");
  test_expect(t, "Lasku ei löytynyt ja sain karhun", "negative");
}

static void what_goes_on_with_blame_is_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Arrived without problems and delays", "positive");
  test_expect(t, "The app doesn't crash and delay", "positive");
  test_expect(t, "Ei kaadu eikä jumita", "positive");
  test_expect(t, "No delays or problems", "positive");
}

static void so_is_what_goes_on_with_words_unknown(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Without fuss and delays", "positive");
  test_expect(t, "Ei säätöä ja virheitä", "positive");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(another_statement_is_not_denied),
      cmocka_unit_test(nor_is_blame_that_reaches_into_it),
      cmocka_unit_test(what_goes_on_with_blame_is_denied),
      cmocka_unit_test(so_is_what_goes_on_with_words_unknown),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
