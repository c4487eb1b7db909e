/* Strings of JSON. Most bytes need no escape: they are looked at and copied sixteen at a time. */
#include <string.h>

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

/* Without what is no UTF-8; in the scratch buffer where it has to be mended. */
static cxtag_text_value mended(cx_writing *w, const char *bytes, size_t len) {
  cxtag_text_value value = {bytes, len};
  if (cx_utf8_valid(bytes, len)) return value;
  cx_writing_begin_scratch(w);
  cx_append_repaired(&w->scratch, bytes, len, 0);
  value.bytes = w->scratch.bytes;
  value.length = w->scratch.failed ? 0 : w->scratch.length;
  return value;
}

/* Appends `piece` bytes, escaped, between the quotes given. */
static void write_piece(cx_writing *w, const char *bytes, size_t piece, int opens, int closes) {
  char *to = cx_buffer_reserve(&w->out, piece * ESCAPE + 2);
  if (!to) return;
  *to = '"';
  to = put_escaped(to + opens, bytes, piece);
  *to = '"';
  w->out.length = (size_t)(to + closes - w->out.bytes);
}

void cx_write_json_string(cx_writing *w, const char *bytes, size_t len, int trusted) {
  if (!len) bytes = ""; /* NULL is no place to count from */
  cxtag_text_value const text = trusted ? (cxtag_text_value){bytes, len} : mended(w, bytes, len);
  size_t at = 0;
  for (; text.length - at > PIECE; at += PIECE) write_piece(w, text.bytes + at, PIECE, !at, 0);
  write_piece(w, text.bytes + at, text.length - at, !at, 1);
}
