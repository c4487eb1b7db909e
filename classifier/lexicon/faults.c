#include "lexicon/faults.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void pass(cx_faults *faults, const cxtag_error *fault) {
  if (!faults->count++) faults->first = *fault;
  if (faults->report) faults->report(faults->ctx, fault);
}

static cxtag_status report(cx_faults *faults, cxtag_status code, cx_position where, const char *text) {
  cxtag_error fault;
  if (!faults) return code;
  cx_error_at(&fault, code, where, "%s", text);
  pass(faults, &fault);
  return code;
}

cxtag_language cx_faults_language(const cx_faults *faults) {
  return faults ? faults->language : CXTAG_UND;
}

cxtag_status cx_fault(cx_faults *faults, cxtag_status code, cx_position where, cx_message message,
                      const char *english, ...) {
  char text[sizeof faults->first.message];
  va_list args;
  va_start(args, english);
  vsnprintf(text, sizeof text, cx_message_text(cx_faults_language(faults), message, english), args);
  va_end(args);
  return report(faults, code, where, text);
}

cxtag_status cx_fault_at(cx_faults *faults, cxtag_status code, const cx_table *table, const cx_cell *cell,
                         size_t at, cx_message message, const char *english, ...) {
  char text[sizeof faults->first.message];
  va_list args;
  va_start(args, english);
  vsnprintf(text, sizeof text, cx_message_text(cx_faults_language(faults), message, english), args);
  va_end(args);
  return report(faults, code, cx_cell_position(table, cell, at), text);
}

cxtag_status cx_fault_text_at(cx_faults *faults, cxtag_status code, const cx_table *table,
                              const cx_cell *cell, size_t at, const char *text) {
  return report(faults, code, cx_cell_position(table, cell, at), text);
}

void cx_entry_fault(char *out, size_t room, const cx_entry *entry, cxtag_language language) {
  if (entry->length > UINT8_MAX)
    snprintf(out, room, cx_message_text(language, CX_TEXT(word_too_long)), entry->length);
  else if (entry->inflect)
    snprintf(out, room, cx_message_text(language, CX_TEXT(inflect_unknown)), entry->inflect);
  else
    snprintf(out, room, "%s", cx_message_text(language, CX_TEXT(word_letterless)));
}

cx_position cx_cell_position(const cx_table *table, const cx_cell *cell, size_t at) {
  cx_position where = {table->source, cell->line, cell->column, 0};

  for (size_t i = 0; i < at && i < cell->length; i++) {
    if (cell->text[i] == '\n') {
      where.line++;
      where.column = 1;
    } else if (((unsigned char)cell->text[i] & 0xC0) != 0x80) {
      where.column++;
    }
  }
  return where;
}

void cx_fault_list_init(cx_fault_list *list, const cxtag_memory *memory) {
  memset(list, 0, sizeof *list);
  cx_arena_init(&list->arena, memory);
}

void cx_fault_list_clear(cx_fault_list *list) {
  cx_release(list->arena.memory, list->items);
  cx_arena_clear(&list->arena);
  cx_fault_list_init(list, list->arena.memory);
}

static void keep(void *ctx, const cxtag_error *fault) {
  cx_fault_list *list = ctx;
  cxtag_error *copy;

  if (list->count >= CX_FAULTS_MAX) {
    list->dropped++;
    return;
  }
  copy = cx_arena_alloc(&list->arena, sizeof *copy);
  if (!copy ||
      !cx_grow(list->arena.memory, &list->items, &list->capacity, list->count + 1, sizeof *list->items)) {
    list->failed = 1;
    return;
  }
  *copy = *fault;
  list->items[list->count++] = copy;
}

cx_faults cx_fault_list_sink(cx_fault_list *list) {
  cx_faults faults = {0};
  faults.report = keep;
  faults.ctx = list;
  return faults;
}

static int by_place(const void *left, const void *right) {
  const cxtag_error *a = *(cxtag_error *const *)left, *b = *(cxtag_error *const *)right;
  int order = strcmp(a->source, b->source);
  if (order) return order;
  if (a->line != b->line) return a->line < b->line ? -1 : 1;
  if (a->column != b->column) return a->column < b->column ? -1 : 1;
  return strcmp(a->message, b->message);
}

void cx_fault_list_pass(cx_fault_list *list, size_t from, cx_faults *faults) {
  if (list->count > from) qsort(list->items + from, list->count - from, sizeof *list->items, by_place);
  if (!faults) return;
  for (size_t i = from; i < list->count; i++) pass(faults, list->items[i]);
  if (list->dropped) {
    cxtag_error rest;
    cx_error_say(&rest, CXTAG_ELIMIT, (cx_position){0}, faults->language, CX_TEXT(faults_dropped),
                 list->dropped);
    pass(faults, &rest);
  }
}
