#include "lexicon/strings.h"

#include <string.h>

void cx_strings_init(cx_strings *strings, const cxtag_memory *memory) {
  cx_map_init(&strings->offsets, memory);
  cx_buffer_init(&strings->bytes, memory);
}

void cx_strings_clear(cx_strings *strings) {
  cx_map_clear(&strings->offsets);
  cx_buffer_clear(&strings->bytes);
}

uint32_t cx_strings_add(cx_strings *strings, const char *text, size_t len) {
  int made;
  cx_buffer *bytes = &strings->bytes;

  if (!bytes->length) cx_buffer_append_byte(bytes, '\0');
  len = strnlen(text, len);
  if (!len) return 0;
  uint32_t const known = cx_map_insert(&strings->offsets, text, len, (uint32_t)bytes->length, &made);
  if (known == CX_MAP_NONE || bytes->length > UINT32_MAX - len - 1) {
    bytes->failed = 1;
    return 0;
  }
  if (made) {
    cx_buffer_append(bytes, text, len);
    cx_buffer_append_byte(bytes, '\0');
  }
  return strings->offsets.entries[known].value;
}
