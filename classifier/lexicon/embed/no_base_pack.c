/* The embedding program is what makes the base pack, so it has none itself. */
#include "lexicon/base_pack.h"

const void *cx_base_pack_compiled(size_t *len) {
  *len = 0;
  return "";
}

size_t cx_base_pack_table_count(void) { return 0; }

const cx_base_table *cx_base_pack_table(size_t i) {
  (void)i;
  return NULL;
}
