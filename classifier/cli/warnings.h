/* Warnings of the reader, over all inputs of a run. */
#ifndef CLI_WARNINGS_H
#define CLI_WARNINGS_H

#include <cxtag/records.h>

enum { CLI_TOLD = 32, CLI_TOLD_BYTES = 248 };

/* What was asked for and is not there: told of the first input, and of how many others it is true. */
typedef struct cli_warnings {
  struct {
    char message[CLI_TOLD_BYTES]; /* its beginning */
    unsigned others;
  } told[CLI_TOLD];
  size_t count;
} cli_warnings;

/* For the `warning` of reader options; ctx: cli_warnings, NULL = everything is told. */
void cli_warn(void *ctx, const cxtag_error *warning);
/* At the end of the run: what holds of several inputs. */
void cli_warnings_print(const cli_warnings *warnings);

#endif
