/* Counting right and wrong, and the figures made of the counts. */
#ifndef CX_WORKBENCH_TALLY_H
#define CX_WORKBENCH_TALLY_H

#include <cxtag/lexicon.h>

#include "base/map.h"

/* Right and wrong of a group of texts: all, those of a language or tag, those with a theme or intent. */
typedef struct cx_tally {
  const char *name;
  uint64_t texts;
  uint64_t sentiment_texts, right;
  uint64_t sign_texts, sign_right;         /* gold is positive or negative: the score has that sign */
  uint64_t confusion[4][4];                /* [gold][found], by cxtag_label */
  cxtag_rate themes, intents;              /* only the counts are kept */
  uint64_t polarity_texts, polarity_right; /* themes in gold and found */
  uint64_t language_texts, language_right;
} cx_tally;

/* Tallies by name. They never move, so a text can hold several while others are made. */
typedef struct cx_tallies {
  cx_map names;
  cx_tally **items; /* by the number of the name */
  size_t capacity;
} cx_tallies;

void cx_tallies_init(cx_tallies *tallies, const cxtag_memory *memory);
void cx_tallies_clear(cx_tallies *tallies);
/* The tally of this name, made empty where it is new; NULL when memory is out. */
cx_tally *cx_tally_of(cx_tallies *tallies, const char *name, size_t len);
/* Puts the tallies in the order of their names into out, which has room for names.count of them. */
void cx_tallies_sort(const cx_tallies *tallies, const cx_tally **out);

/* Precision, recall and F1 of the counts; 0 where undefined. */
cxtag_rate cx_rate(const cxtag_rate *counts);
/* One label's rate out of the confusion. */
cxtag_rate cx_label_rate(const uint64_t confusion[4][4], cxtag_label label);
/* Mean F1 of the labels that gold uses. */
int32_t cx_macro_f1(const uint64_t confusion[4][4]);
/* Share in thousandths, rounded to nearest; 0 of nothing is 0. */
int32_t cx_share(uint64_t part, uint64_t whole);

#endif
