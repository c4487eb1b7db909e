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

/* Bytes that begin, and bytes that end, a Latin-1 letter; `high` are all beyond ASCII. */
typedef struct pairs {
  unsigned high, lead, tail;
} pairs;

/* A bit for each byte that is not plain. carry: the byte before the block is a lead byte. */
static unsigned bad_bytes(pairs p, unsigned carry) {
  unsigned whole = p.tail & (p.lead << 1 | carry);
  return (p.high & ~(whole | (p.lead & (whole >> 1 | 0x8000)))) | (carry & ~whole);
}

/* Sixteen bytes, capitals folded by adding 20 to them and to the second byte of theirs beyond ASCII. Returns
 * bad_bytes. *carry tells whether the byte before was, and then whether the last byte is, a lead byte C3. */
static inline unsigned fold_block(const unsigned char *source, unsigned *carry, unsigned char *out) {
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)source);
  /* As signed numbers, with 37 added, A..Z are the largest. */
  __m128i upper = _mm_cmpgt_epi8(_mm_add_epi8(v, _mm_set1_epi8(127 - 'Z')), _mm_set1_epi8(127 - 26));
  __m128i nul = _mm_cmpeq_epi8(v, _mm_setzero_si128()), tick = _mm_cmpeq_epi8(v, _mm_set1_epi8('`'));
  __m128i low_half = _mm_cmplt_epi8(v, _mm_set1_epi8((char)0x9F)); /* 80..9E: capitals and the sign x */
  __m128i change = _mm_and_si128(_mm_or_si128(_mm_or_si128(upper, nul), low_half), _mm_set1_epi8(0x20));
  __m128i folded = _mm_xor_si128(_mm_add_epi8(v, change), _mm_and_si128(tick, _mm_set1_epi8('`' ^ '\'')));
  /* 97 and 9F, which are the sign x and the sharp s */
  __m128i no_letter = _mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8((char)0xF7)), _mm_set1_epi8((char)0x97));
  __m128i tail = _mm_andnot_si128(no_letter, _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)));
  pairs found = {(unsigned)_mm_movemask_epi8(v),
                 (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC3))),
                 (unsigned)_mm_movemask_epi8(tail)};
  unsigned before = *carry, wanted = (found.lead << 1 | before) & 0xFFFF;

  _mm_storeu_si128((__m128i *)(void *)out, folded);
  *carry = found.lead >> 15;
  if (!((found.tail ^ wanted) | (found.high ^ found.lead ^ wanted))) return 0;
  return bad_bytes(found, before);
}

/* Where the plain bytes end, given the first bad one: not between a lead byte and the byte it wants. */
static inline size_t plain_end(const unsigned char *source, size_t at) {
  return at && source[at - 1] == 0xC3 ? at - 1 : at;
}

static size_t fold_few(const unsigned char *source, size_t len, unsigned char *out) {
  unsigned char padded[16] = {0};
  unsigned carry = 0, bad;

  memcpy(padded, source, len);
  bad = fold_block(padded, &carry, out);
  return plain_end(source, bad && (size_t)__builtin_ctz(bad) < len ? (size_t)__builtin_ctz(bad) : len);
}

size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out) {
  size_t at = 0;
  unsigned carry = 0, bad;

  if (len < 16) return fold_few(source, len, out);
  for (; len - at >= 16; at += 16) {
    bad = fold_block(source + at, &carry, out + at);
    if (bad) return plain_end(source, at + (size_t)__builtin_ctz(bad));
  }
  if (at < len) { /* the rest, with bytes in front of it once more */
    at = len - 16;
    carry = source[at - 1] == 0xC3;
    bad = fold_block(source + at, &carry, out + at);
    if (bad) return plain_end(source, at + (size_t)__builtin_ctz(bad));
  }
  return plain_end(source, len);
}

#else

size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out) {
  return cx_fold_plain_portable(source, len, out);
}

#endif
