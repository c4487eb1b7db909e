/* UTF-16, UTF-32 and Windows-1252 by own code, which knows positions; everything else by iconv. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "record/encoding.h"
#include "record/unicode.h"

enum { INPUT_SIZE = 32 * 1024 };

typedef struct decoder {
  cx_stream stream;
  cx_stream *in;
  const cxtag_memory *memory;
  cx_encoding encoding;
  iconv_t conversion;
  int opened, ended;
  uint64_t done;     /* source bytes decoded */
  size_t start, end; /* of input */
  char input[INPUT_SIZE];
} decoder;

static uint32_t read_unit(const decoder *d, const char *at) {
  const unsigned char *u = (const unsigned char *)at;
  switch (d->encoding) {
  case CX_UTF16LE:
    return u[0] | (uint32_t)u[1] << 8;
  case CX_UTF16BE:
    return u[1] | (uint32_t)u[0] << 8;
  case CX_UTF32LE:
    return u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
  case CX_UTF32BE:
    return u[3] | (uint32_t)u[2] << 8 | (uint32_t)u[1] << 16 | (uint32_t)u[0] << 24;
  default:
    return cx_windows_1252(u[0]);
  }
}

static size_t unit_size(const decoder *d) {
  if (d->encoding == CX_UTF16LE || d->encoding == CX_UTF16BE) return 2;
  return d->encoding == CX_UTF32LE || d->encoding == CX_UTF32BE ? 4 : 1;
}

/* Decodes what is there; a unit or surrogate pair cut by the end of the input waits for more, or, at the end,
 * becomes U+FFFD. */
static size_t decode_units(decoder *d, char *out, size_t room) {
  size_t const size = unit_size(d);
  size_t written = 0;
  while (room - written >= 4 && d->end - d->start >= size) {
    uint32_t point = read_unit(d, d->input + d->start);
    size_t used = size;
    if (size == 2 && point >= 0xD800 && point <= 0xDBFF) {
      if (d->end - d->start < 4 && !d->ended) break;
      uint32_t low = d->end - d->start >= 4 ? read_unit(d, d->input + d->start + 2) : 0;
      if (low >= 0xDC00 && low <= 0xDFFF) {
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
        used = 4;
      }
    }
    written += cx_utf8_write(out + written, point);
    d->start += used;
    d->done += used;
  }
  if (d->ended && d->end - d->start && d->end - d->start < size && room - written >= 4) {
    written += cx_utf8_write(out + written, 0xFFFD);
    d->start = d->end;
  }
  return written;
}

static size_t decode_other(decoder *d, char *out, size_t room) {
  size_t written = 0;
  while (d->end > d->start && room - written >= 16) {
    char *from = d->input + d->start, *to = out + written;
    size_t left = d->end - d->start, free_room = room - written;
    size_t got = iconv(d->conversion, &from, &left, &to, &free_room);
    int const fault = got == (size_t)-1 ? errno : 0;
    d->done += (d->end - d->start) - left;
    d->start = d->end - left;
    written = room - free_room;
    if (!fault) break;
    if (fault == EINVAL && !d->ended) break; /* cut: more will come */
    if (fault == E2BIG) break;
    if (left && room - written >= 4) { /* a byte of no character */
      written += cx_utf8_write(out + written, 0xFFFD);
      d->start++;
      d->done++;
    }
  }
  return written;
}

static long read_decoded(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  decoder *d = (decoder *)stream;
  for (;;) {
    size_t written = d->encoding == CX_OTHER ? decode_other(d, buffer, len) : decode_units(d, buffer, len);
    if (written) return (long)written;
    if (d->ended) return CX_STREAM_END;
    memmove(d->input, d->input + d->start, d->end - d->start);
    d->end -= d->start;
    d->start = 0;
    long got = cx_stream_read(d->in, d->input + d->end, sizeof d->input - d->end, err);
    if (got < 0) return got;
    if (!got) d->ended = 1;
    d->end += (size_t)got;
  }
}

static void close_decoder(cx_stream *stream) {
  decoder *d = (decoder *)stream;
  if (d->opened) iconv_close(d->conversion);
  cx_stream_close(d->in);
  cx_release(d->memory, d);
}

cxtag_status cx_decoder_new(cx_stream **out, cx_stream *in, cx_encoding encoding, const char *name,
                            const cxtag_memory *memory, cxtag_error *err) {
  decoder *d = cx_alloc_zeroed(memory, 1, sizeof *d);
  *out = NULL;
  if (!d) {
    cx_stream_close(in);
    return cx_error_memory(err);
  }
  d->stream.read = read_decoded;
  d->stream.close = close_decoder;
  d->in = in;
  d->memory = memory;
  d->encoding = encoding;
  if (encoding == CX_OTHER) {
    d->conversion = iconv_open("UTF-8", name);
    d->opened = d->conversion != (iconv_t)-1; /* NOLINT(performance-no-int-to-ptr): POSIX names the failure so */
    if (!d->opened) {
      close_decoder(&d->stream);
      return cx_error_set(err, CXTAG_EINVAL, "encoding '%s' is not known; `iconv -l` lists the names", name);
    }
  }
  *out = &d->stream;
  return CXTAG_OK;
}
