#include "base/buffer.h"

#include <string.h>

void cx_buffer_init(cx_buffer *buffer, const cxtag_memory *memory) {
  memset(buffer, 0, sizeof *buffer);
  buffer->memory = memory;
}

void cx_buffer_clear(cx_buffer *buffer) {
  cx_release(buffer->memory, buffer->bytes);
  cx_buffer_init(buffer, buffer->memory);
}

void cx_buffer_reset(cx_buffer *buffer) {
  buffer->length = 0;
  buffer->failed = 0;
}

char *cx_buffer_reserve_more(cx_buffer *buffer, size_t more) {
  if (buffer->failed) return NULL;
  if (!more) more = 1; /* a pointer, even for nothing */
  if (more > buffer->capacity - buffer->length) {
    if (more > SIZE_MAX / 2 - buffer->length ||
        !cx_grow(buffer->memory, &buffer->bytes, &buffer->capacity, buffer->length + more, 1)) {
      buffer->failed = 1;
      return NULL;
    }
  }
  return buffer->bytes + buffer->length;
}

void cx_buffer_append(cx_buffer *buffer, const char *bytes, size_t len) {
  char *at = len ? cx_buffer_reserve(buffer, len) : NULL;
  if (!at) return;
  memcpy(at, bytes, len);
  buffer->length += len;
}

void cx_buffer_append_text(cx_buffer *buffer, const char *text) {
  cx_buffer_append(buffer, text, strlen(text));
}

void cx_buffer_append_byte(cx_buffer *buffer, char byte) {
  char *at = cx_buffer_reserve(buffer, 1);
  if (!at) return;
  *at = byte;
  buffer->length++;
}

void cx_buffer_append_integer(cx_buffer *buffer, int64_t value) {
  char digits[24];
  size_t at = sizeof digits;
  uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;

  do digits[--at] = (char)('0' + rest % 10);
  while (rest /= 10);
  if (value < 0) digits[--at] = '-';
  cx_buffer_append(buffer, digits + at, sizeof digits - at);
}

void cx_buffer_append_milli(cx_buffer *buffer, int64_t milli) {
  char digits[32];
  size_t at = sizeof digits;
  uint64_t rest = milli < 0 ? 0 - (uint64_t)milli : (uint64_t)milli;

  for (int i = 0; i < 3; i++, rest /= 10) digits[--at] = (char)('0' + rest % 10);
  digits[--at] = '.';
  do digits[--at] = (char)('0' + rest % 10);
  while (rest /= 10);
  if (milli < 0) digits[--at] = '-';
  cx_buffer_append(buffer, digits + at, sizeof digits - at);
}

const char *cx_buffer_text(cx_buffer *buffer) {
  char *at = cx_buffer_reserve(buffer, 1);
  if (!at) return NULL;
  *at = '\0';
  return buffer->bytes;
}
