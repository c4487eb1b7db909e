#include <string.h>

#include "record/repair.h"
#include "record/unicode.h"

int cx_undo_mojibake(cx_buffer *out, const char *text, size_t len) {
  char *const begin = cx_buffer_reserve(out, len), *to = begin;
  if (!begin) return 0;
  for (size_t at = 0, step; at < len; at += step) {
    if (!(step = cx_utf8_sequence(text + at, len - at))) return 0;
    uint32_t const point = cx_utf8_read(text + at, &step);
    if (point > 0xFF) return 0;
    *to++ = (char)point;
  }
  size_t const mended = (size_t)(to - begin);
  if (!cx_utf8_has_multibyte(begin, mended) || !cx_utf8_valid(begin, mended)) return 0;
  out->length += mended;
  return 1;
}

int cx_mojibake_equals(const cx_tape *json, const cx_tape_node *string, cx_key key) {
  char text[256], mended[256];
  cx_buffer raw = {NULL, text, 0, sizeof text, 0}, out = {NULL, mended, 0, sizeof mended, 0};
  if (string->length + 4 > sizeof text) return 0; /* no label is that long */
  cx_tape_append_text(&raw, json->bytes + string->start, string->length);
  return cx_undo_mojibake(&out, text, raw.length) && out.length == key.length &&
         !memcmp(mended, key.text, key.length);
}
