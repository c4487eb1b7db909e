/* What became of the records: the summary, the rejected ones, and how far the work is. */
#ifndef CLI_ACCOUNT_H
#define CLI_ACCOUNT_H

#include <cxtag/records.h>
#include <stdio.h>

#include "cli/settings.h"

enum { CLI_REASONS = 32 };

/* read = tagged + skipped (by reason) + rejected, over all inputs. */
typedef struct cli_account {
  uint64_t read, tagged, skipped, rejected;
  struct {
    char reason[48];
    uint64_t count;
  } reasons[CLI_REASONS];
  size_t reason_count;
  uint64_t reported; /* rejected records that were printed */
  FILE *rejects;
  const char *rejects_path;
  int rejects_failed;
  /* progress */
  double started, shown;
  int wants_progress, is_terminal, line_stands;
} cli_account;

/* CLI_OK, or CLI_USAGE after a message when the file for rejects cannot be written. */
int cli_account_open(cli_account *account, const cli_settings *settings);
/* Closes the file for rejects; CLI_DAMAGED after a message when it could not be written. */
int cli_account_close(cli_account *account);

/* Adds what a reader has counted. */
void cli_account_add(cli_account *account, const cxtag_reader *reader);
/* Prints and keeps a record that could not be read. */
void cli_account_reject(cli_account *account, const cxtag_error *error, const cxtag_record *record,
                        int quiet);
/* A line on standard error, now and then, once the work is long. */
void cli_account_progress(cli_account *account, const cxtag_reader *reader, const char *path);
void cli_account_print(cli_account *account);

#endif
