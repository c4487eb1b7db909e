/* Numbers that decide labels: set by packs, checked, layered, compiled, documented. */
#include "support.h"

#include <cxtag/lexicon.h>
#include <stdlib.h>

#include "lexicon/settings.h"

#define PACK "t/pack.tsv", "key\tvalue\nname\tt\nversion\t1\nlanguages\tfi\n"
#define WORDS                                                                    \
  "t/sentiment/fi.tsv",                                                          \
      "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\nhyvä\t\t2\tfi\t\t\t\t\n" \
      "huono\t\t-2\tfi\t\t\t\t\nkiva\t\t1\tfi\t\t\t\t\n"

static cxtag_sentiment judge(const char *settings, const char *text) {
  char pack[2048];
  snprintf(pack, sizeof pack, "key\tvalue\nname\tt\n%s", settings);
  const char *const tables[] = {"t/pack.tsv", pack, WORDS, NULL};
  test_engine t = test_engine_new(tables);
  cxtag_sentiment const sentiment = cxtag_result_sentiment(test_tag(&t, text));
  test_engine_free(&t);
  return sentiment;
}

static void bands_and_weights_are_the_packs(void **state) {
  (void)state;
  assert_int_equal(judge("", "hyvä").score_milli, 571);
  assert_int_equal(judge("saturation\t6\n", "hyvä").score_milli, 400);
  assert_int_equal(judge("saturation\t0,5\n", "hyvä").positive_milli, 800);
  assert_int_equal(judge("", "hyvä").label, CXTAG_POSITIVE);
  assert_int_equal(judge("least_evidence\t2.5\n", "hyvä").label, CXTAG_NEUTRAL);
  assert_int_equal(judge("", "kiva, huono").label, CXTAG_MIXED);
  assert_int_equal(judge("short_mixed_ratio\t0.6\nparted_tokens\t0\n", "kiva, huono").label, CXTAG_NEGATIVE);
  assert_int_equal(judge("exclamation\t1.5\n", "hyvä!").positive_sum_milli, 3000);
  assert_int_equal(judge("emphasis\t2\n", "HYVÄ").positive_sum_milli, 4000);
}

static void confidence_is_looked_up(void **state) {
  (void)state;
  const char *const curve = "confidence_clear\t0 0,1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1\n";
  assert_int_equal(judge(curve, "hyvä").confidence_milli, 571); /* the straight line through the score */
  assert_int_equal(judge("confidence_silent\t0 0 0 0 0 0 0 0 0 1 1\n", "talo").confidence_milli, 880);
  assert_int_equal(judge("confidence_neutral\t0 0 0 0 0 0 0 0 1 1 1\n", "-").confidence_milli, 1000);
  assert_int_equal(judge("confidence_mixed\t0 0 0 0 0 0 0 0 0 0 1\n", "hyvä, huono").confidence_milli, 1000);
}

static void a_later_layer_wins(void **state) {
  const char *const tables[] = {"t/pack.tsv", "key\tvalue\nsaturation\t1\nemphasis\t3\n", WORDS, "u/pack.tsv",
                                "key\tvalue\nsaturation\t6\n", NULL};
  (void)state;
  test_engine t = test_engine_new(tables);
  cxtag_sentiment const sentiment = cxtag_result_sentiment(test_tag(&t, "HYVÄ"));
  assert_int_equal(sentiment.positive_sum_milli, 6000);
  assert_int_equal(sentiment.positive_milli, 500);
  test_engine_free(&t);
}

static void take_fault(void *ctx, const cxtag_error *fault) {
  cxtag_error *last = ctx;
  *last = *fault;
}

static void expect_fault(const char *row, uint32_t column, const char *message) {
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_engine *engine;
  cxtag_error fault = {0};
  char pack[512];
  options.diagnostic = take_fault;
  options.diagnostic_ctx = &fault;
  snprintf(pack, sizeof pack, "key\tvalue\n%s\n", row);
  assert_int_equal(cxtag_builder_new(&builder, &options), CXTAG_OK);
  assert_int_equal(cxtag_builder_add_lexicon(builder, "t/pack.tsv", pack, strlen(pack), NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_finish(&engine, builder, NULL), CXTAG_ESYNTAX);
  assert_string_equal(fault.message, message);
  assert_int_equal(fault.line, 2);
  assert_int_equal(fault.column, column);
  cxtag_builder_free(builder);
}

static void what_is_no_value_is_told(void **state) {
  (void)state;
  expect_fault("saturation\tmuch", 12, "'much' is no value of saturation: write a number from 0.1 to 100");
  expect_fault("saturation\t", 12, "'' is no value of saturation: write a number from 0.1 to 100");
  expect_fault("saturation\t0", 12, "'0' is no value of saturation: write a number from 0.1 to 100");
  expect_fault("mockery\t9", 9, "'9' is no value of mockery: write a number from -5 to 5");
  expect_fault("mixed_ratio\t1.1", 13, "'1.1' is no value of mixed_ratio: write a number from 0 to 1");
  expect_fault("short_tokens\t2.5", 14, "'2.5' is no value of short_tokens: write a number from 0 to 1000");
  expect_fault("short_tokens\t99999999999", 14,
               "'99999999999' is no value of short_tokens: write a number from 0 to 1000");
  expect_fault("mixed_ration\t0.5", 1, "unknown setting 'mixed_ration': is 'mixed_ratio' meant?");
  expect_fault("confidence_clear\t0.5", 18,
               "'0.5' is no curve: write 11 numbers from 0 to 1 with blanks between, none below the one before");
  expect_fault("confidence_mixed\t1 0 0 0 0 0 0 0 0 0 0", 18,
               "'1 0 0 0 0 0 0 0 0 0 0' is no curve: write 11 numbers from 0 to 1 with blanks between, none below the "
               "one before");
  expect_fault("confidence_mixed\t0 0 0 0 0 0 0 0 0 0 0 0 0", 18,
               "'0 0 0 0 0 0 0 0 0 0 0 0 0' is no curve: write 11 numbers from 0 to 1 with blanks between, none below "
               "the one before");
}

/* A key of the pack's own is nobody's business. */
static void other_keys_are_kept(void **state) {
  (void)state;
  assert_int_equal(judge("maintainer\tanalytics\ncolour\t7\n", "hyvä").score_milli, 571);
}

static void compiled_packs_keep_them(void **state) {
  const char *const tables[] = {"t/pack.tsv", "key\tvalue\nsaturation\t6\n", WORDS, NULL};
  size_t len;
  (void)state;
  test_engine t = test_engine_new(tables);
  const void *bytes = cxtag_engine_compiled(t.engine, &len);
  FILE *file = fopen("settings.cxtag", "wb");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes, 1, len, file), len);
  assert_int_equal(fclose(file), 0);
  cxtag_builder *builder;
  test_engine read;
  const cxtag_result *result;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_add_directory(builder, "settings.cxtag", NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_finish(&read.engine, builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_session_new(&read.session, read.engine, NULL, NULL), CXTAG_OK);
  assert_int_equal(cxtag_tag(&result, read.session, "hyvä", strlen("hyvä"), NULL), CXTAG_OK);
  assert_int_equal(cxtag_result_sentiment(result).score_milli, 400);
  cxtag_builder_free(builder);
  test_engine_free(&read);
  test_engine_free(&t);
  remove("settings.cxtag");
}

static void unsound_settings_are_seen(void **state) {
  cx_settings settings = cx_usual_settings;
  (void)state;
  assert_true(cx_settings_are_sound(&settings));
  settings.saturation = 0; /* would divide by zero */
  assert_false(cx_settings_are_sound(&settings));
  settings = cx_usual_settings;
  settings.confidence[CX_CURVE_MIXED][3] = 1001;
  assert_false(cx_settings_are_sound(&settings));
}

/* lexicons/README.md names every setting with the number it has without a pack. */
static void every_setting_is_documented(void **state) {
  static const struct {
    const char *name;
    int32_t usual, unit;
  } settings[] = {
#define SETTING(name, usual, lowest, highest, unit) {#name, usual, unit},
#include "lexicon/settings.def"
#undef SETTING
  };
  static char readme[200000];
  FILE *file = fopen(CXTAG_SOURCE_DIR "/lexicons/README.md", "rb");
  (void)state;
  assert_non_null(file);
  readme[fread(readme, 1, sizeof readme - 1, file)] = '\0';
  fclose(file);
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
    char row[128];
    snprintf(row, sizeof row, "| %s | %g |", settings[i].name, (double)settings[i].usual / settings[i].unit);
    if (!strstr(readme, row)) fail_msg("lexicons/README.md has no row '%s'", row);
  }
  for (size_t i = 0; i < CX_CURVE_COUNT; i++) assert_non_null(strstr(readme, CX_CURVES[i]));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(bands_and_weights_are_the_packs), cmocka_unit_test(confidence_is_looked_up),
      cmocka_unit_test(a_later_layer_wins),              cmocka_unit_test(what_is_no_value_is_told),
      cmocka_unit_test(other_keys_are_kept),             cmocka_unit_test(compiled_packs_keep_them),
      cmocka_unit_test(unsound_settings_are_seen),       cmocka_unit_test(every_setting_is_documented),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
