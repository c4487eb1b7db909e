#include "record/people.h"

#include <string.h>

void cx_people_init(cx_people *people, const cxtag_memory *memory) {
  memset(people, 0, sizeof *people);
  cx_map_init(&people->ids, memory);
  cx_arena_init(&people->names, memory);
}

void cx_people_clear(cx_people *people) {
  cx_release(people->names.memory, people->list);
  cx_map_clear(&people->ids);
  cx_arena_clear(&people->names);
  people->list = NULL;
  people->capacity = 0;
}

cxtag_status cx_people_add(cx_people *people, cxtag_text_value id, cxtag_text_value name) {
  const char *copy = cx_arena_copy(&people->names, name.bytes, name.length);
  uint32_t const at = copy ? cx_map_insert(&people->ids, id.bytes, id.length, 0, NULL) : CX_MAP_NONE;
  if (at == CX_MAP_NONE ||
      !cx_grow(people->names.memory, &people->list, &people->capacity, at + 1, sizeof *people->list))
    return CXTAG_ENOMEM;
  people->list[at] = copy;
  return CXTAG_OK;
}

cxtag_text_value cx_people_find(const cx_people *people, const char *id, size_t len) {
  cxtag_text_value name = {"", 0};
  uint32_t const at = people ? cx_map_find(&people->ids, id, len) : CX_MAP_NONE;
  if (at == CX_MAP_NONE) return name;
  name.bytes = people->list[at];
  name.length = strlen(name.bytes);
  return name;
}
