#include "cli/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGNED = sizeof(cxtag_text_value) };

/* Of what most records have not: all but id and text. */
static size_t rest_bytes(const cxtag_record *r) {
  size_t bytes = r->field.length + r->question.length + r->time.length + r->author.length + r->rating.length +
                 r->language.length + r->channel.length;
  for (size_t i = 0; i < r->meta_count; i++)
    bytes += r->meta_names[i].length + r->meta_values[i].length + 2 * sizeof(cxtag_text_value);
  return r->meta_count ? bytes + ALIGNED : bytes;
}

static void copy_value(cli_batch *batch, cxtag_text_value *value) {
  if (!value->length) return;
  char *const to = batch->bytes + batch->used;
  memcpy(to, value->bytes, value->length);
  value->bytes = to;
  batch->used += value->length;
}

/* Names and values of meta side by side, where they are aligned. */
static void copy_meta(cli_batch *batch, cxtag_record *to) {
  size_t const size = to->meta_count * sizeof(cxtag_text_value);
  if (!to->meta_count) return;
  batch->used = (batch->used + ALIGNED - 1) / ALIGNED * ALIGNED;
  cxtag_text_value *const names = (cxtag_text_value *)(void *)(batch->bytes + batch->used);
  cxtag_text_value *const values = names + to->meta_count;
  memcpy(names, to->meta_names, size);
  memcpy(values, to->meta_values, size);
  batch->used += 2 * size;
  for (size_t i = 0; i < to->meta_count; i++) {
    copy_value(batch, &names[i]);
    copy_value(batch, &values[i]);
  }
  to->meta_names = names;
  to->meta_values = values;
}

static void copy_rest(cli_batch *batch, cxtag_record *to) {
  cxtag_text_value *const values[] = {&to->field,  &to->question, &to->time,   &to->author,
                                      &to->rating, &to->language, &to->channel};
  for (size_t i = 0; i < sizeof values / sizeof *values; i++) copy_value(batch, values[i]);
  copy_meta(batch, to);
}

static int make_room(cli_batch *batch, size_t bytes) {
  if (bytes <= batch->capacity - batch->used) return 1;
  if (batch->count) return 0;
  size_t const capacity = bytes > CLI_BATCH_BYTES ? bytes : CLI_BATCH_BYTES;
  char *const grown = malloc(capacity);
  if (!grown) return 0;
  free(batch->bytes);
  batch->bytes = grown;
  batch->capacity = capacity;
  return 1;
}

int cli_batch_add(cli_batch *batch, const cxtag_record *record) {
  size_t const rest = rest_bytes(record);
  if (batch->count == CLI_BATCH_RECORDS || !make_room(batch, record->id.length + record->text.length + rest))
    return 0;
  cxtag_record *const to = &batch->records[batch->count++];
  if (to != record) *to = *record;
  to->source = NULL; /* lines of JSON do not tell it */
  copy_value(batch, &to->id);
  copy_value(batch, &to->text);
  if (rest) copy_rest(batch, to);
  return 1;
}

static int keep_lines(cli_batch *batch, const char *bytes, size_t length) {
  if (length > batch->room - batch->length) {
    size_t const room = (batch->length + length) + (batch->length + length) / 2;
    char *const grown = realloc(batch->lines, room);
    if (!grown) return ENOMEM;
    batch->lines = grown;
    batch->room = room;
  }
  memcpy(batch->lines + batch->length, bytes, length);
  batch->length += length;
  return 0;
}

static int take_lines(void *ctx, const char *bytes, size_t length) {
  cli_batch *const batch = ctx;
  return batch->turn ? batch->turn->write(batch->turn->ctx, bytes, length) : keep_lines(batch, bytes, length);
}

cxtag_status cli_batch_open(cli_batch *batch, const char *output_name, cxtag_engine *engine,
                            const cxtag_writer_options *writing, cxtag_error *err) {
  batch->sink.write = take_lines;
  batch->sink.ctx = batch;
  batch->sink.name = output_name;
  return cxtag_writer_open(&batch->writer, &batch->sink, engine, writing, err);
}

cxtag_status cli_batch_give(cli_batch *batch, const cxtag_output *output, cxtag_error *err) {
  if (batch->length && output->write(output->ctx, batch->lines, batch->length) != 0) return CXTAG_EIO;
  batch->turn = output;
  cxtag_status const status = cxtag_writer_flush(batch->writer, err);
  batch->turn = NULL;
  return status;
}

void cli_batch_reset(cli_batch *batch) {
  if (batch->capacity > CLI_BATCH_BYTES) {
    free(batch->bytes);
    batch->bytes = NULL;
    batch->capacity = 0;
  }
  if (batch->room > 32 * CLI_BATCH_BYTES) {
    free(batch->lines);
    batch->lines = NULL;
    batch->room = 0;
  }
  batch->count = batch->used = batch->length = 0;
  batch->status = CXTAG_OK;
  batch->done = 0;
}

void cli_batch_clear(cli_batch *batch) {
  cxtag_writer_free(batch->writer);
  free(batch->bytes);
  free(batch->lines);
  memset(batch, 0, sizeof *batch);
}
