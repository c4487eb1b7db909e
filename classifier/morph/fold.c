#include <string.h>

#include "morph/blob.h"

/* What is more than itself: the first byte of a letter with dots, and those that a colon, an apostrophe, or a curly
 * one begins with. */
enum { DOTS = 1, MARK = 2 };
static const uint8_t KINDS[256] = {[0xC3] = DOTS, [':'] = MARK, ['\''] = MARK, [0xE2] = MARK};

/* Writes letter `count`, which begins at byte `at`; its hash with those before it. */
static inline uint32_t put(cx_folded *out, size_t count, size_t letter, size_t at, uint32_t hash) {
  out->letter[count] = (unsigned char)letter;
  out->offset[count] = (uint8_t)at;
  hash = cx_blob_hash_step(hash, (unsigned char)letter);
  out->ended[count] = cx_blob_hash_end(hash);
  return hash;
}

static void end(cx_folded *out, size_t count, size_t len) {
  out->offset[count] = (uint8_t)len;
  out->count = count;
  memset(out->letter + count, 0, CX_FOLDED_ROOM);
}

/* From letter `count` on, before which each is a byte. */
CX_APART static void fold_rest(cx_folded *out, const char *word, size_t len, size_t count, uint32_t hash) {
  uint8_t kinds = 0;
  for (size_t at = count, size; at < len; at += size, count++) {
    unsigned char const letter = cx_fold_letter(word, len, at, &size);
    kinds |= KINDS[letter];
    hash = put(out, count, letter, at, hash);
  }
  end(out, count, len);
  out->marked = kinds >= MARK;
}

void cx_fold(cx_folded *out, const char *word, size_t len) {
  uint32_t hash = CX_BLOB_HASH_START;
  size_t count = 0;
  if (len > 255) len = 255;
  out->word = word;
  for (; count < len; count++) {
    size_t const letter = (unsigned char)word[count];
    if (KINDS[letter]) {
      fold_rest(out, word, len, count, hash);
      return;
    }
    hash = put(out, count, letter, count, hash);
  }
  end(out, count, len);
  out->marked = 0;
}
