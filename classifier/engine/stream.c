/* Push stream: bytes in any chunks become lines, lines become results. */
#include "engine/engine.h"

#include <string.h>

struct cxtag_stream {
  cxtag_session *session;
  cxtag_stream_callback callback;
  void *ctx;
  cx_buffer pending; /* the beginning of a line whose end has not come yet */
  int cut;           /* the line is longer than what is pending */
  int lost;          /* there was no memory for its beginning: nothing is pending, and its rest is not read */
  uint64_t ordinal;
};

cxtag_status cxtag_stream_new(cxtag_stream **out, cxtag_session *session, cxtag_stream_callback callback,
                              void *ctx, cxtag_error *err) {
  *out = NULL;
  if (!session || !callback)
    return cx_error_set(err, CXTAG_EINVAL, "a stream needs a session and a callback");
  cxtag_stream *stream = cx_alloc_zeroed(&session->memory, 1, sizeof *stream);
  if (!stream) return cx_error_memory(err);
  stream->session = session;
  stream->callback = callback;
  stream->ctx = ctx;
  cx_buffer_init(&stream->pending, &session->memory);
  *out = stream;
  return CXTAG_OK;
}

void cxtag_stream_free(cxtag_stream *stream) {
  if (!stream) return;
  cxtag_memory const memory = stream->session->memory;
  cx_buffer_clear(&stream->pending);
  cx_release(&memory, stream);
}

static int is_blank(const char *line, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (line[i] != ' ' && line[i] != '\t') return 0;
  return 1;
}

static cxtag_status tag_line(cxtag_stream *stream, const char *line, size_t len, cxtag_error *err) {
  const cxtag_result *result;
  size_t const limit =
      stream->session->max_text + 1; /* what keep() keeps: chunks must not change what is blank */
  stream->ordinal++;
  if (len && line[len - 1] == '\r' && !stream->cut) len--;
  if (is_blank(line, len < limit ? len : limit)) return CXTAG_OK;
  cxtag_status const status = cxtag_tag(&result, stream->session, line, len, err);
  if (status != CXTAG_OK) return status;
  if (stream->callback(stream->ctx, stream->ordinal, result))
    return cx_error_set(err, CXTAG_ELIMIT, "the callback asked to stop at text %llu",
                        (unsigned long long)stream->ordinal);
  return CXTAG_OK;
}

/* Is the beginning of the line known already? */
static int is_begun(const cxtag_stream *stream) {
  return stream->pending.length || stream->lost;
}

/* The line so far is longer than will be read: what is beyond is dropped here, so that memory stays bounded.
 * One byte more than max_text is kept, so that the text counts as truncated. */
static cxtag_status keep(cxtag_stream *stream, const char *bytes, size_t len, cxtag_error *err) {
  size_t const limit = stream->session->max_text + 1;
  size_t const room = limit - stream->pending.length;
  if (stream->lost) return CXTAG_OK; /* which was said when it was */
  if (len > room) {
    len = room;
    stream->cut = 1;
  }
  cx_buffer_append(&stream->pending, bytes, len);
  if (!stream->pending.failed) return CXTAG_OK;
  cx_buffer_reset(&stream->pending);
  stream->lost = 1;
  return cx_error_memory(err);
}

static cxtag_status end_line(cxtag_stream *stream, cxtag_error *err) {
  cxtag_status status = CXTAG_OK;
  if (stream->lost)
    stream->ordinal++;
  else
    status = tag_line(stream, stream->pending.bytes, stream->pending.length, err);
  cx_buffer_reset(&stream->pending);
  stream->cut = stream->lost = 0;
  return status;
}

/* The bytes of one line, or of a part of it. */
static cxtag_status take(cxtag_stream *stream, const char *bytes, size_t len, int is_end, cxtag_error *err) {
  if (is_end && !is_begun(stream)) return tag_line(stream, bytes, len, err);
  cxtag_status const kept = keep(stream, bytes, len, err);
  cxtag_status const ended = is_end ? end_line(stream, err) : CXTAG_OK;
  return ended == CXTAG_OK ? kept : ended;
}

cxtag_status cxtag_stream_feed(cxtag_stream *stream, const char *bytes, size_t len, cxtag_error *err) {
  cxtag_status lost = CXTAG_OK;
  if (!stream || (!bytes && len)) return cx_error_set(err, CXTAG_EINVAL, "no stream, or no bytes with a length");
  const char *end = bytes + len;
  while (bytes < end) {
    const char *newline = memchr(bytes, '\n', (size_t)(end - bytes));
    const char *line_end = newline ? newline : end;
    cxtag_status const status = take(stream, bytes, (size_t)(line_end - bytes), newline != NULL, err);
    if (status == CXTAG_ENOMEM)
      lost = status; /* of one line: the others have nothing to do with it */
    else if (status != CXTAG_OK)
      return status;
    bytes = newline ? newline + 1 : end;
  }
  return lost == CXTAG_OK ? CXTAG_OK : cx_error_memory(err);
}

cxtag_status cxtag_stream_finish(cxtag_stream *stream, cxtag_error *err) {
  if (!stream) return cx_error_set(err, CXTAG_EINVAL, "no stream: make one of a session");
  return is_begun(stream) ? end_line(stream, err) : CXTAG_OK;
}
