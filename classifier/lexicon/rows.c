/* Rows with an expression: their cells checked, and where the row is in force, its patterns. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lexicon/compiler.h"
#include "lexicon/nearest.h"
#include "lexicon/regex_check.h"
#include "lexicon/shifter.h"

static void CX_PRINTF(5, 6) fail(cx_compiler *c, cx_row_work *work, const cx_cell *cell, cx_message message,
                                 const char *english, ...) {
  char text[256];
  va_list args;
  va_start(args, english);
  vsnprintf(text, sizeof text, cx_message_text(cx_faults_language(c->faults), message, english), args);
  va_end(args);
  work->failed = 1;
  cx_fault_text_at(c->faults, CXTAG_ESYNTAX, work->source->table, cell, 0, text);
}

static const cx_cell *cell_of(const cx_row_work *work, cx_column column) {
  return cx_source_cell(work->source, column);
}

static void read_polarity(cx_compiler *c, cx_row_work *work, cx_row *row) {
  const cx_cell *cell = cell_of(work, CX_COLUMN_POLARITY);
  int32_t milli = 0;

  if (cx_is_empty(cell)) {
    row->flags |= CX_ROW_EMPTY_POLARITY;
    if (cell && row->table == CX_TABLE_SENTIMENT) fail(c, work, cell, CX_TEXT(polarity_missing));
  } else if (!cx_read_milli(cell, &milli)) {
    fail(c, work, cell, CX_TEXT(polarity_no_number), cell->text);
  } else if (milli < -CX_POLARITY_MAX || milli > CX_POLARITY_MAX) {
    fail(c, work, cell, CX_TEXT(polarity_range), cell->text);
  } else {
    row->polarity = (int16_t)milli;
  }
}

static void read_subject(cx_compiler *c, cx_row_work *work, cx_row *row) {
  const cx_cell *cell = cell_of(work, CX_COLUMN_THEME);

  row->subject = CX_NO_SUBJECT;
  if (row->table == CX_TABLE_INTENTS) {
    uint32_t const known = cell ? cx_map_find(&c->intents, cell->text, cell->length) : CX_MAP_NONE;
    if (known == CX_MAP_NONE) work->failed = 1; /* reported with the intents */
    else row->subject = (uint16_t)c->intents.entries[known].value;
  } else if (!cx_is_empty(cell)) {
    row->subject = cx_theme_number(c, work->source, cell);
    if (row->subject == CX_NO_SUBJECT) work->failed = 1;
  } else if (row->table == CX_TABLE_TERMS) {
    if (cell)
      fail(c, work, cell, CX_TEXT(theme_missing));
    else work->failed = 1;
  }
}

static void read_kind(cx_compiler *c, cx_row_work *work, cx_row *row) {
  const cx_cell *cell = cell_of(work, CX_COLUMN_KIND);
  cx_nearest nearest;

  if (!cell) {
    work->failed = 1;
    return;
  }
  for (size_t i = 0; i < CX_SHIFTER_COUNT; i++) {
    if (strcmp(cell->text, CX_SHIFTERS[i])) continue;
    row->subject = (uint16_t)i;
    return;
  }
  cx_nearest_init(&nearest, cell->text);
  for (size_t i = 0; i < CX_SHIFTER_COUNT; i++) cx_nearest_try(&nearest, CX_SHIFTERS[i]);
  if (nearest.best)
    fail(c, work, cell, CX_TEXT(kind_near), cell->text, nearest.best);
  else
    fail(c, work, cell, CX_TEXT(shifter_kind_unknown), cell->text);
}

static void read_shift(cx_compiler *c, cx_row_work *work, cx_row *row) {
  const cx_cell *factor = cell_of(work, CX_COLUMN_FACTOR), *reach = cell_of(work, CX_COLUMN_REACH);
  int32_t milli = 0;

  if (cx_is_empty(factor)) row->flags |= CX_ROW_EMPTY_POLARITY;
  else if (!cx_read_milli(factor, &milli) || milli < -CX_FACTOR_MAX || milli > CX_FACTOR_MAX)
    fail(c, work, factor, CX_TEXT(factor_no_number), factor->text);
  row->factor = (int16_t)milli;
  if (cx_is_empty(reach) || !strcmp(reach->text, "clause") || !strcmp(reach->text, "lause")) return;
  if (!strcmp(reach->text, "after") || !strcmp(reach->text, "jälkeen")) {
    row->flags |= CX_ROW_REACH_AFTER;
  } else if (cx_read_milli(reach, &milli) && milli >= 0 && milli <= CX_REACH_MAX * 1000 && milli % 1000 == 0) {
    row->reach = (int16_t)(milli / 1000);
    row->flags |= CX_ROW_HAS_REACH;
  } else {
    fail(c, work, reach, CX_TEXT(reach_unknown), reach->text, CX_REACH_MAX);
  }
}

static void read_marks(cx_compiler *c, cx_row_work *work, cx_row *row) {
  const cx_cell *lang = cell_of(work, CX_COLUMN_LANG), *mark = cell_of(work, CX_COLUMN_CASE);
  const cx_cell *inflect = cell_of(work, CX_COLUMN_INFLECT);
  int const with_case = cx_read_mark(mark);

  work->languages = row->languages = cx_read_languages(lang);
  if (!work->languages) fail(c, work, lang, CX_TEXT(language_unknown), lang->text);
  if (with_case < 0) fail(c, work, mark, CX_TEXT(case_no_mark), mark->text);
  if (with_case > 0) row->flags |= CX_ROW_CASE;
  work->inflect = cx_is_empty(inflect) ? NULL : inflect->text;
}

static cxtag_status read_expression(cx_compiler *c, cx_row_work *work, const cx_cell *cell, int is_not,
                                    cx_expression **out) {
  cx_expression_fault fault;
  cxtag_status const status = is_not ? cx_not_parse(out, &c->scratch, cell->text, cell->length, &fault)
                                     : cx_expression_parse(out, &c->scratch, cell->text, cell->length, &fault);
  if (status == CXTAG_OK || status == CXTAG_ENOMEM) return status;
  work->failed = 1;
  cx_fault_text_at(c->faults, status, work->source->table, cell, fault.at,
                   cx_expression_fault_text(&fault, cx_faults_language(c->faults)));
  return CXTAG_OK;
}

/* The literal of a pattern: named in its column, or found in the pattern. */
static cxtag_status find_literal(cx_compiler *c, cx_row_work *work, const cx_cell *cell, cx_regex *regex) {
  const cx_cell *named = cell_of(work, CX_COLUMN_LITERAL);
  cx_buffer found, folded;
  cxtag_status status = CXTAG_OK;

  cx_buffer_init(&found, c->memory);
  if (!cx_is_empty(named)) cx_buffer_append(&found, named->text, named->length);
  else if (!cx_regex_literal(&found, cell->text + 1, cell->length - 2) && !found.failed)
    fail(c, work, cell, CX_TEXT(pattern_no_literal));
  cx_buffer_init(&folded, c->memory);
  if (found.failed) status = CXTAG_ENOMEM;
  else if (!work->failed) status = cx_text_fold(&folded, found.bytes, found.length);
  if (status == CXTAG_OK) {
    regex->literal = cx_strings_add(&c->strings, folded.bytes ? folded.bytes : "", folded.length);
    regex->literal_length = (uint32_t)folded.length;
  }
  cx_buffer_clear(&found);
  cx_buffer_clear(&folded);
  return status;
}

static int refuse_setting(cx_compiler *c, cx_row_work *work, const cx_cell *cell) {
  size_t const len = cx_regex_setting(cell->text + 1, cell->length - 2);
  if (!len) return 0;
  work->failed = 1;
  cx_fault_at(c->faults, CXTAG_EREGEX, work->source->table, cell, 1, CX_TEXT(pattern_setting), (int)len,
              cell->text + 1);
  return 1;
}

static cxtag_status add_regex(cx_compiler *c, cx_row_work *work, const cx_cell *cell) {
  char message[160];
  size_t at;
  cx_regex regex = {0};
  if (refuse_setting(c, work, cell)) return CXTAG_OK;
  cxtag_status status =
      cx_regex_check(cell->text + 1, cell->length - 2, c->outer_memory, &at, message, sizeof message);

  if (status == CXTAG_ENOMEM) return status;
  if (status == CXTAG_ELIMIT) {
    work->failed = 1;
    cx_fault_at(c->faults, status, work->source->table, cell, at + 1, CX_TEXT(pattern_too_long),
                CX_REGEX_BYTES_MAX);
    return CXTAG_OK;
  }
  if (status != CXTAG_OK) {
    work->failed = 1;
    cx_fault_at(c->faults, status, work->source->table, cell, at + 1, CX_TEXT(pattern_faulty), message);
    return CXTAG_OK;
  }
  status = find_literal(c, work, cell, &regex);
  if (status != CXTAG_OK || work->failed) return status;
  regex.pattern = cx_strings_add(&c->strings, cell->text + 1, cell->length - 2);
  if (!cx_grow(c->memory, &c->regexes, &c->regex_capacity, c->regex_count + 1, sizeof *c->regexes) ||
      !cx_grow(c->memory, &c->patterns, &c->pattern_capacity, c->pattern_count + 1, sizeof *c->patterns))
    return CXTAG_ENOMEM;
  c->patterns[c->pattern_count++] = (cx_pattern){.row = (uint32_t)c->row_count,
                                                 .first_step = (uint32_t)c->step_count,
                                                 .regex = (uint32_t)c->regex_count};
  c->regexes[c->regex_count++] = regex;
  work->words = work->exact_words = 1;
  return CXTAG_OK;
}

static cxtag_status add_hit_patterns(cx_compiler *c, cx_row_work *work) {
  const cx_cell *cell = cell_of(work, CX_COLUMN_EXPRESSION);
  cx_expression *expression;

  if (cx_is_pattern(cell->text, cell->length)) return add_regex(c, work, cell);
  cxtag_status status = read_expression(c, work, cell, 0, &expression);
  if (status != CXTAG_OK || work->failed || !work->source->live) return status;
  return cx_add_patterns(c, work, cell, expression, CX_PATTERN_HIT);
}

static cxtag_status add_not_patterns(cx_compiler *c, cx_row_work *work, cx_row *row) {
  const cx_cell *cell = cell_of(work, CX_COLUMN_NOT);
  cx_expression *items = NULL;
  size_t const first = c->pattern_count;
  cxtag_status status = CXTAG_OK;

  if (cx_is_empty(cell)) return CXTAG_OK;
  status = read_expression(c, work, cell, 1, &items);
  if (status != CXTAG_OK || !items || !work->source->live) return status;
  work->inflect = NULL;
  for (; items && status == CXTAG_OK && !work->failed; items = items->next)
    status = cx_add_patterns(c, work, cell, items,
                             items->anywhere ? CX_PATTERN_NOT_CLAUSE : CX_PATTERN_NOT_OVERLAP);
  row->first_not = (uint32_t)first;
  row->not_count = (uint16_t)(c->pattern_count - first);
  if (c->pattern_count - first > UINT16_MAX) fail(c, work, cell, CX_TEXT(alternatives_overflow));
  return status;
}

/* Takes back what a faulty row left behind. */
static void take_back(cx_compiler *c, size_t patterns, size_t steps, size_t regexes) {
  c->pattern_count = patterns;
  c->step_count = steps;
  c->regex_count = regexes;
}

static uint32_t name_source(cx_compiler *c, const cx_table *table) {
  if (table != c->last_table)
    c->last_source = cx_strings_add(&c->strings, table->source, strlen(table->source));
  c->last_table = table;
  return c->last_source;
}

static cxtag_status read_cells(cx_compiler *c, cx_row_work *work, cx_row *row) {
  read_marks(c, work, row);
  if (row->table == CX_TABLE_SHIFTERS) {
    read_kind(c, work, row);
    read_shift(c, work, row);
  } else {
    read_subject(c, work, row);
    read_polarity(c, work, row);
  }
  cxtag_status const status = add_hit_patterns(c, work);
  row->exactness = (uint8_t)(work->words ? work->exact_words * 255 / work->words : 0);
  return status == CXTAG_OK ? add_not_patterns(c, work, row) : status;
}

static cxtag_status compile_row(cx_compiler *c, const cx_source_row *source) {
  cx_row_work work = {.source = source, .budget = CX_BUDGET, .first_pattern = c->pattern_count,
                      .by_steps = {.memory = c->outer_memory}};
  cx_row row = {.table = (uint8_t)source->table->kind, .layer = source->layer, .line = source->row->line};
  size_t const patterns = c->pattern_count, steps = c->step_count, regexes = c->regex_count;
  const cx_cell *expression = cell_of(&work, CX_COLUMN_EXPRESSION);

  if (cx_is_empty(expression)) return CXTAG_OK; /* reported with the key */
  cxtag_status const status = read_cells(c, &work, &row);
  if (work.by_steps.count) cx_index_clear(&work.by_steps);
  if (status != CXTAG_OK) return status;
  if (work.failed || !source->live) {
    take_back(c, patterns, steps, regexes);
    return CXTAG_OK;
  }
  row.expression = cx_strings_add(&c->strings, expression->text, expression->length);
  row.source = name_source(c, source->table);
  if (!cx_grow(c->memory, &c->rows, &c->row_capacity, c->row_count + 1, sizeof *c->rows)) return CXTAG_ENOMEM;
  c->rows[c->row_count++] = row;
  return CXTAG_OK;
}

/* Room for about as much as so many rows take, so that little of it has to grow step by step. 0 = memory is
 * out. */
static int reserve_room(cx_compiler *c, size_t rows) {
  enum { STRING_OF_ROW = 40 };
  size_t const more = rows + rows / 2;
  cx_buffer_reserve(&c->strings.bytes, rows * STRING_OF_ROW);
  return cx_grow(c->memory, &c->rows, &c->row_capacity, rows, sizeof *c->rows) &&
         cx_grow(c->memory, &c->patterns, &c->pattern_capacity, more, sizeof *c->patterns) &&
         cx_grow(c->memory, &c->steps, &c->step_capacity, rows * 3, sizeof *c->steps) &&
         cx_vocabulary_builder_reserve(c->builder, more) && cx_index_reserve(&c->strings.offsets, rows) &&
         cx_symbols_reserve(&c->symbols, more);
}

cxtag_status cx_compile_rows(cx_compiler *c) {
  if (!reserve_room(c, c->merged.count)) return CXTAG_ENOMEM;
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *source = &c->merged.rows[i];
    cx_table_kind const kind = source->table->kind;
    if (source->removes || kind < CX_TABLE_TERMS || kind > CX_TABLE_SHIFTERS) continue;
    cxtag_status const status = compile_row(c, source);
    cx_arena_reset(&c->scratch);
    if (status != CXTAG_OK) return status;
  }
  return CXTAG_OK;
}
