#include "record/window.h"

#include <string.h>

enum { CHUNK = 128 * 1024 };

void cx_window_init(cx_window *window, const cxtag_memory *memory, cx_stream *in) {
  memset(window, 0, sizeof *window);
  window->memory = memory;
  window->in = in;
  window->line = 1;
}

void cx_window_clear(cx_window *window) {
  cx_stream_close(window->in);
  cx_release(window->memory, window->bytes);
  memset(window, 0, sizeof *window);
}

/* Room behind end: by moving the unread part to the front when that part is small, else by growing. */
static int make_room(cx_window *window) {
  size_t const held = cx_window_length(window);
  if (window->capacity - window->end >= CHUNK / 4) return 1;
  if (held <= window->capacity / 2 && window->capacity >= CHUNK) {
    if (held) memmove(window->bytes, window->bytes + window->start, held);
  } else {
    size_t const capacity = held + (held > CHUNK ? held : CHUNK);
    char *grown = cx_alloc(window->memory, capacity);
    if (!grown) return 0;
    if (held) memcpy(grown, window->bytes + window->start, held);
    cx_release(window->memory, window->bytes);
    window->bytes = grown;
    window->capacity = capacity;
  }
  window->start = 0;
  window->end = held;
  return 1;
}

static cx_more read_once(cx_window *window) {
  if (!make_room(window)) {
    cx_error_memory(&window->fault);
    window->failed = 1;
    return CX_MORE_FAILED;
  }
  long got =
      cx_stream_read(window->in, window->bytes + window->end, window->capacity - window->end, &window->fault);
  if (got == CX_STREAM_WAIT) return CX_MORE_WAIT;
  if (got < 0) {
    window->failed = 1;
    return CX_MORE_FAILED;
  }
  if (!got) {
    window->ended = 1;
    return CX_MORE_END;
  }
  window->end += (size_t)got;
  return CX_MORE_GOT;
}

/* A fault behind bytes that were got is told at the next call, so that nothing before it is lost. */
cx_more cx_window_more(cx_window *window, cxtag_error *err) {
  size_t const held = cx_window_length(window);
  int never = 0, *no_wait = window->no_wait ? window->no_wait : &never;
  int const wait = *no_wait;
  cx_more more;

  if (window->ended) return CX_MORE_END;
  more = window->failed ? CX_MORE_FAILED : read_once(window);
  if (more == CX_MORE_FAILED && err) *err = window->fault;
  if (more != CX_MORE_GOT) return more;
  *no_wait = 1;
  while (more == CX_MORE_GOT && cx_window_length(window) < 2 * held) more = read_once(window);
  *no_wait = wait;
  return CX_MORE_GOT;
}

void cx_window_consume_lines(cx_window *window, size_t len) {
  const char *at = cx_window_bytes(window), *end = at + len;
  while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
    window->line++;
    at++;
  }
  cx_window_consume(window, len);
}

/* What is consumed stays in memory for a while. */
uint32_t cx_window_column(const cx_window *window, size_t ahead) {
  size_t at = window->start + ahead;
  uint32_t column = 1;
  while (at && window->bytes[at - 1] != '\n' && column < UINT32_MAX) column += (window->bytes[--at] & 0xC0) != 0x80;
  if (at) return column;
  if (cx_encoding_source_bytes(window->encoding, window->bytes, window->start) < window->offset) return 0;
  return column - (window->end >= 3 && !memcmp(window->bytes, "\xEF\xBB\xBF", 3));
}
