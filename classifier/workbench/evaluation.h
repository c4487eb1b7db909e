/* What an evaluation keeps: tallies by theme, intent, language and tag, and the worst errors. */
#ifndef CX_WORKBENCH_EVALUATION_H
#define CX_WORKBENCH_EVALUATION_H

#include <cxtag/lexicon.h>

#include "base/buffer.h"
#include "base/map.h"

/* Right and wrong of one group of texts (all, a language, a tag). */
typedef struct cx_group_tally {
  uint64_t texts, sentiment_texts, right, sign_texts, sign_right;
  uint64_t confusion[4][4]; /* [gold][found] */
  cxtag_rate themes, intents;
  uint64_t polarity_texts, polarity_right;
} cx_group_tally;

typedef struct cx_theme_tally {
  cxtag_rate presence;
  uint64_t polarity_texts, polarity_right;
} cx_theme_tally;

/* A text that went wrong, kept with its explanation. */
typedef struct cx_eval_error {
  int32_t badness; /* how sure cxtag was of the wrong label */
  const char *id, *text, *why; /* in the evaluation's arena */
  cxtag_label gold, found;
} cx_eval_error;

enum { CX_EVAL_ERRORS = 200 };

struct cxtag_evaluation {
  const cxtag_memory *memory;
  cxtag_session *session;
  cx_arena arena;
  cx_group_tally all;
  cx_map groups, themes, intents, unknown; /* names -> order */
  cx_group_tally *group_tallies;
  cx_theme_tally *theme_tallies;
  cxtag_rate *intent_tallies;
  size_t group_capacity, theme_capacity, intent_capacity;
  cx_map ids; /* id + text -> label + 1 */
  cx_eval_error errors[CX_EVAL_ERRORS]; /* worst first */
  size_t error_count;
  /* confidence bands of a tenth: texts and right ones */
  uint64_t band_texts[11], band_right[11], band_confidence[11];
  cx_buffer report;
};

/* Precision, recall and F1 from the counts; 0 where undefined. */
void cx_rate_finish(cxtag_rate *rate);
/* Macro-F1 over the labels that gold or cxtag used. */
int32_t cx_macro_f1(const uint64_t confusion[4][4]);
/* Share in thousandths, rounded to nearest. */
int32_t cx_share(uint64_t part, uint64_t whole);

#endif
