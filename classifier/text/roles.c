#include "text/roles.h"

#include <string.h>

#include "base/hash.h"

enum { NO_WORD = UINT16_MAX };

typedef struct listed_word {
  char word[CX_ROLE_WORD_MAX];
  uint32_t hash, roles;
  uint16_t next; /* in its bucket */
} listed_word;

typedef struct word_list {
  listed_word words[CX_ROLE_SLOTS];
  uint16_t first[CX_ROLE_BUCKETS], size[CX_ROLE_BUCKETS];
  uint16_t count;
} word_list;

/* Adds a word, or roles to a word that stands in several lists. */
static void list_word(void *to, const char *word, size_t len, uint32_t roles) {
  word_list *list = to;
  uint32_t hash = cx_hash(word, len), bucket = hash % CX_ROLE_BUCKETS;

  for (uint16_t i = list->first[bucket]; i != NO_WORD; i = list->words[i].next) {
    if (list->words[i].hash == hash) {
      list->words[i].roles |= roles;
      return;
    }
  }
  if (list->count == CX_ROLE_SLOTS || len > CX_ROLE_WORD_MAX) return;
  listed_word *listed = &list->words[list->count];
  memcpy(listed->word, word, len);
  listed->hash = hash;
  listed->roles = roles;
  listed->next = list->first[bucket];
  list->first[bucket] = list->count++;
  list->size[bucket]++;
}

/* Do all words of the bucket fall on free slots that differ? Takes the slots when they do. */
static int place_bucket(cx_roles *roles, const word_list *list, uint32_t bucket) {
  uint16_t i = list->first[bucket], placed;

  for (; i != NO_WORD; i = list->words[i].next) {
    const listed_word *word = &list->words[i];
    uint32_t at = cx_role_slot_of(roles, word->hash);
    if (roles->slots[at].roles) break;
    roles->slots[at] = (cx_role_slot){word->hash, word->roles};
    memcpy(roles->words[at], word->word, CX_ROLE_WORD_MAX);
  }
  if (i == NO_WORD) return 1;
  for (placed = list->first[bucket]; placed != i; placed = list->words[placed].next)
    roles->slots[cx_role_slot_of(roles, list->words[placed].hash)].roles = 0;
  return 0;
}

/* Fullest buckets first, while there is room. */
static void place_words(cx_roles *roles, const word_list *list) {
  for (uint16_t size = 16; size; size--) {
    for (uint32_t bucket = 0; bucket < CX_ROLE_BUCKETS; bucket++) {
      if (list->size[bucket] != size) continue;
      while (!place_bucket(roles, list, bucket) && ++roles->displacements[bucket] < CX_ROLE_SLOTS) continue;
    }
  }
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

int cx_roles_fill(cx_roles *roles, const cxtag_memory *memory) {
  word_list *list = cx_alloc_zeroed(memory, 1, sizeof *list);

  if (!list) return 0;
  memset(roles, 0, sizeof *roles);
  memset(list->first, 0xFF, sizeof list->first); /* NO_WORD */
  for (const cx_role_list *from = cx_role_lists; from->words; from++)
    for_words(from->words, list_word, list, from->roles);
  for_words(finite_endings, add_ending, &roles->finite, 0);
  for_words(finite_endings_in_front, add_ending, &roles->finite_in_front, 0);
  place_words(roles, list);
  roles->listed = list->count;
  cx_release(memory, list);
  return 1;
}
