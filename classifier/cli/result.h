/* What a result is made of: every member, column, flag and reason that the writers write, as data. `cxtag help result`
 * and the man page print it; a test holds it against what is written. */
#ifndef CLI_RESULT_H
#define CLI_RESULT_H

#include <stddef.h>

typedef struct cli_term {
  const char *names; /* "a" or "a, b", in the order in which they are written */
  const char *meaning;
} cli_term;

typedef struct cli_section {
  const char *key; /* in finnish.def */
  const char *heading, *text;
  const cli_term *terms;
  size_t count;
} cli_section;

extern const char cli_result_purpose[];
extern const cli_section cli_result_sections[];
extern const size_t cli_result_section_count;

/* Is it why an entry is skipped, in the singular or the plural? */
int cli_is_reason(const char *name, size_t length);
/* All of them, separated by commas. */
extern const char cli_reasons[];

#endif
