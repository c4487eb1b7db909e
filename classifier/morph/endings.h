/* The ending classes of all languages, spelt out into one hash table for the blob. */
#ifndef CX_MORPH_ENDINGS_H
#define CX_MORPH_ENDINGS_H

#include "base/buffer.h"
#include "base/map.h"
#include "morph/blob.h"

typedef struct cx_ending_table {
  cx_buffer endings; /* cx_blob_ending */
  cx_buffer slots;   /* uint16_t */
  cx_buffer texts;
  cx_map text_places; /* text -> where it is in texts */
  uint32_t longest;
} cx_ending_table;

void cx_ending_table_init(cx_ending_table *table, const cxtag_memory *memory);
void cx_ending_table_clear(cx_ending_table *table);
/* 0 = memory is out. */
int cx_ending_table_fill(cx_ending_table *table);

/* The class of that number, or NULL. */
const cx_ending_class *cx_ending_class_at(unsigned number);

static inline uint32_t cx_ending_hash(unsigned ending_class, const unsigned char *folded, size_t count) {
  uint32_t hash = cx_blob_hash_step(CX_BLOB_HASH_START, (unsigned char)ending_class);
  for (size_t i = 0; i < count; i++) hash = cx_blob_hash_step(hash, folded[i]);
  return cx_blob_hash_end(hash);
}

#endif
