/* The fast ways of the writers against plain ones: numbers, strings of JSON, what is UTF-8. */
#include <inttypes.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#include "record/put.h"
#include "record/scan.h"
#include "record/unicode.h"
#include "record/writing.h"

static void check_number(uint64_t number) {
  char expected[32], got[CX_NUMBER_ROOM];
  snprintf(expected, sizeof expected, "%" PRIu64, number);
  char *end = cx_put_number(got, number);
  assert_int_equal(end - got, strlen(expected));
  assert_memory_equal(got, expected, strlen(expected));
}

static void numbers_have_their_digits(void **state) {
  (void)state;
  for (uint64_t number = 0; number < 20000; number++) check_number(number);
  for (uint64_t number = 10000; number < UINT64_MAX / 11; number *= 10) {
    check_number(number - 1);
    check_number(number + 7);
  }
  check_number(UINT64_MAX);
}

static void check_milli(int32_t milli) {
  char expected[32], got[CX_NUMBER_ROOM];
  int64_t const positive = milli < 0 ? -(int64_t)milli : milli;
  snprintf(expected, sizeof expected, "%s%" PRId64 ".%03" PRId64, milli < 0 ? "-" : "", positive / 1000,
           positive % 1000);
  char *end = cx_put_milli(got, milli);
  assert_int_equal(end - got, strlen(expected));
  assert_memory_equal(got, expected, strlen(expected));
}

static void thousandths_have_three_decimals(void **state) {
  (void)state;
  for (int32_t milli = -12000; milli < 12000; milli++) check_milli(milli);
  int32_t const large[] = {INT32_MIN, INT32_MIN + 1, INT32_MAX, 99999, 100000, -1234567};
  for (size_t i = 0; i < sizeof large / sizeof *large; i++) check_milli(large[i]);
}

/* As JSON wants it, a byte at a time. */
static size_t escape_plainly(char *to, const char *bytes, size_t len) {
  static const char *const short_forms[] = {"\b\\b", "\t\\t", "\n\\n", "\f\\f", "\r\\r", "\"\\\"", "\\\\\\"};
  size_t length = 0;
  to[length++] = '"';
  for (size_t i = 0; i < len; i++) {
    char plain[8] = {bytes[i]};
    if ((unsigned char)bytes[i] < 0x20) snprintf(plain, sizeof plain, "\\u%04x", (unsigned)bytes[i]);
    for (size_t k = 0; k < sizeof short_forms / sizeof *short_forms; k++)
      if (bytes[i] == short_forms[k][0]) strcpy(plain, short_forms[k] + 1);
    memcpy(to + length, plain, strlen(plain));
    length += strlen(plain);
  }
  to[length++] = '"';
  return length;
}

static void check_string(const char *bytes, size_t len) {
  static char expected[6 * 20000 + 2];
  cx_writing w;
  memset(&w, 0, sizeof w);
  cx_buffer_init(&w.out, NULL);
  cx_buffer_init(&w.scratch, NULL);
  cx_write_json_string(&w, bytes, len, 0);
  assert_int_equal(w.out.length, escape_plainly(expected, bytes, len));
  assert_memory_equal(w.out.bytes, expected, w.out.length);
  cx_buffer_clear(&w.out);
  cx_buffer_clear(&w.scratch);
}

static void strings_are_escaped_at_every_place(void **state) {
  static const char signs[] = "\"\\\n\x01\x1f\b ";
  char text[70];
  (void)state;
  for (size_t len = 0; len <= sizeof text; len++) {
    for (size_t at = 0; at <= len; at++) {
      memset(text, 'a', sizeof text);
      if (at < len) text[at] = signs[(at + len) % (sizeof signs - 1)];
      if (at + 17 < len) text[at + 17] = '"';
      check_string(text, len);
    }
  }
}

static void short_strings_are_the_same_or_none(void **state) {
  static const char signs[] = "\"\\\n\x1f\x7f !#\x80\xC3";
  char text[CX_SHORT], expected[6 * CX_SHORT + 2], got[CX_SHORT + 2];
  (void)state;
  for (size_t len = 0; len <= CX_SHORT; len++) {
    for (size_t sign = 0; sign < sizeof signs - 1; sign++) {
      for (size_t at = 0; at < len; at++) {
        int const plain = !strchr("\"\\\n\x1f\x80\xC3", signs[sign]);
        memset(text, 'a', sizeof text);
        text[at] = signs[sign];
        const char *const end = cx_put_short_string(got, text, len);
        assert_int_equal(end != NULL, len >= 4 && plain);
        if (!end) continue;
        assert_int_equal(end - got, escape_plainly(expected, text, len));
        assert_memory_equal(got, expected, len + 2);
      }
    }
  }
}

/* Longer than what is written at a time. */
static void long_strings_are_whole(void **state) {
  static char text[20000];
  (void)state;
  memset(text, 'x', sizeof text);
  for (size_t at = 8190; at < 8195; at++) text[at] = '\n';
  check_string(text, sizeof text);
  check_string(text, 8192);
  check_string(text, 8193);
  memset(text, '\x02', sizeof text);
  check_string(text, sizeof text);
}

static int is_valid_plainly(const char *bytes, size_t len) {
  size_t step;
  for (size_t at = 0; at < len; at += step)
    if (!(step = cx_utf8_sequence(bytes + at, len - at))) return 0;
  return 1;
}

static void validity_is_the_same_at_every_place(void **state) {
  static const char *const pieces[] = {"\xC3\xA4", "\xC3",         "\xA4",     "\xC1\x81",         "\xE2\x82\xAC",
                                       "\xE2\x82", "\xED\xA0\x80", "\xDF\xBF", "\xF0\x9F\x98\x80", "\xF5\x80\x80\x80",
                                       "\xC3\xC3", "\xC2\x80\x80", "\xE0\x80\x80"};
  char text[64];
  (void)state;
  for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
    for (size_t at = 0; at + strlen(pieces[i]) <= 40; at++) {
      for (size_t len = 0; len <= 48; len++) {
        memset(text, 'a', sizeof text);
        memcpy(text + at, pieces[i], strlen(pieces[i]));
        memcpy(text + 44, "\xC3\xB6", 2);
        assert_int_equal(cx_utf8_valid(text, len), is_valid_plainly(text, len));
      }
    }
  }
}

static void multibyte_sequences_are_counted(void **state) {
  size_t bad;
  (void)state;
  assert_int_equal(cx_utf8_count_multibyte("p\xC3\xA4iv\xC3\xA4\xC3\xA4 \xE2\x82\xAC", 13, 1, &bad), 4);
  assert_int_equal(bad, 0);
  assert_int_equal(cx_utf8_count_multibyte("p\xE4iv\xE4\xE4 \xC3\xA4", 9, 1, &bad), 1);
  assert_int_equal(bad, 3);
  assert_int_equal(cx_utf8_count_multibyte("abc\xC3", 4, 0, &bad), 0);
  assert_int_equal(bad, 0); /* the other byte may come */
  assert_int_equal(cx_utf8_count_multibyte("abc\xC3", 4, 1, &bad), 0);
  assert_int_equal(bad, 1);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(numbers_have_their_digits),      cmocka_unit_test(thousandths_have_three_decimals),
      cmocka_unit_test(strings_are_escaped_at_every_place), cmocka_unit_test(short_strings_are_the_same_or_none),
      cmocka_unit_test(long_strings_are_whole),
      cmocka_unit_test(validity_is_the_same_at_every_place), cmocka_unit_test(multibyte_sequences_are_counted)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
