/* arena, buffer, map, error: the ground floor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/map.h"

static void *refuse(void *ctx, size_t size) {
  (void)ctx;
  (void)size;
  return NULL;
}
static void forget(void *ctx, void *ptr) {
  (void)ctx;
  (void)ptr;
}
static const cxtag_memory no_memory = {refuse, forget, NULL};

static void buffer_writes_numbers_the_same_everywhere(void **state) {
  cx_buffer b;
  (void)state;
  cx_buffer_init(&b, NULL);
  cx_buffer_append_integer(&b, INT64_MIN);
  cx_buffer_append_byte(&b, ' ');
  cx_buffer_append_milli(&b, -120);
  cx_buffer_append_byte(&b, ' ');
  cx_buffer_append_milli(&b, 12005);
  cx_buffer_append_byte(&b, ' ');
  cx_buffer_append_milli(&b, 0);
  assert_string_equal(cx_buffer_text(&b), "-9223372036854775808 -0.120 12.005 0.000");
  cx_buffer_clear(&b);
}

static void buffer_remembers_that_memory_ran_out(void **state) {
  cx_buffer b;
  (void)state;
  cx_buffer_init(&b, &no_memory);
  cx_buffer_append_text(&b, "x");
  assert_true(b.failed);
  assert_null(cx_buffer_text(&b));
}

static void arena_gives_room_of_any_size(void **state) {
  cx_arena a;
  (void)state;
  cx_arena_init(&a, NULL);
  for (int round = 0; round < 3; round++) {
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
      char *p = cx_arena_alloc(&a, size);
      assert_non_null(p);
      assert_int_equal((uintptr_t)p % sizeof(void *), 0);
      memset(p, 'x', size);
    }
    cx_arena_reset(&a);
  }
  assert_null(cx_arena_alloc(&a, SIZE_MAX));
  assert_null(cx_arena_array(&a, SIZE_MAX / 2, 4));
  cx_arena_clear(&a);
  cx_arena_init(&a, &no_memory);
  assert_null(cx_arena_alloc(&a, 1));
  cx_arena_clear(&a);
}

static void map_finds_what_was_put_in(void **state) {
  cx_map m;
  char key[16];
  (void)state;
  cx_map_init(&m, NULL);
  assert_int_equal(cx_map_find(&m, "a", 1), CX_MAP_NONE);
  for (uint32_t i = 0; i < 5000; i++) {
    int made, len = snprintf(key, sizeof key, "key%u", i);
    assert_int_equal(cx_map_insert(&m, key, (size_t)len, i * 2, &made), i);
    assert_true(made);
    assert_int_equal(cx_map_insert(&m, key, (size_t)len, 7, &made), i);
    assert_false(made);
  }
  for (uint32_t i = 0; i < 5000; i++) {
    int len = snprintf(key, sizeof key, "key%u", i);
    uint32_t at = cx_map_find(&m, key, (size_t)len);
    assert_int_equal(m.entries[at].value, i * 2);
  }
  assert_int_equal(cx_map_find(&m, "key5000", 7), CX_MAP_NONE);
  cx_map_clear(&m);
  assert_true(cx_map_reserve(&m, 1000)); /* room changes nothing of what is found */
  for (uint32_t i = 0; i < 2000; i++) assert_int_equal(cx_map_insert(&m, (const char *)&i, sizeof i, i, NULL), i);
  assert_true(cx_map_reserve(&m, 10));
  for (uint32_t i = 0; i < 2000; i++) assert_int_equal(cx_map_find(&m, (const char *)&i, sizeof i), i);
  cx_map_clear(&m);
  cx_map_init(&m, &no_memory);
  assert_false(cx_map_reserve(&m, 1));
  assert_int_equal(cx_map_insert(&m, "a", 1, 0, NULL), CX_MAP_NONE);
  cx_map_clear(&m);
}

static uint32_t count_with_hash(const cx_index *index, uint32_t hash, uint64_t *sum) {
  cx_index_search search = cx_index_start(index, hash);
  uint32_t number, count = 0;
  *sum = 0;
  while ((number = cx_index_next(&search)) != CX_INDEX_NONE) {
    *sum += number;
    count++;
  }
  return count;
}

/* Numbers of the same hash all come, and no other: whatever the hashes, and however the slots grew. */
static void index_gives_all_numbers_of_a_hash(void **state) {
  static const uint32_t HASHES[] = {0, 1, 63, 64, 0xFFFFFFFFu, 0x80000000u, 0x3F};
  enum { HASH_COUNT = sizeof HASHES / sizeof *HASHES };
  cx_index index;
  uint64_t sum;
  (void)state;
  cx_index_init(&index, NULL);
  assert_int_equal(count_with_hash(&index, 0, &sum), 0);
  for (uint32_t i = 0; i < 70; i++) assert_true(cx_index_add(&index, HASHES[i % HASH_COUNT], i));
  assert_int_equal(count_with_hash(&index, 63, &sum), 20); /* stands twice in the list */
  assert_int_equal(count_with_hash(&index, 1, &sum), 10);
  assert_int_equal(sum, 10 * 1 + 7 * 45);
  assert_int_equal(count_with_hash(&index, 2, &sum), 0);
  cx_index_clear(&index);
  assert_true(cx_index_reserve(&index, 1000));
  size_t const slots = index.slot_count;
  for (uint32_t i = 0; i < 1000; i++) assert_true(cx_index_add(&index, i * 0x9E3779B1u, i));
  assert_int_equal(index.slot_count, slots);
  for (uint32_t i = 0; i < 1000; i++) {
    assert_int_equal(count_with_hash(&index, i * 0x9E3779B1u, &sum), 1);
    assert_int_equal(sum, i);
  }
  assert_false(cx_index_reserve(&index, UINT32_MAX));
  cx_index_clear(&index);
  cx_index_init(&index, &no_memory);
  assert_false(cx_index_add(&index, 1, 1));
  assert_int_equal(count_with_hash(&index, 1, &sum), 0);
  cx_index_clear(&index);
}

static void errors_keep_the_tail_of_a_long_source(void **state) {
  cxtag_error err;
  char source[600];
  (void)state;
  memset(source, 'd', sizeof source);
  strcpy(source + 590, "/end.tsv");
  assert_int_equal(cx_error_at(&err, CXTAG_ESYNTAX, (cx_position){source, 3, 4, 5}, "bad %s", "row"), CXTAG_ESYNTAX);
  assert_string_equal(err.message, "bad row");
  assert_memory_equal(err.source, "...", 3);
  assert_string_equal(err.source + strlen(err.source) - 8, "/end.tsv");
  assert_int_equal(err.line, 3);
  assert_int_equal(cx_error_set(NULL, CXTAG_EIO, "no one listens"), CXTAG_EIO);
}

static void messages_are_cut_between_code_points(void **state) {
  cxtag_error err;
  char text[1200] = "";
  (void)state;
  for (int shift = 0; shift < 4; shift++) {
    memset(text, 'x', (size_t)shift);
    for (size_t at = (size_t)shift; at < 1190; at += 4) memcpy(text + at, "\xF0\x9F\x98\x80", 5);
    cx_error_set(&err, CXTAG_EINVAL, "%s", text);
    assert_int_equal((strlen(err.message) - (size_t)shift) % 4, 0);
  }
}

static void messages_are_utf8_whatever_they_quote(void **state) {
  cxtag_error err;
  (void)state;
  cx_error_set(&err, CXTAG_EINVAL, "%s", "\xF6 \xC3\xA4 \xED\xA0\x80 \xE0\x80 \xF4\x90\x80\x80 \xF0\x9F\x98\x80 x");
  assert_string_equal(err.message, "? \xC3\xA4 ??? ?? ???? \xF0\x9F\x98\x80 x");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(buffer_writes_numbers_the_same_everywhere),
      cmocka_unit_test(buffer_remembers_that_memory_ran_out),
      cmocka_unit_test(arena_gives_room_of_any_size),
      cmocka_unit_test(map_finds_what_was_put_in),
      cmocka_unit_test(index_gives_all_numbers_of_a_hash),
      cmocka_unit_test(errors_keep_the_tail_of_a_long_source),
      cmocka_unit_test(messages_are_cut_between_code_points),
      cmocka_unit_test(messages_are_utf8_whatever_they_quote),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
