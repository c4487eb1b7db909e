/* Bump allocation with one release for all: what lives as long as an engine, a pack or a record. */
#ifndef CX_BASE_ARENA_H
#define CX_BASE_ARENA_H

#include "base/memory.h"

typedef struct cx_arena_block cx_arena_block;

typedef struct cx_arena {
  const cxtag_memory *memory;
  cx_arena_block *first, *current;
  size_t used; /* in current */
} cx_arena;

void cx_arena_init(cx_arena *arena, const cxtag_memory *memory);
/* Frees everything. */
void cx_arena_clear(cx_arena *arena);
/* Forgets everything but keeps the blocks for use again. */
void cx_arena_reset(cx_arena *arena);

/* Aligned for any type; NULL when memory is out. */
void *cx_arena_alloc(cx_arena *arena, size_t size);
void *cx_arena_array(cx_arena *arena, size_t count, size_t size);
/* A copy that ends in NUL. */
char *cx_arena_copy(cx_arena *arena, const char *text, size_t len);

#endif
