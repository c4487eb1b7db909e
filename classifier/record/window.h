/* The part of a stream that is in memory: readers look at [start, end), ask for more, and consume from the
 * front. */
#ifndef CX_RECORD_WINDOW_H
#define CX_RECORD_WINDOW_H

#include "record/encoding.h"
#include "record/stream.h"

typedef struct cx_window {
  const cxtag_memory *memory;
  cx_stream *in; /* owned */
  int *no_wait;  /* the source's switch, NULL = reading never blocks */
  char *bytes;
  size_t start, end, capacity;
  int ended;  /* nothing follows `end` */
  int failed; /* what follows cannot be read: fault says why */
  cxtag_error fault;
  cx_encoding encoding; /* the source's; decides how offsets count */
  uint64_t offset;      /* source byte at start */
  uint64_t line;        /* of start, from 1; kept by those who consume */
} cx_window;

typedef enum cx_more { CX_MORE_GOT = 1, CX_MORE_END = 0, CX_MORE_FAILED = -1, CX_MORE_WAIT = -2 } cx_more;

void cx_window_init(cx_window *window, const cxtag_memory *memory, cx_stream *in);
void cx_window_clear(cx_window *window);

/* Reads on behind `end`; as much again as there is, if that can be had without waiting, so that whoever
 * starts anew stays linear. bytes may move. */
cx_more cx_window_more(cx_window *window, cxtag_error *err);

static inline const char *cx_window_bytes(const cx_window *window) {
  return window->bytes + window->start;
}
static inline size_t cx_window_length(const cx_window *window) {
  return window->end - window->start;
}
/* Of what is held, as much as tells whether a record keeps within the limit: so much is looked at however much more has
 * come already, for a record that is too long to be found so in any case. */
static inline size_t cx_window_within(const cx_window *window, size_t limit) {
  size_t const held = cx_window_length(window);
  return held > limit ? limit + 1 : held;
}
/* The source byte that lies `ahead` decoded bytes from start. */
static inline uint64_t cx_window_offset(const cx_window *window, size_t ahead) {
  return window->offset + cx_encoding_source_bytes(window->encoding, cx_window_bytes(window), ahead);
}
static inline void cx_window_consume(cx_window *window, size_t len) {
  window->offset = cx_window_offset(window, len);
  window->start += len;
}
/* The column of the byte that lies `ahead`, in code points from 1; 0 = the line begins before what is in memory. */
uint32_t cx_window_column(const cx_window *window, size_t ahead);
/* Consumes and counts line feeds. */
void cx_window_consume_lines(cx_window *window, size_t len);

#endif
