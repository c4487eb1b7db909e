/* The gates before patterns: what tells without a look at the pattern that it cannot stand. */
#include "lexicon/index.h"

/* A step with its gap is looked for among so many words. */
static uint8_t reach_of(const cx_step *step) {
  return step->gap < UINT8_MAX ? (uint8_t)(step->gap + 1) : UINT8_MAX;
}

static const cx_entry_set *set_of(const cx_index_tables *tables, const cx_step *step) {
  return &tables->symbols[step->symbol].entries;
}

/* Of more patterns than this the set would be full anyway. */
enum { CANCELLING_MAX = 64 };

static cx_entry_set cancelling_set(const cx_index_tables *tables, const cx_row *row) {
  cx_entry_set all = {{0, 0}};
  if (row->not_count > CANCELLING_MAX) return CX_ALL_ENTRIES;
  for (uint32_t i = 0; i < row->not_count; i++)
    cx_entry_set_join(&all, &tables->cancel_sets[row->first_not + i].trigger);
  return all;
}

static cx_gate gate_of(const cx_index_tables *tables, const cx_compiler *c, uint32_t number) {
  const cx_pattern *pattern = &c->patterns[number];
  const cx_step *steps = &c->steps[pattern->first_step];
  uint32_t const trigger = pattern->trigger, next = trigger + 1;
  const cx_row *row = &c->rows[pattern->row];
  cx_gate gate = {.before = CX_ALL_ENTRIES,
                  .after = CX_ALL_ENTRIES,
                  .cancels = cancelling_set(tables, row),
                  .pattern = number,
                  .row = pattern->row,
                  .first_step = pattern->first_step,
                  .step_count = pattern->step_count};
  int const joins_before = trigger && !steps[trigger].new_chain;
  int const joins_after = next < pattern->step_count && !steps[next].new_chain;
  int before_is_free = !joins_before, after_is_free = !joins_after;

  if (row->flags & CX_ROW_CASE) gate.flags |= CX_GATE_CASE;
  if (joins_before) {
    gate.before = *set_of(tables, &steps[trigger - 1]);
    gate.before_reach = reach_of(&steps[trigger]);
  }
  if (joins_after) {
    gate.after = *set_of(tables, &steps[next]);
    gate.after_reach = reach_of(&steps[next]);
  }
  /* A step that is not next to the trigger stands anywhere in the clause: looked for on a side that is free.
   */
  for (uint32_t s = 0; s < pattern->step_count && (before_is_free || after_is_free); s++) {
    if (s == trigger || (joins_before && s + 1 == trigger) || (joins_after && s == next)) continue;
    *(before_is_free ? &gate.before : &gate.after) = *set_of(tables, &steps[s]);
    if (before_is_free)
      before_is_free = 0;
    else
      after_is_free = 0;
  }
  return gate;
}

static int count_bits(const cx_entry_set *set) {
  return __builtin_popcountll(set->bits[0]) + __builtin_popcountll(set->bits[1]);
}

/* Of the two sets that a gate asks for, the one that fewer clauses have. */
static const cx_entry_set *rarer_set(const cx_gate *gate) {
  if (gate->before.bits[0] == UINT64_MAX) return &gate->after;
  return count_bits(&gate->before) < count_bits(&gate->after) ? &gate->before : &gate->after;
}

void cx_make_gates(const cx_index_tables *tables, const cx_compiler *c, const uint32_t *from,
                   const uint32_t *triggered) {
  for (uint32_t number = 0; number < c->symbols.count; number++) {
    cx_symbol *symbol = &tables->symbols[number];
    symbol->first_gate = from[number];
    symbol->gate_count = from[number + 1] - from[number];
    for (uint32_t i = from[number]; i < from[number + 1]; i++) {
      tables->gates[i] = gate_of(tables, c, triggered[i]);
      cx_entry_set_join(&symbol->near, rarer_set(&tables->gates[i]));
    }
  }
}
