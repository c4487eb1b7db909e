/* The mapping of a table without a preset. */
#include <string.h>

#include "record/names.h"
#include "record/table.h"

static cxtag_status set_columns(cx_value_rule *rule, cx_grid *table, size_t column) {
  cx_value_path *path = cx_arena_alloc(&table->reading->arena, sizeof *path);
  if (!path) return CXTAG_ENOMEM;
  memset(path, 0, sizeof *path);
  path->column = column;
  rule->paths = path;
  rule->count = 1;
  return CXTAG_OK;
}

/* "A+B", unless a column is called so. */
static cxtag_status add_parts(cx_rule *rule, cx_grid *table, const char *name, cxtag_error *err) {
  size_t column, count = 1;
  cxtag_error whole;
  cxtag_status status = cx_grid_find_column(&column, table, name, strlen(name), &whole);
  for (const char *c = name; *c; c++) count += *c == '+';
  rule->parts = cx_arena_array(&table->reading->arena, count, sizeof *rule->parts);
  if (!rule->parts) return cx_error_memory(err);
  memset(rule->parts, 0, count * sizeof *rule->parts);
  if (!status || count == 1) {
    if (status && err) *err = whole;
    if (status) return status;
    rule->part_count = 1;
    return set_columns(&rule->parts[0], table, column) ? cx_error_memory(err) : CXTAG_OK;
  }
  for (const char *from = name; rule->part_count < count; rule->part_count++) {
    size_t const len = strcspn(from, "+");
    status = cx_grid_find_column(&column, table, from, len, err);
    if (status) return status;
    if (set_columns(&rule->parts[rule->part_count], table, column)) return cx_error_memory(err);
    from += len + 1;
  }
  return CXTAG_OK;
}

static cxtag_status find_text(cx_mapping *mapping, cx_grid *table, cxtag_error *err) {
  size_t column;
  cx_rule *rule = &mapping->rules[mapping->count];
  cxtag_status status = cx_grid_choose_text(&column, table, err);
  if (status) return status;
  rule->parts = cx_arena_alloc(&table->reading->arena, sizeof *rule->parts);
  if (!rule->parts) return cx_error_memory(err);
  memset(rule->parts, 0, sizeof *rule->parts);
  rule->part_count = 1;
  mapping->count++;
  return set_columns(&rule->parts[0], table, column) ? cx_error_memory(err) : CXTAG_OK;
}

static cxtag_status find_id(size_t *out, cx_grid *table, cxtag_error *err) {
  const cxtag_reader_options *o = table->reading->options;
  *out = SIZE_MAX;
  if (o->id_column) return cx_grid_find_column(out, table, o->id_column, strlen(o->id_column), err);
  for (size_t i = 0; i < table->column_count; i++)
    if (cx_is_id_name(table->columns[i].name.bytes, table->columns[i].name.length)) {
      const char *label = cx_grid_column_label(table, i);
      *out = i;
      return label ? cx_reading_find(table->reading, "id", label, "its name") : cx_error_memory(err);
    }
  return CXTAG_OK;
}

/* A single column is named by the question that it answers, as often as not: "Mitä parannettavaa?" */
static cxtag_text_value header_of(const cx_grid *table, const cx_rule *rule) {
  const cx_value_path *path = rule->part_count == 1 && rule->parts[0].count == 1 ? rule->parts[0].paths : NULL;
  if (!path || path->column >= table->column_count) return (cxtag_text_value){NULL, 0};
  return table->columns[path->column].name;
}

/* "Kommentti" and "kommentti" are no better told apart than two of one name. */
static int is_same_name(cxtag_text_value a, cxtag_text_value b) {
  if (a.length != b.length) return 0;
  for (size_t i = 0; i < a.length; i++)
    if ((a.bytes[i] | 0x20) != (b.bytes[i] | 0x20)) return 0;
  return 1;
}

/* A column chosen as `#2` goes by its header, unless another one chosen has the same. 0 when memory is out. */
static int name_field(cx_grid *table, size_t number, const char *chosen) {
  cx_mapping *mapping = &table->mapping;
  cx_rule *rule = &mapping->rules[number];
  cxtag_text_value const header = header_of(table, rule);
  rule->field_name = chosen;
  if (*chosen != '#' || !header.length) return 1;
  for (size_t i = 0; i < mapping->count; i++)
    if (i != number && is_same_name(header_of(table, &mapping->rules[i]), header)) return 1;
  rule->field_name = cx_arena_copy(&table->reading->arena, header.bytes, header.length);
  return rule->field_name != NULL;
}

/* What each text is called, where there are several, and which question it answers. */
static int name_texts(cx_grid *table) {
  const cxtag_reader_options *o = table->reading->options;
  cx_mapping *mapping = &table->mapping;
  for (size_t i = 0; i < mapping->count; i++) {
    if (o->text_column_count > 1 && !name_field(table, i, o->text_columns[i])) return 0;
    if (!o->question_column) mapping->rules[i].question_text = header_of(table, &mapping->rules[i]);
  }
  return 1;
}

cxtag_status cx_grid_mapping(cx_grid *table, cxtag_error *err) {
  const cxtag_reader_options *o = table->reading->options;
  cx_mapping *mapping = &table->mapping;
  size_t id, question = SIZE_MAX, const_count = o->text_column_count ? o->text_column_count : 1;
  cxtag_status status = CXTAG_OK;

  mapping->rules = cx_arena_array(&table->reading->arena, const_count, sizeof *mapping->rules);
  if (!mapping->rules) return cx_error_memory(err);
  memset(mapping->rules, 0, const_count * sizeof *mapping->rules);
  for (size_t i = 0; !status && i < o->text_column_count; i++) {
    status = add_parts(&mapping->rules[i], table, o->text_columns[i], err);
    mapping->count++;
  }
  if (!status && !o->text_column_count) status = find_text(mapping, table, err);
  if (!status) status = find_id(&id, table, err);
  if (!status && o->question_column)
    status = cx_grid_find_column(&question, table, o->question_column, strlen(o->question_column), err);
  for (size_t i = 0; !status && i < mapping->count; i++) {
    if (id != SIZE_MAX && set_columns(&mapping->rules[i].id, table, id)) status = cx_error_memory(err);
    if (question != SIZE_MAX && set_columns(&mapping->rules[i].question, table, question))
      status = cx_error_memory(err);
  }
  if (!status && !name_texts(table)) status = cx_error_memory(err);
  return status;
}
