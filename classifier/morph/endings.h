/* The ending classes of all languages, spelt out for the blob: a tree that tells which classes have an ending
 * so spelt, and a hash table that gives it. */
#ifndef CX_MORPH_ENDINGS_H
#define CX_MORPH_ENDINGS_H

#include "base/buffer.h"
#include "base/map.h"
#include "morph/ending_tree.h"

typedef struct cx_ending_table {
  cx_buffer endings; /* cx_blob_ending */
  cx_buffer slots;   /* uint16_t */
  cx_buffer texts;
  cx_buffer nodes;   /* cx_blob_ending_node */
  cx_buffer sets;    /* cx_class_set */
  cx_map text_places; /* text -> where it is in texts */
  uint32_t longest;
} cx_ending_table;

void cx_ending_table_init(cx_ending_table *table, const cxtag_memory *memory);
void cx_ending_table_clear(cx_ending_table *table);
/* 0 = memory is out. */
int cx_ending_table_fill(cx_ending_table *table);

/* The class of that number, or NULL. */
const cx_ending_class *cx_ending_class_at(unsigned number);

/* Where the endings of a class that are spelt as a node of the tree says are looked for. */
static inline uint32_t cx_ending_slot(uint32_t node, unsigned ending_class) {
  return cx_blob_hash_end(node * 0x01000193u ^ ending_class * 0x9E3779B9u);
}

#endif
