/* Passing over a JSON value that nobody wants, piece by piece: of any size in no memory. Brackets are only
 * counted. */
#ifndef CX_RECORD_JSON_SKIP_H
#define CX_RECORD_JSON_SKIP_H

#include <stddef.h>

typedef struct cx_json_skip { /* all 0 before the value's first byte */
  size_t depth;
  int string, escape, scalar; /* what the last piece ended in */
} cx_json_skip;

/* How far the value reaches into these bytes; *done = it ends there. */
size_t cx_json_skip_bytes(cx_json_skip *skip, const char *bytes, size_t len, int *done);

#endif
