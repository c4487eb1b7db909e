/* The vocabulary's bytes in place: every offset that a lookup follows is checked here once. */
#include "morph/blob.h"

#include <string.h>

size_t cx_blob_item_size(int table) {
  switch (table) {
  case CX_TABLE_STEMS:
    return sizeof(cx_blob_stem);
  case CX_TABLE_ENDINGS:
    return sizeof(cx_blob_ending);
  case CX_TABLE_BUCKETS:
  case CX_TABLE_FEATURES:
  case CX_TABLE_PART_FRONTS:
    return sizeof(uint32_t);
  case CX_TABLE_ENDING_NODES:
    return sizeof(cx_blob_ending_node);
  case CX_TABLE_ENDING_SETS:
    return sizeof(cx_class_set);
  case CX_TABLE_FILTER:
  case CX_TABLE_INNER_FILTER:
  case CX_TABLE_ENDING_SLOTS:
    return sizeof(uint16_t);
  default:
    return 1;
  }
}

static int is_power_of_two(uint32_t n) {
  return n && !(n & (n - 1));
}

static int tables_fit(const cx_blob_header *h, size_t len) {
  if (len < sizeof *h || h->size > len || h->size < sizeof *h) return 0;
  for (int i = 0; i < CX_TABLE_COUNT; i++) {
    uint64_t end = (uint64_t)h->tables[i].offset + (uint64_t)h->tables[i].count * cx_blob_item_size(i);
    if (h->tables[i].offset % 8 || h->tables[i].offset < sizeof *h || end > h->size) return 0;
  }
  return is_power_of_two(h->tables[CX_TABLE_BUCKETS].count - 1) &&
         is_power_of_two(h->tables[CX_TABLE_FILTER].count) &&
         is_power_of_two(h->tables[CX_TABLE_INNER_FILTER].count) &&
         is_power_of_two(h->tables[CX_TABLE_ENDING_SLOTS].count) &&
         h->tables[CX_TABLE_PART_FRONTS].count == CX_PART_FRONTS;
}

static int stems_are_sound(const cx_vocabulary *v) {
  const cx_blob_table *t = v->header->tables;
  for (uint32_t i = 0; i < t[CX_TABLE_STEMS].count; i++) {
    const cx_blob_stem *s = &v->stems[i];
    if (s->entry >= t[CX_TABLE_ENTRIES].count || s->features >= t[CX_TABLE_FEATURES].count) return 0;
    if (s->ending_class >= CX_CLASSES_MAX) return 0;
    if (s->length == 0 || (uint64_t)s->text + s->length > t[CX_TABLE_STEM_TEXTS].count) return 0;
  }
  if (v->buckets[0] != 0 || v->buckets[v->bucket_mask + 1] != t[CX_TABLE_STEMS].count) return 0;
  for (uint32_t i = 0; i <= v->bucket_mask; i++)
    if (v->buckets[i] > v->buckets[i + 1]) return 0;
  return 1;
}

static int endings_are_sound(const cx_vocabulary *v) {
  const cx_blob_table *t = v->header->tables;
  uint32_t free_slots = 0;
  for (uint32_t i = 0; i < t[CX_TABLE_ENDINGS].count; i++)
    if ((uint32_t)v->endings[i].text + v->endings[i].length > t[CX_TABLE_ENDING_TEXTS].count) return 0;
  for (uint32_t i = 0; i <= v->slot_mask; i++) {
    if (v->ending_slots[i] > t[CX_TABLE_ENDINGS].count) return 0;
    free_slots += !v->ending_slots[i];
  }
  return free_slots > 0; /* a probe that finds nothing comes to an end */
}

/* A child by any letter is looked for inside the table. */
static int ending_nodes_are_sound(const cx_vocabulary *v) {
  const cx_blob_table *t = v->header->tables;
  for (uint32_t i = 0; i < t[CX_TABLE_ENDING_NODES].count; i++) {
    const cx_blob_ending_node *node = &v->ending_nodes[i];
    if (node->children + 256u > t[CX_TABLE_ENDING_NODES].count ||
        node->classes >= t[CX_TABLE_ENDING_SETS].count)
      return 0;
  }
  return t[CX_TABLE_ENDING_NODES].count > 0;
}

static void locate(cx_vocabulary *v, const void *bytes) {
  const char *base = bytes;
  const cx_blob_table *t = v->header->tables;
  v->entries = (const uint8_t *)(base + t[CX_TABLE_ENTRIES].offset);
  v->stems = (const void *)(base + t[CX_TABLE_STEMS].offset);
  v->stem_texts = base + t[CX_TABLE_STEM_TEXTS].offset;
  v->buckets = (const void *)(base + t[CX_TABLE_BUCKETS].offset);
  v->filter = (const void *)(base + t[CX_TABLE_FILTER].offset);
  v->inner_filter = (const void *)(base + t[CX_TABLE_INNER_FILTER].offset);
  v->features = (const void *)(base + t[CX_TABLE_FEATURES].offset);
  v->endings = (const void *)(base + t[CX_TABLE_ENDINGS].offset);
  v->ending_slots = (const void *)(base + t[CX_TABLE_ENDING_SLOTS].offset);
  v->ending_texts = base + t[CX_TABLE_ENDING_TEXTS].offset;
  v->ending_nodes = (const void *)(base + t[CX_TABLE_ENDING_NODES].offset);
  v->ending_sets = (const void *)(base + t[CX_TABLE_ENDING_SETS].offset);
  v->part_fronts = (const void *)(base + t[CX_TABLE_PART_FRONTS].offset);
  v->bucket_mask = t[CX_TABLE_BUCKETS].count - 2;
  v->filter_mask = t[CX_TABLE_FILTER].count - 1;
  v->inner_mask = t[CX_TABLE_INNER_FILTER].count - 1;
  v->slot_mask = t[CX_TABLE_ENDING_SLOTS].count - 1;
}

static void note_anchors(cx_vocabulary *v) {
  for (uint32_t i = 0; i < v->header->tables[CX_TABLE_ENTRIES].count; i++) v->anchors |= v->entries[i];
}

static cxtag_status open_bytes(cx_vocabulary **out, const void *bytes, size_t len, int check,
                               const cxtag_memory *memory, cxtag_error *err) {
  cx_vocabulary *v;
  const cx_blob_header *header = bytes;
  *out = NULL;
  if (len < sizeof *header || (uintptr_t)bytes % 8 || header->magic != CX_BLOB_MAGIC)
    return cx_error_set(err, CXTAG_EDAMAGED, "these bytes are no vocabulary: compile the pack again");
  if (header->version != CX_BLOB_VERSION)
    return cx_error_set(err, CXTAG_EVERSION,
                        "vocabulary of format %u, this library reads %u: compile the pack again",
                        (unsigned)header->version, (unsigned)CX_BLOB_VERSION);
  if (!tables_fit(header, len))
    return cx_error_set(err, CXTAG_EDAMAGED,
                        "the vocabulary is truncated or damaged: compile the pack again");
  v = cx_alloc_zeroed(memory, 1, sizeof *v);
  if (!v) return cx_error_memory(err);
  v->memory = memory;
  v->header = header;
  locate(v, bytes);
  if (check && (!stems_are_sound(v) || !endings_are_sound(v) || !ending_nodes_are_sound(v))) {
    cx_vocabulary_free(v);
    return cx_error_set(err, CXTAG_EDAMAGED, "the vocabulary's tables are damaged: compile the pack again");
  }
  note_anchors(v);
  *out = v;
  return CXTAG_OK;
}

cxtag_status cx_vocabulary_open(cx_vocabulary **out, const void *bytes, size_t len,
                                const cxtag_memory *memory, cxtag_error *err) {
  return open_bytes(out, bytes, len, 1, memory, err);
}

cxtag_status cx_vocabulary_open_own(cx_vocabulary **out, const void *bytes, size_t len,
                                    const cxtag_memory *memory, cxtag_error *err) {
  return open_bytes(out, bytes, len, 0, memory, err);
}

void cx_vocabulary_free(cx_vocabulary *v) {
  if (!v) return;
  cx_release(v->memory, v->owned);
  cx_release(v->memory, v);
}

const void *cx_vocabulary_bytes(const cx_vocabulary *v, size_t *len) {
  *len = v->header->size;
  return v->header;
}

size_t cx_vocabulary_entry_count(const cx_vocabulary *v) {
  return v->header->tables[CX_TABLE_ENTRIES].count;
}
