#include "score/listed.h"

static uint64_t first_bytes(uint64_t bytes, size_t count) {
  return count >= 8 ? bytes : bytes & (((uint64_t)1 << 8 * count) - 1);
}

static uint64_t eight_bytes(const char *bytes) {
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  return eight;
}

/* Eight bytes at once: a text has padding behind it, and lists have some fifty words. */
int cx_token_is_listed(const cx_text *text, uint32_t token, const cx_listed *words, size_t count) {
  const cx_token *t = &text->tokens[token];
  const char *bytes = text->bytes + t->start;
  size_t const length = t->end - t->start;
  if (length >= CX_LISTED_BYTES) return 0;
  uint64_t const low = first_bytes(eight_bytes(bytes), length);
  uint64_t const high = first_bytes(eight_bytes(bytes + 8), length > 8 ? length - 8 : 0);
  for (size_t i = 0; i < count; i++)
    if (eight_bytes(words[i]) == low && eight_bytes(words[i] + 8) == high) return 1;
  return 0;
}

int cx_any_token_is_listed(const cx_text *text, uint32_t first, uint32_t end, const cx_listed *words, size_t count) {
  for (uint32_t token = first; token < end; token++)
    if (cx_token_is_listed(text, token, words, count)) return 1;
  return 0;
}
