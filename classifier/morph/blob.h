/*
 * The vocabulary's bytes: one header, then tables, each 8-aligned, little-endian, without pointers.
 *
 * Words are looked up by their folded letters (ä and å as a, ö as o, one byte each), so that a word as
 * typed and the same word without dots meet in the same bucket; the stem's own bytes then tell which of
 * the two it is.
 */
#ifndef CX_MORPH_BLOB_H
#define CX_MORPH_BLOB_H

#include "morph/paradigm.h"

#define CX_BLOB_MAGIC 0x31424F56u /* "VOB1" */
enum { CX_BLOB_VERSION = 4 };

/* An ending spelt out for one class. Its text keeps the archiphonemes. */
typedef struct cx_blob_ending {
  uint32_t features;
  uint16_t text;   /* in the ending texts */
  uint8_t length;  /* of the text: folded letters too, for an archiphoneme is one letter */
  uint8_t ending_class;
  uint8_t follow;
  uint8_t spare[3];
} cx_blob_ending;

/* Ending classes as bits, and the same in less detail: a bit for each of eight groups of classes. */
typedef struct cx_class_set {
  uint32_t bits[CX_CLASSES_MAX / 32];
} cx_class_set;
static inline void cx_class_set_add(cx_class_set *set, unsigned ending_class) {
  set->bits[ending_class / 32] |= 1u << ending_class % 32;
}
static inline int cx_class_set_has(const cx_class_set *set, unsigned ending_class) {
  return set->bits[ending_class / 32] >> ending_class % 32 & 1;
}
static inline uint8_t cx_class_group(unsigned ending_class) {
  return (uint8_t)(1u << (ending_class < CX_VERB_CLASSES      ? ending_class / 16
                          : ending_class < CX_ENGLISH_CLASSES ? 4 + ending_class % 2
                                                              : 6 + ending_class / 4 % 2));
}

/* A node of the tree of all spelt endings, read from their last letter to their first. The child by a letter
 * stands at `children` + letter, if that place names this node as its parent. */
typedef struct cx_blob_ending_node {
  uint16_t children, parent;
  uint16_t classes; /* the number of a set: the classes of which the letters so far are an ending;
                       0 = of none */
  uint8_t groups;   /* of these classes */
  uint8_t spare;
} cx_blob_ending_node;

enum { CX_ENDING_NOBODY = UINT16_MAX };

/* From a place to its child by a letter; 0 = there is none, and *place stays. */
static inline int cx_ending_step(const cx_blob_ending_node *nodes, uint32_t *place, unsigned char letter) {
  uint32_t const child = (uint32_t)nodes[*place].children + letter;
  if (nodes[child].parent != *place) return 0;
  *place = child;
  return 1;
}

typedef struct cx_blob_stem {
  uint32_t entry;
  uint32_t text;      /* in the stem texts */
  uint16_t features;  /* in the features table */
  uint8_t length;     /* bytes */
  uint8_t ending_class;
  uint8_t reading;
  uint8_t flags;      /* CX_STEM_... */
  uint16_t tag;       /* of the hash: spares most comparisons */
} cx_blob_stem;

enum {
  CX_STEM_BACK = 1,     /* endings with a, o, u */
  CX_STEM_FRONT = 2,    /* endings with ä, ö, y */
  CX_STEM_ENGLISH = 4,  /* language; neither = any */
  CX_STEM_FINNISH = 8,
  CX_STEM_JOINS = 16
};

enum {
  CX_TABLE_ENTRIES,      /* uint8_t: anchors of each entry */
  CX_TABLE_STEMS,        /* cx_blob_stem, by bucket */
  CX_TABLE_STEM_TEXTS,   /* char */
  CX_TABLE_BUCKETS,      /* uint32_t: first stem of each bucket, and one more */
  CX_TABLE_FILTER,       /* uint16_t: marks of the stems (cx_blob_filter_marks) by the low bits
                            of their hashes; power of two */
  CX_TABLE_INNER_FILTER, /* the same, of anchored entries */
  CX_TABLE_FEATURES,     /* uint32_t */
  CX_TABLE_ENDINGS,      /* cx_blob_ending */
  CX_TABLE_ENDING_SLOTS, /* uint16_t: ending + 1, open addressing, power of two, never full */
  CX_TABLE_ENDING_TEXTS, /* char */
  CX_TABLE_ENDING_NODES, /* cx_blob_ending_node; the first is the root */
  CX_TABLE_ENDING_SETS,  /* cx_class_set */
  CX_TABLE_PART_FRONTS,  /* uint32_t: by the first two letters of anchored stems bits for the third */
  CX_TABLE_COUNT
};

typedef struct cx_blob_table {
  uint32_t offset, count; /* of items */
} cx_blob_table;

typedef struct cx_blob_header {
  uint32_t magic, version, size, longest_ending;
  cx_blob_table tables[CX_TABLE_COUNT];
} cx_blob_header;

enum { CX_LETTER_CODES = 32, CX_PART_FRONTS = CX_LETTER_CODES * CX_LETTER_CODES };

struct cx_vocabulary {
  const cxtag_memory *memory;
  void *owned; /* the bytes, when built here */
  const cx_blob_header *header;
  const uint8_t *entries;
  const cx_blob_stem *stems;
  const char *stem_texts;
  const uint32_t *buckets;
  const uint16_t *filter, *inner_filter;
  const uint32_t *features;
  const cx_blob_ending *endings;
  const uint16_t *ending_slots;
  const char *ending_texts;
  const cx_blob_ending_node *ending_nodes;
  const cx_class_set *ending_sets;
  const uint32_t *part_fronts;
  uint32_t bucket_mask, filter_mask, inner_mask, slot_mask;
  uint8_t anchors; /* of all entries together */
};

size_t cx_blob_item_size(int table);

/* Tells a to z apart; other signs share the codes of letters. */
static inline size_t cx_letter_code(unsigned char letter) { return letter % CX_LETTER_CODES; }
static inline size_t cx_part_front(size_t first, size_t second) { return first * CX_LETTER_CODES + second; }

/* Hashes that the bytes depend on: defined byte by byte, the same on every machine. */
#define CX_BLOB_HASH_START 0x811C9DC5u
static inline uint32_t cx_blob_hash_step(uint32_t hash, unsigned char folded) {
  return (hash ^ folded) * 0x01000193u;
}
static inline uint32_t cx_blob_hash_end(uint32_t hash) {
  hash *= 0x9E3779B1u;
  return hash ^ (hash >> 15);
}

/* What a filter keeps of a stem: the groups of its class, and one of eight bits by the hash. */
static inline uint16_t cx_blob_filter_marks(uint32_t ended, uint8_t groups) {
  return (uint16_t)(0x100u << (ended >> 29) | groups);
}

/* The folded letter at byte `at`: ä å as a, ö as o, any other byte itself; *size = its bytes. */
static inline unsigned char cx_fold_letter(const char *text, size_t len, size_t at, size_t *size) {
  unsigned char const byte = (unsigned char)text[at];
  *size = 1;
  if (byte != 0xC3 || at + 1 >= len) return byte;
  unsigned char const next = (unsigned char)text[at + 1];
  if (next != 0xA4 && next != 0xA5 && next != 0xB6) return byte;
  *size = 2;
  return next == 0xB6 ? 'o' : 'a';
}

/* Goes on with a hash by the letters [from, to): ended[i] is of those up to letter i and with it. */
static inline void cx_hash_letters(uint32_t *ended, const unsigned char *letter, size_t from, size_t to,
                                   uint32_t hash) {
  for (size_t at = from; at < to; at++) {
    hash = cx_blob_hash_step(hash, letter[at]);
    ended[at] = cx_blob_hash_end(hash);
  }
}

/* At most 255 bytes are taken. */
void cx_fold(cx_folded *out, const char *word, size_t len);

#endif
