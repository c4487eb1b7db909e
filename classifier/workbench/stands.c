#include "workbench/stands.h"

#include "score/collect.h"
#include "score/match.h"

/* The bytes of a clause that scoring shows to a regex. */
static const char *subject_of(const cx_scorer *scorer, const cx_clause *clause, size_t *length) {
  const cx_text *text = scorer->outcome.text;
  size_t const begin = text->tokens[clause->first].start;
  *length = cx_clause_stop(text, clause) - begin;
  return text->bytes + begin;
}

/* 1 = yes, 0 = no, -1 = out of memory, here and below. */
static int regex_stands(const cx_scorer *scorer, const cx_clause *clause, uint32_t number) {
  size_t from, to, length;
  const char *subject = subject_of(scorer, clause, &length);
  cx_regex_found const found = cx_regex_next(scorer->regexes, number, subject, length, 0, &from, &to);
  return found == CX_REGEX_MEMORY ? -1 : found == CX_REGEX_YES;
}

static int pattern_stands(const cx_scorer *scorer, const cx_clause *clause, const cx_pattern *pattern,
                          uint32_t *tries) {
  cx_hit found;
  if (pattern->regex != UINT32_MAX) return regex_stands(scorer, clause, pattern->regex);
  for (uint32_t token = clause->first; token < clause->end && *tries; token++) {
    --*tries;
    if (cx_match_at(scorer, clause, pattern, token, &found, tries)) return 1;
  }
  return 0;
}

int cx_row_stands(cx_scorer *scorer, uint32_t first_pattern) {
  const cx_lexicon *lexicon = scorer->lexicon;
  uint32_t const row = lexicon->patterns[first_pattern].row;
  uint32_t tries = CX_PATTERN_TRIES_MAX;
  int stands;
  for (size_t i = 0; i < scorer->outcome.clause_count; i++)
    for (uint32_t p = first_pattern; p < lexicon->pattern_count && lexicon->patterns[p].row == row; p++)
      if (lexicon->patterns[p].role == CX_PATTERN_HIT &&
          (stands = pattern_stands(scorer, &scorer->outcome.clauses[i], &lexicon->patterns[p], &tries)) != 0)
        return stands;
  return 0;
}

int cx_literal_stands(const cx_scorer *scorer, uint32_t pattern) {
  uint32_t const number = scorer->lexicon->patterns[pattern].regex;
  for (size_t i = 0; i < scorer->outcome.clause_count; i++) {
    const cx_clause *clause = &scorer->outcome.clauses[i];
    size_t length;
    const char *subject = subject_of(scorer, clause, &length);
    int const stands = regex_stands(scorer, clause, number);
    if (stands < 0) return stands;
    if (stands && cx_regex_literal_stands(scorer->regexes, number, subject, length)) return 1;
  }
  return 0;
}

uint32_t cx_first_pattern(const cx_lexicon *lexicon, uint32_t row) {
  for (uint32_t i = 0; i < lexicon->pattern_count; i++)
    if (lexicon->patterns[i].row == row && lexicon->patterns[i].role == CX_PATTERN_HIT) return i;
  return UINT32_MAX;
}
