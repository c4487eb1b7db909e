#include "record/counts.h"

#include <stdlib.h>
#include <string.h>

void cx_counts_init(cx_counts *counts, const cxtag_memory *memory) {
  memset(counts, 0, sizeof *counts);
  counts->memory = memory;
  cx_map_init(&counts->ids, memory);
  cx_map_init(&counts->intent_ids, memory);
}

void cx_counts_clear(cx_counts *counts) {
  cx_map_clear(&counts->ids);
  cx_map_clear(&counts->intent_ids);
  cx_release(counts->memory, counts->themes);
  cx_counts_init(counts, counts->memory);
}

static cx_theme_count *find_theme(cx_counts *counts, const char *id) {
  int made = 0;
  uint32_t const at = cx_map_insert(&counts->ids, id, strlen(id), 0, &made);
  if (at == CX_MAP_NONE ||
      !cx_grow(counts->memory, &counts->themes, &counts->capacity, at + 1, sizeof *counts->themes))
    return NULL;
  if (made) {
    memset(&counts->themes[at], 0, sizeof *counts->themes);
    counts->themes[at].id = counts->ids.entries[at].key;
  }
  return &counts->themes[at];
}

cxtag_status cx_counts_add(cx_counts *counts, const cxtag_result *result) {
  cxtag_sentiment const sentiment = cxtag_result_sentiment(result);
  cxtag_theme theme;
  cxtag_intent intent;
  counts->records++;
  counts->by_label[sentiment.label]++;
  counts->score_sum += sentiment.score_milli;
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    cx_theme_count *count = find_theme(counts, theme.id);
    if (!count) return CXTAG_ENOMEM;
    count->records++;
    count->by_polarity[theme.polarity]++;
    count->score_sum += theme.score_milli;
  }
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    uint32_t const at = cx_map_insert(&counts->intent_ids, intent.id, strlen(intent.id), 0, NULL);
    if (at == CX_MAP_NONE) return CXTAG_ENOMEM;
    counts->intent_ids.entries[at].value++;
  }
  return CXTAG_OK;
}

static int by_mentions(const void *a, const void *b) {
  const cx_theme_count *x = a, *y = b;
  if (x->records != y->records) return x->records < y->records ? 1 : -1;
  return strcmp(x->id, y->id);
}

void cx_counts_sort(cx_counts *counts) {
  if (counts->ids.count) qsort(counts->themes, counts->ids.count, sizeof *counts->themes, by_mentions);
}
