/* The checks that make compiled bytes safe to use. */
#include <string.h>

#include "lexicon/decode.h"
#include "lexicon/open.h"

static int is_range_list(const uint32_t *at, uint32_t keys, uint32_t total) {
  if (at[0]) return 0;
  for (uint32_t i = 0; i < keys; i++)
    if (at[i] > at[i + 1]) return 0;
  return at[keys] == total;
}

static int are_below(const uint32_t *numbers, uint32_t count, uint32_t limit) {
  for (uint32_t i = 0; i < count; i++)
    if (numbers[i] >= limit) return 0;
  return 1;
}

static int is_subject(const cx_lexicon *l, const cx_row *row) {
  switch (row->table) {
  case CX_TABLE_TERMS: return row->subject < l->theme_count;
  case CX_TABLE_SENTIMENT: return row->subject < l->theme_count || row->subject == CX_NO_SUBJECT;
  case CX_TABLE_INTENTS: return row->subject < l->intent_count;
  case CX_TABLE_SHIFTERS: return row->subject <= CX_REMEDY;
  default: return 0;
  }
}

static int are_rows_sound(const cx_lexicon *l, uint32_t strings) {
  for (uint32_t i = 0; i < l->row_count; i++) {
    const cx_row *row = &l->rows[i];
    if (row->expression >= strings || row->source >= strings || !is_subject(l, row)) return 0;
    if (row->layer >= l->layer_count || row->languages > CX_LANGUAGE_ANY) return 0;
    if (row->polarity < -CX_POLARITY_MAX || row->polarity > CX_POLARITY_MAX) return 0;
    if (row->factor < -CX_FACTOR_MAX || row->factor > CX_FACTOR_MAX) return 0;
    if (row->reach < 0 || row->reach > CX_REACH_MAX) return 0;
    if (row->first_not > l->pattern_count || row->not_count > l->pattern_count - row->first_not) return 0;
    for (uint32_t n = 0; n < row->not_count; n++) {
      const cx_pattern *pattern = &l->patterns[row->first_not + n];
      if (pattern->row != i || pattern->role == CX_PATTERN_HIT || pattern->regex != UINT32_MAX) return 0;
    }
  }
  return 1;
}

static int are_steps_sound(const cx_lexicon *l, const cx_pattern_steps *of) {
  uint32_t chains = 1;
  if (of->first > l->step_count || of->count > l->step_count - of->first || of->trigger >= of->count) return 0;
  const cx_step *steps = &l->steps[of->first];
  if (steps[0].new_chain || steps[0].gap) return 0;
  for (uint32_t s = 1; s < of->count; s++) chains += steps[s].new_chain;
  return chains == of->chain_count;
}

static int is_pattern_sound(const cx_lexicon *l, const cx_pattern *pattern, uint32_t number) {
  cx_pattern_steps const steps = cx_steps_of(pattern);
  if (pattern->row >= l->row_count || pattern->role > CX_PATTERN_NOT_CLAUSE) return 0;
  if (pattern->regex != UINT32_MAX)
    return !pattern->step_count && pattern->first_step <= l->step_count && pattern->role == CX_PATTERN_HIT &&
           pattern->regex < l->regex_count && l->regex_patterns[pattern->regex] == number;
  return are_steps_sound(l, &steps);
}

static int are_patterns_sound(const cx_lexicon *l) {
  for (uint32_t i = 0; i < l->step_count; i++)
    if (l->steps[i].symbol >= l->symbol_count || l->steps[i].new_chain > 1) return 0;
  for (uint32_t i = 0; i < l->pattern_count; i++)
    if (!is_pattern_sound(l, &l->patterns[i], i)) return 0;
  for (uint32_t i = 0; i < l->regex_count; i++)
    if (l->regex_patterns[i] >= l->pattern_count || l->patterns[l->regex_patterns[i]].regex != i) return 0;
  return 1;
}

/* Its entries. What its sets say only lets patterns through or holds them back. */
static int is_symbol_sound(const cx_lexicon *l, const cx_symbol *symbol, const cx_section_counts *counts) {
  if (symbol->count <= CX_SYMBOL_FEW) return are_below(symbol->of.few, symbol->count, l->entry_count);
  return symbol->of.many.first <= counts->symbol_entries &&
         symbol->count <= counts->symbol_entries - symbol->of.many.first;
}

/* A gate is that of a row, with steps of which the symbol really triggers one. */
static int is_gate_sound(const cx_lexicon *l, const cx_gate *gate, uint32_t symbol) {
  return gate->row < l->row_count && gate->near_around < CX_AROUND_KINDS && gate->other_around < CX_AROUND_KINDS &&
         are_steps_sound(l, &gate->steps) && l->steps[gate->steps.first + gate->steps.trigger].symbol == symbol;
}

/* The gates of the symbols stand behind each other: each gate is that of one symbol. */
static int are_symbols_sound(const cx_lexicon *l, const cx_section_counts *counts) {
  uint32_t gate = 0;
  for (uint32_t i = 0; i < l->symbol_count; i++) {
    const cx_symbol *symbol = &l->symbols[i];
    if (symbol->first_gate != gate || symbol->gate_count > l->gate_count - gate) return 0;
    if (!is_symbol_sound(l, symbol, counts)) return 0;
    for (uint32_t const end = gate + symbol->gate_count; gate < end; gate++)
      if (!is_gate_sound(l, &l->gates[gate], i)) return 0;
  }
  return gate == l->gate_count && are_below(l->symbol_entries, counts->symbol_entries, l->entry_count);
}

static int are_entries_sound(const cx_lexicon *l, const cx_section_counts *counts) {
  for (uint32_t i = 0; i < l->entry_count; i++)
    if (l->entry_bits[i] >= 8 * sizeof(cx_entry_set)) return 0;
  return is_range_list(l->entry_triggers_at, l->entry_count, counts->entry_triggers) &&
         are_below(l->entry_triggers, counts->entry_triggers, l->symbol_count);
}

static int are_names_sound(const cx_lexicon *l, uint32_t strings) {
  for (uint32_t i = 0; i < l->theme_count; i++) {
    const cx_theme *theme = &l->themes[i];
    if (theme->id >= strings || theme->name_fi >= strings || theme->name_en >= strings ||
        theme->owner >= strings)
      return 0;
    /* A sub-theme's parent is no sub-theme, so that no chain of parents runs in a ring. */
    if (theme->parent == CX_NO_SUBJECT) continue;
    if (theme->parent >= l->theme_count || l->themes[theme->parent].parent != CX_NO_SUBJECT) return 0;
  }
  for (uint32_t i = 0; i < l->layer_count; i++)
    if (l->layers[i].name >= strings || l->layers[i].version >= strings) return 0;
  for (uint32_t i = 0; i < l->normal_count; i++)
    if (l->normals[i].from >= strings || l->normals[i].to >= strings ||
        l->normals[i].languages > CX_LANGUAGE_ANY)
      return 0;
  return are_below(l->intents, l->intent_count, strings);
}

static int are_regexes_sound(const cx_lexicon *l, uint32_t strings) {
  for (uint32_t i = 0; i < l->regex_count; i++) {
    const cx_regex *regex = &l->regexes[i];
    if (regex->pattern >= strings || regex->literal >= strings) return 0;
    if (strlen(cx_lexicon_string(l, regex->literal)) < regex->literal_length) return 0;
  }
  return 1;
}

int cx_lexicon_is_sound(const cx_lexicon *l, const cx_section_counts *counts) {
  uint32_t const strings = counts->string_bytes;

  if (!strings || l->strings[0] || l->strings[strings - 1] || !cx_is_utf8(l->strings, strings)) return 0;
  if (l->theme_count >= CX_NO_SUBJECT || l->intent_count >= CX_NO_SUBJECT) return 0;
  return cx_settings_are_sound(l->settings) && are_rows_sound(l, strings) && are_patterns_sound(l) &&
         are_symbols_sound(l, counts) && are_entries_sound(l, counts) && are_names_sound(l, strings) &&
         are_regexes_sound(l, strings);
}
