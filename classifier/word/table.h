/*
 * The words that are kept, and the hash table that finds them. One session has a table to itself, or several share one:
 * then neither those who look words up nor those who add them need a lock. Those who enter or leave, reserve numbers
 * for words to come, sweep or grow the table hold that of their store (store.h).
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
/* No table has a larger capacity: it is full, and swept before the next text, while as many words again have room. */
enum { CX_TABLE_WORDS_MAX = CX_CHUNKS_MAX * CX_CHUNK_WORDS / 2 };

/* The low `bits` are the word's number (0 = free), the others the same bits of its hash: those that do not tell
 * where its place is. A word is written before its slot is: who reads the slot (acquire) sees the word. */
typedef _Atomic uint32_t cx_slot;

/* 2^bits of them. */
typedef struct cx_slots {
  cx_slot *at;
  cx_pages pages; /* that they are in */
  unsigned bits;
} cx_slots;

typedef struct cx_word_table cx_word_table;

/* Where one session writes the words that it adds: nobody else does. */
typedef struct cx_word_room {
  cx_word_table *table;
  struct cx_word_room *next; /* of the table */
  int taken;
  size_t at, end; /* numbers of words that are reserved for it: [at, end) */
  cx_arena arena; /* what goes with its words */
  char apart[64]; /* what changes with every word of one session stands in no line of the processor's cache that others
                     need */
} cx_word_room;

struct cx_word_table {
  const cxtag_memory *memory;
  uint32_t capacity;
  int is_shared; /* somebody may still look into slots that were outgrown: they are kept */
  cx_slots slots[CX_SLOT_TABLES_MAX];
  atomic_uint latest;  /* of slots: the ones in use */
  atomic_bool is_full; /* as many words as its capacity, or more */
  cx_word *chunks[CX_CHUNKS_MAX];
  /* What changes while words are added stands apart from what every text reads. */
  cx_pages pages[CX_CHUNKS_MAX]; /* that the chunks are in */
  size_t chunk_count;
  size_t count;        /* numbers given out: the words there are, and those reserved that nobody has written yet */
  size_t kept;         /* of them those that the last sweep kept, or that were copied from another table */
  size_t users;        /* sessions that look into it */
  cx_arena arenas[2];  /* what goes with kept words: a sweep copies it into the one that is not in use */
  int arena;           /* the one in use */
  cx_word_room room;   /* the first: who makes a table can enter it */
};

/* NULL when memory is out. The hook must outlive the table. A capacity out of range is taken for the nearest in it. */
cx_word_table *cx_word_table_new(uint32_t capacity, int is_shared, const cxtag_memory *memory);
void cx_word_table_free(cx_word_table *table);

/* One session more looks into the table. The room is its own until it exits. NULL when memory is out, never for the
 * first. */
cx_word_room *cx_word_table_enter(cx_word_table *table);
void cx_word_table_exit(cx_word_room *room);

/* Numbers for the next words of a room without any; the slots grow where they need to. 0 = memory is out. */
int cx_word_table_reserve(cx_word_room *room);
/* Adds a word that was not found, in a room that has a number; or another session was faster, and its word is returned.
 * NULL when memory is out. What is added to slots that are being outgrown may not be found in the new ones: then it is
 * added once more. */
cx_word *cx_word_table_add(cx_word_room *room, const cx_analysis *analysis, const char *text, size_t len,
                           uint32_t hash);
/* Keeps the words used since the last sweep, at most half of its capacity, and forgets the others. A word that finds no
 * memory is forgotten too. Only where one session uses it. */
void cx_word_table_sweep(cx_word_table *table);
/* The same of its first `count` words into a table of its own, while others look into this one and add to it. NULL when
 * memory is out. */
cx_word_table *cx_word_table_copy(const cx_word_table *from, size_t count);

static inline int cx_word_room_is_full(const cx_word_room *room) {
  return room->at == room->end;
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
