/* The vocabulary while it is being built: entries as given, then their stems. */
#ifndef CX_MORPH_BUILDER_H
#define CX_MORPH_BUILDER_H

#include "base/buffer.h"
#include "base/index.h"
#include "base/map.h"
#include "morph/blob.h"

typedef struct cx_builder_word {
  cx_entry entry;  /* its strings live in the arena */
  uint32_t number; /* the entry that its forms count as */
  uint8_t reading; /* CX_READ_SPOKEN for an alias */
} cx_builder_word;

/* Words in the order in which they came. */
typedef struct cx_builder_words {
  cx_builder_word *items;
  size_t count, capacity;
} cx_builder_words;

struct cx_vocabulary_builder {
  const cxtag_memory *memory;
  cx_arena arena;
  cx_index numbers; /* hash of an entry -> its number */
  cx_builder_words entries; /* by number */
  cx_builder_words aliases;
};

/* A stem collected, before it has its place. */
typedef struct cx_loose_stem {
  cx_blob_stem stem;
  uint32_t hash;
} cx_loose_stem;

typedef struct cx_stem_set {
  const cxtag_memory *memory;
  cx_loose_stem *stems;
  size_t count, capacity;
  cx_buffer texts;    /* the stems' bytes */
  cx_map features;    /* distinct features */
  const cx_builder_word *word;
  uint8_t flags;      /* of the word being inflected */
  size_t word_start;  /* its first stem */
  int failed;
} cx_stem_set;

void cx_stem_set_init(cx_stem_set *set, const cxtag_memory *memory);
void cx_stem_set_clear(cx_stem_set *set);
/* Room for the stems of so many words, so that the set does not grow step by step. 0 = memory is out. */
int cx_stem_set_reserve(cx_stem_set *set, size_t words);
/* All stems of the word in all its languages. 0 = memory is out. */
int cx_stem_set_add(cx_stem_set *set, const cx_builder_word *word);

/* EINVAL with a message for an entry that no vocabulary takes. */
cxtag_status cx_entry_check(const cx_entry *entry, cxtag_error *err);

/* 1 when `name` is a paradigm that the column `inflect` may name. */
int cx_inflect_is_known(const char *name);

#endif
