#include "lexicon/index.h"

#include "base/hash.h"
#include "base/pages.h"

static void mark(cx_symbol *symbol, uint32_t entry) {
  uint32_t const bit = cx_entry_bit(entry);
  symbol->of.many.bits[bit >> 5] |= 1u << (bit & 31);
}

/* From entries with their symbols to symbols with their entries: counted, placed, filled. */
static void make_symbol_entries(cx_lexicon *lexicon) {
  uint32_t const total = lexicon->entry_symbols_at[lexicon->entry_count];
  cx_symbol *symbols = lexicon->symbols;
  uint32_t *entries = lexicon->symbol_entries;
  uint32_t at = 0;

  for (uint32_t i = 0; i < total; i++) symbols[lexicon->entry_symbols[i]].count++;
  for (uint32_t symbol = 0; symbol < lexicon->symbol_count; symbol++) {
    symbols[symbol].of.many.first = at;
    at += symbols[symbol].count;
    symbols[symbol].count = 0;
  }
  for (uint32_t entry = 0; entry < lexicon->entry_count; entry++)
    for (uint32_t i = lexicon->entry_symbols_at[entry]; i < lexicon->entry_symbols_at[entry + 1]; i++) {
      cx_symbol *symbol = &symbols[lexicon->entry_symbols[i]];
      entries[symbol->of.many.first + symbol->count++] = entry;
    }
}

static void make_symbol_sets(cx_lexicon *lexicon) {
  for (cx_symbol *symbol = lexicon->symbols; symbol < lexicon->symbols + lexicon->symbol_count; symbol++) {
    const uint32_t *const of = lexicon->symbol_entries + symbol->of.many.first;
    for (uint32_t i = 0; i < symbol->count; i++) cx_entry_set_add(&symbol->entries, lexicon->entry_bits[of[i]]);
    if (symbol->count <= CX_SYMBOL_FEW)
      for (uint32_t i = 0; i < CX_SYMBOL_FEW; i++) symbol->of.few[i] = i < symbol->count ? of[i] : CX_NO_ENTRY;
    else
      for (uint32_t i = 0; i < symbol->count; i++) mark(symbol, of[i]);
  }
}

static void make_entry_triggers(cx_lexicon *lexicon) {
  uint32_t count = 0;
  for (uint32_t entry = 0; entry < lexicon->entry_count; entry++) {
    lexicon->entry_triggers_at[entry] = count;
    for (uint32_t i = lexicon->entry_symbols_at[entry]; i < lexicon->entry_symbols_at[entry + 1]; i++) {
      lexicon->entry_triggers[count] = lexicon->entry_symbols[i];
      count += lexicon->symbols[lexicon->entry_symbols[i]].gate_count > 0;
    }
  }
  lexicon->entry_triggers_at[lexicon->entry_count] = count;
}

/* The step other than the trigger that accepts the fewest entries; NULL = there is none. */
static const cx_symbol *find_other_step(const cx_lexicon *lexicon, const cx_pattern *pattern) {
  const cx_symbol *fewest = NULL;
  for (uint32_t s = 0; s < pattern->step_count; s++) {
    const cx_symbol *symbol = &lexicon->symbols[lexicon->steps[pattern->first_step + s].symbol];
    if (s != pattern->trigger && (!fewest || symbol->count < fewest->count)) fewest = symbol;
  }
  return fewest;
}

static cx_cancel_sets cancel_sets_of(const cx_lexicon *lexicon, const cx_pattern *pattern) {
  cx_cancel_sets sets = {.trigger = {{0, 0}}, .other = CX_ALL_ENTRIES};
  if (pattern->role == CX_PATTERN_HIT || !pattern->step_count) return sets; /* a regex has no steps */
  const cx_symbol *other = find_other_step(lexicon, pattern);
  sets.trigger = lexicon->symbols[lexicon->steps[pattern->first_step + pattern->trigger].symbol].entries;
  if (other) sets.other = other->entries;
  return sets;
}

static void make_cancel_sets(cx_lexicon *lexicon) {
  for (uint32_t i = 0; i < lexicon->pattern_count; i++)
    lexicon->cancel_sets[i] = cancel_sets_of(lexicon, &lexicon->patterns[i]);
}

static int make_normal_index(cx_lexicon *lexicon) {
  cx_index_init(&lexicon->normal_index, lexicon->memory);
  if (!cx_index_reserve(&lexicon->normal_index, lexicon->normal_count)) return 0;
  for (uint32_t i = 0; i < lexicon->normal_count; i++) {
    const char *from = cx_lexicon_string(lexicon, lexicon->normals[i].from);
    if (i && !strcmp(from, cx_lexicon_string(lexicon, lexicon->normals[i - 1].from))) continue;
    if (!cx_index_add(&lexicon->normal_index, cx_hash(from, strlen(from)), i)) return 0;
  }
  return 1;
}

/* Where the next table begins: each on a line of the processor's cache of its own. Without a place to begin
 * at, only what the tables take is summed up. */
typedef struct layout {
  char *block;
  uint64_t taken;
} layout;

static void *lay(layout *l, uint64_t count, size_t size) {
  void *table = l->block ? l->block + l->taken : NULL;
  l->taken += (count * size + 63) / 64 * 64;
  return table;
}

static void lay_tables(cx_lexicon *lexicon, layout *l) {
  uint64_t const total = lexicon->entry_symbols_at[lexicon->entry_count];
  lexicon->gates = lay(l, lexicon->symbol_patterns_at[lexicon->symbol_count], sizeof *lexicon->gates);
  lexicon->symbols = lay(l, lexicon->symbol_count, sizeof *lexicon->symbols);
  lexicon->symbol_entries = lay(l, total, sizeof *lexicon->symbol_entries);
  lexicon->entry_triggers_at = lay(l, (uint64_t)lexicon->entry_count + 1, sizeof *lexicon->entry_triggers_at);
  lexicon->entry_triggers = lay(l, total + 1, sizeof *lexicon->entry_triggers);
  lexicon->cancel_sets = lay(l, lexicon->pattern_count, sizeof *lexicon->cancel_sets);
  lexicon->regexes_by_bit = lay(l, lexicon->regex_count, sizeof *lexicon->regexes_by_bit);
  lexicon->entry_bits = lay(l, lexicon->entry_count, sizeof *lexicon->entry_bits);
  lexicon->regex_bits = lay(l, lexicon->regex_count, sizeof *lexicon->regex_bits);
}

int cx_lexicon_index(cx_lexicon *lexicon) {
  layout sum = {NULL, 0}, tables = {NULL, 0};
  lay_tables(lexicon, &sum);
  if (sum.taken <= SIZE_MAX)
    tables.block = cx_alloc_table(lexicon->memory, (size_t)sum.taken, &lexicon->index);
  if (!tables.block) return 0;
  lay_tables(lexicon, &tables);
  memset(lexicon->symbols, 0, lexicon->symbol_count * sizeof *lexicon->symbols);
  make_symbol_entries(lexicon);
  if (!cx_make_entry_bits(lexicon)) return 0;
  make_symbol_sets(lexicon);
  make_cancel_sets(lexicon);
  cx_make_gates(lexicon);
  make_entry_triggers(lexicon);
  cx_make_regex_bits(lexicon);
  return make_normal_index(lexicon);
}

const cx_normal *cx_lexicon_normal(const cx_lexicon *lexicon, const char *word, size_t len, uint32_t hash) {
  cx_index_search search = cx_index_start(&lexicon->normal_index, hash);
  uint32_t number;
  while ((number = cx_index_next(&search)) != CX_INDEX_NONE) {
    const cx_normal *normal = &lexicon->normals[number];
    const char *from = cx_lexicon_string(lexicon, normal->from);
    if (!strncmp(from, word, len) && !from[len]) return normal;
  }
  return NULL;
}
