/* utf8.c: decoding and repair. */
#include "text_testing.h"

#include "text/utf8.h"

static void assert_repairs(const char *bytes, size_t len, cxtag_origin origin, const char *expected) {
  cx_buffer out;
  cx_buffer_init(&out, NULL);
  assert_int_equal(cx_utf8_repair(&out, (const unsigned char *)bytes, len, origin), CXTAG_OK);
  assert_non_null(cx_buffer_text(&out));
  assert_int_equal(out.length, strlen(expected));
  assert_memory_equal(out.bytes, expected, out.length);
  cx_buffer_clear(&out);
}

#define LINES(bytes, expected) assert_repairs(bytes, sizeof(bytes) - 1, CXTAG_FROM_LINES, expected)
#define JSON(bytes, expected) assert_repairs(bytes, sizeof(bytes) - 1, CXTAG_FROM_UTF8, expected)
#define BAD "\xEF\xBF\xBD"

static void all_code_points_come_back(void **state) {
  (void)state;
  for (uint32_t c = 0; c < 0x110000; c++) {
    unsigned char bytes[4];
    uint32_t back = 0;
    size_t next = 0, length = cx_utf8_encode(c, bytes);
    if (c >= 0xD800 && c <= 0xDFFF) {
      assert_true(cx_utf8_decode(bytes, bytes + length, &back) < 0);
      continue;
    }
    assert_int_equal(cx_utf8_decode(bytes, bytes + length, &back), length);
    assert_int_equal(back, c);
    assert_int_equal(cx_utf8_get(bytes, &next), c);
    assert_int_equal(next, length);
    if (length > 1) assert_int_equal(cx_utf8_decode(bytes, bytes + length - 1, &back), -(int)(length - 1));
  }
}

/* The examples of Unicode 15, tables 3-8 to 3-11. */
static void each_maximal_subpart_is_one_replacement(void **state) {
  (void)state;
  JSON("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", BAD BAD BAD BAD BAD BAD BAD BAD "A");
  JSON("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", BAD BAD BAD BAD BAD BAD BAD BAD "A");
  JSON("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", BAD BAD BAD BAD BAD "A" BAD BAD "B");
  JSON("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", BAD BAD BAD BAD "A");
  JSON("hyv\xE4", "hyv" BAD);
}

static void lines_without_multibyte_are_windows_1252(void **state) {
  (void)state;
  LINES("hyv\xE4\xE4 \x80 9,90 \x96 ok", "hyvää € 9,90 – ok");
  LINES("\x81\x8D\x8F\x90\x9D", BAD BAD BAD BAD BAD);
  LINES("\x8A\x8E\x9A\x9E\x9F\xFF", "ŠŽšžŸÿ");
  LINES("hyvä \xE4", "hyvä " BAD); /* one valid sequence: it is UTF-8 */
}

static void long_runs_of_marks_are_cut(void **state) {
  char text[400] = "a", expected[100] = "a";
  (void)state;
  for (int i = 0; i < 100; i++) strcat(text, "\xCC\x81");
  for (int i = 0; i < CX_MARKS_MAX; i++) strcat(expected, "\xCC\x81");
  strcat(text, "b");
  strcat(expected, "b");
  assert_repairs(text, strlen(text), CXTAG_FROM_UTF8, expected);
}

static void cuts_fall_between_code_points(void **state) {
  const unsigned char *text = (const unsigned char *)"aä€👍";
  static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  (void)state;
  for (size_t max = 0; max <= 10; max++) assert_int_equal(cx_utf8_cut(text, 10, max), expected[max]);
  assert_int_equal(cx_utf8_cut((const unsigned char *)"\x80\x80\x80\x80\x80", 5, 4), 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_code_points_come_back),
      cmocka_unit_test(each_maximal_subpart_is_one_replacement),
      cmocka_unit_test(lines_without_multibyte_are_windows_1252),
      cmocka_unit_test(long_runs_of_marks_are_cut),
      cmocka_unit_test(cuts_fall_between_code_points),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
