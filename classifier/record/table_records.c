/* From one row to its records. */
#include <string.h>

#include "record/making.h"
#include "record/table.h"
#include "record/unicode.h"
#include "record/values.h"

typedef struct row_maker {
  cx_grid *table;
  cx_batch *batch;
  const cx_row *row;
  const char *bytes;
  int mended; /* one of the cells looked at */
  int failed;
} row_maker;

static cxtag_text_value cell_of(row_maker *m, size_t column) {
  cxtag_text_value cell = cx_grid_cell(m->table, &m->batch->arena, m->row, m->bytes, column, &m->mended);
  if (!cell.bytes) m->failed = 1;
  return cell;
}

static cxtag_text_value find_value(row_maker *m, const cx_value_rule *rule) {
  for (size_t i = 0; i < rule->count; i++) {
    const cx_value_path *how = &rule->paths[i];
    if (how->column == SIZE_MAX) continue;
    cxtag_text_value cell = cell_of(m, how->column);
    if (how->filters && cell.length) cell = cx_filter_value(m->batch, cell, how);
    if (!cx_is_blank(cell.bytes, cell.length)) return cell;
  }
  return cx_value("", 0);
}

/* Most rules of most mappings ask for nothing. */
static inline cxtag_text_value value_of(row_maker *m, const cx_value_rule *rule) {
  return rule->count ? find_value(m, rule) : cx_value("", 0);
}

static cxtag_text_value join_parts(row_maker *m, const cx_rule *rule) {
  cxtag_text_value whole = {"", 0};
  for (size_t i = 0; i < rule->part_count; i++)
    if (!cx_join_part(m->batch, &whole, value_of(m, &rule->parts[i]))) m->failed = 1;
  return whole;
}

static const char *skip_reason(row_maker *m, const cx_rule *rule, cxtag_text_value text) {
  for (size_t i = 0; i < rule->skip_count; i++) {
    const cx_skip_rule *skip = &rule->skips[i];
    size_t holds = 0;
    for (; holds < skip->count; holds++) {
      const cx_condition *condition = &skip->conditions[holds];
      cx_value_rule const where = {(cx_value_path *)&condition->value, 1, CX_TIME_AUTO};
      if (!cx_condition_holds(condition, condition->value.path.count ? value_of(m, &where) : text)) break;
    }
    if (holds == skip->count && cx_reading_skips(m->table->reading, skip->reason, skip->by_default))
      return skip->reason;
  }
  return NULL;
}

static void fill_details(row_maker *m, const cx_rule *rule, cxtag_record *record) {
  for (int i = 0; i < CX_DETAILS; i++)
    if (rule->details[i].count)
      cx_record_detail(m->batch, record, i, value_of(m, &rule->details[i]), rule->details[i].form);
}

/* Is it the id as it stands there? A part of a cell is less than the cell. */
static int is_id_column(const cx_rule *rule, size_t column) {
  for (size_t k = 0; k < rule->id.count; k++)
    if (rule->id.paths[k].column == column && !rule->id.paths[k].filters) return 1;
  return 0;
}

static int is_text_column(const cx_rule *rule, size_t column) {
  for (size_t i = 0; i < rule->part_count; i++)
    for (size_t k = 0; k < rule->parts[i].count; k++)
      if (rule->parts[i].paths[k].column == column) return 1;
  return 0;
}

static int is_added(const row_maker *m, const cx_rule *rule, size_t column) {
  return m->table->kept_names[column].bytes && !is_text_column(rule, column) && !is_id_column(rule, column);
}

/* bytes NULL = the table has no such column. */
static cxtag_text_value kept_value(row_maker *m, const cx_kept *kept, const cxtag_record *record) {
  if (kept->detail < CX_NAMED) return cx_record_get_detail(record, kept->detail);
  return kept->column < SIZE_MAX ? cell_of(m, kept->column) : cx_value(NULL, 0);
}

/* Details by their names, columns by theirs; `all` = every column but the text and the id. */
static void fill_meta(row_maker *m, const cx_rule *rule, cxtag_record *record) {
  const cx_mapping *mapping = &m->table->mapping;
  size_t const room = mapping->kept_count + (mapping->keep_all ? m->table->column_count + CX_DETAILS : 0);
  cx_meta meta;
  if (!room) return;
  if (!cx_meta_begin(&meta, m->batch, room)) {
    m->failed = 1;
    return;
  }
  for (size_t i = 0; i < mapping->kept_count; i++)
    cx_meta_add(&meta, cx_value_text(mapping->kept[i].name), kept_value(m, &mapping->kept[i], record));
  if (mapping->keep_all) cx_meta_add_details(&meta, record);
  for (size_t i = 0; mapping->keep_all && i < m->table->column_count; i++)
    if (is_added(m, rule, i)) cx_meta_add(&meta, m->table->kept_names[i], cell_of(m, i));
  cx_meta_end(&meta, record);
}

/* Excel is kept from rounding a long number by ="0123": that is how its text is meant. */
static void unwrap_id(cxtag_text_value *id) {
  cx_trim(&id->bytes, &id->length);
  if (id->length < 4 || memcmp(id->bytes, "=\"", 2) != 0 || id->bytes[id->length - 1] != '"') return;
  id->bytes += 2;
  id->length -= 3;
}

static void make_record(row_maker *m, const cx_rule *rule, uint64_t line, uint64_t byte) {
  cx_item *item = cx_batch_add(m->batch);
  cxtag_record *record;
  if (!item) {
    m->failed = 1;
    return;
  }
  record = &item->record;
  m->mended = 0;
  record->text = join_parts(m, rule);
  record->repaired = m->mended;
  record->origin = CXTAG_FROM_LINES;
  record->source = m->table->reading->source;
  record->ordinal = m->table->reading->ordinal;
  record->line = line;
  record->byte = byte;
  record->id = value_of(m, &rule->id);
  unwrap_id(&record->id);
  if (!record->id.length) record->id = cx_batch_number(m->batch, record->ordinal);
  if (!record->id.bytes) m->failed = 1;
  record->field = rule->field_name ? cx_value_text(rule->field_name) : value_of(m, &rule->field);
  record->question = rule->question_text.length ? rule->question_text : value_of(m, &rule->question);
  fill_details(m, rule, record);
  fill_meta(m, rule, record);
  item->skip = skip_reason(m, rule, record->text);
  cx_skip_blank(item, m->table->reading);
}

static int only_blank_cells(const cx_row *row, const char *bytes) {
  for (size_t i = 0; i < row->count; i++)
    if (row->cells[i].flags || !cx_is_blank(bytes + row->cells[i].start, row->cells[i].length)) return 0;
  return 1;
}

static void warn_width(cx_grid *table, const cx_row *row, uint64_t line, uint64_t byte) {
  size_t filled = row->count;
  while (filled > table->column_count && !row->cells[filled - 1].length) filled--;
  if (filled == table->column_count || !table->header_rows) return;
  /* A workbook has no cells where the end of a row is empty. */
  if (filled < table->column_count && !strcmp(table->rows->what, "xlsx")) return;
  cx_reading_warn(table->reading, CXTAG_EFORMAT, line, byte, "expected %zu fields, got %zu",
                  table->column_count, row->count);
}

cx_step cx_grid_records(cx_grid *table, cx_batch *batch, const cx_row *row, const char *bytes, uint64_t line,
                        uint64_t byte, cxtag_error *err) {
  row_maker m = {table, batch, row, bytes, 0, 0};
  if (only_blank_cells(row, bytes)) return CX_STEP_ENTRY;
  warn_width(table, row, line, byte);
  if (table->late_count) cx_grid_note_late(table, row, bytes);
  table->reading->ordinal++;
  for (size_t i = 0; i < table->mapping.count && !m.failed; i++)
    make_record(&m, &table->mapping.rules[i], line, byte);
  if (!m.failed) return CX_STEP_ENTRY;
  cx_error_memory(err);
  return CX_STEP_DAMAGED;
}
