#include "base/workspace.h"

static void *take(void *ctx, size_t size) {
  cx_workspace *workspace = ctx;
  return cx_arena_alloc(&workspace->arena, size);
}

static void leave(void *ctx, void *ptr) {
  (void)ctx;
  (void)ptr;
}

int cx_workspace_init(cx_workspace *workspace, const cxtag_memory *memory, size_t expected) {
  enum { MOST_AT_ONCE = 64 << 20 }; /* what is expected need not come */
  if (expected > MOST_AT_ONCE) expected = MOST_AT_ONCE;
  cx_arena_init_growing(&workspace->arena, memory);
  workspace->hook = (cxtag_memory){take, leave, workspace};
  workspace->memory = cx_is_default_memory(memory) ? &workspace->hook : memory;
  return workspace->memory == memory || cx_arena_reserve(&workspace->arena, expected);
}

void cx_workspace_clear(cx_workspace *workspace) { cx_arena_clear(&workspace->arena); }
