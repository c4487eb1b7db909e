/* bench_text FILE [ROUNDS]: reads every line of FILE as a text; prints MB/s and nanoseconds per token, best
 * round. With a third argument "fold" only folding is timed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "text/fold.h"
#include "text/text.h"

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static char *read_file(const char *path, size_t *len) {
  FILE *file = fopen(path, "rb");
  char *bytes = NULL;

  if (!file) return NULL;
  if (!fseek(file, 0, SEEK_END)) {
    long size = ftell(file);
    bytes = size < 0 ? NULL : malloc((size_t)size + 1);
    rewind(file);
    *len = bytes ? fread(bytes, 1, (size_t)size, file) : 0;
  }
  fclose(file);
  return bytes;
}

static size_t read_lines(cx_text_reader *reader, const char *bytes, size_t len, int fold_only) {
  const char *line = bytes, *end = bytes + len;
  size_t tokens = 0;
  cx_text text;
  cx_fold fold;

  cx_fold_init(&fold, NULL);
  while (line < end) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    size_t count = (size_t)(stop - line);
    if (fold_only)
      tokens += cx_fold_text(&fold, (const unsigned char *)line, count) == CX_FOLD_DONE;
    else if (cx_text_read(&text, reader, line, count, SIZE_MAX, CXTAG_FROM_LINES, NULL) == CXTAG_OK)
      tokens += text.token_count;
    line = stop + 1;
  }
  cx_fold_clear(&fold);
  return tokens;
}

int main(int argc, char **argv) {
  int rounds = argc > 2 ? atoi(argv[2]) : 5, fold_only = argc > 3 && !strcmp(argv[3], "fold");
  size_t len = 0, tokens = 0;
  double best = 0;
  cx_text_reader *reader;
  char *bytes = argc > 1 ? read_file(argv[1], &len) : NULL;

  if (!bytes || cx_text_reader_new(&reader, NULL) != CXTAG_OK) {
    fprintf(stderr, "usage: bench_text FILE [ROUNDS [fold]]\n");
    return 2;
  }
  for (int round = 0; round < rounds; round++) {
    double start = now();
    tokens = read_lines(reader, bytes, len, fold_only);
    double seconds = now() - start;
    if (!round || seconds < best) best = seconds;
  }
  printf("%s: %.1f MB/s, %.1f ns per %s, %zu of them in %zu bytes\n", argv[1], (double)len / best / 1e6,
         best * 1e9 / (double)(tokens ? tokens : 1), fold_only ? "text" : "token", tokens, len);
  cx_text_reader_free(reader);
  free(bytes);
  return 0;
}
