/* Files that are no sound language model: truncated, damaged, forged, of another version; and failing memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "failing.h"
#include "model/format.h"
#include "model/language.h"

typedef struct file {
  unsigned char *bytes;
  size_t len;
} file;

static file copy_builtin(void) {
  file copy;
  const void *bytes = cx_language_model_builtin(&copy.len);
  copy.bytes = malloc(copy.len);
  assert_non_null(copy.bytes);
  memcpy(copy.bytes, bytes, copy.len);
  return copy;
}

static cxtag_status try_open(const file *from) {
  cxtag_error err;
  cx_language_model *model = NULL;
  cxtag_status status = cx_language_model_open(&model, from->bytes, from->len, NULL, &err);
  if (status == CXTAG_OK) {
    cx_language_model_free(model);
  } else {
    assert_null(model);
    assert_int_equal(err.code, status);
    assert_true(err.message[0]);
  }
  return status;
}

/* As a forger would: a wrong number under a right checksum. */
static cxtag_status try_forged(size_t at, uint32_t value) {
  file copy = copy_builtin();
  cx_model_put32(copy.bytes + at, value);
  cx_model_put32(copy.bytes + CX_MODEL_AT_CRC,
                 (uint32_t)crc32(0, copy.bytes + CX_MODEL_AT_BITS, (uInt)(copy.len - CX_MODEL_AT_BITS)));
  cxtag_status status = try_open(&copy);
  free(copy.bytes);
  return status;
}

static void every_truncation_is_found(void **state) {
  file copy = copy_builtin();
  size_t whole = copy.len;
  (void)state;
  assert_int_equal(try_open(&copy), CXTAG_OK);
  for (size_t len = 0; len < whole; len += len < 300 ? 1 : 997) {
    file part = {malloc(len ? len : 1),
                 len}; /* its own block, so that a sanitizer sees a read past its end */
    assert_non_null(part.bytes);
    memcpy(part.bytes, copy.bytes, len);
    assert_int_equal(try_open(&part), CXTAG_EDAMAGED);
    free(part.bytes);
  }
  free(copy.bytes);
}

static void every_changed_byte_is_found(void **state) {
  file copy = copy_builtin();
  (void)state;
  for (size_t i = 0; i < copy.len; i += i < 300 ? 1 : 1009) {
    copy.bytes[i] ^= 0x41;
    cxtag_status status = try_open(&copy);
    int is_version = i >= CX_MODEL_AT_FORMAT && i < CX_MODEL_AT_LENGTH;
    assert_int_equal(status, is_version ? CXTAG_EVERSION : CXTAG_EDAMAGED);
    copy.bytes[i] ^= 0x41;
  }
  free(copy.bytes);
}

static void forged_numbers_are_found(void **state) {
  static const uint32_t values[] = {0,  1,      7,       17,         31,          32,
                                    64, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000u, 0xFFFFFFFFu};
  static const size_t places[] = {CX_MODEL_AT_BITS, CX_MODEL_AT_SLOT_BITS, CX_MODEL_AT_POOL};
  (void)state;
  for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
    for (size_t v = 0; v < sizeof values / sizeof *values; v++) {
      assert_int_equal(try_forged(places[p], values[v]), CXTAG_EDAMAGED);
    }
  }
  assert_int_equal(try_forged(CX_MODEL_AT_STEP, CX_MODEL_STEP_MAXIMUM + 1), CXTAG_EDAMAGED);
  assert_int_equal(try_forged(CX_MODEL_AT_STEP, CX_MODEL_STEP_MAXIMUM), CXTAG_OK);
}

static size_t slots_at(const file *model) {
  return CX_MODEL_HEADER + ((size_t)CX_MODEL_LANGUAGES << cx_model_get32(model->bytes + CX_MODEL_AT_BITS));
}

/* A search for a word ends at a free slot, so there must be one, and no slot may lead outside. */
static void forged_slots_are_found(void **state) {
  file copy = copy_builtin();
  size_t at = slots_at(&copy), pool = cx_model_get32(copy.bytes + CX_MODEL_AT_POOL);
  size_t count = (size_t)1 << cx_model_get32(copy.bytes + CX_MODEL_AT_SLOT_BITS);
  (void)state;
  assert_int_equal(try_forged(at, (uint32_t)pool), CXTAG_EDAMAGED);
  assert_int_equal(try_forged(at, (uint32_t)(pool - 1)), CXTAG_EDAMAGED);
  assert_int_equal(try_forged(at, 0xFFFE), CXTAG_EDAMAGED);
  memset(copy.bytes + at, 0, 2 * count); /* all lead to the first entry: none is free */
  cx_model_put32(copy.bytes + CX_MODEL_AT_CRC,
                 (uint32_t)crc32(0, copy.bytes + CX_MODEL_AT_BITS, (uInt)(copy.len - CX_MODEL_AT_BITS)));
  assert_int_equal(try_open(&copy), CXTAG_EDAMAGED);
  free(copy.bytes);
}

static void bytes_at_any_address_give_the_same(void **state) {
  file copy = copy_builtin();
  unsigned char *room = malloc(copy.len + 8);
  cx_language_model *straight, *shifted;
  cx_language_evidence a, b;
  (void)state;
  assert_non_null(room);
  memcpy(room + 3, copy.bytes, copy.len);
  assert_int_equal(cx_language_model_open(&straight, copy.bytes, copy.len, NULL, NULL), CXTAG_OK);
  assert_int_equal(cx_language_model_open(&shifted, room + 3, copy.len, NULL, NULL), CXTAG_OK);
  cx_language_model_score(straight, "asiakaspalvelu", 14, &a);
  cx_language_model_score(shifted, "asiakaspalvelu", 14, &b);
  assert_memory_equal(a.score, b.score, sizeof a.score);
  cx_language_model_free(straight);
  cx_language_model_free(shifted);
  free(room);
  free(copy.bytes);
}

static void failing_memory_is_reported(void **state) {
  size_t len;
  const void *bytes = cx_language_model_builtin(&len);
  (void)state;
  for (long allowed = 0;; allowed++) {
    failing f = {allowed, 0};
    cxtag_memory const memory = failing_memory(&f);
    cx_language_model *model;
    cxtag_status status = cx_language_model_open(&model, bytes, len, &memory, NULL);
    cx_language_model_free(model);
    assert_int_equal(f.held, 0);
    if (status == CXTAG_OK) {
      assert_true(allowed > 0);
      break;
    }
    assert_int_equal(status, CXTAG_ENOMEM);
    assert_null(model);
  }
  cx_language_model_free(NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_truncation_is_found),          cmocka_unit_test(every_changed_byte_is_found),
      cmocka_unit_test(forged_numbers_are_found),           cmocka_unit_test(forged_slots_are_found),
      cmocka_unit_test(bytes_at_any_address_give_the_same), cmocka_unit_test(failing_memory_is_reported),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
