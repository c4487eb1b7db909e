/*
 * Layers laid over each other: which rows of which pack are in force. A row's key is the kind of its table
 * with terms, sentiment, intents   theme, expression, lang          shifters   expression, lang normal from,
 * lang                       lists      name, member themes  id                  pack  key tests      text A
 * later layer's row with the key of an earlier one replaces it, or removes it where its column `delete` says
 * x.
 */
#ifndef CX_LEXICON_MERGE_H
#define CX_LEXICON_MERGE_H

#include "base/buffer.h"
#include "base/index.h"
#include "lexicon/columns.h"

typedef struct cx_source_row {
  const cx_table *table;
  const cx_table_row *row;
  uint8_t layer;
  uint8_t live; /* 0: replaced, removed, or itself only a removal */
  uint8_t removes;
  uint32_t latest; /* of the first row with its key: the last one that was put in force; of another one in force: the
                      one that was until then, or itself */
} cx_source_row;

typedef struct cx_merged {
  const cxtag_memory *memory;
  cx_source_row *rows; /* layer by layer, table by table, line by line */
  size_t count, capacity;
  cx_index keys;        /* hash of a key -> the first row that has it */
  cx_buffer key, other; /* while rows are compared */
} cx_merged;

enum { CX_LAYERS_MAX = 250 };

void cx_merged_init(cx_merged *merged, const cxtag_memory *memory);
/* Faults are reported; only ENOMEM is returned. */
cxtag_status cx_merge(cx_merged *merged, const cx_pack *const *packs, size_t pack_count, cx_faults *faults);
void cx_merged_clear(cx_merged *merged);

static inline const cx_cell *cx_source_cell(const cx_source_row *row, cx_column column) {
  return cx_cell_in(row->table, row->row, column);
}

#endif
