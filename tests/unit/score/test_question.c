/* What a question says of its answers. */
#include "failing.h"
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "price\tHinta\tPrice\t\t\t\n"
                    "store\tMyymälä\tStore\t\t\t\n"
                    "waiting\tOdotus\tWaiting\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                       "hinta\tprice\t\tfi\t\t\t\t\n"
                       "price\tprice\t\ten\t\t\t\t\n"
                       "sijainti\tstore\t\tfi\t\t\t\t\n"
                       "jono\twaiting\t\tfi\t\t\t\t\n"
                       "odotus\twaiting\t-1\tfi\t\t\t\t\n",
    "t/sentiment/fi.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                          "hyvä\t\t2\tfi\t\t\t\t\n"
                          "edullinen\t\t2\tfi\t\t\t\t\n"
                          "huono\t\t-2\tfi\t\t\t\t\n",
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                     "[ei mitään]\tnon_answer\t\tfi\t\t\t\t\n"
                     "voida olla\tsuggestion\t\tfi\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "ei\tnegator\t-1\t\tfi\t\t\n"
                      "[voisi]\twish\t0\t\tfi\t\t\n"
                      "mikä … [hyvin]\tasks\t1\t\tfi\t\t\n"
                      "mikä … [huonosti]\tasks\t-1\t\tfi\t\t\n"
                      "mikä … ei … [hyvin]\tasks\t-1\t\tfi\t\t\n"
                      "parantaa\tasks\t0\t\tfi\t\t\n"
                      "went well\tasks\t1\t\ten\t\t\n",
    NULL};

static const char GOOD[] = "Mikä meni hyvin?", BAD[] = "Mikä meni huonosti?", BETTER[] = "Mitä parantaisit?";

TEST_SHARED_ENGINE(tables)

static const cxtag_result *answer(const test_engine *t, const char *question, const char *text) {
  cxtag_context context = CXTAG_CONTEXT_INIT;
  const cxtag_result *result;
  cxtag_error err;
  context.question = question;
  context.question_length = strlen(question);
  if (cxtag_tag_in_context(&result, t->session, text, strlen(text), &context, &err) != CXTAG_OK)
    fail_msg("%s: %s", text, err.message);
  return result;
}

static void expect(const test_engine *t, const char *question, const char *text, const char *summary) {
  const char *found = test_summary(answer(t, question, text));
  if (strcmp(found, summary))
    fail_msg("\"%s\" to \"%s\"\n  gives    %s\n  expected %s", text, question, found, summary);
}

static void a_bare_answer_is_what_was_asked_for(void **state) {
  const test_engine *t = *state;
  expect(t, GOOD, "jono", "positive waiting:+");
  expect(t, BAD, "jono", "negative waiting:-");
  expect(t, BETTER, "jono", "neutral waiting:0 !suggestion");
  expect(t, "Minkä ikäinen olet?", "jono", "neutral waiting:0");
  expect(t, "", "jono", "neutral waiting:0");
  expect(t, BAD, "hinnat, jonot ja sijainti", "negative price:- store:- waiting:-");
  expect(t, "Mikä ei mennyt hyvin?", "sijainti", "negative store:-");
}

static void an_answer_without_themes_is_too(void **state) {
  const test_engine *t = *state;
  expect(t, GOOD, "kaikki", "positive");
  expect(t, BAD, "ryhmät", "negative");
  expect(t, BETTER, "ryhmät", "neutral !suggestion");
  expect(t, GOOD, "ei oikein", "neutral"); /* denies: no theme is praised */
}

static void the_words_of_the_answer_win(void **state) {
  const test_engine *t = *state;
  expect(t, BAD, "hyvä hinta", "positive price:+");
  expect(t, GOOD, "huono sijainti", "negative store:-");
  expect(t, GOOD, "odotus", "negative waiting:-");
  expect(t, BAD, "hinta voisi olla parempi", "neutral price:0 !suggestion");
  expect(t, BAD, "ei mitään", "neutral !non_answer");
  expect(t, BAD, "Mikä hinta?", "neutral price:0");
  expect(t, BAD, "", "neutral !non_answer");
}

static void something_better_is_a_wish_where_faults_are_asked_for(void **state) {
  const test_engine *t = *state;
  expect(t, BETTER, "edullisemmat hinnat", "neutral price:0 !suggestion");
  expect(t, BAD, "edullisemmat hinnat", "neutral price:0 !suggestion");
  expect(t, GOOD, "edullisemmat hinnat", "positive price:+");
  expect(t, BETTER, "edulliset hinnat", "positive price:+");
  expect(t, BETTER, "hinnat ovat edullisempia", "positive price:+");
}

static void a_question_of_two_minds_says_nothing(void **state) {
  expect(*state, "Mikä meni hyvin ja mikä huonosti?", "jono", "neutral waiting:0");
  expect(*state, "Mikä meni hyvin, mitä parantaisit?", "jono", "neutral waiting:0");
}

static void names_of_columns_are_questions(void **state) {
  expect(*state, "what_went_well", "price", "positive price:+");
}

static void the_effects_name_the_row_of_the_question(void **state) {
  const test_engine *t = *state;
  const cxtag_result *result = answer(t, BAD, "hinnat, jonot");
  cxtag_sentiment const sentiment = cxtag_result_sentiment(result);
  int32_t negative = 0;
  int questions = 0;
  cxtag_hit hit;
  for (size_t i = 0; cxtag_result_hit(result, i, &hit); i++) {
    negative -= hit.effect_milli;
    if (hit.kind != CXTAG_HIT_QUESTION) continue;
    questions++;
    assert_string_equal(hit.source, "t/shifters.tsv");
    assert_int_equal(hit.line, 5);
    assert_int_equal(hit.weight_milli, -1000);
  }
  assert_int_equal(questions, 2);   /* one a theme ... */
  assert_int_equal(negative, 1000); /* ... and the text counts it once */
  assert_int_equal(sentiment.negative_sum_milli, 1000);
}

/* Shifts point at hits: they still do when hits come between. */
static void hits_that_come_between_leave_shifters_in_place(void **state) {
  const cxtag_result *result = answer(*state, BETTER, "edullisempi hinta, jono");
  cxtag_hit hit;
  int shifted = 0;
  for (size_t i = 0; cxtag_result_hit(result, i, &hit); i++)
    for (size_t s = 0; s < hit.shifter_count; s++) {
      assert_string_equal(cxtag_result_hit_shifter(result, i, s), "answer to a question x0.000");
      shifted++;
    }
  assert_int_equal(shifted, 1);
}

static void a_long_answer_speaks_for_itself(void **state) {
  expect(*state, BAD,
         "ensin katsoin mikä on hinta ja sitten menin sinne ja kävelin takaisin ja katsoin uudelleen ja lähdin kotiin "
         "ja soitin ystävälle",
         "neutral price:0");
}

static void any_number_and_length_of_questions(void **state) {
  const test_engine *t = *state;
  static char question[100000];
  for (int i = 0; i < 1000; i++) {
    snprintf(question, sizeof question, "Mikä meni %s? %d", i % 2 ? "hyvin" : "huonosti", i);
    expect(t, question, "jono", i % 2 ? "positive waiting:+" : "negative waiting:-");
  }
  memset(question, 'x', sizeof question - 1);
  memcpy(question, GOOD, sizeof GOOD - 1);
  question[sizeof GOOD - 1] = ' ';
  expect(t, question, "jono", "positive waiting:+");
  memset(question, 0xC3, sizeof question - 1); /* not UTF-8, and cut */
  expect(t, question, "jono", "neutral waiting:0");
}

static void without_memory_it_says_so(void **state) {
  const test_engine *t = *state;
  failing f = {1000000, 0};
  cxtag_memory const memory = failing_memory(&f);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  options.memory = &memory;
  options.cache_words = 64;
  for (long n = 0;; n++) {
    cxtag_session *session;
    cxtag_context context = CXTAG_CONTEXT_INIT;
    const cxtag_result *result;
    f.left = 1000000;
    assert_int_equal(cxtag_session_new(&session, t->engine, &options, NULL), CXTAG_OK);
    context.question = BAD;
    context.question_length = strlen(BAD);
    f.left = n;
    cxtag_status const status = cxtag_tag_in_context(&result, session, "hinnat, jonot", 13, &context, NULL);
    if (status == CXTAG_OK) assert_string_equal(test_summary(result), "negative price:- waiting:-");
    cxtag_session_free(session);
    assert_int_equal(f.held, 0);
    if (status == CXTAG_OK) break;
    assert_int_equal(status, CXTAG_ENOMEM);
    assert_true(n < 10000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_bare_answer_is_what_was_asked_for),
      cmocka_unit_test(an_answer_without_themes_is_too),
      cmocka_unit_test(the_words_of_the_answer_win),
      cmocka_unit_test(something_better_is_a_wish_where_faults_are_asked_for),
      cmocka_unit_test(a_question_of_two_minds_says_nothing),
      cmocka_unit_test(names_of_columns_are_questions),
      cmocka_unit_test(the_effects_name_the_row_of_the_question),
      cmocka_unit_test(hits_that_come_between_leave_shifters_in_place),
      cmocka_unit_test(a_long_answer_speaks_for_itself),
      cmocka_unit_test(any_number_and_length_of_questions),
      cmocka_unit_test(without_memory_it_says_so),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
