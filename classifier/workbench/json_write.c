#include "workbench/json_write.h"

#include <string.h>

/* Length of the well-formed sequence at text, 0 when there is none. */
static size_t sequence_length(const unsigned char *text, size_t len) {
  unsigned char const lead = text[0];
  size_t const need = lead < 0x80                   ? 1
                      : lead >= 0xC2 && lead < 0xE0 ? 2
                      : (lead & 0xF0) == 0xE0       ? 3
                      : lead >= 0xF0 && lead < 0xF5 ? 4
                                                    : 0;
  if (!need || need > len) return 0;
  for (size_t i = 1; i < need; i++)
    if ((text[i] & 0xC0) != 0x80) return 0;
  if ((lead == 0xE0 && text[1] < 0xA0) || (lead == 0xED && text[1] > 0x9F) ||
      (lead == 0xF0 && text[1] < 0x90) || (lead == 0xF4 && text[1] > 0x8F))
    return 0;
  return need;
}

static void append_escaped(cx_buffer *out, unsigned char byte) {
  static const char hex[] = "0123456789abcdef";
  static const char names[] = "\b\f\n\r\t", letters[] = "bfnrt";
  const char *name = byte ? strchr(names, byte) : NULL;
  cx_buffer_append_byte(out, '\\');
  if (byte == '"' || byte == '\\') {
    cx_buffer_append_byte(out, (char)byte);
  } else if (name) {
    cx_buffer_append_byte(out, letters[name - names]);
  } else {
    cx_buffer_append_text(out, "u00");
    cx_buffer_append_byte(out, hex[byte >> 4]);
    cx_buffer_append_byte(out, hex[byte & 15]);
  }
}

void cx_json_append(cx_buffer *out, const char *text, size_t len) {
  const unsigned char *at = (const unsigned char *)text, *end = at + len;
  cx_buffer_append_byte(out, '"');
  while (at < end) {
    size_t const length = sequence_length(at, (size_t)(end - at));
    if (!length)
      cx_buffer_append(out, "\xEF\xBF\xBD", 3);
    else if (*at < 0x20 || *at == '"' || *at == '\\')
      append_escaped(out, *at);
    else
      cx_buffer_append(out, (const char *)at, length);
    at += length ? length : 1;
  }
  cx_buffer_append_byte(out, '"');
}

void cx_json_append_text(cx_buffer *out, const char *text) {
  cx_json_append(out, text, strlen(text));
}

void cx_json_item(cx_buffer *out) {
  if (out->length && !strchr("{[:", out->bytes[out->length - 1])) cx_buffer_append_byte(out, ',');
}

void cx_json_key(cx_buffer *out, const char *key) {
  cx_json_item(out);
  cx_json_append_text(out, key);
  cx_buffer_append_byte(out, ':');
}

void cx_json_text(cx_buffer *out, const char *key, const char *text) {
  cx_json_key(out, key);
  cx_json_append_text(out, text);
}

void cx_json_count(cx_buffer *out, const char *key, uint64_t count) {
  cx_json_key(out, key);
  cx_buffer_append_integer(out, (int64_t)count);
}

void cx_json_milli(cx_buffer *out, const char *key, int32_t milli) {
  cx_json_key(out, key);
  cx_buffer_append_milli(out, milli);
}

void cx_json_begin(cx_buffer *out, const char *key) {
  cx_json_key(out, key);
  cx_buffer_append_byte(out, '{');
}

void cx_json_end(cx_buffer *out) {
  cx_buffer_append_byte(out, '}');
}
