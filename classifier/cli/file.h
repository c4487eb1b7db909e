/* A small file, whole, and which file a path leads to. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <stddef.h>

/* All of a file, for the caller to free, with its length; NULL after a message. */
char *cli_read_file(const char *path, size_t *length);

/* Do both paths lead to one regular file, whatever they are called? */
int cli_same_file(const char *a, const char *b);
/* Is the file one that a lexicon is read from: a table in a pack's folder, or a compiled pack? What else lies in the
 * folder, such as what was compiled there the last time, is none. */
int cli_is_of_lexicon(const char *path, const char *lexicon);

#endif
