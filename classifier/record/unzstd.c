/* libzstd offers no stable allocation hook: its window comes from malloc. */
#include <stdio.h>
#include <string.h>
#include <zstd.h>
#include <zstd_errors.h>

#include "record/inflate.h"

/* RFC 8878 asks every decoder for windows of 8 MiB; dumps of Reddit are packed with windows of 2 GiB. */
enum { HEADER_MAX = 14, WINDOW_LOG_LEAST = 23, WINDOW_LOG_MOST = 31 };

/* A unit is a header or a block, which has at most 128 KiB. */
enum { BLOCK_HEADER = 3, FIRST_UNIT = 4 /* of a frame: what tells that it is one */, INPUT_SIZE = 128 * 1024 };

typedef struct unzstd {
  cx_stream stream;
  cx_stream *in;
  const cxtag_memory *memory;
  const char *name;
  ZSTD_DStream *z;
  ZSTD_inBuffer input;
  int ended, failed;
  int between; /* no frame is open */
  int drained; /* no more input is to come */
  int full;    /* the decoder may hold more than fitted */
  size_t wants; /* bytes of the unit that it is to be given next */
  uint64_t consumed, expanded, max_expand;
  unsigned char header[HEADER_MAX]; /* of the frame that is open */
  size_t header_length;
  uint64_t frame_expanded, max_window;
  cxtag_error fault;
  char bytes[INPUT_SIZE];
} unzstd;

/* Of the compressed bytes, those that were decoded. */
static uint64_t position(const unzstd *u) { return u->consumed - (u->input.size - u->input.pos); }

static long fail(unzstd *u, cxtag_status code, const char *message, cxtag_error *err) {
  cx_position const here = {u->name, 0, 0, position(u)};
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
    return fail(u, CXTAG_ELIMIT, "the zstd data needs a larger window than is allowed: --max-expand sets the limit",
                err);
  return fail(u, CXTAG_EDAMAGED, ZSTD_getErrorName(result), err);
}

static long read_more(unzstd *u, cxtag_error *err) {
  long const got = cx_stream_read(u->in, u->bytes + u->input.size, sizeof u->bytes - u->input.size, err);
  if (got > 0) {
    u->input.size += (size_t)got;
    u->consumed += (uint64_t)got;
  } else if (got == CX_STREAM_END) {
    u->drained = 1;
  } else if (got != CX_STREAM_WAIT) {
    if (err) u->fault = *err;
    u->failed = 1;
  }
  return got;
}

/* All that the decoder wants, or what is left. 1 = there is something. */
static long refill(unzstd *u, cxtag_error *err) {
  size_t const had = u->input.size - u->input.pos;
  if (had >= u->wants) return 1;
  memmove(u->bytes, u->bytes + u->input.pos, had);
  u->input = (ZSTD_inBuffer){u->bytes, had, 0};
  while (u->input.size < u->wants && !u->drained) {
    long const got = read_more(u, err);
    if (got < 0) return got;
  }
  if (u->input.size) return 1;
  if (!u->between) return fail(u, CXTAG_EDAMAGED, "unexpected end of zstd data", err);
  u->ended = 1;
  return CX_STREAM_END;
}

static uint64_t little_endian(const unsigned char *bytes, size_t count) {
  uint64_t number = 0;
  while (count--) number = number << 8 | bytes[count];
  return number;
}

/* How far back a frame may look (RFC 8878, 3.1.1.1): its window, or all of it when that is less. `known` = it will
 * unpack to so much. 0 = the header is not whole yet, or the frame is one that is skipped. */
static uint64_t window_of(const unsigned char *header, size_t length, int *known) {
  static const unsigned char dictionary[] = {0, 1, 2, 4}, content[] = {0, 2, 4, 8};
  *known = 0;
  if (length < 6 || little_endian(header, 4) != 0xFD2FB528) return 0;
  unsigned const flags = header[4], single = flags >> 5 & 1;
  size_t const size = single && !(flags >> 6) ? 1 : content[flags >> 6];
  size_t const at = (single ? 5u : 6u) + dictionary[flags & 3];
  uint64_t window = UINT64_MAX, whole = UINT64_MAX;
  if (length < at + size) return 0;
  if (size) whole = little_endian(header + at, size) + (size == 2 ? 256 : 0);
  if (!single) {
    uint64_t const base = (uint64_t)1 << (10 + (header[5] >> 3));
    window = base + base / 8 * (header[5] & 7);
  }
  *known = size != 0;
  return whole < window ? whole : window;
}

/* What lies within the window is held in memory. A frame that only claims a large one is read, as long as it has not
 * unpacked to so much: memory that is never written takes none. */
static long check_window(unzstd *u, cxtag_error *err) {
  int known;
  uint64_t const window = window_of(u->header, u->header_length, &known), MiB = (uint64_t)1 << 20;
  char text[160];
  if (window <= u->max_window || (!known && u->frame_expanded <= u->max_window)) return 1;
  snprintf(text, sizeof text, "this zstd data takes up to %llu MiB of memory: --max-window %lluM allows it",
           (unsigned long long)(window / MiB), (unsigned long long)((window + MiB - 1) / MiB));
  return fail(u, CXTAG_ELIMIT, text, err);
}

/* Between frames a new one begins; a call of the decoder never goes past the end of one. */
static void note_header(unzstd *u, size_t from) {
  while (from < u->input.pos && u->header_length < HEADER_MAX)
    u->header[u->header_length++] = (unsigned char)u->bytes[from++];
}

/* The decoder is given one unit at a time, whole, and nothing while it still holds what did not fit: a call that fails
 * tells neither how much it took nor what it wrote, and what stands before the damage shall be the same however the
 * bytes come. What it asks for is a block and the header behind that. */
static size_t decode(unzstd *u, ZSTD_outBuffer *output) {
  size_t const from = u->input.pos, size = u->input.size, most = u->full ? 0 : u->wants;
  if (size - from > most) u->input.size = from + most;
  size_t const result = ZSTD_decompressStream(u->z, output, &u->input);
  u->input.size = size;
  if (ZSTD_isError(result)) return result;
  note_header(u, from);
  u->wants = result > BLOCK_HEADER ? result - BLOCK_HEADER : result ? result : FIRST_UNIT;
  if (u->wants > sizeof u->bytes) u->wants = sizeof u->bytes; /* of a frame that is skipped */
  return result;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): clang-tidy 14 does not look into initialisers */
static long read_unzstd(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  unzstd *u = (unzstd *)stream;
  if (u->failed) {
    if (err) *err = u->fault;
    return CX_STREAM_FAILED;
  }
  while (!u->ended) {
    ZSTD_outBuffer output = {.dst = buffer, .size = len};
    long step = 0;
    if (!u->full && (step = refill(u, err)) <= 0) return step;
    if (u->between) u->frame_expanded = u->header_length = 0;
    size_t const result = decode(u, &output);
    if (ZSTD_isError(result)) return fail_in_frame(u, result, err);
    u->expanded += output.pos;
    u->frame_expanded += output.pos;
    u->full = output.pos == len;
    u->between = result == 0;
    if ((step = check_window(u, err)) < 0) return step;
    if (cx_expands_too_far(u->expanded, position(u), u->max_expand, u->name, &u->fault)) {
      size_t const allowed = cx_bytes_allowed(output.pos, u->expanded, u->max_expand);
      u->failed = 1;
      if (err) *err = u->fault;
      return allowed ? (long)allowed : CX_STREAM_FAILED;
    }
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
                           uint64_t max_window, const cxtag_memory *memory, cxtag_error *err) {
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
  u->max_window = max_window;
  u->between = 1;
  u->wants = FIRST_UNIT;
  u->z = ZSTD_createDStream();
  if (!u->z || ZSTD_isError(ZSTD_DCtx_setParameter(u->z, ZSTD_d_windowLogMax, window_log(max_expand)))) {
    close_unzstd(&u->stream);
    return cx_error_memory(err);
  }
  *out = &u->stream;
  return CXTAG_OK;
}
