/* What lint and row tests find, printed as it comes: of one file no more than people read at once. */
#ifndef CLI_FINDINGS_H
#define CLI_FINDINGS_H

#include <cxtag/lexicon.h>

typedef struct cli_findings_of_file {
  char *source;
  unsigned long count;
} cli_findings_of_file;

typedef struct cli_findings {
  const char *folder;
  int json; /* an object a line, and all of them */
  unsigned long faults;
  cli_findings_of_file *files;
  size_t count, capacity;
} cli_findings;

void cli_findings_init(cli_findings *findings, const char *folder, int json);
/* A cxtag_finding_callback; ctx is the cli_findings. */
void cli_findings_print(void *ctx, const cxtag_finding *finding);
/* Says of which files there were more. */
void cli_findings_end(cli_findings *findings);

#endif
