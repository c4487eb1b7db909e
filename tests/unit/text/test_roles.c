/* roles.c: every function word is found, others are not; block.h: all ways to read a word agree. */
#include "text_testing.h"

#include "base/hash.h"
#include "text/block.h"
#include "text/roles.h"

static uint32_t roles_of(const cx_roles *roles, const char *word) {
  unsigned char padded[40] = {0};
  size_t const len = strlen(word);
  memcpy(padded, word, len);
  uint32_t const hash = cx_hash(word, len), guess = cx_roles_guess(roles, hash);
  uint32_t const found = cx_roles_of(roles, hash, padded, len);
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
    char word[CX_ROLE_WORD_MAX + 1] = "";
    if (!roles->slots[i].roles) continue;
    memcpy(word, &roles->slots[i].word, CX_ROLE_WORD_MAX);
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
  assert_int_equal(roles_of(roles, "muttamuttamuttamutta"), 0);
  free(roles);
}

/* Words of each list, found with its roles though others took their places. */
static void every_listed_word_has_its_roles(void **state) {
  cx_roles *roles = malloc(sizeof *roles);
  (void)state;
  assert_non_null(roles);
  cx_roles_fill(roles);
  for (const cx_role_list *list = cx_role_lists; list->words; list++) {
    for (const char *at = list->words; *at; at += strspn(at, " ")) {
      char word[CX_ROLE_WORD_MAX + 1] = "";
      size_t const len = strcspn(at, " ");
      assert_in_range(len, 1, CX_ROLE_WORD_MAX);
      memcpy(word, at, len);
      if ((roles_of(roles, word) & list->roles) != list->roles) fail_msg("%s", word);
      at += len;
    }
  }
  free(roles);
}

static int ends_finite(const cx_roles *roles, const char *word, int in_front) {
  char padded[40] = "........"; /* what stands in front of a word is none of its own */
  uint64_t tail;
  strcat(padded, word);
  memcpy(&tail, padded + strlen(word), sizeof tail);
  return cx_ends_in(&roles->finite, tail, strlen(word), in_front);
}

static void finite_verbs_show_in_endings(void **state) {
  static const struct {
    const char *word;
    int anywhere, in_front;
  } words[] = {{"odotamme", 1, 1}, {"abmme", 1, 1},  {"ammme", 1, 1},   {"amme", 0, 0},   {"mme", 0, 0},
               {"odotivat", 1, 1}, {"elävät", 1, 1}, {"tekisivat", 1, 1}, {"isivat", 1, 1}, {"vat", 0, 0},
               {"avät", 0, 0},     {"abvät", 1, 1},  {"soitin", 0, 1},  {"tin", 0, 0},    {"yhtään", 0, 1},
               {"a1tään", 0, 1},   {"atään", 0, 0},  {"isn't", 1, 1},   {"an't", 0, 0},   {"they'll", 1, 1},
               {"palvelu", 0, 0},  {"mmet", 0, 0},   {"", 0, 0}};
  cx_roles *roles = malloc(sizeof *roles);
  (void)state;
  assert_non_null(roles);
  cx_roles_fill(roles);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    if (ends_finite(roles, words[i].word, 0) != words[i].anywhere) fail_msg("%s", words[i].word);
    if (ends_finite(roles, words[i].word, 1) != words[i].in_front) fail_msg("%s in front", words[i].word);
  }
  free(roles);
}

static void words_that_only_share_the_hash_have_no_role(void **state) {
  cx_roles *roles = malloc(sizeof *roles);
  (void)state;
  assert_non_null(roles);
  cx_roles_fill(roles);
  uint32_t const hash = cx_hash("mutta", 5);
  assert_true(cx_roles_guess(roles, hash));
  const unsigned char other[32] = "muttb", longer[32] = "muttakin";
  assert_false(cx_roles_of(roles, hash, other, 5));
  assert_false(cx_roles_of(roles, hash, longer, 8));
  assert_true(cx_roles_of(roles, hash, longer, 5));
  free(roles);
}

static uint32_t next_random(uint32_t *seed) {
  return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

/* The same byte by byte: 0 = none, or CX_WORD_LIMIT and more bytes. */
static size_t read_by_bytes(const unsigned char *p, uint32_t *flags) {
  size_t at = 0, again = 0;
  *flags = 0;
  for (; cx_is_block_letter(p[at]) || (at && cx_is_joint(p[at]) && cx_is_block_letter(p[at + 1])); at++) {
    size_t const step = p[at] < 0x80 ? 1 : 2;
    if (step == 2 && (p[at] != 0xC3 || p[at + 1] < 0x80 || p[at + 1] == 0x97 || p[at + 1] == 0xB7)) return 0;
    again = at >= step && !memcmp(p + at, p + at - step, step) ? again + 1 : 0;
    if (again > 1) *flags |= CX_TOKEN_ELONGATED;
    at += step - 1;
  }
  return at < CX_WORD_LIMIT ? at : 0;
}

enum { UNKNOWN = 0xFFFF }; /* what is beyond ASCII may be no letters */

static void all_ways_to_read_a_word_agree(void **state) {
  static const char *const pieces[] = {"a", "b", "z", "ä", "ö",   "é",   "÷", "-",
                                       "'", " ", ".", "a", "aaa", "äää", "š", "{"};
  uint32_t seed = 5;
  size_t words = 0, longer = 0;
  (void)state;
  for (int round = 0; round < 300000; round++) {
    unsigned char bytes[CX_WORD_LIMIT + CX_BLOCK_AHEAD + 16] = {0};
    size_t const length = 1 + next_random(&seed) % 52;
    while (strlen((char *)bytes) < length)
      strcat((char *)bytes, pieces[next_random(&seed) % (round % 3 ? round % 5 ? 6 : 9 : 16)]);
    cx_plain_word fast = cx_read_block(bytes, UNKNOWN), slow = cx_read_block_portable(bytes);
    cx_plain_word whole = cx_read_long(bytes, UNKNOWN), known = cx_read_long(bytes, 0);
    uint32_t flags;
    size_t const wanted = read_by_bytes(bytes, &flags);
    int const is_cut = fast.length == CX_BLOCK && bytes[CX_BLOCK - 1] == 0xC3; /* its last letter may be none */
    if (fast.length != slow.length && !is_cut) fail_msg("%s: %zu, %zu", (char *)bytes, fast.length, slow.length);
    if (whole.length != wanted) fail_msg("%s: %zu, %zu", (char *)bytes, whole.length, wanted);
    if (!wanted) continue;
    if (whole.flags != flags) fail_msg("%s: %x, %x", (char *)bytes, whole.flags, flags);
    assert_int_equal(whole.behind, bytes[wanted]);
    assert_int_equal(known.length, wanted);
    assert_int_equal(known.flags, flags);
    assert_int_equal(known.hash, whole.hash);
    assert_int_equal(whole.hash, cx_hash((char *)bytes, wanted));
    longer += wanted > fast.length;
    words++;
    assert_int_equal(fast.behind, bytes[fast.length]);
    if (cx_is_block_letter(fast.behind)) continue; /* what is behind tells more of its last letters */
    if (fast.flags != slow.flags) fail_msg("%s: %x, %x", (char *)bytes, fast.flags, slow.flags);
    assert_int_equal(fast.hash, cx_hash((char *)bytes, fast.length));
    assert_int_equal(slow.hash, fast.hash);
  }
  assert_true(words > 100000 && longer > 50000);
}

static void long_words_are_read_to_their_limit(void **state) {
  unsigned char bytes[CX_WORD_LIMIT + CX_BLOCK_AHEAD + 32] = {0};
  (void)state;
  for (uint32_t length = 1; length < CX_WORD_LIMIT + 8; length++) {
    memset(bytes, 0, sizeof bytes);
    for (uint32_t i = 0; i < length; i++) bytes[i] = (unsigned char)('a' + i % 7);
    assert_int_equal(cx_read_long(bytes, UNKNOWN).length, length < CX_WORD_LIMIT ? length : 0);
    assert_int_equal(cx_read_long(bytes, UNKNOWN).flags, 0);
    assert_int_equal(cx_read_block(bytes, UNKNOWN).length, length < CX_BLOCK ? length : CX_BLOCK);
  }
  strcpy((char *)bytes, "rock'n'roll-yhtye- on");
  assert_int_equal(cx_read_long(bytes, UNKNOWN).length, 17);
  assert_int_equal(cx_read_block(bytes, UNKNOWN).length, 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(function_words_are_found),
      cmocka_unit_test(every_listed_word_has_its_roles),
      cmocka_unit_test(finite_verbs_show_in_endings),
      cmocka_unit_test(words_that_only_share_the_hash_have_no_role),
      cmocka_unit_test(all_ways_to_read_a_word_agree),
      cmocka_unit_test(long_words_are_read_to_their_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
