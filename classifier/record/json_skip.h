/* Passing over a JSON value that nobody wants, piece by piece: of any size, with a bit of memory for each container
 * that is open. That its brackets belong together is all that is checked. */
#ifndef CX_RECORD_JSON_SKIP_H
#define CX_RECORD_JSON_SKIP_H

#include <stdint.h>

#include "base/memory.h"

typedef struct cx_json_skip {
  const cxtag_memory *memory;
  uint8_t *kinds; /* one bit for every open container: 1 = object */
  size_t kinds_capacity;
  size_t depth;
  int string, escape, scalar; /* what the last piece ended in */
} cx_json_skip;

typedef enum cx_json_skipped {
  CX_SKIPPED_PART,
  CX_SKIPPED_ALL,
  CX_SKIPPED_WRONG, /* a bracket of another kind than the one that is open: what is returned leads to it */
  CX_SKIPPED_NO_MEMORY
} cx_json_skipped;

void cx_json_skip_init(cx_json_skip *skip, const cxtag_memory *memory);
void cx_json_skip_clear(cx_json_skip *skip);
/* Before a value's first byte. */
void cx_json_skip_begin(cx_json_skip *skip);
/* How far the value reaches into these bytes. */
size_t cx_json_skip_bytes(cx_json_skip *skip, const char *bytes, size_t len, cx_json_skipped *result);

#endif
