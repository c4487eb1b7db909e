/*
 * Which bit of a set stands for an entry. Sets meet by mistake where a word of the text shares a bit with an entry
 * that is asked for. So the entries of a symbol are given one bit together, which keeps its set small, and the bits
 * go round among the symbols in the order of how often they are asked for, so that none has several of those whose
 * words are in every other text. Entries that no set is asked for share a bit of their own.
 */
#include <string.h>

#include "lexicon/index.h"

enum { BIT_OF_OTHERS = 8 * sizeof(cx_entry_set) - 1, USES_MANY = 128 };

/* How often each symbol is asked for: by gates and by `not`, whose triggers are looked for in sets, too. */
static void count_uses(const cx_compiler *c, uint32_t *uses) {
  for (size_t i = 0; i < c->pattern_count; i++) {
    const cx_pattern *pattern = &c->patterns[i];
    const cx_step *steps = c->steps + pattern->first_step;
    for (uint32_t s = 0; s < pattern->step_count; s++)
      uses[steps[s].symbol] += s != pattern->trigger || pattern->role != CX_PATTERN_HIT;
  }
}

/* The bit for those entries of the symbol that have none yet; are there any? */
static int give_bit(uint8_t *entry_bits, const cx_compiler *c, uint32_t symbol, uint8_t bit) {
  size_t count;
  const uint32_t *entries = cx_symbols_entries(&c->symbols, symbol, &count);
  int given = 0;
  for (size_t i = 0; i < count; i++) {
    if (entry_bits[entries[i]] != BIT_OF_OTHERS) continue;
    entry_bits[entries[i]] = bit;
    given = 1;
  }
  return given;
}

/* In order of use as far as powers of two tell, which is order enough. */
static void give_bits(uint8_t *entry_bits, const cx_compiler *c, const uint32_t *uses) {
  uint8_t next = 0;
  for (uint32_t least = USES_MANY, limit = UINT32_MAX; least; limit = least, least /= 2)
    for (uint32_t symbol = 0; symbol < c->symbols.count; symbol++)
      if (uses[symbol] >= least && uses[symbol] < limit && give_bit(entry_bits, c, symbol, next))
        next = (uint8_t)((next + 1) % BIT_OF_OTHERS);
}

int cx_make_entry_bits(uint8_t *entry_bits, cx_compiler *c) {
  uint32_t *uses = cx_arena_array(&c->arena, c->symbols.count, sizeof *uses);
  if (!uses) return 0;
  memset(uses, 0, c->symbols.count * sizeof *uses);
  memset(entry_bits, BIT_OF_OTHERS, cx_vocabulary_builder_count(c->builder));
  count_uses(c, uses);
  give_bits(entry_bits, c, uses);
  return 1;
}
