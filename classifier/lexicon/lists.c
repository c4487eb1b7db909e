/* lists.tsv: names for alternatives. Lists may name lists, but never themselves. */
#include <string.h>

#include "lexicon/compiler.h"
#include "lexicon/nearest.h"

static cxtag_status keep_member(cx_compiler *c, const cx_source_row *row, const cx_cell *name,
                                const cx_cell *cell, const cx_expression *expression) {
  int made;
  uint32_t const number = cx_map_insert(&c->lists, name->text, name->length, 0, &made);
  cx_member *member = cx_arena_alloc(&c->arena, sizeof *member);

  if (!member || number == CX_MAP_NONE ||
      !cx_grow(c->memory, &c->list_items, &c->list_capacity, (size_t)number + 1, sizeof *c->list_items))
    return CXTAG_ENOMEM;
  cx_list *list = &c->list_items[number];
  if (made) *list = (cx_list){.name = c->lists.entries[number].key};
  *member = (cx_member){NULL, expression, row, cell};
  if (list->last) list->last->next = member;
  else list->members = member;
  list->last = member;
  return CXTAG_OK;
}

static cxtag_status add_member(cx_compiler *c, const cx_source_row *row) {
  const cx_cell *name = cx_source_cell(row, CX_COLUMN_NAME), *cell = cx_source_cell(row, CX_COLUMN_MEMBER);
  cx_expression *expression;
  cx_expression_fault fault;

  if (cx_is_empty(name) || !cell) return CXTAG_OK;
  if (!cell->length) {
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(member_missing));
    return CXTAG_OK;
  }
  if (cx_is_pattern(cell->text, cell->length)) {
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(member_pattern));
    return CXTAG_OK;
  }
  cxtag_status const status = cx_expression_parse(&expression, &c->arena, cell->text, cell->length, &fault);
  if (status == CXTAG_ENOMEM) return status;
  if (status != CXTAG_OK) {
    cx_fault_text_at(c->faults, status, row->table, cell, fault.at,
                     cx_expression_fault_text(&fault, cx_faults_language(c->faults)));
    return CXTAG_OK;
  }
  return row->live ? keep_member(c, row, name, cell, expression) : CXTAG_OK;
}

cx_list *cx_find_list(cx_compiler *c, const cx_source_row *row, const cx_cell *cell, const cx_part *part) {
  uint32_t const number = cx_map_find(&c->lists, part->text, part->length);
  cx_nearest nearest;

  if (number != CX_MAP_NONE) return &c->list_items[number];
  cx_nearest_init(&nearest, part->text);
  for (size_t i = 0; i < c->lists.count; i++) cx_nearest_try(&nearest, c->lists.entries[i].key);
  if (nearest.best)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, part->at, CX_TEXT(list_near), part->text,
                nearest.best);
  else
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, part->at, CX_TEXT(list_unknown), part->text);
  return NULL;
}

static int is_sound(cx_compiler *c, cx_list *list, unsigned depth);

static int is_sound_part(cx_compiler *c, const cx_member *member, const cx_part *part, unsigned depth) {
  if (part->kind == CX_PART_GROUP) {
    for (const cx_expression *e = part->alternatives; e; e = e->next)
      for (const cx_chain *chain = e->chains; chain; chain = chain->next)
        for (const cx_part *inner = chain->parts; inner; inner = inner->next)
          if (!is_sound_part(c, member, inner, depth)) return 0;
    return 1;
  }
  if (part->kind != CX_PART_LIST) return 1;
  cx_list *list = cx_find_list(c, member->row, member->cell, part);
  if (list && (list->state == CX_LIST_OPEN || depth >= CX_NESTING_MAX)) {
    if (list->state == CX_LIST_OPEN)
      cx_fault_at(c->faults, CXTAG_ESYNTAX, member->row->table, member->cell, part->at, CX_TEXT(list_circle),
                  list->name);
    else
      cx_fault_at(c->faults, CXTAG_ESYNTAX, member->row->table, member->cell, part->at,
                  CX_TEXT(list_too_deep), list->name);
    return 0;
  }
  return list && is_sound(c, list, depth + 1);
}

/* Depth-first; recursion ends at CX_NESTING_MAX lists. */
static int is_sound(cx_compiler *c, cx_list *list, unsigned depth) {
  int sound = 1;
  if (list->state != CX_LIST_UNSEEN) return list->state == CX_LIST_SOUND;
  list->state = CX_LIST_OPEN;
  for (const cx_member *member = list->members; member; member = member->next)
    for (const cx_chain *chain = member->expression->chains; chain; chain = chain->next)
      for (const cx_part *part = chain->parts; part; part = part->next)
        if (!is_sound_part(c, member, part, depth)) sound = 0;
  list->state = sound ? CX_LIST_SOUND : CX_LIST_BROKEN;
  return sound;
}

cxtag_status cx_compile_lists(cx_compiler *c) {
  for (size_t i = 0; i < c->merged.count; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    if (row->table->kind == CX_TABLE_LISTS && !row->removes && add_member(c, row) != CXTAG_OK)
      return CXTAG_ENOMEM;
  }
  for (size_t i = 0; i < c->lists.count; i++) is_sound(c, &c->list_items[i], 0);
  return CXTAG_OK;
}
