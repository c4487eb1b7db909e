/* Bump allocation with one release for all: what lives as long as an engine, a pack or a record. */
#ifndef CX_BASE_ARENA_H
#define CX_BASE_ARENA_H

#include <stdalign.h>
#include <stddef.h>

#include "base/memory.h"

typedef struct cx_arena_block cx_arena_block;

typedef struct cx_arena {
  const cxtag_memory *memory;
  cx_arena_block *first, *current;
  unsigned char *free; /* in current */
  size_t room;         /* behind `free`: a multiple of CX_ARENA_ALIGN */
  size_t until_large;  /* bytes of blocks yet to be made before they are made large;
                          SIZE_MAX = they never are */
} cx_arena;

#define CX_ARENA_ALIGN alignof(max_align_t)

void cx_arena_init(cx_arena *arena, const cxtag_memory *memory);
/* For much that is read at random: when it has grown, it goes on in blocks of large pages (base/pages.h). */
void cx_arena_init_growing(cx_arena *arena, const cxtag_memory *memory);
/* Frees everything. */
void cx_arena_clear(cx_arena *arena);
/* Forgets everything but keeps the blocks for use again. */
void cx_arena_reset(cx_arena *arena);
/* Room for about so much in one block, which is asked of the system in large pages: what is known to come is
 * cheaper to get at once. 0 = memory is out. */
int cx_arena_reserve(cx_arena *arena, size_t size);

/* Up to where the next allocation may begin. */
static inline size_t cx_arena_round(size_t size) {
  return (size + CX_ARENA_ALIGN - 1) / CX_ARENA_ALIGN * CX_ARENA_ALIGN;
}

/* The same as cx_arena_alloc where the current block has no room, or nothing is asked for. */
void *cx_arena_alloc_elsewhere(cx_arena *arena, size_t size);

/* Aligned for any type; NULL when memory is out. */
static inline void *cx_arena_alloc(cx_arena *arena, size_t size) {
  if (size - 1 >= arena->room) return cx_arena_alloc_elsewhere(arena, size);
  arena->room -= cx_arena_round(size);
  arena->free += cx_arena_round(size);
  return arena->free - cx_arena_round(size);
}

static inline void *cx_arena_array(cx_arena *arena, size_t count, size_t size) {
  if ((count | size) > UINT32_MAX && size && count > SIZE_MAX / size) return NULL; /* a division is slow */
  return cx_arena_alloc(arena, count * size);
}

/* A copy that ends in NUL. */
char *cx_arena_copy(cx_arena *arena, const char *text, size_t len);

#endif
