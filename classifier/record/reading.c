#include "record/reading.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void cx_batch_init(cx_batch *batch, const cxtag_memory *memory) {
  memset(batch, 0, sizeof *batch);
  batch->memory = memory;
  cx_arena_init(&batch->arena, memory);
}

void cx_batch_clear(cx_batch *batch) {
  cx_arena_clear(&batch->arena);
  cx_release(batch->memory, batch->items);
  cx_batch_init(batch, batch->memory);
}

void cx_batch_reset(cx_batch *batch) {
  if (batch->count) memset(batch->items, 0, batch->count * sizeof *batch->items);
  cx_arena_reset(&batch->arena);
  batch->count = batch->at = 0;
  batch->failed = 0;
}

void cx_batch_cut(cx_batch *batch, size_t count) {
  if (batch->count > count) memset(batch->items + count, 0, (batch->count - count) * sizeof *batch->items);
  batch->count = count;
  batch->failed = 0;
}

int cx_batch_grow(cx_batch *batch) {
  size_t const before = batch->capacity;
  if (!cx_grow(batch->memory, &batch->items, &batch->capacity, before + 1, sizeof *batch->items)) return 0;
  memset(batch->items + before, 0, (batch->capacity - before) * sizeof *batch->items);
  return 1;
}

cx_item *cx_batch_reject(cx_batch *batch, const cxtag_error *error, const char *raw, size_t len) {
  cxtag_error *kept = cx_arena_alloc(&batch->arena, sizeof *kept);
  cx_item *item = kept ? cx_batch_add(batch) : NULL;
  if (!item) return NULL;
  *kept = *error;
  item->reject = kept;
  item->record.text = cx_value(raw, len);
  item->record.line = error->line;
  item->record.byte = error->offset;
  return item;
}

cxtag_text_value cx_batch_copy(cx_batch *batch, const char *bytes, size_t len) {
  const char *copy = cx_arena_copy(&batch->arena, bytes, len);
  if (!copy) batch->failed = 1;
  return cx_value(copy, copy ? len : 0);
}

cx_position cx_reading_position(const cx_reading *reading, uint64_t line, uint64_t byte) {
  cx_position position = {reading->source, line < UINT32_MAX ? (uint32_t)line : 0, 0, byte};
  return position;
}

cxtag_status cx_reading_find(cx_reading *reading, const char *what, const char *value, const char *evidence,
                             ...) {
  char text[400];
  va_list args;
  va_start(args, evidence);
  vsnprintf(text, sizeof text, evidence, args);
  va_end(args);
  if (!cx_grow(reading->memory, &reading->findings, &reading->finding_capacity, reading->finding_count + 1,
               sizeof *reading->findings))
    return CXTAG_ENOMEM;
  cx_finding finding = {cx_arena_copy(&reading->arena, what, strlen(what)),
                        cx_arena_copy(&reading->arena, value, strlen(value)),
                        cx_arena_copy(&reading->arena, text, strlen(text))};
  if (!finding.what || !finding.value || !finding.evidence) return CXTAG_ENOMEM;
  reading->findings[reading->finding_count++] = finding;
  return CXTAG_OK;
}

void cx_reading_warn(cx_reading *reading, cxtag_status code, uint64_t line, uint64_t byte, const char *format,
                     ...) {
  cxtag_error warning;
  char text[sizeof warning.message];
  va_list args;
  if (!cx_reading_warns(reading)) return;
  va_start(args, format);
  vsnprintf(text, sizeof text, format, args);
  va_end(args);
  cx_error_clear(&warning);
  cx_error_at(&warning, code, cx_reading_position(reading, line, byte), "%s%s", text,
              ++reading->warnings == CX_WARNINGS_TOLD ? "; more warnings are not told" : "");
  reading->options->warning(reading->options->warning_ctx, &warning);
}

int cx_reading_count_skip(cx_reading *reading, const char *reason) {
  for (size_t i = 0; i < reading->skip_count; i++)
    if (reading->skips[i].reason == reason || !strcmp(reading->skips[i].reason, reason)) {
      reading->skips[i].count++;
      return 1;
    }
  if (!cx_grow(reading->memory, &reading->skips, &reading->skip_capacity, reading->skip_count + 1,
               sizeof *reading->skips))
    return 0;
  reading->skips[reading->skip_count].reason = reason;
  reading->skips[reading->skip_count++].count = 1;
  return 1;
}

/* Does a list "a,b,c" name the reason, in the singular or the plural? */
static int is_listed(const char *list, const char *reason) {
  size_t const len = strlen(reason);
  while (list && *list) {
    size_t item = strcspn(list, ","), from = 0;
    while (from < item && list[from] == ' ') from++;
    size_t size = item - from;
    while (size && list[from + size - 1] == ' ') size--;
    if (size >= len && !strncmp(list + from, reason, len) &&
        (size == len || (size == len + 1 && list[from + len] == 's')))
      return 1;
    list += item + (list[item] == ',');
  }
  return 0;
}

int cx_reading_skips(const cx_reading *reading, const char *reason, int by_default) {
  return by_default ? !is_listed(reading->options->include, reason)
                    : is_listed(reading->options->skip, reason);
}
