/* What rows and JSON entries share on their way to a record, once their values are found. */
#ifndef CX_RECORD_MAKING_H
#define CX_RECORD_MAKING_H

#include "base/map.h"
#include "record/mapping.h"
#include "record/reading.h"

/* Puts a part behind a text, a blank line between; empty parts leave no trace. A text whose bytes are NULL
 * is not there yet. 0 = memory is out. */
int cx_join_part(cx_batch *batch, cxtag_text_value *whole, cxtag_text_value part);

/* A detail as records have it: times in ISO 8601, authors as a hash. detail: CX_TIME ... */
void cx_record_detail(cx_batch *batch, cxtag_record *record, int detail, cxtag_text_value value,
                      cx_time_form form);

/* The names and values of `keep`. */
typedef struct cx_meta {
  cxtag_text_value *names, *values;
  size_t count, room;
} cx_meta;

/* Names for what `keep all` adds, and for columns: each is given once. */
typedef struct cx_kept_names {
  cx_map taken;
  cx_arena *arena; /* of the names that are made */
  int failed;      /* memory ran out */
} cx_kept_names;
void cx_kept_names_begin(cx_kept_names *names, const cxtag_memory *memory, cx_arena *arena);
void cx_kept_names_end(cx_kept_names *names);
void cx_kept_names_take(cx_kept_names *names, cxtag_text_value name);
int cx_kept_names_has(const cx_kept_names *names, cxtag_text_value name);
/* The name, taken; `name#4` where it is taken already, and `#4` where there is none: as columns are chosen by their
 * number. */
cxtag_text_value cx_kept_names_new(cx_kept_names *names, cxtag_text_value name, size_t number);
/* 0 = memory is out. */
int cx_meta_begin(cx_meta *meta, cx_batch *batch, size_t room);
/* Leaves out what is not there: bytes NULL. */
void cx_meta_add(cx_meta *meta, cxtag_text_value name, cxtag_text_value value);
/* The details that the record has. */
void cx_meta_add_details(cx_meta *meta, const cxtag_record *record);
void cx_meta_end(const cx_meta *meta, cxtag_record *record);
cxtag_text_value cx_record_get_detail(const cxtag_record *record, int detail);
/* All of `keep` where there is nothing but details. 0 = memory is out. */
int cx_record_keep_details(cx_batch *batch, cxtag_record *record, const cx_reading *reading);

/* Leaves an empty text out, unless the caller wants it. */
void cx_skip_blank(cx_item *item, const cx_reading *reading);

#endif
