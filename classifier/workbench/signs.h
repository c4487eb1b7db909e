/* What is written that no text can hold as a word. */
#ifndef CX_WORKBENCH_SIGNS_H
#define CX_WORKBENCH_SIGNS_H

#include "text/text.h"

typedef enum cx_reading {
  CX_READS_WORDS,    /* words, numbers, emoji, or the unit of an amount: "€" */
  CX_READS_SENTENCE, /* words, and a sentence ends between them */
  CX_READS_NOTHING   /* signs that are passed over: "!!!" */
} cx_reading;

/* How texts are read that hold what is written. Uses the reader. */
cxtag_status cx_reading_of(cx_reading *out, cx_text_reader *reader, const char *written, size_t len);

#endif
