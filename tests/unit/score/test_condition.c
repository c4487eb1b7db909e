/* What a condition takes back, and what it is for. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "price\tHinta\tPrice\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                       "hinta\tprice\t\tfi\n",
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\n"
                           "hyvä\t\t2\tfi\n"
                           "tyytyväinen\t\t3\tfi\n"
                           "vaikea\t\t-2\tfi\n"
                           "kallis\t\t-2\tfi\n"
                           "[kaatuu]\t\t-2\tfi\n"
                           "[saa] ketään\t\t2\tfi\n"
                           "edullinen\t\t2\tfi\n"
                           "saada\t\t0\tfi\n"
                           "olla\t\t0\tfi\n"
                           "palauttaa\t\t0\tfi\n"
                           "nousta\t\t0\tfi\n"
                           "soittaa\t\t0\tfi\n"
                           "friendly\t\t2\ten\n"
                           "good\t\t2\ten\n"
                           "break\t\t-2\ten\n"
                           "nobody answers\t\t-2\ten\n",
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\n"
                     "vaihtaa operaattori\tchurn\t-2\tfi\n"
                     "suositella\trecommend\t3\tfi\n"
                     "ostaa uudestaan\twill_return\t2\tfi\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\n"
                      "ei\tnegator\t-1\t\tfi\n"
                      "niin\tbooster\t2\t\tfi\n"
                      "[jos]\thypothetical\t0\t\tfi\n"
                      "if\thypothetical\t0\t\ten\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void what_niin_opens_stands(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jos tulee jotain vaikeaa niin hinta on hyvä", "positive price:+");
  test_expect(t, "Aina jos yritän maksaa niin sovellus kaatuu", "negative");
  test_expect(t, "Jos haluatte hyvää nii suosittelen", "positive !recommend");
}

static void a_plan_says_nothing_yet(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jos hinta nousee niin olen tyytyväinen", "neutral price:0");
  test_expect(t, "Jos hinta on hyvä niin ostan uudestaan", "neutral price:0 !will_return");
  test_expect(t, "Jos soitan niin olen tyytyväinen", "positive"); /* it happens */
  test_expect(t, "Jos hinta nousee niin olen aina tyytyväinen", "positive price:+");
}

static void then_boosts_nothing(void **state) {
  const test_engine *t = *state;
  cxtag_hit hit;
  for (size_t i = 0; cxtag_result_hit(test_tag(t, "Jos soitat niin edullinen hinta löytyy"), i, &hit); i++)
    if (hit.weight_milli) assert_int_equal(hit.effect_milli, hit.weight_milli);
}

static void the_second_verb_ends_a_finnish_condition(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jos soitat et saa ketään", "negative");
  test_expect(t, "Jos soittaa ei saa ketään", "negative");
  test_expect(t, "Jos hinta nousee se on vaikeaa", "negative price:-");
}

static void one_verb_does_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jos hinta on kallis", "neutral price:0");
  test_expect(t, "Jos sovellus ei kaatuu", "neutral");
  test_expect(t, "Jos hinta on hyvä ja palvelu on hyvä", "neutral price:0");
}

static void what_the_writer_plans_hangs_on_the_condition(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jos tuote on kallis palautan sen ja olen tyytyväinen", "neutral");
  test_expect(t, "Jos hinta nousee vaihdan operaattoria", "neutral price:0 !churn");
  test_expect(t, "Jos hinta olisi hyvä se olisi hyvä", "neutral price:0");
  test_expect(t, "Jos haluatte hyvää suosittelen", "neutral !recommend"); /* a verb that no row knows */
  test_expect(t, "Jos soitat suosittelen", "positive !recommend");
}

static void the_second_subject_ends_an_english_condition(void **state) {
  const test_engine *t = *state;
  test_expect(t, "if you call nobody answers", "negative");
  test_expect(t, "if you need help they are always friendly", "positive");
  test_expect(t, "if you look at it it is good", "positive");
}

static void other_pronouns_do_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "if it breaks i send it back", "neutral");
  test_expect(t, "if you think it is good", "neutral");
  test_expect(t, "if you pay they will be friendly", "neutral");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_niin_opens_stands),
      cmocka_unit_test(a_plan_says_nothing_yet),
      cmocka_unit_test(then_boosts_nothing),
      cmocka_unit_test(the_second_verb_ends_a_finnish_condition),
      cmocka_unit_test(one_verb_does_not),
      cmocka_unit_test(what_the_writer_plans_hangs_on_the_condition),
      cmocka_unit_test(the_second_subject_ends_an_english_condition),
      cmocka_unit_test(other_pronouns_do_not),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
