/* How rows fire on feedback. */
#ifndef CX_WORKBENCH_STATS_H
#define CX_WORKBENCH_STATS_H

#include <cxtag/lexicon.h>

#include "base/map.h"
#include "engine/engine.h"

enum { CX_STATS_EXAMPLES = 3 };

typedef struct cx_row_stats {
  uint32_t row;
  uint32_t example_count;
  uint64_t hits, texts;
  uint64_t signature; /* sum of a hash of each text's number: equal for rows that fire on the same texts */
  uint64_t last_text; /* number of the last text it fired on */
  const char *examples[CX_STATS_EXAMPLES]; /* one line each, in the arena */
} cx_row_stats;

struct cxtag_stats {
  const cxtag_memory *memory;
  cxtag_session *session;
  const cx_lexicon *lexicon;
  cxtag_stats_counts counts;
  cx_row_stats *rows;    /* one a row of the lexicon */
  cx_map contradictions; /* two row numbers -> how often */
  cx_arena arena;
  cx_buffer scratch, report;
};

#endif
