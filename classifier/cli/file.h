/* A small file, whole. */
#ifndef CLI_FILE_H
#define CLI_FILE_H

#include <stddef.h>

/* All of a file, for the caller to free, with its length; NULL after a message. */
char *cli_read_file(const char *path, size_t *length);

#endif
