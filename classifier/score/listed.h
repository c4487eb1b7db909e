/* The few words that rules of score/ know by themselves. */
#ifndef CX_SCORE_LISTED_H
#define CX_SCORE_LISTED_H

#include "text/text.h"

#include <string.h>

enum { CX_LISTED_BYTES = 16 };

/* A word of a list, shorter than CX_LISTED_BYTES; NULs behind it. */
typedef char cx_listed[CX_LISTED_BYTES];

int cx_token_is_listed(const cx_text *text, uint32_t token, const cx_listed *words, size_t count);
#define CX_IS_LISTED(text, token, words)                                                                     \
  cx_token_is_listed((text), (token), (words), sizeof(words) / sizeof *(words))

/* Is one of the tokens [first, end) listed? */
int cx_any_token_is_listed(const cx_text *text, uint32_t first, uint32_t end, const cx_listed *words, size_t count);
#define CX_ANY_LISTED(text, first, end, words)                                                               \
  cx_any_token_is_listed((text), (first), (end), (words), sizeof(words) / sizeof *(words))

static inline int cx_token_is(const cx_text *text, uint32_t token, const char *word) {
  const cx_token *t = &text->tokens[token];
  return strlen(word) == t->end - t->start && !memcmp(word, text->bytes + t->start, t->end - t->start);
}

#endif
