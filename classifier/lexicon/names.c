/* Themes and intents: what rows may be about. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/compiler.h"
#include "lexicon/nearest.h"
#include "lexicon/intents.h"

static int is_plain_name(const char *text, size_t len) {
  if (!len || text[0] == '_') return 0;
  for (size_t i = 0; i < len; i++)
    if (!((text[i] >= 'a' && text[i] <= 'z') || (text[i] >= '0' && text[i] <= '9') || text[i] == '_'))
      return 0;
  return 1;
}

/* "delivery" or "delivery.speed"; *parent_length is that of the part before the dot, or 0. */
static int is_theme_id(const char *id, size_t len, size_t *parent_length) {
  const char *dot = memchr(id, '.', len);
  *parent_length = dot ? (size_t)(dot - id) : 0;
  if (!dot) return is_plain_name(id, len);
  return is_plain_name(id, *parent_length) && is_plain_name(dot + 1, len - *parent_length - 1);
}

static int by_key(const void *a, const void *b) {
  return strcmp(((const cx_map_entry *)a)->key, ((const cx_map_entry *)b)->key);
}

/* The map's keys in order; each entry's value becomes its place. The copy in the arena keeps the old
 * values. */
static const cx_map_entry *sort_names(cx_compiler *c, cx_map *map) {
  cx_map_entry *sorted = cx_arena_array(&c->arena, map->count, sizeof *sorted);
  if (!sorted) return NULL;
  if (map->count) memcpy(sorted, map->entries, map->count * sizeof *sorted);
  qsort(sorted, map->count, sizeof *sorted, by_key);
  for (size_t i = 0; i < map->count; i++)
    map->entries[cx_map_find(map, sorted[i].key, sorted[i].length)].value = (uint32_t)i;
  return sorted;
}

static void check_theme_row(cx_compiler *c, const cx_source_row *row) {
  const cx_cell *id = cx_source_cell(row, CX_COLUMN_ID);
  size_t parent;

  if (cx_is_empty(id) || row->removes) return;
  if (!is_theme_id(id->text, id->length, &parent))
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, id, 0, CX_TEXT(theme_id_faulty), id->text);
  else if (parent && row->live && cx_map_find(&c->themes, id->text, parent) == CX_MAP_NONE &&
           !cx_is_removed_theme(c, row, id->text))
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, id, 0, CX_TEXT(theme_parent_unknown), (int)parent,
                id->text);
}

/* Sub-themes without a row of their own count by their parent. */
static cxtag_status add_used_subthemes(cx_compiler *c) {
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    const cx_cell *id = cx_source_cell(row, CX_COLUMN_THEME);
    size_t parent;
    if (!row->live || (row->table->kind != CX_TABLE_TERMS && row->table->kind != CX_TABLE_SENTIMENT))
      continue;
    if (cx_is_empty(id) || !is_theme_id(id->text, id->length, &parent) || !parent) continue;
    uint32_t const above = cx_map_find(&c->themes, id->text, parent);
    if (above == CX_MAP_NONE) continue;
    if (cx_map_insert(&c->themes, id->text, id->length, c->themes.entries[above].value, NULL) == CX_MAP_NONE)
      return CXTAG_ENOMEM;
  }
  return CXTAG_OK;
}

static uint32_t add_cell(cx_compiler *c, const cx_source_row *row, cx_column column) {
  const cx_cell *cell = cx_source_cell(row, column);
  return cell ? cx_strings_add(&c->strings, cell->text, cell->length) : 0;
}

static cxtag_status fill_themes(cx_compiler *c) {
  const cx_map_entry *sorted = sort_names(c, &c->themes);

  c->theme_items = cx_arena_array(&c->arena, c->themes.count, sizeof *c->theme_items);
  if (!sorted || !c->theme_items) return CXTAG_ENOMEM;
  for (size_t i = 0; i < c->themes.count; i++) {
    const cx_source_row *row = &c->merged.rows[sorted[i].value];
    const char *dot = strchr(sorted[i].key, '.');
    uint32_t const parent =
        dot ? cx_map_find(&c->themes, sorted[i].key, (size_t)(dot - sorted[i].key)) : CX_MAP_NONE;
    cx_theme *theme = &c->theme_items[i];
    theme->id = cx_strings_add(&c->strings, sorted[i].key, sorted[i].length);
    theme->name_fi = add_cell(c, row, CX_COLUMN_NAME_FI);
    theme->name_en = add_cell(c, row, CX_COLUMN_NAME_EN);
    theme->owner = add_cell(c, row, CX_COLUMN_OWNER);
    theme->parent = parent == CX_MAP_NONE ? CX_NO_SUBJECT : (uint16_t)c->themes.entries[parent].value;
    theme->reserved = 0;
  }
  return CXTAG_OK;
}

cxtag_status cx_compile_themes(cx_compiler *c) {
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    const cx_cell *id = row->table->kind == CX_TABLE_THEMES ? cx_source_cell(row, CX_COLUMN_ID) : NULL;
    if (!row->live || cx_is_empty(id)) continue;
    if (cx_map_insert(&c->themes, id->text, id->length, (uint32_t)i, NULL) == CX_MAP_NONE)
      return CXTAG_ENOMEM;
  }
  cxtag_status status = cx_note_removed_themes(c);
  if (status != CXTAG_OK) return status;
  for (size_t i = 0; i < c->merged.count; i++)
    if (c->merged.rows[i].table->kind == CX_TABLE_THEMES) check_theme_row(c, &c->merged.rows[i]);
  status = add_used_subthemes(c);
  if (status != CXTAG_OK) return status;
  if (c->themes.count >= CX_NO_SUBJECT) {
    cx_fault(c->faults, CXTAG_ELIMIT, (cx_position){0}, CX_TEXT(too_many_themes), CX_NO_SUBJECT - 1);
    cx_map_clear(&c->themes);
  }
  return fill_themes(c);
}

static int is_name_of(const cx_compiler *c, const cx_theme *theme, const char *text) {
  const char *strings = c->strings.bytes.bytes;
  return (theme->name_fi && cx_names_agree(text, strings + theme->name_fi)) ||
         (theme->name_en && cx_names_agree(text, strings + theme->name_en));
}

/* People write the name that reports show, "Kanta-asiakkuus": the id of the first theme that has it, or NULL. */
static const char *id_of_name(const cx_compiler *c, const char *text) {
  for (size_t i = 0; i < c->themes.count && c->theme_items && !c->strings.bytes.failed; i++)
    if (is_name_of(c, &c->theme_items[c->themes.entries[i].value], text)) return c->themes.entries[i].key;
  return NULL;
}

uint16_t cx_theme_number(cx_compiler *c, const cx_source_row *row, const cx_cell *cell) {
  cx_nearest nearest;
  uint32_t const known = cx_map_find(&c->themes, cell->text, cell->length);

  if (known != CX_MAP_NONE) return (uint16_t)c->themes.entries[known].value;
  if (cx_is_removed_theme(c, row, cell->text)) return CX_NO_SUBJECT;
  const char *named = id_of_name(c, cell->text);
  cx_nearest_init(&nearest, cell->text);
  for (size_t i = 0; i < c->themes.count; i++) cx_nearest_try(&nearest, c->themes.entries[i].key);
  if (named)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(theme_named), cell->text, named);
  else if (nearest.best)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(theme_near), cell->text, nearest.best);
  else
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(theme_unknown), cell->text);
  return CX_NO_SUBJECT;
}

/* A new intent that differs from one of the ten in a letter or two is a slip. */
static int is_slip_of(const char *id, const char **meant) {
  cx_nearest nearest;
  for (size_t i = 0; i < CX_INTENT_COUNT; i++)
    if (!strcmp(id, CX_INTENTS[i])) return 0;
  cx_nearest_init(&nearest, id);
  for (size_t i = 0; i < CX_INTENT_COUNT; i++) cx_nearest_try(&nearest, CX_INTENTS[i]);
  *meant = nearest.best;
  return nearest.best && nearest.distance <= 2;
}

static cxtag_status add_intent(cx_compiler *c, const cx_source_row *row) {
  const cx_cell *id = cx_source_cell(row, CX_COLUMN_THEME);
  const char *meant;

  if (!id || row->removes) return CXTAG_OK;
  if (!id->length)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, id, 0, CX_TEXT(intent_missing));
  else if (!is_plain_name(id->text, id->length))
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, id, 0, CX_TEXT(intent_id_faulty), id->text);
  else if (is_slip_of(id->text, &meant))
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, id, 0, CX_TEXT(intent_near), id->text, meant);
  else if (row->live && cx_map_insert(&c->intents, id->text, id->length, 0, NULL) == CX_MAP_NONE)
    return CXTAG_ENOMEM;
  return CXTAG_OK;
}

cxtag_status cx_compile_intents(cx_compiler *c) {
  for (size_t i = 0; i < CX_INTENT_COUNT; i++)
    if (cx_map_insert(&c->intents, CX_INTENTS[i], strlen(CX_INTENTS[i]), 0, NULL) == CX_MAP_NONE)
      return CXTAG_ENOMEM;
  for (size_t i = 0; i < c->merged.count; i++)
    if (c->merged.rows[i].table->kind == CX_TABLE_INTENTS && add_intent(c, &c->merged.rows[i]) != CXTAG_OK)
      return CXTAG_ENOMEM;
  if (c->intents.count >= CX_NO_SUBJECT) {
    cx_fault(c->faults, CXTAG_ELIMIT, (cx_position){0}, CX_TEXT(too_many_intents), CX_NO_SUBJECT - 1);
    cx_map_clear(&c->intents);
  }
  const cx_map_entry *sorted = sort_names(c, &c->intents);
  c->intent_items = cx_arena_array(&c->arena, c->intents.count, sizeof *c->intent_items);
  if (!sorted || !c->intent_items) return CXTAG_ENOMEM;
  for (size_t i = 0; i < c->intents.count; i++)
    c->intent_items[i] = cx_strings_add(&c->strings, sorted[i].key, sorted[i].length);
  return CXTAG_OK;
}
