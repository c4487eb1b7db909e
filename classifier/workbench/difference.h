/* What two engines say differently: changes and rows counted, and texts kept. */
#ifndef CX_WORKBENCH_DIFFERENCE_H
#define CX_WORKBENCH_DIFFERENCE_H

#include <cxtag/lexicon.h>

#include "base/map.h"
#include "engine/engine.h"

enum { CX_DIFFERENCE_EXAMPLES = 1000 };

typedef struct cx_difference_example {
  const char *id, *text, *changes, *rows; /* in the arena */
  size_t text_length;
} cx_difference_example;

struct cxtag_difference {
  const cxtag_memory *memory;
  cxtag_session *before, *after;
  cxtag_difference_counts counts;
  cx_map sentiments, themes, intents, rows; /* "neutral -> negative", "+ base/terms/price.tsv:7 'x'" */
  cx_arena arena;
  cx_difference_example examples[CX_DIFFERENCE_EXAMPLES];
  size_t example_count;
  cx_buffer name, changes, row_names, report;
};

#endif
