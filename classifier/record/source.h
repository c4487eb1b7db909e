/* The outermost stream: a file, standard input or what a caller's cxtag_input gives; its first bytes can be
 * looked at before they are read. */
#ifndef CX_RECORD_SOURCE_H
#define CX_RECORD_SOURCE_H

#include <cxtag/records.h>

#include "record/stream.h"

enum { CX_SOURCE_HEAD = 64 };

typedef struct cx_source {
  cx_stream stream;
  const cxtag_memory *memory;
  cxtag_input input;
  char *name;
  int file;    /* descriptor, -1 = the caller's input */
  int owned;   /* the descriptor is ours to close */
  int waits;   /* a pipe or terminal: reading may block */
  int no_wait; /* set: read gives CX_STREAM_WAIT where it would block */
  int ended;
  uint64_t bytes_read, bytes_total; /* total 0 = not known */
  char head[CX_SOURCE_HEAD];
  size_t head_length, head_at;
} cx_source;

/* path "-" is standard input. EIO names the path and what is wrong with it. */
cxtag_status cx_source_open(cx_source **out, const char *path, const cxtag_memory *memory, cxtag_error *err);
cxtag_status cx_source_wrap(cx_source **out, const cxtag_input *input, const cxtag_memory *memory,
                            cxtag_error *err);

/* The first bytes without reading them, fewer than CX_SOURCE_HEAD only at the end or, for a pipe, when no
 * more has come yet. */
cxtag_status cx_source_peek(cx_source *source, cxtag_error *err);

#endif
