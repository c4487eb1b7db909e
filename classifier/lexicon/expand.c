/*
 * From trees to runs of steps. A group of single words stays one step that accepts any of them; longer
 * alternatives are multiplied out, and runs that differ in one step only are joined again (join.c):
 * (call back|phone back|soon) … x  is  {call, phone} back … x  and  soon … x.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "lexicon/compiler.h"
#include "morph/english.h"

typedef struct expansion {
  cx_compiler *c;
  cx_row_work *work;
  const cx_cell *cell;
} expansion;

static cxtag_status expand_expression(expansion *x, const cx_expression *expression, cx_runs *out);

/* Inside a list the place is where the row names the list. */
static cxtag_status fail_text(expansion *x, size_t at, const char *text) {
  const cx_table *table = x->work->source->table;
  x->work->failed = 1;
  if (x->work->list)
    cx_fault_at(x->c->faults, CXTAG_ESYNTAX, table, x->cell, x->work->list_at, CX_TEXT(in_list),
                x->work->list, text);
  else
    cx_fault_text_at(x->c->faults, CXTAG_ESYNTAX, table, x->cell, at, text);
  return CXTAG_ESYNTAX;
}

static cxtag_status CX_PRINTF(4, 5)
    fail(expansion *x, size_t at, cx_message message, const char *english, ...) {
  char text[256];
  va_list args;

  va_start(args, english);
  vsnprintf(text, sizeof text, cx_message_text(cx_faults_language(x->c->faults), message, english), args);
  va_end(args);
  return fail_text(x, at, text);
}

static cxtag_status fail_many(expansion *x, size_t at) {
  return fail(x, at, CX_TEXT(too_many_alternatives), CX_ALTERNATIVES_MAX);
}

static cxtag_status fail_long(expansion *x, size_t at) {
  return fail(x, at, CX_TEXT(too_many_words), CX_STEPS_MAX);
}

static cxtag_status fail_and(expansion *x, size_t at) {
  return fail(x, at, CX_TEXT(and_inside));
}

/* Room for one more item of an array in the scratch arena. 0 = memory is out. */
static int make_room(expansion *x, void *items, size_t *capacity, size_t count, size_t size) {
  enum { FIRST = 8 };
  void *old, *grown;
  if (count < *capacity) return 1;
  size_t const wanted = count ? count * 2 : FIRST;
  grown = cx_arena_array(&x->c->scratch, wanted, size);
  if (!grown) return 0;
  memcpy(&old, items, sizeof old);
  if (count) memcpy(grown, old, count * size);
  memcpy(items, &grown, sizeof grown);
  *capacity = wanted;
  return 1;
}

static cxtag_status add_run(expansion *x, cx_runs *runs, cx_run run) {
  if (!make_room(x, &runs->items, &runs->capacity, runs->count, sizeof run)) return CXTAG_ENOMEM;
  runs->items[runs->count++] = run;
  return CXTAG_OK;
}

static cxtag_status add_number(expansion *x, cx_runs *runs, uint32_t entry) {
  if (!make_room(x, &runs->words, &runs->word_capacity, runs->word_count, sizeof entry)) return CXTAG_ENOMEM;
  runs->words[runs->word_count++] = entry;
  return CXTAG_OK;
}

static cxtag_status number_word(expansion *x, const cx_part *part, const cx_spelled *spelled, uint32_t *number) {
  cx_compiler *c = x->c;
  int const exact = part->kind == CX_PART_EXACT || !spelled->has_letter;
  const char *inflect = exact ? NULL : x->work->inflect;
  cx_entry const entry = {spelled->text, spelled->length, x->work->languages,
                          part->anchors, (uint8_t)exact,  inflect};
  cxtag_error err;

  cxtag_status const status = cx_vocabulary_builder_add(c->builder, &entry, number, &err);
  if (status == CXTAG_ENOMEM) return status;
  if (status != CXTAG_OK) {
    char text[256];
    cx_entry_fault(text, sizeof text, &entry, cx_faults_language(c->faults));
    return fail_text(x, part->at, text);
  }
  x->work->words++;
  x->work->exact_words += exact ? 1u : 0u;
  return CXTAG_OK;
}

/* The tokens that what is written makes, next to each other. */
static cxtag_status expand_phrase(expansion *x, const cx_part *part, const cx_spelling *spelling, cx_runs *out) {
  cx_run run = {cx_arena_array(&x->c->scratch, spelling->count, sizeof *run.steps), spelling->count};
  uint32_t *numbers = cx_arena_array(&x->c->scratch, spelling->count, sizeof *numbers);

  if (!run.steps || !numbers) return CXTAG_ENOMEM;
  for (size_t i = 0; i < spelling->count; i++) {
    cxtag_status const status = number_word(x, part, &spelling->words[i], &numbers[i]);
    if (status != CXTAG_OK) return status;
    run.steps[i] = (cx_run_step){&numbers[i], 1, 0, 0};
  }
  return add_run(x, out, run);
}

static cxtag_status expand_lone(expansion *x, const cx_part *part, const cx_spelled *spelled, cx_runs *out) {
  uint32_t number;
  cxtag_status const status = number_word(x, part, spelled, &number);
  return status == CXTAG_OK ? add_number(x, out, number) : status;
}

static cxtag_status expand_word(expansion *x, const cx_part *part, cx_runs *out) {
  cx_spelling spelling;

  if (part->plain) return expand_lone(x, part, &(cx_spelled){part->text, part->length, 1}, out);
  cxtag_status const status = cx_spell(&spelling, &x->c->speller, part->text, part->length);
  if (status != CXTAG_OK) return status;
  if (!spelling.count) return fail(x, part->at, CX_TEXT(no_word), (int)part->length, part->text);
  if (spelling.count > CX_STEPS_MAX) return fail_long(x, part->at);
  if (part->anchors && (spelling.count > 1 || !spelling.words[0].has_letter))
    return fail(x, part->at, CX_TEXT(anchor_needs_word), (int)part->length, part->text);
  return spelling.count > 1 ? expand_phrase(x, part, &spelling, out)
                            : expand_lone(x, part, &spelling.words[0], out);
}

/* The same within the row's budget. */
static cxtag_status expand_counted(expansion *x, const cx_part *part, cx_runs *out) {
  if (!x->work->budget) return fail_many(x, part->at);
  x->work->budget--;
  return expand_word(x, part, out);
}

/* Makes the words a run of one step, put first. */
static cxtag_status settle(expansion *x, cx_runs *runs) {
  if (!runs->word_count) return CXTAG_OK;
  cx_run_step *step = cx_arena_alloc(&x->c->scratch, sizeof *step);
  if (!step || !make_room(x, &runs->items, &runs->capacity, runs->count, sizeof *runs->items)) return CXTAG_ENOMEM;
  *step = (cx_run_step){runs->words, (uint32_t)runs->word_count, 0, 0};
  if (runs->count) memmove(runs->items + 1, runs->items, runs->count * sizeof *runs->items);
  runs->items[0] = (cx_run){step, 1};
  runs->count++;
  runs->words = NULL;
  runs->word_count = runs->word_capacity = 0;
  return CXTAG_OK;
}

static cxtag_status join_alternatives(expansion *x, cx_runs *runs, size_t at) {
  if (runs->count + (runs->word_count > 0) > CX_ALTERNATIVES_MAX) return fail_many(x, at);
  return cx_join_alternatives(x->c, runs);
}

/* The only word of an expression that is one word or exact text, else NULL. */
static const cx_part *only_word(const cx_expression *expression) {
  const cx_part *first = expression->chains->parts;
  if (expression->chains->next || first->next) return NULL;
  return first->kind == CX_PART_WORD || first->kind == CX_PART_EXACT ? first : NULL;
}

static cxtag_status expand_alternatives(expansion *x, const cx_part *part, cx_runs *out) {
  cxtag_status status = CXTAG_OK;
  for (const cx_expression *e = part->alternatives; e && status == CXTAG_OK; e = e->next) {
    const cx_part *word = only_word(e);
    status = word ? expand_counted(x, word, out) : expand_expression(x, e, out);
  }
  return status == CXTAG_OK ? join_alternatives(x, out, part->at) : status;
}

static cxtag_status expand_list(expansion *x, const cx_part *part, cx_runs *out) {
  cx_row_work *work = x->work;
  const char *outer = work->list;
  cx_list *list = cx_find_list(x->c, work->source, x->cell, part);
  cxtag_status status = CXTAG_OK;

  if (!list || list->state != CX_LIST_SOUND) {
    work->failed = 1;
    return CXTAG_ESYNTAX;
  }
  work->list = list->name;
  if (!outer) work->list_at = part->at;
  for (const cx_member *member = list->members; member && status == CXTAG_OK; member = member->next)
    status = expand_expression(x, member->expression, out);
  if (status == CXTAG_OK) status = join_alternatives(x, out, part->at);
  work->list = outer;
  return status;
}

static cxtag_status expand_part(expansion *x, const cx_part *part, cx_runs *out) {
  if (part->kind != CX_PART_GROUP && part->kind != CX_PART_LIST) return expand_counted(x, part, out);
  if (!x->work->budget) return fail_many(x, part->at);
  x->work->budget--;
  return part->kind == CX_PART_GROUP ? expand_alternatives(x, part, out) : expand_list(x, part, out);
}

/* Every run of `left` followed by every run of `right`. */
static cxtag_status multiply(expansion *x, cx_runs *left, cx_runs *right, uint8_t gap, uint8_t new_chain, size_t at) {
  cx_runs product = {0};
  cxtag_status status = settle(x, left);

  if (status == CXTAG_OK) status = settle(x, right);
  if (status != CXTAG_OK) return status;
  if (left->count * right->count > CX_ALTERNATIVES_MAX) return fail_many(x, at);
  for (size_t i = 0; i < left->count; i++) {
    for (size_t j = 0; j < right->count && status == CXTAG_OK; j++) {
      const cx_run *a = &left->items[i], *b = &right->items[j];
      cx_run run = {cx_arena_array(&x->c->scratch, a->count + b->count, sizeof *run.steps),
                    a->count + b->count};
      if (!run.steps) return CXTAG_ENOMEM;
      if (run.count > CX_STEPS_MAX) return fail_long(x, at);
      memcpy(run.steps, a->steps, a->count * sizeof *run.steps);
      memcpy(run.steps + a->count, b->steps, b->count * sizeof *run.steps);
      run.steps[a->count].gap = gap;
      run.steps[a->count].new_chain = new_chain;
      status = add_run(x, &product, run);
    }
  }
  *left = product;
  return status;
}

static int has_several_chains(const cx_runs *runs) {
  for (size_t i = 0; i < runs->count; i++)
    for (size_t s = 0; s < runs->items[i].count; s++)
      if (runs->items[i].steps[s].new_chain) return 1;
  return 0;
}

/* How this word and the one next to it are written in one. */
static size_t contract(const expansion *x, const cx_part *part, cx_english_form out[CX_CONTRACTIONS_MAX]) {
  const cx_part *next = part->next;
  if (!next || next->gap || !(x->work->languages & CX_LANGUAGE_EN)) return 0;
  if (part->kind != CX_PART_WORD || next->kind != CX_PART_WORD || part->anchors || next->anchors) return 0;
  return cx_english_contractions(out, part->text, part->length, next->text, next->length);
}

/* They are no words that the row is written with. */
static cxtag_status add_contractions(expansion *x, const cx_part *part, const cx_english_form *forms, size_t count,
                                     cx_runs *out) {
  cx_part const exact = {.kind = CX_PART_EXACT, .at = part->at};
  size_t const words = x->work->words, exact_words = x->work->exact_words;
  cxtag_status status = CXTAG_OK;
  for (size_t i = 0; i < count && status == CXTAG_OK; i++) {
    uint32_t number;
    status = number_word(x, &exact, &(cx_spelled){forms[i].text, (uint32_t)forms[i].length, 1}, &number);
    if (status == CXTAG_OK) status = add_number(x, out, number);
  }
  x->work->words = words;
  x->work->exact_words = exact_words;
  return status;
}

/* A part of a chain, or two of them that are also written in one: "do not", don't. *end is the last one expanded. "I
 * would not" is wouldn't rather than I'd. */
static cxtag_status expand_link(expansion *x, const cx_part *part, const cx_part **end, cx_runs *out) {
  cx_english_form forms[CX_CONTRACTIONS_MAX], of_next[CX_CONTRACTIONS_MAX];
  size_t const count = contract(x, part, forms);
  cx_runs next = {0};
  cxtag_status status = expand_part(x, part, out);
  *end = part;
  if (status != CXTAG_OK || !count || contract(x, part->next, of_next)) return status;
  *end = part->next;
  status = expand_part(x, part->next, &next);
  if (status == CXTAG_OK) status = multiply(x, out, &next, 0, 0, part->next->at);
  return status == CXTAG_OK ? add_contractions(x, part, forms, count, out) : status;
}

static cxtag_status expand_chain(expansion *x, const cx_chain *chain, cx_runs *out) {
  const cx_part *part = chain->parts;
  cxtag_status status = expand_link(x, part, &part, out);

  if (status != CXTAG_OK || !part->next) return status;
  if (has_several_chains(out)) return fail_and(x, chain->parts->at);
  for (part = part->next; part && status == CXTAG_OK; part = part->next) {
    const cx_part *const first = part;
    cx_runs next = {0};
    status = expand_link(x, first, &part, &next);
    if (status == CXTAG_OK && has_several_chains(&next)) return fail_and(x, first->at);
    if (status == CXTAG_OK) status = multiply(x, out, &next, first->gap, 0, first->at);
  }
  return status;
}

static cxtag_status expand_expression(expansion *x, const cx_expression *expression, cx_runs *out) {
  cx_runs all = {0};
  const cx_part *word = only_word(expression);

  if (word) return expand_counted(x, word, out); /* nothing to multiply */
  cxtag_status status = expand_chain(x, expression->chains, &all);
  for (const cx_chain *chain = expression->chains->next; chain && status == CXTAG_OK; chain = chain->next) {
    cx_runs next = {0};
    status = expand_chain(x, chain, &next);
    if (status == CXTAG_OK) status = multiply(x, &all, &next, 0, 1, chain->parts->at);
  }
  for (size_t i = 0; i < all.word_count && status == CXTAG_OK; i++) status = add_number(x, out, all.words[i]);
  for (size_t i = 0; i < all.count && status == CXTAG_OK; i++) status = add_run(x, out, all.items[i]);
  return status;
}

cxtag_status cx_expand(cx_runs *out, cx_compiler *c, cx_row_work *work, const cx_cell *cell,
                       const cx_expression *expression) {
  expansion x = {c, work, cell};

  *out = (cx_runs){0};
  cxtag_status status = expand_expression(&x, expression, out);
  if (status == CXTAG_OK) status = join_alternatives(&x, out, expression->at);
  if (status == CXTAG_OK) status = settle(&x, out);
  return status == CXTAG_ENOMEM ? status : CXTAG_OK;
}
