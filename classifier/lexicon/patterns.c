/* Runs become patterns of a row: steps over symbols. */
#include <string.h>

#include "base/hash.h"
#include "lexicon/compiler.h"

/* Up to so many patterns of a row are looked through, more are found by a hash of their steps. */
enum { FEW = 16 };

static uint32_t hash_steps(const cx_step *steps, size_t count) {
  return cx_hash((const char *)steps, count * sizeof *steps);
}

static int is_pattern(const cx_compiler *c, size_t number, const cx_step *steps, size_t count, uint8_t role) {
  const cx_pattern *p = &c->patterns[number];
  return p->role == role && p->step_count == count && !memcmp(&c->steps[p->first_step], steps, count * sizeof *steps);
}

/* Only where more than one expression of a row (items of `not`) can give the same pattern twice. */
static int stands_already(const cx_compiler *c, const cx_row_work *work, const cx_step *steps, size_t count,
                          uint8_t role) {
  uint32_t number;
  if (!work->by_steps.count) {
    for (size_t i = work->first_pattern; i < c->pattern_count; i++)
      if (is_pattern(c, i, steps, count, role)) return 1;
    return 0;
  }
  cx_index_search search = cx_index_start(&work->by_steps, hash_steps(steps, count));
  while ((number = cx_index_next(&search)) != CX_INDEX_NONE)
    if (is_pattern(c, number, steps, count, role)) return 1;
  return 0;
}

/* Has the row's last pattern found from now on, and when it is the first of many, those before it. */
static int index_pattern(const cx_compiler *c, cx_row_work *work) {
  if (c->pattern_count - work->first_pattern <= FEW) return 1;
  for (size_t i = work->first_pattern + work->by_steps.count; i < c->pattern_count; i++) {
    const cx_pattern *p = &c->patterns[i];
    if (!cx_index_add(&work->by_steps, hash_steps(&c->steps[p->first_step], p->step_count), (uint32_t)i)) return 0;
  }
  return 1;
}

static cxtag_status add_pattern(cx_compiler *c, cx_row_work *work, const cx_run *run, uint8_t role) {
  cx_step steps[CX_STEPS_MAX];
  uint8_t chains = 1;

  for (size_t i = 0; i < run->count; i++) {
    uint32_t const symbol = cx_symbols_add(&c->symbols, run->steps[i].entries, run->steps[i].count);
    if (symbol == UINT32_MAX) return CXTAG_ENOMEM;
    steps[i] = (cx_step){.symbol = symbol, .gap = run->steps[i].gap, .new_chain = run->steps[i].new_chain};
    chains = (uint8_t)(chains + run->steps[i].new_chain);
  }
  if (stands_already(c, work, steps, run->count, role)) return CXTAG_OK;
  if (!cx_grow(c->memory, &c->steps, &c->step_capacity, c->step_count + run->count, sizeof *c->steps) ||
      !cx_grow(c->memory, &c->patterns, &c->pattern_capacity, c->pattern_count + 1, sizeof *c->patterns))
    return CXTAG_ENOMEM;
  c->patterns[c->pattern_count++] = (cx_pattern){.row = (uint32_t)c->row_count,
                                                 .first_step = (uint32_t)c->step_count,
                                                 .step_count = (uint8_t)run->count,
                                                 .role = role,
                                                 .chain_count = chains,
                                                 .regex = UINT32_MAX};
  memcpy(c->steps + c->step_count, steps, run->count * sizeof *steps);
  c->step_count += run->count;
  return index_pattern(c, work) ? CXTAG_OK : CXTAG_ENOMEM;
}

cxtag_status cx_add_patterns(cx_compiler *c, cx_row_work *work, const cx_cell *cell,
                             const cx_expression *expression, uint8_t role) {
  cx_runs runs;
  cxtag_status status = cx_expand(&runs, c, work, cell, expression);

  if (work->failed) return status;
  for (size_t i = 0; i < runs.count && status == CXTAG_OK; i++)
    status = add_pattern(c, work, &runs.items[i], role);
  return status;
}
