/* Rows tried on their own examples, and the texts of tests.tsv. */
#include "workbench.h"

#define THEMES                                                                                               \
  "t/themes.tsv", "id\tname_fi\tname_"                                                                       \
                  "en\towner\talert\tnote\ndelivery\tToimitus\tDelivery\t\t\t\nprice\tHinta\tPrice\t\t\t\n"
#define SENTIMENT(rows) "t/sentiment/en.tsv", TERMS rows
#define SHIFTERS                                                                                             \
  "t/shifters.tsv",                                                                                          \
      "expression\tkind\tfactor\treach\tlang\tyes\tno\n"                                                     \
      "[not]\tnegator\t-1\t\ten\tIt is not so.\tIt is nothing.\n[wish]\twish\t0\t\ten\tI wish it so.\t\n"

static cxtag_check_counts run(const char *const *tables, test_findings *found) {
  cxtag_builder *builder = test_builder(tables);
  cxtag_check_counts counts;
  cxtag_error err;
  memset(found, 0, sizeof *found);
  if (cxtag_lexicon_test(builder, test_find, found, &counts, &err) != CXTAG_OK) fail_msg("%s", err.message);
  cxtag_builder_free(builder);
  assert_int_equal(counts.failed, found->count);
  return counts;
}

static void sound_examples_pass(void **state) {
  static const char *const tables[] = {
      THEMES,
      "t/terms/delivery.tsv",
      TERMS "[delivery]\tdelivery\t\ten\t\tthe delivery / Delivery\tgood\t\n[parcel]\tdelivery\t\ten\t& "
            "[lost]\tThe parcel\tparcel lost\t\n",
      SENTIMENT(
          "[good]\t\t2\ten\t\tVery good / good\tnot good / I wish it good\t\n[bad]\t\t-2\ten\t\t\t\t\n"),
      SHIFTERS,
      "t/intents.tsv",
      TERMS "[leaving]\tchurn\t\ten\t\tI am leaving\tnot leaving\t\n",
      "t/tests.tsv",
      "text\texpected\nThe delivery was good.\tdelivery:+ sentiment=positive !price !intent=churn\nI am "
      "leaving\tintent=churn\n",
      NULL};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  assert_string_equal(found.text, "");
  assert_int_equal(counts.rows, 7);
  assert_int_equal(counts.examples, 16);
  assert_int_equal(counts.passed, 16);
  assert_int_equal(counts.rows_without_example, 1);
}

/* What an example is there for is said: by a row of the same theme and sign, or one that weighs what this one names. */
static void examples_may_be_said_by_another_row(void **state) {
  static const char *const tables[] = {THEMES, "t/terms/delivery.tsv",
                                       TERMS "[delivery] [truck]\tdelivery\t-1\ten\t\tThe delivery truck\t\t\n"
                                             "[truck]\tdelivery\t-2\ten\t\tA delivery truck\t\t\n"
                                             "[delivery]\tdelivery\t\ten\t\tOne delivery truck\t\t\n",
                                       NULL};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  assert_string_equal(found.text, "");
  assert_int_equal(counts.passed, 3);
}

static void failing_examples_say_why(void **state) {
  static const char *const tables[] = {
      THEMES,
      "t/terms/delivery.tsv",
      TERMS "[delivery]\tdelivery\t\ten\t\tnothing of it\tthe delivery\t\n"
            "[delivery] [truck]\tdelivery\t-1\ten\t& [red]\tdelivery truck / red delivery truck\t\t\n"
            "[truck]\tdelivery\t1\ten\t\tdelivery truck\t\t\n",
      SENTIMENT(
          "[good]\t\t2\ten\t\tnot good / I wish it good\t\t\n[cheap]\tprice\t1\ten\t\tcheap thing\t\t\n"),
      SHIFTERS,
      "t/intents.tsv",
      TERMS "[leaving]\tchurn\t\ten\t\tnot leaving\t\t\n",
      "t/tests.tsv",
      "text\texpected\nThe delivery was good.\tdelivery:- price !delivery sentiment=mixed intent=churn "
      "lang=fi\n",
      NULL};
  static const char *const expected[] = {
      "6 t/terms/delivery.tsv:2:26: '[delivery]' does not fire in its yes \"nothing of it\": its word is "
      "missing there; mend the expression or the example",
      "6 t/terms/delivery.tsv:2:40: '[delivery]' fires in its no \"the delivery\": give the row a `not`",
      "red delivery truck\": its `not` stands: 'red'; narrow the `not`",
      "'[truck]' does not fire in its yes \"delivery truck\": it gives way to '[delivery] [truck]' "
      "(t/terms/delivery.tsv:3)",
      "\"not good\": its effect is turned by negator t/shifters.tsv:2 '[not]' x-1.000",
      "\"I wish it good\": its effect is suspended by wish t/shifters.tsv:3 '[wish]' x0.000",
      "'[cheap]' does not fire in its yes \"cheap thing\": the theme it holds for is not named in the clause",
      "'[leaving]' does not fire in its yes \"not leaving\": its effect is suspended by negator",
      "7 t/tests.tsv:2:1: \"The delivery was good.\": expected delivery:- price !delivery sentiment=mixed "
      "intent=churn "
      "lang=fi, found delivery:+ sentiment=positive lang=en"};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
    if (!strstr(found.text, expected[i])) fail_msg("missing: %s\nin:\n%s", expected[i], found.text);
  assert_int_equal(counts.failed, sizeof expected / sizeof *expected);
  assert_int_equal(counts.passed + counts.failed, counts.examples);
}

/* The reason is the one that explain --theme gives; of a regex, what keeps it off. */
static void absent_rows_say_why(void **state) {
  static const char *const tables[] = {
      THEMES, "t/terms/delivery.tsv",
      "expression\ttheme\tlang\tyes\tnot\tliteral\n"
      "/[a-z]+bonz/\tdelivery\tfi\tabonz tuli\t\tbonu\n"
      "/[a-z]+bonz/\tprice\tfi\tabonz tuli / abony tuli / eilen abonz tuli\t& [eilen]\t\n"
      "/(who|why)\\?/\tdelivery\ten\tthe delivery who?\t\t?\n"
      "bonus kortti\tdelivery\ten\tBonus kortti oli kova.\t\t\n"
      "bonus\tdelivery\tfi\tkortti oli\t\t\n"
      "paketti … viipyä\tdelivery\tfi\tPaketti hukkui. / Se paketti. Eilen se viipyi.\t\t\n"
      "paketti … hukkua … aina\tdelivery\tfi\tEi mitään tullut.\t\t\n",
      NULL};
  static const char *const expected[] = {
      ":2:26: '/[a-z]+bonz/' does not fire in its yes \"abonz tuli\": the pattern stands there, but its literal "
      "\"bonu\" does not",
      "\"abony tuli\": the pattern does not match there; mend the pattern or the example",
      "\"eilen abonz tuli\": the pattern stands there, but the row's `not` does too",
      "\"Bonus kortti oli kova.\": 'Bonus' is a word of the clause's own language there; mend the column `lang`",
      "\"kortti oli\": its word is missing there; mend",
      "\"Paketti hukkui.\": a word of it is missing: viipyä; mend",
      "\"Se paketti. Eilen se viipyi.\": its words stand in different clauses; mend",
      "\"Ei mitään tullut.\": words of it are missing there; mend"};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
    if (!strstr(found.text, expected[i])) fail_msg("missing: %s\nin:\n%s", expected[i], found.text);
  if (counts.failed != sizeof expected / sizeof *expected) fail_msg("others, too:\n%s", found.text);
}

static void only_the_topmost_pack_is_tested(void **state) {
  static const char *const tables[] = {
      THEMES,
      "t/terms/delivery.tsv",
      TERMS "[delivery]\tdelivery\t\ten\t\twrong\t\t\n[van]\tdelivery\t\ten\t\twrong\t\t\n",
      "u/terms/delivery.tsv",
      "expression\ttheme\tpolarity\tlang\tyes\tdelete\n[delivery]\tdelivery\t\ten\tthe "
      "delivery\t\n[van]\tdelivery\t\ten\twrong\tx\n",
      NULL};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  assert_string_equal(found.text, "");
  assert_int_equal(counts.rows, 1);
  assert_int_equal(counts.examples, 1);
}

static void faults_are_found_and_sound_rows_tried(void **state) {
  static const char *const tables[] = {THEMES, "t/terms/delivery.tsv",
                                       TERMS "(broken\tdelivery\t\ten\t\tbroken\t\t\n[van]"
                                             "\tdelivery\t\ten\t\tthe van\t\t\n[x]\tnowhere\t\ten\t\t\t\t\n",
                                       NULL};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  assert_int_equal(counts.passed, 1);
  assert_int_equal(counts.failed, 2);
  assert_non_null(strstr(found.text, "0 t/terms/delivery.tsv:2:"));
  assert_non_null(strstr(found.text, "0 t/terms/delivery.tsv:4:"));
}

static void tests_with_a_fault_are_left_out(void **state) {
  static const char *const tables[] = {THEMES, "t/terms/delivery.tsv", TERMS "[van]\tdelivery\t\ten\t\tthe van\t\t\n",
                                       "t/tests.tsv",
                                       "text\texpected\nThe van\tdelivry:+\nA van\tdelivery !intent=chrn\n"
                                       "One van\tlang=sv delivery\nTwo van\tdelivery\nTwo van\t!delivery\n",
                                       NULL};
  test_findings found;
  (void)state;
  cxtag_check_counts const counts = run(tables, &found);
  assert_int_equal(counts.examples, 2);
  assert_int_equal(counts.passed, 2);
  assert_int_equal(counts.failed, 4);
  for (const char *at = found.text; *at; at = strchr(at, '\n') + 1) assert_int_equal(*at, '0');
}

static void a_builder_without_tables_is_refused(void **state) {
  cxtag_builder *builder;
  cxtag_check_counts counts;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_lexicon_test(builder, NULL, NULL, &counts, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_lexicon_test(NULL, NULL, NULL, NULL, &err), CXTAG_EINVAL);
  cxtag_builder_free(builder);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(sound_examples_pass),
      cmocka_unit_test(examples_may_be_said_by_another_row),
      cmocka_unit_test(failing_examples_say_why),
      cmocka_unit_test(absent_rows_say_why),
      cmocka_unit_test(only_the_topmost_pack_is_tested),
      cmocka_unit_test(faults_are_found_and_sound_rows_tried),
      cmocka_unit_test(tests_with_a_fault_are_left_out),
      cmocka_unit_test(a_builder_without_tables_is_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
