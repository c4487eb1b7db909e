#include "lexicon/blob.h"

#include <string.h>

#include "lexicon/index.h"

size_t cx_section_item_size(cx_section_kind kind) {
  switch (kind) {
  case CX_SECTION_ROWS: return sizeof(cx_row);
  case CX_SECTION_PATTERNS: return sizeof(cx_pattern);
  case CX_SECTION_STEPS: return sizeof(cx_step);
  case CX_SECTION_SYMBOLS: return sizeof(cx_symbol);
  case CX_SECTION_GATES: return sizeof(cx_gate);
  case CX_SECTION_CANCEL_SETS: return sizeof(cx_cancel_sets);
  case CX_SECTION_REGEXES: return sizeof(cx_regex);
  case CX_SECTION_THEMES: return sizeof(cx_theme);
  case CX_SECTION_LAYERS: return sizeof(cx_layer);
  case CX_SECTION_NORMALS: return sizeof(cx_normal);
  case CX_SECTION_STRINGS:
  case CX_SECTION_ENTRY_BITS:
  case CX_SECTION_VOCABULARY: return 1;
  default: return sizeof(uint32_t);
  }
}

/* One step of FNV-1a's 64-bit form, but for eight bytes, which a little-endian host reads as they are (others are not
 * supported: the tables are used in place). Each step can be undone, so that no damage of one number is lost. */
static uint64_t sum_step(uint64_t sum, const unsigned char *eight) {
  uint64_t number;
  memcpy(&number, eight, sizeof number);
  sum = (sum ^ number) * 0x00000100000001B3u;
  return sum ^ (sum >> 29);
}

/* Four sums of every fourth number each: a processor works on all of them at a time. */
uint64_t cx_blob_checksum(const void *bytes, size_t len) {
  enum { LANES = 4, EIGHT = 8 };
  const unsigned char *at = bytes;
  uint64_t sums[LANES] = {1, 2, 3, 4}, sum = 0xCBF29CE484222325u ^ len;
  unsigned char number[EIGHT] = {0};
  for (; len >= LANES * EIGHT; at += LANES * EIGHT, len -= LANES * EIGHT)
    for (int lane = 0; lane < LANES; lane++) sums[lane] = sum_step(sums[lane], at + lane * EIGHT);
  for (; len >= EIGHT; at += EIGHT, len -= EIGHT) sum = sum_step(sum, at);
  memcpy(number, at, len);
  sum = sum_step(sum, number);
  for (int lane = 0; lane < LANES; lane++) {
    memcpy(number, &sums[lane], sizeof number);
    sum = sum_step(sum, number);
  }
  return sum;
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

/* Patterns of `not` are tried only when their row hits: nothing leads to them. */
static int index_patterns(ranges *r, cx_compiler *c) {
  if (!start_counting(r, &c->arena, c->symbols.count)) return 0;
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

/* Entries to those of their symbols that trigger patterns. */
static int index_entries(ranges *r, cx_compiler *c, const ranges *by_symbol) {
  size_t count;
  if (!start_counting(r, &c->arena, cx_vocabulary_builder_count(c->builder))) return 0;
  for (int filling = 0; filling < 2; filling++) {
    if (filling && !start_filling(r, &c->arena)) return 0;
    for (uint32_t symbol = 0; symbol < c->symbols.count; symbol++) {
      if (by_symbol->at[symbol] == by_symbol->at[symbol + 1]) continue;
      const uint32_t *entries = cx_symbols_entries(&c->symbols, symbol, &count);
      for (size_t i = 0; i < count; i++) {
        if (filling) fill_pair(r, entries[i], symbol);
        else count_pair(r, entries[i]);
      }
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

typedef struct items {
  const void *first; /* NULL: written in place */
  size_t count;
} items;

static void list_sections(items out[CX_SECTION_COUNT], const cx_compiler *c, const ranges *by_entry,
                          const ranges *by_symbol, const uint32_t *regex_patterns) {
  out[CX_SECTION_STRINGS] = (items){c->strings.bytes.bytes, c->strings.bytes.length};
  out[CX_SECTION_ROWS] = (items){c->rows, c->row_count};
  out[CX_SECTION_PATTERNS] = (items){c->patterns, c->pattern_count};
  out[CX_SECTION_STEPS] = (items){c->steps, c->step_count};
  out[CX_SECTION_SYMBOLS] = (items){NULL, c->symbols.count};
  out[CX_SECTION_SYMBOL_ENTRIES] = (items){NULL, cx_count_symbol_entries(&c->symbols)};
  out[CX_SECTION_GATES] = (items){NULL, by_symbol->total};
  out[CX_SECTION_CANCEL_SETS] = (items){NULL, c->pattern_count};
  out[CX_SECTION_ENTRY_BITS] = (items){NULL, by_entry->keys};
  out[CX_SECTION_ENTRY_TRIGGERS_AT] = (items){by_entry->at, by_entry->keys + 1};
  out[CX_SECTION_ENTRY_TRIGGERS] = (items){by_entry->values, by_entry->total};
  out[CX_SECTION_REGEXES] = (items){c->regexes, c->regex_count};
  out[CX_SECTION_REGEX_PATTERNS] = (items){regex_patterns, c->regex_count};
  out[CX_SECTION_THEMES] = (items){c->theme_items, c->themes.count};
  out[CX_SECTION_INTENTS] = (items){c->intent_items, c->intents.count};
  out[CX_SECTION_LAYERS] = (items){c->layers, c->layer_count};
  out[CX_SECTION_NORMALS] = (items){c->normals, c->normal_count};
  out[CX_SECTION_SETTINGS] = (items){&c->settings, CX_SETTING_NUMBERS};
}

static size_t align(size_t at) { return (at + CX_SECTION_ALIGN - 1) / CX_SECTION_ALIGN * CX_SECTION_ALIGN; }

/* 0 = more than offsets can tell. */
static int place_sections(cx_blob_header *header, const items sections[CX_SECTION_COUNT]) {
  size_t at = sizeof *header;
  for (int i = 0; i < CX_SECTION_COUNT; i++) {
    size_t const count = sections[i].count, size = cx_section_item_size((cx_section_kind)i);
    at = align(at);
    if (at > UINT32_MAX || count > (UINT32_MAX - at) / size) return 0;
    header->sections[i] = (cx_section){(uint32_t)at, (uint32_t)count};
    at += count * size;
  }
  memcpy(header->magic, CX_BLOB_MAGIC, sizeof header->magic);
  header->version = CXTAG_PACK_FORMAT;
  header->section_count = CX_SECTION_COUNT;
  header->length = at;
  return 1;
}

static void copy_sections(char *bytes, const cx_blob_header *header, const items sections[CX_SECTION_COUNT]) {
  size_t at = sizeof *header;
  for (int i = 0; i < CX_SECTION_COUNT; i++) {
    size_t const start = header->sections[i].offset,
                 size = sections[i].count * cx_section_item_size((cx_section_kind)i);
    memset(bytes + at, 0, start - at);
    if (sections[i].first && size) memcpy(bytes + start, sections[i].first, size);
    at = start + size;
  }
}

static void *place_of(char *bytes, const cx_blob_header *header, cx_section_kind kind) {
  return bytes + header->sections[kind].offset;
}

static int write_index(char *bytes, const cx_blob_header *header, cx_compiler *c, const ranges *by_symbol) {
  cx_index_tables const tables = {.symbols = place_of(bytes, header, CX_SECTION_SYMBOLS),
                                  .symbol_entries = place_of(bytes, header, CX_SECTION_SYMBOL_ENTRIES),
                                  .gates = place_of(bytes, header, CX_SECTION_GATES),
                                  .cancel_sets = place_of(bytes, header, CX_SECTION_CANCEL_SETS),
                                  .entry_bits = place_of(bytes, header, CX_SECTION_ENTRY_BITS)};
  return cx_make_index(&tables, c, by_symbol->at, by_symbol->values);
}

static void write_header(char *bytes, cx_blob_header *header) {
  memcpy(bytes, header, sizeof *header);
  header->checksum = cx_blob_checksum(bytes + CX_BLOB_CHECKED_FROM, header->length - CX_BLOB_CHECKED_FROM);
  memcpy(bytes, header, sizeof *header);
}

cxtag_status cx_write_blob(cx_blob *out, cx_compiler *c, const cx_vocabulary_draft *vocabulary) {
  cx_blob_header header = {.magic = {0}};
  items sections[CX_SECTION_COUNT] = {[CX_SECTION_VOCABULARY] = {NULL, cx_vocabulary_draft_size(vocabulary)}};
  ranges by_entry, by_symbol;
  const uint32_t *regex_patterns = list_regex_patterns(c);

  cx_strings_add(&c->strings, "", 0); /* even an empty lexicon has the empty string */
  if (!regex_patterns || c->strings.bytes.failed || !index_patterns(&by_symbol, c) ||
      !index_entries(&by_entry, c, &by_symbol))
    return CXTAG_ENOMEM;
  list_sections(sections, c, &by_entry, &by_symbol, regex_patterns);
  if (!place_sections(&header, sections)) return CXTAG_ENOMEM;
  out->length = header.length;
  if (!cx_pages_alloc(&out->pages, c->outer_memory, out->length)) return CXTAG_ENOMEM;
  char *const bytes = out->pages.bytes;
  copy_sections(bytes, &header, sections);
  cx_vocabulary_draft_write(vocabulary, place_of(bytes, &header, CX_SECTION_VOCABULARY));
  if (!write_index(bytes, &header, c, &by_symbol)) {
    cx_pages_free(&out->pages, c->outer_memory);
    return CXTAG_ENOMEM;
  }
  write_header(bytes, &header);
  return CXTAG_OK;
}
