/* A hash map from byte strings to numbers. Insertion order is kept: entries are numbered from 0. */
#ifndef CX_BASE_MAP_H
#define CX_BASE_MAP_H

#include "base/arena.h"

#define CX_MAP_NONE UINT32_MAX

typedef struct cx_map_entry {
  const char *key; /* ends in NUL, lives as long as the map */
  uint32_t length, hash, value;
} cx_map_entry;

/* The hash stands beside the number, so that a search passes over other keys without touching them. */
typedef struct cx_map_slot {
  uint32_t hash, number; /* of the entry, + 1; 0 = free */
} cx_map_slot;

typedef struct cx_map {
  cx_arena keys;
  cx_map_entry *entries;
  size_t count, capacity;
  cx_map_slot *slots;
  size_t slot_count;
} cx_map;

void cx_map_init(cx_map *map, const cxtag_memory *memory);
void cx_map_clear(cx_map *map);

/* Makes room for `count` entries, so that a large map does not grow step by step. 0 = memory is out. */
int cx_map_reserve(cx_map *map, size_t count);

/* The entry's number, or CX_MAP_NONE. */
uint32_t cx_map_find(const cx_map *map, const char *key, size_t len);
/* The number of the entry with this key, made with `value` where there was none (*made tells; may be NULL).
 * CX_MAP_NONE when memory is out. */
uint32_t cx_map_insert(cx_map *map, const char *key, size_t len, uint32_t value, int *made);

#endif
