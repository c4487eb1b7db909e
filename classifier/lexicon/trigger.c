/*
 * Which step of a pattern leads to it: the one that the fewest words of texts will meet. The guess for an
 * entry is its frequency where it is a common word, or an exact one a common form, else a number that falls
 * with its length; an anchored entry also stands in compounds. A group costs as much as its members together.
 */
#include "lexicon/common_words.h"
#include "lexicon/compiler.h"

/* Of a word that is not listed. */
static uint32_t guess_by_length(size_t length) {
  return length < 4 ? 400 : length < 7 ? 200 : length < 10 ? 120 : 80;
}

static uint32_t entry_cost(const cx_entry *word) {
  if (word->exact) {
    uint32_t const form = cx_form_frequency(word->word, word->length) * 100;
    return form ? form : (guess_by_length(word->length) + 1) / 2;
  }
  uint32_t const common = cx_word_frequency(word->word, word->length) * 100;
  uint32_t const cost = common ? common : guess_by_length(word->length);
  return word->anchors ? 2 * cost : cost;
}

static uint64_t symbol_cost(const cx_compiler *c, uint32_t symbol) {
  size_t count;
  const uint32_t *entries = cx_symbols_entries(&c->symbols, symbol, &count);
  uint64_t cost = 0;
  for (size_t i = 0; i < count; i++) cost += c->entry_costs[entries[i]];
  return cost;
}

cxtag_status cx_choose_triggers(cx_compiler *c) {
  size_t const entry_count = cx_vocabulary_builder_count(c->builder);
  c->symbol_costs = cx_arena_array(&c->arena, c->symbols.count, sizeof *c->symbol_costs);
  c->entry_costs = cx_arena_array(&c->arena, entry_count, sizeof *c->entry_costs);

  if (!c->symbol_costs || !c->entry_costs) return CXTAG_ENOMEM;
  for (uint32_t i = 0; i < entry_count; i++)
    c->entry_costs[i] = entry_cost(cx_vocabulary_builder_entry(c->builder, i));
  for (size_t i = 0; i < c->symbols.count; i++) c->symbol_costs[i] = symbol_cost(c, (uint32_t)i);
  for (size_t i = 0; i < c->pattern_count; i++) {
    cx_pattern *pattern = &c->patterns[i];
    if (pattern->step_count < 2) continue; /* no choice; a regular expression has no steps at all */
    const cx_step *steps = &c->steps[pattern->first_step];
    for (uint8_t s = 1; s < pattern->step_count; s++)
      if (c->symbol_costs[steps[s].symbol] < c->symbol_costs[steps[pattern->trigger].symbol]) pattern->trigger = s;
  }
  return CXTAG_OK;
}
