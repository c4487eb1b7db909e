/* What the steps of a lookup share. */
#ifndef CX_MORPH_FIND_H
#define CX_MORPH_FIND_H

#include "morph/blob.h"

/* One way to take clitics and a possessive off the end of a word. */
typedef struct cx_tail {
  uint32_t features;
  uint8_t core;       /* letters before it */
  uint8_t needs;      /* CX_FOLLOW_... that the ending before it must allow */
  uint8_t harmony;    /* CX_STEM_BACK, CX_STEM_FRONT: the vowels written in it */
  uint8_t reading;
} cx_tail;

enum { CX_TAILS_MAX = 24 };

typedef struct cx_tails {
  cx_tail tail[CX_TAILS_MAX];
  size_t count;
} cx_tails;
void cx_find_tails(cx_tails *out, const cx_folded *word);

/* A place where a stem may end: an ending of some class stands between it and a tail. */
typedef struct cx_cut {
  uint32_t ended; /* hash of the stem's letters */
  uint8_t end;    /* letters before it */
  uint8_t tail;
  uint16_t node;  /* of the ending in the tree */
} cx_cut;

enum { CX_ENDING_LONGEST = 15, CX_CUTS_MAX = CX_TAILS_MAX * (CX_ENDING_LONGEST + 1) };

/* What stems are looked for in: a word from one of its letters on. */
typedef struct cx_piece {
  const cx_folded *word;
  size_t start;
  const uint32_t *ended; /* hashes of the letters from start up to this one and with it */
} cx_piece;

typedef struct cx_cuts {
  cx_cut cut[CX_CUTS_MAX]; /* from the right; where several are at one letter, those of later tails first */
  size_t count;
} cx_cuts;
/* Keeps the best reading for each entry and place. */
void cx_forms_add(cx_forms *forms, const cx_form *form);

/* All forms that begin with the piece and end with the word; reading is joined to each. */
void cx_find_from(const cx_vocabulary *v, const cx_piece *piece, const cx_tails *tails, uint8_t reading,
                  cx_forms *forms);
/* Those of them whose stem ends at one of the cuts. */
void cx_try_cuts(const cx_vocabulary *v, const cx_piece *piece, const cx_cuts *cuts, const cx_tails *tails,
                 uint8_t reading, cx_forms *forms);

/* Anchored entries in parts of the word. */
void cx_find_parts(const cx_vocabulary *v, const cx_folded *word, const cx_tails *tails, uint8_t reading,
                   cx_forms *forms);

/* The ending behind the stem that fills letters [from, to) and is spelt as a node of the tree says; NULL =
 * none. *reading gets CX_READ_DOTLESS, ..._SPOKEN. */
const cx_blob_ending *cx_find_ending(const cx_vocabulary *v, const cx_folded *word, const cx_blob_stem *stem,
                                     uint32_t node, size_t from, size_t to, unsigned needs, uint8_t *reading);
/* Compares a stem with the letters from start: 0 = another, else 1 and *reading. */
int cx_find_same_stem(const cx_vocabulary *v, const cx_folded *word, size_t start, size_t end,
                      const cx_blob_stem *stem, uint8_t *reading);

/* May the vocabulary have a stem with this hash and of one of these groups of classes? */
static inline int cx_filter_has(const uint16_t *filter, uint32_t mask, uint32_t ended, uint8_t groups) {
  unsigned const marks = filter[ended & mask];
  return (((marks & groups) + 0xFF) & marks >> (ended >> 29)) >> 8 & 1; /* one branch: neither is foreseen */
}

/* The classes that have an ending which is spelt as the node says. */
static inline const cx_class_set *cx_node_classes(const cx_vocabulary *v, unsigned node) {
  return &v->ending_sets[v->ending_nodes[node].classes];
}

#endif
