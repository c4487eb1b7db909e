/* What leads from the words of a text to the patterns that they complete: sections of the compiled lexicon. */
#ifndef CX_LEXICON_INDEX_H
#define CX_LEXICON_INDEX_H

#include "lexicon/compiler.h"

/* Where the sections stand. */
typedef struct cx_index_tables {
  cx_symbol *symbols;
  uint32_t *symbol_entries;
  cx_gate *gates;
  cx_cancel_sets *cancel_sets;
  uint8_t *entry_bits;
} cx_index_tables;

/* How many entries of symbols are listed: those of symbols with more than a few. */
size_t cx_count_symbol_entries(const cx_symbols *symbols);
/* The hit patterns that symbol i triggers are triggered[from[i]] ... triggered[from[i + 1] - 1]. 0 when memory
 * is out. */
int cx_make_index(const cx_index_tables *tables, cx_compiler *c, const uint32_t *from, const uint32_t *triggered);

#define CX_ALL_ENTRIES ((cx_entry_set){{UINT64_MAX, UINT64_MAX}})

/* Its parts. */
/* 0 when memory is out. */
int cx_make_entry_bits(uint8_t *entry_bits, cx_compiler *c);
/* After the symbols' sets and those that cancel; also what symbols say of their gates. */
void cx_make_gates(const cx_index_tables *tables, const cx_compiler *c, const uint32_t *from,
                   const uint32_t *triggered);

#endif
