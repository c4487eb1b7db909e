#include "base/map.h"

#include "base/hash.h"

void cx_map_init(cx_map *map, const cxtag_memory *memory) {
  memset(map, 0, sizeof *map);
  cx_arena_init(&map->keys, memory);
}

void cx_map_clear(cx_map *map) {
  const cxtag_memory *memory = map->keys.memory;
  cx_release(memory, map->entries);
  cx_release(memory, map->slots);
  cx_arena_clear(&map->keys);
  cx_map_init(map, memory);
}

/* The slot that holds the key, or the free one where it belongs. */
static size_t find_slot(const cx_map *map, const char *key, size_t len, uint32_t hash) {
  size_t at = hash & (map->slot_count - 1);
  for (;; at = (at + 1) & (map->slot_count - 1)) {
    if (!map->slots[at].number) return at;
    if (map->slots[at].hash != hash) continue;
    const cx_map_entry *entry = &map->entries[map->slots[at].number - 1];
    if (entry->length == len && !memcmp(entry->key, key, len)) return at;
  }
}

/* `wanted` is a power of two. */
static int grow_slots(cx_map *map, size_t wanted) {
  cx_map_slot *old = map->slots, *slots = cx_alloc_zeroed(map->keys.memory, wanted, sizeof *slots);

  if (!slots) return 0;
  map->slots = slots;
  map->slot_count = wanted;
  for (size_t i = 0; i < map->count; i++) {
    size_t at = map->entries[i].hash & (wanted - 1);
    while (slots[at].number) at = (at + 1) & (wanted - 1);
    slots[at] = (cx_map_slot){map->entries[i].hash, (uint32_t)i + 1};
  }
  cx_release(map->keys.memory, old);
  return 1;
}

int cx_map_reserve(cx_map *map, size_t count) {
  size_t wanted = map->slot_count ? map->slot_count : 64;
  if (count > UINT32_MAX) return 0;
  while (wanted * 2 < count * 3) wanted *= 2;
  if (wanted > map->slot_count && !grow_slots(map, wanted)) return 0;
  return cx_grow(map->keys.memory, &map->entries, &map->capacity, count, sizeof *map->entries);
}

uint32_t cx_map_find(const cx_map *map, const char *key, size_t len) {
  if (!map->count || len > UINT32_MAX) return CX_MAP_NONE;
  uint32_t const number = map->slots[find_slot(map, key, len, cx_hash(key, len))].number;
  return number ? number - 1 : CX_MAP_NONE;
}

uint32_t cx_map_insert(cx_map *map, const char *key, size_t len, uint32_t value, int *made) {
  uint32_t hash = cx_hash(key, len);

  if (made) *made = 0;
  if (len >= UINT32_MAX || map->count >= UINT32_MAX - 1) return CX_MAP_NONE;
  if ((map->count + 1) * 3 > map->slot_count * 2 &&
      !grow_slots(map, map->slot_count ? map->slot_count * 2 : 64))
    return CX_MAP_NONE;
  size_t slot = find_slot(map, key, len, hash);
  if (map->slots[slot].number) return map->slots[slot].number - 1;
  if (!cx_grow(map->keys.memory, &map->entries, &map->capacity, map->count + 1, sizeof *map->entries))
    return CX_MAP_NONE;
  char *copy = cx_arena_copy(&map->keys, key, len);
  if (!copy) return CX_MAP_NONE;
  map->entries[map->count] = (cx_map_entry){copy, (uint32_t)len, hash, value};
  map->slots[slot] = (cx_map_slot){hash, (uint32_t)++map->count};
  if (made) *made = 1;
  return (uint32_t)map->count - 1;
}
