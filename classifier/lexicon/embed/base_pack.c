#include "lexicon/base_pack.h"

extern const char cx_base_pack_bytes[]; /* base_pack.S */

#define COMPILED(length) enum { COMPILED_LENGTH = length };
#define TABLE(name, offset, length)
#include "lexicon/base_pack.inc"
#undef COMPILED
#undef TABLE

#define COMPILED(length)
#define TABLE(name, offset, length) {name, cx_base_pack_bytes + (offset), length},
static const cx_base_table TABLES[] = {
#include "lexicon/base_pack.inc"
    {0, 0, 0}};

const void *cx_base_pack_compiled(size_t *len) {
  *len = COMPILED_LENGTH;
  return cx_base_pack_bytes;
}

size_t cx_base_pack_table_count(void) { return sizeof TABLES / sizeof *TABLES - 1; }

const cx_base_table *cx_base_pack_table(size_t i) { return i < cx_base_pack_table_count() ? &TABLES[i] : 0; }
