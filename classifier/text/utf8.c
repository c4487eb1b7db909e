#include "text/utf8.h"

#include <utf8proc.h>

#include "text/classes.h"

/* Bytes that may follow a lead byte at once (Unicode 15, table 3-7); later ones are 80..BF. */
static void second_byte_range(unsigned char lead, unsigned char *low, unsigned char *high) {
  *low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  *high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
}

static int sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

int cx_utf8_decode(const unsigned char *p, const unsigned char *end, uint32_t *code_point) {
  int need = sequence_length(*p);
  unsigned char low, high;

  if (need == 1) return *code_point = *p, 1;
  if (!need) return -1;
  second_byte_range(*p, &low, &high);
  uint32_t value = *p & (0x7Fu >> need);
  for (int i = 1; i < need; i++, low = 0x80, high = 0xBF) {
    if (end - p <= i || p[i] < low || p[i] > high) return -i;
    value = value << 6 | (p[i] & 0x3Fu);
  }
  *code_point = value;
  return need;
}

size_t cx_utf8_encode(uint32_t c, unsigned char out[4]) {
  if (c < 0x80) return out[0] = (unsigned char)c, 1;
  size_t length = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  for (size_t i = length - 1; i; i--, c >>= 6) out[i] = (unsigned char)(0x80 | (c & 0x3F));
  out[0] = (unsigned char)((0xF00u >> length) | c);
  return length;
}

size_t cx_utf8_cut(const unsigned char *bytes, size_t len, size_t max) {
  if (len <= max) return len;
  for (size_t back = 1; back <= 3 && back <= max; back++) {
    unsigned char c = bytes[max - back];
    if ((c & 0xC0) == 0x80) continue;
    return sequence_length(c) > (int)back ? max - back : max;
  }
  return max;
}

unsigned cx_utf8_mark_run(uint32_t code_point, unsigned run) {
  if (code_point < 0xAD) return 0;
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);
  if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
      category == UTF8PROC_CATEGORY_ME)
    return run + 1;
  return code_point == 0x200D || cx_is_ignored(code_point) ? run : 0;
}

static int has_multibyte_sequence(const unsigned char *p, const unsigned char *end) {
  uint32_t code_point;
  while (p < end) {
    int length = cx_utf8_decode(p, end, &code_point);
    if (length > 1) return 1;
    p += length > 0 ? length : -length;
  }
  return 0;
}

/* The part of Windows-1252 that differs from Latin-1. */
static uint32_t from_windows_1252(unsigned char byte) {
  static const uint16_t high_controls[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                             0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                             0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                             0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? high_controls[byte - 0x80] : byte;
}

cxtag_status cx_utf8_repair(cx_buffer *out, const unsigned char *bytes, size_t len, cxtag_origin origin) {
  const unsigned char *p = bytes, *end = bytes + len;
  int single_bytes = origin == CXTAG_FROM_LINES && !has_multibyte_sequence(bytes, end);
  unsigned marks = 0;

  cx_buffer_reset(out);
  while (p < end) {
    uint32_t code_point = 0xFFFD;
    int length = cx_utf8_decode(p, end, &code_point);
    if (length < 0) {
      length = single_bytes ? 1 : -length;
      code_point = single_bytes ? from_windows_1252(*p) : 0xFFFD;
    }
    p += length;
    marks = cx_utf8_mark_run(code_point, marks);
    if (marks > CX_MARKS_MAX) {
      marks = CX_MARKS_MAX;
      continue;
    }
    char *at = cx_buffer_reserve(out, 4);
    if (!at) return CXTAG_ENOMEM;
    out->length += cx_utf8_encode(code_point, (unsigned char *)at);
  }
  return CXTAG_OK;
}
