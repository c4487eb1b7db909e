/*
 * Build-time only: cxtag_embed FOLDER BYTES INDEX compiles the pack in FOLDER and writes BYTES (the compiled
 * pack, then every table as it is) and INDEX (where each of them lies, for base_pack.c). Rows with a fault
 * are reported and left out, so that one slip in a table does not stop the build; the test lexicon/base fails
 * on it.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "lexicon/compile.h"

static void report(void *ctx, const cxtag_error *fault) {
  (void)ctx;
  fprintf(stderr, "%s:%u:%u: %s\n", fault->source, fault->line, fault->column, fault->message);
}

static int append_file(cx_buffer *out, const char *folder, const char *name) {
  char path[4096], piece[65536];
  size_t got;
  if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) return 0;
  FILE *file = fopen(path, "rb");
  if (!file) return 0;
  while ((got = fread(piece, 1, sizeof piece, file)) > 0) cx_buffer_append(out, piece, got);
  int const right = !ferror(file) && !out->failed;
  fclose(file);
  return right;
}

static int write_file(const char *path, const cx_buffer *bytes) {
  FILE *file = fopen(path, "wb");
  if (!file) return 0;
  int right = fwrite(bytes->bytes, 1, bytes->length, file) == bytes->length;
  if (fclose(file)) right = 0;
  return right;
}

static void append_index(cx_buffer *index, const char *name, size_t offset, size_t length) {
  cx_buffer_append_text(index, "TABLE(\"");
  cx_buffer_append_text(index, name);
  cx_buffer_append_text(index, "\", ");
  cx_buffer_append_integer(index, (int64_t)offset);
  cx_buffer_append_text(index, ", ");
  cx_buffer_append_integer(index, (int64_t)length);
  cx_buffer_append_text(index, ")\n");
}

static int write_pack(const char *folder, const char *bytes_path, const char *index_path, const cx_pack *pack,
                      const cx_lexicon *lexicon) {
  cx_buffer bytes, index;
  int right = 1;

  cx_buffer_init(&bytes, NULL);
  cx_buffer_init(&index, NULL);
  cx_buffer_append(&bytes, lexicon->bytes, lexicon->length);
  cx_buffer_append_text(&index, "COMPILED(");
  cx_buffer_append_integer(&index, (int64_t)lexicon->length);
  cx_buffer_append_text(&index, ")\n");
  for (size_t i = 0; i < pack->table_count && right; i++) {
    size_t const start = bytes.length;
    right = append_file(&bytes, folder, pack->tables[i].name);
    append_index(&index, pack->tables[i].name, start, bytes.length - start);
  }
  right = right && !index.failed && write_file(bytes_path, &bytes) && write_file(index_path, &index);
  cx_buffer_clear(&bytes);
  cx_buffer_clear(&index);
  return right;
}

int main(int argc, char **argv) {
  cx_faults faults = {.report = report};
  cxtag_error err;
  cx_pack pack;
  const cx_pack *packs[] = {&pack};
  cx_lexicon *lexicon = NULL;

  if (argc != 4) {
    fprintf(stderr, "usage: %s FOLDER BYTES INDEX\n", argv[0]);
    return 2;
  }
  cx_pack_init(&pack, NULL, NULL);
  cxtag_status status = cx_pack_add_folder(&pack, argv[1], &faults, &err);
  if (status == CXTAG_OK) status = cx_lexicon_compile_sound(&lexicon, packs, 1, NULL, &faults, &err);
  if (status != CXTAG_OK) fprintf(stderr, "%s: %s\n", err.source, err.message);
  int const right = status == CXTAG_OK && write_pack(argv[1], argv[2], argv[3], &pack, lexicon);
  if (status == CXTAG_OK && !right) fprintf(stderr, "%s: cannot be written\n", argv[2]);
  cx_lexicon_free(lexicon);
  cx_pack_clear(&pack);
  return right ? 0 : 1;
}
