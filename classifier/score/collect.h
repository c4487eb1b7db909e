/* From the words of clauses to the hits in them. Clauses that stand behind each other are matched together:
 * what is read for one is asked for while another one is worked on. */
#ifndef CX_SCORE_COLLECT_H
#define CX_SCORE_COLLECT_H

#include "score/match.h"

/* A clause while it is matched. */
typedef struct cx_matching {
  const cx_clause *clause;
  cx_entry_set entries;  /* of its words */
  uint32_t number;       /* of the clause */
  uint32_t tries;        /* left */
  uint32_t hits;         /* from words */
  uint32_t live_regexes; /* those whose literal stands in it, as far as its words tell: cx_regex_bit */
  int is_over;           /* past its limits: no more of it is matched */
} cx_matching;

/* The row's `not`: does any of its patterns stand where it cancels what was found? */
int cx_is_cancelled(const cx_scorer *scorer, cx_matching *m, const cx_row *row, const cx_hit *found);

/* Room for so many hits more; 0 = memory is out. */
int cx_make_room_for_hits(cx_scorer *scorer, size_t count);
/* The place behind the last hit, where there is room: what is found there is no hit yet ... */
static inline cx_hit *cx_next_hit(const cx_scorer *scorer) {
  return scorer->outcome.hits + scorer->outcome.hit_count;
}
/* ... until it is one of the row. */
void cx_add_hit(cx_scorer *scorer, uint32_t number, uint32_t clause);
/* Hits from number `from` on: in text order; the same occurrence of the same row once. */
void cx_sort_hits(cx_outcome *outcome, size_t from);

/* Where a clause ends for its regexes: behind the marks that follow its last word, for a pattern may ask for `?`. */
static inline size_t cx_clause_stop(const cx_text *text, const cx_clause *clause) {
  return clause->end < text->token_count ? text->tokens[clause->end].start : text->length;
}
/* Hits of the clause's live regexes; 0 = memory is out. */
int cx_match_regexes(cx_scorer *scorer, cx_matching *m);

#endif
