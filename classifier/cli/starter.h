/* The tables that `cxtag lex new` writes. */
#ifndef CLI_STARTER_H
#define CLI_STARTER_H

#include <stddef.h>

typedef struct cli_starter_table {
  const char *path, *text; /* %s = the pack's name */
  const char *finnish;     /* the same with its notes in Finnish; NULL = it has none */
} cli_starter_table;

extern const cli_starter_table cli_starter[];
extern const size_t cli_starter_count;

#endif
