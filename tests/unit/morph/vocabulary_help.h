/* What the tests of the morph floor share. */
#ifndef TESTS_MORPH_VOCABULARY_HELP_H
#define TESTS_MORPH_VOCABULARY_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "morph/vocabulary.h"

static inline cx_entry entry_of(const char *word, uint8_t languages, uint8_t anchors, const char *inflect) {
  cx_entry entry = {word, strlen(word), languages, anchors, 0, inflect};
  return entry;
}

/* A vocabulary of Finnish entries, written as in a pack: toimitus~ ~kulu ~palvelu~ [toimituksen]. */
static inline cx_vocabulary *vocabulary_of(const char *const *words, size_t count, uint8_t languages) {
  cx_vocabulary_builder *builder;
  cx_vocabulary *v = NULL;
  cxtag_error err;
  assert_int_equal(cx_vocabulary_builder_new(&builder, NULL), CXTAG_OK);
  for (size_t i = 0; i < count; i++) {
    cx_entry entry = {words[i], strlen(words[i]), languages, 0, 0, NULL};
    int first = entry.word[0] == '~', last = entry.length > 1 && entry.word[entry.length - 1] == '~';
    uint32_t number;
    if (entry.word[0] == '[') {
      entry.word++;
      entry.length -= 2;
      entry.exact = 1;
    }
    if (first || last) {
      entry.word += first;
      entry.length -= (size_t)(first + last);
      entry.anchors = first && last ? CX_ANCHOR_ANY : first ? CX_ANCHOR_LAST : CX_ANCHOR_FIRST;
    }
    assert_int_equal(cx_vocabulary_builder_add(builder, &entry, &number, &err), CXTAG_OK);
    assert_int_equal(number, i);
  }
  assert_int_equal(cx_vocabulary_build(&v, builder, &err), CXTAG_OK);
  cx_vocabulary_builder_free(builder);
  return v;
}

/* The form of entry `number` in the word, or NULL. */
static inline const cx_form *form_in(const cx_vocabulary *v, const char *word, uint32_t number, int elongated,
                                     int typos) {
  static cx_form forms[CX_FORMS_MAX];
  size_t count = cx_vocabulary_find(v, word, strlen(word), elongated, typos, forms, CX_FORMS_MAX);
  assert_true(count <= CX_FORMS_MAX);
  for (size_t i = 0; i < count; i++)
    if (forms[i].entry == number) return &forms[i];
  return NULL;
}

#endif
