#include "base/arena.h"

#include <string.h>

#include "base/pages.h"

enum { BLOCK_SIZE = 32 * 1024 };

struct cx_arena_block {
  cx_arena_block *next;
  void *allocated; /* what cx_release takes */
  size_t size;
  alignas(max_align_t) unsigned char bytes[];
};

static void use_block(cx_arena *arena, cx_arena_block *block) {
  arena->current = block;
  arena->free = block ? block->bytes : NULL;
  arena->room = block ? block->size : 0;
}

void cx_arena_init(cx_arena *arena, const cxtag_memory *memory) {
  arena->memory = memory;
  arena->first = NULL;
  use_block(arena, NULL);
}

void cx_arena_clear(cx_arena *arena) {
  cx_arena_block *block = arena->first;
  while (block) {
    cx_arena_block *next = block->next;
    cx_release(arena->memory, block->allocated);
    block = next;
  }
  arena->first = NULL;
  use_block(arena, NULL);
}

void cx_arena_reset(cx_arena *arena) {
  use_block(arena, arena->first);
}

/* Goes on to the next kept block that is large enough, or inserts a new one behind the current. */
static int next_block(cx_arena *arena, size_t size) {
  cx_arena_block *block = arena->current ? arena->current->next : NULL;

  if (!block || block->size < size) {
    size_t wanted = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    void *allocated;
    if (wanted > SIZE_MAX - sizeof *block) return 0;
    cx_arena_block *made = cx_alloc_table(arena->memory, sizeof *made + wanted, &allocated);
    if (!made) return 0;
    made->allocated = allocated;
    made->size = wanted;
    made->next = block;
    if (arena->current)
      arena->current->next = made;
    else
      arena->first = made;
    block = made;
  }
  use_block(arena, block);
  return 1;
}

int cx_arena_reserve(cx_arena *arena, size_t size) {
  size = size <= SIZE_MAX - CX_ARENA_ALIGN ? cx_arena_round(size) : size;
  return arena->room >= size || next_block(arena, size);
}

void *cx_arena_alloc_elsewhere(cx_arena *arena, size_t size) {
  if (size > SIZE_MAX - CX_ARENA_ALIGN) return NULL;
  size = cx_arena_round(size);
  if ((!arena->current || arena->room < size) && !next_block(arena, size)) return NULL;
  void *ptr = arena->free;
  arena->free += size;
  arena->room -= size;
  return ptr;
}

char *cx_arena_copy(cx_arena *arena, const char *text, size_t len) {
  char *copy = len < SIZE_MAX ? cx_arena_alloc(arena, len + 1) : NULL;
  if (!copy) return NULL;
  if (len) memcpy(copy, text, len);
  copy[len] = '\0';
  return copy;
}
