/* What the steps of a lookup share. */
#ifndef CX_MORPH_FIND_H
#define CX_MORPH_FIND_H

#include "morph/blob.h"

/* One way to take clitics and a possessive off the end of a word. */
typedef struct cx_tail {
  size_t core;        /* letters before it */
  uint32_t features;
  uint8_t needs;      /* CX_FOLLOW_... that the ending before it must allow */
  uint8_t harmony;    /* CX_STEM_BACK, CX_STEM_FRONT: the vowels written in it */
  uint8_t reading;
} cx_tail;

enum { CX_TAILS_MAX = 24 };

/* The ends of a word: its tails, and for each letter where an ending may begin the tails before which it would stand
 * (bit t = tail t). A stem that ends elsewhere is not looked at. */
typedef struct cx_tails {
  cx_tail tail[CX_TAILS_MAX];
  size_t count;
  uint32_t begins[257];
} cx_tails;
void cx_find_tails(cx_tails *out, const cx_vocabulary *v, const cx_folded *word);

typedef struct cx_forms {
  cx_form form[CX_FORMS_MAX];
  size_t count;
} cx_forms;

/* Keeps the best reading for each entry and place. */
void cx_forms_add(cx_forms *forms, const cx_form *form);

/* All forms that begin at letter `start` and end with the word; reading is joined to each. */
void cx_find_from(const cx_vocabulary *v, const cx_folded *word, size_t start, const cx_tails *tails, uint8_t reading,
                  cx_forms *forms);

/* Anchored entries in parts of the word. */
void cx_find_parts(const cx_vocabulary *v, const cx_folded *word, const cx_tails *tails, uint8_t reading,
                   cx_forms *forms);

/* The ending that fills letters [from, to) behind the stem; NULL = none. *reading gets CX_READ_DOTLESS, ..._SPOKEN. */
const cx_blob_ending *cx_find_ending(const cx_vocabulary *v, const cx_folded *word, const cx_blob_stem *stem,
                                     size_t from, size_t to, unsigned needs, uint8_t *reading);
/* Compares a stem with the letters from start: 0 = another, else 1 and *reading. */
int cx_find_same_stem(const cx_vocabulary *v, const cx_folded *word, size_t start, size_t end,
                      const cx_blob_stem *stem, uint8_t *reading);

static inline int cx_filter_has(const uint64_t *filter, uint32_t mask, uint32_t ended) {
  uint32_t bit = cx_blob_filter_bit(ended) & mask;
  return (int)(filter[bit / 64] >> bit % 64 & 1);
}

#endif
