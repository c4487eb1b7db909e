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
static void count_uses(const cx_lexicon *lexicon, uint32_t *uses) {
  for (uint32_t i = 0; i < lexicon->pattern_count; i++) {
    const cx_pattern *pattern = &lexicon->patterns[i];
    const cx_step *steps = lexicon->steps + pattern->first_step;
    for (uint32_t s = 0; s < pattern->step_count; s++)
      uses[steps[s].symbol] += s != pattern->trigger || pattern->role != CX_PATTERN_HIT;
  }
}

/* The bit for those entries of the symbol that have none yet; are there any? */
static int give_bit(cx_lexicon *lexicon, const cx_symbol *symbol, uint8_t bit) {
  const uint32_t *entries = lexicon->symbol_entries + symbol->of.many.first;
  int given = 0;
  for (uint32_t i = 0; i < symbol->count; i++) {
    uint8_t *const its = &lexicon->entry_bits[entries[i]];
    if (*its != BIT_OF_OTHERS) continue;
    *its = bit;
    given = 1;
  }
  return given;
}

/* In order of use as far as powers of two tell, which is order enough. */
static void give_bits(cx_lexicon *lexicon, const uint32_t *uses) {
  uint8_t next = 0;
  for (uint32_t least = USES_MANY, limit = UINT32_MAX; least; limit = least, least /= 2)
    for (uint32_t symbol = 0; symbol < lexicon->symbol_count; symbol++)
      if (uses[symbol] >= least && uses[symbol] < limit && give_bit(lexicon, &lexicon->symbols[symbol], next))
        next = (uint8_t)((next + 1) % BIT_OF_OTHERS);
}

int cx_make_entry_bits(cx_lexicon *lexicon) {
  uint32_t *uses = cx_alloc_zeroed(lexicon->memory, (size_t)lexicon->symbol_count + 1, sizeof *uses);
  if (!uses) return 0;
  memset(lexicon->entry_bits, BIT_OF_OTHERS, lexicon->entry_count);
  count_uses(lexicon, uses);
  give_bits(lexicon, uses);
  cx_release(lexicon->memory, uses);
  return 1;
}
