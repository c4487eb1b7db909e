/* What the `not` of a row cancels. */
#include "score/collect.h"

static int occurs_in_clause(const cx_scorer *scorer, cx_matching *m, const cx_pattern *pattern,
                            const cx_entry_set *trigger_set, const cx_hit *overlap) {
  uint32_t const trigger = scorer->lexicon->steps[pattern->first_step + pattern->trigger].symbol;
  const cx_word *const *const words = scorer->words;
  cx_entry_set const entries = *trigger_set;
  uint32_t const end = m->clause->end;
  cx_hit found;
  for (uint32_t token = m->clause->first; token < end; token++) {
    if (!cx_entry_sets_meet(&words[token]->entries, &entries)) continue;
    if (!m->tries) return 0;
    --m->tries;
    const cx_meaning *meaning = cx_search_meaning(scorer, m->clause, token, trigger);
    if (!meaning) continue;
    cx_match_one(&found, token, meaning);
    if (pattern->step_count > 1 &&
        !cx_match_others(scorer, m->clause, cx_steps_of(pattern), &found, &m->tries))
      continue;
    if (!overlap) return 1;
    if (found.first <= overlap->last && overlap->first <= found.last) return 1; /* gaps belong to the span */
  }
  return 0;
}

static int may_occur(const cx_matching *m, const cx_cancel_sets *sets) {
  return cx_entry_sets_meet(&m->entries, &sets->trigger) & cx_entry_sets_meet(&m->entries, &sets->other);
}

/* Most of its patterns lack a word in the clause, which their sets tell. */
int cx_is_cancelled(const cx_scorer *scorer, cx_matching *m, const cx_row *row, const cx_hit *found) {
  const cx_lexicon *lexicon = scorer->lexicon;
  const cx_cancel_sets *sets = lexicon->cancel_sets + row->first_not;
  for (uint32_t i = 0; i < row->not_count; i++) {
    if (!may_occur(m, &sets[i])) continue;
    const cx_pattern *pattern = &lexicon->patterns[row->first_not + i];
    if (occurs_in_clause(scorer, m, pattern, &sets[i].trigger,
                         pattern->role == CX_PATTERN_NOT_OVERLAP ? found : NULL))
      return 1;
  }
  return 0;
}
