#include "record/unicode.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Table 3-7 of the Unicode Standard: the second byte's range follows from the first. */
static int is_second(unsigned char first, unsigned char second) {
  switch (first) {
  case 0xE0:
    return second >= 0xA0 && second <= 0xBF;
  case 0xED:
    return second >= 0x80 && second <= 0x9F;
  case 0xF0:
    return second >= 0x90 && second <= 0xBF;
  case 0xF4:
    return second >= 0x80 && second <= 0x8F;
  default:
    return second >= 0x80 && second <= 0xBF;
  }
}

static size_t expected_length(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

/* How many bytes at the front could begin a well-formed sequence. */
static size_t good_prefix(const char *bytes, size_t len, size_t wanted) {
  const unsigned char *u = (const unsigned char *)bytes;
  size_t at = 1;
  while (at < wanted && at < len && (at == 1 ? is_second(u[0], u[1]) : (u[at] & 0xC0) == 0x80)) at++;
  return at;
}

size_t cx_utf8_sequence(const char *bytes, size_t len) {
  size_t wanted = len ? expected_length((unsigned char)bytes[0]) : 0;
  return wanted && good_prefix(bytes, len, wanted) == wanted ? wanted : 0;
}

size_t cx_utf8_bad_part(const char *bytes, size_t len) {
  size_t wanted = expected_length((unsigned char)bytes[0]);
  return wanted ? good_prefix(bytes, len, wanted) : 1;
}

uint32_t cx_utf8_read(const char *bytes, size_t *length) {
  const unsigned char *u = (const unsigned char *)bytes;
  *length = expected_length(u[0]);
  switch (*length) {
  case 2:
    return (u[0] & 0x1Fu) << 6 | (u[1] & 0x3Fu);
  case 3:
    return (u[0] & 0x0Fu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu);
  case 4:
    return (u[0] & 0x07u) << 18 | (u[1] & 0x3Fu) << 12 | (u[2] & 0x3Fu) << 6 | (u[3] & 0x3Fu);
  default:
    *length = 1;
    return u[0];
  }
}

size_t cx_utf8_write(char *out, uint32_t point) {
  if ((point >= 0xD800 && point <= 0xDFFF) || point > 0x10FFFF) point = 0xFFFD;
  if (point < 0x80) {
    out[0] = (char)point;
    return 1;
  }
  if (point < 0x800) {
    out[0] = (char)(0xC0 | point >> 6);
    out[1] = (char)(0x80 | (point & 0x3F));
    return 2;
  }
  if (point < 0x10000) {
    out[0] = (char)(0xE0 | point >> 12);
    out[1] = (char)(0x80 | (point >> 6 & 0x3F));
    out[2] = (char)(0x80 | (point & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | point >> 18);
  out[1] = (char)(0x80 | (point >> 12 & 0x3F));
  out[2] = (char)(0x80 | (point >> 6 & 0x3F));
  out[3] = (char)(0x80 | (point & 0x3F));
  return 4;
}

/* Offset of the first byte that is not ASCII, eight at a time. */
static size_t ascii_run(const char *bytes, size_t len) {
  size_t at = 0;
  uint64_t word;
  for (; at + 8 <= len; at += 8) {
    memcpy(&word, bytes + at, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (at < len && !(bytes[at] & 0x80)) at++;
  return at;
}

#if defined(__SSE2__)
/* Are sixteen bytes ASCII and sequences of two bytes? *carry: the byte before wants one behind it; then whether the
 * last byte does. */
static inline int is_simple(const char *bytes, unsigned *carry) {
  __m128i const v = _mm_loadu_si128((const __m128i *)(const void *)bytes);
  unsigned const high = (unsigned)_mm_movemask_epi8(v), before = *carry;
  *carry = 0;
  if (!(high | before)) return 1;
  unsigned const behind = (unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8((char)0xC0)));
  unsigned const lead = (unsigned)_mm_movemask_epi8(
      _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)0xC1)), _mm_cmplt_epi8(v, _mm_set1_epi8((char)0xE0))));
  if (high != (behind | lead) || behind != ((lead << 1 | before) & 0xFFFF)) return 0;
  *carry = lead >> 15;
  return 1;
}

/* How many bytes at the front are such and whole, as nearly all of any Finnish text; perhaps not to the last. */
static size_t simple_run(const char *bytes, size_t len) {
  unsigned carry = 0, cut = 0;
  size_t at = 0;
  if (len < 16) return 0;
  for (; at + 16 <= len; at += 16, cut = carry)
    if (!is_simple(bytes + at, &carry)) return at - cut;
  if (at < len) { /* the rest, with bytes in front of it */
    carry = (unsigned char)bytes[len - 17] >= 0xC2;
    if (!is_simple(bytes + len - 16, &carry)) return at - cut;
  }
  return len - carry;
}
#endif

int cx_utf8_valid(const char *bytes, size_t len) {
  size_t at = 0, step;
  while (at < len) {
#if defined(__SSE2__)
    at += simple_run(bytes + at, len - at);
#endif
    /* What stopped it, and a little more. */
    for (size_t const stretch = at + 16; at < len && at < stretch; at += step) {
      step = bytes[at] & 0x80 ? cx_utf8_sequence(bytes + at, len - at) : 1;
      if (!step) return 0;
    }
  }
  return 1;
}

size_t cx_utf8_count_multibyte(const char *bytes, size_t len, int whole, size_t *bad) {
  size_t good = 0;
  *bad = 0;
  for (size_t at = 0; (at += ascii_run(bytes + at, len - at)) < len;) {
    size_t step = cx_utf8_sequence(bytes + at, len - at);
    if (step)
      good++;
    else {
      step = cx_utf8_bad_part(bytes + at, len - at);
      *bad += whole || at + step < len;
    }
    at += step;
  }
  return good;
}

int cx_utf8_has_multibyte(const char *bytes, size_t len) {
  for (size_t at = 0; (at += ascii_run(bytes + at, len - at)) < len; at++)
    if (cx_utf8_sequence(bytes + at, len - at)) return 1;
  return 0;
}

uint32_t cx_windows_1252(unsigned char byte) {
  static const uint16_t high[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                    0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                    0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                    0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  return byte >= 0x80 && byte < 0xA0 ? high[byte - 0x80] : byte;
}

static void append_windows_1252(cx_buffer *out, const char *bytes, size_t len) {
  char *at = len <= SIZE_MAX / 3 ? cx_buffer_reserve(out, len * 3) : NULL;
  size_t written = 0;
  if (!at) {
    out->failed = 1;
    return;
  }
  for (size_t i = 0; i < len; i++)
    written += cx_utf8_write(at + written, cx_windows_1252((unsigned char)bytes[i]));
  out->length += written;
}

int cx_append_repaired(cx_buffer *out, const char *bytes, size_t len, int legacy) {
  if (cx_utf8_valid(bytes, len)) {
    cx_buffer_append(out, bytes, len);
    return 0;
  }
  if (legacy && !cx_utf8_has_multibyte(bytes, len)) {
    append_windows_1252(out, bytes, len);
    return 1;
  }
  for (size_t at = 0; at < len;) {
    size_t step = cx_utf8_sequence(bytes + at, len - at);
    if (step)
      cx_buffer_append(out, bytes + at, step);
    else {
      step = cx_utf8_bad_part(bytes + at, len - at);
      cx_buffer_append(out, "\xEF\xBF\xBD", 3);
    }
    at += step;
  }
  return 1;
}

int cx_is_blank_point(uint32_t p) {
  return (p >= 9 && p <= 13) || p == ' ' || p == 0x85 || p == 0xA0 || p == 0x1680 ||
         (p >= 0x2000 && p <= 0x200F) || (p >= 0x2028 && p <= 0x202F) || p == 0x205F || p == 0x2060 ||
         p == 0x3000 || p == 0xFEFF;
}

/* Bytes of a blank at the front, 0 = none. */
static size_t blank_at(const char *bytes, size_t len) {
  size_t step = cx_utf8_sequence(bytes, len);
  return step && cx_is_blank_point(cx_utf8_read(bytes, &step)) ? step : 0;
}

int cx_is_blank_throughout(const char *bytes, size_t len) {
  for (size_t at = 0, step; at < len; at += step)
    if (!(step = blank_at(bytes + at, len - at))) return 0;
  return 1;
}

void cx_trim(const char **bytes, size_t *len) {
  size_t step;
  if (*len && cx_is_plain_byte(**bytes) && cx_is_plain_byte((*bytes)[*len - 1])) return;
  while (*len && (step = blank_at(*bytes, *len))) {
    *bytes += step;
    *len -= step;
  }
  while (*len) {
    size_t back = 1;
    while (back < 4 && back < *len && ((*bytes)[*len - back] & 0xC0) == 0x80) back++;
    step = blank_at(*bytes + *len - back, back);
    if (step != back) return;
    *len -= back;
  }
}
