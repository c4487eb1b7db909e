#include "lexicon/examples.h"

#include <string.h>

#include "base/buffer.h"
#include "base/map.h"
#include "lexicon/cells.h"
#include "lexicon/columns.h"
#include "lexicon/faults.h"

typedef struct collector {
  cx_examples *out;
  cx_arena *arena;
  const cx_lexicon *lexicon;
  cx_map rows; /* source and line -> row of the lexicon; texts of tests, with a tab before them */
  cx_buffer key;
} collector;

static void make_key(cx_buffer *key, const char *source, uint32_t line) {
  cx_buffer_reset(key);
  cx_buffer_append_text(key, source);
  cx_buffer_append_byte(key, ':');
  cx_buffer_append_integer(key, line);
}

static cxtag_status index_rows(collector *c) {
  for (uint32_t i = 0; i < c->lexicon->row_count; i++) {
    const cx_row *row = &c->lexicon->rows[i];
    make_key(&c->key, cx_lexicon_string(c->lexicon, row->source), row->line);
    if (c->key.failed || cx_map_insert(&c->rows, c->key.bytes, c->key.length, i, NULL) == CX_MAP_NONE)
      return CXTAG_ENOMEM;
  }
  return CXTAG_OK;
}

static int is_blank(char c) { return c == ' ' || c == '\n' || c == '\t'; }

/* Does ` / ` stand around byte i? At the cell's ends the outer blank may be missing. */
static int is_separator(const cx_cell *cell, size_t i) {
  return cell->text[i] == '/' && (!i || is_blank(cell->text[i - 1])) &&
         (i + 1 >= cell->length || is_blank(cell->text[i + 1]));
}

static cxtag_status add_example(collector *c, const cx_table *table, const cx_cell *cell, size_t start,
                                size_t end, cx_example *example) {
  cx_examples *out = c->out;
  size_t length = 0;

  while (start < end && is_blank(cell->text[start])) start++;
  while (end > start && is_blank(cell->text[end - 1])) end--;
  if (start == end) return CXTAG_OK;
  char *text = cx_arena_alloc(c->arena, end - start + 1);
  if (!text || !cx_grow(out->memory, &out->items, &out->capacity, out->count + 1, sizeof *out->items))
    return CXTAG_ENOMEM;
  for (size_t i = start; i < end; i++) {
    if (example->kind != CX_EXAMPLE_TEST && cell->text[i] == '\\' && i + 1 < end && cell->text[i + 1] == '/')
      continue;
    text[length++] = cell->text[i];
  }
  text[length] = '\0';
  cx_position const where = cx_cell_position(table, cell, start);
  example->text = text;
  example->length = length;
  example->source = table->source;
  example->line = where.line;
  example->column = where.column;
  out->items[out->count++] = *example;
  return CXTAG_OK;
}

static cxtag_status split_cell(collector *c, const cx_table *table, const cx_cell *cell, cx_example_kind kind,
                               uint32_t row) {
  cx_example example = {.kind = kind, .row = row};
  cxtag_status status = CXTAG_OK;
  size_t start = 0;

  if (cx_is_empty(cell)) return CXTAG_OK;
  for (size_t i = 0; i <= cell->length && status == CXTAG_OK; i++) {
    if (i < cell->length && !is_separator(cell, i)) continue;
    status = add_example(c, table, cell, start, i, &example);
    start = i + 1;
  }
  return status;
}

static int is_theme(const cx_lexicon *lexicon, const char *id) {
  for (uint32_t i = 0; i < lexicon->theme_count; i++)
    if (!strcmp(cx_lexicon_string(lexicon, lexicon->themes[i].id), id)) return 1;
  return 0;
}

static int is_intent(const cx_lexicon *lexicon, const char *id) {
  for (uint32_t i = 0; i < lexicon->intent_count; i++)
    if (!strcmp(cx_lexicon_string(lexicon, lexicon->intents[i]), id)) return 1;
  return 0;
}

static int is_known(const cx_lexicon *lexicon, const cx_expected *item) {
  switch (item->kind) {
  case CX_EXPECT_THEME:
  case CX_EXPECT_NO_THEME: return is_theme(lexicon, item->name);
  case CX_EXPECT_INTENT:
  case CX_EXPECT_NO_INTENT: return is_intent(lexicon, item->name);
  case CX_EXPECT_LANGUAGE: return !strcmp(item->name, "fi") || !strcmp(item->name, "en") || !strcmp(item->name, "und");
  case CX_EXPECT_SENTIMENT: return 1;
  }
  return 1;
}

/* A test that expects nothing, or what is not known, can tell nothing: the compiler has reported it. */
static int is_sound(const cx_lexicon *lexicon, const cx_expectation *expected) {
  for (size_t i = 0; i < expected->count; i++)
    if (!is_known(lexicon, &expected->items[i])) return 0;
  return expected->count != 0;
}

/* The same text twice is a fault of the later row, which is not in force. */
static cxtag_status note_text(collector *c, const cx_cell *text, int *is_new) {
  cx_buffer_reset(&c->key);
  cx_buffer_append_byte(&c->key, '\t'); /* no source begins so */
  cx_buffer_append(&c->key, text->text, text->length);
  if (c->key.failed || cx_map_insert(&c->rows, c->key.bytes, c->key.length, 0, is_new) == CX_MAP_NONE)
    return CXTAG_ENOMEM;
  return CXTAG_OK;
}

static cxtag_status add_test(collector *c, const cx_table *table, const cx_table_row *row) {
  const cx_cell *text = cx_cell_in(table, row, CX_COLUMN_TEXT),
                *expected = cx_cell_in(table, row, CX_COLUMN_EXPECTED);
  cx_example example = {.kind = CX_EXAMPLE_TEST, .row = UINT32_MAX};
  char message[64];
  size_t at;
  int is_new;

  if (!text || !expected || cx_read_mark(cx_cell_in(table, row, CX_COLUMN_DELETE)) > 0) return CXTAG_OK;
  cxtag_status status = note_text(c, text, &is_new);
  if (status != CXTAG_OK || !is_new) return status;
  status = cx_expectation_parse(&example.expected, c->arena, expected->text, expected->length, CXTAG_EN, &at, message,
                                sizeof message);
  if (status == CXTAG_ENOMEM) return status;
  if (status != CXTAG_OK || !is_sound(c->lexicon, &example.expected)) return CXTAG_OK;
  return add_example(c, table, text, 0, text->length, &example);
}

static cxtag_status add_row(collector *c, const cx_table *table, const cx_table_row *row) {
  make_key(&c->key, table->source, row->line);
  if (c->key.failed) return CXTAG_ENOMEM;
  uint32_t const known = cx_map_find(&c->rows, c->key.bytes, c->key.length);
  if (known == CX_MAP_NONE) return CXTAG_OK;
  uint32_t const number = c->rows.entries[known].value;
  cxtag_status const status =
      split_cell(c, table, cx_cell_in(table, row, CX_COLUMN_YES), CX_EXAMPLE_YES, number);
  if (status != CXTAG_OK) return status;
  return split_cell(c, table, cx_cell_in(table, row, CX_COLUMN_NO), CX_EXAMPLE_NO, number);
}

static cxtag_status add_tables(collector *c, const cx_pack *pack) {
  cxtag_status status = CXTAG_OK;
  for (size_t t = 0; t < pack->table_count; t++) {
    const cx_table *table = &pack->tables[t];
    for (size_t i = 0; i < table->row_count && status == CXTAG_OK; i++) {
      if (table->kind == CX_TABLE_TESTS) status = add_test(c, table, &table->rows[i]);
      else status = add_row(c, table, &table->rows[i]);
    }
  }
  return status;
}

cxtag_status cx_examples_collect(cx_examples *out, cx_arena *arena, const cx_pack *pack,
                                 const cx_lexicon *lexicon) {
  collector c = {.out = out, .arena = arena, .lexicon = lexicon};

  *out = (cx_examples){.memory = arena->memory};
  cx_map_init(&c.rows, arena->memory);
  cx_buffer_init(&c.key, arena->memory);
  cxtag_status status = index_rows(&c);
  if (status == CXTAG_OK) status = add_tables(&c, pack);
  cx_map_clear(&c.rows);
  cx_buffer_clear(&c.key);
  return status;
}

void cx_examples_clear(cx_examples *examples) {
  cx_release(examples->memory, examples->items);
  *examples = (cx_examples){.memory = examples->memory};
}
