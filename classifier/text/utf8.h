/* UTF-8: checked and unchecked decoding, and the repair of text that is not UTF-8. */
#ifndef CX_TEXT_UTF8_H
#define CX_TEXT_UTF8_H

#include "base/buffer.h"

/* Decodes at p < end. Returns the length of a well-formed sequence (1..4), or minus the length of the maximal
 * subpart of an ill-formed one (Unicode 15, section 3.9, "Substitution of Maximal Subparts"). */
int cx_utf8_decode(const unsigned char *p, const unsigned char *end, uint32_t *code_point);
size_t cx_utf8_encode(uint32_t code_point, unsigned char out[4]);

/* Where to cut `len` bytes so that at most `max` are left and no sequence is split. */
size_t cx_utf8_cut(const unsigned char *bytes, size_t len, size_t max);

/* Combining marks in a row, this code point counted: 0 after anything that ends the run. Code points which
 * folding leaves out do not end it. */
enum { CX_MARKS_MAX = 30 }; /* UAX #15, Stream-Safe Text Format */
unsigned cx_utf8_mark_run(uint32_t code_point, unsigned run);

/* Replaces the content of out: Windows-1252 or U+FFFD for what is ill-formed, mark runs cut at CX_MARKS_MAX.
 */
cxtag_status cx_utf8_repair(cx_buffer *out, const unsigned char *bytes, size_t len, cxtag_origin origin);

/* The code point at p in well-formed text; its length is added to *length. */
static inline uint32_t cx_utf8_get(const unsigned char *p, size_t *length) {
  uint32_t c = p[0];
  if (c < 0x80) return *length += 1, c;
  if (c < 0xE0) return *length += 2, (c & 0x1F) << 6 | (p[1] & 0x3Fu);
  if (c < 0xF0) return *length += 3, (c & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
  return *length += 4, (c & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 | (p[3] & 0x3Fu);
}

/* Start of the code point before `at` > 0 in well-formed text. */
static inline size_t cx_utf8_before(const unsigned char *bytes, size_t at) {
  do at--;
  while (at && (bytes[at] & 0xC0) == 0x80);
  return at;
}

#endif
