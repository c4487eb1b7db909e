/* Where intents are said, and what wishes are for. */
#include "support.h"

static const char *const tables[] = {
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                     "toivoa\tsuggestion\t\tfi\t\t\t\t\n"
                     "[olisi] (kiva|hyvä)\tsuggestion\t\tfi\t\t\t\t\n"
                     "[voisivat] [olla]\tsuggestion\t\tfi\t\t\t\t\n"
                     "[voisi] … lisätä\tsuggestion\t\tfi\t\t\t\t\n"
                     "/^enemmän [^ ]+/\tsuggestion\t\tfi\t\t\t\t\n"
                     "[more] staff\tsuggestion\t\ten\t\t\t\t\n"
                     "please add\tsuggestion\t\ten\t\t\t\t\n"
                     "would like to see\tsuggestion\t\ten\t\t\t\t\n"
                     "suositella\trecommend\t3\tfi\t\t\t\t\n",
    "t/sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                          "hyvä\t\t2\tfi\t\t\t\t\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void expect(const test_engine *t, const char *text, const char *id, const char *words) {
  cxtag_intent intent;
  const cxtag_result *result = test_tag(t, text);
  if (!cxtag_result_intent(result, 0, &intent)) fail_msg("%s: no intent", text);
  assert_string_equal(intent.id, id);
  size_t const len = intent.span.end - intent.span.start;
  if (len != strlen(words) || memcmp(text + intent.span.start, words, len))
    fail_msg("%s: the span is '%.*s'", text, (int)len, text + intent.span.start);
}

static void behind_the_words_of_the_wish(void **state) {
  const test_engine *t = *state;
  expect(t, "Toivoisin chattia iltaisin.", "suggestion", "chattia iltaisin");
  expect(t, "Palvelu on hyvää, mutta toivon hissiä.", "suggestion", "hissiä");
  expect(t, "Asiakkaana toivoisin chattia.", "suggestion", "chattia");
  expect(t, "Please add a dark mode.", "suggestion", "dark mode");
  expect(t, "I would like to see parking for bicycles.", "suggestion", "parking for bicycles");
}

static void in_the_clause_that_hangs_on_it(void **state) {
  const test_engine *t = *state;
  expect(t, "Olisi kiva, jos chat olisi auki.", "suggestion", "chat olisi auki");
  expect(t, "Toivoisin, että hissi korjataan pian.", "suggestion", "hissi korjataan pian");
}

static void in_front_of_them(void **state) {
  const test_engine *t = *state;
  expect(t, "Laajempi valikoima olisi hyvä.", "suggestion", "Laajempi valikoima");
  expect(t, "Hissiä toivoisin.", "suggestion", "Hissiä");
}

static void on_both_sides(void **state) {
  expect(*state, "Aukioloajat voisivat olla pidemmät.", "suggestion", "Aukioloajat voisivat olla pidemmät");
}

static void among_them(void **state) {
  const test_engine *t = *state;
  expect(t, "Voisi chattiin lisätä aikoja.", "suggestion", "chattiin lisätä aikoja");
  expect(t, "Enemmän apua vaikeisiin kohtiin.", "suggestion", "apua vaikeisiin kohtiin");
  expect(t, "More staff at the checkout.", "suggestion", "staff at the checkout");
}

static void a_wish_without_object_is_its_words(void **state) {
  expect(*state, "Toivoisin.", "suggestion", "Toivoisin");
  expect(*state, "Olisi kiva!", "suggestion", "Olisi kiva");
}

static void other_intents_are_where_they_are_said(void **state) {
  expect(*state, "Voin suositella kaikille.", "recommend", "suositella");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(behind_the_words_of_the_wish),
      cmocka_unit_test(in_the_clause_that_hangs_on_it),
      cmocka_unit_test(in_front_of_them),
      cmocka_unit_test(on_both_sides),
      cmocka_unit_test(among_them),
      cmocka_unit_test(a_wish_without_object_is_its_words),
      cmocka_unit_test(other_intents_are_where_they_are_said),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
