#include "base/index.h"

#include <string.h>

enum { SLOTS_LEAST = 64 };

void cx_index_init(cx_index *index, const cxtag_memory *memory) {
  memset(index, 0, sizeof *index);
  index->memory = memory;
}

void cx_index_clear(cx_index *index) {
  cx_release(index->memory, index->slots);
  cx_index_init(index, index->memory);
}

static void place(cx_index_slot *slots, size_t mask, cx_index_slot slot) {
  size_t at = slot.hash & mask;
  while (slots[at].number) at = (at + 1) & mask;
  slots[at] = slot;
}

static int grow_slots(cx_index *index, size_t wanted) {
  cx_index_slot *slots = cx_alloc_zeroed(index->memory, wanted, sizeof *slots);
  if (!slots) return 0;
  for (size_t i = 0; i < index->slot_count; i++)
    if (index->slots[i].number) place(slots, wanted - 1, index->slots[i]);
  cx_release(index->memory, index->slots);
  index->slots = slots;
  index->slot_count = wanted;
  return 1;
}

static int has_room(size_t slots, size_t count) { return count * 3 <= slots * 2; }

int cx_index_reserve(cx_index *index, size_t count) {
  size_t wanted = index->slot_count ? index->slot_count : SLOTS_LEAST;
  if (has_room(index->slot_count, count)) return 1;
  if (count >= UINT32_MAX) return 0;
  while (!has_room(wanted, count)) wanted *= 2;
  return grow_slots(index, wanted);
}

int cx_index_add(cx_index *index, uint32_t hash, uint32_t number) {
  if (!has_room(index->slot_count, index->count + 1) && !cx_index_reserve(index, index->count + 1)) return 0;
  place(index->slots, index->slot_count - 1, (cx_index_slot){hash, number + 1});
  index->count++;
  return 1;
}
