/* From the inside of a JSON string to text. */
#include <string.h>

#include "record/tape.h"
#include "record/unicode.h"

static uint32_t hex4(const char *digits) {
  uint32_t value = 0;
  for (int i = 0; i < 4; i++) {
    char const c = digits[i];
    value = value << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

/* A \u escape at `at`, with its partner where it is the first half of a pair. Halves alone become U+FFFD. */
static size_t read_escape(const char *bytes, size_t len, size_t at, uint32_t *point, int *mended) {
  *point = hex4(bytes + at + 2);
  if (*point < 0xD800 || *point > 0xDFFF) return 6;
  if (*point <= 0xDBFF && at + 12 <= len && bytes[at + 6] == '\\' && bytes[at + 7] == 'u') {
    uint32_t const low = hex4(bytes + at + 8);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      *point = 0x10000 + ((*point - 0xD800) << 10) + (low - 0xDC00);
      return 12;
    }
  }
  *point = 0xFFFD;
  *mended = 1;
  return 6;
}

static char plain_escape(char c) {
  switch (c) {
  case 'b':
    return '\b';
  case 'f':
    return '\f';
  case 'n':
    return '\n';
  case 'r':
    return '\r';
  case 't':
    return '\t';
  default:
    return c;
  }
}

int cx_tape_append_text(cx_buffer *out, const char *bytes, size_t len) {
  char *to = cx_buffer_reserve(out, len + 4), *const begin = to;
  size_t at = 0;
  int mended = 0;
  if (!to) return 0;
  while (at < len) {
    const char *slash = memchr(bytes + at, '\\', len - at);
    size_t const run = slash ? (size_t)(slash - (bytes + at)) : len - at;
    memcpy(to, bytes + at, run);
    to += run;
    at += run;
    if (!slash) break;
    if (bytes[at + 1] == 'u') {
      uint32_t point;
      at += read_escape(bytes, len, at, &point, &mended);
      to += cx_utf8_write(to, point);
    } else {
      *to++ = plain_escape(bytes[at + 1]);
      at += 2;
    }
  }
  out->length += (size_t)(to - begin);
  return mended;
}

int cx_tape_equals_escaped(const cx_tape *json, const cx_tape_node *string, cx_key name) {
  const char *const bytes = json->bytes + string->start;
  size_t const len = string->length;
  size_t at = 0, have = 0;
  while (at < len) {
    char piece[4];
    size_t size = 1;
    if (bytes[at] != '\\')
      piece[0] = bytes[at++];
    else if (bytes[at + 1] == 'u') {
      uint32_t point;
      int mended;
      at += read_escape(bytes, len, at, &point, &mended);
      size = cx_utf8_write(piece, point);
    } else {
      piece[0] = plain_escape(bytes[at + 1]);
      at += 2;
    }
    if (have + size > name.length || memcmp(name.text + have, piece, size)) return 0;
    have += size;
  }
  return have == name.length;
}
