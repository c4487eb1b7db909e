/* The first line of an input for readers: a digit that chooses the format, a blank, and a column or path. */
#ifndef TEST_FUZZ_SETTING_H
#define TEST_FUZZ_SETTING_H

#include <string.h>

#include <cxtag/records.h>

#include "fuzz.h"

typedef struct fuzz_setting {
  char where[256];
  const char *list[1];
  cxtag_reader_options options;
  const uint8_t *rest;
  size_t rest_size;
} fuzz_setting;

static inline void fuzz_setting_read(fuzz_setting *out, const uint8_t *data, size_t size, const char *const *formats,
                                     size_t format_count) {
  const uint8_t *end = size ? memchr(data, '\n', size) : NULL;
  size_t const line = end ? (size_t)(end - data) : 0, used = end ? line + 1 : 0;
  size_t where = line > 2 ? line - 2 : 0;
  cxtag_reader_options const defaults = CXTAG_READER_OPTIONS_INIT;
  if (where >= sizeof out->where) where = sizeof out->where - 1;
  if (where) memcpy(out->where, data + 2, where);
  out->where[where] = '\0';
  out->list[0] = out->where;
  out->options = defaults;
  out->options.max_expand = 1 << 20;
  out->options.max_record = 1 << 16;
  if (line) out->options.format = formats[data[0] % format_count];
  out->rest = data + used;
  out->rest_size = size - used;
}

#endif
