#include "morph/blob.h"

/* What a byte of a word asks for. */
enum { FOLDS = 1, MARKS = 2 };
static const uint8_t KINDS[256] = {[0xC3] = FOLDS, [':'] = MARKS, ['\''] = MARKS, [0xE2] = MARKS};

#define EIGHT(n) (n), (n) + 1, (n) + 2, (n) + 3, (n) + 4, (n) + 5, (n) + 6, (n) + 7
#define SIXTY_FOUR(n) \
  EIGHT(n), EIGHT((n) + 8), EIGHT((n) + 16), EIGHT((n) + 24), EIGHT((n) + 32), EIGHT((n) + 40), EIGHT((n) + 48), \
      EIGHT((n) + 56)
/* Where the letters of a word of single bytes start. */
static const uint8_t IN_BYTES[256] = {SIXTY_FOUR(0), SIXTY_FOUR(64), SIXTY_FOUR(128), SIXTY_FOUR(192)};

static void fold_letters(cx_folded *out, size_t len) {
  size_t count = 0;
  for (size_t at = 0, size; at < len; at += size, count++) {
    out->letters[count] = cx_fold_letter(out->word, len, at, &size);
    out->offsets[count] = (uint8_t)at;
  }
  out->offsets[count] = (uint8_t)len;
  out->letter = out->letters;
  out->offset = out->offsets;
  out->count = count;
}

/* At most 255 bytes are taken. */
void cx_fold(cx_folded *out, const char *word, size_t len) {
  const unsigned char *const bytes = (const unsigned char *)word;
  unsigned kinds = 0;
  if (len > 255) len = 255;
  for (size_t at = 0; at < len; at++) kinds |= KINDS[bytes[at]];
  out->word = word;
  out->marked = (kinds & MARKS) != 0;
  out->letter = bytes;
  out->offset = IN_BYTES;
  out->count = len;
  if (kinds & FOLDS) fold_letters(out, len);
  cx_hash_letters(out->ended, out->letter, 0, out->count);
}
