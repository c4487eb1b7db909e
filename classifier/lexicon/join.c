/*
 * Alternatives of a group, joined: the words that may stand alone are one set, and a run that differs in one step only
 * from one before it becomes part of that: call back, phone back  is  {call, phone} back. A run goes to the first that
 * it fits, so that what comes out depends on nothing but the order of the alternatives.
 */
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "lexicon/compiler.h"

/* ---- words that stand alone */

enum { FEW_WORDS = 24 };

static int by_number(const void *a, const void *b) {
  uint32_t const x = *(const uint32_t *)a, y = *(const uint32_t *)b;
  return x < y ? -1 : x > y;
}

/* Groups are short, and their words often new: numbered in the order in which they stand. */
static void sort_numbers(uint32_t *numbers, size_t count) {
  if (count > FEW_WORDS) {
    qsort(numbers, count, sizeof *numbers, by_number);
    return;
  }
  for (size_t i = 1; i < count; i++) {
    uint32_t const number = numbers[i];
    size_t at = i;
    for (; at && numbers[at - 1] > number; at--) numbers[at] = numbers[at - 1];
    numbers[at] = number;
  }
}

static void join_words(cx_runs *runs) {
  size_t kept = 0;
  sort_numbers(runs->words, runs->word_count);
  for (size_t i = 0; i < runs->word_count; i++)
    if (!i || runs->words[i] != runs->words[i - 1]) runs->words[kept++] = runs->words[i];
  runs->word_count = kept;
}

/* ---- runs */

/* Up to so many runs are compared each with each: finding them by keys would take longer. */
enum { FEW_RUNS = 16 };

typedef struct joining {
  cx_arena *scratch;
  cx_run *runs; /* those that are kept stand first */
  size_t kept;
  cx_index by_key; /* of the kept runs; an old key of a run that has grown leads to it, too, and is passed over */
  int keyed;
} joining;

/* The union of two sets, in the first. */
static int unite_steps(cx_arena *scratch, cx_run_step *into, const cx_run_step *from) {
  uint32_t *all = cx_arena_array(scratch, (size_t)into->count + from->count, sizeof *all);
  uint32_t count = 0, i = 0, j = 0;

  if (!all) return 0;
  while (i < into->count || j < from->count) {
    int const from_left = j == from->count || (i < into->count && into->entries[i] <= from->entries[j]);
    uint32_t const entry = from_left ? into->entries[i++] : from->entries[j++];
    if (from_left && j < from->count && from->entries[j] == entry) j++;
    all[count++] = entry;
  }
  into->entries = all;
  into->count = count;
  return 1;
}

/* The only step in which two runs differ, their length when they are the same, SIZE_MAX for any other
 * pair. */
static size_t only_difference(const cx_run *a, const cx_run *b) {
  size_t found;
  if (a->count != b->count) return SIZE_MAX;
  found = a->count;
  for (size_t i = 0; i < a->count; i++) {
    const cx_run_step *s = &a->steps[i], *t = &b->steps[i];
    if (s->gap != t->gap || s->new_chain != t->new_chain) return SIZE_MAX;
    if (s->count == t->count && !memcmp(s->entries, t->entries, s->count * sizeof *s->entries)) continue;
    if (found != a->count) return SIZE_MAX;
    found = i;
  }
  return found;
}

/* For each step a hash of all the others: two runs that differ in one step at most have the key of that step in
 * common. */
static void make_keys(uint32_t *keys, const cx_run *run) {
  uint64_t parts[CX_STEPS_MAX], all = run->count;
  for (size_t i = 0; i < run->count; i++) {
    const cx_run_step *step = &run->steps[i];
    uint64_t const place = (uint64_t)i << 16 | (uint64_t)step->gap << 8 | step->new_chain;
    uint32_t const entries = cx_hash((const char *)step->entries, step->count * sizeof *step->entries);
    parts[i] = cx_hash_mix(entries ^ CX_HASH_LOW, place ^ CX_HASH_HIGH);
    all += parts[i];
  }
  for (size_t i = 0; i < run->count; i++) keys[i] = (uint32_t)((all - parts[i]) ^ (all - parts[i]) >> 32);
}

/* Has the kept run found by its keys; those of all steps but one that had its key before (SIZE_MAX = none had). */
static int add_keys(joining *j, size_t number, size_t but) {
  uint32_t keys[CX_STEPS_MAX];
  const cx_run *run = &j->runs[number];
  if (!j->keyed) return 1;
  make_keys(keys, run);
  for (size_t i = 0; i < run->count; i++)
    if (i != but && !cx_index_add(&j->by_key, keys[i], (uint32_t)number)) return 0;
  return 1;
}

/* The first kept run that this one may join; how many are kept = none. */
static size_t find_first(const joining *j, const cx_run *run) {
  uint32_t keys[CX_STEPS_MAX], number;
  size_t first = j->kept;
  if (!j->keyed) {
    for (size_t i = 0; i < j->kept; i++)
      if (only_difference(&j->runs[i], run) != SIZE_MAX) return i;
    return j->kept;
  }
  make_keys(keys, run);
  for (size_t i = 0; i < run->count; i++) {
    cx_index_search search = cx_index_start(&j->by_key, keys[i]);
    while ((number = cx_index_next(&search)) != CX_INDEX_NONE)
      if (number < first && only_difference(&j->runs[number], run) != SIZE_MAX) first = number;
  }
  return first;
}

static int join_run(joining *j, const cx_run *run) {
  size_t const number = find_first(j, run);
  if (number == j->kept) {
    j->runs[j->kept++] = *run;
    return add_keys(j, number, SIZE_MAX);
  }
  cx_run *first = &j->runs[number];
  size_t const difference = only_difference(first, run);
  return difference == run->count || (unite_steps(j->scratch, &first->steps[difference], &run->steps[difference]) &&
                                      add_keys(j, number, difference));
}

static cxtag_status join_runs(cx_compiler *c, cx_runs *runs) {
  joining j = {.scratch = &c->scratch, .runs = runs->items, .keyed = runs->count > FEW_RUNS};
  int ok = 1;
  cx_index_init(&j.by_key, c->outer_memory);
  for (size_t i = 0; i < runs->count && ok; i++) ok = join_run(&j, &runs->items[i]);
  cx_index_clear(&j.by_key);
  runs->count = j.kept;
  return ok ? CXTAG_OK : CXTAG_ENOMEM;
}

cxtag_status cx_join_alternatives(cx_compiler *c, cx_runs *runs) {
  if (runs->word_count > 1) join_words(runs);
  return runs->count > 1 ? join_runs(c, runs) : CXTAG_OK;
}
