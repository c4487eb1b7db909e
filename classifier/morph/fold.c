#include "morph/blob.h"

/* The bytes that a colon, an apostrophe, or a curly one begins with. */
static const uint8_t MARKS[256] = {[':'] = 1, ['\''] = 1, [0xE2] = 1};

void cx_fold(cx_folded *out, const char *word, size_t len) {
  uint32_t hash = CX_BLOB_HASH_START;
  size_t count = 0;
  uint8_t marked = 0;
  if (len > 255) len = 255;
  for (size_t at = 0, size; at < len; at += size, count++) {
    unsigned char const letter = cx_fold_letter(word, len, at, &size);
    hash = cx_blob_hash_step(hash, letter);
    out->letter[count] = letter;
    out->offset[count] = (uint8_t)at;
    out->ended[count] = cx_blob_hash_end(hash);
    marked |= MARKS[letter];
  }
  out->offset[count] = (uint8_t)len;
  out->word = word;
  out->count = count;
  out->marked = marked;
}
