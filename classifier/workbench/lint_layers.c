/* Rows that replace one of a layer below and say the opposite: a forgotten minus more often than not. */
#include "lexicon/cells.h"
#include "lexicon/faults.h"
#include "lexicon/merge.h"
#include "workbench/lint.h"

static int sign_of(const cx_source_row *row) {
  const cx_cell *cell = cx_source_cell(row, CX_COLUMN_POLARITY);
  int32_t milli = 0;
  if (cx_is_empty(cell) || !cx_read_milli(cell, &milli)) return 0;
  return milli < 0 ? -1 : milli > 0;
}

/* A text in `yes` shows that the other sign is meant. */
static void lint_replacement(cx_lint *lint, const cx_source_row *row, const cx_source_row *old) {
  const cx_cell *cell = cx_source_cell(row, CX_COLUMN_POLARITY);
  if (sign_of(row) * sign_of(old) >= 0 || !cx_is_empty(cx_source_cell(row, CX_COLUMN_YES))) return;
  cx_find(&lint->bench->findings, CXTAG_FINDING_CONFLICT, cx_cell_position(row->table, cell, 0),
          CX_TEXT(lint_below_opposed), cx_source_cell(row, CX_COLUMN_EXPRESSION)->text,
          cx_source_cell(old, CX_COLUMN_EXPRESSION)->text, old->table->source, old->row->line);
}

static void lint_merged(cx_lint *lint, const cx_merged *merged) {
  for (size_t i = 0; i < merged->count; i++) {
    const cx_source_row *row = &merged->rows[i];
    if (!row->live || row->layer != lint->bench->layer || row->latest == i) continue;
    if (row->table->kind == CX_TABLE_TERMS || row->table->kind == CX_TABLE_SENTIMENT)
      lint_replacement(lint, row, &merged->rows[row->latest]);
  }
}

cxtag_status cx_lint_layers(cx_lint *lint, cxtag_error *err) {
  size_t const count = lint->lexicon->layer_count;
  const cx_pack **packs = cx_arena_array(&lint->bench->arena, count, sizeof *packs);
  cx_faults told = {0}; /* when the pack was compiled */
  cx_merged merged;
  if (!packs) return cx_error_memory(err);
  for (size_t i = 0; i < count; i++) packs[i] = cx_builder_layer(lint->bench->builder, i);
  cx_merged_init(&merged, &lint->bench->engine->memory);
  cxtag_status const status = cx_merge(&merged, packs, count, &told);
  if (status == CXTAG_OK) lint_merged(lint, &merged);
  cx_merged_clear(&merged);
  return status == CXTAG_OK ? status : cx_error_memory(err);
}
