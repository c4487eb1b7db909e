#include "text/roles.h"

#include <string.h>

#include "base/hash.h"

/* Where the word stands, or the free slot where it would. */
static size_t find_slot(const cx_roles *roles, uint32_t hash, cx_front word) {
  size_t at = hash % CX_ROLE_SLOTS;
  for (;; at = (at + 1) % CX_ROLE_SLOTS) {
    const cx_role_slot *const slot = &roles->slots[at];
    if (cx_front_same(slot->word, word) || !slot->roles) return at;
  }
}

uint32_t cx_roles_of(const cx_roles *roles, uint32_t hash, const unsigned char *word, size_t len) {
  if (len > CX_ROLE_WORD_MAX) return 0;
  return roles->slots[find_slot(roles, hash, cx_front_read(word, len))].roles;
}

/* Adds a word, or roles to a word that stands in several lists. */
static void list_word(void *to, const char *word, size_t len, uint32_t given) {
  cx_roles *roles = to;
  cx_front bytes = {{0, 0}};
  uint32_t const hash = cx_hash(word, len);

  if (len > sizeof bytes) return;
  memcpy(&bytes, word, len);
  cx_role_slot *slot = &roles->slots[find_slot(roles, hash, bytes)];
  roles->listed += !slot->roles;
  *slot = (cx_role_slot){bytes, slot->roles | given};
  roles->guesses[hash >> 20] |= (uint16_t)(given & CX_ROLE_MARKING ? given | CX_ROLE_MARKED : given);
}

/* Nearly always a finite verb's. A first person past only in front, where few adverbs (ensin, takaisin) and
 * instruments (tulostin) stand. */
static const char finite_endings[] = "mme vat vät isi isin isivat ttiin n't 'll 've 're";
static const char finite_endings_in_front[] = "sin tin din oin äin len taan tään";

static void for_words(const char *words, void (*take)(void *to, const char *word, size_t len, uint32_t given),
                      void *to, uint32_t given) {
  while (*words) {
    size_t len = strcspn(words, " ");
    take(to, words, len, given);
    words += len;
    words += strspn(words, " ");
  }
}

/* Behind those of its group. There is room: the lists are ours. */
static void add_ending(void *to, const char *word, size_t len, uint32_t given) {
  cx_endings *endings = to;
  size_t const group = (unsigned char)word[len - 1] % CX_ENDING_GROUPS, at = endings->first[group + 1];
  cx_ending *ending = &endings->list[at];
  (void)given;
  memmove(ending + 1, ending, (endings->first[CX_ENDING_GROUPS] - at) * sizeof *ending);
  *ending = (cx_ending){0, (uint32_t)len};
  memcpy(&ending->bytes, word, len);
  for (size_t behind = group + 1; behind <= CX_ENDING_GROUPS; behind++) endings->first[behind]++;
}

void cx_roles_fill(cx_roles *roles) {
  memset(roles, 0, sizeof *roles);
  for (const cx_role_list *from = cx_role_lists; from->words; from++)
    for_words(from->words, list_word, roles, from->roles);
  for_words(finite_endings, add_ending, &roles->finite, 0);
  for_words(finite_endings_in_front, add_ending, &roles->finite_in_front, 0);
}
