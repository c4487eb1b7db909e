/* Which sheet of a workbook is read. Covers and tables of codes stand beside the answers, so the sheets are looked at
 * like any table: what they hold says more than their order. */
#include <stdio.h>
#include <string.h>

#include "record/table.h"
#include "record/xlsx.h"

/* Sheets behind these are looked at no more. */
enum { LOOKS = 64 };

typedef struct workbook {
  cx_format format;
  cx_reading *reading;
  cx_format *table;
  cx_book book;
} workbook;

static cx_step next_entry(cx_format *format, cx_batch *batch, cxtag_error *err) {
  cx_format *const table = ((workbook *)format)->table;
  return table->next(table, batch, err);
}

static void close_workbook(cx_format *format) {
  workbook *const w = (workbook *)format;
  if (w->table) w->table->close(w->table);
  cx_book_clear(&w->book);
  cx_release(w->reading->memory, w);
}

/* By its name, or as #2. */
static const cx_sheet *find_sheet(const cx_book *book, const char *name) {
  char number[24];
  for (size_t i = 0; i < book->sheet_count; i++) {
    snprintf(number, sizeof number, "#%zu", i + 1);
    if (!strcmp(book->sheets[i].name, name) || !strcmp(number, name)) return &book->sheets[i];
  }
  return NULL;
}

/* With a reading of its own, of which nothing stays. A sheet that cannot be read is worth what an empty one is: where
 * there is no other, opening it says why. */
static cxtag_status look_at(cx_table_worth *out, workbook *w, const cx_sheet *sheet) {
  cxtag_reader_options quiet = *w->reading->options;
  cx_reading own = *w->reading;
  uint64_t const expanded = w->book.archive->expanded;
  cx_rows *rows;
  cxtag_error err;
  quiet.warning = NULL;
  own.options = &quiet;
  own.findings = NULL;
  own.finding_count = own.finding_capacity = 0;
  cx_arena_init(&own.arena, own.memory);
  *out = CX_WORTH_NOTHING;
  cxtag_status status = cx_xlsx_rows_open(&rows, &own, &w->book, sheet, &err);
  if (!status) status = cx_grid_look(out, &own, rows);
  w->book.archive->expanded = expanded; /* a look takes the beginning of a sheet */
  cx_release(own.memory, own.findings);
  cx_arena_clear(&own.arena);
  return status == CXTAG_ENOMEM ? status : CXTAG_OK;
}

/* What is read is not all that could be. */
static void tell_left_out(workbook *w, const cx_sheet *chosen, const cx_table_worth *worth) {
  char list[240] = "";
  size_t count = 0;
  for (size_t i = 0; i < w->book.sheet_count && i < LOOKS; i++) {
    const cx_sheet *const sheet = &w->book.sheets[i];
    size_t const at = strlen(list);
    if (sheet == chosen || worth[i] == CX_WORTH_NOTHING) continue;
    if (count++ < 4)
      snprintf(list + at, sizeof list - at, "%s'%.40s'", at ? ", " : "", sheet->name);
    else if (count == 5)
      snprintf(list + at, sizeof list - at, " ...");
  }
  if (count)
    cx_reading_warn(w->reading, CXTAG_EFORMAT, 0, 0,
                    "left out, as the sheet '%.40s' is read here: %zu sheet%s, %s: choose with --sheet", chosen->name,
                    count, count > 1 ? "s" : "", list);
}

/* The first of those that are worth the most; NULL = none is visible. */
static cxtag_status choose_sheet(const cx_sheet **out, workbook *w) {
  cx_table_worth worth[LOOKS] = {CX_WORTH_NOTHING};
  size_t best = SIZE_MAX, visible = 0;
  cxtag_status status = CXTAG_OK;
  for (size_t i = 0; i < w->book.sheet_count; i++) visible += w->book.sheets[i].visible != 0;
  for (size_t i = 0; i < w->book.sheet_count && !status; i++) {
    if (!w->book.sheets[i].visible) continue;
    if (visible > 1 && i < LOOKS) status = look_at(&worth[i], w, &w->book.sheets[i]);
    if (best == SIZE_MAX || (i < LOOKS && worth[i] > worth[best])) best = i;
    if (best >= LOOKS) break;
  }
  *out = best == SIZE_MAX ? NULL : &w->book.sheets[best];
  if (!status && *out) tell_left_out(w, *out, worth);
  return status;
}

static cxtag_status no_sheet(const workbook *w, cxtag_error *err) {
  const char *const wanted = w->reading->options->sheet;
  cx_position const here = cx_reading_position(w->reading, 0, 0);
  char list[300];
  cx_book_list(list, sizeof list, &w->book);
  if (wanted) return cx_error_at(err, CXTAG_EFORMAT, here, "no sheet is called '%s'; there are %s", wanted, list);
  return cx_error_at(err, CXTAG_EFORMAT, here, "no sheet is visible; choose with --sheet: there are %s", list);
}

static cxtag_status open_sheet(workbook *w, cxtag_error *err) {
  const char *const wanted = w->reading->options->sheet;
  const cx_sheet *sheet;
  cx_rows *rows;
  char list[300];
  if (wanted)
    sheet = find_sheet(&w->book, wanted);
  else if (choose_sheet(&sheet, w))
    return cx_error_memory(err);
  if (!sheet) return no_sheet(w, err);
  cx_book_list(list, sizeof list, &w->book);
  if (cx_reading_find(w->reading, "sheet", sheet->name, "of %s", list)) return cx_error_memory(err);
  cxtag_status const status = cx_xlsx_rows_open(&rows, w->reading, &w->book, sheet, err);
  return status ? status : cx_grid_open_rows(&w->table, w->reading, rows, err);
}

cxtag_status cx_workbook_open(cx_format **out, cx_reading *reading, cx_archive *archive, cxtag_error *err) {
  workbook *const w = cx_alloc_zeroed(reading->memory, 1, sizeof *w);
  *out = NULL;
  if (!w) return cx_error_memory(err);
  w->format.next = next_entry;
  w->format.close = close_workbook;
  w->reading = reading;
  cxtag_status status = cx_book_open(&w->book, archive, reading, err);
  if (!status) status = open_sheet(w, err);
  if (status)
    close_workbook(&w->format);
  else
    *out = &w->format;
  return status;
}
