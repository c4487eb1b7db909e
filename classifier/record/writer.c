/* The public writer: a format, a buffer and the output behind it. */
#include <errno.h>
#include <string.h>

#include "base/options.h"
#include "record/writing.h"

struct cxtag_writer {
  cx_writing writing;
};

static const cx_writer_format *find_format(const char *name) {
  static const cx_writer_format *const formats[] = {&cx_jsonl_writer,  &cx_csv_writer,  &cx_tsv_writer,
                                                    &cx_wide_writer,   &cx_long_writer, &cx_summary_writer,
                                                    &cx_pretty_writer, &cx_xlsx_writer};
  if (!name) name = "jsonl";
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
    if (!strcmp(formats[i]->name, name)) return formats[i];
  return NULL;
}

/* Messages name the output for as long as the writer lives. */
static cxtag_status copy_name(cx_writing *w, cxtag_error *err) {
  const char *const name = w->output.name ? w->output.name : "output";
  w->output.name = cx_arena_copy(&w->arena, name, strlen(name));
  return w->output.name ? CXTAG_OK : cx_error_memory(err);
}

cxtag_status cxtag_writer_open(cxtag_writer **out, const cxtag_output *output, cxtag_engine *engine,
                               const cxtag_writer_options *options, cxtag_error *err) {
  cxtag_writer_options o = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_writer *writer;

  *out = NULL;
  if (err) cx_error_clear(err);
  if (!output || !output->write) return cx_error_set(err, CXTAG_EINVAL, "an output needs a write function");
  cxtag_status status = cx_options_read(&o, sizeof o, options, "CXTAG_WRITER_OPTIONS_INIT", err);
  if (!status) status = cx_options_check_list(o.meta_columns, o.meta_column_count, "meta_columns", err);
  if (status) return status;
  if ((unsigned)o.offsets > CXTAG_UTF16)
    return cx_error_set(err, CXTAG_EINVAL, "offsets %d is not one of cxtag_unit", (int)o.offsets);
  const cx_writer_format *format = find_format(o.format);
  if (!format)
    return cx_error_set(
        err, CXTAG_EINVAL,
        "output format '%s' is not known; there are jsonl csv tsv wide long summary pretty xlsx", o.format);
  if (format == &cx_wide_writer && !engine)
    return cx_error_set(err, CXTAG_EINVAL, "no engine: the columns of format wide are its themes");
  writer = cx_alloc_zeroed(o.memory, 1, sizeof *writer);
  if (!writer) return cx_error_memory(err);
  cx_writing *w = &writer->writing;
  w->memory = o.memory ? *o.memory : cx_memory_default;
  w->output = *output;
  w->options = o;
  w->options.format = format->name;
  if (!w->options.width) w->options.width = 100;
  w->engine = engine ? cxtag_engine_retain(engine) : NULL;
  w->format = format;
  cx_buffer_init(&w->out, &w->memory);
  cx_buffer_init(&w->scratch, &w->memory);
  cx_buffer_init(&w->blocks, &w->memory);
  cx_arena_init(&w->arena, &w->memory);
  status = copy_name(w, err);
  if (!status && format->open) status = format->open(w, err);
  if (status)
    cxtag_writer_free(writer);
  else
    *out = writer;
  return status;
}

cxtag_status cx_writing_flush(cx_writing *w, cxtag_error *err) {
  int fault;
  if (w->fault.code) {
    if (err) *err = w->fault;
    return w->fault.code;
  }
  if (w->out.failed) return cx_error_memory(err);
  if (!w->out.length) return CXTAG_OK;
  fault = w->output.write(w->output.ctx, w->out.bytes, w->out.length);
  w->out.length = 0;
  if (!fault) return CXTAG_OK;
  cx_position const here = {w->output.name, 0, 0, 0};
  cx_error_at(&w->fault, CXTAG_EIO, here, "writing fails: %s",
              fault == EPIPE ? "the pipe is closed" : strerror(fault));
  if (err) *err = w->fault;
  return CXTAG_EIO;
}

static cxtag_status refuse_null(cxtag_error *err) {
  return cx_error_set(err, CXTAG_EINVAL, "no writer, record or result");
}

cxtag_status cxtag_writer_continue(cxtag_writer *writer, const cxtag_record *first, cxtag_error *err) {
  if (!writer || !first) return refuse_null(err);
  cx_writing *w = &writer->writing;
  if (!w->format->rows || w->records || w->out.length)
    return cx_error_set(err, CXTAG_EINVAL, "output in %s cannot be continued", w->format->name);
  if (w->format->begin) w->format->begin(w, first);
  int const failed = w->out.failed || w->scratch.failed;
  w->out.failed = w->scratch.failed = 0;
  w->out.length = 0;
  return failed ? cx_error_memory(err) : CXTAG_OK;
}

cxtag_status cxtag_writer_record(cxtag_writer *writer, const cxtag_record *record, const cxtag_result *result,
                                 cxtag_error *err) {
  if (!writer || !record || !result) return refuse_null(err);
  cx_writing *w = &writer->writing;
  size_t const before = w->out.length;
  if (w->fault.code) return cx_writing_flush(w, err);
  if (w->is_finished) return cx_error_set(err, CXTAG_EINVAL, "the output is finished: no record can follow");
  w->format->record(w, record, result);
  if (w->out.failed || w->scratch.failed || w->blocks.failed) {
    /* No half a record: the writer can go on when there is memory again. */
    w->out.failed = w->scratch.failed = w->blocks.failed = 0;
    w->out.length = before;
    return cx_error_memory(err);
  }
  w->records++;
  return w->out.length >= CX_FLUSH_AT ? cx_writing_flush(w, err) : CXTAG_OK;
}

const char *cxtag_writer_left_out(const cxtag_writer *writer) {
  return writer->writing.left_out;
}

cxtag_status cxtag_writer_flush(cxtag_writer *writer, cxtag_error *err) {
  return writer ? cx_writing_flush(&writer->writing, err) : refuse_null(err);
}

cxtag_status cxtag_writer_finish(cxtag_writer *writer, cxtag_error *err) {
  if (!writer) return refuse_null(err);
  cx_writing *w = &writer->writing;
  if (!w->fault.code && !w->is_finished && w->format->finish) w->format->finish(w);
  w->is_finished = 1;
  return cx_writing_flush(w, err);
}

void cxtag_writer_free(cxtag_writer *writer) {
  if (!writer) return;
  cx_writing *w = &writer->writing;
  cxtag_memory const memory = w->memory;
  if (w->format->close) w->format->close(w);
  cxtag_engine_free(w->engine);
  cx_buffer_clear(&w->out);
  cx_buffer_clear(&w->scratch);
  cx_buffer_clear(&w->blocks);
  cx_arena_clear(&w->arena);
  cx_release(&memory, writer);
}
