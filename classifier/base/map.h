/* A hash map from byte strings to numbers. Insertion order is kept: entries are numbered from 0. */
#ifndef CX_BASE_MAP_H
#define CX_BASE_MAP_H

#include "base/arena.h"
#include "base/index.h"

#define CX_MAP_NONE CX_INDEX_NONE

typedef struct cx_map_entry {
  const char *key; /* ends in NUL, lives as long as the map */
  uint32_t length, value;
} cx_map_entry;

typedef struct cx_map {
  cx_arena keys;
  cx_map_entry *entries;
  size_t count, capacity;
  cx_index index; /* hash of the key -> number of the entry */
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
