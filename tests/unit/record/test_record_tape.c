/* The tape beside yajl, which is the oracle. */
#include "feed.h"

#include <yajl/yajl_parse.h>

#include "record/tape.h"

/* yajl is the oracle: both accept and reject the same. Numbers beyond its range are given as text. */
static int accept_number(void *ctx, const char *text, size_t len) {
  (void)ctx;
  (void)text;
  (void)len;
  return 1;
}

static int yajl_accepts(const char *text, size_t len) {
  yajl_callbacks callbacks;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.yajl_number = accept_number;
  yajl_handle handle = yajl_alloc(&callbacks, NULL, NULL);
  yajl_config(handle, yajl_dont_validate_strings, 1);
  int const ok = yajl_parse(handle, (const unsigned char *)text, len) == yajl_status_ok &&
                 yajl_complete_parse(handle) == yajl_status_ok;
  yajl_free(handle);
  return ok;
}

static int tape_accepts(const char *text, size_t len) {
  cx_tape tape;
  int ok;
  cx_tape_init(&tape, NULL);
  ok = cx_tape_parse(&tape, text, len, 1) == CX_TAPE_OK;
  for (size_t at = tape.consumed; ok && at < len; at++) ok = strchr(" \t\r\n", text[at]) != NULL && text[at];
  cx_tape_clear(&tape);
  return ok;
}

static void tape_and_yajl_agree(void **state) {
  static const char *const texts[] = {"{}",
                                      "[]",
                                      "[1,2,3]",
                                      "{\"a\":[{\"b\":null}],\"c\":true}",
                                      "\"x\"",
                                      "12",
                                      "-0.5e+10",
                                      "1E5",
                                      "01",
                                      "1.",
                                      "-",
                                      ".5",
                                      "1e",
                                      "[1,]",
                                      "[,1]",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "[1 2]",
                                      "[1}",
                                      "{\"a\":1]",
                                      "tru",
                                      "truex",
                                      "nul",
                                      "\"a",
                                      "\"\\x\"",
                                      "\"\\u12g4\"",
                                      "\"\\u1234\"",
                                      "[[[[]]]]",
                                      "[[[",
                                      "]",
                                      "",
                                      " ",
                                      " {} ",
                                      "{}{}",
                                      "\"\\\"\"",
                                      "[\"a\",\"b\" ]",
                                      "{\"a\":{\"b\":{}}}",
                                      "[-1]",
                                      "[--1]",
                                      "[1e999]",
                                      "123456789012345678901234567890"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    if (tape_accepts(texts[i], strlen(texts[i])) != yajl_accepts(texts[i], strlen(texts[i])))
      fail_msg("%s", texts[i]);
  }
}

/* Random cuts and changes of a sound text; the generator is fixed, so that a failure comes back. */
static void tape_and_yajl_agree_on_damage(void **state) {
  static const char sound[] = "{\"id\": 12, \"a\": [true, false, null, \"x\\u00e4\\n\"], \"o\": {\"p\": "
                              "-1.5e3, \"q\": {}}, \"e\": []}";
  static const char bytes[] = "{}[]\",:\\0123456789-+.eEtrufalsn u\n";
  uint32_t seed = 1;
  (void)state;
  for (int round = 0; round < 20000; round++) {
    char text[sizeof sound];
    memcpy(text, sound, sizeof sound);
    size_t len = sizeof sound - 1;
    for (int change = 0; change < 2; change++) {
      seed = seed * 1664525u + 1013904223u;
      text[(seed >> 8) % len] = bytes[(seed >> 20) % (sizeof bytes - 1)];
    }
    if (round % 5 == 0) len = (seed >> 4) % len;
    /* yajl lets raw control characters in strings pass when it does not validate, and half a token behind a
     * scalar. */
    if (memchr(text, '\n', len) || *text != '{') continue;
    if (tape_accepts(text, len) != yajl_accepts(text, len)) fail_msg("%.*s", (int)len, text);
  }
}

static void a_value_cut_anywhere_is_incomplete(void **state) {
  static const char text[] = "{\"id\":12,\"a\":[true,\"x\\u00e4\"],\"o\":{\"p\":-1.5e3}}";
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  for (size_t len = 0; len < sizeof text - 1; len++) {
    char *copy = malloc(len + 1); /* exact size: reading on is seen by the sanitizer */
    memcpy(copy, text, len);
    assert_int_equal(cx_tape_parse(&tape, copy, len, 0), CX_TAPE_INCOMPLETE);
    free(copy);
  }
  assert_int_equal(cx_tape_parse(&tape, text, sizeof text - 1, 0), CX_TAPE_OK);
  cx_tape_clear(&tape);
}

static void depth_costs_no_stack(void **state) {
  size_t const depth = 1000000;
  char *text = malloc(2 * depth + 40);
  static const cx_key wanted[] = {{"text", 4}};
  uint32_t members[1];
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  strcpy(text, "{\"x\":");
  memset(text + 5, '[', depth);
  memset(text + 5 + depth, ']', depth);
  strcpy(text + 5 + 2 * depth, ",\"text\":\"t\"}");
  assert_int_equal(cx_tape_parse(&tape, text, strlen(text), 1), CX_TAPE_TOO_DEEP);
  tape.wanted = wanted;
  tape.wanted_count = 1;
  tape.members = members;
  assert_int_equal(cx_tape_parse(&tape, text, strlen(text), 1), CX_TAPE_OK);
  assert_int_equal(tape.count, 3);
  cx_tape_clear(&tape);
  free(text);
}

static void wanted_members_are_noted(void **state) {
  static const cx_key wanted[] = {{"id", 2}, {"text", 4}, {"time", 4}};
  static const struct {
    const char *json;
    int count;
    uint32_t members[3];
  } cases[] = {
      {"{\"id\": 7, \"x\": [1, {\"text\": 2}], \"text\": \"t\"}", 5, {2, 4, 0}},
      {"{\"text\": \"a\", \"text\": \"b\"}", 5, {0, 4, 0}},             /* the last of a name */
      {"{\"text\": [\"a\", \"b\"], \"id\": {\"text\": 1}}", 9, {6, 2, 0}}, /* not those further in */
      {"{\"t\\u0065xt\": \"a\", \"te\\u0078\": \"b\"}", 5, {0, 2, 0}},    /* by what they mean */
      {"[{\"id\": 1}]", 4, {0, 0, 0}},
      {"{}", 1, {0, 0, 0}}};
  uint32_t members[3] = {9, 9, 9};
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  tape.wanted = wanted;
  tape.wanted_count = 3;
  tape.members = members;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_int_equal(cx_tape_parse(&tape, cases[i].json, strlen(cases[i].json), 1), CX_TAPE_OK);
    assert_int_equal(tape.count, cases[i].count);
    assert_memory_equal(members, cases[i].members, sizeof members);
  }
  cx_tape_clear(&tape);
}

static void a_value_of_one_line_ends_with_it(void **state) {
  static const char sound[] = " {\"a\": [1,\t2]}\r\n{\"b\": 3}\n";
  static const char spread[] = "{\"a\":\n1}\n", cut[] = "{\"a\": \"b\n\"}\n";
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  assert_int_equal(cx_tape_parse(&tape, spread, sizeof spread - 1, 0), CX_TAPE_OK);
  tape.one_line = 1;
  assert_int_equal(cx_tape_parse(&tape, spread, sizeof spread - 1, 0), CX_TAPE_BROKEN);
  assert_int_equal(cx_tape_parse(&tape, cut, sizeof cut - 1, 0), CX_TAPE_BROKEN);
  assert_int_equal(cx_tape_parse(&tape, "\n1", 2, 0), CX_TAPE_BROKEN);
  assert_int_equal(cx_tape_parse(&tape, sound, sizeof sound - 1, 0), CX_TAPE_OK);
  assert_int_equal(tape.consumed, strcspn(sound, "\r"));
  cx_tape_clear(&tape);
}

static void strings_are_unescaped(void **state) {
  static const struct {
    const char *json, *text;
    int mended;
  } cases[] = {{"a\\n\\t\\\"\\\\\\/", "a\n\t\"\\/", 0},
               {"\\u00e4\\u20ac", "\xC3\xA4\xE2\x82\xAC", 0},
               {"\\ud83d\\ude00", "\xF0\x9F\x98\x80", 0},
               {"a\\ud83d b", "a\xEF\xBF\xBD b", 1},
               {"\\udc4d\\ud83d", "\xEF\xBF\xBD\xEF\xBF\xBD", 1},
               {"\\ud83d\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80", 1}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cx_buffer out;
    cx_buffer_init(&out, NULL);
    assert_int_equal(cx_tape_append_text(&out, cases[i].json, strlen(cases[i].json)), cases[i].mended);
    assert_string_equal(cx_buffer_text(&out), cases[i].text);
    cx_buffer_clear(&out);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tape_and_yajl_agree),
      cmocka_unit_test(tape_and_yajl_agree_on_damage),
      cmocka_unit_test(a_value_cut_anywhere_is_incomplete),
      cmocka_unit_test(depth_costs_no_stack),
      cmocka_unit_test(wanted_members_are_noted),
      cmocka_unit_test(a_value_of_one_line_ends_with_it),
      cmocka_unit_test(strings_are_unescaped),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
