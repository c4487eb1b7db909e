/*
 * lexicons/base as part of the program: compiled, and its tables as they are in the folder, so that layers
 * over it can be merged at run time. Made when the program is built (embed/), rebuilt when a table changes.
 */
#ifndef CX_LEXICON_BASE_PACK_H
#define CX_LEXICON_BASE_PACK_H

#include <stddef.h>

typedef struct cx_base_table {
  const char *name;  /* "terms/delivery.tsv" */
  const char *bytes; /* the file's; no NUL behind them */
  size_t length;
} cx_base_table;

/* What cx_lexicon_open opens; aligned for use in place. */
const void *cx_base_pack_compiled(size_t *len);

size_t cx_base_pack_table_count(void);
/* In the order of their names; NULL when out of range. */
const cx_base_table *cx_base_pack_table(size_t i);

#endif
