/* Memory for tables that are read at random. */
#ifndef CX_BASE_PAGES_H
#define CX_BASE_PAGES_H

#include "base/memory.h"

/* size bytes that begin on a line of the processor's cache; *block is what cx_release wants back. NULL when
 * memory is out. From the default allocator a table of 2 MiB or more begins on such a border, and the system
 * is asked to map it by pages of that size: a processor keeps few addresses of pages at hand, and looking one
 * up takes as long as the read itself. */
void *cx_alloc_table(const cxtag_memory *memory, size_t size, void **block);

/* The same for tables that come and go, from several threads: a large one is the system's own again as soon as it is
 * freed, while malloc would keep it for the thread that asked for it. */
typedef struct cx_pages {
  void *bytes;
  void *block;   /* of the hook, or NULL */
  size_t mapped; /* bytes that the system gave */
} cx_pages;

/* 0 = memory is out, and there is nothing to free. */
int cx_pages_alloc(cx_pages *out, const cxtag_memory *memory, size_t size);
/* For a table of which mostly little is used: of plain pages, for the system takes as long to clear a large one as
 * a short text takes altogether, until it is told that the table fills. */
int cx_pages_alloc_plain(cx_pages *out, const cxtag_memory *memory, size_t size);
void cx_pages_enlarge(const cx_pages *pages);
void cx_pages_free(cx_pages *pages, const cxtag_memory *memory);

#endif
