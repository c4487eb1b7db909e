#include "lexicon/symbols.h"

#include <string.h>

#include "base/hash.h"

void cx_symbols_init(cx_symbols *symbols, const cxtag_memory *memory) {
  memset(symbols, 0, sizeof *symbols);
  cx_index_init(&symbols->index, memory);
}

void cx_symbols_clear(cx_symbols *symbols) {
  const cxtag_memory *memory = symbols->index.memory;
  cx_release(memory, symbols->entries);
  cx_release(memory, symbols->ends);
  cx_index_clear(&symbols->index);
  cx_symbols_init(symbols, memory);
}

static int grow(cx_symbols *symbols, size_t count, size_t entry_count) {
  const cxtag_memory *memory = symbols->index.memory;
  return cx_grow(memory, &symbols->ends, &symbols->capacity, count, sizeof *symbols->ends) &&
         cx_grow(memory, &symbols->entries, &symbols->entry_capacity, entry_count, sizeof *symbols->entries);
}

int cx_symbols_reserve(cx_symbols *symbols, size_t count) {
  enum { ENTRIES_OF_SYMBOL = 3 }; /* about */
  return cx_index_reserve(&symbols->index, count) && grow(symbols, count, count * ENTRIES_OF_SYMBOL);
}

uint32_t cx_symbols_add(cx_symbols *symbols, const uint32_t *entries, size_t count) {
  size_t const size = count * sizeof *entries;
  uint32_t const hash = cx_hash((const char *)entries, size);
  cx_index_search search = cx_index_start(&symbols->index, hash);
  uint32_t known;

  while ((known = cx_index_next(&search)) != CX_INDEX_NONE) {
    size_t known_count;
    const uint32_t *set = cx_symbols_entries(symbols, known, &known_count);
    if (known_count == count && !memcmp(set, entries, size)) return known;
  }
  if (symbols->entry_count > UINT32_MAX - count || !grow(symbols, symbols->count + 1, symbols->entry_count + count) ||
      !cx_index_add(&symbols->index, hash, (uint32_t)symbols->count))
    return UINT32_MAX;
  memcpy(symbols->entries + symbols->entry_count, entries, size);
  symbols->entry_count += count;
  symbols->ends[symbols->count] = (uint32_t)symbols->entry_count;
  return (uint32_t)symbols->count++;
}
