/* Finds numbers by the hash of what they stand for. What that is the owner of the index keeps, and compares
 * where hashes agree: nothing is copied here.
 *
 *   cx_index_search search = cx_index_start(&index, hash);
 *   while ((number = cx_index_next(&search)) != CX_INDEX_NONE)
 *     if (it is the one) return number;
 */
#ifndef CX_BASE_INDEX_H
#define CX_BASE_INDEX_H

#include "base/memory.h"

#define CX_INDEX_NONE UINT32_MAX

/* The hash stands beside the number, so that a search passes over others
 * without touching what they stand for. */
typedef struct cx_index_slot {
  uint32_t hash, number; /* + 1; 0 = free */
} cx_index_slot;

typedef struct cx_index {
  const cxtag_memory *memory;
  cx_index_slot *slots;
  size_t slot_count; /* 0 or a power of two; a third of them is free at least */
  size_t count;
} cx_index;

typedef struct cx_index_search {
  const cx_index_slot *slots;
  size_t at, mask;
  uint32_t hash;
} cx_index_search;

void cx_index_init(cx_index *index, const cxtag_memory *memory);
void cx_index_clear(cx_index *index);
/* Room for `count` numbers, so that a large index does not grow step by step. 0 = memory is out. */
int cx_index_reserve(cx_index *index, size_t count);
/* Adds a number (below UINT32_MAX), even where others have its hash. 0 = memory is out. */
int cx_index_add(cx_index *index, uint32_t hash, uint32_t number);

/* Has the place fetched where a search will begin. */
static inline void cx_index_fetch(const cx_index *index, uint32_t hash) {
  if (index->slot_count) CX_FETCH(&index->slots[hash & (index->slot_count - 1)]);
}

static inline cx_index_search cx_index_start(const cx_index *index, uint32_t hash) {
  static const cx_index_slot NOTHING = {0, 0};
  if (!index->slot_count) return (cx_index_search){&NOTHING, 0, 0, hash};
  return (cx_index_search){index->slots, hash & (index->slot_count - 1), index->slot_count - 1, hash};
}

/* The next number with the hash, in any order; CX_INDEX_NONE behind the last. */
static inline uint32_t cx_index_next(cx_index_search *search) {
  for (;;) {
    const cx_index_slot *slot = &search->slots[search->at];
    if (!slot->number) return CX_INDEX_NONE;
    search->at = (search->at + 1) & search->mask;
    if (slot->hash == search->hash) return slot->number - 1;
  }
}

#endif
