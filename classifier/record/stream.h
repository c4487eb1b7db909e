/* Bytes from somewhere, pulled: a file, an unpacked archive member, decoded text. Streams wrap one another.
 */
#ifndef CX_RECORD_STREAM_H
#define CX_RECORD_STREAM_H

#include "base/error.h"
#include "base/memory.h"

enum {
  CX_STREAM_END = 0,
  CX_STREAM_FAILED = -1, /* *err says why */
  CX_STREAM_WAIT = -2    /* nothing there now and the reader asked not to wait: call again later */
};

typedef struct cx_stream cx_stream;
struct cx_stream {
  /* Up to len bytes, how many; or one of the above. After END or FAILED the stream stays there. */
  long (*read)(cx_stream *stream, char *buffer, size_t len, cxtag_error *err);
  void (*close)(cx_stream *stream); /* frees itself and the stream it wraps */
};

static inline long cx_stream_read(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  return stream->read(stream, buffer, len, err);
}

static inline void cx_stream_close(cx_stream *stream) {
  if (stream) stream->close(stream);
}

#endif
