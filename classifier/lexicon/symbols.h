/* Sets of vocabulary entries as numbers: the same set is the same symbol. */
#ifndef CX_LEXICON_SYMBOLS_H
#define CX_LEXICON_SYMBOLS_H

#include "base/map.h"

typedef struct cx_symbols {
  cx_map sets; /* key: the entry numbers, ascending, as bytes; the map's number is the symbol */
} cx_symbols;

void cx_symbols_init(cx_symbols *symbols, const cxtag_memory *memory);
void cx_symbols_clear(cx_symbols *symbols);
/* entries: ascending, no number twice. UINT32_MAX when memory is out. */
uint32_t cx_symbols_add(cx_symbols *symbols, const uint32_t *entries, size_t count);
/* The entries of a symbol, ascending. */
const uint32_t *cx_symbols_entries(const cx_symbols *symbols, uint32_t symbol, size_t *count);

#endif
