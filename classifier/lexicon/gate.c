/* What speeds up reading a compiled lexicon and can be made anew from it in a moment. */
#include "base/hash.h"
#include "lexicon/open.h"

/* A step with its gap is looked for among so many words. */
static uint8_t reach_of(const cx_step *step) {
  return step->gap < UINT8_MAX ? (uint8_t)(step->gap + 1) : UINT8_MAX;
}

static const cx_entry_set *set_of(const cx_lexicon *lexicon, const cx_step *step) {
  return &lexicon->symbols[step->symbol].entries;
}

static const cx_entry_set EVERYTHING = {{UINT64_MAX, UINT64_MAX}};

/* A step that is not next to the trigger stands anywhere in the clause: looked for on a side that is free. */
static void add_need(cx_gate *gate, const cx_entry_set *set) {
  if (gate->before.bits[0] == UINT64_MAX) gate->before = *set;
  else if (gate->after.bits[0] == UINT64_MAX) gate->after = *set;
}

static cx_gate gate_of(const cx_lexicon *lexicon, uint32_t number) {
  const cx_pattern *pattern = &lexicon->patterns[number];
  const cx_step *steps = &lexicon->steps[pattern->first_step];
  uint32_t const trigger = pattern->trigger, next = trigger + 1;
  const cx_row *row = &lexicon->rows[pattern->row];
  cx_gate gate = {.before = EVERYTHING, .after = EVERYTHING, .pattern = number, .row = pattern->row,
                  .first_step = pattern->first_step, .step_count = pattern->step_count};
  int const joins_before = trigger && !steps[trigger].new_chain;
  int const joins_after = next < pattern->step_count && !steps[next].new_chain;

  if (row->not_count) gate.flags |= CX_GATE_NOT;
  if (row->flags & CX_ROW_CASE) gate.flags |= CX_GATE_CASE;
  if (joins_before) {
    gate.before = *set_of(lexicon, &steps[trigger - 1]);
    gate.before_reach = reach_of(&steps[trigger]);
  }
  if (joins_after) {
    gate.after = *set_of(lexicon, &steps[next]);
    gate.after_reach = reach_of(&steps[next]);
  }
  for (uint32_t s = 0; s < pattern->step_count; s++)
    if (s != trigger && !(joins_before && s + 1 == trigger) && !(joins_after && s == next))
      add_need(&gate, set_of(lexicon, &steps[s]));
  return gate;
}

static int make_gates(cx_lexicon *lexicon) {
  uint32_t const count = lexicon->symbol_patterns_at[lexicon->symbol_count];
  cx_gate *gates = cx_alloc_array(lexicon->memory, count ? count : 1, sizeof *gates);
  if (!gates) return 0;
  for (uint32_t i = 0; i < count; i++) gates[i] = gate_of(lexicon, lexicon->symbol_patterns[i]);
  lexicon->gates = gates;
  return 1;
}

/* From entries with their symbols to symbols with their entries: counted, placed, filled. */
static int make_symbols(cx_lexicon *lexicon) {
  uint32_t const total = lexicon->entry_symbols_at[lexicon->entry_count];
  cx_symbol *symbols = cx_alloc_zeroed(lexicon->memory, lexicon->symbol_count + 1, sizeof *symbols);
  uint32_t *entries = cx_alloc_array(lexicon->memory, total + 1, sizeof *entries);
  uint32_t at = 0;

  lexicon->symbols = symbols;
  lexicon->symbol_entries = entries;
  if (!symbols || !entries) return 0;
  for (uint32_t i = 0; i < total; i++) symbols[lexicon->entry_symbols[i]].count++;
  for (uint32_t symbol = 0; symbol < lexicon->symbol_count; symbol++) {
    symbols[symbol].first = at;
    at += symbols[symbol].count;
    symbols[symbol].count = 0;
  }
  for (uint32_t entry = 0; entry < lexicon->entry_count; entry++)
    for (uint32_t i = lexicon->entry_symbols_at[entry]; i < lexicon->entry_symbols_at[entry + 1]; i++) {
      cx_symbol *symbol = &symbols[lexicon->entry_symbols[i]];
      entries[symbol->first + symbol->count++] = entry;
      cx_entry_set_add(&symbol->entries, entry);
    }
  for (uint32_t symbol = 0; symbol < lexicon->symbol_count; symbol++)
    if (symbols[symbol].count == 1) symbols[symbol].first = entries[symbols[symbol].first];
  return 1;
}

static int count_bits(const cx_entry_set *set) {
  return __builtin_popcountll(set->bits[0]) + __builtin_popcountll(set->bits[1]);
}

/* Of the two sets that a gate asks for, the one that fewer clauses have. */
static const cx_entry_set *rarer_set(const cx_gate *gate) {
  return count_bits(&gate->before) < count_bits(&gate->after) ? &gate->before : &gate->after;
}

static void note_gates(cx_lexicon *lexicon) {
  for (uint32_t number = 0; number < lexicon->symbol_count; number++) {
    cx_symbol *symbol = &lexicon->symbols[number];
    uint32_t const first = lexicon->symbol_patterns_at[number], end = lexicon->symbol_patterns_at[number + 1];
    symbol->first_gate = first;
    symbol->gate_count = end - first;
    for (uint32_t i = first; i < end; i++) cx_entry_set_join(&symbol->near, rarer_set(&lexicon->gates[i]));
  }
}

static int make_entry_triggers(cx_lexicon *lexicon) {
  uint32_t const total = lexicon->entry_symbols_at[lexicon->entry_count];
  uint32_t count = 0;
  lexicon->entry_triggers_at = cx_alloc_array(lexicon->memory, lexicon->entry_count + 1, sizeof *lexicon->entry_triggers_at);
  lexicon->entry_triggers = cx_alloc_array(lexicon->memory, total + 1, sizeof *lexicon->entry_triggers);
  if (!lexicon->entry_triggers_at || !lexicon->entry_triggers) return 0;
  for (uint32_t entry = 0; entry < lexicon->entry_count; entry++) {
    lexicon->entry_triggers_at[entry] = count;
    for (uint32_t i = lexicon->entry_symbols_at[entry]; i < lexicon->entry_symbols_at[entry + 1]; i++) {
      lexicon->entry_triggers[count] = lexicon->entry_symbols[i];
      count += lexicon->symbols[lexicon->entry_symbols[i]].gate_count > 0;
    }
  }
  lexicon->entry_triggers_at[lexicon->entry_count] = count;
  return 1;
}

static int make_trigger_sets(cx_lexicon *lexicon) {
  lexicon->trigger_sets = cx_alloc_zeroed(lexicon->memory, lexicon->pattern_count + 1, sizeof *lexicon->trigger_sets);
  if (!lexicon->trigger_sets) return 0;
  for (uint32_t i = 0; i < lexicon->pattern_count; i++) {
    const cx_pattern *pattern = &lexicon->patterns[i];
    if (pattern->step_count)
      lexicon->trigger_sets[i] = *set_of(lexicon, &lexicon->steps[pattern->first_step + pattern->trigger]);
  }
  return 1;
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

/* The literal without the blanks at its ends: that much of it stands inside a word. */
static const char *trim_literal(const cx_lexicon *lexicon, uint32_t regex, size_t *len) {
  const char *literal = cx_lexicon_string(lexicon, lexicon->regexes[regex].literal);
  *len = lexicon->regexes[regex].literal_length;
  while (*len && *literal == ' ') literal++, --*len;
  while (*len && literal[*len - 1] == ' ') --*len;
  return literal;
}

/* Letters only: a to z, and those of Latin-1 (two bytes from C3). */
static int is_inside_words(const char *literal, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char const byte = (unsigned char)literal[i];
    if (byte >= 'a' && byte <= 'z') continue;
    if (byte != 0xC3 || ++i == len) return 0;
  }
  return len >= 3;
}

/* A place in the table for three bytes. */
static uint32_t place_of(uint32_t three) {
  return (three * 0x9E3779B1u) >> (32 - CX_REGEX_FRONT_BITS);
}

static uint32_t first_three(const char *bytes) {
  return (unsigned char)bytes[0] | (uint32_t)(unsigned char)bytes[1] << 8 |
         (uint32_t)(unsigned char)bytes[2] << 16;
}

/* Which of `count` regexes has that literal, too; count = none. */
static uint8_t find_literal(const cx_lexicon *lexicon, const uint32_t *regexes, uint8_t count, const char *literal,
                            size_t len) {
  for (uint8_t i = 0; i < count; i++) {
    size_t other_len;
    const char *other = trim_literal(lexicon, regexes[i], &other_len);
    if (len == other_len && !memcmp(literal, other, len)) return i;
  }
  return count;
}

static int make_regex_bits(cx_lexicon *lexicon) {
  uint32_t owners[CX_REGEX_BIT_ALWAYS]; /* of each bit the first regex */
  uint8_t given = 0;
  lexicon->regex_bits = cx_alloc_array(lexicon->memory, lexicon->regex_count, 1);
  lexicon->regex_threes = cx_alloc_zeroed(lexicon->memory, lexicon->regex_count, sizeof *lexicon->regex_threes);
  if (!lexicon->regex_bits || !lexicon->regex_threes) return 0;
  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    size_t len;
    const char *literal = trim_literal(lexicon, i, &len);
    lexicon->regex_bits[i] = CX_REGEX_BIT_ALWAYS;
    if (!is_inside_words(literal, len)) continue;
    uint8_t const bit = find_literal(lexicon, owners, given, literal, len);
    if (bit == CX_REGEX_BIT_ALWAYS) continue;
    if (bit == given) owners[given++] = i;
    lexicon->regex_bits[i] = bit;
    lexicon->regex_threes[i] = first_three(literal);
    uint32_t const place = place_of(lexicon->regex_threes[i]);
    lexicon->regex_fronts[place / 64] |= 1ull << place % 64;
  }
  return 1;
}

static uint32_t literals_at(const cx_lexicon *lexicon, uint32_t three, const char *at, size_t left) {
  uint32_t bits = 0;
  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    size_t len;
    if (lexicon->regex_threes[i] != three) continue;
    const char *literal = trim_literal(lexicon, i, &len);
    if (len <= left && !memcmp(at, literal, len)) bits |= 1u << lexicon->regex_bits[i];
  }
  return bits;
}

uint32_t cx_regex_literals_in(const cx_lexicon *lexicon, const char *word, size_t len) {
  uint32_t bits = 0;
  if (len < 3) return 0;
  uint32_t three = first_three(word);
  for (size_t at = 0;; at++) {
    uint32_t const place = place_of(three);
    if (lexicon->regex_fronts[place / 64] >> place % 64 & 1)
      bits |= literals_at(lexicon, three, word + at, len - at);
    if (at + 3 == len) return bits;
    three = three >> 8 | (uint32_t)(unsigned char)word[at + 3] << 16;
  }
}

int cx_lexicon_index(cx_lexicon *lexicon) {
  if (!make_symbols(lexicon) || !make_gates(lexicon)) return 0;
  note_gates(lexicon);
  return make_entry_triggers(lexicon) && make_trigger_sets(lexicon) && make_normal_index(lexicon) &&
         make_regex_bits(lexicon);
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
