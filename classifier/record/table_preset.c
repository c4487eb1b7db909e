/* A table by a preset: which of its rules the header fits, and the rule with columns in place of names. */
#include <string.h>

#include "record/names.h"
#include "record/preset_match.h"
#include "record/table.h"
#include "record/unicode.h"
#include "record/values.h"

enum { HEADER_SEARCH = 40 };

static int row_has(cx_grid *table, size_t row, const char *name) {
  for (size_t i = 0; i < table->sample.rows[row].row.count; i++) {
    cxtag_text_value cell = cx_sample_cell(table, row, i);
    if (cell.bytes && cell.length && cx_same_name(cell.bytes, cell.length, name, strlen(name))) return 1;
  }
  return 0;
}

static void consider_rule(cx_preset_choice *choice, cx_grid *table, const cx_preset *preset, size_t rule,
                          int asked) {
  const cx_preset_rule *r = &preset->rules[rule];
  for (size_t row = 0; row < table->sample.count && row < HEADER_SEARCH; row++)
    for (size_t i = 0; i < r->detect_count; i++) {
      const cx_names *names = &r->detects[i];
      size_t found = 0;
      if (names->count < 2 && !asked) continue;
      while (found < names->count && row_has(table, row, names->items[found])) found++;
      if (found == names->count) cx_preset_consider(choice, preset, rule, row, names);
    }
}

static size_t find_column(const cx_grid *table, const char *name) {
  for (size_t i = 0; i < table->column_count; i++) {
    const cxtag_text_value *have = &table->columns[i].name;
    if (cx_same_name(have->bytes, have->length, name, strlen(name))) return i;
  }
  return SIZE_MAX;
}

static void resolve_value(const cx_grid *table, cx_value_rule *rule) {
  for (size_t i = 0; i < rule->count; i++)
    if (rule->paths[i].path.count) rule->paths[i].column = find_column(table, rule->paths[i].path.text);
}

static int has_column(const cx_value_rule *rule) {
  for (size_t i = 0; i < rule->count; i++)
    if (rule->paths[i].column != SIZE_MAX) return 1;
  return 0;
}

/* The preset's arrays belong to this reader, so that columns can be noted in them. */
static void resolve_rule(const cx_grid *table, cx_rule *rule) {
  for (size_t i = 0; i < rule->part_count; i++) resolve_value(table, &rule->parts[i]);
  resolve_value(table, &rule->id);
  resolve_value(table, &rule->question);
  resolve_value(table, &rule->field);
  for (int i = 0; i < CX_DETAILS; i++) resolve_value(table, &rule->details[i]);
  for (size_t i = 0; i < rule->skip_count; i++)
    for (size_t k = 0; k < rule->skips[i].count; k++) {
      cx_value_path *value = &rule->skips[i].conditions[k].value;
      if (value->path.count) value->column = find_column(table, value->path.text);
    }
}

static int in_globs(const cx_names *globs, cxtag_text_value text, size_t *which) {
  for (*which = 0; *which < globs->count; ++*which)
    if (cx_glob(globs->items[*which], text.bytes, text.length)) return 1;
  return 0;
}

/* {"ImportId":"QID1_TEXT"} -> QID1_TEXT */
static cxtag_text_value import_id(cxtag_text_value cell) {
  static const char key[] = "\"ImportId\"";
  for (size_t at = 0; at + sizeof key < cell.length; at++) {
    if (memcmp(cell.bytes + at, key, sizeof key - 1)) continue;
    at += sizeof key - 1;
    while (at < cell.length && cell.bytes[at] != '"') at++;
    const char *begin = cell.bytes + at + 1,
               *end = at + 1 < cell.length ? memchr(begin, '"', cell.length - at - 1) : NULL;
    return end ? cx_value(begin, (size_t)(end - begin)) : cx_value("", 0);
  }
  return cx_value("", 0);
}

/* Does an earlier row of the sample hold the same answer? */
static int is_repeated(cx_grid *table, size_t row, size_t column, cxtag_text_value cell) {
  for (size_t i = table->header_row + table->header_rows; i < row; i++) {
    cxtag_text_value other = cx_sample_cell(table, i, column);
    if (other.length == cell.length && !memcmp(other.bytes, cell.bytes, cell.length)) return 1;
  }
  return 0;
}

/* Does a column hold written answers: what reads like words, mostly several of them, or now and then several among many
 * that differ? Choices repeat. */
static int is_written(cx_grid *table, size_t column) {
  size_t filled = 0, words = 0, letters = 0, bytes = 0, longest = 0, different = 0;
  for (size_t row = table->header_row + table->header_rows; row < table->sample.count; row++) {
    cxtag_text_value cell = cx_sample_cell(table, row, column);
    size_t blanks = 0;
    if (!cell.bytes || cx_is_blank(cell.bytes, cell.length)) continue;
    filled++;
    bytes += cell.length;
    different += !is_repeated(table, row, column, cell);
    for (size_t i = 0; i < cell.length; i++) {
      unsigned char const c = (unsigned char)cell.bytes[i];
      letters += (c | 0x20u) >= 'a' && ((c | 0x20u) <= 'z' || c >= 0x80);
      blanks += c == ' ' || c == '\n';
    }
    words += blanks;
    if (blanks > longest) longest = blanks;
  }
  return filled && letters * 2 > bytes && (words >= 2 * filled || (longest >= 2 && different * 2 > filled));
}

static int is_known(const cx_names *names, cxtag_text_value name) {
  for (size_t i = 0; i < names->count; i++)
    if (cx_same_name(names->items[i], strlen(names->items[i]), name.bytes, name.length)) return 1;
  return 0;
}

/* A question's wording, with what stands under it when that says more: "Mistä kuulit? / Muu, mikä?" A blank
 * header belongs to the question on its left. */
static const char *question_name(cx_grid *table, size_t column, int with_below) {
  size_t from = column;
  cx_buffer name;
  const char *copy;
  while (from && !table->columns[from].name.length) from--;
  cx_buffer_init(&name, table->reading->memory);
  cx_buffer_append(&name, table->columns[from].name.bytes, table->columns[from].name.length);
  if (with_below) {
    if (name.length) cx_buffer_append_text(&name, " / ");
    cx_buffer_append(&name, table->columns[column].below[0].bytes, table->columns[column].below[0].length);
  }
  copy =
      name.failed ? NULL : cx_arena_copy(&table->reading->arena, name.bytes ? name.bytes : "", name.length);
  cx_buffer_clear(&name);
  return copy;
}

/* Is this a column that the preset calls text? *below: its second header belongs to its name. */
static int selects(cx_grid *table, const cx_preset_rule *rule, size_t i, int *below) {
  const cx_column *column = &table->columns[i];
  size_t which;
  *below = 0;
  if (rule->below.count && column->below[0].length && in_globs(&rule->below, column->below[0], &which)) {
    *below = strchr(rule->below.items[which], '*') != NULL;
    return 1;
  }
  if (rule->import.count && in_globs(&rule->import, import_id(column->below[1]), &which)) return 1;
  if (rule->named.count && in_globs(&rule->named, column->name, &which)) return 1;
  if (rule->unimported.count && table->header_rows < 3 && in_globs(&rule->unimported, column->name, &which) &&
      is_written(table, i))
    return 1;
  return rule->written && !is_known(&rule->except, column->name) && is_written(table, i);
}

static cxtag_status add_column(cx_grid *table, const cx_preset_rule *rule, size_t column, int below,
                               cxtag_error *err) {
  cx_rule *made = &table->mapping.rules[table->mapping.count++];
  cx_value_path *path = cx_arena_alloc(&table->reading->arena, sizeof *path);
  *made = rule->rule;
  made->parts = cx_arena_alloc(&table->reading->arena, sizeof *made->parts);
  made->field_name = question_name(table, column, below);
  if (!path || !made->parts || !made->field_name) return cx_error_memory(err);
  memset(path, 0, sizeof *path);
  path->column = column;
  memset(made->parts, 0, sizeof *made->parts);
  made->parts->paths = path;
  made->parts->count = 1;
  made->part_count = 1;
  /* Codes with the wording under them (Qualtrics): the code is the field, the wording the question. */
  cxtag_text_value const wording = table->columns[column].below[0];
  made->question_text = table->header_rows >= 2 && (rule->import.count || rule->named.count) && wording.length
                            ? wording
                            : cx_value_text(made->field_name);
  return cx_reading_find(table->reading, "text", made->field_name, "column %zu", column + 1);
}

static cxtag_status missing(cx_grid *table, const cx_preset *preset, const cx_preset_rule *rule,
                            cxtag_error *err) {
  const char *wanted =
      rule->rule.part_count && rule->rule.parts[0].count ? rule->rule.parts[0].paths[0].path.text : "";
  return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(table->reading, 0, 0),
                     "0 of %zu columns are text of preset %s%s%s; name them with --text-column",
                     table->column_count, preset->name, *wanted ? ", such as " : "", wanted);
}

/* Qualtrics' third header row is there when its cells hold ImportIds. */
static unsigned count_header_rows(cx_grid *table, const cx_preset_rule *rule) {
  unsigned rows = rule->header_rows ? rule->header_rows : 1;
  size_t const next = table->header_row + rows;
  if (!rule->import.count || next >= table->sample.count) return rows;
  cxtag_text_value cell = cx_sample_cell(table, next, 0);
  return cell.bytes && import_id(cell).length ? rows + 1 : rows;
}

/* A preset that is asked for is also read where only a column of its text is there. */
static void consider_text(cx_preset_choice *choice, cx_grid *table, const cx_preset *preset, size_t rule) {
  static const char *text[] = {"a text column"};
  static const cx_names named = {text, 1};
  const cx_rule *r = &preset->rules[rule].rule;
  for (size_t row = 0; row < table->sample.count && row < HEADER_SEARCH; row++)
    for (size_t i = 0; i < r->part_count; i++)
      for (size_t k = 0; k < r->parts[i].count; k++)
        if (row_has(table, row, r->parts[i].paths[k].path.text))
          cx_preset_consider(choice, preset, rule, row, &named);
}

cxtag_status cx_grid_preset_choose(cx_preset_choice *out, cx_grid *table, const cx_preset *asked) {
  const cx_presets *presets = table->reading->presets;
  memset(out, 0, sizeof *out);
  for (size_t i = 0; presets && i < presets->count; i++) {
    const cx_preset *preset = &presets->items[i];
    for (size_t k = 0; k < preset->rule_count && (!asked || asked == preset); k++)
      if (preset->rules[k].kind == CX_PRESET_TABLE) consider_rule(out, table, preset, k, asked != NULL);
  }
  for (size_t k = 0; asked && !out->preset && k < asked->rule_count; k++)
    if (asked->rules[k].kind == CX_PRESET_TABLE) consider_text(out, table, asked, k);
  return CXTAG_OK;
}

cxtag_status cx_grid_preset_header(cx_grid *table, const cx_preset_choice *choice, cxtag_error *err) {
  const cx_preset_rule *rule = &choice->preset->rules[choice->rule];
  unsigned const asked = table->reading->options->header_rows;
  table->header_row = choice->row;
  table->header_rows = asked && asked != CXTAG_NO_HEADER ? asked : count_header_rows(table, rule);
  return cx_grid_read_header(table, err);
}

/* One day over 12 says for all rows which comes first. */
static void settle_order(cx_grid *table, cx_value_rule *time) {
  cx_time_votes votes = {0, 0};
  if (time->form != CX_TIME_AUTO) return;
  for (size_t row = table->header_row + table->header_rows; row < table->sample.count; row++)
    for (size_t i = 0; i < time->count; i++)
      if (time->paths[i].column != SIZE_MAX) cx_time_vote(&votes, cx_sample_cell(table, row, time->paths[i].column));
  time->form = cx_time_elected(&votes);
}

cxtag_status cx_grid_preset_mapping(cx_grid *table, const cx_preset_choice *choice, cxtag_error *err) {
  cx_preset_rule *rule = &choice->preset->rules[choice->rule];
  cxtag_status status = CXTAG_OK;
  int below;
  table->mapping.rules =
      cx_arena_array(&table->reading->arena, table->column_count + 1, sizeof *table->mapping.rules);
  if (!table->mapping.rules) return cx_error_memory(err);
  resolve_rule(table, &rule->rule);
  if (rule->rule.part_count) {
    int found = 0;
    for (size_t i = 0; i < rule->rule.part_count; i++) found |= has_column(&rule->rule.parts[i]);
    if (found) table->mapping.rules[table->mapping.count++] = rule->rule;
  }
  for (size_t i = 0; !status && i < table->column_count; i++)
    if (selects(table, rule, i, &below)) status = add_column(table, rule, i, below, err);
  if (!status && !table->mapping.count) return missing(table, choice->preset, rule, err);
  for (size_t i = 0; i < table->mapping.count; i++) settle_order(table, &table->mapping.rules[i].details[CX_TIME]);
  return status;
}
