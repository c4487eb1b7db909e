/* Strings of JSON. Most bytes need no escape: they are looked at and copied sixteen at a time. */
#include <string.h>

#include "base/eight.h"
#include "record/put.h"
#include "record/scan.h"
#include "record/unicode.h"
#include "record/writing.h"

/* What is written before more room is made; an escape is six times as long as its byte. */
enum { PIECE = 8192, ESCAPE = 6 };

/* Copies the bytes in front of the first one that needs an escape; returns how many these are. */
static size_t put_run(char *to, const char *bytes, size_t len) {
  size_t at = 0;
#if defined(__SSE2__)
  if (len >= 16) {
    __m128i v;
    unsigned mask;
    for (; at + 16 <= len; at += 16) {
      v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + at));
      _mm_storeu_si128((__m128i *)(void *)(to + at), v);
      if ((mask = cx_json_special_mask(v)) != 0) return at + (size_t)__builtin_ctz(mask);
    }
    /* The rest with bytes in front of it that are known. */
    v = _mm_loadu_si128((const __m128i *)(const void *)(bytes + len - 16));
    _mm_storeu_si128((__m128i *)(void *)(to + len - 16), v);
    mask = cx_json_special_mask(v) >> (at + 16 - len);
    return mask ? at + (size_t)__builtin_ctz(mask) : len;
  }
#endif
  for (; at < len && !cx_is_json_special(bytes[at]); at++) to[at] = bytes[at];
  return at;
}

/* Not 0 when one of eight bytes needs an escape (see cx_json_special_mask) or is no ASCII. */
static inline uint64_t special_eight(uint64_t bytes) {
  uint64_t const low = cx_eight_below(bytes ^ CX_EIGHT(2), ('"' ^ 2) + 1);
  return low | cx_eight_equal(bytes, '\\') | (bytes & CX_EIGHT(0x80));
}

static char *put_escape(char *to, unsigned char c) {
  static const char digits[] = "0123456789abcdef";
  static const char names[] = "btn?fr";
  *to++ = '\\';
  if (c == '"' || c == '\\')
    *to++ = (char)c;
  else if (c >= 8 && c <= 13 && c != 11)
    *to++ = names[c - 8];
  else {
    to = CX_PUT(to, "u00");
    *to++ = digits[c >> 4];
    *to++ = digits[c & 15];
  }
  return to;
}

static char *put_escaped(char *to, const char *bytes, size_t len) {
  for (;;) {
    size_t const run = put_run(to, bytes, len);
    to += run;
    if (run == len) return to;
    to = put_escape(to, (unsigned char)bytes[run]);
    bytes += run + 1;
    len -= run + 1;
  }
}

/* Without what is no UTF-8: in the scratch buffer. */
static CX_RARE cxtag_text_value mended(cx_writing *w, const char *bytes, size_t len) {
  cx_writing_begin_scratch(w);
  cx_append_repaired(&w->scratch, bytes, len, 0);
  return (cxtag_text_value){w->scratch.bytes, w->scratch.failed ? 0 : w->scratch.length};
}

/* Two words of eight bytes, or of four, which may lie over each other. */
char *cx_put_short_string(char *to, const char *bytes, size_t len) {
  uint64_t special;
  *to++ = '"';
  if (len >= 8) {
    uint64_t const first = cx_eight_load(bytes), last = cx_eight_load(bytes + len - 8);
    memcpy(to, &first, sizeof first);
    memcpy(to + len - 8, &last, sizeof last);
    special = special_eight(first) | special_eight(last);
  } else {
    uint32_t first, last;
    if (len < 4) return NULL;
    memcpy(&first, bytes, sizeof first);
    memcpy(&last, bytes + len - 4, sizeof last);
    memcpy(to, &first, sizeof first);
    memcpy(to + len - 4, &last, sizeof last);
    special = special_eight(first | (uint64_t)last << 32);
  }
  to[len] = '"';
  return special ? NULL : to + len + 1;
}

/* Appends `piece` bytes, escaped, between the quotes given. */
static char *write_piece(cx_writing *w, const char *bytes, size_t piece, int opens, int closes) {
  char *to = cx_writing_room(w, piece * ESCAPE + 2);
  if (!to) return NULL;
  *to = '"';
  to = put_escaped(to + opens, bytes, piece);
  *to = '"';
  to += closes;
  cx_writing_end(w, to);
  return to;
}

char *cx_write_json_string(cx_writing *w, const char *bytes, size_t len, int trusted) {
  cxtag_text_value text = {len ? bytes : "", len}; /* NULL is no place to count from */
  size_t at = 0;
  if (!trusted && !cx_utf8_valid(text.bytes, len)) text = mended(w, bytes, len);
  for (; text.length - at > PIECE; at += PIECE) write_piece(w, text.bytes + at, PIECE, !at, 0);
  return write_piece(w, text.bytes + at, text.length - at, !at, 1);
}
