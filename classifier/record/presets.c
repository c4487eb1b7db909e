/* All presets that are at hand. */
#include <string.h>

#include "record/preset.h"
#include "record/source.h"

int cx_glob(const char *pattern, const char *text, size_t len) {
  const char *star = NULL;
  size_t at = 0, star_at = 0;
  while (at < len) {
    char p = *pattern, t = text[at];
    if (p >= 'A' && p <= 'Z') p = (char)(p + 32);
    if (t >= 'A' && t <= 'Z') t = (char)(t + 32);
    if (p == '*') {
      star = ++pattern;
      star_at = at;
    } else if (p && (p == '?' || p == t)) {
      pattern++;
      at++;
    } else if (star) {
      pattern = star;
      at = ++star_at;
    } else
      return 0;
  }
  while (*pattern == '*') pattern++;
  return !*pattern;
}

static cxtag_status add_preset(cx_presets *out, cx_reading *reading, const char *source, const char *text,
                               size_t len, cxtag_error *err) {
  cx_preset preset;
  cxtag_status status = cx_preset_parse(&preset, &reading->arena, source, text, len, err);
  size_t at = 0;
  if (status) return status;
  while (at < out->count && strcmp(out->items[at].name, preset.name)) at++;
  if (at == out->count) {
    if (out->count == out->capacity) { /* arena memory: the old list is simply left behind */
      size_t const capacity = out->capacity + 64;
      cx_preset *grown = cx_arena_array(&reading->arena, capacity, sizeof *grown);
      if (!grown) return cx_error_memory(err);
      if (out->count) memcpy(grown, out->items, out->count * sizeof *grown);
      out->items = grown;
      out->capacity = capacity;
    }
    out->count++;
  }
  out->items[at] = preset;
  return CXTAG_OK;
}

enum { FILE_MOST = 1 << 20 };

static cxtag_status add_file(cx_presets *out, cx_reading *reading, const char *path, cxtag_error *err) {
  cx_source *source;
  cx_buffer text;
  cxtag_status status = cx_source_open(&source, path, reading->memory, err);
  long got = 1;
  if (status) return status;
  cx_buffer_init(&text, reading->memory);
  while (got > 0 && text.length < FILE_MOST) {
    char *to = cx_buffer_reserve(&text, 8192);
    got = to ? cx_stream_read(&source->stream, to, 8192, err) : -1;
    if (got > 0) text.length += (size_t)got;
  }
  if (text.failed)
    status = cx_error_memory(err);
  else if (got < 0)
    status = CXTAG_EIO;
  else if (got > 0)
    status = cx_error_set(err, CXTAG_ELIMIT, "preset '%s' is larger than 1 MiB", path);
  else
    status = add_preset(out, reading, path, text.bytes ? text.bytes : "", text.length, err);
  cx_buffer_clear(&text);
  cx_stream_close(&source->stream);
  return status;
}

cxtag_status cx_presets_need(cx_reading *reading, cxtag_error *err) {
  const cxtag_reader_options *o = reading->options;
  cxtag_status status = CXTAG_OK;
  if (reading->presets) return CXTAG_OK;
  cx_presets *out = cx_arena_alloc(&reading->arena, sizeof *out);
  if (!out) return cx_error_memory(err);
  memset(out, 0, sizeof *out);
  for (const cx_preset_file *file = cx_preset_files; !status && file->name; file++)
    if (!o->format || !strcmp(o->format, file->name)) /* the one asked for is all that is needed */
      status = add_preset(out, reading, file->name, file->text, strlen(file->text), err);
  for (size_t i = 0; !status && i < o->preset_file_count; i++)
    status = add_file(out, reading, o->preset_files[i], err);
  if (!status) reading->presets = out;
  return status;
}

const cx_preset *cx_presets_find(const cx_presets *presets, const char *name) {
  for (size_t i = 0; i < presets->count; i++)
    if (!strcmp(presets->items[i].name, name)) return &presets->items[i];
  return NULL;
}

int cxtag_preset(size_t i, const char **name, const char **description) {
  size_t count = 0;
  while (cx_preset_files[count].name) count++;
  if (i >= count) return 0;
  if (name) *name = cx_preset_files[i].name;
  if (description) *description = cx_preset_files[i].about;
  return 1;
}
