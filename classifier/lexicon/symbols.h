/* Sets of vocabulary entries as numbers: the same set is the same symbol. */
#ifndef CX_LEXICON_SYMBOLS_H
#define CX_LEXICON_SYMBOLS_H

#include "base/index.h"

typedef struct cx_symbols {
  cx_index index;    /* hash of the set -> symbol */
  uint32_t *entries; /* set behind set, each ascending */
  size_t entry_count, entry_capacity;
  uint32_t *ends; /* symbol -> the end of its set in entries, where that of the next begins */
  size_t count, capacity;
} cx_symbols;

void cx_symbols_init(cx_symbols *symbols, const cxtag_memory *memory);
void cx_symbols_clear(cx_symbols *symbols);
/* Room for so many symbols. 0 = memory is out. */
int cx_symbols_reserve(cx_symbols *symbols, size_t count);
/* entries: ascending, no number twice. UINT32_MAX when memory is out. */
uint32_t cx_symbols_add(cx_symbols *symbols, const uint32_t *entries, size_t count);
/* The entries of a symbol, ascending; until the next is added. */
static inline const uint32_t *cx_symbols_entries(const cx_symbols *symbols, uint32_t symbol, size_t *count) {
  uint32_t const start = symbol ? symbols->ends[symbol - 1] : 0;
  *count = symbols->ends[symbol] - start;
  return symbols->entries + start;
}

#endif
