/* What a clause says only under another one: denied opinions, expectations, conditions that are not met. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "price\tHinta\tPrice\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                       "hinta\tprice\t\tfi\t\t\t\t\n"
                       "price\tprice\t\ten\t\t\t\t\n",
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "hyvä\t\t2\tfi\t\t\t\t\n"
                           "tyytyväinen\t\t3\tfi\t\t\t\t\n"
                           "hankala\t\t-2\tfi\t\t\t\t\n"
                           "(saada|tulla) … halpa\t\t2\tfi\t\t\t\t\n"
                           "ei … voida … parempi\t\t4\tfi\t\t\t\t\n"
                           "good\t\t2\ten\t\t\t\t\n"
                           "happy\t\t3\ten\t\t\t\t\n"
                           "bad\t\t-2\ten\t\t\t\t\n",
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                     "suositella\trecommend\t3\tfi\t\t\t\t\n"
                     "[olisi] … hyvä\tsuggestion\t\tfi\t\t\t\t\n"
                     "[kiitos]\tthanks_only\t\tfi\t\t\t\t\n"
                     "/^kiitos taas hankal[^ ]+/\tthanks_only\t\tfi\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "ei\tnegator\t-1\t\tfi\t\t\n"
                      "not\tnegator\t-1\t\ten\t\t\n"
                      "[olisi]\twish\t0\t\tfi\t\t\n"
                      "[saisi]\twish\t0\t\tfi\t\t\n"
                      "[tulisi]\twish\t0\t\tfi\t\t\n"
                      "[voisi]\twish\t0\t\tfi\t\t\n"
                      "[jos]\thypothetical\t0\t\tfi\t\t\n"
                      "if\thypothetical\t0\t\ten\t\t\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void a_denied_opinion_denies_what_hangs_on_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En usko, että hinta on hyvä.", "negative price:-");
  test_expect(t, "En ole sitä mieltä, että hinta on hyvä.", "negative price:-");
  test_expect(t, "I don't think that the price is good.", "negative price:-");
  test_expect(t, "Uskon, että hinta on hyvä.", "positive price:+");
}

static void its_mood_wishes_nothing(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En koe, että hinta olisi hyvä.", "negative price:-");
  test_expect(t, "Hinta olisi hyvä.", "neutral price:0 !suggestion");
}

static void a_wish_by_the_verb_of_a_row_wishes(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hinta saisi olla halvempi.", "neutral price:0");
  test_expect(t, "Hinnan tulisi olla halvempi.", "neutral price:0");
  test_expect(t, "Sen saa halvemmalla.", "positive");
  test_expect(t, "Se ei voisi olla parempi.", "positive"); /* the row denies */
}

static void denied_blame_is_no_praise(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En sanoisi, että hinta on hankala.", "neutral price:0");
  test_expect(t, "I would not say that it is bad.", "neutral");
}

/* What others did not say, facts, and "nothing but". */
static void other_denials_deny_their_own_clause(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En tiennyt, että hinta on hankala.", "negative price:-");
  test_expect(t, "They did not say that the price is bad.", "negative price:-");
  test_expect(t, "En voi muuta sanoa kuin että hinta on hyvä.", "positive price:+");
}

static void expectations_evaluate_nothing(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Pelkäsin, että siitä tulee hankalaa.", "neutral");
  test_expect(t, "Luulin, että hinta on hyvä.", "neutral price:0");
  test_expect(t, "We thought that it would be bad.", "neutral");
  test_expect(t, "We thought that it was bad.", "negative");
}

static void praise_on_a_condition_that_is_not_met_is_none(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Olisin tyytyväinen, jos hinta laskisi.", "neutral price:0");
  test_expect(t, "Jos hinta laskisi, olisin tyytyväinen.", "neutral price:0");
  test_expect(t, "Suosittelisin, jos hinta laskisi.", "neutral price:0");
  test_expect(t, "I would be happy if the price was lower.", "neutral price:0");
}

static void a_condition_that_may_be_met_leaves_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Suosittelen, jos tarvitset apua.", "positive !recommend");
  test_expect(t, "I am happy if I may say so.", "positive");
  test_expect(t, "I would be happy to come if you need me.", "positive");
}

static void blame_stays(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Se olisi ollut hankalaa, jos hinta nousisi, mutta hinta on hyvä.", "positive price:+");
  test_expect(t, "It would be bad if the price was lower.", "negative price:-");
}

static void not_only_denies_nothing(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En ole vain tyytyväinen vaan myös hyvä.", "positive");
  test_expect(t, "Hinta ei ole hyvä vaan hankala.", "negative price:-");
  test_expect(t, "Hinta ei vain ole hyvä.", "negative price:-");
}

static void who_blames_does_not_thank(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Kiitos taas hankaluudesta", "neutral !thanks_only");
  test_expect(t, "Kiitos taas hankalasta", "negative");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_denied_opinion_denies_what_hangs_on_it),
      cmocka_unit_test(its_mood_wishes_nothing),
      cmocka_unit_test(a_wish_by_the_verb_of_a_row_wishes),
      cmocka_unit_test(denied_blame_is_no_praise),
      cmocka_unit_test(other_denials_deny_their_own_clause),
      cmocka_unit_test(expectations_evaluate_nothing),
      cmocka_unit_test(praise_on_a_condition_that_is_not_met_is_none),
      cmocka_unit_test(a_condition_that_may_be_met_leaves_it),
      cmocka_unit_test(blame_stays),
      cmocka_unit_test(not_only_denies_nothing),
      cmocka_unit_test(who_blames_does_not_thank),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
