#include "workbench/lint.h"

#include <string.h>

#include "lexicon/cells.h"

/* ---- the lexicon backwards */

static uint32_t *make_counts(cx_lint *lint, size_t count) {
  uint32_t *counts = cx_arena_array(&lint->bench->arena, count + 2, sizeof *counts);
  if (counts) memset(counts, 0, (count + 2) * sizeof *counts);
  return counts;
}

/* Counts at i + 2 become begins at i + 1, so that filling moves them to their place. */
static void sum_up(uint32_t *counts, size_t count) {
  for (size_t i = 2; i < count + 2; i++) counts[i] += counts[i - 1];
}

static int index_entries(cx_lint *lint) {
  const cx_lexicon *lexicon = lint->lexicon;
  const cx_symbol *const symbols = lexicon->symbols;
  uint32_t *at = make_counts(lint, lexicon->entry_count);
  size_t total = 0;
  if (!at) return 0;
  for (uint32_t symbol = 0; symbol < lexicon->symbol_count; symbol++) {
    for (uint32_t i = 0; i < symbols[symbol].count; i++) at[cx_symbol_entries(lexicon, &symbols[symbol])[i] + 2]++;
    total += symbols[symbol].count;
  }
  uint32_t *of_entries = cx_arena_array(&lint->bench->arena, total, sizeof *of_entries);
  if (!of_entries) return 0;
  sum_up(at, lexicon->entry_count);
  for (uint32_t symbol = 0; symbol < lexicon->symbol_count; symbol++)
    for (uint32_t i = 0; i < symbols[symbol].count; i++)
      of_entries[at[cx_symbol_entries(lexicon, &symbols[symbol])[i] + 1]++] = symbol;
  lint->index.entry_symbols_at = at;
  lint->index.entry_symbols = of_entries;
  return 1;
}

static int begins_with_step(const cx_pattern *pattern) {
  return pattern->regex == UINT32_MAX && pattern->step_count && pattern->role == CX_PATTERN_HIT;
}

static int index_firsts(cx_lint *lint) {
  const cx_lexicon *lexicon = lint->lexicon;
  uint32_t *at = make_counts(lint, lexicon->symbol_count);
  uint32_t *firsts = cx_arena_array(&lint->bench->arena, lexicon->pattern_count, sizeof *firsts);
  if (!at || !firsts) return 0;
  for (uint32_t i = 0; i < lexicon->pattern_count; i++)
    if (begins_with_step(&lexicon->patterns[i]))
      at[lexicon->steps[lexicon->patterns[i].first_step].symbol + 2]++;
  sum_up(at, lexicon->symbol_count);
  for (uint32_t i = 0; i < lexicon->pattern_count; i++)
    if (begins_with_step(&lexicon->patterns[i]))
      firsts[at[lexicon->steps[lexicon->patterns[i].first_step].symbol + 1]++] = i;
  lint->index.symbol_firsts_at = at;
  lint->index.symbol_firsts = firsts;
  return 1;
}

static int index_rows(cx_lint *lint) {
  const cx_lexicon *lexicon = lint->lexicon;
  uint32_t *at = make_counts(lint, lexicon->row_count);
  if (!at) return 0;
  for (uint32_t i = 0; i < lexicon->pattern_count; i++) at[lexicon->patterns[i].row + 1]++;
  for (uint32_t row = 0; row < lexicon->row_count; row++) at[row + 1] += at[row];
  lint->index.row_patterns_at = at;
  return 1;
}

int cx_index_words(cx_lint *lint) {
  return index_entries(lint) && index_firsts(lint) && index_rows(lint);
}

void cx_patterns_of(const cx_lint *lint, uint32_t row, uint32_t *first, uint32_t *end) {
  *first = lint->index.row_patterns_at[row];
  *end = lint->index.row_patterns_at[row + 1];
}

int cx_rows_compete(const cx_row *a, const cx_row *b) {
  return a->table == b->table && (a->subject == b->subject || a->table == CX_TABLE_SHIFTERS);
}

/* ---- themes */

static int has_rows(const cx_lexicon *lexicon, uint32_t theme) {
  for (uint32_t i = 0; i < lexicon->row_count; i++) {
    const cx_row *row = &lexicon->rows[i];
    if (row->table != CX_TABLE_TERMS || row->subject >= lexicon->theme_count) continue;
    if (row->subject == theme || lexicon->themes[row->subject].parent == theme) return 1;
  }
  return 0;
}

static void lint_theme(cx_lint *lint, const cx_table *table, const cx_cell *id) {
  const cx_lexicon *lexicon = lint->lexicon;
  for (uint32_t theme = 0; theme < lexicon->theme_count; theme++) {
    if (strcmp(cx_lexicon_string(lexicon, lexicon->themes[theme].id), id->text) || has_rows(lexicon, theme))
      continue;
    cx_find(&lint->bench->findings, CXTAG_FINDING_THEME,
            (cx_position){table->source, id->line, id->column, 0}, CX_TEXT(lint_theme_unused), id->text);
  }
}

static void lint_themes(cx_lint *lint) {
  const cx_pack *pack = lint->bench->pack;
  for (size_t t = 0; t < pack->table_count; t++) {
    const cx_table *table = &pack->tables[t];
    for (size_t i = 0; table->kind == CX_TABLE_THEMES && i < table->row_count; i++) {
      const cx_cell *id = cx_table_cell(table, &table->rows[i], "id");
      if (!cx_is_empty(id) && cx_read_mark(cx_table_cell(table, &table->rows[i], "delete")) <= 0)
        lint_theme(lint, table, id);
    }
  }
}

/* ---- all */

static cxtag_status run_checks(cx_lint *lint, cxtag_error *err) {
  if (!cx_index_words(lint)) return cx_error_memory(err);
  for (uint32_t row = 0; row < lint->lexicon->row_count; row++)
    lint->bench->findings.counts.rows += lint->lexicon->rows[row].layer == lint->bench->layer;
  cx_lint_files(lint);
  lint_themes(lint);
  cx_lint_words(lint);
  cx_lint_forms(lint);
  cx_lint_wildcards(lint);
  cxtag_status status = cx_lint_literals(lint, err);
  if (status == CXTAG_OK) status = cx_lint_signs(lint, err);
  if (status == CXTAG_OK) status = cx_lint_layers(lint, err);
  if (status == CXTAG_OK) status = cx_lint_reach(lint, err);
  if (status == CXTAG_OK) status = cx_lint_examples(lint, err);
  return status == CXTAG_OK ? cx_lint_anchors(lint, err) : status;
}

cxtag_status cxtag_lexicon_lint(cxtag_builder *builder, cxtag_finding_callback callback, void *ctx,
                                cxtag_check_counts *counts, cxtag_error *err) {
  cx_bench bench;
  cx_lint lint = {.bench = &bench};
  cxtag_status status = cx_bench_open(&bench, builder, callback, ctx, err);
  if (status == CXTAG_OK) {
    lint.lexicon = bench.lexicon;
    status = run_checks(&lint, err);
  }
  if (counts) *counts = bench.findings.counts;
  cx_bench_clear(&bench);
  return status;
}
