/* The language model: what single words say, and words that say nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/language.h"

enum {
  FI = 1 << CX_MODEL_FI,
  EN = 1 << CX_MODEL_EN,
  SV = 1 << CX_MODEL_SV,
  ET = 1 << CX_MODEL_ET,
  SPREAD = 3750
};

static cx_language_evidence ask_bytes(const cx_language_model *model, const char *word, size_t len) {
  cx_language_evidence evidence;
  cx_language_model_score(model, word, len, &evidence);
  return evidence;
}

static cx_language_evidence ask(const cx_language_model *model, const char *word) {
  return ask_bytes(model, word, strlen(word));
}

static int best_of(const cx_language_evidence *evidence) {
  int best = 0;
  for (int k = 1; k < CX_MODEL_LANGUAGES; k++) {
    if (evidence->score[k] > evidence->score[best]) best = k;
  }
  return best;
}

static int says_nothing(const cx_language_evidence *evidence) {
  for (int k = 0; k < CX_MODEL_LANGUAGES; k++) {
    if (evidence->score[k]) return 0;
  }
  return !evidence->function_word;
}

static int same(const cx_language_evidence *a, const cx_language_evidence *b) {
  return memcmp(a->score, b->score, sizeof a->score) == 0 && a->function_word == b->function_word;
}

static void check_bounds(const cx_language_evidence *evidence) {
  int sum = 0, best = best_of(evidence);
  for (int k = 0; k < CX_MODEL_LANGUAGES; k++) {
    sum += evidence->score[k];
    assert_in_range(evidence->score[k] + 3000, 0, 6000);
    assert_in_range(evidence->score[best] - evidence->score[k], 0, SPREAD);
  }
  assert_in_range(sum + CX_MODEL_LANGUAGES, 0, 2 * CX_MODEL_LANGUAGES); /* against the mean, up to rounding */
}

static void words_speak_for_their_language(void **state) {
  static const struct {
    const char *word;
    int language;
  } expected[] = {
      {"toimitus", CX_MODEL_FI},
      {"palvelu", CX_MODEL_FI},
      {"asiakaspalvelija", CX_MODEL_FI},
      {"hyvä", CX_MODEL_FI},
      {"hyva", CX_MODEL_FI},
      {"pitka", CX_MODEL_FI},
      {"mä", CX_MODEL_FI},
      {"käyttöönotto", CX_MODEL_FI},
      {"crm:ään", CX_MODEL_FI},
      {"onboarding-prosessissa", CX_MODEL_FI},
      {"20-vuotias", CX_MODEL_FI},
      {"delivery", CX_MODEL_EN},
      {"expensive", CX_MODEL_EN},
      {"customers", CX_MODEL_EN},
      {"the", CX_MODEL_EN},
      {"couldn't", CX_MODEL_EN},
      {"waiting", CX_MODEL_EN},
      {"kundtjänsten", CX_MODEL_SV},
      {"också", CX_MODEL_SV},
      {"väldigt", CX_MODEL_SV},
      {"teenindus", CX_MODEL_ET},
      {"väga", CX_MODEL_ET},
      {"õigel", CX_MODEL_ET},
      {"größe", CX_MODEL_OTHER},
      {"xqzjkwv", CX_MODEL_OTHER},
      {"için", CX_MODEL_OTHER},
  };
  for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
    cx_language_evidence evidence = ask(*state, expected[i].word);
    if (best_of(&evidence) != expected[i].language) fail_msg("%s: %d", expected[i].word, best_of(&evidence));
    check_bounds(&evidence);
  }
}

static void homographs_are_function_words_of_both(void **state) {
  assert_int_equal(ask(*state, "mutta").function_word, FI);
  assert_int_equal(ask(*state, "because").function_word, EN);
  assert_int_equal(ask(*state, "on").function_word, FI | EN | ET);
  assert_int_equal(ask(*state, "me").function_word, FI | EN | ET);
  assert_int_equal(ask(*state, "ja").function_word, FI | SV | ET);
  assert_int_equal(ask(*state, "men").function_word, SV);
  assert_int_equal(ask(*state, "en").function_word, FI | SV);
  assert_int_equal(ask(*state, "toimitus").function_word, 0);
}

static void spoken_and_undotted_words_are_function_words(void **state) {
  static const char *const words[] = {"oon", "oot",    "mut",  "ku",   "kans",  "tää",   "toi",
                                      "sä",  "niinku", "etta", "myos", "kylla", "tassa", "vahan"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (!(ask(*state, words[i]).function_word & FI)) fail_msg("%s", words[i]);
  }
  assert_false(ask(*state, "han").function_word & FI); /* Swedish has it: hän without dots stays silent */
}

static void what_is_no_word_says_nothing(void **state) {
  static const char *const silent[] = {"",
                                       "123",
                                       "3,5",
                                       "50%",
                                       "-",
                                       "'",
                                       "https://example.com/hyvä",
                                       "www.example.com",
                                       "a@example.com",
                                       "@nimi",
                                       "#palvelu",
                                       "😀",
                                       "❤️",
                                       ":)",
                                       "日本語",
                                       "привет",
                                       "नमस्ते",
                                       "ab/cd",
                                       "\x80\x80",
                                       "\xFF"};
  for (size_t i = 0; i < sizeof silent / sizeof *silent; i++) {
    cx_language_evidence evidence = ask(*state, silent[i]);
    if (!says_nothing(&evidence)) fail_msg("%s", silent[i]);
  }
}

static void apostrophes_of_any_shape_are_one(void **state) {
  cx_language_evidence straight = ask(*state, "don't"), curly = ask(*state, "don\xE2\x80\x99t");
  assert_true(same(&straight, &curly));
  assert_int_equal(curly.function_word, EN);
}

static void a_function_word_inside_another_thing_is_none(void **state) {
  assert_int_equal(ask(*state, "it2").function_word, 0);
  assert_int_equal(ask(*state, "on-").function_word, 0);
  assert_int_equal(ask(*state, "on\xF0\x9F\x98\x80").function_word, 0);
}

static void any_bytes_of_any_length_are_bounded(void **state) {
  enum { LONG = 1 << 20 };
  uint64_t random = 88172645463325252u;
  char word[64], *longest = malloc(LONG);
  assert_non_null(longest);
  for (int round = 0; round < 50000; round++) {
    size_t len = (size_t)(round % 64);
    for (size_t i = 0; i < len; i++) {
      random ^= random << 13, random ^= random >> 7, random ^= random << 17;
      word[i] = (char)(round % 2 ? random >> 32 : 'a' + (random >> 32) % 26);
    }
    cx_language_evidence once = ask_bytes(*state, word, len), twice = ask_bytes(*state, word, len);
    check_bounds(&once);
    assert_true(same(&once, &twice));
  }
  memset(longest, 'a', LONG);
  cx_language_evidence all = ask_bytes(*state, longest, LONG), part = ask_bytes(*state, longest, 200);
  assert_true(same(&all, &part));
  memset(longest, '-', LONG);
  all = ask_bytes(*state, longest, LONG);
  assert_true(says_nothing(&all));
  free(longest);
}

/* The lists are data that people edit: a model that was not rebuilt after it shows here. */
static void the_lists_are_in_the_model(void **state) {
  static const char *const names[] = {"fi", "en", "sv", "et"};
  for (unsigned k = 0; k < sizeof names / sizeof *names; k++) {
    char path[512], word[64];
    int in_comment = 0, blank;
    snprintf(path, sizeof path, "%s/models/function-words/%s.txt", CXTAG_SOURCE_DIR, names[k]);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    while (fscanf(file, "%63s", word) == 1) {
      if (word[0] == '#') in_comment = 1;
      if (!in_comment && !(ask(*state, word).function_word >> k & 1)) fail_msg("%s: %s", names[k], word);
      blank = fgetc(file);
      if (blank == '\n') in_comment = 0;
    }
    fclose(file);
  }
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
      cmocka_unit_test(homographs_are_function_words_of_both),
      cmocka_unit_test(spoken_and_undotted_words_are_function_words),
      cmocka_unit_test(what_is_no_word_says_nothing),
      cmocka_unit_test(apostrophes_of_any_shape_are_one),
      cmocka_unit_test(a_function_word_inside_another_thing_is_none),
      cmocka_unit_test(any_bytes_of_any_length_are_bounded),
      cmocka_unit_test(the_lists_are_in_the_model),
  };
  return cmocka_run_group_tests(tests, open_builtin, free_model);
}
