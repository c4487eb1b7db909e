/* Memory for tables that are read at random. */
#ifndef CX_BASE_PAGES_H
#define CX_BASE_PAGES_H

#include "base/memory.h"

/* They begin on a line of the processor's cache. Without a hook of the caller's a table of 2 MiB or more is mapped by
 * the system, on such a border and by pages of that size: a processor keeps few addresses of pages at hand, and looking
 * one up takes as long as the read itself. And it is the system's own again as soon as it is freed, while malloc would
 * keep it for the thread that asked for it. */
typedef struct cx_pages {
  void *bytes;
  void *block;   /* of the hook, or NULL */
  size_t mapped; /* bytes that the system gave, all of them 0 */
} cx_pages;

/* 0 = memory is out, and there is nothing to free. */
int cx_pages_alloc(cx_pages *out, const cxtag_memory *memory, size_t size);
/* For a table of which mostly little is used: of plain pages, for the system takes as long to clear a large one as
 * a short text takes altogether, until it is told that the table fills. */
int cx_pages_alloc_plain(cx_pages *out, const cxtag_memory *memory, size_t size);
void cx_pages_enlarge(const cx_pages *pages);
void cx_pages_free(cx_pages *pages, const cxtag_memory *memory);

#endif
