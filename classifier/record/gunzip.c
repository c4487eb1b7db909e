#include <zlib.h>

#include "record/inflate.h"

enum { INPUT_SIZE = 64 * 1024 };

typedef struct gunzip {
  cx_stream stream;
  cx_stream *in;
  const cxtag_memory *memory;
  const char *name;
  z_stream z;
  int started, between, ended, failed; /* between: a member has ended, another may follow */
  uint64_t consumed, expanded, max_expand;
  cxtag_error fault;
  unsigned char input[INPUT_SIZE];
} gunzip;

/* Deflate packs at most 1,032 bytes into one, and text of people hardly fifty: what passes both is made to. */
enum { BOMB_BYTES = 1 << 30, BOMB_RATIO = 500 };

int cx_expands_too_far(uint64_t expanded, uint64_t compressed, uint64_t most, const char *name, cxtag_error *err) {
  cx_position const here = {name, 0, 0, expanded};
  if (expanded > most)
    return cx_error_at(err, CXTAG_ELIMIT, (cx_position){name, 0, 0, most},
                       "unpacks to more than is allowed: --max-expand sets the limit"), 1;
  if (most != CX_EXPAND_DEFAULT || expanded <= BOMB_BYTES || expanded / BOMB_RATIO <= compressed) return 0;
  cx_error_at(err, CXTAG_ELIMIT, here,
              "unpacks to more than %d times its size, as only what is made to fill a disk does: --max-expand says how "
              "much is allowed",
              BOMB_RATIO);
  return 1;
}

size_t cx_bytes_allowed(size_t got, uint64_t expanded, uint64_t most) {
  uint64_t const beyond = expanded > most ? expanded - most : 0;
  return beyond < got ? got - (size_t)beyond : 0;
}

static long fail(gunzip *g, cxtag_status code, const char *message, cxtag_error *err) {
  cx_position const here = {g->name, 0, 0, g->consumed - g->z.avail_in};
  cx_error_clear(&g->fault);
  cx_error_at(&g->fault, code, here, "%s (compressed byte %llu)", message, (unsigned long long)here.offset);
  g->failed = 1;
  if (err) *err = g->fault;
  return CX_STREAM_FAILED;
}

/* More input, or what its end means here. 1 = there is some. */
static long refill(gunzip *g, cxtag_error *err) {
  long got = cx_stream_read(g->in, (char *)g->input, sizeof g->input, err);
  if (got > 0) {
    g->z.next_in = g->input;
    g->z.avail_in = (uInt)got;
    g->consumed += (uint64_t)got;
    return 1;
  }
  if (got == CX_STREAM_WAIT) return got;
  if (got < 0) {
    if (err) g->fault = *err;
    g->failed = 1;
    return got;
  }
  if (!g->between) return fail(g, CXTAG_EDAMAGED, "unexpected end of gzip data", err);
  g->ended = 1;
  return CX_STREAM_END;
}

/* Behind a member: another one, or padding that gzip itself ignores. 1 = go on. */
static long begin_member(gunzip *g, cxtag_error *err) {
  while (g->z.avail_in && *g->z.next_in == 0) g->z.next_in++, g->z.avail_in--;
  if (!g->z.avail_in) return 1;
  if (*g->z.next_in != 0x1F) return fail(g, CXTAG_EDAMAGED, "something that is no gzip data follows", err);
  if (inflateReset(&g->z) != Z_OK) return fail(g, CXTAG_ENOMEM, "out of memory", err);
  g->between = 0;
  return 1;
}

static long read_gunzip(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  gunzip *g = (gunzip *)stream;
  if (g->failed) {
    if (err) *err = g->fault;
    return CX_STREAM_FAILED;
  }
  if (len > (size_t)1 << 30) len = (size_t)1 << 30;
  while (!g->ended) {
    long step;
    if (!g->z.avail_in && (step = refill(g, err)) <= 0) return step;
    if (g->between) {
      if ((step = begin_member(g, err)) <= 0) return step;
      if (g->between) continue;
    }
    g->z.next_out = (Bytef *)buffer;
    g->z.avail_out = (uInt)len;
    int const result = inflate(&g->z, Z_NO_FLUSH);
    size_t got = len - g->z.avail_out;
    g->expanded += got;
    if (result == Z_STREAM_END)
      g->between = 1;
    else if (result == Z_MEM_ERROR)
      return fail(g, CXTAG_ENOMEM, "out of memory", err);
    else if (result != Z_OK && result != Z_BUF_ERROR)
      fail(g, CXTAG_EDAMAGED, g->z.msg ? g->z.msg : "the gzip data is damaged", got ? NULL : err);
    if (cx_expands_too_far(g->expanded, g->consumed, g->max_expand, g->name, &g->fault)) {
      got = cx_bytes_allowed(got, g->expanded, g->max_expand);
      g->failed = 1;
    }
    if (got) return (long)got;
    if (g->failed) {
      if (err) *err = g->fault;
      return CX_STREAM_FAILED;
    }
  }
  return CX_STREAM_END;
}

static void close_gunzip(cx_stream *stream) {
  gunzip *g = (gunzip *)stream;
  if (g->started) inflateEnd(&g->z);
  cx_stream_close(g->in);
  cx_release(g->memory, g);
}

static voidpf zlib_alloc(voidpf memory, uInt items, uInt size) {
  return cx_alloc_array(memory, items, size);
}
static void zlib_release(voidpf memory, voidpf ptr) {
  cx_release(memory, ptr);
}

cxtag_status cx_gunzip_new(cx_stream **out, cx_stream *in, const char *name, uint64_t max_expand,
                           const cxtag_memory *memory, cxtag_error *err) {
  gunzip *g = cx_alloc_zeroed(memory, 1, sizeof *g);
  *out = NULL;
  if (!g) {
    cx_stream_close(in);
    return cx_error_memory(err);
  }
  g->stream.read = read_gunzip;
  g->stream.close = close_gunzip;
  g->in = in;
  g->memory = memory;
  g->name = name;
  g->max_expand = max_expand;
  g->z.zalloc = zlib_alloc;
  g->z.zfree = zlib_release;
  g->z.opaque = (voidpf)memory;
  if (inflateInit2(&g->z, 15 + 16) != Z_OK) {
    close_gunzip(&g->stream);
    return cx_error_memory(err);
  }
  g->started = 1;
  *out = &g->stream;
  return CXTAG_OK;
}
