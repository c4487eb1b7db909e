/* The fast way: ASCII and the letters of Latin-1 Supplement (lead byte C3), whose folding keeps their length.
 * Everything else stops it. */
#include "text/fold.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static unsigned char fold_ascii(unsigned char c) {
  if (c >= 'A' && c <= 'Z') return (unsigned char)(c | 0x20);
  if (c == '`') return '\'';
  return c ? c : ' ';
}

size_t cx_fold_plain_portable(const unsigned char *source, size_t len, unsigned char *out) {
  size_t at = 0;

  while (at < len) {
    unsigned char c = source[at];
    if (c < 0x80) {
      out[at++] = fold_ascii(c);
      continue;
    }
    if (c != 0xC3 || at + 1 == len) break;
    unsigned char next = source[at + 1];
    if (next < 0x80 || next > 0xBF || next == 0x97 || next == 0x9F) break; /* not the sign x, not sharp s */
    out[at] = c;
    out[at + 1] = next < 0x9F ? (unsigned char)(next + 0x20) : next;
    at += 2;
  }
  return at;
}

#if defined(__SSE2__)

/* Sixteen bytes. Returns a bit for each byte that is not plain; *carry tells whether the byte before was, and
 * then whether the last byte is, a lead byte C3. */
static inline unsigned fold_block(__m128i v, unsigned *carry, unsigned char *out) {
  unsigned high = (unsigned)_mm_movemask_epi8(v);
  __m128i upper =
      _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('A' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('Z' + 1)));
  __m128i nul = _mm_cmpeq_epi8(v, _mm_setzero_si128()), tick = _mm_cmpeq_epi8(v, _mm_set1_epi8('`'));
  __m128i folded = _mm_or_si128(v, _mm_and_si128(_mm_or_si128(upper, nul), _mm_set1_epi8(0x20)));

  folded = _mm_xor_si128(folded, _mm_and_si128(tick, _mm_set1_epi8('`' ^ '\'')));
  unsigned lead = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC3)));
  __m128i low_half = _mm_cmplt_epi8(v, _mm_set1_epi8((char)0x9F)); /* 80..9E: capitals and the sign x */
  unsigned tail = (unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)));
  unsigned sharp_or_times = (unsigned)_mm_movemask_epi8(_mm_or_si128(
      _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0x97)), _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0x9F))));
  unsigned pairs = tail & (lead << 1 | *carry) & ~sharp_or_times;
  unsigned bad = (high & ~(pairs | (lead & (pairs >> 1 | 0x8000)))) | (*carry & ~pairs);
  folded = _mm_add_epi8(folded, _mm_and_si128(low_half, _mm_set1_epi8(0x20)));
  *carry = lead >> 15;
  _mm_storeu_si128((__m128i *)(void *)out, folded);
  return bad;
}

/* Where the plain bytes end, given the first bad one: not between a lead byte and the byte it wants. */
static inline size_t plain_end(const unsigned char *source, size_t at) {
  return at && source[at - 1] == 0xC3 ? at - 1 : at;
}

size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out) {
  size_t at = 0;
  unsigned carry = 0, bad;

  for (; len - at >= 16; at += 16) {
    bad = fold_block(_mm_loadu_si128((const __m128i *)(const void *)(source + at)), &carry, out + at);
    if (bad) return plain_end(source, at + (size_t)__builtin_ctz(bad));
  }
  if (at < len) {
    unsigned char rest[16] = {0};
    memcpy(rest, source + at, len - at);
    bad = fold_block(_mm_loadu_si128((const __m128i *)(void *)rest), &carry, out + at);
    if (bad && at + (size_t)__builtin_ctz(bad) < len)
      return plain_end(source, at + (size_t)__builtin_ctz(bad));
  }
  return plain_end(source, len);
}

#else

size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out) {
  return cx_fold_plain_portable(source, len, out);
}

#endif
