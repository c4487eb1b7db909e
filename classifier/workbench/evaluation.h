/* What an evaluation keeps: tallies of all texts, by language, tag, theme and intent, and what went wrong. */
#ifndef CX_WORKBENCH_EVALUATION_H
#define CX_WORKBENCH_EVALUATION_H

#include "base/buffer.h"
#include "workbench/calibration.h"
#include "workbench/tally.h"

/* What stands for a theme of gold whose polarity is not given. */
enum { CX_EVAL_UNJUDGED = 2 + CXTAG_MIXED };

/* Labels that a text can have, numbered; and those of the text at hand, in gold and found: 0 = it has not,
 * else 1 + its polarity or CX_EVAL_UNJUDGED. */
typedef struct cx_subjects {
  cx_tallies tallies;
  uint8_t *gold, *found; /* one a number */
  cx_map unknown;        /* ids that no pack knows */
} cx_subjects;

/* A text that went wrong, kept with its explanation. */
typedef struct cx_eval_error {
  int32_t badness;
  const char *id, *text, *what, *why; /* in the evaluation's arena */
  size_t text_length;
  cxtag_label gold, found; /* of a text with a sentiment label */
  int has_sentiment;
} cx_eval_error;

/* Every text whose sentiment went wrong: comparisons with other reports need them all. */
typedef struct cx_eval_wrong {
  const char *id;
  cxtag_label gold, found;
} cx_eval_wrong;

enum { CX_EVAL_ERRORS = 200, CX_EVAL_BANDS = 10 };

/* Texts of which cxtag was about equally sure. */
typedef struct cx_eval_band {
  uint64_t texts, right, confidence; /* confidence: sum, in thousandths */
} cx_eval_band;

struct cxtag_evaluation {
  const cxtag_memory *memory;
  cxtag_session *session;
  cx_arena arena;
  cx_tally all;
  cx_tallies languages, tags;
  cx_subjects themes, intents;
  cx_eval_band bands[CX_EVAL_BANDS];    /* of confidence, a tenth each */
  cx_calibration calibration;
  cx_eval_error errors[CX_EVAL_ERRORS]; /* worst first */
  size_t error_count;
  cx_eval_wrong *wrong;
  size_t wrong_count, wrong_capacity;
  cx_buffer contradictions; /* "gold.tsv:3 and :17", separated by ", " */
  uint64_t contradiction_count;
  cx_buffer report, comparison, scratch, warnings;
};

/* Two lines of a file that say different things of the same text. 0 when memory is out. */
int cx_note_contradiction(cxtag_evaluation *evaluation, const char *path, uint32_t line, uint32_t other);

/* Keeps the text among the worst errors, when it is one. 0 when memory is out. */
int cx_note_error(cxtag_evaluation *evaluation, const cxtag_gold *gold, const cxtag_result *result);

/* How far confidence and what was right lie apart, over all bands: 0 = of the results with
 * confidence c the share c is right. */
int32_t cx_calibration_error(const cxtag_evaluation *evaluation);

/* The report in its two forms, appended to out. */
void cx_report_text(cx_buffer *out, cxtag_evaluation *evaluation, size_t errors);
void cx_report_json(cx_buffer *out, cxtag_evaluation *evaluation, size_t errors);

#endif
