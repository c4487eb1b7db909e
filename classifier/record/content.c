#include "record/detect.h"
#include "record/members.h"

#include <string.h>

cxtag_status cx_content_open(cx_content *out, cx_reading *reading, cx_stream *stream, int *no_wait, cxtag_error *err) {
  cxtag_status status;
  out->format = NULL;
  cx_window_init(&out->window, reading->memory, stream);
  out->window.no_wait = no_wait;
  reading->window = &out->window;
  status = cx_sample_fill(reading, err);
  if (!status) status = cx_encoding_settle(reading, err);
  if (!status && !cx_window_length(&out->window)) status = cx_lines_open(&out->format, reading, err);
  else if (!status) status = cx_format_open(&out->format, reading, reading->source, err);
  if (status == CXTAG_ENOMEM) cx_error_memory(err);
  if (status) cx_content_close(out);
  return status;
}

void cx_content_close(cx_content *content) {
  if (content->format) content->format->close(content->format);
  cx_window_clear(&content->window);
  content->format = NULL;
}

cxtag_status cx_content_open_member(cx_content *out, cx_reading *reading, cx_archive *archive, const cx_member *member,
                                    cxtag_error *err) {
  cx_stream *stream;
  cxtag_status status;
  memset(out, 0, sizeof *out);
  reading->folder = member->folder;
  status = cx_archive_read(&stream, archive, member, reading->source, err);
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
