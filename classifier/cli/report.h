/* What goes to standard error, in one shape: `file:line:column: what is wrong, what to do`, the line and a
 * caret. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <cxtag/lexicon.h>
#include <stdio.h>

#include "cli/say.h"
#include "cli/settings.h"

#if defined(__GNUC__)
#define CLI_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define CLI_PRINTF(text, first)
#endif

/* "cxtag: ..." for what has no place in a file. */
void cli_complain(const char *format, ...) CLI_PRINTF(1, 2);
/* The same for wrong use: adds where help is, and returns CLI_USAGE. */
int cli_complain_usage(const char *command, const char *format, ...) CLI_PRINTF(2, 3);

/* What the system says of an errno. */
const char *cli_cause(int error);
/* What to do about an output that cannot be written, for behind what the system says (errno); "" = nothing is known. */
const char *cli_write_cure(int error);
/* path is the name of a file, or words for another output. error is an errno, 0 = not known. */
void cli_complain_write(const char *path, int error);

/* An error with its place. kind ("warning") stands before the message; NULL = none. */
void cli_report(const cxtag_error *error, const char *kind);
/* The same where the line is at hand. */
void cli_report_line(const cxtag_error *error, const char *kind, const char *line, size_t length);

/* A finding on standard output, in the shape of a message: it is the output of lint and its like. ctx is not
 * used. */
void cli_print_finding(void *ctx, const cxtag_finding *finding);

/* Places in a pack are named from the pack's folder on ("shop/terms/price.tsv"): where the folders of these
 * packs are. The list is kept by reference. */
void cli_report_packs(const cli_list *folders);

#endif
