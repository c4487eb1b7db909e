/* How often each of many things was seen. */
#ifndef CX_WORKBENCH_COUNTS_H
#define CX_WORKBENCH_COUNTS_H

#include "base/buffer.h"
#include "base/map.h"

/* One more of what the buffer names; the map's values are the counts. 0 when memory is out. */
int cx_count_one(cx_map *counts, const cx_buffer *name);

/* The entries, most frequent first, then by name; in the arena. NULL when memory is out. */
const cx_map_entry **cx_counts_order(const cx_map *counts, cx_arena *arena);

/* A count, right-aligned in `width`, at least one blank before it. */
void cx_append_count(cx_buffer *out, uint64_t count, size_t width);
/* The text and blanks up to the width, in code points. */
void cx_append_left(cx_buffer *out, const char *text, size_t width);
/* Lines and control characters of a customer's text as blanks. */
void cx_append_one_line(cx_buffer *out, const char *text, size_t len);

#endif
