#include "base/map.h"

#include "base/hash.h"

void cx_map_init(cx_map *map, const cxtag_memory *memory) {
  memset(map, 0, sizeof *map);
  cx_arena_init(&map->keys, memory);
  cx_index_init(&map->index, memory);
}

void cx_map_clear(cx_map *map) {
  const cxtag_memory *memory = map->keys.memory;
  cx_release(memory, map->entries);
  cx_index_clear(&map->index);
  cx_arena_clear(&map->keys);
  cx_map_init(map, memory);
}

int cx_map_reserve(cx_map *map, size_t count) {
  return cx_index_reserve(&map->index, count) &&
         cx_grow(map->keys.memory, &map->entries, &map->capacity, count, sizeof *map->entries);
}

static uint32_t find(const cx_map *map, const char *key, size_t len, uint32_t hash) {
  cx_index_search search = cx_index_start(&map->index, hash);
  uint32_t number;
  while ((number = cx_index_next(&search)) != CX_INDEX_NONE) {
    const cx_map_entry *entry = &map->entries[number];
    if (entry->length == len && !memcmp(entry->key, key, len)) return number;
  }
  return CX_MAP_NONE;
}

uint32_t cx_map_find(const cx_map *map, const char *key, size_t len) {
  return find(map, key, len, cx_hash(key, len));
}

uint32_t cx_map_insert(cx_map *map, const char *key, size_t len, uint32_t value, int *made) {
  uint32_t const hash = cx_hash(key, len), known = find(map, key, len, hash);

  if (made) *made = 0;
  if (known != CX_MAP_NONE) return known;
  if (len >= UINT32_MAX || map->count >= UINT32_MAX - 1) return CX_MAP_NONE;
  if (!cx_grow(map->keys.memory, &map->entries, &map->capacity, map->count + 1, sizeof *map->entries))
    return CX_MAP_NONE;
  char *copy = cx_arena_copy(&map->keys, key, len);
  if (!copy || !cx_index_add(&map->index, hash, (uint32_t)map->count)) return CX_MAP_NONE;
  map->entries[map->count] = (cx_map_entry){copy, (uint32_t)len, value};
  if (made) *made = 1;
  return (uint32_t)map->count++;
}
