/* Runs become patterns of a row: steps over symbols. */
#include <string.h>

#include "lexicon/compiler.h"

/* Only where more than one expression of a row (items of `not`) can give the same pattern twice. */
static int stands_already(const cx_compiler *c, size_t first_pattern, const cx_step *steps, size_t count,
                          uint8_t role) {
  for (size_t i = first_pattern; i < c->pattern_count; i++) {
    const cx_pattern *p = &c->patterns[i];
    if (p->role == role && p->step_count == count &&
        !memcmp(&c->steps[p->first_step], steps, count * sizeof *steps))
      return 1;
  }
  return 0;
}

static cxtag_status add_pattern(cx_compiler *c, const cx_run *run, uint8_t role, size_t first_pattern) {
  cx_step steps[CX_STEPS_MAX];
  uint8_t chains = 1;

  for (size_t i = 0; i < run->count; i++) {
    uint32_t const symbol = cx_symbols_add(&c->symbols, run->steps[i].entries, run->steps[i].count);
    if (symbol == UINT32_MAX) return CXTAG_ENOMEM;
    steps[i] = (cx_step){.symbol = symbol, .gap = run->steps[i].gap, .new_chain = run->steps[i].new_chain};
    chains = (uint8_t)(chains + run->steps[i].new_chain);
  }
  if (stands_already(c, first_pattern, steps, run->count, role)) return CXTAG_OK;
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
  return CXTAG_OK;
}

cxtag_status cx_add_patterns(cx_compiler *c, cx_row_work *work, const cx_cell *cell,
                             const cx_expression *expression, uint8_t role, size_t first_pattern) {
  cx_runs runs;
  cxtag_status status = cx_expand(&runs, c, work, cell, expression);

  if (work->failed) return status;
  for (size_t i = 0; i < runs.count && status == CXTAG_OK; i++)
    status = add_pattern(c, &runs.items[i], role, first_pattern);
  return status;
}
