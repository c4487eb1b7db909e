/* The questions that a session's texts answer, each read once. */
#ifndef CX_ENGINE_QUESTION_H
#define CX_ENGINE_QUESTION_H

#include "base/map.h"
#include "score/score.h"

/* What each question asks: the number of a row, by the question's bytes. */
typedef struct cx_questions {
  cx_map known;
  uint32_t last; /* entry that was asked for last */
} cx_questions;

void cx_questions_init(cx_questions *questions, const cxtag_memory *memory);
void cx_questions_clear(cx_questions *questions);

/* *asks is for cx_score_request. A question is read by the session's own reader and scorer: what they hold of
 * a text is gone. Names of columns and members count: `what_went_well` is read as its words. */
cxtag_status cx_questions_ask(uint32_t *asks, cx_questions *questions, cx_text_reader *reader,
                              cx_scorer *scorer, const char *question, size_t len, cxtag_error *err);

#endif
