#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *default_alloc(void *ctx, size_t size) {
  (void)ctx;
  return malloc(size);
}

static void default_release(void *ctx, void *ptr) {
  (void)ctx;
  free(ptr);
}

const cxtag_memory cx_memory_default = {default_alloc, default_release, NULL};

int cx_is_default_memory(const cxtag_memory *memory) { return !memory || memory->alloc == default_alloc; }

void *cx_alloc(const cxtag_memory *memory, size_t size) {
  if (!memory) memory = &cx_memory_default;
  return memory->alloc(memory->ctx, size ? size : 1);
}

void *cx_alloc_array(const cxtag_memory *memory, size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) return NULL;
  return cx_alloc(memory, count * size);
}

void *cx_alloc_zeroed(const cxtag_memory *memory, size_t count, size_t size) {
  void *ptr = cx_alloc_array(memory, count, size);
  if (ptr) memset(ptr, 0, count * size);
  return ptr;
}

void cx_release(const cxtag_memory *memory, void *ptr) {
  if (!ptr) return;
  if (!memory) memory = &cx_memory_default;
  memory->release(memory->ctx, ptr);
}

int cx_grow_now(const cxtag_memory *memory, void *items, size_t *capacity, size_t need, size_t item_size) {
  void *old, *grown;
  size_t wanted = *capacity + *capacity / 2;

  if (wanted < need) wanted = need;
  if (wanted < 16) wanted = 16;
  grown = cx_alloc_array(memory, wanted, item_size);
  if (!grown) return 0;
  memcpy(&old, items, sizeof old);
  if (*capacity) memcpy(grown, old, *capacity * item_size);
  cx_release(memory, old);
  memcpy(items, &grown, sizeof grown);
  *capacity = wanted;
  return 1;
}
