#include "record/prefix.h"

#include <string.h>

typedef struct prefix {
  cx_stream stream;
  cx_stream *in;
  const cxtag_memory *memory;
  size_t at, length;
  char bytes[];
} prefix;

static long read_prefix(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  prefix *p = (prefix *)stream;
  size_t left = p->length - p->at;
  if (!left) return cx_stream_read(p->in, buffer, len, err);
  if (left > len) left = len;
  memcpy(buffer, p->bytes + p->at, left);
  p->at += left;
  return (long)left;
}

static void close_prefix(cx_stream *stream) {
  prefix *p = (prefix *)stream;
  cx_stream_close(p->in);
  cx_release(p->memory, p);
}

cxtag_status cx_prefix_new(cx_stream **out, const char *bytes, size_t len, cx_stream *in,
                           const cxtag_memory *memory, cxtag_error *err) {
  prefix *p = cx_alloc(memory, sizeof *p + len);
  *out = NULL;
  if (!p) {
    cx_stream_close(in);
    return cx_error_memory(err);
  }
  p->stream.read = read_prefix;
  p->stream.close = close_prefix;
  p->in = in;
  p->memory = memory;
  p->at = 0;
  p->length = len;
  if (len) memcpy(p->bytes, bytes, len);
  *out = &p->stream;
  return CXTAG_OK;
}
