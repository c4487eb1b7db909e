#include "record/meta_columns.h"

#include <string.h>

static int is_same(cxtag_text_value a, cxtag_text_value b) {
  return a.length == b.length && !memcmp(a.bytes, b.bytes, a.length);
}

static int has_name(const cx_meta_columns *columns, size_t count, cxtag_text_value name) {
  for (size_t i = 0; i < count; i++)
    if (is_same(columns->names[i], name)) return 1;
  return 0;
}

static int name_heads(cx_meta_columns *columns, cx_writing *w, cx_kept_names *taken) {
  cxtag_text_value *const heads = cx_arena_array(&w->arena, columns->count + 1, sizeof *heads);
  columns->heads = heads;
  if (!heads) return 0;
  for (size_t i = 0; i < columns->count; i++) heads[i] = cx_kept_names_new(taken, columns->names[i], 2);
  return !taken->failed;
}

int cx_meta_columns_begin(cx_meta_columns *columns, cx_writing *w, const cxtag_record *first, cx_kept_names *taken) {
  size_t const named = w->options.meta_column_count, met = first ? first->meta_count : 0;
  cxtag_text_value *names = cx_arena_array(&w->arena, named + met + 1, sizeof *names);
  *columns = (cx_meta_columns){names, NULL, 0};
  if (!names) return 0;
  for (size_t i = 0; i < named; i++) {
    const char *const name = w->options.meta_columns[i];
    names[columns->count++] = (cxtag_text_value){name, strlen(name)};
  }
  size_t const asked = columns->count;
  for (size_t i = 0; i < met; i++) { /* two of one record may have the same name */
    cxtag_text_value const name = first->meta_names[i];
    if (has_name(columns, asked, name)) continue;
    const char *const copy = cx_arena_copy(&w->arena, name.bytes, name.length);
    if (!copy) return 0;
    names[columns->count++] = (cxtag_text_value){copy, name.length};
  }
  return name_heads(columns, w, taken);
}

cxtag_text_value cx_meta_columns_value(const cx_meta_columns *columns, size_t i, const cxtag_record *record) {
  cxtag_text_value const name = columns->names[i];
  if (i < record->meta_count && is_same(record->meta_names[i], name)) return record->meta_values[i]; /* mostly */
  for (size_t at = 0; at < record->meta_count; at++)
    if (is_same(record->meta_names[at], name)) return record->meta_values[at];
  return (cxtag_text_value){"", 0};
}

void cx_meta_columns_check(const cx_meta_columns *columns, cx_writing *w, const cxtag_record *record) {
  for (size_t i = 0; i < record->meta_count && !w->left_out; i++) {
    cxtag_text_value const name = record->meta_names[i];
    if (i < columns->count && is_same(columns->names[i], name)) continue;
    if (!has_name(columns, columns->count, name)) w->left_out = cx_arena_copy(&w->arena, name.bytes, name.length);
  }
}
