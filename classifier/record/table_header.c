#include <stdio.h>
#include <string.h>

#include "record/names.h"
#include "record/table.h"
#include "record/unicode.h"

static CX_APART cxtag_text_value unescaped(const cx_grid *table, cx_arena *arena, const cx_cell *cell,
                                           const char *bytes) {
  char *const room = cx_arena_alloc(arena, cell->length + 1);
  cx_buffer out = {arena->memory, room, 0, cell->length + 1, 0};
  if (!room) return cx_value(NULL, 0);
  cx_cell_append(&out, &table->rows->dialect, cell, bytes);
  return cx_value(room, out.length);
}

static CX_APART cxtag_text_value in_utf8(cx_arena *arena, cxtag_text_value value) {
  cx_buffer out;
  cx_buffer_init(&out, arena->memory);
  cx_append_repaired(&out, value.bytes, value.length, 1);
  value = cx_value(out.failed ? NULL : cx_arena_copy(arena, out.bytes, out.length), out.length);
  cx_buffer_clear(&out);
  return value;
}

cxtag_text_value cx_grid_cell(cx_grid *table, cx_arena *arena, const cx_row *row, const char *bytes, size_t i,
                              int *mended) {
  if (i >= row->count) return cx_value("", 0);
  const cx_cell *cell = &row->cells[i];
  int const escaped = cell->flags & (CX_CELL_ESCAPED | CX_CELL_TAIL);
  cxtag_text_value const value =
      escaped ? unescaped(table, arena, cell, bytes) : cx_value(bytes + cell->start, cell->length);
  if (!value.bytes || cx_utf8_valid(value.bytes, value.length)) return value;
  *mended = 1;
  return in_utf8(arena, value);
}

cxtag_text_value cx_sample_cell(cx_grid *table, size_t sample_row, size_t i) {
  cx_kept_row *kept = &table->sample.rows[sample_row];
  int ignored;
  return cx_grid_cell(table, &table->reading->arena, &kept->row, kept->bytes, i, &ignored);
}

/* A header cell in UTF-8, without outer blanks. */
static cxtag_status header_cell(cxtag_text_value *out, cx_grid *table, size_t row, size_t i) {
  cxtag_text_value cell = cx_sample_cell(table, row, i);
  cx_buffer mended;
  if (!cell.bytes) return CXTAG_ENOMEM;
  cx_trim(&cell.bytes, &cell.length);
  cx_buffer_init(&mended, table->reading->memory);
  cx_append_repaired(&mended, cell.bytes, cell.length, 1);
  out->length = mended.length;
  out->bytes = mended.failed ? NULL : cx_arena_copy(&table->reading->arena, mended.bytes, mended.length);
  cx_buffer_clear(&mended);
  return out->bytes ? CXTAG_OK : CXTAG_ENOMEM;
}

static size_t widest_row(const cx_grid *table) {
  size_t widest = 0;
  for (size_t i = 0; i < table->sample.count; i++)
    if (table->sample.rows[i].row.count > widest) widest = table->sample.rows[i].row.count;
  return widest;
}

cxtag_status cx_grid_read_header(cx_grid *table, cxtag_error *err) {
  size_t const row = table->header_row;
  table->column_count = table->header_rows ? table->sample.rows[row].row.count : widest_row(table);
  table->columns = cx_arena_array(&table->reading->arena, table->column_count + 1, sizeof *table->columns);
  if (!table->columns) return cx_error_memory(err);
  memset(table->columns, 0, (table->column_count + 1) * sizeof *table->columns);
  for (size_t i = 0; i < table->column_count; i++) {
    cx_column *column = &table->columns[i];
    column->name = column->below[0] = column->below[1] = cx_value("", 0);
    for (size_t k = 0; k < table->header_rows && row + k < table->sample.count && k < 3; k++)
      if (header_cell(k ? &column->below[k - 1] : &column->name, table, row + k, i))
        return cx_error_memory(err);
  }
  return CXTAG_OK;
}

static int row_has_name(cx_grid *table, size_t row, const char *name) {
  for (size_t i = 0; i < table->sample.rows[row].row.count; i++) {
    cxtag_text_value cell = cx_sample_cell(table, row, i);
    if (cell.bytes && cell.length && cx_same_name(cell.bytes, cell.length, name, strlen(name))) return 1;
  }
  return 0;
}

static size_t filled_cells(const cx_row *row) {
  size_t filled = 0;
  for (size_t i = 0; i < row->count; i++) filled += row->cells[i].length > 0;
  return filled;
}

/* As wide as the widest rows are, give or take: titles and dates above a header fill a cell or two. */
static size_t first_wide_row(const cx_grid *table) {
  size_t most = 0;
  for (size_t i = 0; i < table->sample.count; i++)
    if (filled_cells(&table->sample.rows[i].row) > most) most = filled_cells(&table->sample.rows[i].row);
  for (size_t i = 0; i < table->sample.count; i++)
    if (filled_cells(&table->sample.rows[i].row) * 2 >= most &&
        (most < 3 || filled_cells(&table->sample.rows[i].row) > 1))
      return i;
  return 0;
}

size_t cx_grid_find_header(cx_grid *table, const char *const *names, size_t count) {
  for (size_t row = 0; count && row < table->sample.count && row < 40; row++) {
    size_t found = 0;
    while (found < count && row_has_name(table, row, names[found])) found++;
    if (found == count) return row;
  }
  return first_wide_row(table);
}

void cx_grid_list_columns(char *list, size_t size, const cx_grid *table) {
  enum { NAME = 40 };
  *list = '\0';
  for (size_t i = 0, at = 0; i < table->column_count && at + 2 * NAME < size; i++, at = strlen(list)) {
    int const shown = table->columns[i].name.length > NAME ? NAME : (int)table->columns[i].name.length;
    snprintf(list + at, size - at, "%s'%.*s'", at ? ", " : "", shown, table->columns[i].name.bytes);
  }
}

static cxtag_status column_missing(cx_grid *table, const char *name, size_t len, cxtag_error *err) {
  char list[380];
  cxtag_text_value const first = table->column_count ? table->columns[0].name : (cxtag_text_value){"", 0};
  int const json = first.length && (*first.bytes == '{' || *first.bytes == '[');
  cx_grid_list_columns(list, sizeof list, table);
  return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(table->reading, 0, 0), "no column is called '%.*s'; %s%s",
                     (int)(len > 60 ? 60 : len), name,
                     json ? "this looks like JSON: name a member, with --text-path, --id-path ..." : "there are ",
                     json ? "" : list);
}

/* "#2": 0 = it is no number. */
static size_t column_number(const char *name, size_t len) {
  size_t number = 0;
  if (len < 2 || *name != '#') return 0;
  for (size_t i = 1; i < len; i++) {
    if (name[i] < '0' || name[i] > '9' || number > 100000) return 0;
    number = number * 10 + (size_t)(name[i] - '0');
  }
  return number;
}

size_t cx_grid_count_columns(const cx_grid *table, const char *name, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < table->column_count; i++)
    count += (size_t)cx_same_name(table->columns[i].name.bytes, table->columns[i].name.length, name, len);
  return count;
}

cxtag_status cx_grid_find_column(size_t *out, cx_grid *table, const char *name, size_t len,
                                 cxtag_error *err) {
  size_t first = 0, count = 0, exact = 0, exact_at = 0;
  char places[80] = "";
  size_t const number = column_number(name, len);
  if (number && number <= table->column_count) {
    *out = number - 1;
    return CXTAG_OK;
  }
  for (size_t i = 0; i < table->column_count; i++) {
    const cxtag_text_value *have = &table->columns[i].name;
    if (!cx_same_name(have->bytes, have->length, name, len)) continue;
    if (!count++) first = i;
    if (have->length == len && !memcmp(have->bytes, name, len)) {
      exact++;
      exact_at = i;
    }
    if (strlen(places) < 60)
      snprintf(places + strlen(places), sizeof places - strlen(places), "%s#%zu", *places ? ", " : "", i + 1);
  }
  if (!count) return column_missing(table, name, len, err);
  *out = exact == 1 ? exact_at : first;
  if (count == 1 || exact == 1) return CXTAG_OK;
  return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(table->reading, 0, 0),
                     "%zu columns are called '%.*s': choose by number (%s)", count,
                     (int)(len > 60 ? 60 : len), name, places);
}
