/* Bulk matching: what stands, what does not parse, and that a pair's answer is its own. */
#include "workbench.h"

static int match_one(const char *expression, const char *text, cxtag_language language) {
  cxtag_match_pair pair = {expression, text, strlen(expression), strlen(text), 7};
  cxtag_error err;
  if (cxtag_match_pairs(&pair, 1, language, 0, NULL, &err) != CXTAG_OK)
    fail_msg("%s: %s", expression, err.message);
  return pair.matches;
}

static const struct {
  const char *expression, *text;
  int matches;
} cases[] = {
    {"[toimitus]", "Toimitus oli hyvä", 1},
    {"[toimitus]", "hyvä TOIMITUS", 1},
    {"[toimitus]", "toimitusjohtaja", 0},
    {"toimitus", "toimituksissammekin", 1},
    {"toimitus", "toimija", 0},
    {"[a] [b]", "x a b", 1},
    {"[a] [b]", "a x b", 0},
    {"[a] … [b]", "a x y b", 1},
    {"[a] & [b]", "b. a", 0},
    {"[a] & [b]", "b x a", 1},
    {"([a]|[b]) [c]", "b c", 1},
    {"/a+b c/", "XX AAB C", 1},
    {"/a+b c/", "ab d", 0},
    {"[\"quoted\"]", "say \"quoted\" now", 1},
    {"", "a", -1},
    {"(a", "a", -1},
    {"{nolist}", "a", -1},
    {"/(/", "a", -1},
    {"…", "a", -1},
    {"a\nb", "a b", -1},
    {"\xFF", "a", -1},
    {"[a]", "", 0},
    {" [a] ", "a", 1}, /* the same words as [a], written differently */
    {"[A]", "a", 1},
    {"[a]  [b]", "a b", 1},
};
enum { CASES = sizeof cases / sizeof *cases };

static void each_expression_stands_or_not(void **state) {
  (void)state;
  for (size_t i = 0; i < CASES; i++) {
    int const found = match_one(cases[i].expression, cases[i].text, CXTAG_UND);
    if (found != cases[i].matches) fail_msg("%s in \"%s\": %d", cases[i].expression, cases[i].text, found);
  }
}

/* In one call, in any order, with broken and doubled neighbours. */
static void a_pair_does_not_depend_on_its_neighbours(void **state) {
  static cxtag_match_pair pairs[CASES * CASES];
  (void)state;
  for (size_t i = 0; i < CASES * CASES; i++) {
    size_t const n = i * 7 % CASES;
    pairs[i] = (cxtag_match_pair){cases[n].expression, cases[n].text, strlen(cases[n].expression),
                                  strlen(cases[n].text), 7};
  }
  assert_int_equal(cxtag_match_pairs(pairs, CASES * CASES, CXTAG_UND, 0, NULL, NULL), CXTAG_OK);
  for (size_t i = 0; i < CASES * CASES; i++)
    if (pairs[i].matches != cases[i * 7 % CASES].matches) fail_msg("pair %zu: %d", i, pairs[i].matches);
}

static void the_language_restricts_inflection(void **state) {
  (void)state;
  assert_int_equal(match_one("hinta", "hinnan", CXTAG_FI), 1);
  assert_int_equal(match_one("hinta", "hinnan", CXTAG_UND), 1);
  assert_int_equal(match_one("hinta", "hinnan", CXTAG_EN), 0);
}

/* More distinct expressions than one lexicon takes, and more pairs than one run. */
static void runs_of_any_length_are_cut(void **state) {
  enum { COUNT = 70000, DISTINCT = 20000 };
  static char words[DISTINCT][12];
  cxtag_match_pair *pairs = malloc(COUNT * sizeof *pairs);
  (void)state;
  assert_non_null(pairs);
  for (int i = 0; i < DISTINCT; i++) snprintf(words[i], sizeof words[i], "[w%d]", i);
  for (int i = 0; i < COUNT; i++) {
    const char *text = words[i % 3 ? i % DISTINCT : (i + 1) % DISTINCT];
    const char *expression = words[i % DISTINCT];
    pairs[i] = (cxtag_match_pair){expression, text, strlen(expression), strlen(text), 7};
  }
  assert_int_equal(cxtag_match_pairs(pairs, COUNT, CXTAG_UND, 0, NULL, NULL), CXTAG_OK);
  for (int i = 0; i < COUNT; i++) assert_int_equal(pairs[i].matches, i % 3 != 0);
  free(pairs);
}

static void senseless_arguments_are_refused(void **state) {
  cxtag_match_pair pair = {NULL, NULL, 0, 3, 0};
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_match_pairs(&pair, 1, CXTAG_UND, 0, NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_match_pairs(NULL, 1, CXTAG_UND, 0, NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_match_pairs(&pair, 1, (cxtag_language)5, 0, NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_match_pairs(NULL, 0, CXTAG_UND, 0, NULL, &err), CXTAG_OK);
  pair.text_length = 0;
  assert_int_equal(cxtag_match_pairs(&pair, 1, CXTAG_UND, 0, NULL, &err), CXTAG_OK);
  assert_int_equal(pair.matches, -1);
}

static void memory_may_run_out_anywhere(void **state) {
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (; status == CXTAG_ENOMEM && allowed < 100000; allowed++) {
    failing memory = {allowed, 0};
    cxtag_memory const hook = failing_memory(&memory);
    cxtag_match_pair pairs[] = {{"[a] … /", "a b", 8, 3, 0}, {"[a]", "a", 3, 1, 0}, {" [a]", "a", 4, 1, 0}};
    cxtag_error err;
    status = cxtag_match_pairs(pairs, 3, CXTAG_UND, 0, &hook, &err);
    assert_int_equal(memory.held, 0);
    if (status == CXTAG_OK) assert_int_equal(pairs[2].matches, 1);
  }
  assert_int_equal(status, CXTAG_OK);
  assert_true(allowed > 20);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_expression_stands_or_not),
      cmocka_unit_test(a_pair_does_not_depend_on_its_neighbours),
      cmocka_unit_test(the_language_restricts_inflection),
      cmocka_unit_test(runs_of_any_length_are_cut),
      cmocka_unit_test(senseless_arguments_are_refused),
      cmocka_unit_test(memory_may_run_out_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
