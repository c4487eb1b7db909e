/* The hits of regexes. */
#include "score/collect.h"

/* Tokens whose bytes a regex match touches. */
static int add_regex_hit(cx_scorer *scorer, cx_matching *m, uint32_t row, size_t start, size_t end) {
  const cx_clause *clause = m->clause;
  const cx_token *tokens = scorer->outcome.text->tokens;
  uint32_t first = clause->first;
  while (first < clause->end && tokens[first].end <= start) first++;
  uint32_t last = first;
  while (last + 1 < clause->end && tokens[last + 1].start < end) last++;
  if (first >= clause->end || tokens[first].start >= end) return 1;
  if (!cx_make_room_for_hits(scorer, 1)) return 0;
  cx_hit *found = cx_next_hit(scorer);
  *found = (cx_hit){
      .first = first,
      .last = last,
      .mask = last - first >= 63 ? UINT64_MAX : (1ull << (last - first + 1)) - 1,
      .steps = 1,
  };
  if (!cx_is_cancelled(scorer, m, &scorer->lexicon->rows[row], found)) cx_add_hit(scorer, row, m->number);
  return 1;
}

/* The bytes of the clause. */
typedef struct subject {
  const char *text;
  size_t begin, length;
} subject;

static int match_regex(cx_scorer *scorer, cx_matching *m, subject s, uint32_t number) {
  const cx_lexicon *lexicon = scorer->lexicon;
  const cx_pattern *pattern = &lexicon->patterns[lexicon->regex_patterns[number]];
  size_t start, end, from = 0;
  cx_regex_found found;
  if (pattern->role != CX_PATTERN_HIT) return 1;
  while ((found = cx_regex_next(scorer->regexes, number, s.text + s.begin, s.length, from, &start, &end)) ==
         CX_REGEX_YES) {
    if (!add_regex_hit(scorer, m, pattern->row, s.begin + start, s.begin + end)) return 0;
    from = end;
  }
  if (found == CX_REGEX_LIMIT) scorer->outcome.flags |= CXTAG_REGEX_LIMIT;
  return found != CX_REGEX_MEMORY;
}

int cx_match_regexes(cx_scorer *scorer, cx_matching *m) {
  const cx_lexicon *lexicon = scorer->lexicon;
  const cx_text *text = scorer->outcome.text;
  size_t const begin = text->tokens[m->clause->first].start;
  subject const s = {text->bytes, begin, cx_clause_stop(text, m->clause) - begin};

  for (uint32_t left = m->live_regexes; left; left &= left - 1) {
    uint32_t const bit = (uint32_t)__builtin_ctz(left);
    uint32_t literal = UINT32_MAX; /* looked for last: regexes of one literal stand together */
    int stands = 0;
    for (uint32_t i = lexicon->regexes_by_bit_at[bit]; i < lexicon->regexes_by_bit_at[bit + 1]; i++) {
      uint32_t const number = lexicon->regexes_by_bit[i];
      if (lexicon->regexes[number].literal != literal)
        stands = cx_regex_literal_stands(scorer->regexes, number, s.text + s.begin, s.length);
      literal = lexicon->regexes[number].literal;
      if (stands && !match_regex(scorer, m, s, number)) return 0;
    }
  }
  return 1;
}
