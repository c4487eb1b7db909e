#include "workbench/counts.h"

#include <stdlib.h>
#include <string.h>

int cx_count_one(cx_map *counts, const cx_buffer *name) {
  if (name->failed) return 0;
  uint32_t const at = cx_map_insert(counts, name->length ? name->bytes : "", name->length, 0, NULL);
  if (at == CX_MAP_NONE) return 0;
  if (counts->entries[at].value < UINT32_MAX) counts->entries[at].value++;
  return 1;
}

static int by_count(const void *a, const void *b) {
  const cx_map_entry *x = *(const cx_map_entry *const *)a, *y = *(const cx_map_entry *const *)b;
  if (x->value != y->value) return x->value > y->value ? -1 : 1;
  return strcmp(x->key, y->key);
}

const cx_map_entry **cx_counts_order(const cx_map *counts, cx_arena *arena) {
  const cx_map_entry **order = cx_arena_array(arena, counts->count, sizeof *order);
  if (!order) return NULL;
  for (size_t i = 0; i < counts->count; i++) order[i] = &counts->entries[i];
  if (counts->count) qsort(order, counts->count, sizeof *order, by_count);
  return order;
}

void cx_append_count(cx_buffer *out, uint64_t count, size_t width) {
  size_t digits = 1;
  for (uint64_t rest = count / 10; rest; rest /= 10) digits++;
  do cx_buffer_append_byte(out, ' ');
  while (++digits <= width);
  cx_buffer_append_integer(out, (int64_t)count);
}

void cx_append_left(cx_buffer *out, const char *text, size_t width) {
  cx_buffer_append_text(out, text);
  for (size_t have = cxtag_offset_in(text, strlen(text), CXTAG_CODEPOINTS); have < width; have++)
    cx_buffer_append_byte(out, ' ');
}

void cx_append_one_line(cx_buffer *out, const char *text, size_t len) {
  for (size_t i = 0; i < len; i++) cx_buffer_append_byte(out, (unsigned char)text[i] < 0x20 ? ' ' : text[i]);
}
