/* The beginning of a text as two numbers: sixteen bytes of it at most, NUL for those behind its end. It is read
 * and compared without a branch, for words are of any length. Only fronts are compared with fronts, so the
 * machine's byte order does not show. */
#ifndef CX_BASE_FRONT_H
#define CX_BASE_FRONT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { CX_FRONT = 16 };

typedef struct cx_front {
  uint64_t half[2];
} cx_front;

/* The front of a text of `len` bytes, at most CX_FRONT; so many must be readable even where len is less. */
static inline cx_front cx_front_read(const void *text, size_t len) {
  static const unsigned char ones[2 * CX_FRONT] = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                                   0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
  cx_front read, mask;
  memcpy(&read, text, sizeof read);
  memcpy(&mask, ones + CX_FRONT - len, sizeof mask);
  return (cx_front){{read.half[0] & mask.half[0], read.half[1] & mask.half[1]}};
}

static inline int cx_front_same(cx_front a, cx_front b) {
  return !((a.half[0] ^ b.half[0]) | (a.half[1] ^ b.half[1]));
}

#endif
