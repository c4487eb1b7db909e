/* --resume STATE: a file that says how far a batch came, so that the same command goes on from there. It
 * names who wrote it (version, lexicon, options, inputs), how many records were done and how long the
 * output was then. */
#ifndef CLI_RESUME_H
#define CLI_RESUME_H

#include <cxtag/records.h>

#include "cli/account.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/settings.h"

typedef struct cli_resume {
  const char *path; /* NULL = not asked for */
  char *identity;   /* of this run, as the state file has it */
  size_t identity_length;
  uint64_t items;   /* records delivered or rejected so far */
  uint64_t passing; /* of these, still to be passed over: an earlier run wrote what became of them */
  uint64_t output_bytes, rejects_bytes;
  int complete, code; /* the batch was finished, with this exit code */
  double saved, pause;
} cli_resume;

/* Is --resume possible with these options and inputs? CLI_OK, or CLI_USAGE after a message. */
int cli_resume_check(const cli_settings *settings, const cli_inputs *inputs);
/* Reads the state, where there is one, and puts output and rejects back to it.
 * CLI_OK, or an exit code after a message. */
int cli_resume_open(cli_resume *resume, const cli_settings *settings, const cli_inputs *inputs,
                    cxtag_engine *engine, cli_output *output, cli_account *account);
/* Is it time to save? */
int cli_resume_due(const cli_resume *resume);
/* Writes the state, after what it speaks of. 0 after a message when that is not possible. */
int cli_resume_save(cli_resume *resume, cli_output *output, cli_account *account);
void cli_resume_clear(cli_resume *resume);

#endif
