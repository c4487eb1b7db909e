/* Rows that nearly fired on a text, and what stopped them. */
#ifndef CX_WORKBENCH_NEAR_H
#define CX_WORKBENCH_NEAR_H

#include <cxtag/lexicon.h>

#include "base/buffer.h"
#include "engine/engine.h"
#include "score/scorer.h"

/* What is known of a row: the nearest that any of its patterns came to standing. */
typedef struct cx_near {
  uint32_t row;
  uint32_t other;       /* hidden: the row it gave way to; UINT32_MAX = none */
  uint32_t symbol;      /* missing: of the step without a word */
  uint32_t first, last; /* tokens: what was found; cancelled: what cancels */
  uint32_t between;     /* apart: words that stand between two of its words; 0 = their order is another */
  uint8_t gap;          /* apart: words that may stand there */
  uint8_t cause;        /* cxtag_near_cause */
  uint8_t found, steps; /* words */
} cx_near;

/* How a row fared in the text last scored; 0 when it is nowhere near. Rows that stand and whose theme stands
 * are not near. tries counts down; at 0 nothing more is found. */
int cx_near_of_row(cx_near *out, const cx_scorer *scorer, uint32_t row, uint32_t first_pattern,
                   uint32_t *tries);

/* Of a row that is not near: is it one part of a compound, `bonus~`, which stands alone as a word? -1 = memory is out.
 */
int cx_near_anchor(cx_near *out, const cx_scorer *scorer, uint32_t row);

/* What stopped the row, in the session's language of messages; of a missing word those it might be. */
void cx_write_near(cx_buffer *out, const cxtag_session *session, const cx_near *near);

/* The words of the row's expression that a step accepts: "tunti|minuutti". */
void cx_name_step(cx_buffer *out, const cx_lexicon *lexicon, const cx_row *row, uint32_t symbol);

#endif
