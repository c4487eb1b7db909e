/* Finding where patterns stand in a clause. */
#ifndef CX_SCORE_MATCH_H
#define CX_SCORE_MATCH_H

#include "score/scorer.h"

/* What cx_is_allowed asks of readings that depend on the words around them and of foreign words. */
int cx_is_allowed_here(const cx_scorer *scorer, const cx_clause *clause, uint32_t at, const cx_meaning *meaning);
/* May a meaning of the token count in this clause? */
static inline int cx_is_allowed(const cx_scorer *scorer, const cx_clause *clause, uint32_t token,
                                const cx_meaning *meaning) {
  if (!(meaning->reading & (CX_READ_DOTLESS | CX_READ_SPLIT)) && meaning->language & clause->language) return 1;
  return cx_is_allowed_here(scorer, clause, token, meaning);
}

/* The meaning of a token for a symbol, if it is allowed to count in this clause; else NULL. */
const cx_meaning *cx_search_meaning(const cx_scorer *scorer, const cx_clause *clause, uint32_t token,
                                    uint32_t symbol);
static inline const cx_meaning *cx_find_meaning(const cx_scorer *scorer, const cx_clause *clause,
                                                uint32_t token, uint32_t symbol) {
  if (!cx_entry_sets_meet(&scorer->words[token]->entries, &scorer->lexicon->symbols[symbol].entries))
    return NULL;
  return cx_search_meaning(scorer, clause, token, symbol);
}

/* Of a hit, matching says which words it has: first, last, mask, features, entry, reading, steps. Here the token
 * itself. */
static inline void cx_match_one(cx_hit *out, uint32_t token, const cx_meaning *meaning) {
  out->first = out->last = token;
  out->mask = 1;
  out->features = meaning->features;
  out->entry = meaning->entry;
  out->reading = meaning->reading;
  out->steps = 1;
}

/* Does the pattern stand in the clause with its trigger step on `token`? tries counts down; at 0 the search
 * gives up. */
int cx_match_at(const cx_scorer *scorer, const cx_clause *clause, const cx_pattern *pattern, uint32_t token,
                cx_hit *out, uint32_t *tries);
/* The same where *out has the word of the trigger step: adds those of the others. */
int cx_match_others(const cx_scorer *scorer, const cx_clause *clause, cx_pattern_steps steps, cx_hit *out,
                    uint32_t *tries);

#endif
