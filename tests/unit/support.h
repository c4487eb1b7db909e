/* An engine from a few tables written in the test, and texts tagged by it. */
#ifndef TESTS_UNIT_SUPPORT_H
#define TESTS_UNIT_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <cxtag/cxtag.h>
#include <stdio.h>
#include <string.h>

typedef struct test_engine {
  cxtag_engine *engine;
  cxtag_session *session;
} test_engine;

static void test_print_fault(void *ctx, const cxtag_error *fault) {
  (void)ctx;
  print_message("%s:%u:%u: %s\n", fault->source, (unsigned)fault->line, (unsigned)fault->column, fault->message);
}

/* tables: name, content, name, content ..., NULL. */
static inline test_engine test_engine_new(const char *const *tables) {
  test_engine t = {NULL, NULL};
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_session_options session = CXTAG_SESSION_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_error err;
  options.diagnostic = test_print_fault;
  session.explain = 1;
  assert_int_equal(cxtag_builder_new(&builder, &options), CXTAG_OK);
  for (; *tables; tables += 2) {
    cxtag_status const status = cxtag_builder_add_lexicon(builder, tables[0], tables[1], strlen(tables[1]), &err);
    if (status != CXTAG_OK) fail_msg("%s: %s", tables[0], err.message);
  }
  if (cxtag_builder_finish(&t.engine, builder, &err) != CXTAG_OK)
    fail_msg("%s:%u:%u: %s", err.source, (unsigned)err.line, (unsigned)err.column, err.message);
  cxtag_builder_free(builder);
  assert_int_equal(cxtag_session_new(&t.session, t.engine, &session, &err), CXTAG_OK);
  return t;
}

static inline void test_engine_free(test_engine *t) {
  cxtag_session_free(t->session);
  cxtag_engine_free(t->engine);
}

/* set_up and tear_down of a group of tests: the *state that all of them share is the engine made from these tables. */
#define TEST_SHARED_ENGINE(tables)                                                                           \
  static int set_up(void **state) {                                                                          \
    static test_engine shared;                                                                               \
    shared = test_engine_new(tables);                                                                        \
    *state = &shared;                                                                                        \
    return 0;                                                                                                \
  }                                                                                                          \
  static int tear_down(void **state) {                                                                       \
    test_engine_free(*state);                                                                                \
    return 0;                                                                                                \
  }

static inline const cxtag_result *test_tag(const test_engine *t, const char *text) {
  const cxtag_result *result;
  cxtag_error err;
  if (cxtag_tag(&result, t->session, text, strlen(text), &err) != CXTAG_OK) fail_msg("%s: %s", text, err.message);
  return result;
}

/* The result in short: "positive delivery:+ phone_service.reach:- !churn". */
static inline const char *test_summary(const cxtag_result *result) {
  static char line[1024];
  static const char signs[] = "0+-~"; /* by cxtag_label */
  cxtag_theme theme;
  cxtag_intent intent;
  int at = snprintf(line, sizeof line, "%s", cxtag_label_text(cxtag_result_sentiment(result).label));
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++)
    at += snprintf(line + at, sizeof line - (size_t)at, " %s:%c", theme.id, signs[theme.polarity]);
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++)
    at += snprintf(line + at, sizeof line - (size_t)at, " !%s", intent.id);
  return line;
}

static inline void test_expect(const test_engine *t, const char *text, const char *summary) {
  const char *found = test_summary(test_tag(t, text));
  if (strcmp(found, summary)) fail_msg("\"%s\"\n  gives    %s\n  expected %s", text, found, summary);
}

#endif
