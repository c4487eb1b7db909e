/* libzstd offers no stable allocation hook: its window comes from malloc. */
#include <zstd.h>
#include <zstd_errors.h>

#include "record/inflate.h"

/* RFC 8878 asks every decoder for windows of 8 MiB; dumps of Reddit are packed with windows of 2 GiB. */
enum { INPUT_SIZE = 64 * 1024, WINDOW_LOG_LEAST = 23, WINDOW_LOG_MOST = 31 };

typedef struct unzstd {
  cx_stream stream;
  cx_stream *in;
  const cxtag_memory *memory;
  const char *name;
  ZSTD_DStream *z;
  ZSTD_inBuffer input;
  int ended, failed;
  int between; /* no frame is open */
  int full;    /* the decoder may hold more than fitted */
  uint64_t consumed, expanded, max_expand;
  cxtag_error fault;
  char bytes[INPUT_SIZE];
} unzstd;

static long fail(unzstd *u, cxtag_status code, const char *message, cxtag_error *err) {
  cx_position const here = {u->name, 0, 0, u->consumed - (u->input.size - u->input.pos)};
  cx_error_clear(&u->fault);
  cx_error_at(&u->fault, code, here, "%s (compressed byte %llu)", message, (unsigned long long)here.offset);
  u->failed = 1;
  if (err) *err = u->fault;
  return CX_STREAM_FAILED;
}

static long fail_in_frame(unzstd *u, size_t result, cxtag_error *err) {
  ZSTD_ErrorCode const code = ZSTD_getErrorCode(result);
  if (code == ZSTD_error_memory_allocation)
    return fail(u, CXTAG_ENOMEM, "out of memory for the window of the zstd data", err);
  if (code == ZSTD_error_frameParameter_windowTooLarge)
    return fail(u, CXTAG_ELIMIT, "the zstd data needs a larger window than is allowed: --max-expand sets the limit", err);
  return fail(u, CXTAG_EDAMAGED, ZSTD_getErrorName(result), err);
}

static long refill(unzstd *u, cxtag_error *err) {
  long got = cx_stream_read(u->in, u->bytes, sizeof u->bytes, err);
  if (got > 0) {
    u->input.src = u->bytes;
    u->input.size = (size_t)got;
    u->input.pos = 0;
    u->consumed += (uint64_t)got;
    return 1;
  }
  if (got == CX_STREAM_WAIT) return got;
  if (got < 0) {
    if (err) u->fault = *err;
    u->failed = 1;
    return got;
  }
  if (!u->between) return fail(u, CXTAG_EDAMAGED, "unexpected end of zstd data", err);
  u->ended = 1;
  return CX_STREAM_END;
}

static long read_unzstd(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  unzstd *u = (unzstd *)stream;
  if (u->failed) {
    if (err) *err = u->fault;
    return CX_STREAM_FAILED;
  }
  while (!u->ended) {
    ZSTD_outBuffer output = {buffer, len, 0};
    long step;
    if (u->input.pos == u->input.size && !u->full && (step = refill(u, err)) <= 0) return step;
    size_t const result = ZSTD_decompressStream(u->z, &output, &u->input);
    u->expanded += output.pos;
    u->full = output.pos == len;
    if (ZSTD_isError(result)) {
      fail_in_frame(u, result, err);
      return output.pos ? (long)output.pos : CX_STREAM_FAILED;
    }
    u->between = result == 0;
    if (u->expanded > u->max_expand || cx_is_bomb(u->expanded, u->consumed))
      return fail(u, CXTAG_ELIMIT, "unpacks to more than is allowed: --max-expand sets the limit", err);
    if (output.pos) return (long)output.pos;
  }
  return CX_STREAM_END;
}

static void close_unzstd(cx_stream *stream) {
  unzstd *u = (unzstd *)stream;
  ZSTD_freeDStream(u->z);
  cx_stream_close(u->in);
  cx_release(u->memory, u);
}

/* A window holds what was unpacked last, so that it need not be larger than all that may be unpacked: a few hostile
 * bytes shall not ask for 2 GiB. */
static int window_log(uint64_t max_expand) {
  int log = WINDOW_LOG_LEAST;
  while (log < WINDOW_LOG_MOST && (uint64_t)1 << log < max_expand) log++;
  return log;
}

cxtag_status cx_unzstd_new(cx_stream **out, cx_stream *in, const char *name, uint64_t max_expand,
                           const cxtag_memory *memory, cxtag_error *err) {
  unzstd *u = cx_alloc_zeroed(memory, 1, sizeof *u);
  *out = NULL;
  if (!u) {
    cx_stream_close(in);
    return cx_error_memory(err);
  }
  u->stream.read = read_unzstd;
  u->stream.close = close_unzstd;
  u->in = in;
  u->memory = memory;
  u->name = name;
  u->max_expand = max_expand;
  u->between = 1;
  u->z = ZSTD_createDStream();
  if (!u->z || ZSTD_isError(ZSTD_DCtx_setParameter(u->z, ZSTD_d_windowLogMax, window_log(max_expand)))) {
    close_unzstd(&u->stream);
    return cx_error_memory(err);
  }
  *out = &u->stream;
  return CXTAG_OK;
}
