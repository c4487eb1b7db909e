/* Words whose shape leaves their paradigm open: a form that only one of the paradigms makes may be another
 * row's word. The column `inflect` settles it. */
#include <string.h>

#include "base/map.h"
#include "lexicon/cells.h"
#include "morph/expand.h"
#include "text/text.h"
#include "workbench/lint.h"

enum { FORMS_LEAST = 8 }; /* a paradigm that the word's shape does not have gives next to nothing */

typedef struct inflection {
  cx_map all;    /* forms in all paradigms */
  cx_map narrow; /* in one of them */
} inflection;

static int take_form(void *ctx, const cx_expanded_form *form) {
  if (form->reading) return 0;
  return cx_map_insert(ctx, form->form, form->length, 0, NULL) == CX_MAP_NONE;
}

/* The forms in Finnish; 0 = memory is out, or the word is none. */
static int write_forms(cx_map *out, const cx_buffer *word, const char *inflect, const cxtag_memory *memory) {
  cx_entry const entry = {
      .word = word->bytes, .length = word->length, .languages = CX_LANGUAGE_FI, .inflect = inflect};
  cx_map_clear(out);
  cx_map_init(out, memory);
  return cx_expand_entry(&entry, take_form, out, memory, NULL) == CXTAG_OK;
}

static int is_within(const cx_map *some, const cx_map *all) {
  for (size_t i = 0; i < some->count; i++)
    if (cx_map_find(all, some->entries[i].key, some->entries[i].length) == CX_MAP_NONE) return 0;
  return 1;
}

/* A paradigm that the word may have and under which the form is none of its; NULL = there is no such. */
static const char *paradigm_without(inflection *of, const cx_buffer *word, const cx_buffer *form,
                                    const cxtag_memory *memory) {
  const char *name;
  if (!write_forms(&of->all, word, NULL, memory)) return NULL;
  if (cx_map_find(&of->all, form->bytes, form->length) == CX_MAP_NONE) return NULL;
  for (size_t i = 0; (name = cx_inflect_name(i)) != NULL; i++) {
    if (!write_forms(&of->narrow, word, name, memory)) return NULL;
    if (of->narrow.count >= FORMS_LEAST && is_within(&of->narrow, &of->all) &&
        cx_map_find(&of->narrow, form->bytes, form->length) == CX_MAP_NONE)
      return name;
  }
  return NULL;
}

/* Does the row name its paradigm? Rows of layers below are taken as they are. */
static int names_paradigm(const cx_lint *lint, uint32_t row) {
  const cx_pack *pack = lint->bench->pack;
  const char *source = cx_lexicon_string(lint->lexicon, lint->lexicon->rows[row].source);
  if (lint->lexicon->rows[row].layer != lint->bench->layer) return 1;
  for (size_t t = 0; t < pack->table_count; t++) {
    const cx_table *table = &pack->tables[t];
    if (strcmp(table->source, source) != 0) continue;
    for (size_t i = 0; i < table->row_count; i++)
      if (table->rows[i].line == lint->lexicon->rows[row].line)
        return !cx_is_empty(cx_table_cell(table, &table->rows[i], "inflect"));
  }
  return 0;
}

static int fold_expression(cx_buffer *out, const cx_lexicon *lexicon, uint32_t row) {
  const char *expression = cx_lexicon_string(lexicon, lexicon->rows[row].expression);
  cx_buffer_reset(out);
  return cx_text_fold(out, expression, strlen(expression)) == CXTAG_OK && out->length > 0;
}

void cx_lint_paradigm(cx_lint *lint, uint32_t row, uint32_t other) {
  const cxtag_memory *memory = &lint->bench->engine->memory;
  const cx_lexicon *lexicon = lint->lexicon;
  cx_buffer form, word;
  inflection of;
  if (!(lexicon->rows[other].languages & CX_LANGUAGE_FI) || names_paradigm(lint, other)) return;
  cx_buffer_init(&form, memory);
  cx_buffer_init(&word, memory);
  cx_map_init(&of.all, memory);
  cx_map_init(&of.narrow, memory);
  const char *name = NULL;
  if (fold_expression(&form, lexicon, row) && fold_expression(&word, lexicon, other))
    name = paradigm_without(&of, &word, &form, memory);
  if (name)
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_FORM, lexicon, other, CX_TEXT(lint_paradigm_spare),
                   cx_lexicon_string(lexicon, lexicon->rows[other].expression),
                   cx_lexicon_string(lexicon, lexicon->rows[row].expression),
                   cx_lexicon_string(lexicon, lexicon->rows[row].source), lexicon->rows[row].line, name);
  cx_map_clear(&of.all);
  cx_map_clear(&of.narrow);
  cx_buffer_clear(&form);
  cx_buffer_clear(&word);
}
