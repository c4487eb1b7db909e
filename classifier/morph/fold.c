#include "morph/blob.h"

/* At most 255 bytes are taken. */
void cx_fold(cx_folded *out, const char *word, size_t len) {
  size_t count = 0;
  if (len > 255) len = 255;
  out->word = word;
  out->marked = 0;
  for (size_t at = 0, size; at < len; at += size, count++) {
    unsigned char const letter = cx_fold_letter(word, len, at, &size);
    out->offset[count] = (uint8_t)at;
    out->letter[count] = letter;
    if (letter == ':' || letter == '\'' || letter == 0xE2) out->marked = 1;
  }
  out->offset[count] = (uint8_t)len;
  out->count = count;
}
