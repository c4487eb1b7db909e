/* From collected stems to the vocabulary's bytes. */
#include "base/buffer.h"
#include "morph/builder.h"
#include "morph/endings.h"

#include <string.h>

typedef struct layout {
  cx_buffer bytes;
  cx_blob_header header;
} layout;

static uint32_t power_of_two(size_t least) {
  uint32_t n = 1;
  while (n < least && n < (1u << 30)) n *= 2;
  return n;
}

/* Room for a table, zeroed. */
static void *add_table(layout *l, int table, size_t count) {
  size_t size = count * cx_blob_item_size(table), padded;
  char *room;
  while (l->bytes.length % 8 && !l->bytes.failed) cx_buffer_append_byte(&l->bytes, '\0');
  padded = size + 8;
  room = cx_buffer_reserve(&l->bytes, padded);
  if (!room || l->bytes.length + size > UINT32_MAX) {
    l->bytes.failed = 1;
    return NULL;
  }
  memset(room, 0, padded);
  l->header.tables[table].offset = (uint32_t)l->bytes.length;
  l->header.tables[table].count = (uint32_t)count;
  l->bytes.length += size;
  return room;
}

static void add_bytes(layout *l, int table, const void *items, size_t bytes) {
  void *room = add_table(l, table, bytes / cx_blob_item_size(table));
  if (room && bytes) memcpy(room, items, bytes);
}

static void add_filter(layout *l, int table, const cx_stem_set *set, const uint8_t *anchors) {
  size_t count = 0;
  for (size_t i = 0; i < set->count; i++) count += !anchors || anchors[set->stems[i].stem.entry];
  uint32_t words = power_of_two(count / 4 + 1);
  uint64_t *filter = add_table(l, table, words);
  for (size_t i = 0; filter && i < set->count; i++) {
    uint32_t bit = cx_blob_filter_bit(set->stems[i].hash) & (words * 64 - 1);
    if (!anchors || anchors[set->stems[i].stem.entry]) filter[bit / 64] |= (uint64_t)1 << bit % 64;
  }
}

/* Counting sort by bucket: order within a bucket is that of the entries. */
static void add_stems(layout *l, const cx_stem_set *set) {
  uint32_t buckets = power_of_two(set->count / 2 + 1);
  uint32_t *starts = add_table(l, CX_TABLE_BUCKETS, (size_t)buckets + 1);
  uint32_t starts_at = l->header.tables[CX_TABLE_BUCKETS].offset;
  cx_blob_stem *stems = starts ? add_table(l, CX_TABLE_STEMS, set->count) : NULL;
  if (!stems) return;
  starts = (uint32_t *)(void *)(l->bytes.bytes + starts_at); /* the buffer may have moved */
  for (size_t i = 0; i < set->count; i++) starts[(set->stems[i].hash & (buckets - 1)) + 1]++;
  for (uint32_t b = 0; b < buckets; b++) starts[b + 1] += starts[b];
  for (size_t i = set->count; i-- > 0;) {
    cx_blob_stem *to = &stems[--starts[(set->stems[i].hash & (buckets - 1)) + 1]];
    *to = set->stems[i].stem;
  }
  memmove(starts, starts + 1,
          buckets * sizeof *starts); /* each start has come down into its successor's place */
  starts[buckets] = (uint32_t)set->count;
}

static void add_features(layout *l, const cx_stem_set *set) {
  uint32_t *features = add_table(l, CX_TABLE_FEATURES, set->features.count);
  for (size_t i = 0; features && i < set->features.count; i++) features[i] = set->features.entries[i].value;
}

static void add_endings(layout *l, const cxtag_memory *memory) {
  cx_ending_table endings;
  cx_ending_table_init(&endings, memory);
  if (cx_ending_table_fill(&endings)) {
    add_bytes(l, CX_TABLE_ENDINGS, endings.endings.bytes, endings.endings.length);
    add_bytes(l, CX_TABLE_ENDING_SLOTS, endings.slots.bytes, endings.slots.length);
    add_bytes(l, CX_TABLE_ENDING_FILTER, endings.filter.bytes, endings.filter.length);
    add_bytes(l, CX_TABLE_ENDING_TEXTS, endings.texts.bytes, endings.texts.length);
    l->header.longest_ending = endings.longest;
  } else {
    l->bytes.failed = 1;
  }
  cx_ending_table_clear(&endings);
}

static void lay_out(layout *l, const cx_vocabulary_builder *b, const cx_stem_set *set) {
  enum { SIZE_OF_STEM = sizeof(cx_blob_stem) + 12, SIZE_OF_ENDINGS = 128 * 1024 }; /* about: spares copies */
  cx_buffer_reserve(&l->bytes, set->count * SIZE_OF_STEM + SIZE_OF_ENDINGS);
  l->header.magic = CX_BLOB_MAGIC;
  l->header.version = CX_BLOB_VERSION;
  cx_buffer_append(&l->bytes, (const char *)&l->header, sizeof l->header);
  add_bytes(l, CX_TABLE_ENTRIES, b->anchors, b->numbers.count);
  add_bytes(l, CX_TABLE_STEM_TEXTS, set->texts.bytes, set->texts.length);
  add_stems(l, set);
  add_filter(l, CX_TABLE_FILTER, set, NULL);
  add_filter(l, CX_TABLE_INNER_FILTER, set, b->anchors);
  add_features(l, set);
  add_endings(l, b->memory);
  l->header.size = (uint32_t)l->bytes.length;
  if (!l->bytes.failed) memcpy(l->bytes.bytes, &l->header, sizeof l->header);
}

cxtag_status cx_vocabulary_build(cx_vocabulary **out, cx_vocabulary_builder *b, cxtag_error *err) {
  cx_stem_set set;
  layout l = {0};
  cxtag_status status = CXTAG_OK;
  *out = NULL;
  cx_stem_set_init(&set, b->memory);
  cx_buffer_init(&l.bytes, b->memory);
  if (!cx_stem_set_reserve(&set, b->word_count)) status = cx_error_memory(err);
  for (size_t i = 0; i < b->word_count && status == CXTAG_OK; i++)
    if (!cx_stem_set_add(&set, &b->words[i])) status = cx_error_memory(err);
  if (status == CXTAG_OK) {
    lay_out(&l, b, &set);
    if (l.bytes.failed) status = cx_error_memory(err);
  }
  if (status == CXTAG_OK) status = cx_vocabulary_open(out, l.bytes.bytes, l.bytes.length, b->memory, err);
  if (status == CXTAG_OK) {
    (*out)->owned = l.bytes.bytes;
    l.bytes.bytes = NULL;
  }
  cx_buffer_clear(&l.bytes);
  cx_stem_set_clear(&set);
  return status;
}
