#include "morph/word_list.h"

/* The last of `count` items whose first eight bytes are those of the word or stand before them. Which half it is in no
 * processor can guess, so that nothing here branches on it. */
static size_t find_last(const char *items, size_t size, size_t count, uint64_t front) {
  size_t at = 0;
  while (count > 1) {
    size_t const half = count / 2;
    at += half * (size_t)(cx_word_order(items + (at + half) * size) <= front);
    count -= half;
  }
  return at;
}

const void *cx_word_find(const void *items, size_t size, size_t count, const char *word, size_t len) {
  cx_list_word filled = {0};
  if (len >= CX_LISTED_SIZE || !count) return NULL;
  memcpy(filled, word, len);
  for (size_t at = find_last(items, size, count, cx_word_order(filled));; at--) { /* few begin alike */
    const char *item = (const char *)items + at * size;
    if (memcmp(item, filled, 8) != 0) return NULL;
    if (memcmp(item, filled, sizeof filled) == 0) return item;
    if (!at) return NULL;
  }
}

int cx_word_list_has(const cx_word_list *list, const char *word, size_t len) {
  return cx_word_find(list->words, sizeof *list->words, list->count, word, len) != NULL;
}

const cx_word_row *cx_word_table_find(const cx_word_table *table, const char *word, size_t len) {
  return cx_word_find(table->rows, sizeof *table->rows, table->count, word, len);
}
