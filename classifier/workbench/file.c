#include "workbench/file.h"

#include <stdio.h>

enum { CHUNK = 64 * 1024 };

cxtag_status cx_read_file(cx_buffer *out, const char *path, cxtag_error *err) {
  FILE *file = fopen(path, "rb");
  size_t got = CHUNK;
  if (!file)
    return cx_error_at(err, CXTAG_EIO, (cx_position){path, 0, 0, 0},
                       "cannot be opened: check the path and its rights");
  while (got == CHUNK) {
    char *room = cx_buffer_reserve(out, CHUNK);
    if (!room) break;
    got = fread(room, 1, CHUNK, file);
    out->length += got;
  }
  int const failed = ferror(file);
  fclose(file);
  if (out->failed) return cx_error_memory(err);
  if (failed)
    return cx_error_at(err, CXTAG_EIO, (cx_position){path, 0, 0, out->length},
                       "could not be read to its end: is it a "
                       "folder?");
  return CXTAG_OK;
}
