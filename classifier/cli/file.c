#include "cli/file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/report.h"

enum { FILE_BYTES = 64 * 1024 * 1024 };

char *cli_read_file(const char *path, size_t *length) {
  size_t capacity = 0;
  char *bytes = NULL;
  *length = 0;
  errno = 0;
  FILE *const file = fopen(path, "rb");
  while (file && !ferror(file) && !feof(file) && *length < FILE_BYTES) {
    if (*length == capacity) {
      capacity = capacity ? capacity * 2 : 64 * 1024;
      char *const grown = realloc(bytes, capacity);
      if (!grown) break;
      bytes = grown;
    }
    *length += fread(bytes + *length, 1, capacity - *length, file);
  }
  if (!file || !feof(file)) {
    cli_complain(CLI_SAY(cannot_read), path, errno ? cli_cause(errno) : CLI_SAY(too_large));
    free(bytes);
    bytes = NULL;
  }
  if (file) fclose(file);
  return bytes;
}
