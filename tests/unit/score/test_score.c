/* What the rules of score/ do, each on a pack of a few rows. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "delivery\tToimitus\tDelivery\t\t\t\n"
                    "phone_service\tPuhelinpalvelu\tPhone service\t\t\t\n"
                    "phone_service.reach\tTavoitettavuus\tReach\t\t\t\n"
                    "waiting\tOdotus\tWaiting\t\t\t\n"
                    "price\tHinta\tPrice\t\t\t\n"
                    "customer_service\tPalvelu\tService\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                       "toimitus\tdelivery\t\tfi\t\t\t\t\n"
                       "toimitusaika\tdelivery\t\tfi\t\t\t\t\n"
                       "paketti … kadota\tdelivery\t-3\tfi\t\t\t\t\n"
                       "delivery\tdelivery\t\ten\t\t\t\t\n"
                       "puhelin\tphone_service\t\tfi\t\t\t\t\n"
                       "puhelin … ei vastata\tphone_service.reach\t-3\tfi\t\t\t\t\n"
                       "jonottaa\twaiting\t-2\tfi\t\t\t\t\n"
                       "hinta\tprice\t\tfi\t\t\t\t\n"
                       "price\tprice\t\ten\t\t\t\t\n"
                       "palvelu\tcustomer_service\t\tfi\t\t\t\t\n"
                       "service\tcustomer_service\t\ten\t\t\t\t\n",
    "t/sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                          "hyvä\t\t2\tfi\t\t\t\t\n"
                          "huono\t\t-2\tfi\t\t\t\t\n"
                          "nopea\t\t2\tfi\t\t\t\t\n"
                          "hidas\t\t-2\tfi\t\t\t\t\n"
                          "ystävällinen\t\t2\tfi\t\t\t\t\n"
                          "ongelma\t\t-2\tfi\t\t\t\t\n"
                          "järkyttävä\t\t-4\tfi\t\t\t\t\n"
                          "halpa\tprice\t2\tfi\t\t\t\t\n"
                          "halpa\t\t-1\tfi\t\t\t\t\n"
                          "ei voida kuin kehua\t\t3\tfi\t\t\t\t\n",
    "t/sentiment/en.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                          "good\t\t2\ten\t\t\t\t\n"
                          "bad\t\t-2\ten\t\t\t\t\n"
                          "slow\t\t-2\ten\t\t\t\t\n"
                          "fail to start\t\t-3\ten\t\t\t\t\n"
                          "great\t\t3\ten\t\t\t\t\n",
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                     "suositella\trecommend\t3\tfi\t\t\t\t\n"
                     "ei suositella\twarn_others\t-3\tfi\t\t\t\t\n"
                     "vaihtaa pois\tchurn\t-3\tfi\t\t\t\t\n"
                     "[ei mitään]\tnon_answer\t\tfi\t\t\t\t\n"
                     "[kiitos]\tthanks_only\t\tfi\t\t\t\t\n"
                     "voida olla\tsuggestion\t\tfi\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "ei\tnegator\t-1\t\tfi\t\t\n"
                      "ilman\tnegator\t-1\t\tfi\t\t\n"
                      "[mikään]\tnegator\t-0.5\t\tfi\t\t\n"
                      "never\tnegator\t-1\t\ten\t\t\n"
                      "fail to\tnegator\t-1\t\ten\t\t\n"
                      "not\tnegator\t-1\t\ten\t\t\n"
                      "[todella]\tbooster\t1.5\t\tfi\t\t\n"
                      "[järkyttävän]\tbooster\t1.6\t\tfi\t\t\n"
                      "[melko]\tdampener\t0.6\t\tfi\t\t\n"
                      "[mutta]\tcontrast\t0.5\t\tfi\t\t\n"
                      "but\tcontrast\t0.5\t\ten\t\t\n"
                      "[voisi]\twish\t0\t\tfi\t\t\n"
                      "[jos]\thypothetical\t0\t\tfi\t\t\n"
                      "([muka]|mukamas)\tirony\t-0.5\t\tfi\t\t\n"
                      "vaihtaa … [heti]\tremedy\t0.4\t\tfi\t\t\n"
                      "kilpailija\tcompetitor\t0\t\tfi\t\t\n"
                      "(previous|old) provider\tcompetitor\t0\t\ten\t\t\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static int32_t score_of(const test_engine *t, const char *text) {
  return cxtag_result_sentiment(test_tag(t, text)).score_milli;
}

static void themes_take_the_polarity_of_their_clause(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Toimitus oli nopea.", "positive delivery:+");
  test_expect(t, "Toimitus oli nopea, mutta palvelu oli huonoa.", "mixed customer_service:- delivery:+");
  test_expect(t, "Nopea toimitus ja ystävällinen palvelu", "positive customer_service:+ delivery:+");
  test_expect(t, "The delivery was slow", "negative delivery:-");
}

static void negation_turns_what_it_reaches(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Toimitus ei ollut nopea.", "negative delivery:-");
  test_expect(t, "Toimitus ei ollut nopea ja palvelu oli hyvää.", "mixed customer_service:+ delivery:-");
  test_expect(t, "Ei ongelmia.", "positive");
  test_expect(t, "Hyvää palvelua en saanut.", "negative customer_service:-");
  test_expect(t, "Ilman ongelmia.", "positive");
  test_expect(t, "The service was not good.", "negative customer_service:-");
  assert_true(score_of(t, "ei huono") < score_of(t, "hyvä"));
  assert_true(score_of(t, "ei huono") > 0);
}

static void a_weak_negator_adds_nothing_to_a_strong_one(void **state) {
  const test_engine *t = *state;
  assert_int_equal(score_of(t, "ei mikään hyvä"), score_of(t, "ei hyvä"));
}

static void another_negator_right_in_front_turns_a_denying_row(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The service failed to start.", "negative customer_service:-");
  test_expect(t, "The service has never failed to start.", "positive customer_service:+");
  test_expect(t, "The service was not good, it failed to start.", "negative customer_service:-");
}

static void leaving_on_a_condition_is_no_blame(void **state) {
  const test_engine *t = *state;
  assert_true(score_of(t, "Palvelu on siellä, vaihdan pois.") < 0);
  assert_int_equal(score_of(t, "Jos palvelu on huonoa, vaihdan pois."), 0);
  assert_true(score_of(t, "Jos palvelu on siellä, en suosittele.") < 0);
}

static void a_negator_inside_a_row_is_part_of_it(void **state) {
  const test_engine *t = *state;
  test_expect(t, "En voi kuin kehua hyvää palvelua.", "positive customer_service:+");
  test_expect(t, "Puhelimeen ei vastattu", "negative phone_service.reach:-");
  test_expect(t, "En suosittele!", "negative !warn_others");
  test_expect(t, "Suosittelen!", "positive !recommend");
}

static void degrees_scale(void **state) {
  const test_engine *t = *state;
  assert_true(score_of(t, "todella hyvä") > score_of(t, "hyvä"));
  assert_true(score_of(t, "melko hyvä") < score_of(t, "hyvä"));
  assert_true(score_of(t, "HYVÄ palvelu") > score_of(t, "hyvä palvelu"));
  test_expect(t, "järkyttävän hyvä", "positive");
  test_expect(t, "järkyttävä", "negative");
}

static void wishes_and_conditions_evaluate_nothing(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu voisi olla nopeampaa.", "neutral customer_service:0 !suggestion");
  test_expect(t, "Jos palvelu on hyvää, tulen.", "neutral customer_service:0");
}

static void polarity_may_depend_on_the_theme(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Halpa hinta.", "positive price:+");
  test_expect(t, "Halpa palvelu.", "negative customer_service:-");
}

static void whole_text_intents_need_the_whole_text(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Ei mitään.", "neutral !non_answer");
  test_expect(t, "Ei mitään ongelmia.", "positive");
  test_expect(t, "Kiitos! \xF0\x9F\x98\x8A", "neutral !thanks_only");
  test_expect(t, "-", "neutral !non_answer");
  assert_true(cxtag_result_flags(test_tag(t, "-")) & CXTAG_NON_ANSWER);
}

/* Each text beside one that differs in a word or two. */
static void praise_and_blame_of_two_clauses_are_mixed(void **state) {
  const test_engine *t = *state;
  test_expect(t, "The service was bad, but the delivery was great.", "mixed customer_service:- delivery:+");
  test_expect(t, "The service was bad, but the delivery was slow.", "negative customer_service:- delivery:-");
}

static void a_bare_negation_denies_what_was_said_before(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Toimitus on hyvä, palvelu ei.", "mixed customer_service:- delivery:+");
  test_expect(t, "Toimitus on hyvä, palvelu myös.", "positive customer_service:+ delivery:+");
  test_expect(t, "Toimitus on huono, palvelu ei ole.", "mixed customer_service:+ delivery:-");
  test_expect(t, "Toimitus on hyvä, muuta en tiedä.", "positive delivery:+");
  test_expect(t, "Onko palvelu hyvää? Ei.", "negative customer_service:-");
  test_expect(t, "Palvelu on hyvää. Ei ole.", "positive customer_service:+");
  test_expect(t, "The service was great. Not.", "positive customer_service:+");
  test_expect(t, "Great service. It was not.", "mixed customer_service:~");
}

/* One theme, praised and blamed in a short text that is mixed; a question leaves too little to judge by. */
static void a_theme_is_mixed_or_neutral_as_the_text_is(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu on hyvää, mutta palvelu on todella hidasta.", "mixed customer_service:~");
  test_expect(t, "Onko palvelu melko nopeaa?", "positive customer_service:+");
  test_expect(t, "Jos palvelu on melko nopeaa?", "neutral customer_service:0");
}

static void waiting_on_the_phone_is_phone_service(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jonotin.", "negative waiting:-");
  test_expect(t, "Puhelimessa jonotin.", "negative phone_service:-");
  test_expect(t, "Käytin puhelinta. Jonotin.", "negative phone_service:-");
  test_expect(t, "Käytin puhelinta. Hinta on hyvä. Jonotin.", "mixed price:+ waiting:-");
}

/* A condition names no theme where the text evaluates another. */
static void a_supposed_mention_is_none(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Jos paketti katosi, soitan.", "neutral delivery:0");
  test_expect(t, "Palvelu on hyvää. Jos paketti katosi, soitan.", "positive customer_service:+");
}

static void alkaa_is_no_negator_in_a_text_without_dots(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Palvelu alkaa olla nopea", "positive customer_service:+");
  test_expect(t, "Palvelu ei ole nopea", "negative customer_service:-");
}

static void irony_means_praise_only(void **state) {
  const test_engine *t = *state;
  test_expect(t, "muka hyvä", "negative");
  test_expect(t, "muka huono", "negative");
}

static void praise_and_blame_of_competitors_are_not_ours(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Kilpailijalla palvelu on huonoa.", "neutral");
  test_expect(t, "Kilpailijalla on parempi palvelu.", "negative customer_service:-");
  test_expect(t, "Palvelu on parempi kuin kilpailijalla.", "positive customer_service:+");
  test_expect(t, "Kilpailijalla palvelu on huonoa, teillä ei.", "positive customer_service:+");
  test_expect(t, "Kilpailijalla palvelu on huonoa, teillä hyvää.", "positive customer_service:+");
  test_expect(t, "Kilpailijalla palvelu on ilman ongelmaa.", "neutral");
  test_expect(t, "My old provider had bad service.", "neutral");
  test_expect(t, "The provider had bad service.", "negative customer_service:-");
}

static void a_fault_that_was_mended_weighs_less(void **state) {
  const test_engine *t = *state;
  int32_t const mended = score_of(t, "Toimitus oli huono, mutta se vaihdettiin heti.");
  assert_true(mended > score_of(t, "Toimitus oli huono, mutta se vaihdettiin."));
  assert_int_equal(score_of(t, "Toimitus oli huono, eikä sitä vaihdettu heti."), score_of(t, "Toimitus oli huono."));
  assert_int_equal(score_of(t, "Toimitus oli huono. Vaihtakaa se, jos voitte heti."),
                   score_of(t, "Toimitus oli huono."));
  test_expect(t, "Toimitus oli huono, mutta vaihdettiin heti. Todella hyvä!", "positive delivery:-");
}

static void praise_that_mocks_a_fault_is_blame(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hyvä, taas ongelma.", "negative");
  test_expect(t, "Hyvä, ei ongelmaa.", "positive");
  test_expect(t, "Great: a bad box.", "negative");
  test_expect(t, "Great. A bad box.", "mixed");
  test_expect(t, "Great; a bad box.", "mixed");
  test_expect(t, "Great, yet another slow box.", "negative");
  test_expect(t, "Hyvä kun palvelu on hidasta.", "negative customer_service:-");
  test_expect(t, "Palvelu on hyvää, kun toimitus on hidasta.", "mixed customer_service:+ delivery:-");
}

/* "hyvä" is said of the service once, though two words name it. */
static void a_theme_counts_an_evaluation_once(void **state) {
  const test_engine *t = *state;
  cxtag_theme once, twice;
  assert_true(cxtag_result_theme(test_tag(t, "palvelu hyvä"), 0, &once));
  assert_true(cxtag_result_theme(test_tag(t, "palvelu palvelu hyvä"), 0, &twice));
  assert_int_equal(once.score_milli, twice.score_milli);
}

static void effects_account_for_the_sums(void **state) {
  static const char *const texts[] = {
      "Toimitus oli nopea mutta paketti katosi ja puhelimeen ei vastattu! Palvelu voisi olla parempi.",
      "todella hyvä, järkyttävän huono, melko nopea, EI ongelmia, halpa hinta", "great price but bad service, not good",
      "Toimitus on hyvä, palvelu ei. Kilpailijalla palvelu on huonoa, teillä ei. Onko hyvä? Ei.",
      "", "-"};
  const test_engine *t = *state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    const cxtag_result *result = test_tag(t, texts[i]);
    cxtag_sentiment const sentiment = cxtag_result_sentiment(result);
    int32_t positive = 0, negative = 0;
    cxtag_hit hit;
    for (size_t h = 0; cxtag_result_hit(result, h, &hit); h++) {
      if (hit.effect_milli > 0) positive += hit.effect_milli;
      else negative -= hit.effect_milli;
      assert_true(hit.span.start < hit.span.end && hit.span.end <= strlen(texts[i]));
      for (size_t s = 0; s < hit.shifter_count; s++) assert_non_null(cxtag_result_hit_shifter(result, h, s));
      assert_null(cxtag_result_hit_shifter(result, h, hit.shifter_count));
    }
    assert_int_equal(positive, sentiment.positive_sum_milli);
    assert_int_equal(negative, sentiment.negative_sum_milli);
  }
}

/* Each mention shares the evaluations of its clause with all the others: sums and spans stay in proportion. */
static void a_million_bytes_of_mentions_stay_bounded(void **state) {
  static const char unit[] = "toimitus palvelu hyvä ";
  static char text[1 << 20];
  const test_engine *t = *state;
  size_t const count = sizeof text / (sizeof unit - 1);
  for (size_t i = 0; i < count; i++) memcpy(text + i * (sizeof unit - 1), unit, sizeof unit - 1);
  const cxtag_result *result;
  assert_int_equal(cxtag_tag(&result, t->session, text, count * (sizeof unit - 1), NULL), CXTAG_OK);
  cxtag_theme theme;
  assert_int_equal(cxtag_result_theme_count(result), 2);
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    assert_int_equal(theme.polarity, CXTAG_POSITIVE);
    assert_int_equal(theme.score_milli, 999);
    assert_int_equal(theme.span_count, 2 * count);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(themes_take_the_polarity_of_their_clause),
      cmocka_unit_test(negation_turns_what_it_reaches),
      cmocka_unit_test(a_weak_negator_adds_nothing_to_a_strong_one),
      cmocka_unit_test(another_negator_right_in_front_turns_a_denying_row),
      cmocka_unit_test(leaving_on_a_condition_is_no_blame),
      cmocka_unit_test(a_negator_inside_a_row_is_part_of_it),
      cmocka_unit_test(degrees_scale),
      cmocka_unit_test(wishes_and_conditions_evaluate_nothing),
      cmocka_unit_test(polarity_may_depend_on_the_theme),
      cmocka_unit_test(whole_text_intents_need_the_whole_text),
      cmocka_unit_test(praise_and_blame_of_two_clauses_are_mixed),
      cmocka_unit_test(a_bare_negation_denies_what_was_said_before),
      cmocka_unit_test(a_theme_is_mixed_or_neutral_as_the_text_is),
      cmocka_unit_test(waiting_on_the_phone_is_phone_service),
      cmocka_unit_test(a_supposed_mention_is_none),
      cmocka_unit_test(alkaa_is_no_negator_in_a_text_without_dots),
      cmocka_unit_test(irony_means_praise_only),
      cmocka_unit_test(praise_and_blame_of_competitors_are_not_ours),
      cmocka_unit_test(a_fault_that_was_mended_weighs_less),
      cmocka_unit_test(praise_that_mocks_a_fault_is_blame),
      cmocka_unit_test(a_theme_counts_an_evaluation_once),
      cmocka_unit_test(effects_account_for_the_sums),
      cmocka_unit_test(a_million_bytes_of_mentions_stay_bounded),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
