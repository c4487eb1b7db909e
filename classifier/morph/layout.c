/* From collected stems to the vocabulary's bytes: all tables get their places first, then each is written where it is
 * to stay. */
#include "morph/builder.h"
#include "morph/endings.h"

#include <string.h>

struct cx_vocabulary_draft {
  const cx_vocabulary_builder *builder;
  cx_stem_set set;
  cx_ending_table endings;
  cx_blob_header header;
};

/* The order in which the tables stand. */
static const int ORDER[CX_TABLE_COUNT] = {
    CX_TABLE_ENTRIES,      CX_TABLE_STEM_TEXTS, CX_TABLE_BUCKETS, CX_TABLE_STEMS,        CX_TABLE_FILTER,
    CX_TABLE_INNER_FILTER, CX_TABLE_FEATURES,   CX_TABLE_ENDINGS, CX_TABLE_ENDING_SLOTS, CX_TABLE_ENDING_NODES,
    CX_TABLE_PART_FRONTS,  CX_TABLE_ENDING_SETS, CX_TABLE_ENDING_TEXTS,
};

static uint32_t power_of_two(size_t least) {
  uint32_t n = 1;
  while (n < least && n < (1u << 30)) n *= 2;
  return n;
}

static int is_anchored(const cx_vocabulary_draft *d, const cx_loose_stem *stem) {
  return d->builder->entries.items[stem->stem.entry].entry.anchors != 0;
}

static size_t count_items(const cx_vocabulary_draft *d, int table) {
  size_t anchored = 0;
  switch (table) {
  case CX_TABLE_ENTRIES: return d->builder->entries.count;
  case CX_TABLE_STEM_TEXTS: return d->set.texts.length;
  case CX_TABLE_BUCKETS: return (size_t)power_of_two(d->set.count / 2 + 1) + 1;
  case CX_TABLE_STEMS: return d->set.count;
  case CX_TABLE_FILTER: return power_of_two(d->set.count);
  case CX_TABLE_INNER_FILTER:
    for (size_t i = 0; i < d->set.count; i++) anchored += (size_t)is_anchored(d, &d->set.stems[i]);
    return power_of_two(anchored);
  case CX_TABLE_FEATURES: return d->set.features.count;
  case CX_TABLE_ENDINGS: return d->endings.endings.length / sizeof(cx_blob_ending);
  case CX_TABLE_ENDING_SLOTS: return d->endings.slots.length / sizeof(uint16_t);
  case CX_TABLE_ENDING_NODES: return d->endings.nodes.length / sizeof(cx_blob_ending_node);
  case CX_TABLE_ENDING_SETS: return d->endings.sets.length / sizeof(cx_class_set);
  case CX_TABLE_PART_FRONTS: return CX_PART_FRONTS;
  default: return d->endings.texts.length;
  }
}

/* 0 = more than offsets can tell. */
static int place_tables(cx_vocabulary_draft *d) {
  size_t at = sizeof d->header;
  for (int i = 0; i < CX_TABLE_COUNT; i++) {
    int const table = ORDER[i];
    size_t const count = count_items(d, table);
    at = (at + 7) / 8 * 8;
    d->header.tables[table] = (cx_blob_table){(uint32_t)at, (uint32_t)count};
    at += count * cx_blob_item_size(table);
    if (at > UINT32_MAX) return 0;
  }
  d->header.magic = CX_BLOB_MAGIC;
  d->header.version = CX_BLOB_VERSION;
  d->header.longest_ending = d->endings.longest;
  d->header.size = (uint32_t)at;
  return 1;
}

static cxtag_status collect(cx_vocabulary_draft *d, cxtag_error *err) {
  const cx_builder_words *words[] = {&d->builder->entries, &d->builder->aliases};
  if (!cx_stem_set_reserve(&d->set, words[0]->count + words[1]->count)) return cx_error_memory(err);
  for (int w = 0; w < 2; w++)
    for (size_t i = 0; i < words[w]->count; i++)
      if (!cx_stem_set_add(&d->set, &words[w]->items[i])) return cx_error_memory(err);
  return cx_ending_table_fill(&d->endings) && place_tables(d) ? CXTAG_OK : cx_error_memory(err);
}

cxtag_status cx_vocabulary_draft_new(cx_vocabulary_draft **out, const cx_vocabulary_builder *builder,
                                     cxtag_error *err) {
  cx_vocabulary_draft *d = cx_alloc_zeroed(builder->memory, 1, sizeof *d);
  *out = NULL;
  if (!d) return cx_error_memory(err);
  d->builder = builder;
  cx_stem_set_init(&d->set, builder->memory);
  cx_ending_table_init(&d->endings, builder->memory);
  cxtag_status const status = collect(d, err);
  if (status == CXTAG_OK) *out = d;
  else cx_vocabulary_draft_free(d);
  return status;
}

void cx_vocabulary_draft_free(cx_vocabulary_draft *d) {
  if (!d) return;
  cx_ending_table_clear(&d->endings);
  cx_stem_set_clear(&d->set);
  cx_release(d->builder->memory, d);
}

size_t cx_vocabulary_draft_size(const cx_vocabulary_draft *d) { return d->header.size; }

static void *table_in(const cx_vocabulary_draft *d, char *bytes, int table) {
  return bytes + d->header.tables[table].offset;
}

static void put_buffer(const cx_vocabulary_draft *d, char *bytes, int table, const cx_buffer *items) {
  if (items->length) memcpy(table_in(d, bytes, table), items->bytes, items->length);
}

static void clear_table(const cx_vocabulary_draft *d, char *bytes, int table) {
  memset(table_in(d, bytes, table), 0, d->header.tables[table].count * cx_blob_item_size(table));
}

/* The few bytes between tables. */
static void clear_gaps(const cx_vocabulary_draft *d, char *bytes) {
  size_t end = sizeof d->header;
  for (int i = 0; i < CX_TABLE_COUNT; i++) {
    const cx_blob_table *table = &d->header.tables[ORDER[i]];
    memset(bytes + end, 0, table->offset - end);
    end = table->offset + table->count * cx_blob_item_size(ORDER[i]);
  }
}

static void put_entries(const cx_vocabulary_draft *d, char *bytes) {
  uint8_t *anchors = table_in(d, bytes, CX_TABLE_ENTRIES);
  for (size_t i = 0; i < d->builder->entries.count; i++) anchors[i] = d->builder->entries.items[i].entry.anchors;
}

/* Counting sort by bucket: order within a bucket is that of the entries. */
static void put_stems(const cx_vocabulary_draft *d, char *bytes) {
  const cx_stem_set *set = &d->set;
  uint32_t const buckets = d->header.tables[CX_TABLE_BUCKETS].count - 1;
  uint32_t *starts = table_in(d, bytes, CX_TABLE_BUCKETS);
  cx_blob_stem *stems = table_in(d, bytes, CX_TABLE_STEMS);
  clear_table(d, bytes, CX_TABLE_BUCKETS);
  for (size_t i = 0; i < set->count; i++) starts[set->stems[i].hash & (buckets - 1)]++;
  for (uint32_t b = 0; b < buckets; b++) starts[b + 1] += starts[b]; /* where the next begins */
  for (size_t i = set->count; i-- > 0;) stems[--starts[set->stems[i].hash & (buckets - 1)]] = set->stems[i].stem;
}

/* `anchors` = those of each entry: only stems of entries with some go in; NULL = all do. */
static void put_filter(const cx_vocabulary_draft *d, char *bytes, int table, const uint8_t *anchors) {
  uint16_t *filter = table_in(d, bytes, table);
  uint32_t const mask = d->header.tables[table].count - 1;
  clear_table(d, bytes, table);
  for (size_t i = 0; i < d->set.count; i++) {
    const cx_loose_stem *loose = &d->set.stems[i];
    if (!anchors || anchors[loose->stem.entry])
      filter[loose->hash & mask] |= cx_blob_filter_marks(loose->hash, cx_class_group(loose->stem.ending_class));
  }
}

/* Behind a stem of two letters any may follow; one of a single letter lets parts begin anywhere. */
static void put_part_front(uint32_t *fronts, const cx_folded *stem) {
  if (stem->count < 2) {
    memset(fronts, 0xFF, CX_PART_FRONTS * sizeof *fronts);
    return;
  }
  fronts[cx_part_front(cx_letter_code(stem->letter[0]), cx_letter_code(stem->letter[1]))] |=
      stem->count == 2 ? UINT32_MAX : 1u << cx_letter_code(stem->letter[2]);
}

static void put_part_fronts(const cx_vocabulary_draft *d, char *bytes) {
  uint32_t *fronts = table_in(d, bytes, CX_TABLE_PART_FRONTS);
  clear_table(d, bytes, CX_TABLE_PART_FRONTS);
  for (size_t i = 0; i < d->set.count; i++) {
    const cx_blob_stem *stem = &d->set.stems[i].stem;
    cx_folded folded;
    if (!is_anchored(d, &d->set.stems[i])) continue;
    cx_fold(&folded, d->set.texts.bytes + stem->text, stem->length);
    put_part_front(fronts, &folded);
  }
}

static void put_features(const cx_vocabulary_draft *d, char *bytes) {
  uint32_t *features = table_in(d, bytes, CX_TABLE_FEATURES);
  for (size_t i = 0; i < d->set.features.count; i++) features[i] = d->set.features.entries[i].value;
}

void cx_vocabulary_draft_write(const cx_vocabulary_draft *d, void *to) {
  char *bytes = to;
  memcpy(bytes, &d->header, sizeof d->header);
  clear_gaps(d, bytes);
  put_entries(d, bytes);
  put_buffer(d, bytes, CX_TABLE_STEM_TEXTS, &d->set.texts);
  put_stems(d, bytes);
  put_filter(d, bytes, CX_TABLE_FILTER, NULL);
  put_filter(d, bytes, CX_TABLE_INNER_FILTER, table_in(d, bytes, CX_TABLE_ENTRIES));
  put_features(d, bytes);
  put_part_fronts(d, bytes);
  put_buffer(d, bytes, CX_TABLE_ENDINGS, &d->endings.endings);
  put_buffer(d, bytes, CX_TABLE_ENDING_SLOTS, &d->endings.slots);
  put_buffer(d, bytes, CX_TABLE_ENDING_NODES, &d->endings.nodes);
  put_buffer(d, bytes, CX_TABLE_ENDING_SETS, &d->endings.sets);
  put_buffer(d, bytes, CX_TABLE_ENDING_TEXTS, &d->endings.texts);
}

cxtag_status cx_vocabulary_build(cx_vocabulary **out, const cx_vocabulary_builder *builder, cxtag_error *err) {
  cx_vocabulary_draft *draft;
  *out = NULL;
  cxtag_status status = cx_vocabulary_draft_new(&draft, builder, err);
  if (status != CXTAG_OK) return status;
  size_t const size = cx_vocabulary_draft_size(draft);
  void *bytes = cx_alloc(builder->memory, size);
  if (bytes) cx_vocabulary_draft_write(draft, bytes);
  cx_vocabulary_draft_free(draft);
  status = bytes ? cx_vocabulary_open_own(out, bytes, size, builder->memory, err) : cx_error_memory(err);
  if (status == CXTAG_OK) (*out)->owned = bytes;
  else cx_release(builder->memory, bytes);
  return status;
}
