/* Tables: opening them, and their rows one after the other. */
#include "record/table.h"

#include <string.h>

#include "record/making.h"
#include "record/names.h"
#include "record/sample.h"
#include "record/values.h"

static cx_step add_reject(cx_grid *table, cx_batch *batch, const cxtag_error *rejected, cxtag_error *err) {
  cx_item *item = cx_batch_reject(batch, rejected, NULL, 0);
  if (!item) {
    cx_error_memory(err);
    return CX_STEP_DAMAGED;
  }
  item->record.ordinal = ++table->reading->ordinal;
  return CX_STEP_ENTRY;
}

/* The rows looked at before the first was handed on, and what ended them. */
static cx_step next_of_sample(cx_grid *table, cx_batch *batch, cxtag_error *err) {
  cx_row_sample *sample = &table->sample;
  if (sample->at < sample->count) {
    cx_kept_row *kept = &sample->rows[sample->at++];
    return cx_grid_records(table, batch, &kept->row, kept->bytes, kept->line, kept->byte, err);
  }
  if (sample->rejected) {
    sample->rejected = 0;
    return add_reject(table, batch, &sample->err, err);
  }
  if (err) *err = sample->err;
  return sample->end;
}

static cx_step next_row(cx_grid *table, cx_batch *batch, cxtag_error *err) {
  const cx_row *row;
  const char *bytes;
  cx_step const step = table->rows->next(table->rows, &row, &bytes, err);
  if (step != CX_STEP_ENTRY) return step;
  if (!table->rows->rejected)
    return cx_grid_records(table, batch, row, bytes, table->rows->line, table->rows->byte, err);
  cxtag_error const rejected = *err;
  return add_reject(table, batch, &rejected, err);
}

/* Rows are read some at a time, so that the code for it is fetched once for all of them. */
enum { RECORDS_A_BATCH = 8 };

/* A row, and whole ones that have come along with it. What ends these is told at the next call, but for memory that is
 * out: the rows in front are delivered. */
static cx_step read_rows(cx_grid *table, cx_batch *batch, cxtag_error *err) {
  const cx_row_sample *sample = &table->sample;
  size_t whole;
  if (sample->at < sample->count || sample->rejected || sample->end != CX_STEP_ENTRY)
    return next_of_sample(table, batch, err);
  cx_step step = next_row(table, batch, err);
  if (step != CX_STEP_ENTRY || batch->failed || !table->rows->stays) return step;
  table->rows->held = 1;
  do {
    whole = batch->count;
    step = next_row(table, batch, err);
  } while (step == CX_STEP_ENTRY && !batch->failed && batch->count < RECORDS_A_BATCH);
  table->rows->held = 0;
  if (!batch->failed && (step != CX_STEP_DAMAGED || err->code != CXTAG_ENOMEM)) return CX_STEP_ENTRY;
  cx_batch_cut(batch, whole);
  cx_error_memory(err);
  return CX_STEP_DAMAGED;
}

static cx_step next_rows(cx_format *format, cx_batch *batch, cxtag_error *err) {
  cx_grid *const table = (cx_grid *)format;
  cx_step const step = read_rows(table, batch, err);
  if (step == CX_STEP_END) cx_grid_tell_late(table);
  return step;
}

static void close_table(cx_format *format) {
  cx_grid *table = (cx_grid *)format;
  cx_row_sample_clear(&table->sample);
  if (table->rows) table->rows->close(table->rows);
  cx_release(table->reading->memory, table);
}

static int is_kept_by_name(const cx_mapping *mapping, size_t column) {
  for (size_t i = 0; i < mapping->kept_count; i++)
    if (mapping->kept[i].detail == CX_NAMED && mapping->kept[i].column == column) return 1;
  return 0;
}

static void take_names(cx_kept_names *names, const cx_mapping *mapping) {
  for (size_t i = 0; i < mapping->kept_count; i++) cx_kept_names_take(names, cx_value_text(mapping->kept[i].name));
  for (size_t i = 0; i < mapping->count; i++)
    for (int k = 0; k < CX_DETAILS; k++)
      if (mapping->rules[i].details[k].count) cx_kept_names_take(names, cx_value_text(cx_detail_names[k]));
}

/* What the columns are called that `keep all` adds: a name that repeats is told apart by the column's number. */
static cxtag_status name_kept(cx_grid *table, cxtag_error *err) {
  cx_reading *reading = table->reading;
  cx_kept_names names;
  table->kept_names = cx_arena_array(&reading->arena, table->column_count + 1, sizeof *table->kept_names);
  if (!table->kept_names) return cx_error_memory(err);
  cx_kept_names_begin(&names, reading->memory, &reading->arena);
  take_names(&names, &table->mapping);
  for (size_t i = 0; i < table->column_count && !names.failed; i++)
    table->kept_names[i] = is_kept_by_name(&table->mapping, i)
                               ? cx_value(NULL, 0)
                               : cx_kept_names_new(&names, table->columns[i].name, i + 1);
  int const failed = names.failed;
  cx_kept_names_end(&names);
  return failed ? cx_error_memory(err) : CXTAG_OK;
}

/* A column of that name goes before a detail. One of several tables need not have it, but where it has two of the name
 * nobody knows which is meant. */
static cxtag_status find_kept(cx_kept *kept, cx_grid *table, cxtag_error *err) {
  size_t const len = strlen(kept->name);
  cxtag_error missing;
  kept->detail = CX_NAMED;
  cxtag_status const status = cx_grid_find_column(&kept->column, table, kept->name, len, &missing);
  if (!status || (kept->detail = cx_detail_named(kept->name)) != CX_NAMED) return CXTAG_OK;
  if (!table->reading->one_of_several || cx_grid_count_columns(table, kept->name, len)) {
    if (err) *err = missing;
    return status;
  }
  kept->column = SIZE_MAX;
  cx_reading_warn(table->reading, CXTAG_EINVAL, 0, 0, "--keep: %s", missing.message);
  return CXTAG_OK;
}

static cxtag_status resolve_kept(cx_grid *table, cxtag_error *err) {
  const cxtag_reader_options *o = table->reading->options;
  cx_mapping *mapping = &table->mapping;
  mapping->kept = cx_arena_array(&table->reading->arena, o->keep_count + 1, sizeof *mapping->kept);
  if (!mapping->kept) return cx_error_memory(err);
  for (size_t i = 0; i < o->keep_count; i++) {
    cx_kept *kept = &mapping->kept[mapping->kept_count];
    if (!strcmp(o->keep[i], "all")) {
      mapping->keep_all = 1;
      continue;
    }
    memset(kept, 0, sizeof *kept);
    kept->name = o->keep[i];
    kept->option = i;
    cxtag_status const status = find_kept(kept, table, err);
    if (status) return status;
    table->reading->keeps_met[i] = 1;
    mapping->kept_count++;
  }
  return mapping->keep_all ? name_kept(table, err) : CXTAG_OK;
}

/* Columns the user named stand in the header, so the header is where they are. */
static size_t find_header(cx_grid *table) {
  const cxtag_reader_options *o = table->reading->options;
  const char *names[2];
  size_t count = 0;
  if (o->id_column && *o->id_column != '#') names[count++] = o->id_column;
  if (o->text_column_count && *o->text_columns[0] != '#' && !strchr(o->text_columns[0], '+'))
    names[count++] = o->text_columns[0];
  return cx_grid_find_header(table, names, count);
}

/* By a preset, when one is asked for or the header is one's and the user names no columns of his own. */
static cxtag_status map_by_preset(cx_grid *table, int *mapped, cxtag_error *err) {
  cx_reading *reading = table->reading;
  const cx_preset *asked = reading->preset;
  cx_preset_choice choice;
  cxtag_status status;
  *mapped = 0;
  if (!asked && (reading->options->text_column_count || reading->options->format)) return CXTAG_OK;
  status = cx_grid_preset_choose(&choice, table, asked);
  if (status) return cx_error_memory(err);
  if (!choice.preset && !asked) return CXTAG_OK;
  if (!choice.preset && reading->options->text_column_count) return CXTAG_OK;
  if (!choice.preset)
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(reading, 0, 0),
                       "0 of the first %zu rows are a header of preset %s", table->sample.count, asked->name);
  status = cx_preset_settle(reading, &choice, asked != NULL, err);
  if (!status) status = cx_grid_preset_header(table, &choice, err);
  if (!status && reading->options->text_column_count) return status;
  if (!status) status = cx_grid_preset_mapping(table, &choice, err);
  *mapped = !status;
  return status;
}

static cxtag_status read_header(cx_grid *table, cxtag_error *err) {
  const cxtag_reader_options *o = table->reading->options;
  table->header_rows = o->header_rows == CXTAG_NO_HEADER ? 0 : o->header_rows ? o->header_rows : 1;
  table->header_row = table->header_rows ? find_header(table) : 0;
  return cx_grid_read_header(table, err);
}

static cxtag_status map_by_options(cx_grid *table, cxtag_error *err) {
  cxtag_status const status = table->columns ? CXTAG_OK : read_header(table, err);
  return status ? status : cx_grid_mapping(table, err);
}

/* A table that holds nothing is one, but not one whose header cannot be read: none of its rows would give a record. */
static cxtag_status without_rows(const cx_grid *table, cxtag_error *err) {
  const cx_row_sample *const sample = &table->sample;
  if (sample->rejected)
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(table->reading, sample->err.line, sample->err.offset),
                       "the first row, in which the columns are named, is larger than the limit for a record: "
                       "--max-record sets it");
  if (sample->end != CX_STEP_DAMAGED) return CXTAG_OK;
  if (err) *err = sample->err;
  return sample->err.code;
}

static cxtag_status open_table(cx_grid *table, cxtag_error *err) {
  cx_reading *reading = table->reading;
  cxtag_status status = cx_row_sample_read(&table->sample, table->rows, err);
  int mapped;
  if (status) return status;
  if (!table->sample.count) return without_rows(table, err);
  status = map_by_preset(table, &mapped, err);
  if (!status && !mapped) status = map_by_options(table, err);
  if (!status && !mapped && !reading->preset)
    status = cx_reading_find(reading, "format", table->rows->what, "%zu columns", table->column_count);
  if (!status) status = resolve_kept(table, err);
  table->sample.at = table->header_row + table->header_rows;
  if (!status && table->header_row)
    status = cx_reading_find(reading, "header", "found", "behind %zu other rows", table->header_row);
  return status;
}

/* Owns rows; NULL when memory is out. */
static cx_grid *new_table(cx_reading *reading, cx_rows *rows) {
  cx_grid *const table = cx_alloc_zeroed(reading->memory, 1, sizeof *table);
  if (!table) {
    rows->close(rows);
    return NULL;
  }
  table->format.next = next_rows;
  table->format.close = close_table;
  table->reading = reading;
  table->rows = rows;
  return table;
}

/* A table that cannot be read may be one all the same. */
static cxtag_status judge(cx_table_worth *out, cx_grid *table) {
  cxtag_error ignored;
  int mapped = 0;
  cxtag_status status = cx_row_sample_read(&table->sample, table->rows, &ignored);
  if (!status && table->sample.end == CX_STEP_DAMAGED && table->sample.err.code == CXTAG_ENOMEM) status = CXTAG_ENOMEM;
  if (status || table->sample.count < 2) return status;
  *out = CX_WORTH_ROWS;
  status = map_by_preset(table, &mapped, &ignored);
  if (mapped) *out = CX_WORTH_ASKED;
  if (status || mapped) return status;
  status = table->columns ? CXTAG_OK : read_header(table, &ignored);
  if (!status) *out = cx_grid_worth(table);
  return status;
}

cxtag_status cx_grid_look(cx_table_worth *out, cx_reading *reading, cx_rows *rows) {
  cx_grid *const table = new_table(reading, rows);
  *out = CX_WORTH_NOTHING;
  if (!table) return CXTAG_ENOMEM;
  cxtag_status const status = judge(out, table);
  close_table(&table->format);
  return status == CXTAG_ENOMEM ? status : CXTAG_OK;
}

cxtag_status cx_grid_open_rows(cx_format **out, cx_reading *reading, cx_rows *rows, cxtag_error *err) {
  cx_grid *const table = new_table(reading, rows);
  if (!table) return cx_error_memory(err);
  cxtag_status const status = open_table(table, err);
  if (status)
    close_table(&table->format);
  else
    *out = &table->format;
  return status;
}

/* The escape of a preset whose columns stand in the first row; 0 = none says so. */
static char preset_escape(cx_reading *reading, const cx_dialect *dialect, int *failed) {
  const cx_presets *presets = reading->presets;
  const char *bytes = cx_window_bytes(reading->window);
  char escape = 0;
  cx_row row;
  cx_row_init(&row, reading->memory);
  cx_scan scan = cx_row_scan(&row, dialect, bytes, reading->sample.length, reading->sample.is_all);
  for (size_t i = 0; scan == CX_SCAN_ROW && presets && i < presets->count; i++)
    for (size_t k = 0; k < presets->items[i].rule_count; k++) {
      const cx_preset_rule *rule = &presets->items[i].rules[k];
      for (size_t d = 0; rule->escape == '\\' && d < rule->detect_count; d++) {
        size_t found = 0;
        for (size_t c = 0; c < row.count && found < rule->detects[d].count; c++)
          found += (size_t)cx_same_name(bytes + row.cells[c].start, row.cells[c].length,
                                        rule->detects[d].items[found], strlen(rule->detects[d].items[found]));
        if (found == rule->detects[d].count && row.count == found) escape = rule->escape;
      }
    }
  cx_row_clear(&row);
  *failed = scan == CX_SCAN_MEMORY;
  return escape;
}

cxtag_status cx_grid_open(cx_format **out, cx_reading *reading, const char *format, cxtag_error *err) {
  const cxtag_reader_options *o = reading->options;
  cx_window *window = reading->window;
  int const plain = format && !strcmp(format, "tsv");
  int failed = 0;
  cx_dialect wanted = {o->delimiter ? o->delimiter
                       : plain      ? '\t'
                                    : '\0',
                       plain ? '\0' : '"', o->quote_escape};
  cx_dialect_guess guess;
  cx_rows *rows;
  cxtag_status status;

  if (cx_dialect_detect(&guess, wanted, cx_window_bytes(window), reading->sample.length, reading->sample.is_all,
                        reading->memory))
    return cx_error_memory(err);
  if (guess.hint) {
    cx_sample_pass(reading, guess.hint);
    window->line++;
  }
  if (!plain && !o->quote_escape) guess.dialect.escape |= preset_escape(reading, &guess.dialect, &failed);
  if (failed) return cx_error_memory(err);
  char const sign[2] = {guess.dialect.delimiter, '\0'};
  status = cx_reading_find(reading, "dialect",
                           *sign == '\t'              ? "tab"
                           : *sign == CX_NO_DELIMITER ? "one column"
                                                      : sign,
                           "%zu columns in %zu %% of the rows%s%s", guess.columns, guess.agree_percent,
                           guess.dialect.escape ? ", \\\" for a quote" : "", guess.hint ? ", sep= line" : "");
  if (!status) status = cx_csv_rows_open(&rows, reading, guess.dialect, err);
  return status ? status : cx_grid_open_rows(out, reading, rows, err);
}
