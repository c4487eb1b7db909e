#include "morph/blob.h"

/* ä å -> a, ö -> o: one byte; every other byte stays. At most 255 bytes are taken. */
void cx_fold(cx_folded *out, const char *word, size_t len) {
  size_t count = 0;
  if (len > 255) len = 255;
  out->word = word;
  out->marked = 0;
  for (size_t at = 0; at < len; count++) {
    unsigned char byte = (unsigned char)word[at];
    out->offset[count] = (uint8_t)at++;
    if (byte == 0xC3 && at < len) {
      unsigned char next = (unsigned char)word[at];
      if (next == 0xA4 || next == 0xA5 || next == 0xB6) {
        byte = next == 0xB6 ? 'o' : 'a';
        at++;
      }
    }
    out->letter[count] = byte;
    if (byte == ':' || byte == '\'' || byte == 0xE2) out->marked = 1;
  }
  out->offset[count] = (uint8_t)len;
  out->count = count;
}
