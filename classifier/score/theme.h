/* What the steps that judge themes share: theme.c, mention.c, theme_spans.c. */
#ifndef CX_SCORE_THEME_H
#define CX_SCORE_THEME_H

#include "score/scorer.h"

/* Bits of cx_scorer.theme_bits and cx_clause.names. */
enum {
  CX_THEME_NAMED = 1 << 0, /* of a clause: it mentions a theme */
  CX_THEME_PHONE = 1 << 1,
  CX_THEME_WAITING = 1 << 2,
  CX_THEME_SUB = 1 << 3,  /* a theme of its own stands above it */
  CX_THEME_ABOVE = 1 << 4, /* it stands above others */
  CX_THEME_SERVICE = 1 << 5,
  CX_THEME_STAFF = 1 << 6
};

typedef struct cx_sums {
  int32_t positive, negative;
} cx_sums;

/* Stops short of overflow: a theme praised a million times is as clear as it gets. */
static inline int32_t cx_add_up(int32_t sum, int32_t more) {
  int64_t const whole = (int64_t)sum + more;
  return whole > CX_SUM_MAX ? CX_SUM_MAX : (int32_t)whole;
}

static inline int cx_is_mention(const cx_hit *hit) {
  return (hit->holds & CX_HOLDS_TERM) != 0;
}

/* An evaluation that can be said of a theme: a sentiment row; another theme's polarity does not travel. */
static inline int cx_is_free_evaluation(const cx_hit *hit) {
  return (~hit->holds & (CX_HOLDS_SENTIMENT | CX_HOLDS_EVALUATION)) == 0;
}

/* Adds up what is said of the theme where it is mentioned. Out of memory shows in scorer->out_of_memory. */
cx_evidence cx_judge_mention(cx_scorer *scorer, const cx_hit *mention, cx_sums *sum);

/* Narrows the tokens [*first, *stop) of its segment to what is said of the mention, where they say different things of
 * different themes in turn. */
void cx_narrow_to_neighbour(const cx_outcome *outcome, const cx_hit *mention, uint32_t *first, uint32_t *stop);

/* The spans of one theme after the other. Those begun here are of one that is judged now. */
void cx_begin_theme_spans(cx_scorer *scorer);
/* The matched words of a hit are words of the theme. Out of memory shows in scorer->out_of_memory. */
void cx_add_theme_spans(cx_scorer *scorer, const cx_hit *hit);
/* Gives the theme its spans, in the order of the text, each once. */
void cx_end_theme_spans(cx_scorer *scorer, cx_theme_outcome *theme);

#endif
