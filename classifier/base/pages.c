#if defined(__linux__)
#define _DEFAULT_SOURCE 1
#include <sys/mman.h>
#endif

#include "base/pages.h"

#include <stdint.h>

enum { LINE = 64 };

static int take_block(cx_pages *out, const cxtag_memory *memory, size_t size) {
  char *const block = size <= SIZE_MAX - LINE ? cx_alloc(memory, size + LINE) : NULL;
  if (block) *out = (cx_pages){block + (LINE - (uintptr_t)block % LINE), block, 0};
  return block != NULL;
}

#if defined(__linux__) && defined(MADV_HUGEPAGE)
enum { LARGE_PAGE = 2 << 20 };

/* Since Linux 6.1; glibc 2.36 does not name it. */
#ifndef MADV_COLLAPSE
#define MADV_COLLAPSE 25
#endif

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
  if (size < LARGE_PAGE || !cx_is_default_memory(memory)) return take_block(out, memory, size);
  return size <= SIZE_MAX / 2 && map_pages(out, size);
}

int cx_pages_alloc(cx_pages *out, const cxtag_memory *memory, size_t size) {
  if (!cx_pages_alloc_plain(out, memory, size)) return 0;
  if (out->mapped) (void)madvise(out->bytes, out->mapped, MADV_HUGEPAGE); /* advice: it may be refused */
  return 1;
}

/* What was used already is moved at once where the system can, else when it finds the time. */
void cx_pages_enlarge(const cx_pages *pages) {
  if (!pages->mapped) return;
  (void)madvise(pages->bytes, pages->mapped, MADV_HUGEPAGE);
  (void)madvise(pages->bytes, pages->mapped, MADV_COLLAPSE);
}

static void unmap(const cx_pages *pages) {
  if (pages->mapped) (void)munmap(pages->bytes, pages->mapped);
}
#else
int cx_pages_alloc_plain(cx_pages *out, const cxtag_memory *memory, size_t size) {
  *out = (cx_pages){NULL, NULL, 0};
  return take_block(out, memory, size);
}

int cx_pages_alloc(cx_pages *out, const cxtag_memory *memory, size_t size) {
  return cx_pages_alloc_plain(out, memory, size);
}

void cx_pages_enlarge(const cx_pages *pages) { (void)pages; }

static void unmap(const cx_pages *pages) { (void)pages; }
#endif

void cx_pages_free(cx_pages *pages, const cxtag_memory *memory) {
  unmap(pages);
  cx_release(memory, pages->block);
  *pages = (cx_pages){NULL, NULL, 0};
}
