/* The language model: evidence of single words, and files that are no sound model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "model/language.h"

static cx_language_evidence ask(const cx_language_model *model, const char *word) {
  cx_language_evidence evidence;
  cx_language_model_score(model, word, strlen(word), &evidence);
  return evidence;
}

static void words_speak_for_their_language(void **state) {
  const cx_language_model *model = *state;
  assert_true(ask(model, "toimitus").score[CX_MODEL_FI] > 1000);
  assert_true(ask(model, "delivery").score[CX_MODEL_EN] > 1000);
  assert_int_equal(ask(model, "mutta").function_word, 1u << CX_MODEL_FI);
}

static int open_builtin(void **state) {
  size_t len;
  const void *bytes = cx_language_model_builtin(&len);
  cx_language_model *model;
  if (cx_language_model_open(&model, bytes, len, NULL, NULL) != CXTAG_OK) return -1;
  *state = model;
  return 0;
}

static int free_model(void **state) {
  cx_language_model_free(*state);
  return 0;
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_speak_for_their_language),
  };
  return cmocka_run_group_tests(tests, open_builtin, free_model);
}
