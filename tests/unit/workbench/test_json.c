/* Reading JSON as a tree, and writing strings of any bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "failing.h"
#include "workbench/json.h"
#include "workbench/json_write.h"

static const cx_json *read_text(cx_arena *arena, const char *text) {
  const cx_json *value;
  cxtag_error err;
  if (cx_json_read(&value, arena, text, strlen(text), &err) != CXTAG_OK)
    fail_msg("%s: %s", text, err.message);
  return value;
}

static void every_kind_of_value_is_read(void **state) {
  cx_arena arena;
  (void)state;
  cx_arena_init(&arena, NULL);
  const cx_json *v =
      read_text(&arena, "{\"a\":null,\"b\":true,\"c\":false,\"d\":-1.50e3,\"e\":\"x\\u00e4\\n\\u0000y\","
                        "\"f\":[1,[2],{}],\"\":{\"a\":0}}");
  assert_int_equal(v->kind, CX_JSON_OBJECT);
  assert_int_equal(cx_json_member(v, "a")->kind, CX_JSON_NULL);
  assert_int_equal(cx_json_member(v, "b")->kind, CX_JSON_TRUE);
  assert_int_equal(cx_json_member(v, "c")->kind, CX_JSON_FALSE);
  assert_string_equal(cx_json_member(v, "d")->text, "-1.50e3");
  assert_int_equal(cx_json_member(v, "e")->length, 6);
  assert_memory_equal(cx_json_member(v, "e")->text, "xä\n\0y", 6);
  const cx_json *list = cx_json_member(v, "f");
  assert_int_equal(list->kind, CX_JSON_LIST);
  assert_string_equal(list->first->text, "1");
  assert_string_equal(list->first->next->first->text, "2");
  assert_int_equal(list->first->next->next->kind, CX_JSON_OBJECT);
  assert_null(list->first->next->next->next);
  assert_string_equal(cx_json_at(v, ".a")->text, "0");
  assert_null(cx_json_member(v, "nothing"));
  assert_null(cx_json_member(list, "a"));
  cx_arena_clear(&arena);
}

static void paths_go_down_and_keys_may_hold_points(void **state) {
  cx_arena arena;
  (void)state;
  cx_arena_init(&arena, NULL);
  const cx_json *v = read_text(&arena, "{\"a\":{\"b\":{\"c\":1}},\"a.b\":{\"c.d\":2},\"x\":1,\"x\":2}");
  assert_string_equal(cx_json_at(v, "a.b.c")->text, "1");
  assert_string_equal(cx_json_at(v, "a.b.c.d")->text, "2");
  assert_string_equal(cx_json_at(v, "x")->text, "2");
  assert_null(cx_json_at(v, "a.c"));
  assert_null(cx_json_at(v, "x.y"));
  cx_arena_clear(&arena);
}

static void what_is_no_json_is_refused_with_its_place(void **state) {
  static const char *const bad[] = {"",     " ",   "{",        "{\"a\":}",    "{\"a\" 1}",
                                    "[1,]", "nul", "\"\xFF\"", "{\"a\":1} x", "'a'"};
  cx_arena arena;
  (void)state;
  cx_arena_init(&arena, NULL);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    const cx_json *value;
    cxtag_error err;
    assert_int_equal(cx_json_read(&value, &arena, bad[i], strlen(bad[i]), &err), CXTAG_ESYNTAX);
    assert_null(value);
    assert_true(err.offset <= strlen(bad[i]));
    assert_null(strchr(err.message, '\n'));
  }
  cx_arena_clear(&arena);
}

static void depth_is_limited(void **state) {
  char text[4096];
  const cx_json *value;
  cxtag_error err;
  cx_arena arena;
  (void)state;
  cx_arena_init(&arena, NULL);
  memset(text, '[', sizeof text);
  assert_int_equal(cx_json_read(&value, &arena, text, sizeof text, &err), CXTAG_ESYNTAX);
  assert_non_null(strstr(err.message, "64 deep"));
  memset(text + CX_JSON_DEPTH_MAX, ']', CX_JSON_DEPTH_MAX);
  assert_int_equal(cx_json_read(&value, &arena, text, 2 * CX_JSON_DEPTH_MAX, &err), CXTAG_OK);
  cx_arena_clear(&arena);
}

/* yajl cannot live without memory; it is left, and nothing leaks. */
static void running_out_of_memory_is_an_error(void **state) {
  static char text[200000];
  long allowed = 0;
  cxtag_status status;
  (void)state;
  strcpy(text, "{\"a\\n\":[\"");
  memset(text + 9, 'x', 150000);
  strcpy(text + 150009, "\\n\"]}");
  do {
    failing f = {allowed++, 0};
    cxtag_memory const memory = failing_memory(&f);
    const cx_json *value;
    cxtag_error err;
    cx_arena arena;
    cx_arena_init(&arena, &memory);
    status = cx_json_read(&value, &arena, text, strlen(text), &err);
    assert_true(status == CXTAG_OK || (status == CXTAG_ENOMEM && !value && err.code == CXTAG_ENOMEM));
    cx_arena_clear(&arena);
    assert_int_equal(f.held, 0);
  } while (status != CXTAG_OK && allowed < 1000);
  assert_int_equal(status, CXTAG_OK);
  assert_true(allowed > 3);
}

static void strings_of_any_bytes_are_written_as_json(void **state) {
  static const char bytes[] =
      "a\"\\\n\x01\x1F\0ä\xFF\xC3(\xED\xA0\x80\xF0\x9F\x98\x80\xF4\x90\x80\x80\xC0\xAF\xE2\x82";
  cx_buffer out;
  (void)state;
  cx_buffer_init(&out, NULL);
  cx_json_append(&out, bytes, sizeof bytes - 1);
  assert_string_equal(cx_buffer_text(&out),
                      "\"a\\\"\\\\\\n\\u0001\\u001f\\u0000ä\xEF\xBF\xBD\xEF\xBF\xBD("
                      "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x98\x80"
                      "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
                      "\xEF\xBF\xBD\xEF\xBF\xBD\"");
  cx_buffer_clear(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_kind_of_value_is_read),
      cmocka_unit_test(paths_go_down_and_keys_may_hold_points),
      cmocka_unit_test(what_is_no_json_is_refused_with_its_place),
      cmocka_unit_test(depth_is_limited),
      cmocka_unit_test(running_out_of_memory_is_an_error),
      cmocka_unit_test(strings_of_any_bytes_are_written_as_json),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
