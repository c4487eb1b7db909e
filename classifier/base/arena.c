#include "base/arena.h"

#include <string.h>

#include "base/pages.h"

enum {
  BLOCK_SIZE = 32 * 1024,
  LARGE_BLOCK = 2 << 20,
  SMALL_BLOCKS = 1 << 20 /* bytes, in an arena that grows */
};

struct cx_arena_block {
  cx_arena_block *next;
  cx_pages pages; /* that it is in */
  size_t size;
  alignas(max_align_t) unsigned char bytes[];
};

_Static_assert((LARGE_BLOCK - sizeof(cx_arena_block)) % CX_ARENA_ALIGN == 0,
               "the room of a block is aligned");

static void use_block(cx_arena *arena, cx_arena_block *block) {
  arena->current = block;
  arena->free = block ? block->bytes : NULL;
  arena->room = block ? block->size : 0;
}

void cx_arena_init(cx_arena *arena, const cxtag_memory *memory) {
  arena->memory = memory;
  arena->first = NULL;
  arena->until_large = SIZE_MAX;
  use_block(arena, NULL);
}

void cx_arena_init_growing(cx_arena *arena, const cxtag_memory *memory) {
  cx_arena_init(arena, memory);
  arena->until_large = SMALL_BLOCKS;
}

void cx_arena_clear(cx_arena *arena) {
  cx_arena_block *block = arena->first;
  while (block) {
    cx_arena_block *next = block->next;
    cx_pages pages = block->pages;
    cx_pages_free(&pages, arena->memory);
    block = next;
  }
  arena->first = NULL;
  if (arena->until_large != SIZE_MAX) arena->until_large = SMALL_BLOCKS;
  use_block(arena, NULL);
}

void cx_arena_reset(cx_arena *arena) {
  use_block(arena, arena->first);
}

static cx_arena_block *make_block(cx_arena *arena, size_t size) {
  int const large = size < BLOCK_SIZE && arena->until_large < BLOCK_SIZE;
  cx_arena_block *block;
  cx_pages pages;
  if (large)
    size = LARGE_BLOCK - sizeof *block;
  else if (size < BLOCK_SIZE)
    size = BLOCK_SIZE;
  if (size > SIZE_MAX - sizeof *block || !cx_pages_alloc(&pages, arena->memory, sizeof *block + size)) return NULL;
  block = pages.bytes;
  if (!large && arena->until_large != SIZE_MAX)
    arena->until_large -= size < arena->until_large ? size : arena->until_large;
  block->pages = pages;
  block->size = size;
  return block;
}

/* Goes on to the next kept block that is large enough, or inserts a new one behind the current. */
static int next_block(cx_arena *arena, size_t size) {
  cx_arena_block *block = arena->current ? arena->current->next : NULL;

  if (!block || block->size < size) {
    cx_arena_block *made = make_block(arena, size);
    if (!made) return 0;
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
