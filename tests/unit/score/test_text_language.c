/* The language of texts and clauses, and the sums that it is found from. */
#include "support.h"

#include <stdlib.h>

#include "engine/engine.h"
#include "score/scorer.h"
#include "score/tally.h"

static const char *const tables[] = {"t/sentiment/fi.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "hyvä\t\t2\tfi\t\t\t\t\n",
                                     NULL};

static uint32_t next_random(uint32_t *seed) {
  return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

static void both_ways_to_sum_agree(void **state) {
  uint32_t seed = 7;
  (void)state;
  for (int round = 0; round < 1000; round++) {
    int32_t score[CX_MODEL_LANGUAGES];
    cx_tally_portable slow;
    cx_tally fast;
    memset(&slow, 0, sizeof slow);
    memset(&fast, 0, sizeof fast);
    for (uint32_t words = next_random(&seed) % 100; words; words--) {
      cx_word word;
      for (size_t i = 0; i < sizeof word; i++)
        ((unsigned char *)&word)[i] = (unsigned char)next_random(&seed);
      cx_tally_portable_add(&slow, &word);
      cx_tally_add(&fast, &word);
    }
    cx_tally_read(&fast, score);
    assert_memory_equal(score, slow.score, sizeof score);
    assert_int_equal(cx_tally_lead(&fast), score[CX_MODEL_FI] - score[CX_MODEL_EN]);
  }
}

static void assert_language(const test_engine *t, const char *text, cxtag_language language, uint32_t flags) {
  uint32_t const all = CXTAG_UNCERTAIN_LANGUAGE | CXTAG_MIXED_LANGUAGE;
  const cxtag_result *result = test_tag(t, text);
  if (cxtag_result_language(result) != language) fail_msg("%s: %d", text, (int)cxtag_result_language(result));
  if ((cxtag_result_flags(result) & all) != flags)
    fail_msg("%s: %x", text, (unsigned)cxtag_result_flags(result));
}

static void words_tell_the_language_of_their_text(void **state) {
  test_engine t = test_engine_new(tables);
  (void)state;
  assert_language(&t, "Palvelu oli ystävällistä ja nopeaa", CXTAG_FI, 0);
  assert_language(&t, "The service was friendly and quick", CXTAG_EN, 0);
  assert_language(&t, "Personalen var vänlig och hjälpsam hela tiden", CXTAG_UND, 0);
  assert_language(&t, "Palvelu oli ystävällistä. The delivery was late and nobody answered the phone.",
                  CXTAG_EN, CXTAG_MIXED_LANGUAGE);
  test_engine_free(&t);
}

/* ... though a row of one language holds the same word. */
static void a_row_of_all_languages_fires_in_each(void **state) {
  static const char *const rows[] = {"t/intents.tsv",
                                     "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                     "add\tsuggestion\t\ten\t\t\t\t\n"
                                     "add\tchurn\t\t*\t\t\t\t\n"
                                     "chatti\tsuggestion\t\tfi\t\t\t\t\n"
                                     "chatti\tchurn\t\t*\t\t\t\t\n",
                                     NULL};
  test_engine t = test_engine_new(rows);
  (void)state;
  test_expect(&t, "Please add a map of the town", "neutral !churn !suggestion");
  test_expect(&t, "They added a map of the town", "neutral !churn !suggestion");
  test_expect(&t, "Teidän chatti ei ole auki tänään", "neutral !churn !suggestion");
  test_engine_free(&t);
}

static void what_has_no_words_has_no_language(void **state) {
  test_engine t = test_engine_new(tables);
  (void)state;
  assert_language(&t, "", CXTAG_UND, 0);
  assert_language(&t, "10", CXTAG_UND, 0);
  assert_language(&t, "10 😀 https://palvelu.example/ystavallista", CXTAG_UND, 0);
  assert_language(&t, "internet", CXTAG_UND, CXTAG_UNCERTAIN_LANGUAGE);
  test_engine_free(&t);
}

static void unclear_clauses_follow_their_text(void **state) {
  test_engine t = test_engine_new(tables);
  const cx_outcome *outcome = &t.session->scorer->outcome;
  (void)state;
  assert_language(&t, "10! Palvelu oli ystävällistä. The delivery was late and nobody answered the phone.",
                  CXTAG_EN, CXTAG_MIXED_LANGUAGE);
  assert_int_equal(outcome->clauses[0].language, CX_LANGUAGE_EN);
  assert_int_equal(outcome->clauses[1].language, CX_LANGUAGE_FI);
  assert_int_equal(outcome->clauses[2].language, CX_LANGUAGE_EN);
  test_tag(&t, "10, 20");
  assert_int_equal(outcome->clauses[0].language, CX_LANGUAGE_ANY);
  cx_find_language(t.session->scorer, CXTAG_FI);
  assert_int_equal(outcome->language, CXTAG_FI);
  assert_int_equal(outcome->clauses[0].language, CX_LANGUAGE_FI);
  test_engine_free(&t);
}

/* Evidence of a word is of 16 bits: after some 100,000 words 32 do not hold the sum of it any more. */
static void a_long_text_has_the_language_of_its_words(void **state) {
  enum { MOST = 1 << 23 };
  static const struct {
    const char *sentence;
    cxtag_language language;
  } cases[] = {{"Palvelu oli ystävällistä ja nopeaa. ", CXTAG_FI}, {"The service was friendly and quick. ", CXTAG_EN}};
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  test_engine t = test_engine_new(tables);
  cxtag_session *session;
  const cxtag_result *result;
  char *text = malloc(MOST);
  (void)state;
  assert_non_null(text);
  options.max_text = MOST;
  assert_int_equal(cxtag_session_new(&session, t.engine, &options, NULL), CXTAG_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    size_t const step = strlen(cases[i].sentence);
    size_t length = 0;
    for (; length + step <= MOST; length += step) memcpy(text + length, cases[i].sentence, step);
    for (size_t part = length / step; part; part /= 2) {
      assert_int_equal(cxtag_tag(&result, session, text, part * step, NULL), CXTAG_OK);
      if (cxtag_result_language(result) != cases[i].language)
        fail_msg("%zu times \"%s\": %d", part, cases[i].sentence, (int)cxtag_result_language(result));
      assert_int_equal(cxtag_result_flags(result) & (CXTAG_UNCERTAIN_LANGUAGE | CXTAG_MIXED_LANGUAGE), 0);
    }
  }
  free(text);
  cxtag_session_free(session);
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(both_ways_to_sum_agree),
      cmocka_unit_test(words_tell_the_language_of_their_text),
      cmocka_unit_test(a_row_of_all_languages_fires_in_each),
      cmocka_unit_test(what_has_no_words_has_no_language),
      cmocka_unit_test(unclear_clauses_follow_their_text),
      cmocka_unit_test(a_long_text_has_the_language_of_its_words),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
