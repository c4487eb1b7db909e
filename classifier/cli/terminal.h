/* What is at the other end of a stream. */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdint.h>
#include <stdio.h>

#include "cli/settings.h"

/* Columns of the terminal on standard output; 0 = none or not known. */
unsigned cli_terminal_width(void);
int cli_is_terminal(int file);
/* Colour on standard output: --color, NO_COLOR, TERM, and whether it is a terminal. */
int cli_wants_colour(const cli_settings *settings);
/* Colour on standard error. */
int cli_stderr_colour(void);

/* Seconds since some fixed time. */
double cli_seconds(void);

/* "1,234,567", in Finnish "1 234 567", into out, which holds 32. */
const char *cli_grouped(char *out, uint64_t number);

/* Ends standard output: CLI_DAMAGED with a message when something could not be written, else `code`. A reader
 * that closed the pipe had enough: that is no failure. */
int cli_finish_output(int code);

#endif
