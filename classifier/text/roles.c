#include "text/roles.h"

#include <string.h>

#include "base/hash.h"

/* The two slots that a word may stand in. */
static size_t first_slot(uint32_t hash) {
  return hash % CX_ROLE_SLOTS;
}
static size_t second_slot(uint32_t hash) {
  return hash / CX_ROLE_SLOTS % CX_ROLE_SLOTS;
}

static uint32_t roles_in(const cx_role_slot *slot, cx_front word) {
  return slot->roles & (0 - (uint32_t)cx_front_same(slot->word, word));
}

uint32_t cx_roles_of(const cx_roles *roles, uint32_t hash, const unsigned char *word, size_t len) {
  if (len > CX_ROLE_WORD_MAX) return 0;
  cx_front const front = cx_front_read(word, len);
  return roles_in(&roles->slots[first_slot(hash)], front) | roles_in(&roles->slots[second_slot(hash)], front);
}

/* Puts the word into its first slot; one that stood there goes to the other of its two, and so on (cuckoo hashing,
 * Pagh and Rodler 2004). There is room: the lists are ours. */
static void place_word(cx_roles *roles, cx_role_slot word) {
  size_t at = first_slot(word.hash);
  for (int moves = 0; word.roles && moves < CX_ROLE_SLOTS; moves++) {
    cx_role_slot const before = roles->slots[at];
    roles->slots[at] = word;
    word = before;
    at ^= first_slot(word.hash) ^ second_slot(word.hash);
  }
}

/* Adds a word, or roles to a word that stands in several lists. */
static void list_word(cx_roles *roles, const char *word, size_t len, uint32_t given) {
  cx_role_slot added = {{{0, 0}}, given, cx_hash(word, len)};
  if (len > sizeof added.word) return;
  memcpy(&added.word, word, len);
  cx_role_slot *const first = &roles->slots[first_slot(added.hash)];
  cx_role_slot *const second = &roles->slots[second_slot(added.hash)];
  if (roles_in(first, added.word)) {
    first->roles |= given;
  } else if (roles_in(second, added.word)) {
    second->roles |= given;
  } else {
    place_word(roles, added);
    roles->listed++;
  }
  roles->guesses[added.hash >> 20] |= (uint16_t)(given & CX_ROLE_MARKING ? given | CX_ROLE_MARKED : given);
}

/* Nearly always a finite verb's. A first person past only in front, where few adverbs (ensin, takaisin) and
 * instruments (tulostin) stand. */
static const char finite_endings[] = "mme vat vät isi isin isivat ttiin n't 'll 've 're";
static const char finite_endings_in_front[] = "sin tin din oin äin len taan tään";

/* Calls take(roles, word, its length, given) with each word of the list. */
static void for_words(cx_roles *roles, const char *words,
                      void (*take)(cx_roles *roles, const char *word, size_t len, uint32_t given),
                      uint32_t given) {
  while (*words) {
    size_t len = strcspn(words, " ");
    take(roles, words, len, given);
    words += len;
    words += strspn(words, " ");
  }
}

/* There is room: the lists are ours. */
static void add_ending(cx_roles *roles, const char *word, size_t len, uint32_t only_in_front) {
  cx_endings *endings = &roles->finite;
  uint32_t const bit = (uint32_t)1 << endings->count++;
  if (only_in_front) endings->only_in_front |= bit;
  for (size_t at = 0; at < len; at++) endings->with[at][(unsigned char)word[len - 1 - at]] |= bit;
  for (size_t at = len; at < CX_ENDING_MAX; at++) endings->shorter[at] |= bit;
  for (size_t length = len + 2; length <= CX_ENDING_MAX + 2; length++) endings->fit[length] |= bit;
}

/* Any byte may stand in front of an ending. */
static void finish_endings(cx_endings *endings) {
  for (size_t at = 0; at < CX_ENDING_MAX; at++)
    for (size_t byte = 0; byte < 256; byte++) endings->with[at][byte] |= endings->shorter[at];
}

void cx_roles_fill(cx_roles *roles) {
  memset(roles, 0, sizeof *roles);
  for (const cx_role_list *from = cx_role_lists; from->words; from++)
    for_words(roles, from->words, list_word, from->roles);
  for_words(roles, finite_endings, add_ending, 0);
  for_words(roles, finite_endings_in_front, add_ending, 1);
  finish_endings(&roles->finite);
}
