/* A hash map from byte strings to numbers. Insertion order is kept: entries are numbered from 0. */
#ifndef CX_BASE_MAP_H
#define CX_BASE_MAP_H

#include "base/arena.h"

#define CX_MAP_NONE UINT32_MAX

typedef struct cx_map_entry {
  const char *key; /* ends in NUL, lives as long as the map */
  uint32_t length, hash, value;
} cx_map_entry;

typedef struct cx_map {
  cx_arena keys;
  cx_map_entry *entries;
  size_t count, capacity;
  uint32_t *slots; /* entry + 1, 0 = free */
  size_t slot_count;
} cx_map;

void cx_map_init(cx_map *map, const cxtag_memory *memory);
void cx_map_clear(cx_map *map);

/* The entry's number, or CX_MAP_NONE. */
uint32_t cx_map_find(const cx_map *map, const char *key, size_t len);
/* The number of the entry with this key, made with `value` where there was none (*made tells; may be NULL).
 * CX_MAP_NONE when memory is out. */
uint32_t cx_map_insert(cx_map *map, const char *key, size_t len, uint32_t value, int *made);

#endif
