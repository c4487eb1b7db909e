#if defined(__linux__)
#define _DEFAULT_SOURCE 1
#include <sys/mman.h>
#endif

#include "base/pages.h"

#include <stdint.h>

enum { LINE = 64, LARGE_PAGE = 2 << 20 };

static int is_large(const cxtag_memory *memory, size_t size) {
  return size >= LARGE_PAGE && cx_is_default_memory(memory);
}

void *cx_alloc_table(const cxtag_memory *memory, size_t size, void **block) {
  int const large = is_large(memory, size);
  size_t const border = large ? LARGE_PAGE : LINE;
  *block = size <= SIZE_MAX - border ? cx_alloc(memory, size + border) : NULL;
  if (!*block) return NULL;
  char *table = (char *)*block + (border - (uintptr_t)*block % border);
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  if (large) (void)madvise(table, size - size % LARGE_PAGE, MADV_HUGEPAGE); /* advice: it may be refused */
#endif
  return table;
}

#if defined(__linux__) && defined(MADV_HUGEPAGE)
/* As much more is asked for as lies in front of the first border; what is left over on both sides goes back. */
static int map_pages(cx_pages *out, size_t size) {
  size_t const whole = (size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
  char *const given = mmap(NULL, whole + LARGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (given == MAP_FAILED) return 0;
  size_t const before = (LARGE_PAGE - (uintptr_t)given % LARGE_PAGE) % LARGE_PAGE;
  if (before) (void)munmap(given, before);
  (void)munmap(given + before + whole, LARGE_PAGE - before);
  *out = (cx_pages){given + before, NULL, whole};
  return 1;
}

int cx_pages_alloc_plain(cx_pages *out, const cxtag_memory *memory, size_t size) {
  *out = (cx_pages){NULL, NULL, 0};
  if (is_large(memory, size)) return size <= SIZE_MAX / 2 && map_pages(out, size);
  out->bytes = cx_alloc_table(memory, size, &out->block);
  return out->bytes != NULL;
}

/* Since Linux 6.1; glibc 2.36 does not name it. */
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

/* What was used already is moved at once where the system can, else when it finds the time. All of this is advice, which
 * may be refused. */
void cx_pages_enlarge(const cx_pages *pages) {
  if (!pages->mapped) return;
  (void)madvise(pages->bytes, pages->mapped, MADV_HUGEPAGE);
  (void)madvise(pages->bytes, pages->mapped, MADV_COLLAPSE);
}

int cx_pages_alloc(cx_pages *out, const cxtag_memory *memory, size_t size) {
  if (!cx_pages_alloc_plain(out, memory, size)) return 0;
  if (out->mapped) (void)madvise(out->bytes, out->mapped, MADV_HUGEPAGE); /* advice, too */
  return 1;
}

void cx_pages_free(cx_pages *pages, const cxtag_memory *memory) {
  if (pages->mapped) (void)munmap(pages->bytes, pages->mapped);
  cx_release(memory, pages->block);
  *pages = (cx_pages){NULL, NULL, 0};
}
#else
int cx_pages_alloc_plain(cx_pages *out, const cxtag_memory *memory, size_t size) {
  *out = (cx_pages){NULL, NULL, 0};
  out->bytes = cx_alloc_table(memory, size, &out->block);
  return out->bytes != NULL;
}

int cx_pages_alloc(cx_pages *out, const cxtag_memory *memory, size_t size) {
  return cx_pages_alloc_plain(out, memory, size);
}

void cx_pages_enlarge(const cx_pages *pages) { (void)pages; }

void cx_pages_free(cx_pages *pages, const cxtag_memory *memory) {
  cx_release(memory, pages->block);
  *pages = (cx_pages){NULL, NULL, 0};
}
#endif
