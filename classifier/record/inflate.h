/* Compressed files as streams: gzip (all members, sums checked) and zstd. */
#ifndef CX_RECORD_INFLATE_H
#define CX_RECORD_INFLATE_H

#include "record/stream.h"

/* Both own `in`, also on failure. name: for messages. A cut or false file is EDAMAGED with the compressed
 * byte, behind everything that could be unpacked; what cx_expands_too_far
 * refuses is ELIMIT; so is zstd data that would have to be held in
 * memory for more than max_window bytes. */
cxtag_status cx_gunzip_new(cx_stream **out, cx_stream *in, const char *name, uint64_t max_expand,
                           const cxtag_memory *memory, cxtag_error *err);
cxtag_status cx_unzstd_new(cx_stream **out, cx_stream *in, const char *name, uint64_t max_expand,
                           uint64_t max_window, const cxtag_memory *memory, cxtag_error *err);

/* How many of the last `got` bytes lie within the limit: what is delivered before it is told must
 * not depend on how the bytes came in. */
size_t cx_bytes_allowed(size_t got, uint64_t expanded, uint64_t most);

/* Bytes that an archive may unpack to when nobody says otherwise. */
#define CX_EXPAND_DEFAULT ((uint64_t)64 << 30)

/* Is it more than is allowed, or, where nobody has set a limit, has so much come from so little that it can only be a
 * bomb? *err is ELIMIT then. */
int cx_expands_too_far(uint64_t expanded, uint64_t compressed, uint64_t most, const char *name, cxtag_error *err);

#endif
