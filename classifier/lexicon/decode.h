/* The bytes of a table file as UTF-8 text. */
#ifndef CX_LEXICON_DECODE_H
#define CX_LEXICON_DECODE_H

#include "base/arena.h"
#include "base/error.h"

/* Bytes of a table in UTF-8 that are not UTF-8: in so many places, the first of them here. */
typedef struct cx_damage {
  uint32_t line, column; /* in code points, a bad part being one */
  unsigned char byte;    /* the first bad one */
  size_t places;
} cx_damage;

/* UTF-16 by its BOM; UTF-8 by its BOM, which goes, or when any sequence in it is valid, U+FFFD standing for what is
 * not; else Windows-1252. *text can be written to, lives in the arena and ends in NUL. EUTF8 for what is no text: it
 * holds NUL characters. */
cxtag_status cx_decode_table(char **text, size_t *len, cx_damage *damage, cx_arena *arena, const char *bytes,
                             size_t size);

/* A name of a file or folder as a string in the arena: where it is not UTF-8, its bytes as Windows-1252. NULL
 * when memory is out. */
const char *cx_decode_name(cx_arena *arena, const char *name, size_t len);

/* Is this UTF-8 as Unicode defines it: no overlong forms, no surrogates? */
int cx_is_utf8(const char *bytes, size_t len);

#endif
