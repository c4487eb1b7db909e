/*
 * What a row takes in beyond what it says: a part of a compound (`tuki~`) that stands in the words of other themes'
 * rows, and a word with a form that is also a form of another row's word. The words of all rows of the lexicon are
 * the sample of the language that both are measured on.
 */
#include <stdlib.h>
#include <string.h>

#include "lexicon/cells.h"
#include "morph/expand.h"
#include "text/text.h"
#include "workbench/lint.h"

/* A compound is often about both its parts, so an anchor may stand in some words of other themes. It is told when there
 * are this many, and this many times more than the middle one of its neighbours has. */
enum { FOREIGN_LEAST = 4, FOREIGN_TIMES = 4 };

typedef struct reach {
  cx_lint *lint;
  uint32_t *rows;        /* entry -> 1 + a row that is this one word; the next is in next[] */
  uint32_t *next;        /* row -> 1 + row */
  cx_buffer word;
} reach;

static const char *expression_of(const reach *r, uint32_t row) {
  return cx_lexicon_string(r->lint->lexicon, r->lint->lexicon->rows[row].expression);
}

static uint32_t *make_numbers(const reach *r, size_t count) {
  uint32_t *numbers = cx_arena_array(&r->lint->bench->arena, count + 1, sizeof *numbers);
  if (numbers) memset(numbers, 0, (count + 1) * sizeof *numbers);
  return numbers;
}

static int prepare(reach *r) {
  const cx_lexicon *lexicon = r->lint->lexicon;
  r->rows = make_numbers(r, lexicon->entry_count);
  r->next = make_numbers(r, lexicon->row_count);
  r->lint->foreign = make_numbers(r, lexicon->row_count);
  r->lint->foreign_row = make_numbers(r, lexicon->row_count);
  if (!r->rows || !r->next || !r->lint->foreign || !r->lint->foreign_row) return 0;
  for (uint32_t row = 0; row < lexicon->row_count; row++) {
    uint32_t const entry = cx_lint_word(r->lint, row);
    if (entry == UINT32_MAX) continue;
    r->next[row] = r->rows[entry];
    r->rows[entry] = row + 1;
  }
  return 1;
}

static uint16_t theme_of(const cx_lexicon *lexicon, const cx_row *row) {
  uint16_t const parent = row->subject == CX_NO_SUBJECT ? CX_NO_SUBJECT : lexicon->themes[row->subject].parent;
  return parent == CX_NO_SUBJECT ? row->subject : parent;
}

/* ---- parts of compounds */

void cx_lint_count_anchor(cx_lint *lint, uint32_t anchored, uint32_t row) {
  const cx_lexicon *lexicon = lint->lexicon;
  const cx_row *a = &lexicon->rows[anchored], *b = &lexicon->rows[row];
  if (a->table != CX_TABLE_TERMS || b->table != CX_TABLE_TERMS || cx_lint_word(lint, anchored) == UINT32_MAX ||
      !strchr(cx_lexicon_string(lexicon, a->expression), '~') || theme_of(lexicon, a) == theme_of(lexicon, b))
    return;
  if (!lint->foreign[anchored]++) lint->foreign_row[anchored] = row;
}

/* Which anchored rows take in this row's word? */
static int look_up_word(reach *r, uint32_t row) {
  cx_form forms[CX_FORMS_MAX];
  const char *expression = expression_of(r, row);
  cx_buffer_reset(&r->word);
  if (cx_text_fold(&r->word, expression, strlen(expression)) != CXTAG_OK) return 0;
  size_t count = cx_vocabulary_find(r->lint->lexicon->vocabulary, r->word.length ? r->word.bytes : "", r->word.length,
                                    0, 0, forms, CX_FORMS_MAX);
  if (count > CX_FORMS_MAX) count = CX_FORMS_MAX;
  for (size_t i = 0; i < count; i++) {
    if (forms[i].entry >= r->lint->lexicon->entry_count || (forms[i].reading & ~CX_READ_COMPOUND)) continue;
    for (uint32_t at = r->rows[forms[i].entry]; at; at = r->next[at - 1])
      if (at - 1 != row) cx_lint_count_anchor(r->lint, at - 1, row);
  }
  return 1;
}

static int look_up_words(reach *r) {
  for (uint32_t row = 0; row < r->lint->lexicon->row_count; row++)
    if (cx_lint_word(r->lint, row) != UINT32_MAX && !strchr(expression_of(r, row), '~') && !look_up_word(r, row))
      return 0;
  return 1;
}

static int by_size(const void *a, const void *b) {
  uint32_t const x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

/* What the middle one takes in of those that take in anything but this row; 1 when there is none. */
static uint32_t middle_of_others(const cx_lint *lint, uint32_t row, uint32_t *room) {
  size_t count = 0;
  for (uint32_t i = 0; i < lint->lexicon->row_count; i++)
    if (i != row && lint->foreign[i]) room[count++] = lint->foreign[i];
  if (count) qsort(room, count, sizeof *room, by_size);
  return count ? room[count / 2] : 1;
}

cxtag_status cx_lint_anchors(cx_lint *lint, cxtag_error *err) {
  const cx_lexicon *lexicon = lint->lexicon;
  uint32_t *room = cx_arena_array(&lint->bench->arena, lexicon->row_count + 1u, sizeof *room);
  if (!room) return cx_error_memory(err);
  for (uint32_t row = 0; row < lexicon->row_count; row++) {
    uint32_t const count = lint->foreign[row];
    if (lexicon->rows[row].layer != lint->bench->layer || count < FOREIGN_LEAST ||
        count <= FOREIGN_TIMES * middle_of_others(lint, row, room))
      continue;
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_ANCHOR, lexicon, row, CX_TEXT(lint_anchor_wide),
                   cx_lexicon_string(lexicon, lexicon->rows[row].expression), count,
                   cx_lexicon_string(lexicon, lexicon->rows[lint->foreign_row[row]].expression));
  }
  return CXTAG_OK;
}

/* ---- forms that belong to two words */

typedef struct spreading {
  reach *reach;
  uint32_t row, entry;
  uint8_t languages;
  int told;
} spreading;

static int are_at_odds(const cx_lexicon *lexicon, const cx_row *a, const cx_row *b) {
  if (a->table != b->table || a->table == CX_TABLE_SHIFTERS || a->table == CX_TABLE_INTENTS) return 0;
  if ((a->polarity > 0 && b->polarity < 0) || (a->polarity < 0 && b->polarity > 0)) return 1;
  return a->table == CX_TABLE_TERMS && theme_of(lexicon, a) != theme_of(lexicon, b);
}

static int is_form_of(const reach *r, const char *word, size_t length, uint32_t entry) {
  cx_form forms[CX_FORMS_MAX];
  size_t count = cx_vocabulary_find(r->lint->lexicon->vocabulary, word, length, 0, 0, forms, CX_FORMS_MAX);
  if (count > CX_FORMS_MAX) count = CX_FORMS_MAX;
  for (size_t i = 0; i < count; i++)
    if (forms[i].entry == entry) return 1;
  return 0;
}

static int tell_ambiguous(spreading *s, uint32_t rival, const cx_expanded_form *form) {
  reach *r = s->reach;
  const cx_lexicon *lexicon = r->lint->lexicon;
  const cx_row *b = &lexicon->rows[rival];
  if (!(b->languages & s->languages) || !are_at_odds(lexicon, &lexicon->rows[s->row], b)) return 0;
  const char *expression = expression_of(r, rival);
  if (is_form_of(r, r->word.bytes, r->word.length, cx_lint_word(r->lint, rival)) ||
      is_form_of(r, expression, strlen(expression), s->entry))
    return 0; /* one word is a form of the other: cx_lint_forms looks at these */
  if (b->layer == r->lint->bench->layer && rival > s->row) return 0; /* told at the later one */
  cx_find_at_row(&r->lint->bench->findings, CXTAG_FINDING_AMBIGUOUS, lexicon, s->row, CX_TEXT(lint_form_shared),
                 (int)(form->length < 80 ? form->length : 80), form->form, expression_of(r, s->row),
                 expression, cx_lexicon_string(lexicon, b->source), b->line);
  return s->told = 1;
}

static int take_form(void *ctx, const cx_expanded_form *form) {
  spreading *s = ctx;
  cx_form forms[CX_FORMS_MAX];
  if (form->reading != CX_READ_AS_TYPED || cx_lint_denies(form->features)) return 0;
  size_t count = cx_vocabulary_find(s->reach->lint->lexicon->vocabulary, form->form, form->length, 0, 0, forms,
                                    CX_FORMS_MAX);
  if (count > CX_FORMS_MAX) count = CX_FORMS_MAX;
  for (size_t i = 0; i < count; i++) {
    if (forms[i].entry == s->entry || forms[i].entry >= s->reach->lint->lexicon->entry_count ||
        forms[i].reading != CX_READ_AS_TYPED || forms[i].start || forms[i].end != form->length ||
        !(forms[i].language & s->languages) || cx_lint_denies(forms[i].features))
      continue;
    for (uint32_t at = s->reach->rows[forms[i].entry]; at; at = s->reach->next[at - 1])
      if (tell_ambiguous(s, at - 1, form)) return 1;
  }
  return 0;
}

/* The row's cell `inflect`, which the compiled row does not keep; NULL = empty. */
static const char *inflect_of(const cx_lint *lint, uint32_t row) {
  const cx_row *compiled = &lint->lexicon->rows[row];
  const char *source = cx_lexicon_string(lint->lexicon, compiled->source);
  for (size_t t = 0; t < lint->bench->pack->table_count; t++) {
    const cx_table *table = &lint->bench->pack->tables[t];
    if (strcmp(table->source, source) != 0) continue;
    for (size_t i = 0; i < table->row_count; i++) {
      if (table->rows[i].line != compiled->line) continue;
      const cx_cell *cell = cx_table_cell(table, &table->rows[i], "inflect");
      return cx_is_empty(cell) ? NULL : cell->text;
    }
  }
  return NULL;
}

static cxtag_status lint_forms_of(reach *r, uint32_t row, cxtag_error *err) {
  const char *expression = expression_of(r, row);
  spreading s = {r, row, cx_lint_word(r->lint, row), r->lint->lexicon->rows[row].languages, 0};
  if (s.entry == UINT32_MAX || strchr(expression, '~')) return CXTAG_OK;
  cx_buffer_reset(&r->word);
  if (cx_text_fold(&r->word, expression, strlen(expression)) != CXTAG_OK) return cx_error_memory(err);
  cx_entry const entry = {r->word.length ? r->word.bytes : "", r->word.length, s.languages, 0, 0,
                          inflect_of(r->lint, row)};
  cxtag_status const status = cx_expand_entry(&entry, take_form, &s, &r->lint->bench->engine->memory, err);
  return status == CXTAG_EINVAL ? CXTAG_OK : status; /* a sign: it has no forms */
}

/* Letters that English does not have, in a row for English alone. */
static void lint_letters(cx_lint *lint, uint32_t row) {
  static const char *const letters[] = {"ä", "ö", "å", "Ä", "Ö", "Å"};
  const cx_row *compiled = &lint->lexicon->rows[row];
  const char *expression = cx_lexicon_string(lint->lexicon, compiled->expression);
  if (compiled->languages != CX_LANGUAGE_EN) return;
  for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
    if (!strstr(expression, letters[i])) continue;
    cx_find_at_row(&lint->bench->findings, CXTAG_FINDING_LANGUAGE, lint->lexicon, row, CX_TEXT(lint_letters_foreign),
                   expression, letters[i]);
    return;
  }
}

cxtag_status cx_lint_reach(cx_lint *lint, cxtag_error *err) {
  reach r = {.lint = lint};
  cxtag_status status = CXTAG_OK;
  cx_buffer_init(&r.word, &lint->bench->engine->memory);
  if (!prepare(&r) || !look_up_words(&r)) status = cx_error_memory(err);
  for (uint32_t row = 0; row < lint->lexicon->row_count && status == CXTAG_OK; row++)
    if (lint->lexicon->rows[row].layer == lint->bench->layer) {
      lint_letters(lint, row);
      status = lint_forms_of(&r, row, err);
    }
  cx_buffer_clear(&r.word);
  return status;
}
