#include "record/detect.h"
#include "record/inflate.h"
#include "record/members.h"
#include "record/prefix.h"
#include "record/sample.h"
#include "record/xlsx.h"

#include <string.h>

cxtag_status cx_content_open(cx_content *out, cx_reading *reading, cx_stream *stream, int *no_wait,
                             cxtag_error *err) {
  cxtag_status status;
  out->format = NULL;
  out->workbook = NULL;
  cx_window_init(&out->window, reading->memory, stream);
  out->window.no_wait = no_wait;
  reading->window = &out->window;
  status = cx_sample_fill(reading, err);
  if (!status) status = cx_encoding_settle(reading, err);
  int const empty = !status && !cx_window_length(&out->window);
  if (empty && !reading->options->piped) cx_reading_warn(reading, CXTAG_EFORMAT, 0, 0, "the file is empty");
  if (empty)
    status = cx_lines_open(&out->format, reading, err);
  else if (!status)
    status = cx_format_open(&out->format, reading, reading->source, err);
  if (status == CXTAG_ENOMEM) cx_error_memory(err);
  if (status) cx_content_close(out);
  return status;
}

void cx_content_close(cx_content *content) {
  if (content->format) content->format->close(content->format);
  cx_window_clear(&content->window);
  cx_archive_free(content->workbook);
  content->workbook = NULL;
  content->format = NULL;
}

cxtag_status cx_unpack(cx_stream **stream, const char *head, size_t len, cx_reading *reading, uint64_t max_expand,
                       const char **what, cxtag_error *err) {
  if (what) *what = NULL;
  if (len >= 2 && !memcmp(head, "\x1F\x8B", 2)) {
    if (what) *what = "gzip";
    return cx_gunzip_new(stream, *stream, reading->source, max_expand, reading->memory, err);
  }
  if (len < 4 || memcmp(head, "\x28\xB5\x2F\xFD", 4) != 0) return CXTAG_OK;
  if (what) *what = "zstd";
  return cx_unzstd_new(stream, *stream, reading->source, max_expand, reading->options->max_window, reading->memory,
                       err);
}

static long read_stream(void *ctx, char *buffer, size_t len) {
  cxtag_error ignored;
  long const got = cx_stream_read(ctx, buffer, len, &ignored);
  return got < 0 ? -1 : got;
}

/* A member that is a zip itself is read when it is a workbook; its directory stands at its end, so it is held
 * whole. */
static cxtag_status open_workbook(cx_content *out, cx_reading *reading, cx_stream *stream,
                                  uint64_t max_expand, cxtag_error *err) {
  cxtag_input const input = {read_stream, NULL, stream, reading->source};
  cx_source *source;
  cxtag_status status = cx_source_wrap(&source, &input, reading->memory, err);
  cx_window_init(&out->window, reading->memory, NULL);
  reading->window = &out->window;
  if (!status) {
    status = cx_archive_open(&out->workbook, source, max_expand, &reading->arena, err);
    if (status) cx_stream_close(&source->stream);
  }
  cx_stream_close(stream); /* all of it is in memory now */
  if (!status && !cx_is_workbook(out->workbook))
    status = cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0),
                         "an archive in an archive is read only when it is an XLSX workbook");
  if (!status) status = cx_workbook_open(&out->format, reading, out->workbook, err);
  if (status) cx_content_close(out);
  return status;
}

cxtag_status cx_content_open_member(cx_content *out, cx_reading *reading, cx_archive *archive,
                                    const cx_member *member, cxtag_error *err) {
  cx_stream *stream;
  cxtag_status status;
  char head[4];
  long got;
  memset(out, 0, sizeof *out);
  reading->folder = member->folder;
  status = cx_archive_read(&stream, archive, member, reading->source, err);
  if (status) return status;
  got = cx_stream_read(stream, head, sizeof head, err);
  if (got < 0) {
    cx_stream_close(stream);
    return CXTAG_EDAMAGED;
  }
  status = cx_prefix_new(&stream, head, (size_t)got, stream, reading->memory, err);
  if (status) return status;
  if (got == 4 && !memcmp(head, "PK\3\4", 4))
    return open_workbook(out, reading, stream, archive->max_expand, err);
  status = cx_unpack(&stream, head, (size_t)got, reading, archive->max_expand, NULL, err);
  return status ? status : cx_content_open(out, reading, stream, NULL, err);
}

const char *cx_member_label(cx_reading *reading, const char *file, const cx_member *member) {
  size_t const a = strlen(file), b = strlen(member->name);
  char *label = cx_arena_alloc(&reading->arena, a + b + 2);
  if (!label) return NULL;
  memcpy(label, file, a);
  label[a] = '!';
  memcpy(label + a + 1, member->name, b + 1);
  return label;
}
