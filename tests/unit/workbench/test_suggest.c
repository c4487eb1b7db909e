/* Words typical of some texts, under the form that covers them. */
#include "workbench.h"

#include "workbench/suggest.h"

/* The example of the paper: 270.72; computed with floating point elsewhere. */
static void the_measure_is_the_known_one(void **state) {
  (void)state;
  assert_in_range(cx_log_likelihood(110, 221, 2442, 31556), 270700, 270740);
  assert_in_range(cx_log_likelihood(3, 10, 0, 1000), 28670, 28700);
  assert_int_equal(cx_log_likelihood(1, 100, 10, 100), 0); /* typical of the others */
  assert_int_equal(cx_log_likelihood(5, 100, 5, 100), 0);
  assert_int_equal(cx_log_likelihood(0, 0, 0, 0), 0);
  assert_int_equal(cx_log_likelihood(7, 7, 0, 0), 0);
  assert_true(cx_log_likelihood(UINT32_MAX, UINT32_MAX, 0, UINT32_MAX) > 0);
}

static cxtag_suggestions *suggest(const test_engine *t) {
  static const char *const forms[] = {"mankelin kanssa", "mankelissa oli", "mankelit hukassa",
                                      "uusi mankeli tuli"};
  cxtag_suggestions *s;
  cxtag_error err;
  assert_int_equal(cxtag_suggestions_new(&s, t->session, &err), CXTAG_OK);
  for (int i = 0; i < 40; i++) {
    const char *text = forms[i % 4];
    assert_int_equal(cxtag_suggestions_add(s, text, strlen(text), NULL, -1, &err), CXTAG_OK);
  }
  for (int i = 0; i < 200; i++) {
    const char *text = i % 2 ? "good delivery kanssa oli" : "bad price, it was";
    assert_int_equal(cxtag_suggestions_add(s, text, strlen(text), NULL, -1, &err), CXTAG_OK);
  }
  return s;
}

static void inflected_forms_go_under_one_word(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_suggestions *s = suggest(&t);
  size_t len;
  (void)state;
  const char *rows = cxtag_suggestions_report(s, 0, 0, &len);
  assert_int_equal(strlen(rows), len);
  assert_memory_equal(rows, "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\nmankeli\t\t\tfi\t\t", 61);
  assert_non_null(strstr(rows, "in 40 of 40 texts, elsewhere in 0 of 200, 4 forms\n"));
  assert_null(strstr(rows, "delivery\t")); /* a row has it */
  assert_null(strstr(rows, "\nit was\t")); /* typical of the others */
  const char *json = cxtag_suggestions_report(s, 1, 1, &len);
  assert_memory_equal(
      json, "{\"schema\":1,\"wanted_texts\":40,\"other_texts\":200,\"rows\":[{\"expression\":\"mankeli\",",
      80);
  assert_string_equal(json + len - 4, "}]}\n");
  cxtag_suggestions_free(s);
  cxtag_suggestions_free(NULL);
  test_engine_free(&t);
}

static void the_caller_may_say_which_texts_are_meant(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_suggestions *s;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_suggestions_new(&s, t.session, &err), CXTAG_OK);
  assert_non_null(cxtag_suggestions_report(s, 0, 0, NULL));
  for (int i = 0; i < 60; i++) {
    const char *text = i < 20 ? "good sandwich 1/2 \"x\"\tnow" : "good table";
    assert_int_equal(cxtag_suggestions_add(s, text, strlen(text), NULL, i < 20, &err), CXTAG_OK);
  }
  const char *rows = cxtag_suggestions_report(s, 0, 0, NULL);
  assert_non_null(strstr(rows, "\nsandwich\t\t\ten\t\tgood sandwich 1\\/2 'x' now\t\t"));
  assert_null(strstr(rows, "table"));
  cxtag_suggestions_free(s);
  test_engine_free(&t);
}

static cxtag_status run_with(failing *memory, cxtag_engine *engine) {
  cxtag_memory const hook = failing_memory(memory);
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_session *session = NULL;
  cxtag_suggestions *s = NULL;
  cxtag_error err;
  options.memory = &hook;
  cxtag_status status = cxtag_session_new(&session, engine, &options, &err);
  if (status == CXTAG_OK) status = cxtag_suggestions_new(&s, session, &err);
  for (int i = 0; i < 6 && status == CXTAG_OK; i++)
    status = cxtag_suggestions_add(s, "mankelin kanssa", 15, NULL, i < 4, &err);
  if (status == CXTAG_OK && !cxtag_suggestions_report(s, 0, 5, NULL)) status = CXTAG_ENOMEM;
  if (status == CXTAG_OK && !cxtag_suggestions_report(s, 1, 5, NULL)) status = CXTAG_ENOMEM;
  cxtag_suggestions_free(s);
  cxtag_session_free(session);
  assert_int_equal(memory->held, 0);
  return status;
}

static void memory_may_run_out_anywhere(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (; status == CXTAG_ENOMEM && allowed < 100000; allowed++) {
    failing memory = {allowed, 0};
    status = run_with(&memory, t.engine);
  }
  assert_int_equal(status, CXTAG_OK);
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_measure_is_the_known_one),
      cmocka_unit_test(inflected_forms_go_under_one_word),
      cmocka_unit_test(the_caller_may_say_which_texts_are_meant),
      cmocka_unit_test(memory_may_run_out_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
