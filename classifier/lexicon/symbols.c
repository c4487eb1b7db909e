#include "lexicon/symbols.h"

void cx_symbols_init(cx_symbols *symbols, const cxtag_memory *memory) { cx_map_init(&symbols->sets, memory); }
void cx_symbols_clear(cx_symbols *symbols) { cx_map_clear(&symbols->sets); }

uint32_t cx_symbols_add(cx_symbols *symbols, const uint32_t *entries, size_t count) {
  return cx_map_insert(&symbols->sets, (const char *)entries, count * sizeof *entries, 0, NULL);
}

const uint32_t *cx_symbols_entries(const cx_symbols *symbols, uint32_t symbol, size_t *count) {
  const cx_map_entry *entry = &symbols->sets.entries[symbol];
  *count = entry->length / sizeof(uint32_t);
  return (const uint32_t *)(const void *)entry->key; /* the arena aligns keys for any type */
}
