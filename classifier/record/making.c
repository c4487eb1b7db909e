#include "record/making.h"

#include <string.h>

#include "record/unicode.h"
#include "record/values.h"

int cx_join_part(cx_batch *batch, cxtag_text_value *whole, cxtag_text_value part) {
  static const char between[] = "\n\n";
  size_t const gap = sizeof between - 1;
  if (!part.bytes || (whole->bytes && !part.length)) return 1;
  if (!whole->bytes || !whole->length) {
    *whole = part;
    return 1;
  }
  char *const joined = cx_arena_alloc(&batch->arena, whole->length + part.length + gap);
  if (!joined) return 0;
  memcpy(joined, whole->bytes, whole->length);
  memcpy(joined + whole->length, between, gap);
  memcpy(joined + whole->length + gap, part.bytes, part.length);
  *whole = cx_value(joined, whole->length + gap + part.length);
  return 1;
}

static cxtag_text_value *detail_of(cxtag_record *record, int detail) {
  switch (detail) {
  case CX_TIME: return &record->time;
  case CX_AUTHOR: return &record->author;
  case CX_RATING: return &record->rating;
  case CX_LANGUAGE: return &record->language;
  default: return &record->channel;
  }
}

cxtag_text_value cx_record_get_detail(const cxtag_record *record, int detail) {
  return detail == CX_SOURCE ? cx_value_text(record->source) : *detail_of((cxtag_record *)record, detail);
}

void cx_record_detail(cx_batch *batch, cxtag_record *record, int detail, cxtag_text_value value, cx_time_form form) {
  if (detail == CX_TIME) value = cx_batch_time(batch, value, form);
  if (detail == CX_AUTHOR) value = cx_author_hash(batch, value);
  *detail_of(record, detail) = value;
}

int cx_meta_begin(cx_meta *meta, cx_batch *batch, size_t room) {
  meta->count = 0;
  meta->room = room;
  meta->names = cx_arena_array(&batch->arena, room, sizeof *meta->names);
  meta->values = cx_arena_array(&batch->arena, room, sizeof *meta->values);
  return meta->names && meta->values;
}

void cx_meta_add(cx_meta *meta, cxtag_text_value name, cxtag_text_value value) {
  if (!value.bytes || meta->count == meta->room) return;
  meta->names[meta->count] = name;
  meta->values[meta->count++] = value;
}

void cx_meta_add_details(cx_meta *meta, const cxtag_record *record) {
  for (int i = 0; i < CX_DETAILS; i++) {
    cxtag_text_value const value = cx_record_get_detail(record, i);
    if (value.length) cx_meta_add(meta, cx_value_text(cx_detail_names[i]), value);
  }
}

void cx_kept_names_begin(cx_kept_names *names, const cxtag_memory *memory, cx_arena *arena) {
  cx_map_init(&names->taken, memory);
  names->arena = arena;
  names->failed = 0;
}

void cx_kept_names_end(cx_kept_names *names) { cx_map_clear(&names->taken); }

void cx_kept_names_take(cx_kept_names *names, cxtag_text_value name) {
  if (cx_map_insert(&names->taken, name.bytes, name.length, 0, NULL) == CX_MAP_NONE) names->failed = 1;
}

int cx_kept_names_has(const cx_kept_names *names, cxtag_text_value name) {
  return cx_map_find(&names->taken, name.bytes, name.length) != CX_MAP_NONE;
}

static cxtag_text_value numbered(cx_kept_names *names, cxtag_text_value name, size_t number) {
  char *const made = cx_arena_alloc(names->arena, name.length + 1 + CX_NUMBER_ROOM);
  if (!made) {
    names->failed = 1;
    return cx_value("", 0);
  }
  if (name.length) memcpy(made, name.bytes, name.length);
  made[name.length] = '#';
  return cx_value(made, (size_t)(cx_put_number(made + name.length + 1, number) - made));
}

cxtag_text_value cx_kept_names_new(cx_kept_names *names, cxtag_text_value name, size_t number) {
  while (!names->failed && (!name.length || cx_kept_names_has(names, name))) name = numbered(names, name, number);
  cx_kept_names_take(names, name);
  return name;
}

void cx_meta_end(const cx_meta *meta, cxtag_record *record) {
  record->meta_names = meta->names;
  record->meta_values = meta->values;
  record->meta_count = meta->count;
}

static int is_asked(const cxtag_reader_options *options, int detail, size_t number) {
  return !strcmp(options->keep[number], cx_detail_names[detail]) ||
         (detail < CX_DETAILS && !strcmp(options->keep[number], "all"));
}

int cx_record_keep_details(cx_batch *batch, cxtag_record *record, const cx_reading *reading) {
  cx_meta meta;
  if (!reading->options->keep_count) return 1;
  if (!cx_meta_begin(&meta, batch, CX_NAMED)) return 0;
  for (int i = 0; i < CX_NAMED; i++)
    for (size_t k = 0; k < reading->options->keep_count; k++) {
      cxtag_text_value const value = cx_record_get_detail(record, i);
      if (!value.length || !is_asked(reading->options, i, k)) continue;
      reading->keeps_met[k] = 1;
      cx_meta_add(&meta, cx_value_text(cx_detail_names[i]), value);
      break;
    }
  cx_meta_end(&meta, record);
  return 1;
}

void cx_skip_blank(cx_item *item, const cx_reading *reading) {
  const cxtag_text_value *const text = &item->record.text;
  if (!item->skip && !reading->options->keep_blank && cx_is_blank(text->bytes, text->length)) item->skip = "blank";
}
