/* A batch of records, copied from a reader, and the lines they became: its writer holds them until it is their
 * turn, so that they need not be copied. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <cxtag/records.h>

enum { CLI_BATCH_RECORDS = 128, CLI_BATCH_BYTES = 32 * 1024 };

typedef struct cli_batch {
  cxtag_record records[CLI_BATCH_RECORDS + 1]; /* the one behind the last is where the next may be read to */
  size_t count;
  char *bytes; /* what the records point to; empty values point nowhere */
  size_t used, capacity;
  cxtag_writer *writer;
  cxtag_output sink; /* of the writer */
  const cxtag_output *turn; /* it is the batch's: whom the lines go to; NULL = not yet */
  char *lines; /* what was more than the writer holds */
  size_t length, room;
  cxtag_status status; /* why tagging stopped, with error */
  cxtag_error error;
  int done;
} cli_batch;

/* 1 = copied, with the bytes that the record borrows; 0 = the batch is full, or, when it is empty, memory is out. A
 * record that stands behind the last one already is not moved. */
int cli_batch_add(cli_batch *batch, const cxtag_record *record);
cxtag_status cli_batch_open(cli_batch *batch, const char *output_name, cxtag_engine *engine,
                            const cxtag_writer_options *writing, cxtag_error *err);
/* Writes the lines that the records became. */
cxtag_status cli_batch_give(cli_batch *batch, const cxtag_output *output, cxtag_error *err);
/* Makes the batch empty, and gives back what an unusually large record took. */
void cli_batch_reset(cli_batch *batch);
void cli_batch_clear(cli_batch *batch);

#endif
