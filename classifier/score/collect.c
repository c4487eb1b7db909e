/* All hits of a text, clause by clause: the words lead to the patterns they trigger. */
#include "score/match.h"

static int add_hit(cx_scorer *scorer, uint32_t row_number, const cx_occurrence *found, uint32_t clause) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_row *row = &scorer->lexicon->rows[row_number];
  if (!cx_grow(scorer->memory, &outcome->hits, &scorer->hit_capacity, outcome->hit_count + 1, sizeof *outcome->hits))
    return 0;
  outcome->hits[outcome->hit_count++] = (cx_hit){
      .row = row_number,
      .first = found->first,
      .last = found->last,
      .mask = found->mask,
      .clause = clause,
      .features = found->features,
      .entry = found->entry,
      .weight = row->polarity,
      .effect = row->polarity,
      .subject = row->subject,
      .table = row->table,
      .reading = found->reading,
      .steps = found->steps,
  };
  return 1;
}

static int occurs_in_clause(cx_scorer *scorer, const cx_clause *clause, const cx_pattern *pattern,
                            const cx_occurrence *overlap, uint32_t *tries) {
  cx_occurrence found;
  for (uint32_t token = clause->first; token < clause->end && *tries; token++) {
    --*tries;
    if (!cx_match_at(scorer, clause, pattern, token, &found, tries)) continue;
    if (!overlap) return 1;
    if (found.first <= overlap->last && overlap->first <= found.last) return 1; /* gaps belong to the span */
  }
  return 0;
}

/* The row's `not`: does any of its patterns stand here? */
static int is_cancelled(cx_scorer *scorer, const cx_clause *clause, const cx_row *row, const cx_occurrence *found,
                        uint32_t *tries) {
  for (uint32_t i = 0; i < row->not_count; i++) {
    const cx_pattern *pattern = &scorer->lexicon->patterns[row->first_not + i];
    if (pattern->regex != UINT32_MAX) continue;
    if (occurs_in_clause(scorer, clause, pattern, pattern->role == CX_PATTERN_NOT_OVERLAP ? found : NULL, tries))
      return 1;
  }
  return 0;
}

/* Rows marked `case` ask for the letters as the row writes them, on the source. */
static int case_agrees(const cx_scorer *scorer, const cx_row *row, const cx_occurrence *found) {
  const char *expression = cx_lexicon_string(scorer->lexicon, row->expression);
  cxtag_span const span = cx_text_span(scorer->outcome.text, found->first, found->last);
  size_t len = strlen(expression);
  if (len >= 2 && expression[0] == '[' && expression[len - 1] == ']') {
    expression++;
    len -= 2;
  }
  return span.end - span.start == len && !memcmp(scorer->outcome.text->source + span.start, expression, len);
}

/* A row of one language may fire in a text of the other, except where its language is turned off altogether. */
static int try_pattern(cx_scorer *scorer, uint32_t clause_number, uint32_t pattern_number, uint32_t token,
                       uint32_t *tries) {
  const cx_clause *clause = &scorer->outcome.clauses[clause_number];
  const cx_pattern *pattern = &scorer->lexicon->patterns[pattern_number];
  const cx_row *row = &scorer->lexicon->rows[pattern->row];
  cx_occurrence found;

  if (!cx_match_at(scorer, clause, pattern, token, &found, tries)) return 1;
  if (row->not_count && is_cancelled(scorer, clause, row, &found, tries)) return 1;
  if ((row->flags & CX_ROW_CASE) && !case_agrees(scorer, row, &found)) return 1;
  return add_hit(scorer, pattern->row, &found, clause_number);
}

static int match_token(cx_scorer *scorer, uint32_t clause, uint32_t token, const cx_symbol_set *symbols,
                       uint32_t *tries) {
  const cx_word *word = scorer->outcome.words[token];
  for (uint16_t i = 0; i < word->meaning_count; i++) {
    const cx_meaning *meaning = &word->meanings[i];
    const cx_gate *gate = scorer->lexicon->gates + meaning->first_gate;
    for (uint32_t left = meaning->gate_count; left; left--, gate++)
      if (cx_symbol_set_holds(symbols, &gate->needs) && !try_pattern(scorer, clause, gate->pattern, token, tries))
        return 0;
  }
  return 1;
}

/* Tokens whose bytes a regex match touches. */
static int add_regex_hit(cx_scorer *scorer, uint32_t clause_number, uint32_t row, size_t start, size_t end) {
  const cx_clause *clause = &scorer->outcome.clauses[clause_number];
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
  uint32_t tries = CX_PATTERN_TRIES_MAX;
  if (is_cancelled(scorer, clause, &scorer->lexicon->rows[row], &found, &tries)) return 1;
  return add_hit(scorer, row, &found, clause_number);
}

static int match_regexes(cx_scorer *scorer, uint32_t clause_number, uint32_t live) {
  const cx_lexicon *lexicon = scorer->lexicon;
  const cx_clause *clause = &scorer->outcome.clauses[clause_number];
  const cx_text *text = scorer->outcome.text;
  size_t const begin = text->tokens[clause->first].start;
  size_t const stop = clause->end < text->token_count ? text->tokens[clause->end].start : text->length;
  size_t const len = stop - begin; /* with the marks behind its last word: a pattern may ask for `?` */

  for (uint32_t at = 0; at < live; at++) {
    uint32_t const i = cx_regex_live(scorer->regexes, at);
    const cx_pattern *pattern = &lexicon->patterns[lexicon->regex_patterns[i]];
    size_t start, end, from = 0;
    cx_regex_found found;
    if (pattern->role != CX_PATTERN_HIT) continue;
    while ((found = cx_regex_next(scorer->regexes, i, text->bytes + begin, len, from, &start, &end)) == CX_REGEX_YES) {
      if (!add_regex_hit(scorer, clause_number, pattern->row, begin + start, begin + end)) return 0;
      from = end;
    }
    if (found == CX_REGEX_LIMIT) scorer->outcome.flags |= CXTAG_REGEX_LIMIT;
  }
  return 1;
}

/* In text order; the same occurrence of the same row once. Insertion sort: patterns come nearly in order. */
static int hit_order(const cx_hit *a, const cx_hit *b) {
  if (a->first != b->first) return a->first < b->first ? -1 : 1;
  if (a->row != b->row) return a->row < b->row ? -1 : 1;
  if (a->last != b->last) return a->last < b->last ? -1 : 1;
  return 0;
}

static void sort_hits(cx_outcome *outcome, size_t from) {
  cx_hit *hits = outcome->hits;
  size_t kept = from;
  for (size_t i = from + 1; i < outcome->hit_count; i++) {
    cx_hit const moving = hits[i];
    size_t at = i;
    for (; at > from && hit_order(&moving, &hits[at - 1]) < 0; at--) hits[at] = hits[at - 1];
    hits[at] = moving;
  }
  for (size_t i = from; i < outcome->hit_count; i++) {
    if (kept > from && hits[kept - 1].row == hits[i].row && hits[kept - 1].first == hits[i].first) continue;
    hits[kept++] = hits[i];
  }
  outcome->hit_count = kept;
}

static int match_clause(cx_scorer *scorer, uint32_t clause_number, uint32_t live_regexes) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_clause *clause = &outcome->clauses[clause_number];
  size_t const from = outcome->hit_count;
  uint32_t tries = CX_PATTERN_TRIES_MAX;
  cx_symbol_set symbols = {{0, 0}};

  for (uint32_t token = clause->first; token < clause->end; token++) {
    symbols.bits[0] |= outcome->words[token]->symbols.bits[0];
    symbols.bits[1] |= outcome->words[token]->symbols.bits[1];
  }
  for (uint32_t token = clause->first; token < clause->end; token++) {
    if (!match_token(scorer, clause_number, token, &symbols, &tries)) return 0;
    if (outcome->hit_count - from > CX_CLAUSE_HITS_MAX || !tries) {
      outcome->flags |= CXTAG_MATCH_LIMIT;
      break;
    }
  }
  if (live_regexes && !match_regexes(scorer, clause_number, live_regexes)) return 0;
  sort_hits(outcome, from);
  return 1;
}

int cx_match_text(cx_scorer *scorer) {
  const cx_text *text = scorer->outcome.text;
  uint32_t const live = cx_regexes_read(scorer->regexes, text->bytes, text->length);
  for (size_t i = 0; i < scorer->outcome.clause_count; i++)
    if (!match_clause(scorer, (uint32_t)i, live)) return 0;
  return 1;
}
