/* Does a word end as one of many do? Its last two bytes tell nearly always that it does not. */
#ifndef CX_MORPH_SUFFIX_H
#define CX_MORPH_SUFFIX_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { CX_SUFFIX_SIZE = 23 };

/* Of two bytes at least. */
typedef struct cx_suffix {
  char text[CX_SUFFIX_SIZE]; /* filled up with NUL */
  uint8_t length;
} cx_suffix;
#define CX_SUFFIX(text) {text, sizeof text - 1}

typedef struct cx_word_end {
  const char *word;
  size_t length;
  uint16_t last; /* two bytes; 0 = the word is shorter */
} cx_word_end;

static inline cx_word_end cx_word_end_of(const char *word, size_t len) {
  cx_word_end end = {word, len, 0};
  if (len >= sizeof end.last) memcpy(&end.last, word + len - sizeof end.last, sizeof end.last);
  return end;
}

static inline int cx_has_suffix(const cx_word_end *end, const cx_suffix *suffix) {
  size_t const length = suffix->length;
  uint16_t last;
  memcpy(&last, suffix->text + length - sizeof last, sizeof last);
  if (last != end->last || end->length < length) return 0;
  return memcmp(end->word + end->length - length, suffix->text, length) == 0;
}

/* Is the suffix the whole word? */
static inline int cx_is_suffix(const cx_word_end *end, const cx_suffix *suffix) {
  return end->length == suffix->length && cx_has_suffix(end, suffix);
}

#endif
