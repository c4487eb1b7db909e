/* The gates before patterns: what tells without a look at the pattern that it cannot stand. */
#include "lexicon/index.h"

/* Of more patterns than this the set would be full anyway. */
enum { CANCELLING_MAX = 64 };

static cx_entry_set cancelling_set(const cx_index_tables *tables, const cx_row *row) {
  cx_entry_set all = {{0, 0}};
  if (row->not_count > CANCELLING_MAX) return CX_ALL_ENTRIES;
  for (uint32_t i = 0; i < row->not_count; i++)
    cx_entry_set_join(&all, &tables->cancel_sets[row->first_not + i].trigger);
  return all;
}

/* How far step s is from the trigger at most: SIZE_MAX where another chain lies between. */
static size_t reach_of(const cx_step *steps, size_t trigger, size_t s) {
  size_t const first = s < trigger ? s : trigger, last = s < trigger ? trigger : s;
  size_t reach = 0;
  for (size_t i = first + 1; i <= last; i++) {
    if (steps[i].new_chain) return SIZE_MAX;
    reach += steps[i].gap + 1u;
  }
  return reach;
}

static cx_around around_of(const cx_step *steps, size_t trigger, size_t s) {
  size_t const reach = reach_of(steps, trigger, s);
  if (reach > CX_AROUND_WORDS) return CX_AROUND_CLAUSE;
  if (reach > 1) return s < trigger ? CX_AROUND_FEW_BEFORE : CX_AROUND_FEW_AFTER;
  return s < trigger ? CX_AROUND_WORD_BEFORE : CX_AROUND_WORD_AFTER;
}

/* What gates are made from. */
typedef struct gate_maker {
  const cx_index_tables *tables;
  const cx_compiler *c;
  uint64_t bit_costs[8 * sizeof(cx_entry_set)]; /* how often words of each bit are met, as trigger.c guesses */
} gate_maker;

/* They are all 0. */
static void count_bit_costs(gate_maker *maker) {
  size_t const entries = cx_vocabulary_builder_count(maker->c->builder);
  for (size_t i = 0; i < entries; i++) maker->bit_costs[maker->tables->entry_bits[i]] += maker->c->entry_costs[i];
}

/* A step other than the trigger as a gate asks for it, and how often it finds what it asks for. */
typedef struct asked {
  const cx_entry_set *set;
  uint32_t around;
  uint64_t cost;
} asked;

static asked ask_for(const gate_maker *maker, const cx_step *steps, size_t trigger, size_t s) {
  static const uint8_t words[CX_AROUND_KINDS] = {12, 1, 1, CX_AROUND_WORDS, CX_AROUND_WORDS};
  asked step = {.set = &maker->tables->symbols[steps[s].symbol].entries, .around = around_of(steps, trigger, s)};
  for (uint32_t half = 0; half < 2; half++)
    for (uint64_t left = step.set->bits[half]; left; left &= left - 1)
      step.cost += maker->bit_costs[64 * half + (uint32_t)__builtin_ctzll(left)];
  step.cost *= words[step.around];
  return step;
}

static cx_gate gate_of(const gate_maker *maker, uint32_t number) {
  const cx_compiler *c = maker->c;
  const cx_pattern *pattern = &c->patterns[number];
  const cx_step *steps = &c->steps[pattern->first_step];
  const cx_row *row = &c->rows[pattern->row];
  asked near = {&CX_ALL_ENTRIES, CX_AROUND_CLAUSE, UINT64_MAX}, other = near;

  for (size_t s = 0; s < pattern->step_count; s++) {
    if (s == pattern->trigger) continue;
    asked const step = ask_for(maker, steps, pattern->trigger, s);
    if (step.cost < near.cost) {
      other = near;
      near = step;
    } else if (step.cost < other.cost) {
      other = step;
    }
  }
  return (cx_gate){.near = *near.set,
                   .other = *other.set,
                   .cancels = cancelling_set(maker->tables, row),
                   .steps = cx_steps_of(pattern),
                   .row = pattern->row,
                   .near_around = (uint8_t)near.around,
                   .other_around = (uint8_t)other.around,
                   .flags = row->flags & CX_ROW_CASE ? CX_GATE_CASE : 0};
}

void cx_make_gates(const cx_index_tables *tables, const cx_compiler *c, const uint32_t *from,
                   const uint32_t *triggered) {
  gate_maker maker = {.tables = tables, .c = c};
  count_bit_costs(&maker);
  for (uint32_t number = 0; number < c->symbols.count; number++) {
    cx_symbol *symbol = &tables->symbols[number];
    symbol->first_gate = from[number];
    symbol->gate_count = from[number + 1] - from[number];
    for (uint32_t i = from[number]; i < from[number + 1]; i++) {
      tables->gates[i] = gate_of(&maker, triggered[i]);
      cx_entry_set_join(&symbol->near, &tables->gates[i].near);
    }
  }
}
