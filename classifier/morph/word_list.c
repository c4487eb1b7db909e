#include "morph/word_list.h"

/* Is the word that stands at `listed` behind none but the key, or the key itself? */
static int is_up_to(const char *listed, const cx_word_key *key) {
  uint64_t const front = cx_word_order(listed);
  return front < key->front || (front == key->front && cx_word_order(listed + 8) <= key->back);
}

/* The last of `count` words, each `stride` bytes behind the one before, that is the key or stands before it. Which half
 * it is in no processor can guess, so that nothing here branches on it. */
static const char *find_last(const char *words, size_t stride, size_t count, const cx_word_key *key) {
  while (count > 1) {
    size_t const half = count / 2;
    words += is_up_to(words + half * stride, key) ? half * stride : 0;
    count -= half;
  }
  return words;
}

static const void *find(const void *words, size_t stride, size_t count, const char *word, size_t len) {
  if (len >= CX_LISTED_SIZE || !count) return NULL;
  cx_word_key const key = cx_word_key_of(word, len);
  const char *found = find_last(words, stride, count, &key);
  return cx_word_order(found) == key.front && cx_word_order(found + 8) == key.back ? found : NULL;
}

int cx_word_list_has(const cx_word_list *list, const char *word, size_t len) {
  return find(list->words, sizeof *list->words, list->count, word, len) != NULL;
}

const cx_word_row *cx_word_table_find(const cx_word_table *table, const char *word, size_t len) {
  return find(table->rows, sizeof *table->rows, table->count, word, len);
}
