/* What the `not` of a row cancels. */
#include "base/stride.h"
#include "score/collect.h"

static int occurs_at(const cx_scorer *scorer, cx_matching *m, const cx_pattern *pattern, uint32_t token,
                     const cx_hit *overlap) {
  uint32_t const trigger = scorer->lexicon->steps[pattern->first_step + pattern->trigger].symbol;
  const cx_meaning *meaning = cx_search_meaning(scorer, m->clause, token, trigger);
  cx_hit found;
  if (!meaning) return 0;
  cx_match_one(&found, token, meaning);
  if (pattern->step_count > 1 && !cx_match_others(scorer, m->clause, cx_steps_of(pattern), &found, &m->tries)) return 0;
  return !overlap || (found.first <= overlap->last && overlap->first <= found.last); /* gaps belong to the span */
}

/* Which of up to 64 tokens from `first` on may be of the set, a bit each. */
static uint64_t find_tokens(const cx_scorer *scorer, uint32_t first, uint32_t count, const cx_entry_set *set) {
  const cx_word *const *words = scorer->words + first;
  cx_entry_set const entries = *set;
  uint64_t found = 0;
  for (uint32_t i = 0; i < count; i++) found |= (uint64_t)cx_entry_sets_meet(&words[i]->entries, &entries) << i;
  return found;
}

static int occurs_in_clause(const cx_scorer *scorer, cx_matching *m, const cx_pattern *pattern,
                            const cx_entry_set *trigger_set, const cx_hit *overlap) {
  for (uint32_t first = m->clause->first, end = m->clause->end; first < end; first += 64) {
    uint64_t left = find_tokens(scorer, first, end - first < 64 ? end - first : 64, trigger_set);
    for (; left; left &= left - 1) {
      if (!m->tries) return 0;
      --m->tries;
      if (occurs_at(scorer, m, pattern, first + (uint32_t)__builtin_ctzll(left), overlap)) return 1;
    }
  }
  return 0;
}

static int may_occur(const cx_matching *m, const cx_cancel_sets *sets) {
  return cx_entry_sets_meet(&m->entries, &sets->trigger) & cx_entry_sets_meet(&m->entries, &sets->other);
}

/* Which of up to 64 patterns do, a bit each: most lack a word in the clause, and which one does not is nobody's to
 * guess. */
static uint64_t find_possible(const cx_matching *m, const cx_cancel_sets *sets, uint32_t count) {
  uint64_t possible = 0;
  for (uint32_t i = 0; i < count; i += CX_STRIDE)
    for (uint32_t j = i; j < i + CX_STRIDE; j++)
      possible |= (uint64_t)((j < count) & may_occur(m, &sets[cx_or_first(j, count)])) << (j & 63);
  return possible;
}

static int cancels(const cx_scorer *scorer, cx_matching *m, uint32_t number, const cx_hit *found) {
  const cx_pattern *pattern = &scorer->lexicon->patterns[number];
  return occurs_in_clause(scorer, m, pattern, &scorer->lexicon->cancel_sets[number].trigger,
                          pattern->role == CX_PATTERN_NOT_OVERLAP ? found : NULL);
}

int cx_is_cancelled(const cx_scorer *scorer, cx_matching *m, const cx_row *row, const cx_hit *found) {
  uint32_t const end = row->first_not + row->not_count;
  for (uint32_t first = row->first_not; first < end; first += 64) {
    uint32_t const count = end - first < 64 ? end - first : 64;
    for (uint64_t left = find_possible(m, &scorer->lexicon->cancel_sets[first], count); left; left &= left - 1)
      if (cancels(scorer, m, first + (uint32_t)__builtin_ctzll(left), found)) return 1;
  }
  return 0;
}
