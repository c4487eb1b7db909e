/* Finding the next byte of interest, sixteen at a time where the machine can. */
#ifndef CX_RECORD_SCAN_H
#define CX_RECORD_SCAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Offset of the first a, b, c or d at or behind `at`; len when there is none. */
static inline size_t cx_find_any(const char *bytes, size_t at, size_t len, char a, char b, char c, char d) {
#if defined(__SSE2__)
  const __m128i va = _mm_set1_epi8(a), vb = _mm_set1_epi8(b), vc = _mm_set1_epi8(c), vd = _mm_set1_epi8(d);
  for (; at + 16 <= len; at += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));
    __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, va), _mm_cmpeq_epi8(v, vb)),
                               _mm_or_si128(_mm_cmpeq_epi8(v, vc), _mm_cmpeq_epi8(v, vd)));
    unsigned mask = (unsigned)_mm_movemask_epi8(hit);
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
#endif
  while (at < len && bytes[at] != a && bytes[at] != b && bytes[at] != c && bytes[at] != d) at++;
  return at;
}

#if defined(__SSE2__)
/* A bit for every `"`, `\` and control character below 0x20 among sixteen bytes. With its bit of 2 turned over,
 * `"` stands right behind the control characters, and what stood there beyond it. */
static inline unsigned cx_json_special_mask(__m128i v) {
  __m128i turned = _mm_xor_si128(v, _mm_set1_epi8(2));
  __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(turned, _mm_set1_epi8('"' ^ 2)), turned);
  return (unsigned)_mm_movemask_epi8(_mm_or_si128(low, _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'))));
}
#endif

static inline int cx_is_json_special(char c) {
  return c == '"' || c == '\\' || (unsigned char)c < 0x20;
}

/* Offset of the first such byte at or behind `at`; len when there is none. */
static inline size_t cx_find_json_special(const char *bytes, size_t at, size_t len) {
#if defined(__SSE2__)
  for (; at + 16 <= len; at += 16) {
    unsigned mask = cx_json_special_mask(_mm_loadu_si128((const __m128i *)(const void *)(bytes + at)));
    if (mask) return at + (size_t)__builtin_ctz(mask);
  }
  if (at < len && len >= 16) { /* the rest, with bytes in front of it */
    __m128i last = _mm_loadu_si128((const __m128i *)(const void *)(bytes + len - 16));
    unsigned mask = cx_json_special_mask(last) >> (at + 16 - len);
    return mask ? at + (size_t)__builtin_ctz(mask) : len;
  }
#endif
  while (at < len && !cx_is_json_special(bytes[at])) at++;
  return at;
}

#endif
