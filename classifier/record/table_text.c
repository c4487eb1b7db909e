/* Which column of a table without a preset holds the texts, and which others look as if they did. */
#include <stdio.h>
#include <string.h>

#include "record/names.h"
#include "record/table.h"
#include "record/unicode.h"

const char *cx_grid_column_label(cx_grid *table, size_t column) {
  char number[24];
  const cxtag_text_value *name = &table->columns[column].name;
  if (name->length) return cx_arena_copy(&table->reading->arena, name->bytes, name->length);
  snprintf(number, sizeof number, "#%zu", column + 1);
  return cx_arena_copy(&table->reading->arena, number, strlen(number));
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
  if (!look->filled || cx_is_other_name(name->bytes, name->length) || cx_is_id_name(name->bytes, name->length))
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

static cxtag_status no_choice(cx_grid *table, const char *list, size_t rivals, cxtag_error *err) {
  char all[380];
  cx_position const here = cx_reading_position(table->reading, 0, 0);
  if (rivals)
    return cx_error_at(err, CXTAG_EFORMAT, here, "%zu columns could be the text: %s; choose with --text-column",
                       rivals + 1, list);
  cx_grid_list_columns(all, sizeof all, table);
  return cx_error_at(err, CXTAG_EFORMAT, here, "no column looks like feedback; choose with --text-column: there are %s",
                     all);
}

/* rank 0 = there is but one, whatever it holds. */
static cxtag_status find_best(size_t *out, int *best, cx_grid *table, cxtag_error *err) {
  char list[380] = "";
  size_t rivals = 0;
  *best = 0;
  *out = 0;
  for (size_t i = 0; i < table->column_count; i++) {
    column_look look = look_at_column(table, i);
    int const rank = rank_column(table, i, &look), cut = look.sample.length > 30;
    size_t const at = strlen(list), shown = cut ? 30 : look.sample.length;
    if (!rank) continue;
    if (at < 260)
      snprintf(list + at, sizeof list - at, "%s'%.*s' (\"%.*s%s\")", at ? ", " : "",
               (int)(table->columns[i].name.length > 40 ? 40 : table->columns[i].name.length),
               table->columns[i].name.bytes, (int)shown, look.sample.bytes, cut ? "..." : "");
    if (rank > *best) {
      *best = rank;
      *out = i;
      rivals = 0;
    } else if (rank == *best)
      rivals++;
  }
  return (*best && !rivals) || table->column_count == 1 ? CXTAG_OK : no_choice(table, list, rivals, err);
}

/* More than half of the answers are of their own: they are no choice of a few. */
static int is_varied(cx_grid *table, size_t column, size_t filled) {
  size_t const first = table->header_row + table->header_rows;
  size_t distinct = 0;
  for (size_t row = first; row < table->sample.count; row++) {
    cxtag_text_value const cell = cx_sample_cell(table, row, column);
    size_t before = first;
    if (!cell.bytes || cx_is_blank(cell.bytes, cell.length)) continue;
    for (; before < row; before++) {
      cxtag_text_value const other = cx_sample_cell(table, before, column);
      if (other.bytes && other.length == cell.length && !memcmp(other.bytes, cell.bytes, cell.length)) break;
    }
    distinct += before == row;
  }
  return distinct > 1 && distinct * 2 > filled;
}

static int is_question(cxtag_text_value name) {
  return name.length > 1 && name.bytes[name.length - 1] == '?';
}

/* Sentences, or any words that answer a question, each in its own way. */
static int looks_like_texts(cx_grid *table, size_t column) {
  column_look const look = look_at_column(table, column);
  cxtag_text_value const name = table->columns[column].name;
  if (!look.filled || look.numeric * 2 > look.filled || cx_is_other_name(name.bytes, name.length)) return 0;
  return (rank_column(table, column, &look) >= 2 || is_question(name)) && is_varied(table, column, look.filled);
}

/* Columns of which nothing is known yet: what comes in them is looked at as it comes. */
static cxtag_status await_late(cx_grid *table, cxtag_error *err) {
  if (table->sample.end != CX_STEP_ENTRY) return CXTAG_OK; /* nothing comes */
  table->late = cx_arena_array(&table->reading->arena, table->column_count + 1, sizeof *table->late);
  if (!table->late) return cx_error_memory(err);
  for (size_t i = 0; i < table->column_count; i++) {
    cxtag_text_value const name = table->columns[i].name;
    if (look_at_column(table, i).filled || cx_is_other_name(name.bytes, name.length) ||
        cx_is_id_name(name.bytes, name.length))
      continue;
    table->late[table->late_count++] = (cx_late_column){i, 0, 0, 0};
  }
  return CXTAG_OK;
}

static void append_name(char *list, size_t size, cxtag_text_value name, const char *between) {
  size_t const at = strlen(list);
  size_t shown = name.length < 40 ? name.length : 40;
  while (shown < name.length && shown && ((unsigned char)name.bytes[shown] & 0xC0) == 0x80) shown--;
  snprintf(list + at, size - at, "%s\"%.*s%s\"", at ? between : "", (int)shown, name.bytes,
           shown < name.length ? "..." : "");
}

/* In quotes by which the command tells that several files say the same. */
static void tell_others(cx_grid *table, size_t chosen, const char *others, size_t count) {
  char name[60] = "";
  append_name(name, sizeof name, table->columns[chosen].name, "");
  cx_reading_warn(table->reading, CXTAG_EINVAL, 0, 0,
                  "the texts are those of %s; %s look%s like texts, too: name what is to be read with --text-column",
                  name, others, count > 1 ? "" : "s");
}

/* What is left out although it looks like texts is no secret. */
static cxtag_status find_others(cx_grid *table, size_t chosen, size_t *count, cxtag_error *err) {
  char list[160] = "";
  *count = 0;
  for (size_t i = 0; i < table->column_count; i++) {
    if (i == chosen || !looks_like_texts(table, i)) continue;
    const char *const label = cx_grid_column_label(table, i);
    if (!label || cx_reading_find(table->reading, "other candidate", label, "it looks like texts, too: --text-column"))
      return cx_error_memory(err);
    if (++*count <= 3) append_name(list, sizeof list, cx_value_text(label), ", ");
    if (*count == 4) snprintf(list + strlen(list), sizeof list - strlen(list), " ...");
  }
  if (*count) tell_others(table, chosen, list, *count);
  return CXTAG_OK;
}

cxtag_status cx_grid_choose_text(size_t *out, cx_grid *table, cxtag_error *err) {
  size_t others;
  int rank;
  cxtag_status status = find_best(out, &rank, table, err);
  const char *const label = status ? NULL : cx_grid_column_label(table, *out);
  if (status) return status;
  if (!label) return cx_error_memory(err);
  size_t const at = table->reading->finding_count;
  status = cx_reading_find(table->reading, "text", label, "%s",
                           rank ? "the only column that looks like feedback" : "the only column");
  if (status) return cx_error_memory(err);
  status = find_others(table, *out, &others, err);
  if (others) table->reading->findings[at].evidence = "it looks most like feedback";
  return status ? status : await_late(table, err);
}

void cx_grid_note_late(cx_grid *table, const cx_row *row, const char *bytes) {
  for (size_t i = 0; i < table->late_count; i++) {
    cx_late_column *const late = &table->late[i];
    if (late->column >= row->count || !row->cells[late->column].length || late->filled == CX_SAMPLE_ROWS) continue;
    const cx_cell *const cell = &row->cells[late->column];
    column_look look = {0, 0, 0, {"", 0}};
    look_at_cell(&look, cx_value(bytes + cell->start, cell->length));
    late->filled += look.filled;
    late->words += look.words;
    late->numeric += look.numeric;
  }
}

void cx_grid_tell_late(cx_grid *table) {
  for (size_t i = 0; i < table->late_count; i++) {
    const cx_late_column *const late = &table->late[i];
    column_look const look = {late->filled, late->words, late->numeric, {"", 0}};
    char name[60] = "";
    if (!late->filled || rank_column(table, late->column, &look) < 2) continue;
    append_name(name, sizeof name, table->columns[late->column].name, "");
    cx_reading_warn(table->reading, CXTAG_EINVAL, 0, 0,
                    "%s is empty in the first rows, but looks like texts behind them: --text-column names it", name);
  }
  table->late_count = 0;
}
