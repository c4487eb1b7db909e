/* How often each theme was mentioned, by polarity: for the summary and the sheets. */
#ifndef CX_RECORD_COUNTS_H
#define CX_RECORD_COUNTS_H

#include <cxtag/cxtag.h>

#include "base/map.h"

typedef struct cx_theme_count {
  const char *id;
  uint64_t records, by_polarity[4]; /* by cxtag_label */
  int64_t score_sum;                /* thousandths */
} cx_theme_count;

typedef struct cx_counts {
  const cxtag_memory *memory;
  cx_map ids;
  cx_theme_count *themes; /* in the order of first mention */
  size_t capacity;
  cx_map intent_ids; /* value = how often */
  uint64_t records, by_label[4];
  int64_t score_sum;
} cx_counts;

void cx_counts_init(cx_counts *counts, const cxtag_memory *memory);
void cx_counts_clear(cx_counts *counts);
cxtag_status cx_counts_add(cx_counts *counts, const cxtag_result *result);
/* Most mentioned first, then by id. */
void cx_counts_sort(cx_counts *counts);

#endif
