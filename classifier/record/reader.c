/* The public reader: one source, its format, and the tally of its records. */
#include <string.h>

#include "record/detect.h"
#include "record/preset.h"
#include "record/settings.h"
#include "record/source.h"

struct cxtag_reader {
  cxtag_memory memory;
  cxtag_reader_options options;
  cx_reading reading;
  cx_window window;
  cx_source *source; /* owned by the window's stream once that is open */
  cx_format *format;
  cx_presets presets;
  cx_batch batch;
  int ended;
  cxtag_error fault; /* why it ended before its end */
};

static void count_item(cxtag_reader *reader, const cx_item *item) {
  cxtag_reader_statistics *tally = &reader->reading.tally;
  tally->read++;
  if (item->reject) tally->rejected++;
  else if (item->skip) {
    tally->skipped++;
    cx_reading_count_skip(&reader->reading, item->skip);
  } else tally->delivered++;
}

/* Makes an item to be delivered or rejected the batch's next one, or says why there is none. */
static cx_step find_item(cxtag_reader *reader) {
  cx_batch *batch = &reader->batch;
  for (;;) {
    while (batch->at < batch->count) {
      const cx_item *item = &batch->items[batch->at];
      if (item->reject || !item->skip) return CX_STEP_ENTRY;
      count_item(reader, item);
      batch->at++;
    }
    if (reader->ended) return reader->fault.code ? CX_STEP_DAMAGED : CX_STEP_END;
    cx_batch_reset(batch);
    cx_step step = reader->format ? reader->format->next(reader->format, batch, &reader->fault) : CX_STEP_END;
    if (step == CX_STEP_WAIT) return step;
    if (step == CX_STEP_ENTRY || step == CX_STEP_END) cx_error_clear(&reader->fault);
    if (step != CX_STEP_ENTRY) reader->ended = 1;
  }
}

cxtag_next cxtag_reader_next(cxtag_reader *reader, cxtag_record *record, cxtag_error *err) {
  cx_step step = find_item(reader);
  if (step == CX_STEP_DAMAGED) {
    if (err) *err = reader->fault;
    return CXTAG_NEXT_DAMAGED;
  }
  if (step != CX_STEP_ENTRY) return CXTAG_NEXT_END;
  cx_item *item = &reader->batch.items[reader->batch.at++];
  count_item(reader, item);
  if (!item->record.source) item->record.source = reader->reading.source;
  *record = item->record;
  if (!item->reject) return CXTAG_NEXT_RECORD;
  if (err) *err = *item->reject;
  return CXTAG_NEXT_REJECTED;
}

int cxtag_reader_may_wait(cxtag_reader *reader) {
  if (!reader->source->waits) return 0;
  reader->source->no_wait = 1;
  cx_step step = find_item(reader);
  reader->source->no_wait = 0;
  return step == CX_STEP_WAIT;
}

void cxtag_reader_statistics_get(const cxtag_reader *reader, cxtag_reader_statistics *out) {
  *out = reader->reading.tally;
  out->bytes_read = reader->source->bytes_read;
  out->bytes_total = reader->source->bytes_total;
  out->skips = reader->reading.skips;
  out->skip_count = reader->reading.skip_count;
}

size_t cxtag_reader_finding_count(const cxtag_reader *reader) { return reader->reading.finding_count; }

int cxtag_reader_finding_get(const cxtag_reader *reader, size_t i, cxtag_reader_finding *out) {
  if (i >= reader->reading.finding_count) return 0;
  const cx_finding *finding = &reader->reading.findings[i];
  *out = (cxtag_reader_finding){finding->what, finding->value, finding->evidence};
  return 1;
}

void cxtag_reader_close(cxtag_reader *reader) {
  if (!reader) return;
  cxtag_memory const memory = reader->memory;
  if (reader->format) reader->format->close(reader->format);
  cx_batch_clear(&reader->batch);
  if (!reader->window.in && reader->source) cx_stream_close(&reader->source->stream);
  cx_window_clear(&reader->window);
  cx_release(&reader->memory, reader->reading.findings);
  cx_release(&reader->memory, reader->reading.skips);
  cx_arena_clear(&reader->reading.arena);
  cx_release(&memory, reader);
}

static cxtag_status new_reader(cxtag_reader **out, const cxtag_reader_options *options, cxtag_error *err) {
  const cxtag_memory *memory =
      options && options->struct_size >= offsetof(cxtag_reader_options, memory) + sizeof(void *) && options->memory
          ? options->memory
          : &cx_memory_default;
  cxtag_reader *reader = cx_alloc_zeroed(memory, 1, sizeof *reader);
  *out = NULL;
  if (!reader) return cx_error_memory(err);
  reader->memory = *memory;
  reader->reading.memory = &reader->memory;
  reader->reading.options = &reader->options;
  reader->reading.window = &reader->window;
  cx_arena_init(&reader->reading.arena, &reader->memory);
  cx_batch_init(&reader->batch, &reader->memory);
  cx_window_init(&reader->window, &reader->memory, NULL);
  *out = reader;
  return cx_settings_copy(&reader->options, options, &reader->reading.arena, err);
}

static int is_basic_format(const char *name) {
  static const char *const names[] = {"lines", "csv", "tsv", "jsonl", "json", "xlsx"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (!strcmp(names[i], name)) return 1;
  return 0;
}

/* A format that is none of the basic ones is a preset. Plain lines need none of them. */
static cxtag_status load_presets(cxtag_reader *reader, cxtag_error *err) {
  const char *format = reader->options.format;
  cxtag_status status;
  if (format && is_basic_format(format)) return CXTAG_OK;
  status = cx_presets_load(&reader->presets, &reader->reading, err);
  if (status) return status;
  reader->reading.presets = &reader->presets;
  if (!format) return CXTAG_OK;
  reader->reading.preset = cx_presets_find(&reader->presets, format);
  if (reader->reading.preset) return CXTAG_OK;
  return cx_error_set(err, CXTAG_EFORMAT, "format '%s' is not known; `cxtag formats` lists them", format);
}

static cxtag_status open_content(cxtag_reader *reader, cxtag_error *err) {
  cxtag_status status = load_presets(reader, err);
  if (!status) status = cx_sample_fill(&reader->reading, err);
  if (!status) status = cx_encoding_settle(&reader->reading, err);
  if (!status && !cx_window_length(&reader->window)) status = cx_lines_open(&reader->format, &reader->reading, err);
  else if (!status) status = cx_format_open(&reader->format, &reader->reading, reader->source->name, err);
  if (status == CXTAG_ENOMEM) cx_error_memory(err);
  return status;
}

static cxtag_status open_source(cxtag_reader **out, cxtag_reader *reader, cxtag_status status, cxtag_error *err) {
  if (!status) {
    reader->reading.source = reader->source->name;
    reader->window.in = &reader->source->stream;
    reader->window.no_wait = reader->source->waits ? &reader->source->no_wait : NULL;
    status = open_content(reader, err);
  }
  if (status) cxtag_reader_close(reader);
  else *out = reader;
  return status;
}

cxtag_status cxtag_reader_open(cxtag_reader **out, const char *path, const cxtag_reader_options *options,
                               cxtag_error *err) {
  cxtag_reader *reader;
  cxtag_status status = new_reader(&reader, options, err);
  *out = NULL;
  if (err) cx_error_clear(err);
  if (!reader) return cx_error_memory(err);
  if (!status) status = cx_source_open(&reader->source, path, &reader->memory, err);
  return open_source(out, reader, status, err);
}

cxtag_status cxtag_reader_open_input(cxtag_reader **out, const cxtag_input *input, const cxtag_reader_options *options,
                                     cxtag_error *err) {
  cxtag_reader *reader;
  cxtag_status status = new_reader(&reader, options, err);
  *out = NULL;
  if (err) cx_error_clear(err);
  if (!reader) return cx_error_memory(err);
  if (!status) status = cx_source_wrap(&reader->source, input, &reader->memory, err);
  return open_source(out, reader, status, err);
}
