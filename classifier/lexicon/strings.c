#include "lexicon/strings.h"

#include <string.h>

#include "base/hash.h"

void cx_strings_init(cx_strings *strings, const cxtag_memory *memory) {
  cx_index_init(&strings->offsets, memory);
  cx_buffer_init(&strings->bytes, memory);
}

void cx_strings_clear(cx_strings *strings) {
  cx_index_clear(&strings->offsets);
  cx_buffer_clear(&strings->bytes);
}

/* All strings end in NUL, so that one that is the front of another is told from it. */
static int stands_at(const cx_buffer *bytes, uint32_t offset, const char *text, size_t len) {
  return len < bytes->length - offset && !memcmp(bytes->bytes + offset, text, len) && !bytes->bytes[offset + len];
}

uint32_t cx_strings_add(cx_strings *strings, const char *text, size_t len) {
  cx_buffer *bytes = &strings->bytes;
  uint32_t known;

  if (!bytes->length) cx_buffer_append_byte(bytes, '\0');
  len = strnlen(text, len);
  if (!len) return 0;
  uint32_t const hash = cx_hash(text, len);
  cx_index_search search = cx_index_start(&strings->offsets, hash);
  while ((known = cx_index_next(&search)) != CX_INDEX_NONE)
    if (stands_at(bytes, known, text, len)) return known;
  uint32_t const offset = (uint32_t)bytes->length;
  char *room = bytes->length < UINT32_MAX - len - 1 ? cx_buffer_reserve(bytes, len + 1) : NULL;
  if (!room || !cx_index_add(&strings->offsets, hash, offset)) {
    bytes->failed = 1;
    return 0;
  }
  memcpy(room, text, len);
  room[len] = '\0';
  bytes->length += len + 1;
  return offset;
}
