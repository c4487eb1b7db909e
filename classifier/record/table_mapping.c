/* The mapping of a table without a preset. */
#include <stdio.h>
#include <string.h>

#include "record/names.h"
#include "record/table.h"
#include "record/unicode.h"

static cxtag_status set_columns(cx_value_rule *rule, cx_grid *table, size_t column) {
  cx_value_path *path = cx_arena_alloc(&table->reading->arena, sizeof *path);
  if (!path) return CXTAG_ENOMEM;
  memset(path, 0, sizeof *path);
  path->column = column;
  rule->paths = path;
  rule->count = 1;
  return CXTAG_OK;
}

/* The name of a column for people: its header, or its number. */
static const char *column_label(cx_grid *table, size_t column) {
  char number[24];
  const cxtag_text_value *name = &table->columns[column].name;
  if (name->length) return cx_arena_copy(&table->reading->arena, name->bytes, name->length);
  snprintf(number, sizeof number, "#%zu", column + 1);
  return cx_arena_copy(&table->reading->arena, number, strlen(number));
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

typedef struct column_look {
  size_t filled, words, numeric;
  cxtag_text_value sample;
} column_look;

/* Letters that make words, against digits, dates, addresses and links. */
static void look_at_cell(column_look *look, cxtag_text_value cell) {
  size_t words = 0, letters = 0;
  int inside = 0;
  if (cx_is_blank(cell.bytes, cell.length)) return;
  for (size_t i = 0; i < cell.length; i++) {
    unsigned char const c = (unsigned char)cell.bytes[i];
    int const letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
    letters += (size_t)letter;
    words += (size_t)(letter && !inside);
    inside = letter || (inside && c != ' ' && c != '\n');
  }
  look->filled++;
  look->words += words;
  look->numeric += letters * 2 < cell.length;
  if (cell.length > look->sample.length && look->sample.length < 40) look->sample = cell;
}

static column_look look_at_column(cx_grid *table, size_t column) {
  column_look look = {0, 0, 0, {"", 0}};
  for (size_t row = table->header_row + table->header_rows; row < table->sample.count; row++) {
    cxtag_text_value cell = cx_sample_cell(table, row, column);
    if (cell.bytes) look_at_cell(&look, cell);
  }
  return look;
}

/* 3 = called text; 2 = called like feedback or reads like sentences; 1 = a few words; 0 = no text. */
static int rank_column(cx_grid *table, size_t column, const column_look *look) {
  const cxtag_text_value *name = &table->columns[column].name;
  int const named = cx_is_text_name(name->bytes, name->length);
  if (look->filled && look->numeric * 2 > look->filled) return 0;
  if (named) return named == 2 ? 3 : 2;
  if (!look->filled || cx_is_other_name(name->bytes, name->length) ||
      cx_is_id_name(name->bytes, name->length))
    return 0;
  if (look->words >= 3 * look->filled) return 2;
  return look->words * 2 >= 3 * look->filled;
}

/* Are all columns there that the user names? */
static int has_columns(cx_grid *table, const char *const *names, size_t count) {
  size_t column;
  cxtag_error ignored;
  for (size_t i = 0; i < count; i++)
    for (const char *from = names[i]; from; from = strchr(from, '+') ? strchr(from, '+') + 1 : NULL)
      if (cx_grid_find_column(&column, table, names[i], strlen(names[i]), &ignored) &&
          cx_grid_find_column(&column, table, from, strcspn(from, "+"), &ignored))
        return 0;
  return 1;
}

cx_table_worth cx_grid_worth(cx_grid *table) {
  const cxtag_reader_options *const o = table->reading->options;
  int best = 0, named = 0;
  if (table->sample.count <= table->header_row + table->header_rows) return CX_WORTH_NOTHING;
  if (o->text_column_count)
    return has_columns(table, o->text_columns, o->text_column_count) ? CX_WORTH_ASKED : CX_WORTH_ROWS;
  for (size_t i = 0; i < table->column_count; i++) {
    column_look const look = look_at_column(table, i);
    int const rank = rank_column(table, i, &look);
    if (rank > best) best = rank;
    if (rank && cx_is_text_name(table->columns[i].name.bytes, table->columns[i].name.length)) named = 1;
  }
  if (!best) return CX_WORTH_ROWS;
  /* A cover has sentences below each other, too. */
  return best >= 2 && (named || table->column_count > 1) ? CX_WORTH_TEXT : CX_WORTH_WORDS;
}

static cxtag_status choose_text(size_t *out, cx_grid *table, cxtag_error *err) {
  char list[380] = "";
  int best = 0;
  size_t rivals = 0;
  for (size_t i = 0; i < table->column_count; i++) {
    column_look look = look_at_column(table, i);
    int const rank = rank_column(table, i, &look), cut = look.sample.length > 30;
    size_t const at = strlen(list), shown = cut ? 30 : look.sample.length;
    if (!rank) continue;
    if (at < 260)
      snprintf(list + at, sizeof list - at, "%s'%.*s' (\"%.*s%s\")", at ? ", " : "",
               (int)(table->columns[i].name.length > 40 ? 40 : table->columns[i].name.length),
               table->columns[i].name.bytes, (int)shown, look.sample.bytes, cut ? "..." : "");
    if (rank > best) {
      best = rank;
      *out = i;
      rivals = 0;
    } else if (rank == best)
      rivals++;
  }
  if (best && !rivals) return CXTAG_OK;
  if (!best) {
    *out = 0;
    if (table->column_count == 1) return CXTAG_OK;
    cx_grid_list_columns(list, sizeof list, table);
    return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(table->reading, 0, 0),
                       "no column looks like feedback; choose with --text-column: there are %s", list);
  }
  return cx_error_at(err, CXTAG_EFORMAT, cx_reading_position(table->reading, 0, 0),
                     "%zu columns could be the text: %s; choose with --text-column", rivals + 1, list);
}

static cxtag_status find_text(cx_mapping *mapping, cx_grid *table, cxtag_error *err) {
  size_t column;
  cx_rule *rule = &mapping->rules[mapping->count];
  cxtag_status status = choose_text(&column, table, err);
  if (status) return status;
  rule->parts = cx_arena_alloc(&table->reading->arena, sizeof *rule->parts);
  if (!rule->parts) return cx_error_memory(err);
  memset(rule->parts, 0, sizeof *rule->parts);
  rule->part_count = 1;
  mapping->count++;
  if (set_columns(&rule->parts[0], table, column)) return cx_error_memory(err);
  const char *label = column_label(table, column);
  return label ? cx_reading_find(table->reading, "text", label, "the only column that looks like feedback")
               : cx_error_memory(err);
}

static cxtag_status find_id(size_t *out, cx_grid *table, cxtag_error *err) {
  const cxtag_reader_options *o = table->reading->options;
  *out = SIZE_MAX;
  if (o->id_column) return cx_grid_find_column(out, table, o->id_column, strlen(o->id_column), err);
  for (size_t i = 0; i < table->column_count; i++)
    if (cx_is_id_name(table->columns[i].name.bytes, table->columns[i].name.length)) {
      const char *label = column_label(table, i);
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
