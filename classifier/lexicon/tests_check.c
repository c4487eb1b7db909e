/* tests.tsv: the texts themselves are run by the workbench; here only what is expected of them is checked. */
#include <string.h>

#include "lexicon/compiler.h"
#include "lexicon/expected.h"
#include "lexicon/nearest.h"

static void check_name(cx_compiler *c, const cx_source_row *row, const cx_cell *cell,
                       const cx_expected *item) {
  int const is_theme = item->kind == CX_EXPECT_THEME || item->kind == CX_EXPECT_NO_THEME;
  const cx_map *names = is_theme ? &c->themes : &c->intents;
  cx_nearest nearest;

  if (item->kind == CX_EXPECT_LANGUAGE) {
    if (strcmp(item->name, "fi") && strcmp(item->name, "en") && strcmp(item->name, "und"))
      cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, item->at, CX_TEXT(test_language_unknown),
                  item->name);
    return;
  }
  if (item->kind == CX_EXPECT_SENTIMENT || cx_map_find(names, item->name, strlen(item->name)) != CX_MAP_NONE)
    return;
  if (is_theme && cx_is_removed_theme(c, row, item->name)) return;
  cx_nearest_init(&nearest, item->name);
  for (size_t i = 0; i < names->count; i++) cx_nearest_try(&nearest, names->entries[i].key);
  if (nearest.best && is_theme)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, item->at, CX_TEXT(test_theme_near), item->name,
                nearest.best);
  else if (nearest.best)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, item->at, CX_TEXT(test_intent_near), item->name,
                nearest.best);
  else if (is_theme)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, item->at, CX_TEXT(test_theme_unknown),
                item->name);
  else
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, item->at, CX_TEXT(test_intent_unknown),
                item->name);
}

static cxtag_status check_row(cx_compiler *c, const cx_source_row *row) {
  const cx_cell *cell = cx_source_cell(row, CX_COLUMN_EXPECTED);
  cx_expectation expectation;
  char message[256];
  size_t at;

  if (!cell) return CXTAG_OK; /* reported with the header */
  cxtag_status const status =
      cx_expectation_parse(&expectation, &c->scratch, cell->text, cell->length, cx_faults_language(c->faults),
                           &at, message, sizeof message);
  if (status == CXTAG_ENOMEM) return status;
  if (status != CXTAG_OK) {
    cx_fault_text_at(c->faults, status, row->table, cell, at, message);
  } else if (!expectation.count) {
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(test_nothing));
  } else {
    for (size_t i = 0; i < expectation.count; i++) check_name(c, row, cell, &expectation.items[i]);
  }
  return CXTAG_OK;
}

cxtag_status cx_check_tests(cx_compiler *c) {
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    if (row->table->kind != CX_TABLE_TESTS || row->removes) continue;
    cxtag_status const status = check_row(c, row);
    cx_arena_reset(&c->scratch);
    if (status != CXTAG_OK) return status;
  }
  return CXTAG_OK;
}
