/* Themes that a layer removes while rows of those below still use them: one fault, at the removal. */
#include <string.h>

#include "lexicon/compiler.h"

cxtag_status cx_note_removed_themes(cx_compiler *c) {
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    if (row->table->kind != CX_TABLE_THEMES || !row->removes) continue;
    cx_removed_theme *removed = cx_arena_alloc(&c->arena, sizeof *removed);
    if (!removed) return CXTAG_ENOMEM;
    *removed = (cx_removed_theme){c->removed_themes, row, NULL, 0};
    c->removed_themes = removed;
  }
  return CXTAG_OK;
}

/* "billing" and "billing.invoice" are of the theme billing. */
static int is_of_theme(const char *id, const cx_cell *theme) {
  return !strncmp(id, theme->text, theme->length) && (!id[theme->length] || id[theme->length] == '.');
}

int cx_is_removed_theme(cx_compiler *c, const cx_source_row *row, const char *id) {
  for (cx_removed_theme *removed = c->removed_themes; removed; removed = removed->next) {
    const cx_cell *theme = cx_source_cell(removed->removal, CX_COLUMN_ID);
    if (removed->removal->layer <= row->layer || !is_of_theme(id, theme)) continue;
    if (row->live && !removed->user_count++) removed->first_user = row;
    return 1;
  }
  return 0;
}

void cx_fault_removed_themes(cx_compiler *c) {
  for (const cx_removed_theme *removed = c->removed_themes; removed; removed = removed->next) {
    const cx_source_row *const first = removed->first_user;
    const cx_cell *theme = cx_source_cell(removed->removal, CX_COLUMN_ID);
    if (first)
      cx_fault_at(c->faults, CXTAG_ESYNTAX, removed->removal->table, theme, 0, CX_TEXT(theme_removed), theme->text,
                  removed->user_count, first->table->source, first->row->line);
  }
}
