#include "record/json_skip.h"

#include <string.h>

#include "record/scan.h"

void cx_json_skip_init(cx_json_skip *skip, const cxtag_memory *memory) {
  memset(skip, 0, sizeof *skip);
  skip->memory = memory;
}

void cx_json_skip_clear(cx_json_skip *skip) {
  cx_release(skip->memory, skip->kinds);
  cx_json_skip_init(skip, skip->memory);
}

void cx_json_skip_begin(cx_json_skip *skip) {
  skip->depth = 0;
  skip->string = skip->escape = skip->scalar = 0;
}

/* 0 = memory is out. */
static int open_container(cx_json_skip *skip, int object) {
  size_t const byte = skip->depth / 8;
  if (byte >= skip->kinds_capacity && !cx_grow(skip->memory, &skip->kinds, &skip->kinds_capacity, byte + 1, 1))
    return 0;
  uint8_t const bit = (uint8_t)(1u << skip->depth % 8);
  skip->kinds[byte] = (uint8_t)(object ? skip->kinds[byte] | bit : skip->kinds[byte] & ~bit);
  skip->depth++;
  return 1;
}

/* 0 = another kind is open. */
static int close_container(cx_json_skip *skip, int object) {
  if (!skip->depth || (skip->kinds[(skip->depth - 1) / 8] >> (skip->depth - 1) % 8 & 1) != object) return 0;
  skip->depth--;
  return 1;
}

static int ends_scalar(char c) {
  return c == ',' || c == ']' || c == '}' || c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* A byte outside of strings. */
static cx_json_skipped take_byte(cx_json_skip *skip, char c) {
  skip->scalar = 0;
  if (c == '"')
    skip->string = 1;
  else if (c == '[' || c == '{')
    return open_container(skip, c == '{') ? CX_SKIPPED_PART : CX_SKIPPED_NO_MEMORY;
  else if (c == ']' || c == '}')
    return close_container(skip, c == '}') ? CX_SKIPPED_PART : CX_SKIPPED_WRONG;
  else
    skip->scalar = !ends_scalar(c) && c != ':';
  return CX_SKIPPED_PART;
}

size_t cx_json_skip_bytes(cx_json_skip *skip, const char *bytes, size_t len, cx_json_skipped *result) {
  size_t at = 0;
  *result = CX_SKIPPED_PART;
  while (at < len) {
    char const c = bytes[at];
    if (skip->escape) {
      skip->escape = 0;
      at++;
    } else if (skip->string) {
      at = cx_find_any(bytes, at, len, '"', '\\', '"', '\\');
      if (at == len) break;
      skip->escape = bytes[at] == '\\';
      skip->string = bytes[at] != '"';
      at++;
    } else if (skip->scalar && ends_scalar(c)) {
      skip->scalar = 0;
    } else {
      *result = take_byte(skip, c);
      if (*result != CX_SKIPPED_PART) break;
      at++;
    }
    if (!skip->depth && !skip->string && !skip->scalar) {
      *result = CX_SKIPPED_ALL;
      break;
    }
  }
  return at;
}
