/* Bytes packed in memory, for tests of what unpacks them. */
#ifndef TEST_PACK_UP_H
#define TEST_PACK_UP_H

#include <zip.h>
#include <zlib.h>

#include "feed.h"

static inline size_t gzip(const char *text, size_t len, unsigned char *out, size_t size) {
  z_stream z;
  memset(&z, 0, sizeof z);
  assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  z.next_in = (Bytef *)text;
  z.avail_in = (uInt)len;
  z.next_out = out;
  z.avail_out = (uInt)size;
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  size_t const made = size - z.avail_out;
  deflateEnd(&z);
  return made;
}

static inline size_t zip_up_all(char *out, size_t size, const char *const *names, const char *const *texts,
                                const size_t *lengths, size_t count) {
  zip_error_t error;
  zip_stat_t about;
  zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
  zip_t *zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  assert_non_null(zip);
  zip_source_keep(buffer);
  for (size_t i = 0; i < count; i++) {
    zip_source_t *text = zip_source_buffer(zip, texts[i], lengths ? lengths[i] : strlen(texts[i]), 0);
    assert_true(zip_file_add(zip, names[i], text, ZIP_FL_ENC_UTF_8) >= 0);
  }
  assert_int_equal(zip_close(zip), 0);
  zip_source_open(buffer);
  zip_source_stat(buffer, &about);
  assert_true(about.size <= size);
  assert_int_equal(zip_source_read(buffer, out, about.size), about.size);
  zip_source_close(buffer);
  zip_source_free(buffer);
  return (size_t)about.size;
}

static inline size_t zip_up(char *out, size_t size, const char *const *names, const char *const *texts, size_t count) {
  return zip_up_all(out, size, names, texts, NULL, count);
}

static inline size_t zip_up_bytes(char *out, size_t size, const char *name, const void *bytes, size_t len) {
  const char *const text = bytes;
  return zip_up_all(out, size, &name, &text, &len, 1);
}

#endif
