/* The known name that a misspelt one most likely means. */
#ifndef CX_LEXICON_NEAREST_H
#define CX_LEXICON_NEAREST_H

#include <stddef.h>

typedef struct cx_nearest {
  const char *name; /* the misspelt one */
  const char *best; /* NULL while nothing is near */
  size_t distance;
} cx_nearest;

void cx_nearest_init(cx_nearest *nearest, const char *name);
/* Weighs one known name; of equally near ones the first stays. */
void cx_nearest_try(cx_nearest *nearest, const char *known);

/* Are two names the same but for capitals (ASCII, and the letters of Latin-1)? */
int cx_names_agree(const char *a, const char *b);

#endif
