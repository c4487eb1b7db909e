/*
 * The words that are kept, and the hash table that finds them. One session has a table to itself, or several share one:
 * then those who look words up need no lock, and those who add, sweep or grow it hold that of their store (store.h).
 */
#ifndef CX_WORD_TABLE_H
#define CX_WORD_TABLE_H

#include <stdatomic.h>

#include "base/arena.h"
#include "base/pages.h"
#include "word/analyse.h"

/* Words live in chunks that never move while a text is read. They are numbered from 1: number 0 is nobody, a word that
 * no token is, so that whoever takes what a free slot names need not ask first. */
enum { CX_CHUNK_WORDS = 32768, CX_CHUNKS_MAX = 1024 };
enum { CX_SLOT_TABLES_MAX = 11 };

/* The low `bits` are the word's number (0 = free), the others the same bits of its hash: those that do not tell
 * where its place is. A word is written before its slot is: who reads the slot (acquire) sees the word. */
typedef _Atomic uint32_t cx_slot;

/* 2^bits of them. */
typedef struct cx_slots {
  cx_slot *at;
  cx_pages pages; /* that they are in */
  unsigned bits;
} cx_slots;

typedef struct cx_word_table {
  const cxtag_memory *memory;
  uint32_t capacity;
  int is_shared; /* somebody may still look into slots that were outgrown: they are kept */
  cx_slots slots[CX_SLOT_TABLES_MAX];
  atomic_uint latest;  /* of slots: the ones in use */
  atomic_bool is_full; /* as many words as its capacity, or more */
  cx_word *chunks[CX_CHUNKS_MAX];
  /* What changes with every word stands apart from what every text reads. */
  cx_pages pages[CX_CHUNKS_MAX]; /* that the chunks are in */
  size_t chunk_count;
  size_t count;
  _Atomic(cx_word *) behind; /* the last word added: where the next one will stand, unless that begins a chunk */
  size_t users;       /* sessions that look into it: its store counts them */
  cx_arena arenas[2]; /* what goes with the words: a sweep copies what was used lately from one to the other */
  int arena;          /* the one in use */
} cx_word_table;

/* NULL when memory is out. The hook must outlive the table. */
cx_word_table *cx_word_table_new(uint32_t capacity, int is_shared, const cxtag_memory *memory);
void cx_word_table_free(cx_word_table *table);

/* Adds a word that the table does not have; NULL when memory is out. */
cx_word *cx_word_table_add(cx_word_table *table, const cx_analysis *analysis, const char *text, size_t len,
                           uint32_t hash);
/* Keeps the words used since the last sweep, at most half of its capacity, and forgets the others. A word that finds no
 * memory is forgotten too. Only where one session uses it. */
void cx_word_table_sweep(cx_word_table *table);
/* The same of its first `count` words into a table of its own, while others look into this one and add to it. NULL when
 * memory is out. */
cx_word_table *cx_word_table_copy(const cx_word_table *from, size_t count);

/* For who is about to add a word and works it out first: one that is written where its memory is waited for keeps
 * others waiting for the lock. From any thread. */
static inline void cx_word_table_fetch_next(const cx_word_table *table) {
  CX_FETCH(atomic_load_explicit(&table->behind, memory_order_relaxed));
}

/* Those in use. What is looked for in vain in older ones may stand in these. */
static inline const cx_slots *cx_word_table_slots(const cx_word_table *table) {
  return &table->slots[atomic_load_explicit(&table->latest, memory_order_acquire)];
}
static inline int cx_word_table_is_full(const cx_word_table *table) {
  return atomic_load_explicit(&table->is_full, memory_order_relaxed);
}

/* The bits of a slot that tell of the hash; those below hold the number. */
static inline uint32_t cx_slot_tags(unsigned bits) {
  return ~(uint32_t)0 << bits;
}
static inline uint32_t cx_slot_mask(unsigned bits) {
  return ((uint32_t)1 << bits) - 1;
}
static inline uint32_t cx_slot_read(const cx_slot *slot) {
  return atomic_load_explicit(slot, memory_order_acquire);
}

static inline cx_word *cx_word_in(cx_word *const *chunks, size_t number) {
  return &chunks[number / CX_CHUNK_WORDS][number % CX_CHUNK_WORDS];
}

#endif
