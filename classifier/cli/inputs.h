/* The files that the operands stand for: a folder stands for the files in it. */
#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include <stddef.h>
#include <stdint.h>

#include "cli/settings.h"

typedef struct cli_input {
  char *path;           /* "-" = standard input */
  const char *left_out; /* why it is not read; NULL = it is */
  size_t operand;       /* that led here */
  int found;            /* in a folder, not named by the user */
  uint64_t bytes;       /* as stored; 0 = not known */
} cli_input;

typedef struct cli_inputs {
  cli_input *items;
  size_t count, capacity;
} cli_inputs;

/* Operands in their order; the files of a folder, and of the folders in it, in the order of the bytes of
 * their paths, so that it is the same on any machine. Left out are hidden names, what is no file, links to
 * folders, and the files that this run writes. CLI_OK; CLI_USAGE after a message when a folder cannot be
 * opened: the others are there; or CLI_DAMAGED when memory is out. Clear it anyway. */
int cli_inputs_find(cli_inputs *inputs, const cli_settings *settings);
/* Is it a matter of several files, as those of a folder are? */
int cli_inputs_several(const cli_inputs *inputs);
void cli_inputs_clear(cli_inputs *inputs);

#endif
