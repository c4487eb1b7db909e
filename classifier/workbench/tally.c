#include "workbench/tally.h"

#include <stdlib.h>
#include <string.h>

void cx_tallies_init(cx_tallies *tallies, const cxtag_memory *memory) {
  memset(tallies, 0, sizeof *tallies);
  cx_map_init(&tallies->names, memory);
}

void cx_tallies_clear(cx_tallies *tallies) {
  const cxtag_memory *memory = tallies->names.keys.memory;
  cx_release(memory, tallies->items);
  cx_map_clear(&tallies->names);
  cx_tallies_init(tallies, memory);
}

cx_tally *cx_tally_of(cx_tallies *tallies, const char *name, size_t len) {
  cx_arena *arena = &tallies->names.keys;
  uint32_t const known = cx_map_find(&tallies->names, name, len);
  if (known != CX_MAP_NONE) return tallies->items[known];
  if (!cx_grow(arena->memory, &tallies->items, &tallies->capacity, tallies->names.count + 1,
               sizeof *tallies->items))
    return NULL;
  cx_tally *tally = cx_arena_alloc(arena, sizeof *tally);
  uint32_t const number = tally ? cx_map_insert(&tallies->names, name, len, 0, NULL) : CX_MAP_NONE;
  if (number == CX_MAP_NONE) return NULL;
  memset(tally, 0, sizeof *tally);
  tally->name = tallies->names.entries[number].key;
  tallies->items[number] = tally;
  return tally;
}

static int by_name(const void *a, const void *b) {
  return strcmp((*(const cx_tally *const *)a)->name, (*(const cx_tally *const *)b)->name);
}

void cx_tallies_sort(const cx_tallies *tallies, const cx_tally **out) {
  for (size_t i = 0; i < tallies->names.count; i++) out[i] = tallies->items[i];
  if (tallies->names.count) qsort(out, tallies->names.count, sizeof *out, by_name);
}

int32_t cx_share(uint64_t part, uint64_t whole) {
  return whole ? (int32_t)((part * 2000 + whole) / (whole * 2)) : 0;
}

cxtag_rate cx_rate(const cxtag_rate *counts) {
  uint64_t const tp = counts->true_positive, fp = counts->false_positive, fn = counts->false_negative;
  return (cxtag_rate){
      tp, fp, fn, cx_share(tp, tp + fp), cx_share(tp, tp + fn), cx_share(2 * tp, 2 * tp + fp + fn)};
}

cxtag_rate cx_label_rate(const uint64_t confusion[4][4], cxtag_label label) {
  cxtag_rate counts = {confusion[label][label], 0, 0, 0, 0, 0};
  for (int other = 0; other < 4; other++) {
    if (other == (int)label) continue;
    counts.false_negative += confusion[label][other];
    counts.false_positive += confusion[other][label];
  }
  return cx_rate(&counts);
}

int32_t cx_macro_f1(const uint64_t confusion[4][4]) {
  int64_t sum = 0, labels = 0;
  for (int label = 0; label < 4; label++) {
    cxtag_rate const rate = cx_label_rate(confusion, (cxtag_label)label);
    if (!rate.true_positive && !rate.false_negative) continue; /* gold does not use it */
    sum += rate.f1_milli;
    labels++;
  }
  return labels ? (int32_t)((sum + labels / 2) / labels) : 0;
}
