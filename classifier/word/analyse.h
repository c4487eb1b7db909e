/* The miss path: works a word out from the vocabulary, normal.tsv and the language model. */
#ifndef CX_WORD_ANALYSE_H
#define CX_WORD_ANALYSE_H

#include "word/word.h"

/* What is beyond them is left out, and the word says so: counts are kept in a byte. */
enum { CX_MEANINGS_MAX = 255, CX_TRIGGERS_MAX = 255 };

typedef struct cx_analysis {
  cx_meaning meanings[CX_MEANINGS_MAX];
  size_t meaning_count;
  cx_trigger triggers[CX_TRIGGERS_MAX];
  size_t trigger_count;
  uint32_t features;
  cx_entry_set entries;
  uint32_t regex_literals;
  uint8_t known;
  uint8_t is_cut; /* more meanings or triggers than there is room for */
  cx_language_evidence evidence;
} cx_analysis;

/* CX_FRONT bytes behind the text can be read. */
void cx_analyse_word(cx_analysis *out, const cx_lexicon *lexicon, const cx_language_model *model,
                     const char *text, size_t len, uint32_t hash, int elongated, int typos);

#endif
