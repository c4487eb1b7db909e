/* Where the tagged records go: standard output, or a file that is whole when it stands under its name. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <cxtag/records.h>

typedef struct cli_output {
  cxtag_output sink; /* give this to a writer */
  const char *path;  /* NULL = standard output */
  char *target;      /* the file that path leads to, which is replaced */
  char *temporary;   /* beside target until the output is whole; NULL = written in place */
  int file;          /* -1 = not open yet */
  int in_place;
  int is_finished;
  int failure; /* errno of the write that failed; 0 = none */
  uint64_t written; /* bytes so far */
  int broke;        /* it is a write that failed */
} cli_output;

/* streaming: 1 = write in place, as it comes; 0 = only whole. path may be NULL. Nothing is opened yet. */
void cli_output_init(cli_output *output, const char *path, int streaming);
/* Opens it, so that a path that cannot be written is known before the work; 0 with `failure` set when it
 * cannot. */
int cli_output_open(cli_output *output);
/* Takes up a file in place, to be written on from the byte `length` on: opened, `written` its size. 0 with
 * `failure` set when it cannot be, or when another run holds it. cut drops what stands behind length. */
int cli_output_continue(cli_output *output);
int cli_output_cut(cli_output *output, uint64_t length);
/* Ends the writing before the file takes its name, so that several can be known to be whole before the first does. 0
 * with `failure` set when it cannot be. */
int cli_output_finish(cli_output *output);
/* Ends the output: a whole file takes its name. 0 with `failure` set when that is not possible. */
int cli_output_commit(cli_output *output);
/* Drops what was not committed; harmless after commit. */
void cli_output_close(cli_output *output);
/* Prints why it failed and returns CLI_DAMAGED; for a closed pipe quietly CLI_OK. */
int cli_output_failed(const cli_output *output);

#endif
