#include "record/source.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int is_ready(const cx_source *source) {
  struct pollfd poll_file = {source->file, POLLIN, 0};
  if (source->file < 0) return !source->input.ready || source->input.ready(source->input.ctx);
  return !source->waits || poll(&poll_file, 1, 0) != 0;
}

static long read_through(cx_source *source, char *buffer, size_t len, cxtag_error *err) {
  long got;
  if (source->ended) return CX_STREAM_END;
  if (source->no_wait && !is_ready(source)) return CX_STREAM_WAIT;
  if (source->file >= 0) {
    do got = (long)read(source->file, buffer, len);
    while (got < 0 && errno == EINTR);
  } else
    got = source->input.read(source->input.ctx, buffer, len);
  if (got < 0 || (size_t)got > len) {
    source->ended = 1;
    cx_error_at(err, CXTAG_EIO, (cx_position){source->name, 0, 0, source->bytes_read},
                "reading fails after %llu bytes%s%s", (unsigned long long)source->bytes_read,
                source->file >= 0 ? ": " : "", source->file >= 0 ? strerror(errno) : "");
    return CX_STREAM_FAILED;
  }
  if (!got) source->ended = 1;
  return got;
}

static long read_source(cx_stream *stream, char *buffer, size_t len, cxtag_error *err) {
  cx_source *source = (cx_source *)stream;
  size_t left = source->head_length - source->head_at;
  long got;
  if (left) {
    if (left > len) left = len;
    memcpy(buffer, source->head + source->head_at, left);
    source->head_at += left;
    source->bytes_read += left;
    return (long)left;
  }
  got = read_through(source, buffer, len, err);
  if (got > 0) source->bytes_read += (uint64_t)got;
  return got;
}

static void close_source(cx_stream *stream) {
  cx_source *source = (cx_source *)stream;
  if (source->owned) close(source->file);
  cx_release(source->memory, source->name);
  cx_release(source->memory, source);
}

static cx_source *new_source(const char *name, const cxtag_memory *memory) {
  cx_source *source = cx_alloc_zeroed(memory, 1, sizeof *source);
  size_t len = strlen(name);
  if (!source) return NULL;
  source->stream.read = read_source;
  source->stream.close = close_source;
  source->memory = memory;
  source->file = -1;
  source->name = cx_alloc(memory, len + 1);
  if (!source->name) {
    cx_release(memory, source);
    return NULL;
  }
  memcpy(source->name, name, len + 1);
  return source;
}

/* What to do about a file that cannot be opened, behind what the system says. */
static const char *cure(int error) {
  return error == ENOENT   ? ": check its name and folder"
         : error == EACCES ? ": it takes the right to read it"
                           : "";
}

cxtag_status cx_source_open(cx_source **out, const char *path, const cxtag_memory *memory, cxtag_error *err) {
  struct stat about;
  *out = NULL;
  if (!path) return cx_error_set(err, CXTAG_EINVAL, "no path given");
  int const standard = !strcmp(path, "-");
  cx_source *source = new_source(path, memory);
  cx_position const here = {path, 0, 0, 0};
  if (!source) return cx_error_memory(err);
  source->file = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  source->owned = !standard && source->file >= 0;
  if (source->file < 0 || fstat(source->file, &about) < 0) {
    cx_error_at(err, CXTAG_EIO, here, "cannot be opened: %s%s", strerror(errno), cure(errno));
    close_source(&source->stream);
    return CXTAG_EIO;
  }
  if (S_ISDIR(about.st_mode)) {
    close_source(&source->stream);
    return cx_error_at(err, CXTAG_EIO, here, "is a directory; name the files in it");
  }
  if (S_ISREG(about.st_mode))
    source->bytes_total = (uint64_t)about.st_size;
  else
    source->waits = 1;
  *out = source;
  return CXTAG_OK;
}

cxtag_status cx_source_wrap(cx_source **out, const cxtag_input *input, const cxtag_memory *memory,
                            cxtag_error *err) {
  *out = NULL;
  if (!input || !input->read) return cx_error_set(err, CXTAG_EINVAL, "an input needs a read function");
  *out = new_source(input->name ? input->name : "input", memory);
  if (!*out) return cx_error_memory(err);
  (*out)->input = *input;
  (*out)->waits = input->ready != NULL;
  return CXTAG_OK;
}

/* Of less than four bytes nobody knows whether they are packed, and of less than a line nothing can be answered yet. */
static int is_enough(const cx_source *source) {
  return source->head_length >= 4 || memchr(source->head, '\n', source->head_length);
}

cxtag_status cx_source_peek(cx_source *source, cxtag_error *err) {
  while (source->head_length < sizeof source->head && !source->ended) {
    if (source->waits && is_enough(source) && !is_ready(source)) break;
    long got = read_through(source, source->head + source->head_length,
                            sizeof source->head - source->head_length, err);
    if (got < 0) return CXTAG_EIO;
    source->head_length += (size_t)got;
  }
  return CXTAG_OK;
}
