/* normal.tsv: other ways to write words. Lemmas go to the vocabulary, all else to a sorted table. */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "lexicon/compiler.h"
#include "lexicon/nearest.h"

enum { KIND_LEMMA = 4, KIND_COUNT };
static const char *const KINDS[KIND_COUNT] = {"spoken", "typo", "abbreviation", "emoji", "lemma"};

static int read_kind(cx_compiler *c, const cx_source_row *row, uint8_t *kind) {
  const cx_cell *cell = cx_source_cell(row, CX_COLUMN_KIND);
  cx_nearest nearest;

  if (!cell) return 0;
  for (int i = 0; i < KIND_COUNT; i++) {
    if (strcmp(cell->text, KINDS[i])) continue;
    *kind = (uint8_t)i;
    return 1;
  }
  cx_nearest_init(&nearest, cell->text);
  for (size_t i = 0; i < KIND_COUNT; i++) cx_nearest_try(&nearest, KINDS[i]);
  if (nearest.best)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(kind_near), cell->text, nearest.best);
  else
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(normal_kind_unknown), cell->text);
  return 0;
}

/* One word, or a fault and its text NULL. */
static cxtag_status read_word(cx_compiler *c, const cx_source_row *row, const cx_cell *cell,
                              const char *column, cx_spelled *word) {
  cx_spelling spelling;
  *word = (cx_spelled){NULL, 0, 0};
  if (cx_spell(&spelling, &c->speller, cell->text, cell->length) != CXTAG_OK) return CXTAG_ENOMEM;
  if (spelling.count == 1) *word = *spelling.words;
  else
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, cell, 0, CX_TEXT(normal_one_word), column, cell->text);
  return CXTAG_OK;
}

/* The words of rows by their text: lemmas look them up. Of equal texts the first stands in the index, `next`
 * leads on. */
typedef struct word_index {
  cx_index texts; /* hash -> entry */
  uint32_t *next; /* entry + 1 of the next with the same text, 0 = none */
} word_index;

static uint32_t find_word(const word_index *index, const cx_compiler *c, uint32_t hash, const char *text, size_t len) {
  cx_index_search search = cx_index_start(&index->texts, hash);
  uint32_t number;
  while ((number = cx_index_next(&search)) != CX_INDEX_NONE) {
    const cx_entry *word = cx_vocabulary_builder_entry(c->builder, number);
    if (word->length == len && !memcmp(word->word, text, len)) break;
  }
  return number;
}

static cxtag_status index_words(word_index *index, cx_compiler *c) {
  size_t const count = cx_vocabulary_builder_count(c->builder);
  index->next = cx_arena_array(&c->arena, count, sizeof *index->next);
  if (!index->next || !cx_index_reserve(&index->texts, count)) return CXTAG_ENOMEM;
  for (uint32_t i = 0; i < count; i++) {
    const cx_entry *word = cx_vocabulary_builder_entry(c->builder, i);
    index->next[i] = 0;
    if (word->exact) continue;
    uint32_t const hash = cx_hash(word->word, word->length);
    uint32_t const first = find_word(index, c, hash, word->word, word->length);
    if (first == CX_INDEX_NONE) {
      if (!cx_index_add(&index->texts, hash, i)) return CXTAG_ENOMEM;
    } else {
      index->next[i] = index->next[first];
      index->next[first] = i + 1;
    }
  }
  return CXTAG_OK;
}

/* Every inflected form of `from` counts as a form of each word of the rows that is spelled as `to`. */
static cxtag_status add_lemma(cx_compiler *c, const word_index *index, const cx_source_row *row,
                              const cx_spelled *from, const cx_cell *to, uint8_t languages) {
  cx_spelled target;
  const cx_cell *inflect = cx_source_cell(row, CX_COLUMN_INFLECT);
  cxtag_error err;
  cxtag_status status = read_word(c, row, to, "to", &target);

  if (status != CXTAG_OK || !target.text) return status;
  uint32_t const first = find_word(index, c, cx_hash(target.text, target.length), target.text, target.length);
  uint32_t at = first == CX_INDEX_NONE ? 0 : first + 1;
  for (; at; at = index->next[at - 1]) {
    const cx_entry *word = cx_vocabulary_builder_entry(c->builder, at - 1);
    if (!(word->languages & languages)) continue;
    cx_entry const entry = {from->text, from->length, word->languages & languages, word->anchors, 0,
                            cx_is_empty(inflect) ? NULL : inflect->text};
    status = cx_vocabulary_builder_alias(c->builder, &entry, at - 1, &err);
    if (status == CXTAG_ENOMEM) return status;
    if (status == CXTAG_OK) continue;
    char text[256];
    cx_entry_fault(text, sizeof text, &entry, cx_faults_language(c->faults));
    cx_fault_text_at(c->faults, CXTAG_ESYNTAX, row->table, cx_source_cell(row, CX_COLUMN_FROM), 0, text);
    return CXTAG_OK;
  }
  return CXTAG_OK;
}

static cxtag_status add_normal(cx_compiler *c, const cx_source_row *row, const cx_spelled *from,
                               const cx_cell *to, uint8_t languages, uint8_t kind) {
  cx_spelling spelling;
  cx_buffer joined;
  cxtag_status status = cx_spell(&spelling, &c->speller, to->text, to->length);

  if (status != CXTAG_OK) return status;
  if (!spelling.count) {
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, to, 0, CX_TEXT(normal_to_empty));
    return CXTAG_OK;
  }
  cx_buffer_init(&joined, c->memory);
  for (size_t i = 0; i < spelling.count; i++) {
    if (i) cx_buffer_append_byte(&joined, ' ');
    cx_buffer_append(&joined, spelling.words[i].text, spelling.words[i].length);
  }
  if (joined.failed ||
      !cx_grow(c->memory, &c->normals, &c->normal_capacity, c->normal_count + 1, sizeof *c->normals))
    status = CXTAG_ENOMEM;
  else
    c->normals[c->normal_count++] =
        (cx_normal){.from = cx_strings_add(&c->strings, from->text, from->length),
                    .to = cx_strings_add(&c->strings, joined.bytes, joined.length),
                    .languages = languages,
                    .kind = kind};
  cx_buffer_clear(&joined);
  return status;
}

static cxtag_status compile_row(cx_compiler *c, const word_index *index, const cx_source_row *row) {
  const cx_cell *from = cx_source_cell(row, CX_COLUMN_FROM), *to = cx_source_cell(row, CX_COLUMN_TO);
  const cx_cell *lang = cx_source_cell(row, CX_COLUMN_LANG);
  uint8_t const languages = cx_read_languages(lang);
  cx_spelled word;
  uint8_t kind;

  if (cx_is_empty(from) || !to) return CXTAG_OK; /* reported with the key or the header */
  if (!languages)
    cx_fault_at(c->faults, CXTAG_ESYNTAX, row->table, lang, 0, CX_TEXT(language_unknown), lang->text);
  if (!read_kind(c, row, &kind) || !languages) return CXTAG_OK;
  cxtag_status const status = read_word(c, row, from, "from", &word);
  if (status != CXTAG_OK || !word.text || !row->live) return status;
  if (kind == KIND_LEMMA) return add_lemma(c, index, row, &word, to, languages);
  return add_normal(c, row, &word, to, languages, kind);
}

/* What by_from compares is the strings' bytes; qsort has no context, so it sorts pairs that hold both. */
typedef struct sortable {
  const char *from;
  cx_normal normal;
} sortable;

static int by_from(const void *a, const void *b) {
  const sortable *x = a, *y = b;
  int const order = strcmp(x->from, y->from);
  return order ? order : (int)x->normal.languages - (int)y->normal.languages;
}

static cxtag_status sort_normals(cx_compiler *c) {
  sortable *sorted = cx_arena_array(&c->scratch, c->normal_count, sizeof *sorted);
  if (!sorted || c->strings.bytes.failed) return CXTAG_ENOMEM;
  for (size_t i = 0; i < c->normal_count; i++)
    sorted[i] = (sortable){c->strings.bytes.bytes + c->normals[i].from, c->normals[i]};
  qsort(sorted, c->normal_count, sizeof *sorted, by_from);
  for (size_t i = 0; i < c->normal_count; i++) c->normals[i] = sorted[i].normal;
  cx_arena_reset(&c->scratch);
  return CXTAG_OK;
}

cxtag_status cx_compile_normals(cx_compiler *c) {
  word_index index;

  cx_index_init(&index.texts, c->memory);
  cxtag_status status = index_words(&index, c);
  for (size_t i = 0; i < c->merged.count && status == CXTAG_OK; i++) {
    const cx_source_row *row = &c->merged.rows[i];
    if (row->table->kind == CX_TABLE_NORMAL && !row->removes) status = compile_row(c, &index, row);
  }
  cx_index_clear(&index.texts);
  return status == CXTAG_OK ? sort_normals(c) : status;
}
