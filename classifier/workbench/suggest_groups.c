/*
 * Terms gathered and weighed. There is no dictionary to ask for a word's base form, but there is inflection:
 * every frequent word is tried as an entry, and a word goes under the entry whose forms cover the most texts.
 */
#include <stdlib.h>
#include <string.h>

#include "workbench/suggest.h"

enum { LEAST_TEXTS = 2, ENTRIES_MAX = 50000, CHAIN_MAX = 4 };

/* ---- log-likelihood, in integers */

/* Base-2 logarithm in 1/65536, rounded down: the whole part by shifting, the bits behind by squaring. */
static int64_t log2_fixed(uint64_t value) {
  int64_t result = 0;
  uint64_t mantissa = value;
  while (mantissa >= 1ull << 32) mantissa >>= 1, result += 65536;
  while (mantissa < 1ull << 31) mantissa <<= 1, result -= 65536;
  result += 31 * 65536;
  for (int64_t bit = 32768; bit; bit >>= 1) {
    mantissa = (mantissa * mantissa) >> 31;
    if (mantissa < 1ull << 32) continue;
    mantissa >>= 1;
    result += bit;
  }
  return result;
}

/* observed * log2(observed / expected), expected = row * column / all */
static int64_t surprise(uint64_t observed, uint64_t row, uint64_t column, uint64_t all) {
  if (!observed) return 0;
  return (int64_t)observed * (log2_fixed(observed) + log2_fixed(all) - log2_fixed(row) - log2_fixed(column));
}

int64_t cx_log_likelihood(uint32_t wanted, uint32_t wanted_texts, uint32_t others, uint32_t other_texts) {
  uint64_t const all = (uint64_t)wanted_texts + other_texts, with = (uint64_t)wanted + others;
  if ((uint64_t)wanted * other_texts <= (uint64_t)others * wanted_texts) return 0;
  int64_t const sum = surprise(wanted, with, wanted_texts, all) + surprise(others, with, other_texts, all) +
                      surprise(wanted_texts - wanted, all - with, wanted_texts, all) +
                      surprise(other_texts - others, all - with, other_texts, all);
  if (sum <= 0) return 0;
  return sum / 65536 * 1386294 / 1000 + sum % 65536 * 1386294 / 65536000; /* 2 ln 2 = 1.386294 */
}

/* ---- words under the form that covers them */

typedef struct grouping {
  const cxtag_suggestions *s;
  cx_arena *arena;
  uint32_t *entry_terms; /* entry -> its word's term */
  uint32_t entry_count;
  uint64_t *covered; /* entry -> texts of the words it covers */
  uint32_t *heads;   /* term -> term it goes under */
} grouping;

static int is_pair(const cx_map_entry *term) {
  return memchr(term->key, ' ', term->length) != NULL;
}
static uint32_t texts_of(const cx_term *term) {
  return term->wanted + term->others;
}

static cxtag_status make_vocabulary(cx_vocabulary **out, grouping *g, cxtag_error *err) {
  cx_vocabulary_builder *builder;
  *out = NULL;
  cxtag_status status = cx_vocabulary_builder_new(&builder, g->s->memory);
  if (status != CXTAG_OK) return cx_error_memory(err);
  for (uint32_t i = 0; i < g->s->terms.count && g->entry_count < ENTRIES_MAX && status == CXTAG_OK; i++) {
    const cx_map_entry *name = &g->s->terms.entries[i];
    const cx_term *term = &g->s->items[i];
    uint32_t number;
    if (is_pair(name) || texts_of(term) < LEAST_TEXTS) continue;
    cx_entry const entry = {.word = name->key,
                            .length = name->length,
                            .languages =
                                term->finnish * 2 >= texts_of(term) ? CX_LANGUAGE_FI : CX_LANGUAGE_EN};
    status = cx_vocabulary_builder_add(builder, &entry, &number, err);
    if (status == CXTAG_EINVAL)
      status = CXTAG_OK; /* no word that can be an entry: it stays by itself */
    else if (status == CXTAG_OK && number == g->entry_count)
      g->entry_terms[g->entry_count++] = i;
  }
  if (status == CXTAG_OK) status = cx_vocabulary_build(out, builder, err);
  cx_vocabulary_builder_free(builder);
  return status;
}

static size_t find_entries(const cx_vocabulary *vocabulary, const cx_map_entry *name, cx_form *forms) {
  size_t const count = cx_vocabulary_find(vocabulary, name->key, name->length, 0, 0, forms, CX_FORMS_MAX);
  size_t kept = 0;
  for (size_t i = 0; i < count && i < CX_FORMS_MAX; i++)
    if (!(forms[i].reading & (CX_READ_TYPO | CX_READ_COMPOUND | CX_READ_SPLIT))) forms[kept++] = forms[i];
  return kept;
}

static void cover(grouping *g, const cx_vocabulary *vocabulary) {
  cx_form forms[CX_FORMS_MAX];
  for (uint32_t i = 0; i < g->s->terms.count; i++) {
    if (is_pair(&g->s->terms.entries[i])) continue;
    size_t const count = find_entries(vocabulary, &g->s->terms.entries[i], forms);
    for (size_t f = 0; f < count; f++)
      if (forms[f].entry < g->entry_count) g->covered[forms[f].entry] += texts_of(&g->s->items[i]);
  }
}

static void choose_heads(grouping *g, const cx_vocabulary *vocabulary) {
  cx_form forms[CX_FORMS_MAX];
  for (uint32_t i = 0; i < g->s->terms.count; i++) {
    uint64_t best = 0;
    g->heads[i] = i;
    if (is_pair(&g->s->terms.entries[i])) continue;
    size_t const count = find_entries(vocabulary, &g->s->terms.entries[i], forms);
    for (size_t f = 0; f < count; f++) {
      uint32_t const entry = forms[f].entry;
      if (entry >= g->entry_count || g->covered[entry] <= best) continue;
      best = g->covered[entry];
      g->heads[i] = g->entry_terms[entry];
    }
  }
}

static uint32_t head_of(const grouping *g, uint32_t term) {
  for (int step = 0; step < CHAIN_MAX && g->heads[term] != term; step++) term = g->heads[term];
  return term;
}

static cxtag_status find_heads(grouping *g, cxtag_error *err) {
  size_t const count = g->s->terms.count;
  cx_vocabulary *vocabulary;
  g->entry_terms = cx_arena_array(g->arena, ENTRIES_MAX, sizeof *g->entry_terms);
  g->covered = cx_arena_array(g->arena, ENTRIES_MAX, sizeof *g->covered);
  g->heads = cx_arena_array(g->arena, count, sizeof *g->heads);
  if (!g->entry_terms || !g->covered || !g->heads) return cx_error_memory(err);
  memset(g->covered, 0, ENTRIES_MAX * sizeof *g->covered);
  cxtag_status const status = make_vocabulary(&vocabulary, g, err);
  if (status != CXTAG_OK) return status;
  cover(g, vocabulary);
  choose_heads(g, vocabulary);
  cx_vocabulary_free(vocabulary);
  return CXTAG_OK;
}

/* ---- groups */

/* The name a term goes under: its head's, or those of both its words. */
static void name_group(const grouping *g, cx_buffer *name, uint32_t term) {
  const cx_map_entry *entry = &g->s->terms.entries[term];
  const char *blank = memchr(entry->key, ' ', entry->length);
  const char *parts[2] = {entry->key, blank ? blank + 1 : NULL};
  cx_buffer_reset(name);
  for (int i = 0; i < 2 && parts[i]; i++) {
    size_t const len = !blank ? entry->length
                       : i    ? entry->length - (size_t)(parts[1] - entry->key)
                              : (size_t)(blank - entry->key);
    uint32_t const word = cx_map_find(&g->s->terms, parts[i], len);
    const cx_map_entry *head = word == CX_MAP_NONE ? NULL : &g->s->terms.entries[head_of(g, word)];
    if (i) cx_buffer_append_byte(name, ' ');
    cx_buffer_append(name, head ? head->key : parts[i], head ? head->length : len);
  }
}

static uint32_t add_up(uint32_t a, uint32_t b, uint32_t most) {
  return b > most - a ? most : a + b;
}

static int gather(const grouping *g, cx_map *names, cx_term_group **groups, size_t *capacity) {
  cx_buffer name;
  int complete = 1;
  cx_buffer_init(&name, g->s->memory);
  for (uint32_t i = 0; complete && i < g->s->terms.count; i++) {
    const cx_term *term = &g->s->items[i];
    int made;
    name_group(g, &name, i);
    uint32_t const number =
        name.failed ? CX_MAP_NONE : cx_map_insert(names, name.bytes, name.length, 0, &made);
    complete =
        number != CX_MAP_NONE && cx_grow(g->s->memory, groups, capacity, names->count, sizeof **groups);
    if (!complete) break;
    cx_term_group *group = *groups + number;
    if (made) *group = (cx_term_group){.best = i};
    group->wanted = add_up(group->wanted, term->wanted, g->s->wanted);
    group->others = add_up(group->others, term->others, g->s->others);
    group->finnish = add_up(group->finnish, term->finnish, UINT32_MAX);
    group->form_count++;
    if (term->wanted > g->s->items[group->best].wanted) group->best = i;
  }
  cx_buffer_clear(&name);
  return complete;
}

static int by_score(const void *a, const void *b) {
  const cx_term_group *x = a, *y = b;
  if (x->score != y->score) return x->score > y->score ? -1 : 1;
  return strcmp(x->expression, y->expression);
}

/* Those typical enough, copied into the arena. */
static int keep_typical(cx_term_group **out, size_t *count, const grouping *g, const cx_map *names,
                        const cx_term_group *groups, uint32_t least) {
  *out = cx_arena_array(g->arena, names->count, sizeof **out);
  if (!*out) return 0;
  for (size_t i = 0; i < names->count; i++) {
    cx_term_group group = groups[i];
    group.score = cx_log_likelihood(group.wanted, g->s->wanted, group.others, g->s->others);
    if (group.wanted < least || !group.score) continue;
    group.expression = cx_arena_copy(g->arena, names->entries[i].key, names->entries[i].length);
    if (!group.expression) return 0;
    (*out)[(*count)++] = group;
  }
  if (*count) qsort(*out, *count, sizeof **out, by_score);
  return 1;
}

cxtag_status cx_group_terms(cx_term_group **out, size_t *count, const cxtag_suggestions *s, cx_arena *arena,
                            uint32_t least, cxtag_error *err) {
  grouping g = {.s = s, .arena = arena};
  cx_term_group *groups = NULL;
  size_t capacity = 0;
  cx_map names;
  *out = NULL;
  *count = 0;
  cxtag_status const status = find_heads(&g, err);
  if (status != CXTAG_OK) return status;
  cx_map_init(&names, s->memory);
  int const complete =
      gather(&g, &names, &groups, &capacity) && keep_typical(out, count, &g, &names, groups, least);
  cx_map_clear(&names);
  cx_release(s->memory, groups);
  return complete ? CXTAG_OK : cx_error_memory(err);
}
