/* The classic mistake with parts of compounds: the row `bonus~` alone, and the text has the bare word. */
#include <string.h>

#include "lexicon/expression.h"
#include "morph/expand.h"
#include "text/text.h"
#include "workbench/near.h"

/* Words that begin otherwise are no form of each other: not worth writing all forms out. */
enum { SAME_BYTES = 3 };

typedef struct search {
  const cx_scorer *scorer;
  cx_buffer folded; /* the word without its `~` */
  cx_arena arena;
  uint8_t languages;
  uint32_t token; /* that is a form of the word; UINT32_MAX = none */
} search;

static int is_form(void *ctx, const cx_expanded_form *form) {
  search *s = ctx;
  const cx_outcome *outcome = &s->scorer->outcome;
  for (uint32_t i = 0; i < outcome->text->token_count && s->token == UINT32_MAX; i++) {
    const cx_word *word = outcome->words[i];
    if (word->length == form->length && !memcmp(cx_word_text(word), form->form, form->length)) s->token = i;
  }
  return s->token != UINT32_MAX;
}

static int begins_alike(const search *s) {
  const cx_outcome *outcome = &s->scorer->outcome;
  for (size_t i = 0; i < outcome->text->token_count; i++) {
    const cx_word *word = outcome->words[i];
    if (word->length >= SAME_BYTES && !memcmp(cx_word_text(word), s->folded.bytes, SAME_BYTES)) return 1;
  }
  return 0;
}

static cxtag_status search_word(search *s, const cx_part *part) {
  cx_buffer_reset(&s->folded);
  cxtag_status const status = cx_text_fold(&s->folded, part->text, part->length);
  if (status != CXTAG_OK || s->folded.length < SAME_BYTES || !begins_alike(s)) return status;
  cx_entry const bare = {.word = s->folded.bytes, .length = s->folded.length, .languages = s->languages};
  return cx_expand_entry(&bare, is_form, s, s->scorer->memory, NULL);
}

/* Rows of one word only, or of alternatives that are one. */
static cxtag_status search_words(search *s, const cx_expression *expression) {
  cxtag_status status = CXTAG_OK;
  for (const cx_expression *e = expression; e && status == CXTAG_OK && s->token == UINT32_MAX; e = e->next) {
    const cx_part *part = e->chains->parts;
    if (e->chains->next || part->next) continue;
    if (part->kind == CX_PART_GROUP) status = search_words(s, part->alternatives);
    else if (part->kind == CX_PART_WORD && part->anchors) status = search_word(s, part);
  }
  return status;
}

static cxtag_status search_row(search *s, const cx_row *row) {
  const char *text = cx_lexicon_string(s->scorer->lexicon, row->expression);
  cx_expression *expression;
  cx_expression_fault fault;
  if (!strchr(text, '~') || *text == '/') return CXTAG_OK;
  cxtag_status const status = cx_expression_parse(&expression, &s->arena, text, strlen(text), &fault);
  return status == CXTAG_OK ? search_words(s, expression) : status;
}

int cx_near_anchor(cx_near *out, const cx_scorer *scorer, uint32_t row) {
  const cx_row *of = &scorer->lexicon->rows[row];
  search s = {.scorer = scorer, .languages = of->languages, .token = UINT32_MAX};
  cx_arena_init(&s.arena, scorer->memory);
  cx_buffer_init(&s.folded, scorer->memory);
  cxtag_status const status = search_row(&s, of);
  cx_buffer_clear(&s.folded);
  cx_arena_clear(&s.arena);
  if (status == CXTAG_ENOMEM) return -1;
  if (s.token == UINT32_MAX) return 0;
  *out = (cx_near){.row = row, .other = UINT32_MAX, .cause = CXTAG_NEAR_ANCHOR, .found = 1, .steps = 1};
  out->first = out->last = s.token;
  return 1;
}
