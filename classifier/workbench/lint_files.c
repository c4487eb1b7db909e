/* Files and columns that are not what they seem: not read, or one table twice. */
#include <string.h>

#include "lexicon/columns.h"
#include "lexicon/stray.h"
#include "workbench/lint.h"

static int differ_in_ending(const char *a, const char *b) {
  size_t const length = strlen(a);
  return length == strlen(b) && !memcmp(a, b, length - 4);
}

/* Told at the later one. Their rows all count, but nothing can write both into one form. */
static void lint_twin(cx_lint *lint, const cx_table *table) {
  for (const cx_table *other = lint->bench->pack->tables; other < table; other++)
    if (differ_in_ending(other->name, table->name))
      cx_find(&lint->bench->findings, CXTAG_FINDING_FILE, (cx_position){table->source, 0, 0, 0}, CX_TEXT(lint_twin),
              other->source);
}

/* A misspelt name makes a column that is kept and never read. */
static void lint_columns(cx_lint *lint, const cx_table *table) {
  for (size_t i = 0; i < table->column_count; i++) {
    const char *meant = cx_column_meant(table, i);
    if (!meant) continue;
    const cx_cell *cell = &table->columns[i];
    cx_find(&lint->bench->findings, CXTAG_FINDING_COLUMN, (cx_position){table->source, cell->line, cell->column, 0},
            CX_TEXT(lint_column_near), cell->text, meant);
  }
}

void cx_lint_files(cx_lint *lint) {
  const cx_pack *pack = lint->bench->pack;
  for (size_t i = 0; i < pack->stray_count; i++)
    cx_find_text(&lint->bench->findings, CXTAG_FINDING_FILE, (cx_position){pack->strays[i].source, 0, 0, 0},
                 cx_stray_text(pack->strays[i].kind, lint->bench->findings.language));
  for (size_t i = 0; i < pack->table_count; i++) {
    lint_twin(lint, &pack->tables[i]);
    lint_columns(lint, &pack->tables[i]);
  }
}
