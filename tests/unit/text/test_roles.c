/* roles.c: every function word is found, others are not; block.h: the two ways to read a word agree. */
#include "text_testing.h"

#include "base/hash.h"
#include "text/block.h"
#include "text/roles.h"

static uint32_t roles_of(const cx_roles *roles, const char *word) {
  size_t const len = strlen(word);
  uint32_t const hash = cx_hash(word, len), guess = cx_roles_guess(roles, hash);
  uint32_t const found = roles->slots[cx_role_slot_of(roles, hash, word, len)].roles;
  assert_int_equal(found & ~guess, 0);
  return found;
}

static void function_words_are_found(void **state) {
  cx_roles *roles = malloc(sizeof *roles);
  size_t count = 0;
  (void)state;
  assert_non_null(roles);
  cx_roles_fill(roles);
  for (size_t i = 0; i < CX_ROLE_SLOTS; i++) {
    char word[32] = "";
    if (!roles->slots[i].roles) continue;
    assert_in_range(roles->slots[i].length, 1, sizeof word - 1);
    memcpy(word, roles->slots[i].word, roles->slots[i].length);
    assert_int_equal(roles_of(roles, word), roles->slots[i].roles);
    count++;
  }
  assert_int_equal(count, roles->listed);
  assert_in_range(count, 500, CX_ROLE_SLOTS / 2);
  assert_true(roles_of(roles, "mutta") & CX_ROLE_CLAUSE);
  assert_true(roles_of(roles, "eivät") & CX_ROLE_NEGATION);
  assert_true(roles_of(roles, "nor") & CX_ROLE_AND && roles_of(roles, "nor") & CX_ROLE_CLAUSE_COMMA);
  assert_int_equal(roles_of(roles, "toimitus"), 0);
  assert_int_equal(roles_of(roles, "mutt"), 0);
  free(roles);
}

static void words_that_only_share_the_hash_have_no_role(void **state) {
  cx_roles *roles = malloc(sizeof *roles);
  (void)state;
  assert_non_null(roles);
  cx_roles_fill(roles);
  uint32_t const hash = cx_hash("mutta", 5);
  assert_true(cx_roles_guess(roles, hash));
  assert_true(roles->slots[cx_role_slot_of(roles, hash, "mutta", 5)].roles);
  assert_false(roles->slots[cx_role_slot_of(roles, hash, "muttb", 5)].roles);
  assert_false(roles->slots[cx_role_slot_of(roles, hash, "muttakin", 8)].roles);
  free(roles);
}

static uint32_t next_random(uint32_t *seed) {
  return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

static void both_ways_to_read_a_word_agree(void **state) {
  static const char *const pieces[] = {"a", "b", "z", "ä", "ö",   "é",   "÷", "-",
                                       "'", " ", ".", "a", "aaa", "äää", "š", "{"};
  uint32_t seed = 5;
  size_t words = 0, joined = 0;
  (void)state;
  for (int round = 0; round < 300000; round++) {
    unsigned char bytes[CX_BLOCK_AHEAD + 32] = {0};
    while (strlen((char *)bytes) < 24)
      strcat((char *)bytes, pieces[next_random(&seed) % (round % 3 ? 9 : 16)]);
    cx_plain_word fast = cx_read_block(bytes), slow = cx_read_block_portable(bytes);
    uint32_t flags;
    size_t const whole = cx_read_word(bytes, CX_WORD_LIMIT, 1, &flags);
    if (fast.length != slow.length) fail_msg("%s: %zu, %zu", (char *)bytes, fast.length, slow.length);
    assert_int_equal(fast.behind, bytes[fast.length]);
    joined += whole > fast.length && fast.length;
    if (!fast.length) continue;
    words++;
    if (cx_is_block_letter(fast.behind)) continue; /* what is behind the block tells more of its last letters */
    if (fast.flags != slow.flags) fail_msg("%s: %x, %x", (char *)bytes, fast.flags, slow.flags);
    assert_int_equal(fast.hash, cx_hash((char *)bytes, fast.length));
    assert_int_equal(slow.hash, fast.hash);
    if (whole) assert_true(whole >= fast.length && (flags & fast.flags) == fast.flags);
  }
  assert_true(words > 10000 && joined > 1000);
}

static void long_words_are_read_to_their_limit(void **state) {
  unsigned char bytes[CX_BLOCK_AHEAD + 64] = {0};
  uint32_t flags;
  (void)state;
  for (uint32_t length = 1; length < CX_WORD_LIMIT + 8; length++) {
    memset(bytes, 0, sizeof bytes);
    for (uint32_t i = 0; i < length; i++) bytes[i] = (unsigned char)('a' + i % 7);
    assert_int_equal(cx_read_word(bytes, CX_WORD_LIMIT, 1, &flags), length < CX_WORD_LIMIT ? length : CX_WORD_LIMIT);
    assert_int_equal(flags, 0);
    assert_int_equal(cx_read_block(bytes).length, length < CX_BLOCK ? length : CX_BLOCK);
  }
  strcpy((char *)bytes, "rock'n'roll-yhtye- on");
  assert_int_equal(cx_read_word(bytes, CX_WORD_LIMIT, 1, &flags), 17);
  assert_int_equal(cx_read_word(bytes, CX_WORD_LIMIT, 0, &flags), 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(function_words_are_found),
      cmocka_unit_test(words_that_only_share_the_hash_have_no_role),
      cmocka_unit_test(both_ways_to_read_a_word_agree),
      cmocka_unit_test(long_words_are_read_to_their_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
