/* Words and pairs of words of feedback, counted in the texts they are to be typical of and in the others. */
#ifndef CX_WORKBENCH_SUGGEST_H
#define CX_WORKBENCH_SUGGEST_H

#include <cxtag/lexicon.h>

#include "base/map.h"
#include "engine/engine.h"

enum { CX_TERMS_MAX = 4 * 1000 * 1000 }; /* beyond them new ones are not counted */

typedef struct cx_term {
  uint32_t wanted, others; /* texts that have it */
  uint32_t finnish;        /* of them in Finnish */
  uint32_t last_text;
  const char *example; /* a wanted text, one line, in the arena; or NULL */
} cx_term;

struct cxtag_suggestions {
  const cxtag_memory *memory;
  cxtag_session *session;
  uint32_t wanted, others; /* texts */
  cx_map terms;            /* "word" or "word word" -> number */
  cx_term *items;
  size_t capacity;
  cx_arena arena;
  cx_buffer scratch, report;
};

/* How surprising it is to have it `wanted` times among wanted_texts and `others` times among other_texts: -2
 * log of the likelihood ratio, in thousandths; 0 when it is not more frequent among the wanted. Integers
 * only. */
int64_t cx_log_likelihood(uint32_t wanted, uint32_t wanted_texts, uint32_t others, uint32_t other_texts);

/* Terms gathered under the forms that cover them. */
typedef struct cx_term_group {
  const char *expression; /* in the terms' keys or the arena given */
  uint32_t wanted, others, finnish;
  uint32_t best; /* term with the most texts: its example is shown */
  uint32_t form_count;
  int64_t score;
} cx_term_group;

/* Groups of at least `least` wanted texts, best first, in the arena. */
cxtag_status cx_group_terms(cx_term_group **out, size_t *count, const cxtag_suggestions *suggestions,
                            cx_arena *arena, uint32_t least, cxtag_error *err);

#endif
