#if defined(__linux__)
#define _DEFAULT_SOURCE 1
#include <sys/mman.h>
#endif

#include "base/pages.h"

#include <stdint.h>

enum { LINE = 64, LARGE_PAGE = 2 << 20 };

void *cx_alloc_table(const cxtag_memory *memory, size_t size, void **block) {
  int const large = size >= LARGE_PAGE && cx_is_default_memory(memory);
  size_t const border = large ? LARGE_PAGE : LINE;
  *block = size <= SIZE_MAX - border ? cx_alloc(memory, size + border) : NULL;
  if (!*block) return NULL;
  char *table = (char *)*block + (border - (uintptr_t)*block % border);
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  if (large) (void)madvise(table, size - size % LARGE_PAGE, MADV_HUGEPAGE); /* advice: it may be refused */
#endif
  return table;
}
