/* The hits of regexes. */
#include "score/collect.h"

/* Tokens whose bytes a regex match touches. */
static int add_regex_hit(cx_scorer *scorer, cx_matching *m, uint32_t row, size_t start, size_t end) {
  const cx_clause *clause = m->clause;
  const cx_token *tokens = scorer->outcome.text->tokens;
  cx_occurrence found = {.steps = 1};
  uint32_t first = clause->first;
  while (first < clause->end && tokens[first].end <= start) first++;
  uint32_t last = first;
  while (last + 1 < clause->end && tokens[last + 1].start < end) last++;
  if (first >= clause->end || tokens[first].start >= end) return 1;
  found.first = first;
  found.last = last;
  found.mask = last - first >= 63 ? UINT64_MAX : (1ull << (last - first + 1)) - 1;
  if (cx_is_cancelled(scorer, m, &scorer->lexicon->rows[row], &found)) return 1;
  return cx_add_hit(scorer, row, &found, m->number);
}

int cx_match_regexes(cx_scorer *scorer, cx_matching *m) {
  const cx_lexicon *lexicon = scorer->lexicon;
  const cx_clause *clause = m->clause;
  const cx_text *text = scorer->outcome.text;
  size_t const begin = text->tokens[clause->first].start;
  size_t const stop = clause->end < text->token_count ? text->tokens[clause->end].start : text->length;
  size_t const len = stop - begin; /* with the marks behind its last word: a pattern may ask for `?` */

  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    const cx_pattern *pattern = &lexicon->patterns[lexicon->regex_patterns[i]];
    size_t start, end, from = 0;
    cx_regex_found found;
    if (!(m->live_regexes >> cx_regex_bit(lexicon, i) & 1) || pattern->role != CX_PATTERN_HIT) continue;
    while ((found = cx_regex_next(scorer->regexes, i, text->bytes + begin, len, from, &start, &end)) ==
           CX_REGEX_YES) {
      if (!add_regex_hit(scorer, m, pattern->row, begin + start, begin + end)) return 0;
      from = end;
    }
    if (found == CX_REGEX_MEMORY) return 0;
    if (found == CX_REGEX_LIMIT) scorer->outcome.flags |= CXTAG_REGEX_LIMIT;
  }
  return 1;
}
