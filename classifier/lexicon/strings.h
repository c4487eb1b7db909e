/* The string table of a compiled lexicon: every string once, ended by a NUL; 0 is the empty one. */
#ifndef CX_LEXICON_STRINGS_H
#define CX_LEXICON_STRINGS_H

#include "base/buffer.h"
#include "base/index.h"

typedef struct cx_strings {
  cx_index offsets; /* hash of the string -> where it stands */
  cx_buffer bytes;
} cx_strings;

void cx_strings_init(cx_strings *strings, const cxtag_memory *memory);
void cx_strings_clear(cx_strings *strings);
/* Where the string stands. Text behind a NUL is cut off. A failure shows in bytes.failed. */
uint32_t cx_strings_add(cx_strings *strings, const char *text, size_t len);

#endif
