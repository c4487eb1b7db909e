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

/* 97, 9F, B7 and BF: the sign x, the sharp s, the sign of division and y with two dots. The last is plain enough, but
 * a test that let it through would cost every text more. */
static int is_no_plain_second(unsigned char c) {
  return (c & 0xD7) == 0x97;
}

size_t cx_fold_plain_portable(const unsigned char *source, size_t len, unsigned char *out, int *has_dots) {
  size_t at = 0;
  *has_dots = 0;

  while (at < len) {
    unsigned char c = source[at];
    if (c < 0x80) {
      out[at++] = fold_ascii(c);
      continue;
    }
    if (c != 0xC3 || at + 1 == len) break;
    unsigned char next = source[at + 1];
    if (next < 0x80 || next > 0xBF || is_no_plain_second(next)) break;
    out[at] = c;
    out[at + 1] = next < 0x9F ? (unsigned char)(next + 0x20) : next;
    *has_dots |= out[at + 1] == 0xA4 || out[at + 1] == 0xA5 || out[at + 1] == 0xB6;
    at += 2;
  }
  return at;
}

#if defined(__SSE2__)

static inline __m128i load(const unsigned char *bytes) {
  return _mm_loadu_si128((const __m128i *)(const void *)bytes);
}

/* Sixteen bytes, capitals folded by adding 20 to them and to the second byte of theirs beyond ASCII; `before`
 * are the bytes before each of them. Returns a bit for each byte that is not plain: for a lead byte without its
 * second byte, that of the byte behind it. Adds to *dots where ä, ö or å stands. */
static inline unsigned fold_block(__m128i v, __m128i before, unsigned char *out, __m128i *dots) {
  /* As signed numbers, with 37 added, A..Z are the largest. */
  __m128i upper = _mm_cmpgt_epi8(_mm_add_epi8(v, _mm_set1_epi8(127 - 'Z')), _mm_set1_epi8(127 - 26));
  __m128i nul = _mm_cmpeq_epi8(v, _mm_setzero_si128()), tick = _mm_cmpeq_epi8(v, _mm_set1_epi8('`'));
  __m128i low_half = _mm_cmplt_epi8(v, _mm_set1_epi8((char)0x9F)); /* 80..9E: capitals and the sign x */
  __m128i change = _mm_and_si128(_mm_or_si128(_mm_or_si128(upper, nul), low_half), _mm_set1_epi8(0x20));
  __m128i folded = _mm_xor_si128(_mm_add_epi8(v, change), _mm_and_si128(tick, _mm_set1_epi8('`' ^ '\'')));
  __m128i no_letter = _mm_cmpeq_epi8(_mm_and_si128(v, _mm_set1_epi8((char)0xD7)), _mm_set1_epi8((char)0x97));
  __m128i second = _mm_andnot_si128(no_letter, _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)));
  __m128i lead = _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC3));
  __m128i wanted = _mm_cmpeq_epi8(before, _mm_set1_epi8((char)0xC3));
  /* Second bytes stand where they are wanted, and nothing else is beyond ASCII but them and lead bytes. */
  __m128i bad = _mm_or_si128(_mm_xor_si128(second, wanted), _mm_xor_si128(_mm_xor_si128(lead, wanted), v));

  /* A4 and A5, B6 */
  __m128i a_dots = _mm_cmpeq_epi8(_mm_or_si128(folded, _mm_set1_epi8(1)), _mm_set1_epi8((char)0xA5));
  __m128i o_dots = _mm_cmpeq_epi8(folded, _mm_set1_epi8((char)0xB6));

  *dots = _mm_or_si128(*dots, _mm_or_si128(a_dots, o_dots));
  _mm_storeu_si128((__m128i *)(void *)out, folded);
  return (unsigned)_mm_movemask_epi8(bad);
}

/* Where the plain bytes end, given the first bad one: not between a lead byte and the byte it wants. */
static inline size_t plain_end(const unsigned char *source, size_t at) {
  return at && source[at - 1] == 0xC3 ? at - 1 : at;
}

static size_t fold_few(const unsigned char *source, size_t len, unsigned char *out, int *has_dots) {
  unsigned char padded[16] = {0};
  __m128i dots = _mm_setzero_si128();

  memcpy(padded, source, len);
  __m128i const v = load(padded);
  unsigned const bad = fold_block(v, _mm_slli_si128(v, 1), out, &dots) | 1u << len;
  *has_dots = _mm_movemask_epi8(dots) != 0;
  return plain_end(source, (size_t)__builtin_ctz(bad));
}

size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out, int *has_dots) {
  if (len < 16) return fold_few(source, len, out, has_dots);
  size_t const last = len - 16; /* this block begins with bytes of the one before it */
  size_t at = 0;
  __m128i dots = _mm_setzero_si128(), v = load(source), before = _mm_slli_si128(v, 1);
  unsigned bad;
  while (!(bad = fold_block(v, before, out + at, &dots)) && at < last) {
    at = at + 16 < last ? at + 16 : last;
    v = load(source + at);
    before = load(source + at - 1);
  }
  *has_dots = _mm_movemask_epi8(dots) != 0;
  return plain_end(source, bad ? at + (size_t)__builtin_ctz(bad) : len);
}

#else

size_t cx_fold_plain(const unsigned char *source, size_t len, unsigned char *out, int *has_dots) {
  return cx_fold_plain_portable(source, len, out, has_dots);
}

#endif
