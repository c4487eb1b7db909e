/* A batch of records, copied from a reader, and the lines they became. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <cxtag/records.h>

enum { CLI_BATCH_RECORDS = 128, CLI_BATCH_BYTES = 32 * 1024 };

typedef struct cli_batch {
  cxtag_record records[CLI_BATCH_RECORDS];
  size_t count;
  char *bytes; /* what the records point to; empty values point nowhere */
  size_t used, capacity;
  char *lines; /* output */
  size_t length, room;
  cxtag_status status; /* why tagging stopped, with error */
  cxtag_error error;
  int done;
} cli_batch;

/* 1 = copied; 0 = the batch is full, or, when it is empty, memory is out. */
int cli_batch_add(cli_batch *batch, const cxtag_record *record);
/* Appends to the lines; 0 or an errno value. */
int cli_batch_write(cli_batch *batch, const char *bytes, size_t length);
/* Makes the batch empty, and gives back what an unusually large record took. */
void cli_batch_reset(cli_batch *batch);
void cli_batch_clear(cli_batch *batch);

#endif
