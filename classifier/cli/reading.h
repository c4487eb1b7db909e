/* From settings to a reader. */
#ifndef CLI_READING_H
#define CLI_READING_H

#include <cxtag/records.h>

#include "cli/settings.h"

/* Fills options; CLI_USAGE after a message when a value is wrong. Warnings of the reader are printed, unless
 * quiet. */
int cli_reader_options(cxtag_reader_options *options, const cli_settings *settings);
/* Opens path ("-" = standard input, which is lines unless its first bytes say otherwise). CLI_OK, or an exit
 * code after a message. */
int cli_reader_new(cxtag_reader **out, const char *path, const cxtag_reader_options *options);
/* The same for a file of a folder: CLI_OK with *out NULL, after a note, when it
 * is of a kind that no reader takes. */
int cli_reader_found(cxtag_reader **out, const char *path, const cxtag_reader_options *options);
/* The value of the finding `what`; NULL = there is none. */
const char *cli_finding(const cxtag_reader *reader, const char *what);

#endif
