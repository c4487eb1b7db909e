/*
 * Any bytes as a container: gzip, zstd, zip or XLSX as they come, or, begun by `@@`, the members of a zip that is made
 * here: blocks `@@NAME` and their content. So the fuzzer gets behind sums and directories, to workbooks and members.
 */
#include "outcome.h"

#include <string.h>
#include <zip.h>

static const uint8_t *find_block(const uint8_t *at, const uint8_t *end) {
  for (; at + 2 <= end; at++)
    if (!memcmp(at, "@@", 2)) return at;
  return end;
}

static void add_members(zip_t *zip, const uint8_t *block, const uint8_t *end) {
  for (int count = 0; block < end && count < 40; count++) {
    char name[128] = "";
    const uint8_t *next = find_block(block + 2, end);
    const uint8_t *line = memchr(block, '\n', (size_t)(next - block));
    size_t len = line ? (size_t)(line - block) - 2 : 0;
    if (len >= sizeof name) len = sizeof name - 1;
    memcpy(name, block + 2, len);
    if (line) {
      zip_source_t *content = zip_source_buffer(zip, line + 1, (size_t)(next - line) - 1, 0);
      zip_int64_t const added = zip_file_add(zip, name, content, 0);
      if (added < 0) zip_source_free(content);
      else zip_set_file_compression(zip, (zip_uint64_t)added, len % 2 ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 1);
    }
    block = next;
  }
}

/* NULL when there is no member: libzip writes no empty archives. */
static uint8_t *make_zip(const uint8_t *data, size_t size, size_t *made) {
  zip_error_t error;
  zip_stat_t about;
  zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
  zip_t *zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  uint8_t *bytes = NULL;
  MUST(zip);
  zip_source_keep(buffer);
  add_members(zip, data, data + size);
  if (!zip_get_num_entries(zip, 0) || zip_close(zip)) zip_discard(zip);
  else if (!zip_source_open(buffer)) {
    zip_source_stat(buffer, &about);
    MUST((bytes = malloc((size_t)about.size)) != NULL);
    MUST(zip_source_read(buffer, bytes, about.size) == (zip_int64_t)about.size);
    *made = (size_t)about.size;
    zip_source_close(buffer);
  }
  zip_source_free(buffer);
  return bytes;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char *const all[] = {"all"};
  options.max_expand = 1 << 15;
  options.max_record = 1 << 16;
  options.keep_blank = size % 3 == 0;
  if (size % 2) {
    options.keep = all;
    options.keep_count = 1;
  }
  if (size < 2 || memcmp(data, "@@", 2)) {
    fuzz_records(data, size, &options);
    return 0;
  }
  size_t made = 0;
  uint8_t *bytes = make_zip(data, size, &made);
  if (bytes) fuzz_records(bytes, made, &options);
  free(bytes);
  return 0;
}
