#include "score/listed.h"

/* Sixteen bytes at once: a text has padding behind it, and lists have some fifty words. */
typedef struct block {
  uint64_t low, high;
} block;

static uint64_t first_bytes(uint64_t bytes, size_t count) {
  return count >= 8 ? bytes : bytes & (((uint64_t)1 << 8 * count) - 1);
}

int cx_token_is_listed(const cx_text *text, uint32_t token, const cx_listed *words, size_t count) {
  const cx_token *t = &text->tokens[token];
  size_t const length = t->end - t->start;
  block word, listed;
  if (length >= CX_LISTED_BYTES) return 0;
  memcpy(&word, text->bytes + t->start, sizeof word);
  word.low = first_bytes(word.low, length);
  word.high = first_bytes(word.high, length > 8 ? length - 8 : 0);
  for (size_t i = 0; i < count; i++) {
    memcpy(&listed, words[i], sizeof listed);
    if (word.low == listed.low && word.high == listed.high) return 1;
  }
  return 0;
}
