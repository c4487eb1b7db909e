/* arena, buffer, map, error: the ground floor. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/eight.h"
#include "base/error.h"
#include "base/front.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/options.h"
#include "base/pages.h"
#include "base/workspace.h"

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

static void an_arena_gives_what_was_reserved_from_one_block(void **state) {
  enum { SIZE = 5 << 20 }; /* two large pages and a part of one */
  cx_arena a;
  (void)state;
  cx_arena_init(&a, NULL);
  assert_true(cx_arena_reserve(&a, 0));
  assert_true(cx_arena_reserve(&a, SIZE));
  const cx_arena_block *block = a.current;
  char *first = cx_arena_alloc(&a, 1);
  for (int i = 1; i < 64; i++) memset(cx_arena_alloc(&a, SIZE / 64 - 32), i, SIZE / 64 - 32);
  assert_ptr_equal(a.current, block);
  assert_true(cx_arena_reserve(&a, 16)); /* still room for so little */
  assert_ptr_equal(a.current, block);
  cx_arena_reset(&a);
  assert_ptr_equal(cx_arena_alloc(&a, 1), first);
  assert_false(cx_arena_reserve(&a, SIZE_MAX));
  cx_arena_clear(&a);
  cx_arena_init(&a, &no_memory);
  assert_false(cx_arena_reserve(&a, 1));
  cx_arena_clear(&a);
}

typedef struct calls {
  size_t taken, released;
} calls;

/* What is in plain pages stays what it is when they become large; a small table and one of a hook have none. */
static void pages_keep_what_they_hold(void **state) {
  enum { SMALL = 4096, LARGE = 5 << 20 };
  static const size_t SIZES[] = {0, 1, SMALL, LARGE};
  cx_pages pages;
  (void)state;
  for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
    assert_true(cx_pages_alloc_plain(&pages, NULL, SIZES[i]));
    unsigned char *const bytes = pages.bytes;
    assert_int_equal((uintptr_t)bytes % 64, 0);
    for (size_t at = 0; at < SIZES[i] && at < SMALL; at++) bytes[at] = (unsigned char)(at * 7);
    cx_pages_enlarge(&pages);
    for (size_t at = 0; at < SIZES[i] && at < SMALL; at++) assert_int_equal(bytes[at], (unsigned char)(at * 7));
    memset(bytes, 1, SIZES[i]);
    cx_pages_free(&pages, NULL);
    assert_null(pages.bytes);
  }
  assert_false(cx_pages_alloc_plain(&pages, NULL, SIZE_MAX));
  assert_false(cx_pages_alloc_plain(&pages, &no_memory, LARGE));
  cx_pages_enlarge(&pages);
  cx_pages_free(&pages, &no_memory);
}

static void *count_alloc(void *ctx, size_t size) {
  ((calls *)ctx)->taken++;
  return malloc(size);
}

static void count_release(void *ctx, void *ptr) {
  ((calls *)ctx)->released++;
  free(ptr);
}

static void a_workspace_gives_all_back_at_its_end(void **state) {
  calls seen = {0, 0};
  cxtag_memory const hook = {count_alloc, count_release, &seen};
  cx_workspace w;
  (void)state;
  assert_true(cx_workspace_init(&w, NULL, 100));
  for (size_t i = 0; i < 5000; i++) { /* what the pieces hold stays, whatever is released */
    char *piece = cx_alloc(cx_workspace_memory(&w), i);
    assert_non_null(piece);
    memset(piece, 'x', i);
    if (i % 2) cx_release(cx_workspace_memory(&w), piece);
  }
  assert_null(cx_alloc(cx_workspace_memory(&w), SIZE_MAX));
  cx_workspace_clear(&w);
  assert_true(cx_workspace_init(&w, NULL, SIZE_MAX)); /* nobody believes that so much will come */
  assert_non_null(cx_alloc(cx_workspace_memory(&w), 1));
  cx_workspace_clear(&w);
  assert_true(cx_workspace_init(&w, &hook, 1 << 20)); /* a hook of the caller's sees every piece */
  assert_int_equal(seen.taken, 0);
  void *piece = cx_alloc(cx_workspace_memory(&w), 10);
  assert_int_equal(seen.taken, 1);
  cx_release(cx_workspace_memory(&w), piece);
  assert_int_equal(seen.released, 1);
  cx_workspace_clear(&w);
}

/* It goes over to large blocks on the way, keeps what was written, and begins anew with small ones. */
static void arena_grows_over_to_large_blocks(void **state) {
  enum { PIECES = 5000, PIECE = 1000 };
  static unsigned char *pieces[PIECES];
  cx_arena a;
  (void)state;
  cx_arena_init_growing(&a, NULL);
  for (int round = 0; round < 3; round++) {
    for (int i = 0; i < PIECES; i++) {
      pieces[i] = cx_arena_alloc(&a, PIECE);
      assert_non_null(pieces[i]);
      assert_int_equal((uintptr_t)pieces[i] % CX_ARENA_ALIGN, 0);
      memset(pieces[i], i & 0xFF, PIECE);
    }
    for (int i = 0; i < PIECES; i++)
      for (int at = 0; at < PIECE; at++) assert_int_equal(pieces[i][at], i & 0xFF);
    if (round == 1) cx_arena_clear(&a);
    else cx_arena_reset(&a);
  }
  assert_non_null(cx_arena_alloc(&a, 5 << 20));
  cx_arena_clear(&a);
  cx_arena_init_growing(&a, &no_memory);
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

/* Every byte at every place, between neighbours that could mislead a sum of eight. */
static void eight_bytes_are_told_as_one_by_one(void **state) {
  static const unsigned char NEIGHBOURS[] = {0x00, 0x01, 0x1F, 0x20, 0x21, 0x7F, 0x80, 0xBF, 0xC3, 0xFF};
  (void)state;
  for (unsigned byte = 0; byte < 256; byte++) {
    for (size_t at = 0; at < 8; at++) {
      for (size_t n = 0; n < sizeof NEIGHBOURS; n++) {
        char text[8];
        size_t below = 8, equal = 8;
        uint32_t inner = 0, high = 0;
        memset(text, NEIGHBOURS[n], sizeof text);
        text[at] = (char)byte;
        for (size_t i = 8; i-- > 0;) {
          unsigned char const c = (unsigned char)text[i];
          if (c < 0x20) below = i;
          if (c == '.') equal = i;
          inner += (c & 0xC0) == 0x80;
          high += c >= 0xCC;
        }
        uint64_t const eight = cx_eight_load(text), low = cx_eight_below(eight, 0x20), dot = cx_eight_equal(eight, '.');
        assert_int_equal(low ? cx_eight_first(low) : 8, below);
        assert_int_equal(dot ? cx_eight_first(dot) : 8, equal);
        assert_int_equal(cx_eight_count(cx_eight_inner(eight)), inner);
        assert_int_equal(cx_eight_count(cx_eight_from(eight, 0xCC)), high);
        if (low) assert_int_equal(cx_eight_count(CX_EIGHT(0x80) & cx_eight_before(low)), below);
      }
    }
  }
}

static void both_ways_to_multiply_agree(void **state) {
  uint64_t a = 1, b = 0;
  (void)state;
  assert_true(cx_hash_mix(UINT64_MAX, UINT64_MAX) == UINT64_MAX); /* 1 below and 2^64 - 2 above */
  for (int i = 0; i < 10000; i++) {
    a = a * 0x5851F42D4C957F2Du + 1;
    b = b * 0x5851F42D4C957F2Du + 3;
    uint64_t const few = b >> i % 64; /* zeros in front, too */
    assert_true(cx_hash_mix(a, few) == cx_hash_mix_portable(a, few));
  }
}

/* All beginnings of a text of equal letters, which differ in their lengths alone. */
static void texts_of_all_lengths_have_hashes_of_their_own(void **state) {
  char text[100];
  uint32_t hashes[sizeof text];
  (void)state;
  memset(text, 'e', sizeof text);
  for (size_t len = 0; len < sizeof text; len++) {
    char *copy = malloc(len ? len : 1); /* nothing behind it may be read */
    assert_non_null(copy);
    memcpy(copy, text, len);
    hashes[len] = cx_hash(copy, len);
    assert_int_equal(hashes[len], cx_hash(text, len));
    if (len <= 16) {
      char padded[16] = {0};
      memcpy(padded, text, len);
      assert_int_equal(hashes[len], cx_hash_padded(padded));
    }
    for (size_t shorter = 0; shorter < len; shorter++) assert_true(hashes[shorter] != hashes[len]);
    free(copy);
  }
}

/* What stands behind a text does not show; each of its bytes does. */
static void fronts_hold_a_text_and_nothing_behind_it(void **state) {
  char text[CX_FRONT], other[CX_FRONT];
  (void)state;
  for (size_t at = 0; at < CX_FRONT; at++) text[at] = (char)(0xE0 + at);
  for (size_t len = 0; len <= CX_FRONT; len++) {
    char padded[CX_FRONT] = {0};
    memcpy(padded, text, len);
    cx_front const front = cx_front_read(text, len);
    assert_memory_equal(&front, padded, CX_FRONT);
    memset(other, 'x', sizeof other);
    memcpy(other, text, len);
    assert_true(cx_front_same(front, cx_front_read(other, len)));
    for (size_t at = 0; at < len; at++) {
      other[at] ^= 1;
      assert_false(cx_front_same(front, cx_front_read(other, len)));
      other[at] ^= 1;
    }
  }
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

/* As a library of today sees what programs of yesterday and tomorrow hand to it. */
static void options_of_any_age_are_read(void **state) {
  typedef struct today { size_t struct_size, first, second; } today;
  static const today defaults = {sizeof(today), 0, 2};
  struct { size_t struct_size, first; } const yesterday = {sizeof yesterday, 7};
  struct { size_t struct_size, first, second, third; } const tomorrow = {sizeof tomorrow, 7, 8, 9};
  struct { today options; size_t behind; } read = {defaults, 99};
  cxtag_error error;
  (void)state;
  assert_int_equal(cx_options_read(&read.options, sizeof read.options, NULL, "X_INIT", &error), CXTAG_OK);
  assert_memory_equal(&read.options, &defaults, sizeof defaults);
  assert_int_equal(cx_options_read(&read.options, sizeof read.options, &yesterday, "X_INIT", &error), CXTAG_OK);
  assert_true(read.options.first == 7 && read.options.second == 2);
  assert_int_equal(cx_options_read(&read.options, sizeof read.options, &tomorrow, "X_INIT", &error), CXTAG_OK);
  assert_true(read.options.first == 7 && read.options.second == 8 && read.behind == 99);
  for (size_t size = 0; size < 2; size++) {
    today const unset = {size ? SIZE_MAX : 0, 7, 8};
    read.options = defaults;
    assert_int_equal(cx_options_read(&read.options, sizeof read.options, &unset, "X_INIT", &error), CXTAG_EINVAL);
    assert_non_null(strstr(error.message, "X_INIT"));
    assert_memory_equal(&read.options, &defaults, sizeof defaults);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(buffer_writes_numbers_the_same_everywhere),
      cmocka_unit_test(buffer_remembers_that_memory_ran_out),
      cmocka_unit_test(arena_gives_room_of_any_size),
      cmocka_unit_test(an_arena_gives_what_was_reserved_from_one_block),
      cmocka_unit_test(pages_keep_what_they_hold),
      cmocka_unit_test(a_workspace_gives_all_back_at_its_end),
      cmocka_unit_test(arena_grows_over_to_large_blocks),
      cmocka_unit_test(map_finds_what_was_put_in),
      cmocka_unit_test(index_gives_all_numbers_of_a_hash),
      cmocka_unit_test(both_ways_to_multiply_agree),
      cmocka_unit_test(texts_of_all_lengths_have_hashes_of_their_own),
      cmocka_unit_test(eight_bytes_are_told_as_one_by_one),
      cmocka_unit_test(fronts_hold_a_text_and_nothing_behind_it),
      cmocka_unit_test(errors_keep_the_tail_of_a_long_source),
      cmocka_unit_test(messages_are_cut_between_code_points),
      cmocka_unit_test(messages_are_utf8_whatever_they_quote),
      cmocka_unit_test(options_of_any_age_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
