/* Filling a caller's error. Every function takes err == NULL and returns `code`, so that
 * `return cx_error_set(err, CXTAG_EINVAL, "...")` reads as one step. */
#ifndef CX_BASE_ERROR_H
#define CX_BASE_ERROR_H

#include "base/memory.h"

#if defined(__GNUC__)
#define CX_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CX_PRINTF(text, first)
#endif

typedef struct cx_position {
  const char *source; /* NULL = none */
  uint32_t line, column;
  uint64_t offset;
} cx_position;

CX_RARE cxtag_status cx_error_set(cxtag_error *err, cxtag_status code, const char *format, ...)
    CX_PRINTF(3, 4);
CX_RARE cxtag_status cx_error_at(cxtag_error *err, cxtag_status code, cx_position position,
                                 const char *format, ...) CX_PRINTF(4, 5);
CX_RARE cxtag_status cx_error_memory(cxtag_error *err);
/* No error: code OK, everything else empty. */
void cx_error_clear(cxtag_error *err);

#endif
