#include "lexicon/blob.h"

#include <string.h>

#include "lexicon/compiler.h"

size_t cx_section_item_size(cx_section_kind kind) {
  switch (kind) {
  case CX_SECTION_ROWS: return sizeof(cx_row);
  case CX_SECTION_PATTERNS: return sizeof(cx_pattern);
  case CX_SECTION_STEPS: return sizeof(cx_step);
  case CX_SECTION_REGEXES: return sizeof(cx_regex);
  case CX_SECTION_THEMES: return sizeof(cx_theme);
  case CX_SECTION_LAYERS: return sizeof(cx_layer);
  case CX_SECTION_NORMALS: return sizeof(cx_normal);
  case CX_SECTION_STRINGS:
  case CX_SECTION_VOCABULARY: return 1;
  default: return sizeof(uint32_t);
  }
}

/* Eight bytes a step, as a little-endian host reads them (others are not supported: the tables are used in
 * place). The multiplier is that of FNV-1a's 64-bit form. */
uint64_t cx_blob_checksum(const void *bytes, size_t len) {
  const unsigned char *at = bytes;
  uint64_t sum = 0xCBF29CE484222325u ^ len, word;
  for (; len >= sizeof word; at += sizeof word, len -= sizeof word) {
    memcpy(&word, at, sizeof word);
    sum = (sum ^ word) * 0x00000100000001B3u;
    sum ^= sum >> 29;
  }
  word = 0;
  memcpy(&word, at, len);
  sum = (sum ^ word) * 0x00000100000001B3u;
  return sum ^ (sum >> 29);
}

typedef struct writer {
  cx_buffer *out;
  cx_blob_header header;
} writer;

static void put_section(writer *w, cx_section_kind kind, const void *items, size_t count) {
  static const char ZEROS[CX_BLOB_ALIGN] = {0};
  size_t const odd = w->out->length % CX_BLOB_ALIGN, size = cx_section_item_size(kind);

  if (odd) cx_buffer_append(w->out, ZEROS, CX_BLOB_ALIGN - odd);
  w->header.sections[kind] = (cx_section){(uint32_t)w->out->length, (uint32_t)count};
  if (count > UINT32_MAX / size || w->out->length > UINT32_MAX - count * size) w->out->failed = 1;
  else if (count) cx_buffer_append(w->out, items, count * size);
}

/* Lists of numbers by key: at[key] ... at[key + 1] is the range of values that belong to key. Called twice
 * for each pair: first to count, then, after start_filling, to fill. */
typedef struct ranges {
  uint32_t *at, *values;
  size_t keys, total;
} ranges;

static int start_counting(ranges *r, cx_arena *arena, size_t keys) {
  *r = (ranges){cx_arena_array(arena, keys + 2, sizeof *r->at), NULL, keys, 0};
  if (!r->at) return 0;
  memset(r->at, 0, (keys + 2) * sizeof *r->at);
  return 1;
}

static void count_pair(ranges *r, uint32_t key) {
  r->at[key + 2]++;
  r->total++;
}

static int start_filling(ranges *r, cx_arena *arena) {
  for (size_t i = 2; i < r->keys + 2; i++) r->at[i] += r->at[i - 1];
  r->values = cx_arena_array(arena, r->total, sizeof *r->values);
  return r->values != NULL;
}

static void fill_pair(ranges *r, uint32_t key, uint32_t value) { r->values[r->at[key + 1]++] = value; }

static int index_symbols(ranges *r, cx_compiler *c, size_t entry_count) {
  size_t count;
  if (!start_counting(r, &c->arena, entry_count)) return 0;
  for (int filling = 0; filling < 2; filling++) {
    if (filling && !start_filling(r, &c->arena)) return 0;
    for (uint32_t symbol = 0; symbol < c->symbols.sets.count; symbol++) {
      const uint32_t *entries = cx_symbols_entries(&c->symbols, symbol, &count);
      for (size_t i = 0; i < count; i++) {
        if (filling) fill_pair(r, entries[i], symbol);
        else count_pair(r, entries[i]);
      }
    }
  }
  return 1;
}

/* Patterns of `not` are tried only when their row hits: nothing leads to them. */
static int index_patterns(ranges *r, cx_compiler *c) {
  if (!start_counting(r, &c->arena, c->symbols.sets.count)) return 0;
  for (int filling = 0; filling < 2; filling++) {
    if (filling && !start_filling(r, &c->arena)) return 0;
    for (uint32_t i = 0; i < c->pattern_count; i++) {
      const cx_pattern *pattern = &c->patterns[i];
      if (pattern->role != CX_PATTERN_HIT || !pattern->step_count) continue;
      uint32_t const symbol = c->steps[pattern->first_step + pattern->trigger].symbol;
      if (filling) fill_pair(r, symbol, i);
      else count_pair(r, symbol);
    }
  }
  return 1;
}

static uint32_t *list_regex_patterns(cx_compiler *c) {
  uint32_t *numbers = cx_arena_array(&c->arena, c->regex_count, sizeof *numbers);
  for (uint32_t i = 0; numbers && i < c->pattern_count; i++)
    if (c->patterns[i].regex != UINT32_MAX) numbers[c->patterns[i].regex] = i;
  return numbers;
}

/* So that the buffer need not grow on the way; alignment takes a few bytes more. */
static size_t expected_size(const cx_compiler *c, const ranges *by_entry, const ranges *by_symbol) {
  return sizeof(cx_blob_header) + CX_SECTION_COUNT * CX_BLOB_ALIGN + c->strings.bytes.length +
         c->row_count * sizeof(cx_row) + c->pattern_count * sizeof(cx_pattern) +
         c->step_count * sizeof(cx_step) +
         (by_entry->keys + by_entry->total + by_symbol->keys + by_symbol->total + 2) * sizeof(uint32_t) +
         c->regex_count * (sizeof(cx_regex) + sizeof(uint32_t)) + c->themes.count * sizeof(cx_theme) +
         c->intents.count * sizeof(uint32_t) + c->layer_count * sizeof(cx_layer) +
         c->normal_count * sizeof(cx_normal) + sizeof(cx_settings);
}

static void put_compiled(writer *w, cx_compiler *c, const ranges *by_entry, const ranges *by_symbol,
                         const uint32_t *regex_patterns) {
  cx_strings_add(&c->strings, "", 0); /* even an empty lexicon has the empty string */
  if (c->strings.bytes.failed) w->out->failed = 1;
  put_section(w, CX_SECTION_STRINGS, c->strings.bytes.bytes, c->strings.bytes.length);
  put_section(w, CX_SECTION_ROWS, c->rows, c->row_count);
  put_section(w, CX_SECTION_PATTERNS, c->patterns, c->pattern_count);
  put_section(w, CX_SECTION_STEPS, c->steps, c->step_count);
  put_section(w, CX_SECTION_ENTRY_SYMBOLS_AT, by_entry->at, by_entry->keys + 1);
  put_section(w, CX_SECTION_ENTRY_SYMBOLS, by_entry->values, by_entry->total);
  put_section(w, CX_SECTION_SYMBOL_PATTERNS_AT, by_symbol->at, by_symbol->keys + 1);
  put_section(w, CX_SECTION_SYMBOL_PATTERNS, by_symbol->values, by_symbol->total);
  put_section(w, CX_SECTION_REGEXES, c->regexes, c->regex_count);
  put_section(w, CX_SECTION_REGEX_PATTERNS, regex_patterns, c->regex_count);
  put_section(w, CX_SECTION_THEMES, c->theme_items, c->themes.count);
  put_section(w, CX_SECTION_INTENTS, c->intent_items, c->intents.count);
  put_section(w, CX_SECTION_LAYERS, c->layers, c->layer_count);
  put_section(w, CX_SECTION_NORMALS, c->normals, c->normal_count);
  put_section(w, CX_SECTION_SETTINGS, &c->settings, CX_SETTING_NUMBERS);
}

cxtag_status cx_write_blob(cx_buffer *out, cx_compiler *c, cx_vocabulary *vocabulary) {
  writer w = {out, {.magic = {0}}};
  ranges by_entry, by_symbol;
  size_t vocabulary_length;
  const void *vocabulary_bytes = cx_vocabulary_bytes(vocabulary, &vocabulary_length);
  const uint32_t *regex_patterns = list_regex_patterns(c);

  if (!regex_patterns || !index_symbols(&by_entry, c, cx_vocabulary_entry_count(vocabulary)) ||
      !index_patterns(&by_symbol, c))
    return CXTAG_ENOMEM;
  cx_buffer_reserve(out, expected_size(c, &by_entry, &by_symbol) + vocabulary_length);
  cx_buffer_append(out, (const char *)&w.header, sizeof w.header);
  put_compiled(&w, c, &by_entry, &by_symbol, regex_patterns);
  put_section(&w, CX_SECTION_VOCABULARY, vocabulary_bytes, vocabulary_length);
  if (out->failed) return CXTAG_ENOMEM;
  memcpy(w.header.magic, CX_BLOB_MAGIC, sizeof w.header.magic);
  w.header.version = CXTAG_PACK_FORMAT;
  w.header.section_count = CX_SECTION_COUNT;
  w.header.length = out->length;
  memcpy(out->bytes, &w.header, sizeof w.header);
  w.header.checksum = cx_blob_checksum(out->bytes + CX_BLOB_CHECKED_FROM, out->length - CX_BLOB_CHECKED_FROM);
  memcpy(out->bytes, &w.header, sizeof w.header);
  return CXTAG_OK;
}
