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
  uint64_t unfinished; /* read, but the output failed before it was tagged: not counted */
  struct {
    char reason[48];
    uint64_t count;
  } reasons[CLI_REASONS];
  size_t reason_count;
  uint64_t reported; /* rejected records that were printed */
  FILE *rejects;
  const char *rejects_path;
  uint64_t files, left_out; /* of folders: read, and not */
  /* progress */
  double started, shown;
  uint64_t bytes, bytes_before; /* of all inputs as stored, and of those that are done; bytes 0 = not known */
  double bytes_started;         /* what was done when the clock started */
  int wants_progress, is_terminal, line_stands;
} cli_account;

/* CLI_OK, or CLI_USAGE after a message when the file for rejects cannot be written; with --resume that is opened by
 * cli_account_continue alone. */
int cli_account_open(cli_account *account, const cli_settings *settings);
/* Closes the file for rejects; CLI_DAMAGED after a message when it could not be written. */
int cli_account_close(cli_account *account);

/* Opens the file for rejects of an earlier run, or makes it, and cuts it to `length` bytes.
 * CLI_OK, or an exit code after a message. */
int cli_account_continue(cli_account *account, uint64_t length);
/* Rejects are on the disk; 0 with errno set when they could not be written. */
int cli_account_sync(cli_account *account);
uint64_t cli_account_rejects_bytes(const cli_account *account);

/* Adds what a reader has counted. */
void cli_account_add(cli_account *account, const cxtag_reader *reader);
/* Counts a record that could not be read, prints it unless quiet, and keeps it in the file for rejects.
 * behind: an earlier run did so; only count it. */
void cli_account_reject(cli_account *account, const cxtag_error *error, const cxtag_record *record,
                        int quiet, int behind);
/* A line on standard error, now and then, once the work is long. stored: bytes of
 * this input as stored; 0 = not known. */
void cli_account_progress(cli_account *account, const cxtag_reader *reader, const char *path,
                          uint64_t stored);
/* The work begins here: what came before it does not count for its speed. */
void cli_account_start(cli_account *account, const cxtag_reader *reader, uint64_t stored);
void cli_account_print(cli_account *account);

#endif
