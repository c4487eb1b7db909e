/* A growing run of bytes. A failed allocation sets `failed` and later appends do nothing, so that a writer
 * checks once, at its end. */
#ifndef CX_BASE_BUFFER_H
#define CX_BASE_BUFFER_H

#include "base/memory.h"

typedef struct cx_buffer {
  const cxtag_memory *memory;
  char *bytes; /* NULL until the first append */
  size_t length, capacity;
  int failed;
} cx_buffer;

void cx_buffer_init(cx_buffer *buffer, const cxtag_memory *memory);
void cx_buffer_clear(cx_buffer *buffer);
/* Empties it, keeps the memory, forgets the failure. */
void cx_buffer_reset(cx_buffer *buffer);

/* The same as cx_buffer_reserve where there is no room yet, or nothing is asked for. */
char *cx_buffer_reserve_more(cx_buffer *buffer, size_t more);
/* Room for `more` bytes behind length: a pointer to write at, or NULL. Add what was written to length. */
static inline char *cx_buffer_reserve(cx_buffer *buffer, size_t more) {
  if (more - 1 >= buffer->capacity - buffer->length || buffer->failed)
    return cx_buffer_reserve_more(buffer, more);
  return buffer->bytes + buffer->length;
}
void cx_buffer_append(cx_buffer *buffer, const char *bytes, size_t len);
void cx_buffer_append_text(cx_buffer *buffer, const char *text);
void cx_buffer_append_byte(cx_buffer *buffer, char byte);
/* Decimal, independent of the locale. */
void cx_buffer_append_integer(cx_buffer *buffer, int64_t value);
/* Thousandths as "-0.120": three decimals, always a point. */
void cx_buffer_append_milli(cx_buffer *buffer, int64_t milli);
/* The bytes ended by a NUL that does not count; NULL when anything failed. */
const char *cx_buffer_text(cx_buffer *buffer);

#endif
