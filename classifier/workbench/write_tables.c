/* Packs written out: in the one canonical form, or for a spreadsheet and back. */
#include <cxtag/lexicon.h>

#include <stdlib.h>
#include <string.h>

#include "base/messages.h"
#include "engine/engine.h"
#include "lexicon/cells.h"
#include "lexicon/columns.h"
#include "lexicon/spreadsheet.h"

typedef struct writing {
  cxtag_table_form form;
  cx_arena arena; /* of one table */
  cx_buffer bytes;
} writing;

/* A row with the cells it is sorted by. */
enum { SORT_KEYS = 4 };
typedef struct sorted_row {
  const char *keys[SORT_KEYS];
  const cx_table_row *row;
} sorted_row;

/* ---- cells */

static int is_number_column(const char *canonical) {
  return canonical && (!strcmp(canonical, "polarity") || !strcmp(canonical, "factor") || !strcmp(canonical, "reach"));
}

/* 1.5, -2, 0.25: no more decimals than it has. */
static void write_number(cx_buffer *out, int32_t milli, char point) {
  size_t const from = out->length;
  cx_buffer_append_milli(out, milli);
  if (out->failed) return;
  while (out->bytes[out->length - 1] == '0') out->length--;
  if (out->bytes[out->length - 1] == '.') out->length--;
  for (size_t i = from; i < out->length; i++)
    if (out->bytes[i] == '.') out->bytes[i] = point;
}

static int needs_quotes(const char *text, size_t len, char delimiter) {
  if (*text == '"' || (len && (text[0] == ' ' || text[len - 1] == ' '))) return 1;
  for (size_t i = 0; i < len; i++)
    if (text[i] == delimiter || text[i] == '\t' || text[i] == '\n' || text[i] == '\r' ||
        (text[i] == '"' && delimiter == ';'))
      return 1;
  return 0;
}

static void write_text(const writing *w, cx_buffer *out, const char *text, size_t len) {
  int const spreadsheet = w->form == CXTAG_TABLES_SPREADSHEET;
  int const mask = spreadsheet && cx_is_mangled(text), quote = needs_quotes(text, len, spreadsheet ? ';' : '\t');
  if (quote) cx_buffer_append_byte(out, '"');
  if (mask) cx_buffer_append_byte(out, '\'');
  for (size_t i = 0; i < len; i++) {
    if (quote && text[i] == '"') cx_buffer_append_byte(out, '"');
    cx_buffer_append_byte(out, text[i]);
  }
  if (quote) cx_buffer_append_byte(out, '"');
}

static void write_cell(const writing *w, cx_buffer *out, const cx_cell *cell, const char *canonical) {
  int32_t milli;
  if (is_number_column(canonical) && cx_read_milli(cell, &milli))
    write_number(out, milli, w->form == CXTAG_TABLES_SPREADSHEET ? ',' : '.');
  else
    write_text(w, out, cell->text, cell->length);
}

/* ---- order */

static size_t find_column(const cx_table *table, const char *canonical) {
  size_t at = 0;
  while (at < table->column_count && (!table->canonical[at] || strcmp(table->canonical[at], canonical))) at++;
  return at;
}

/* Known columns in their order, then the pack's own as they stand. */
static size_t *order_columns(writing *w, const cx_table *table) {
  size_t *order = cx_arena_array(&w->arena, table->column_count, sizeof *order), count = 0;
  const char *known;
  if (!order) return NULL;
  for (size_t i = 0; (known = cx_column_known(table->kind, i)) != NULL; i++) {
    size_t const at = find_column(table, known);
    if (at < table->column_count) order[count++] = at;
  }
  for (size_t i = 0; i < table->column_count; i++)
    if (!table->canonical[i] || find_column(table, table->canonical[i]) < i) order[count++] = i;
  return order;
}

static int by_keys(const void *a, const void *b) {
  const sorted_row *x = a, *y = b;
  for (size_t i = 0; i < SORT_KEYS && x->keys[i]; i++) {
    int const order = strcmp(x->keys[i], y->keys[i]);
    if (order) return order;
  }
  return x->row->line < y->row->line ? -1 : x->row->line > y->row->line;
}

/* Tests and metadata tell something by their order; they keep it. */
static void set_keys(sorted_row *sorted, const cx_table *table) {
  static const char *const columns[][SORT_KEYS] = {
      [CX_TABLE_THEMES] = {"id"},
      [CX_TABLE_TERMS] = {"lang", "expression", "theme"},
      [CX_TABLE_SENTIMENT] = {"lang", "expression", "theme"},
      [CX_TABLE_INTENTS] = {"lang", "expression", "theme"},
      [CX_TABLE_SHIFTERS] = {"lang", "expression", "kind"},
      [CX_TABLE_NORMAL] = {"lang", "from", "to"},
      [CX_TABLE_LISTS] = {"name", "member"},
      [CX_TABLE_TESTS] = {NULL},
  };
  for (size_t i = 0; i < SORT_KEYS && columns[table->kind][i]; i++) {
    const cx_cell *cell = cx_table_cell(table, sorted->row, columns[table->kind][i]);
    sorted->keys[i] = cell ? cell->text : "";
  }
}

static sorted_row *order_rows(writing *w, const cx_table *table) {
  sorted_row *rows = cx_arena_array(&w->arena, table->row_count, sizeof *rows);
  if (!rows) return NULL;
  for (size_t i = 0; i < table->row_count; i++) {
    rows[i] = (sorted_row){{NULL}, &table->rows[i]};
    set_keys(&rows[i], table);
  }
  if (table->row_count) qsort(rows, table->row_count, sizeof *rows, by_keys);
  return rows;
}

/* ---- tables */

static cxtag_status write_table(writing *w, const cx_table *table, cxtag_error *err) {
  int const spreadsheet = w->form == CXTAG_TABLES_SPREADSHEET;
  const char delimiter = spreadsheet ? ';' : '\t', *end = spreadsheet ? "\r\n" : "\n";
  size_t const *columns = order_columns(w, table);
  const sorted_row *rows = order_rows(w, table);
  if (!columns || !rows) return cx_error_memory(err);
  if (spreadsheet) cx_buffer_append_text(&w->bytes, "\xEF\xBB\xBF");
  for (size_t i = 0; i < table->column_count; i++) {
    const char *known = table->canonical[columns[i]];
    const cx_cell *written = &table->columns[columns[i]];
    if (i) cx_buffer_append_byte(&w->bytes, delimiter);
    write_text(w, &w->bytes, known ? known : written->text, known ? strlen(known) : written->length);
  }
  cx_buffer_append_text(&w->bytes, end);
  for (size_t r = 0; r < table->row_count; r++) {
    for (size_t i = 0; i < table->column_count; i++) {
      if (i) cx_buffer_append_byte(&w->bytes, delimiter);
      write_cell(w, &w->bytes, &rows[r].row->cells[columns[i]], table->canonical[columns[i]]);
    }
    cx_buffer_append_text(&w->bytes, end);
  }
  return cx_buffer_text(&w->bytes) ? CXTAG_OK : cx_error_memory(err);
}

/* "terms/delivery.csv" with the ending of the form. */
static char *name_for(writing *w, const char *name) {
  size_t const len = strlen(name);
  char *made = cx_arena_copy(&w->arena, name, len);
  if (made && len > 4 && made[len - 4] == '.')
    memcpy(made + len - 3, w->form == CXTAG_TABLES_SPREADSHEET ? "csv" : "tsv", 3);
  return made;
}

static cxtag_status hand_over(writing *w, const cx_table *table, cxtag_table_callback callback, void *ctx,
                              cxtag_error *err) {
  cx_arena_reset(&w->arena);
  cx_buffer_reset(&w->bytes);
  const char *name = name_for(w, table->name);
  if (!name) return cx_error_memory(err);
  cxtag_status const status = write_table(w, table, err);
  if (status != CXTAG_OK) return status;
  if (!callback(ctx, table->name, name, w->bytes.bytes, w->bytes.length)) return CXTAG_OK;
  return cx_error_set(err, CXTAG_ELIMIT, "stopped at %.200s", name);
}

/* loyalty.csv beside loyalty.tsv: one would be written over the other. */
static cxtag_status refuse_twin(writing *w, const cx_pack *pack, const cx_table *table, cxtag_language language,
                                cxtag_error *err) {
  const char *name = name_for(w, table->name);
  if (!name) return cx_error_memory(err);
  for (const cx_table *other = pack->tables; other < table; other++) {
    const char *its_name = name_for(w, other->name);
    if (!its_name) return cx_error_memory(err);
    if (!strcmp(name, its_name))
      return cx_error_say(err, CXTAG_EINVAL, (cx_position){table->source, 0, 0, 0}, language, CX_TEXT(tables_twin),
                          name, other->name, table->name);
  }
  return CXTAG_OK;
}

cxtag_status cxtag_lexicon_write(cxtag_builder *builder, cxtag_table_form form, cxtag_table_callback callback,
                                 void *ctx, cxtag_error *err) {
  writing w = {.form = form};
  const cx_pack *pack = builder ? cx_builder_top(builder) : NULL;
  cxtag_status status = CXTAG_OK;
  if (!pack || !pack->table_count || !callback || (unsigned)form > CXTAG_TABLES_SPREADSHEET)
    return cx_error_set(err, CXTAG_EINVAL, "there are no tables to write: give the folder of a pack");
  cx_arena_init(&w.arena, pack->arena.memory);
  cx_buffer_init(&w.bytes, pack->arena.memory);
  for (size_t i = 0; i < pack->table_count && status == CXTAG_OK; i++) {
    cx_arena_reset(&w.arena);
    status = refuse_twin(&w, pack, &pack->tables[i], cx_builder_messages(builder), err);
  }
  for (size_t i = 0; i < pack->table_count && status == CXTAG_OK; i++)
    if (pack->tables[i].columns) status = hand_over(&w, &pack->tables[i], callback, ctx, err);
  cx_arena_clear(&w.arena);
  cx_buffer_clear(&w.bytes);
  return status;
}

const void *cxtag_engine_compiled(const cxtag_engine *engine, size_t *len) {
  if (len) *len = engine->lexicon->length;
  return engine->lexicon->bytes;
}
