/* Closed sets of words, searched by halves. */
#ifndef CX_MORPH_WORD_LIST_H
#define CX_MORPH_WORD_LIST_H

#include <stddef.h>

/* Words in byte order. */
typedef struct cx_word_list {
  const char *const *words;
  size_t count;
} cx_word_list;
int cx_word_list_has(const cx_word_list *list, const char *word, size_t len);
/* memcmp's order of a word and a listed one. */
int cx_word_compare(const char *word, size_t len, const char *listed);

#endif
