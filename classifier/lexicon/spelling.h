/* What is written in a row, spelled as the tokens that a text reader makes of it. */
#ifndef CX_LEXICON_SPELLING_H
#define CX_LEXICON_SPELLING_H

#include "base/map.h"
#include "text/text.h"

typedef struct cx_spelled {
  const char *text; /* folded; a NUL need not follow */
  uint32_t length;
  uint8_t has_letter;
} cx_spelled;

typedef struct cx_spelling {
  const cx_spelled *words;
  size_t count;
} cx_spelling;

typedef struct cx_speller {
  cx_arena arena;
  cx_map known; /* written -> number in spellings */
  cx_spelling *spellings;
  size_t capacity;
  cx_text_reader *reader; /* made by the first text that needs it */
  cx_spelled plain;       /* the word of a text that is spelled as it is written */
} cx_speller;

void cx_speller_init(cx_speller *speller, const cxtag_memory *memory);
void cx_speller_clear(cx_speller *speller);
/* The words of a written text; a sign that makes no token (`€`) is one word, blanks only are none. Lives
 * until the next call and as long as `written`. Only ENOMEM fails. */
cxtag_status cx_spell(cx_spelling *out, cx_speller *speller, const char *written, size_t len);

#endif
