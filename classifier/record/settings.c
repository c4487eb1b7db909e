#include "record/settings.h"

#include <string.h>

#include "base/options.h"
#include "record/inflate.h"

static const char *copy_text(cx_arena *arena, const char *text, int *failed) {
  const char *copy = text ? cx_arena_copy(arena, text, strlen(text)) : NULL;
  if (text && !copy) *failed = 1;
  return copy;
}

static const char *const *copy_list(cx_arena *arena, const char *const *list, size_t count, int *failed) {
  const char **copy = count ? cx_arena_array(arena, count, sizeof *copy) : NULL;
  if (count && !copy) *failed = 1;
  for (size_t i = 0; copy && i < count; i++) copy[i] = copy_text(arena, list[i], failed);
  return copy;
}

cxtag_status cx_settings_check(const cxtag_reader_options *o, cxtag_error *err) {
  cxtag_status status = cx_options_check_list(o->text_columns, o->text_column_count, "text_columns", err);
  if (!status) status = cx_options_check_list(o->text_paths, o->text_path_count, "text_paths", err);
  if (!status) status = cx_options_check_list(o->keep, o->keep_count, "keep", err);
  if (!status) status = cx_options_check_list(o->preset_files, o->preset_file_count, "preset_files", err);
  return status;
}

cxtag_status cx_settings_copy(cxtag_reader_options *out, const cxtag_reader_options *options, cx_arena *arena,
                              cxtag_error *err) {
  int failed = 0;
  *out = *options;
  out->text_columns = copy_list(arena, out->text_columns, out->text_column_count, &failed);
  out->text_paths = copy_list(arena, out->text_paths, out->text_path_count, &failed);
  out->keep = copy_list(arena, out->keep, out->keep_count, &failed);
  out->preset_files = copy_list(arena, out->preset_files, out->preset_file_count, &failed);
  const char **const texts[] = {&out->format,        &out->id_column, &out->id_path, &out->question_column,
                                &out->question_path, &out->sheet,     &out->member,  &out->encoding,
                                &out->skip,          &out->include};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = copy_text(arena, *texts[i], &failed);
  if (!out->max_record) out->max_record = (size_t)64 << 20;
  if (out->max_record > (size_t)1 << 30) out->max_record = (size_t)1 << 30;
  if (!out->max_expand) out->max_expand = CX_EXPAND_DEFAULT;
  if (!out->max_window) out->max_window = (uint64_t)128 << 20;
  return failed ? cx_error_memory(err) : CXTAG_OK;
}
