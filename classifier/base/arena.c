#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

enum { BLOCK_SIZE = 32 * 1024 };

struct cx_arena_block {
  cx_arena_block *next;
  size_t size;
  alignas(max_align_t) unsigned char bytes[];
};

void cx_arena_init(cx_arena *arena, const cxtag_memory *memory) {
  arena->memory = memory;
  arena->first = arena->current = NULL;
  arena->used = 0;
}

void cx_arena_clear(cx_arena *arena) {
  cx_arena_block *block = arena->first;
  while (block) {
    cx_arena_block *next = block->next;
    cx_release(arena->memory, block);
    block = next;
  }
  arena->first = arena->current = NULL;
  arena->used = 0;
}

void cx_arena_reset(cx_arena *arena) {
  arena->current = arena->first;
  arena->used = 0;
}

/* Goes on to the next kept block that is large enough, or inserts a new one behind the current. */
static int next_block(cx_arena *arena, size_t size) {
  cx_arena_block *block = arena->current ? arena->current->next : NULL;

  if (!block || block->size < size) {
    size_t wanted = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    if (wanted > SIZE_MAX - sizeof *block) return 0;
    cx_arena_block *made = cx_alloc(arena->memory, sizeof *made + wanted);
    if (!made) return 0;
    made->size = wanted;
    made->next = block;
    if (arena->current)
      arena->current->next = made;
    else
      arena->first = made;
    block = made;
  }
  arena->current = block;
  arena->used = 0;
  return 1;
}

void *cx_arena_alloc(cx_arena *arena, size_t size) {
  size_t const align = alignof(max_align_t);
  if (size > SIZE_MAX - align) return NULL;
  size = (size + align - 1) / align * align;
  if (!arena->current || arena->current->size - arena->used < size)
    if (!next_block(arena, size)) return NULL;
  void *ptr = arena->current->bytes + arena->used;
  arena->used += size;
  return ptr;
}

void *cx_arena_array(cx_arena *arena, size_t count, size_t size) {
  if ((count | size) > UINT32_MAX && size && count > SIZE_MAX / size) return NULL; /* a division is slow */
  return cx_arena_alloc(arena, count * size);
}

char *cx_arena_copy(cx_arena *arena, const char *text, size_t len) {
  char *copy = len < SIZE_MAX ? cx_arena_alloc(arena, len + 1) : NULL;
  if (!copy) return NULL;
  if (len) memcpy(copy, text, len);
  copy[len] = '\0';
  return copy;
}
