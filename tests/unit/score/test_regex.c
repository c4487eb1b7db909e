/* Rows that are patterns: which of them run where, whatever literals they share, and without memory. */
#include "support.h"

#include <stdlib.h>

#include "engine/engine.h"
#include "lexicon/blob.h"

enum { SHARING = 40, OTHERS = 35 };

/* 40 patterns with one literal, then 35 with one each: more than a word has bits for. */
static test_engine engine_of_many_patterns(void) {
  static char terms[8192];
  size_t at =
      (size_t)snprintf(terms, sizeof terms, "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n");
  for (int i = 0; i < SHARING; i++)
    at += (size_t)snprintf(terms + at, sizeof terms - at, "/palvelu %d$/\ttheme%02d\t\tfi\t\t\t\t\n", i, i);
  for (int i = 0; i < OTHERS; i++)
    at += (size_t)snprintf(terms + at, sizeof terms - at, "/sana%c%c \\d/\ttheme%02d\t\tfi\t\t\t\t\n",
                           'a' + i / 26, 'a' + i % 26, i);
  static char themes[4096];
  at = (size_t)snprintf(themes, sizeof themes, "id\tname_fi\tname_en\towner\talert\tnote\n");
  for (int i = 0; i < SHARING; i++)
    at += (size_t)snprintf(themes + at, sizeof themes - at, "theme%02d\tTeema\tTheme\t\t\t\n", i);
  const char *const tables[] = {"t/themes.tsv", themes, "t/terms/all.tsv", terms, NULL};
  return test_engine_new(tables);
}

static void assert_only_theme(const test_engine *t, const char *text, int number) {
  char id[16];
  cxtag_theme theme;
  const cxtag_result *result = test_tag(t, text);
  snprintf(id, sizeof id, "theme%02d", number);
  if (cxtag_result_theme_count(result) != 1)
    fail_msg("%s: %zu themes", text, cxtag_result_theme_count(result));
  assert_true(cxtag_result_theme(result, 0, &theme));
  assert_string_equal(theme.id, id);
}

static void each_pattern_runs_where_its_literal_stands(void **state) {
  test_engine t = engine_of_many_patterns();
  char text[64];
  (void)state;
  for (int round = 0; round < 2; round++) { /* patterns are made ready at their first run */
    for (int i = 0; i < SHARING; i++) {
      snprintf(text, sizeof text, "palvelu %d", i);
      assert_only_theme(&t, text, i);
    }
    for (int i = 0; i < OTHERS; i++) {
      snprintf(text, sizeof text, "sana%c%c 7", 'a' + i / 26, 'a' + i % 26);
      assert_only_theme(&t, text, i);
    }
  }
  assert_int_equal(cxtag_result_theme_count(test_tag(&t, "palvelu")), 0);
  test_engine_free(&t);
}

/* One pattern, said of two themes. */
static void rows_may_share_a_pattern(void **state) {
  const char *const tables[] = {"t/themes.tsv",
                                "id\tname_fi\tname_en\towner\talert\tnote\n"
                                "price\tHinta\tPrice\t\t\t\n"
                                "store\tKauppa\tStore\t\t\t\n",
                                "t/terms/all.tsv",
                                "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                "/kassa \\d+ e/\tprice\t\tfi\t\t\t\t\n"
                                "/kassa \\d+ e/\tstore\t\tfi\t\t\t\t\n"
                                "/kassa \\d+ k/\tstore\t\tfi\t\t\t\t\n",
                                NULL};
  test_engine t = test_engine_new(tables);
  (void)state;
  for (int round = 0; round < 2; round++) {
    test_expect(&t, "kassa 12 e", "neutral price:0 store:0");
    test_expect(&t, "kassa 12 k", "neutral store:0");
    test_expect(&t, "kassa 12 x", "neutral");
  }
  test_engine_free(&t);
}

/* From its second run on a pattern is not run where the first byte tells that it cannot match. */
static void patterns_at_the_beginning_run_wherever_they_can_match(void **state) {
  static const char *const texts[][2] = {
      {"miten auto", "neutral a:0"},        {"kuinka auto", "neutral a:0"},  {"\"miten auto", "neutral a:0"},
      {"sano miten auto", "neutral"},       {"muu auto", "neutral"},         {"kauas auto", "neutral"},
      {"vene on hieno", "neutral b:0"},     {"9 vene on hieno", "neutral"},  {"uusi vene on hieno", "neutral"},
      {"parempi bussi", "neutral c:0"},     {"öisempi bussi", "neutral c:0"}, {"mpi bussi", "neutral"},
      {"juna 7", "neutral d:0"},            {"iso juna 7", "neutral"},       {"'juna 7", "neutral d:0"},
      {"älä laiva", "neutral e:0"},         {"ei laiva", "neutral e:0"},     {"on laiva", "neutral"},
      {"lautta 7", "neutral f:0"},          {"7 lautta 7", "neutral f:0"},   {"87 lautta 7", "neutral"},
      {"mopo 7", "neutral g:0"},            {"oma mopo 7", "neutral g:0"},   {"87 mopo 7", "neutral"},
      {"taksi 7", "neutral h:0"},           {"oma uusi taksi", "neutral h:0"}, {"oma taksi 7", "neutral"},
  };
  const char *const tables[] = {"t/themes.tsv",
                                "id\tname_fi\tname_en\towner\talert\tnote\n"
                                "a\tA\tA\t\t\t\nb\tB\tB\t\t\t\nc\tC\tC\t\t\t\nd\tD\tD\t\t\t\n"
                                "e\tE\tE\t\t\t\nf\tF\tF\t\t\t\ng\tG\tG\t\t\t\nh\tH\tH\t\t\t\n",
                                "t/terms/all.tsv",
                                "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\tliteral\n"
                                "/^\\W*(?:miten|kuinka) auto/\ta\t\tfi\t\t\t\t\t\n"
                                "/^\\W*(?i)Vene \\w+ hieno/\tb\t\tfi\t\t\t\t\thieno\n"
                                "/^\\W*[^ ]+mpi bussi/\tc\t\tfi\t\t\t\t\t\n"
                                "/^\\W*?juna \\d/\td\t\tfi\t\t\t\t\t\n"
                                "/^\\W*(?:ei|älä) laiva/\te\t\tfi\t\t\t\t\t\n"
                                "/^\\W*(?:\\d )?lautta \\d/\tf\t\tfi\t\t\t\t\t\n"
                                "/^\\W*(?:\\p{L}+ )?mopo \\d/\tg\t\tfi\t\t\t\t\t\n"
                                "/^\\W*taksi \\d|uusi taksi/\th\t\tfi\t\t\t\t\ttaksi\n",
                                NULL};
  test_engine t = test_engine_new(tables);
  (void)state;
  for (int round = 0; round < 3; round++)
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) test_expect(&t, texts[i][0], texts[i][1]);
  test_engine_free(&t);
}

/* An allocator whose nth call from now on fails; 0 = none. */
static long calls_left;

static void *failing_alloc(void *ctx, size_t size) {
  (void)ctx;
  return calls_left && !--calls_left ? NULL : malloc(size);
}
static void failing_release(void *ctx, void *ptr) {
  (void)ctx;
  free(ptr);
}

/* Without memory for its machine code a pattern is interpreted: to the same result. */
static void without_memory_patterns_are_interpreted(void **state) {
  test_engine t = engine_of_many_patterns();
  cxtag_memory const memory = {failing_alloc, failing_release, NULL};
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  long failing = 1;
  (void)state;
  cxtag_session_free(t.session);
  options.memory = &memory;
  for (int served = 0; !served; failing++) {
    const cxtag_result *result;
    cxtag_error err;
    assert_int_equal(cxtag_session_new(&t.session, t.engine, &options, &err), CXTAG_OK);
    calls_left = failing;
    cxtag_status const status = cxtag_tag(&result, t.session, "palvelu 7", 9, &err);
    served = calls_left > 0;
    calls_left = 0;
    if (status == CXTAG_OK)
      assert_int_equal(cxtag_result_theme_count(result), 1);
    else
      assert_int_equal(status, CXTAG_ENOMEM);
    assert_only_theme(&t, "palvelu 7", 7);
    cxtag_session_free(t.session);
  }
  assert_true(failing > 2);
  t.session = NULL;
  test_engine_free(&t);
}

/* Gives the engine a pack from elsewhere: its own, with a pattern that begins otherwise. Its bytes are the caller's. */
static void *forge(test_engine *t, uint32_t regex, const char *beginning) {
  const cx_lexicon *lexicon = t->engine->lexicon;
  size_t const len = lexicon->length,
               at = (size_t)(lexicon->strings - lexicon->bytes) + lexicon->regexes[regex].pattern;
  cx_lexicon *forged;
  cxtag_error err;
  uint64_t *aligned = malloc(len + sizeof *aligned);
  char *bytes = (char *)aligned;
  assert_non_null(bytes);
  memcpy(bytes, lexicon->bytes, len);
  memcpy(bytes + at, beginning, strlen(beginning));
  uint64_t const checksum = cx_blob_checksum(bytes + CX_BLOB_CHECKED_FROM, len - CX_BLOB_CHECKED_FROM);
  memcpy(bytes + offsetof(cx_blob_header, checksum), &checksum, sizeof checksum);
  assert_int_equal(cx_lexicon_open(&forged, bytes, len, NULL, &err), CXTAG_OK);
  cxtag_session_free(t->session);
  t->session = NULL;
  cx_lexicon_free(t->engine->lexicon);
  t->engine->lexicon = forged;
  return aligned;
}

/* A compiled pack from elsewhere says so before the first text, though patterns are compiled when they first run. */
static void what_is_no_pattern_makes_no_session(void **state) {
  test_engine t = engine_of_many_patterns();
  cxtag_error err;
  (void)state;
  void *bytes = forge(&t, 7, "(");
  assert_int_equal(cxtag_session_new(&t.session, t.engine, NULL, &err), CXTAG_EREGEX);
  assert_non_null(strstr(err.message, "(alvelu 7$"));
  test_engine_free(&t);
  free(bytes);
}

/* Nobody here writes such a pattern, but a pack from elsewhere may hold it. */
static void a_pattern_without_machine_code_is_interpreted(void **state) {
  static const char *const tables[] = {"t/sentiment/fi.tsv",
                                       "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\tliteral\n"
                                       "/(?#notes)banaani\\w*/\t\t2\tfi\t\t\t\t\tbanaani\n",
                                       NULL};
  test_engine t = test_engine_new(tables);
  (void)state;
  test_expect(&t, "oli banaanit", "positive");
  void *bytes = forge(&t, 0, "(*NO_JIT)");
  assert_int_equal(cxtag_session_new(&t.session, t.engine, NULL, NULL), CXTAG_OK);
  for (int round = 0; round < 3; round++) {
    test_expect(&t, "oli banaanit", "positive");
    assert_int_equal(cxtag_result_flags(test_tag(&t, "oli banaanit")) & CXTAG_REGEX_LIMIT, 0);
  }
  test_engine_free(&t);
  free(bytes);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(each_pattern_runs_where_its_literal_stands),
      cmocka_unit_test(rows_may_share_a_pattern),
      cmocka_unit_test(patterns_at_the_beginning_run_wherever_they_can_match),
      cmocka_unit_test(without_memory_patterns_are_interpreted),
      cmocka_unit_test(what_is_no_pattern_makes_no_session),
      cmocka_unit_test(a_pattern_without_machine_code_is_interpreted),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
