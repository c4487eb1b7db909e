/* Why a theme does not stand: each cause, on a pack of a few rows. */
#include "failing.h"
#include "support.h"

#include <cxtag/lexicon.h>

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "billing\tLaskutus\tBilling\t\t\t\n"
                    "delivery\tToimitus\tDelivery\t\t\t\n"
                    "delivery.speed\tNopeus\tSpeed\t\t\t\n"
                    "price\tHinta\tPrice\t\t\t\n"
                    "store\tKauppa\tStore\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\tcase\n"
                       "lasku\tbilling\t\tfi\t(laskukone|& sauna)\t\t\t\t\n"
                       "paketti … (viipyä|kestää)\tdelivery\t-2\tfi\t\t\t\t\t\n"
                       "paketti viipyä kauan\tdelivery.speed\t-2\tfi\t\t\t\t\t\n"
                       "paketti … viipyä … kauan\tdelivery.speed\t-2\tfi\t\t\t\t\t\n"
                       "ale\tprice\t\ten\t\t\t\t\t\n"
                       "ale\tstore\t\tfi\t\t\t\t\t\n"
                       "hinta … {many}\tprice\t\tfi\t\t\t\t\t\n"
                       "{many} … hinta … väärä\tprice\t\tfi\t\t\t\t\t\n"
                       "/kaup+a/\tstore\t\tfi\t\t\t\t\t\n"
                       "[ALKO]\tstore\t\tfi\t\t\t\t\tx\n"
                       "(liike~|~kassa)\tstore\t\tfi\t\t\t\t\t\n"
                       "myymälä\tstore\t\tfi\t\t\t\t\t\n",
    "t/lists.tsv", "name\tmember\nmany\tkorkea\nmany\tkallis\n",
    "t/intents.tsv", "expression\tintent\tlang\nlähden\tchurn\tfi\n",
    "t/sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                          "hyvä\t\t2\tfi\t\t\t\t\n",
    NULL};

static int set_up(void **state) {
  static test_engine t;
  t = test_engine_new(tables);
  *state = &t;
  return 0;
}

static int tear_down(void **state) {
  test_engine_free(*state);
  return 0;
}

/* Is this row near, for this cause, with this note and span? */
static void expect(const test_engine *t, const char *text, const char *theme, const char *expression,
                   const char *cause, const char *note, const char *words) {
  cxtag_why_not *why_not;
  cxtag_near_row row;
  cxtag_error err;
  const cxtag_result *result = test_tag(t, text);
  if (cxtag_why_not_new(&why_not, t->session, theme, 100, &err) != CXTAG_OK) fail_msg("%s", err.message);
  for (size_t i = 0; cxtag_why_not_row(why_not, i, &row); i++) {
    if (strcmp(row.expression, expression)) continue;
    assert_string_equal(cxtag_near_cause_text(row.cause), cause);
    if (!strstr(row.note, note)) fail_msg("%s: the note is '%s', not '%s'", text, row.note, note);
    assert_int_equal(row.span.end - row.span.start, strlen(words));
    assert_memory_equal(cxtag_result_text(result, NULL) + row.span.start, words, strlen(words));
    cxtag_why_not_free(why_not);
    return;
  }
  fail_msg("%s: '%s' is not near", text, expression);
}

static size_t count(const test_engine *t, const char *text, const char *theme, int *stands) {
  cxtag_why_not *why_not;
  test_tag(t, text);
  assert_int_equal(cxtag_why_not_new(&why_not, t->session, theme, 0, NULL), CXTAG_OK);
  size_t const rows = cxtag_why_not_count(why_not);
  *stands = cxtag_why_not_stands(why_not);
  cxtag_why_not_free(why_not);
  return rows;
}

static void a_missing_word_is_named(void **state) {
  const test_engine *t = *state;
  expect(t, "Paketti hukkui.", "delivery", "paketti … (viipyä|kestää)", "missing", "viipyä|kestää", "Paketti");
  expect(t, "Hinta nousi.", "price", "hinta … {many}", "missing", "{many}", "Hinta");
  expect(t, "Kallis oli hinta.", "price", "{many} … hinta … väärä", "missing", "väärä", "Kallis oli hinta");
}

static void words_too_far_apart_are_measured(void **state) {
  const test_engine *t = *state;
  expect(t, "Paketti tosi kovin monta päivää viipyi.", "delivery", "paketti … (viipyä|kestää)", "apart",
         "4 words stand between two of its own, 3 may", "Paketti tosi kovin monta päivää viipyi");
  expect(t, "Paketti viipyi ihan kauan.", "delivery", "paketti viipyä kauan", "apart", "1 word stands",
         "Paketti viipyi ihan kauan");
  expect(t, "Viipyi se paketti.", "delivery", "paketti … (viipyä|kestää)", "apart", "another order",
         "Viipyi se paketti");
  expect(t, "Se paketti. Eilen se viipyi.", "delivery", "paketti … (viipyä|kestää)", "clauses", "different clauses",
         "paketti. Eilen se viipyi");
}

static void what_cancels_is_shown(void **state) {
  const test_engine *t = *state;
  expect(t, "Lasku oli saunassa.", "billing", "lasku", "cancelled", "'saunassa'", "saunassa");
  expect(t, "Kassalla alko oli kiinni", "store", "[ALKO]", "capitals", "capitals", "alko");
}

static void a_row_on_the_same_words_hides_another(void **state) {
  expect(*state, "Paketti viipyi kauan.", "delivery", "paketti … viipyä … kauan", "hidden",
         "t/terms/all.tsv:4 'paketti viipyä kauan'", "Paketti viipyi kauan");
}

static void a_theme_without_a_word_said_of_it_gives_way(void **state) {
  expect(*state, "Tuli lasku. Myymälä oli hyvä.", "billing", "lasku", "unsaid", "nothing is said", "lasku");
}

static void a_word_of_the_other_language_is_told(void **state) {
  const test_engine *t = *state;
  int stands;
  assert_int_equal(count(t, "The good ale was here", "price", &stands), 0);
  assert_true(stands);
  expect(t, "Se ale oli hyvä ja paketti myös.", "price", "ale", "language", "'ale' is a word", "ale");
}

static void the_bare_word_of_a_compound_is_told(void **state) {
  const test_engine *t = *state;
  int stands;
  expect(t, "Eilen Liikkeessä oli tilaa.", "store", "(liike~|~kassa)", "anchor",
         "'Liikkeessä' is the whole word there, and `~` asks for a compound", "Liikkeessä");
  expect(t, "Kassat olivat kiinni.", "store", "(liike~|~kassa)", "anchor", "write a row without `~`, too", "Kassat");
  assert_int_equal(count(t, "Eilen liito oli kasassa.", "store", &stands), 0);
}

static void what_stands_is_not_near(void **state) {
  const test_engine *t = *state;
  int stands;
  assert_int_equal(count(t, "Lasku tuli.", "billing", &stands), 0);
  assert_true(stands);
  assert_int_equal(count(t, "Lasku tuli.", "store", &stands), 0);
  assert_false(stands);
  assert_int_equal(count(t, "", "store", &stands), 0);
  assert_false(stands);
  count(t, "Paketti viipyi kauan.", "delivery", &stands); /* its sub-theme does */
  assert_true(stands);
}

static void wrong_use_is_told(void **state) {
  const test_engine *t = *state;
  cxtag_why_not *why_not;
  cxtag_session *fresh;
  cxtag_error err;
  test_tag(t, "x");
  assert_int_equal(cxtag_why_not_new(&why_not, t->session, "biling", 0, &err), CXTAG_EINVAL);
  assert_string_equal(err.message, "unknown theme 'biling': is 'billing' meant?");
  assert_int_equal(cxtag_why_not_new(&why_not, t->session, "churn", 0, &err), CXTAG_EINVAL);
  assert_string_equal(err.message, "'churn' is an intent, and a theme is asked for: write an id of themes.tsv");
  assert_int_equal(cxtag_why_not_new(&why_not, t->session, "qqqqqqqqqq", 0, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_why_not_new(&why_not, NULL, "billing", 0, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_session_new(&fresh, t->engine, NULL, &err), CXTAG_OK);
  assert_int_equal(cxtag_why_not_new(&why_not, fresh, "billing", 0, &err), CXTAG_EINVAL);
  assert_null(why_not);
  cxtag_session_free(fresh);
  cxtag_why_not_free(NULL);
  assert_string_equal(cxtag_near_cause_text((cxtag_near_cause)99), "");
}

static void a_long_text_ends(void **state) {
  static char text[400000];
  const test_engine *t = *state;
  int stands;
  for (size_t i = 0; i + 9 < sizeof text; i += 8) memcpy(text + i, i % 24 ? "paketti " : "hinta., ", 8);
  count(t, text, "delivery", &stands);
  count(t, text, "price", &stands);
}

static void without_memory_it_says_so(void **state) {
  const test_engine *t = *state;
  failing f = {1000000, 0};
  cxtag_memory const memory = failing_memory(&f);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session;
  const cxtag_result *result;
  options.memory = &memory;
  assert_int_equal(cxtag_session_new(&session, t->engine, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_tag(&result, session, "Paketti hukkui.", 15, NULL), CXTAG_OK);
  for (long n = 0;; n++) {
    cxtag_why_not *why_not;
    f.left = n;
    cxtag_status const status = cxtag_why_not_new(&why_not, session, "delivery", 0, NULL);
    f.left = 1000000;
    cxtag_why_not_free(why_not);
    if (status == CXTAG_OK) break;
    assert_int_equal(status, CXTAG_ENOMEM);
    assert_true(n < 1000);
  }
  cxtag_session_free(session);
  assert_int_equal(f.held, 0);
}

/* Of a text whose tagging failed nothing is left to look at, nor of the one before. */
static void after_a_failure_there_is_no_text(void **state) {
  const test_engine *t = *state;
  failing f = {1000000, 0};
  cxtag_memory const memory = failing_memory(&f);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_context wrong = CXTAG_CONTEXT_INIT;
  cxtag_session *session;
  cxtag_why_not *why_not;
  const cxtag_result *result;
  static char longer[4000];
  cxtag_status status = CXTAG_ENOMEM;
  options.memory = &memory;
  options.explain = 1;
  for (size_t at = 0; at + 20 < sizeof longer; at += 20) memcpy(longer + at, "hinta on nyt korkea ", 20);
  for (long left = 0; status == CXTAG_ENOMEM; left++) {
    f.left = 1000000;
    assert_int_equal(cxtag_session_new(&session, t->engine, &options, NULL), CXTAG_OK);
    assert_int_equal(cxtag_tag(&result, session, "hinta", 5, NULL), CXTAG_OK);
    f.left = left;
    status = cxtag_tag(&result, session, longer, strlen(longer), NULL);
    f.left = 1000000;
    assert_int_equal(cxtag_why_not_new(&why_not, session, "price", 0, NULL), status ? CXTAG_EINVAL : CXTAG_OK);
    cxtag_why_not_free(why_not);
    cxtag_session_free(session);
  }
  wrong.language = (cxtag_language)7;
  assert_int_equal(cxtag_session_new(&session, t->engine, NULL, NULL), CXTAG_OK);
  assert_int_equal(cxtag_tag(&result, session, "hinta", 5, NULL), CXTAG_OK);
  assert_int_equal(cxtag_tag_in_context(&result, session, "hinta", 5, &wrong, NULL), CXTAG_EINVAL);
  assert_int_equal(cxtag_why_not_new(&why_not, session, "price", 0, NULL), CXTAG_EINVAL);
  cxtag_session_free(session);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_missing_word_is_named),
      cmocka_unit_test(words_too_far_apart_are_measured),
      cmocka_unit_test(what_cancels_is_shown),
      cmocka_unit_test(a_row_on_the_same_words_hides_another),
      cmocka_unit_test(a_theme_without_a_word_said_of_it_gives_way),
      cmocka_unit_test(a_word_of_the_other_language_is_told),
      cmocka_unit_test(the_bare_word_of_a_compound_is_told),
      cmocka_unit_test(what_stands_is_not_near),
      cmocka_unit_test(wrong_use_is_told),
      cmocka_unit_test(a_long_text_ends),
      cmocka_unit_test(without_memory_it_says_so),
      cmocka_unit_test(after_a_failure_there_is_no_text),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
