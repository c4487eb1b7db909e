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
  cx_buffer filter;  /* uint64_t */
  cx_map text_places; /* text -> where it is in texts */
  uint32_t longest;
} cx_ending_table;

void cx_ending_table_init(cx_ending_table *table, const cxtag_memory *memory);
void cx_ending_table_clear(cx_ending_table *table);
/* 0 = memory is out. */
int cx_ending_table_fill(cx_ending_table *table);

/* The class of that number, or NULL. */
const cx_ending_class *cx_ending_class_at(unsigned number);

/* Endings are hashed from their last letter to their first, so that one pass from the end of a word has the hashes of
 * all that may be one; the class comes in last. */
static inline uint32_t cx_ending_hash(const unsigned char *folded, size_t count) {
  uint32_t hash = CX_BLOB_HASH_START;
  while (count) hash = cx_blob_hash_step(hash, folded[--count]);
  return hash;
}

static inline uint32_t cx_ending_slot(uint32_t hash, unsigned ending_class) {
  return cx_blob_hash_end(hash ^ ending_class * 0x9E3779B9u);
}

#endif
