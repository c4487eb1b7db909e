/* A stream that gives some bytes again, and then what follows in another. */
#ifndef CX_RECORD_PREFIX_H
#define CX_RECORD_PREFIX_H

#include "record/stream.h"

/* Owns `in`, also on failure; copies the bytes. */
cxtag_status cx_prefix_new(cx_stream **out, const char *bytes, size_t len, cx_stream *in,
                           const cxtag_memory *memory, cxtag_error *err);

#endif
