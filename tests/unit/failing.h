/* Memory that runs out when told to, and knows what was not given back. */
#ifndef TESTS_UNIT_FAILING_H
#define TESTS_UNIT_FAILING_H

#include <cxtag/cxtag.h>
#include <stdlib.h>

typedef struct failing {
  long left; /* allocations that still succeed; all that follow fail */
  long held; /* blocks not yet given back */
} failing;

static inline void *failing_alloc(void *ctx, size_t size) {
  failing *f = ctx;
  void *block = f->left-- > 0 ? malloc(size) : NULL;
  f->held += block != NULL;
  return block;
}

static inline void failing_release(void *ctx, void *block) {
  failing *f = ctx;
  f->held -= block != NULL;
  free(block);
}

/* The hook that draws on f. */
static inline cxtag_memory failing_memory(failing *f) {
  return (cxtag_memory){failing_alloc, failing_release, f};
}

#endif
