#include "lexicon/index.h"

#include <string.h>

size_t cx_count_symbol_entries(const cx_symbols *symbols) {
  size_t total = 0, count;
  for (uint32_t i = 0; i < symbols->count; i++) {
    cx_symbols_entries(symbols, i, &count);
    if (count > CX_SYMBOL_FEW) total += count;
  }
  return total;
}

static void mark(cx_symbol *symbol, uint32_t entry) {
  uint32_t const bit = cx_entry_bit(entry);
  symbol->of.many.bits[bit >> 5] |= 1u << (bit & 31);
}

/* Many entries are put down behind those that are listed already. */
static cx_symbol symbol_of(const cx_index_tables *tables, const uint32_t *entries, uint32_t count, uint32_t *listed) {
  cx_symbol symbol = {.entries = {{0, 0}}, .near = {{0, 0}}, .count = count};
  for (uint32_t i = 0; i < count; i++) cx_entry_set_add(&symbol.entries, tables->entry_bits[entries[i]]);
  if (count <= CX_SYMBOL_FEW) {
    for (uint32_t i = 0; i < CX_SYMBOL_FEW; i++) symbol.of.few[i] = i < count ? entries[i] : CX_NO_ENTRY;
    return symbol;
  }
  memset(&symbol.of, 0, sizeof symbol.of);
  symbol.of.many.first = *listed;
  for (uint32_t i = 0; i < count; i++) mark(&symbol, entries[i]);
  memcpy(tables->symbol_entries + *listed, entries, count * sizeof *entries);
  *listed += count;
  return symbol;
}

static void make_symbols(const cx_index_tables *tables, const cx_symbols *symbols) {
  uint32_t listed = 0;
  for (uint32_t i = 0; i < symbols->count; i++) {
    size_t count;
    const uint32_t *entries = cx_symbols_entries(symbols, i, &count);
    tables->symbols[i] = symbol_of(tables, entries, (uint32_t)count, &listed);
  }
}

/* The step other than the trigger that accepts the fewest entries; NULL = there is none. */
static const cx_symbol *find_other_step(const cx_symbol *symbols, const cx_pattern *pattern, const cx_step *steps) {
  const cx_symbol *fewest = NULL;
  for (uint32_t s = 0; s < pattern->step_count; s++) {
    const cx_symbol *symbol = &symbols[steps[s].symbol];
    if (s != pattern->trigger && (!fewest || symbol->count < fewest->count)) fewest = symbol;
  }
  return fewest;
}

static cx_cancel_sets cancel_sets_of(const cx_symbol *symbols, const cx_pattern *pattern, const cx_step *steps) {
  cx_cancel_sets sets = {.trigger = {{0, 0}}, .other = CX_ALL_ENTRIES};
  if (pattern->role == CX_PATTERN_HIT || !pattern->step_count) return sets; /* a regex has no steps */
  const cx_symbol *other = find_other_step(symbols, pattern, steps);
  sets.trigger = symbols[steps[pattern->trigger].symbol].entries;
  if (other) sets.other = other->entries;
  return sets;
}

static void make_cancel_sets(const cx_index_tables *tables, const cx_compiler *c) {
  for (size_t i = 0; i < c->pattern_count; i++)
    tables->cancel_sets[i] = cancel_sets_of(tables->symbols, &c->patterns[i], c->steps + c->patterns[i].first_step);
}

int cx_make_index(const cx_index_tables *tables, cx_compiler *c, const uint32_t *from, const uint32_t *triggered) {
  if (!cx_make_entry_bits(tables->entry_bits, c)) return 0;
  make_symbols(tables, &c->symbols);
  make_cancel_sets(tables, c);
  cx_make_gates(tables, c, from, triggered);
  return 1;
}
