/* The allocation hook, with overflow-checked helpers. A NULL hook means malloc and free. */
#ifndef CX_BASE_MEMORY_H
#define CX_BASE_MEMORY_H

#include <stdint.h>

#include <cxtag/cxtag.h>

extern const cxtag_memory cx_memory_default;
/* Is it malloc and free, and no hook of the caller's? */
int cx_is_default_memory(const cxtag_memory *memory);

/* NULL when size overflows or the hook refuses. Zero bytes give a valid pointer. */
void *cx_alloc(const cxtag_memory *memory, size_t size);
void *cx_alloc_array(const cxtag_memory *memory, size_t count, size_t size);
void *cx_alloc_zeroed(const cxtag_memory *memory, size_t count, size_t size);
void cx_release(const cxtag_memory *memory, void *ptr);

/* What is hardly ever called: compilers lay the way to it aside, so that the code around takes less cache. */
#if defined(__GNUC__)
#define CX_RARE __attribute__((cold))
#else
#define CX_RARE
#endif
/* What is called from a loop whose registers it would take if it were made part of it. */
#if defined(__GNUC__)
#define CX_APART __attribute__((noinline))
#else
#define CX_APART
#endif

CX_RARE int cx_grow_now(const cxtag_memory *memory, void *items, size_t *capacity, size_t need,
                        size_t item_size);

/* Makes room for `need` items in *items (which holds *capacity of them), growing by half or more. Old items
 * are kept; 0 and nothing changed when memory is out. */
static inline int cx_grow(const cxtag_memory *memory, void *items, size_t *capacity, size_t need,
                          size_t item_size) {
  return need <= *capacity || cx_grow_now(memory, items, capacity, need, item_size);
}

/* Asks for memory that will be read soon, so that nobody waits for it then. For gcc that is no effect: calls of a
 * function that does nothing else are left out, unless it has become part of its caller first. `objdump -d` tells. */
#if defined(__GNUC__)
#define CX_FETCH(address) __builtin_prefetch(address)
#else
#define CX_FETCH(address) ((void)(address))
#endif
/* The line of the processor's cache behind the address's own. There need not be anything of ours in it, so the way
 * there is no pointer's. */
static inline void cx_fetch_next(const void *address) {
  CX_FETCH((const void *)((uintptr_t)address + 64)); /* NOLINT(performance-no-int-to-ptr) */
}

#endif
