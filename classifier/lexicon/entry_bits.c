/*
 * Which bit of a set stands for an entry. Sets meet by mistake where a word of the text shares a bit with an entry that
 * is asked for: about as often as words of the bit are met, times how often it is asked for, in each language by
 * itself, since words of two seldom stand in one clause. So the entries of a symbol are given one bit together, which
 * keeps its set small: of all bits the one that adds the fewest mistakes, first to the symbols asked for most. Entries
 * that no set is asked for share a bit of their own.
 */
#include <string.h>

#include "lexicon/index.h"

enum { BITS = 8 * sizeof(cx_entry_set) - 1, BIT_OF_OTHERS = BITS, LANGUAGES = 2 };

_Static_assert(CX_LANGUAGE_FI == 1 << 0 && CX_LANGUAGE_EN == 1 << 1, "a language's bit is that of its number");

/* How often, as trigger.c guesses. Where sums of a huge pack wrap, it is a guess as well. */
typedef struct rates {
  uint64_t met[LANGUAGES];   /* words of it are */
  uint64_t asked[LANGUAGES]; /* it is asked whether one of them stands somewhere */
} rates;

typedef struct giver {
  const cx_compiler *c;
  uint8_t *entry_bits;
  uint64_t *rows_hit; /* by single words: so often their `not` is looked at */
  rates *symbols;
  rates bits[BITS];
} giver;

static void guess_rows(giver *g) {
  const cx_compiler *c = g->c;
  for (size_t i = 0; i < c->pattern_count; i++) {
    const cx_pattern *pattern = &c->patterns[i];
    if (pattern->role == CX_PATTERN_HIT && pattern->step_count == 1)
      g->rows_hit[pattern->row] += c->symbol_costs[c->steps[pattern->first_step].symbol];
  }
}

static void guess_step(giver *g, uint32_t symbol, uint8_t languages, uint64_t asked) {
  rates *symbol_rates = &g->symbols[symbol];
  for (int language = 0; language < LANGUAGES; language++) {
    if (!(languages >> language & 1)) continue;
    symbol_rates->met[language] = g->c->symbol_costs[symbol];
    symbol_rates->asked[language] += asked;
  }
}

/* Steps are asked for where the trigger of their pattern is met, those of a `not` where its row hits; the latter cost
 * less, since few such hits are cancelled and a hit is more than a guess. */
static void guess_symbols(giver *g) {
  enum { NOT_COSTS_LESS = 2 };
  const cx_compiler *c = g->c;
  for (size_t i = 0; i < c->pattern_count; i++) {
    const cx_pattern *pattern = &c->patterns[i];
    const cx_step *steps = c->steps + pattern->first_step, *trigger = steps + pattern->trigger;
    int const is_hit = pattern->role == CX_PATTERN_HIT;
    for (const cx_step *step = steps; step < steps + pattern->step_count; step++) {
      uint64_t const asked = !is_hit           ? g->rows_hit[pattern->row] / NOT_COSTS_LESS
                             : step != trigger ? c->symbol_costs[trigger->symbol]
                                               : 0;
      guess_step(g, step->symbol, c->rows[pattern->row].languages, asked);
    }
  }
}

/* How many mistakes it adds to give the bit to `fresh` words of the symbol, which has the bit or does not. */
static uint64_t count_mistakes(const rates *bit, const rates *symbol, uint64_t fresh, int has_bit) {
  uint64_t mistakes = 0;
  for (int language = 0; language < LANGUAGES; language++) {
    if (!symbol->met[language]) continue;
    mistakes += fresh * bit->asked[language] + (has_bit ? 0 : bit->met[language] * symbol->asked[language]);
  }
  return mistakes;
}

static uint8_t find_bit(const giver *g, const rates *symbol, uint64_t fresh, const cx_entry_set *own) {
  uint64_t fewest = UINT64_MAX;
  uint8_t best = 0;
  for (uint32_t bit = 0; bit < BITS; bit++) {
    int const has_bit = own->bits[bit >> 6] >> (bit & 63) & 1;
    uint64_t const mistakes = count_mistakes(&g->bits[bit], symbol, fresh, has_bit);
    if (mistakes >= fewest) continue;
    fewest = mistakes;
    best = (uint8_t)bit;
  }
  return best;
}

static void note_symbol(giver *g, const rates *symbol, const cx_entry_set *own) {
  for (size_t half = 0; half < 2; half++)
    for (uint64_t left = own->bits[half]; left; left &= left - 1)
      for (int language = 0; language < LANGUAGES; language++)
        g->bits[64 * half + (size_t)__builtin_ctzll(left)].asked[language] += symbol->asked[language];
}

/* One bit for those of its entries that have none yet. */
static void give_bit(giver *g, uint32_t number) {
  size_t count;
  const uint32_t *entries = cx_symbols_entries(&g->c->symbols, number, &count);
  const rates *symbol = &g->symbols[number];
  cx_entry_set own = {{0, 0}};
  uint64_t fresh = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t const bit = g->entry_bits[entries[i]];
    if (bit == BIT_OF_OTHERS)
      fresh += g->c->entry_costs[entries[i]];
    else
      cx_entry_set_add(&own, bit);
  }
  if (fresh) {
    uint8_t const bit = find_bit(g, symbol, fresh, &own);
    for (size_t i = 0; i < count; i++)
      if (g->entry_bits[entries[i]] == BIT_OF_OTHERS) g->entry_bits[entries[i]] = bit;
    for (int language = 0; language < LANGUAGES; language++)
      if (symbol->met[language]) g->bits[bit].met[language] += fresh;
    cx_entry_set_add(&own, bit);
  }
  note_symbol(g, symbol, &own);
}

static uint64_t asked(const rates *symbol) { return symbol->asked[0] + symbol->asked[1]; }

/* In the order in which they are asked for as far as powers of two tell, which is order enough. */
static void give_bits(giver *g) {
  uint64_t most = 1;
  for (uint32_t symbol = 0; symbol < g->c->symbols.count; symbol++)
    if (asked(&g->symbols[symbol]) > most) most = asked(&g->symbols[symbol]);
  for (uint64_t limit = UINT64_MAX, least = most; least; limit = least, least /= 2)
    for (uint32_t symbol = 0; symbol < g->c->symbols.count; symbol++)
      if (asked(&g->symbols[symbol]) >= least && asked(&g->symbols[symbol]) < limit) give_bit(g, symbol);
}

int cx_make_entry_bits(uint8_t *entry_bits, cx_compiler *c) {
  giver g = {.c = c, .entry_bits = entry_bits};
  g.rows_hit = cx_arena_array(&c->arena, c->row_count, sizeof *g.rows_hit);
  g.symbols = cx_arena_array(&c->arena, c->symbols.count, sizeof *g.symbols);
  if (!g.rows_hit || !g.symbols) return 0;
  memset(g.rows_hit, 0, c->row_count * sizeof *g.rows_hit);
  memset(g.symbols, 0, c->symbols.count * sizeof *g.symbols);
  memset(entry_bits, BIT_OF_OTHERS, cx_vocabulary_builder_count(c->builder));
  guess_rows(&g);
  guess_symbols(&g);
  give_bits(&g);
  return 1;
}
