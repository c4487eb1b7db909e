#include "morph/word_list.h"

/* A word of at most CX_LISTED_SIZE - 1 bytes as two numbers that order as it does. */
typedef struct word_key {
  uint64_t front, back;
} word_key;

static word_key key_of(const char *word, size_t len) {
  cx_list_word filled = {0};
  memcpy(filled, word, len);
  return (word_key){cx_word_order(filled), cx_word_order(filled + 8)};
}

/* 1 when the word that stands at `listed` is the key or stands before it. */
static size_t is_up_to(const char *listed, const word_key *key) {
  uint64_t const front = cx_word_order(listed), back = cx_word_order(listed + 8);
  return (size_t)(front < key->front) | ((size_t)(front == key->front) & (size_t)(back <= key->back));
}

/* The last of `count` words, each `stride` bytes behind the one before, that is the key or stands before it. Which half
 * it is in no processor can guess, so that nothing here branches on it. */
static const char *find_last(const char *words, size_t stride, size_t count, const word_key *key) {
  while (count > 1) {
    size_t const half = count / 2;
    words += half * stride * is_up_to(words + half * stride, key);
    count -= half;
  }
  return words;
}

const void *cx_word_find(const void *items, size_t size, size_t count, const char *word, size_t len) {
  if (len >= CX_LISTED_SIZE || !count) return NULL;
  word_key const key = key_of(word, len);
  const char *found = find_last(items, size, count, &key);
  return cx_word_order(found) == key.front && cx_word_order(found + 8) == key.back ? found : NULL;
}

int cx_word_list_has(const cx_word_list *list, const char *word, size_t len) {
  return cx_word_find(list->words, sizeof *list->words, list->count, word, len) != NULL;
}

const cx_word_row *cx_word_table_find(const cx_word_table *table, const char *word, size_t len) {
  return cx_word_find(table->rows, sizeof *table->rows, table->count, word, len);
}
