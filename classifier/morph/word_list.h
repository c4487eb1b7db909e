/* Closed sets of words, searched by halves. */
#ifndef CX_MORPH_WORD_LIST_H
#define CX_MORPH_WORD_LIST_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A word of a table, filled up with NUL: its bytes stand where it is searched for, not behind a pointer. */
enum { CX_LISTED_SIZE = 16 };
typedef char cx_list_word[CX_LISTED_SIZE];

/* The item whose word it is, or NULL. Each item begins with its word and is `size` bytes long;
 * they stand in byte order of the words. */
const void *cx_word_find(const void *items, size_t size, size_t count, const char *word, size_t len);

/* Words in byte order. */
typedef struct cx_word_list {
  const cx_list_word *words;
  size_t count;
} cx_word_list;
int cx_word_list_has(const cx_word_list *list, const char *word, size_t len);

/* A word and what belongs to it; the words between blanks. */
typedef struct cx_word_row {
  cx_list_word word;
  const char *first, *second;
} cx_word_row;
/* Rows in byte order of the word. */
typedef struct cx_word_table {
  const cx_word_row *rows;
  size_t count;
} cx_word_table;
/* NULL = the word is not in the table. */
const cx_word_row *cx_word_table_find(const cx_word_table *table, const char *word, size_t len);

/* Eight bytes as a number that orders as they do. */
static inline uint64_t cx_word_order(const char *bytes) {
  uint64_t number;
  memcpy(&number, bytes, sizeof number);
#if defined(__GNUC__)
  return __builtin_bswap64(number);
#else
  number = (number & 0x00FF00FF00FF00FFu) << 8 | (number >> 8 & 0x00FF00FF00FF00FFu);
  number = (number & 0x0000FFFF0000FFFFu) << 16 | (number >> 16 & 0x0000FFFF0000FFFFu);
  return number << 32 | number >> 32;
#endif
}

#endif
