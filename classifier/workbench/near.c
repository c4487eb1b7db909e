#include "workbench/near.h"

#include "score/match.h"

enum { STEPS_MAX = 32, NOWHERE = 255 };

/* ---- a row that matched: why it does not count */

static const cx_hit *hit_of_row(const cx_scorer *scorer, uint32_t row) {
  const cx_hit *lost = NULL;
  for (size_t i = 0; i < scorer->outcome.hit_count; i++) {
    const cx_hit *hit = &scorer->outcome.hits[i];
    if (hit->row != row) continue;
    if (!(hit->state & CX_HIT_LOST)) return hit;
    lost = hit;
  }
  return lost;
}

/* The standing hit of the same theme on the same words. */
static uint32_t row_in_front(const cx_scorer *scorer, const cx_hit *lost) {
  for (size_t i = 0; i < scorer->outcome.hit_count; i++) {
    const cx_hit *hit = &scorer->outcome.hits[i];
    if (hit->table == lost->table && hit->subject == lost->subject && hit->clause == lost->clause &&
        !(hit->state & CX_HIT_LOST) && cx_hits_overlap(hit, lost))
      return hit->row;
  }
  return UINT32_MAX;
}

static int theme_stands(const cx_scorer *scorer, uint16_t theme) {
  for (size_t i = 0; i < scorer->outcome.theme_count; i++)
    if (scorer->outcome.themes[i].theme == theme) return 1;
  return 0;
}

static int near_of_hit(cx_near *out, const cx_scorer *scorer, const cx_hit *hit) {
  out->first = hit->first;
  out->last = hit->last;
  out->found = out->steps = hit->steps;
  if (hit->state & CX_HIT_LOST) {
    out->cause = CXTAG_NEAR_HIDDEN;
    out->other = row_in_front(scorer, hit);
    return 1;
  }
  if (theme_stands(scorer, hit->subject)) return 0;
  out->cause = hit->state & CX_HIT_OF_OTHERS      ? CXTAG_NEAR_COMPETITOR
               : hit->state & CX_HIT_NEGATED      ? CXTAG_NEAR_NEGATED
               : hit->state & CX_HIT_HYPOTHETICAL ? CXTAG_NEAR_HYPOTHETICAL
                                                  : CXTAG_NEAR_UNSAID;
  return 1;
}

/* ---- a row whose pattern stands, but gave no hit: its `not`, or capitals */

static int find_in_clause(cx_hit *out, const cx_scorer *scorer, const cx_clause *clause,
                          const cx_pattern *pattern, const cx_hit *overlap, uint32_t *tries) {
  for (uint32_t token = clause->first; token < clause->end && *tries; token++) {
    --*tries;
    if (!cx_match_at(scorer, clause, pattern, token, out, tries)) continue;
    if (!overlap || (out->first <= overlap->last && overlap->first <= out->last)) return 1;
  }
  return 0;
}

static void near_of_match(cx_near *out, const cx_scorer *scorer, const cx_clause *clause, const cx_row *row,
                          const cx_hit *match, uint32_t *tries) {
  const cx_lexicon *lexicon = scorer->lexicon;
  cx_hit cancel;
  out->cause = CXTAG_NEAR_CAPITALS;
  out->first = match->first;
  out->last = match->last;
  for (uint32_t i = 0; i < row->not_count; i++) {
    const cx_pattern *pattern = &lexicon->patterns[row->first_not + i];
    int const overlaps = pattern->role == CX_PATTERN_NOT_OVERLAP;
    if (!find_in_clause(&cancel, scorer, clause, pattern, overlaps ? match : NULL, tries)) continue;
    out->cause = CXTAG_NEAR_CANCELLED;
    out->first = cancel.first;
    out->last = cancel.last;
    return;
  }
}

/* ---- a pattern that does not stand: what there is of it */

/* Where each step has a word: one that counts in its clause, or any. */
typedef struct places {
  uint32_t counting[STEPS_MAX], any[STEPS_MAX]; /* tokens, or UINT32_MAX */
  uint8_t counted, seen;                        /* steps */
} places;

static const cx_meaning *any_meaning(const cx_scorer *scorer, uint32_t token, uint32_t symbol) {
  const cx_word *word = scorer->outcome.words[token];
  const cx_meaning *meanings = cx_word_meanings(word);
  for (uint32_t i = 0; i < word->meaning_count; i++)
    if (cx_symbol_accepts(scorer->lexicon, symbol, meanings[i].entry)) return &meanings[i];
  return NULL;
}

static void find_places(places *p, const cx_scorer *scorer, const cx_clause *clause, const cx_step *steps,
                        uint8_t count, uint32_t *tries) {
  p->counted = p->seen = 0;
  for (uint8_t s = 0; s < count; s++) {
    p->counting[s] = p->any[s] = UINT32_MAX;
    for (uint32_t token = clause->first; token < clause->end && *tries; token++) {
      --*tries;
      if (p->any[s] == UINT32_MAX && any_meaning(scorer, token, steps[s].symbol)) p->any[s] = token;
      if (!cx_find_meaning(scorer, clause, token, steps[s].symbol)) continue;
      p->counting[s] = token;
      break;
    }
    if (p->counting[s] != UINT32_MAX) p->counted++;
    if (p->counting[s] != UINT32_MAX || p->any[s] != UINT32_MAX) p->seen++;
  }
}

static void cover(cx_near *out, const uint32_t *tokens, uint8_t count) {
  int begun = 0;
  for (uint8_t s = 0; s < count; s++) {
    if (tokens[s] == UINT32_MAX) continue;
    if (!begun || tokens[s] < out->first) out->first = tokens[s];
    if (!begun || tokens[s] > out->last) out->last = tokens[s];
    begun = 1;
  }
}

static int has_content(const cx_scorer *scorer, const places *p, uint8_t count) {
  for (uint8_t s = 0; s < count; s++)
    if (p->counting[s] != UINT32_MAX && !scorer->outcome.words[p->counting[s]]->evidence.function_word) return 1;
  return 0;
}

/* The first two neighbours that stand in order, but further apart than they may. */
static void measure_gap(cx_near *out, const places *p, const cx_step *steps, uint8_t count) {
  out->between = 0;
  for (uint8_t s = 1; s < count; s++) {
    if (steps[s].new_chain || p->counting[s] <= p->counting[s - 1] + 1u + steps[s].gap) continue;
    out->between = p->counting[s] - p->counting[s - 1] - 1;
    out->gap = steps[s].gap;
    return;
  }
}

/* "Not read here": a word without its dots, a part that joins nothing, or a word of the other language. The part
 * of a compound that stands alone is no near miss of a row that is nothing else. */
static int blame_reading(cx_near *out, const cx_scorer *scorer, const places *p, const cx_step *steps,
                          uint8_t count) {
  out->cause = CXTAG_NEAR_LANGUAGE;
  for (uint8_t s = 0; s < count; s++) {
    if (p->counting[s] != UINT32_MAX) continue;
    const cx_meaning *meaning = any_meaning(scorer, p->any[s], steps[s].symbol);
    if (meaning && (meaning->reading & (CX_READ_DOTLESS | CX_READ_SPLIT))) out->cause = CXTAG_NEAR_READING;
    out->first = out->last = p->any[s];
    return count > 1 || !meaning || !(meaning->reading & CX_READ_SPLIT);
  }
  return 0;
}

static int near_of_pattern(cx_near *out, const cx_scorer *scorer, const cx_clause *clause,
                           const cx_pattern *pattern, uint32_t *tries) {
  const cx_step *steps = scorer->lexicon->steps + pattern->first_step;
  uint8_t const count = pattern->step_count;
  places p;
  if (count > STEPS_MAX) return 0;
  find_places(&p, scorer, clause, steps, count, tries);
  out->found = p.counted;
  out->steps = count;
  cover(out, p.counting, count);
  if (p.counted == count) {
    out->cause = CXTAG_NEAR_APART;
    measure_gap(out, &p, steps, count);
    return count > 1;
  }
  if (p.seen == count) return blame_reading(out, scorer, &p, steps, count);
  if (count < 2 || p.counted + 1 < count || !has_content(scorer, &p, count)) return 0;
  out->cause = CXTAG_NEAR_MISSING;
  for (uint8_t s = 0; s < count; s++)
    if (p.counting[s] == UINT32_MAX) out->symbol = steps[s].symbol;
  return 1;
}

/* All words are in the text, in clauses of their own. */
static int near_across_clauses(cx_near *out, const cx_scorer *scorer, const cx_pattern *pattern, uint32_t *tries) {
  const cx_step *steps = scorer->lexicon->steps + pattern->first_step;
  uint32_t tokens[STEPS_MAX];
  places p;
  if (pattern->step_count < 2 || pattern->step_count > STEPS_MAX || scorer->outcome.clause_count < 2) return 0;
  for (uint8_t s = 0; s < pattern->step_count; s++) {
    tokens[s] = UINT32_MAX;
    for (size_t c = 0; c < scorer->outcome.clause_count && *tries && tokens[s] == UINT32_MAX; c++) {
      find_places(&p, scorer, &scorer->outcome.clauses[c], &steps[s], 1, tries);
      tokens[s] = p.counting[0];
    }
    if (tokens[s] == UINT32_MAX) return 0;
  }
  out->cause = CXTAG_NEAR_CLAUSES;
  out->found = out->steps = pattern->step_count;
  cover(out, tokens, pattern->step_count);
  return 1;
}

/* ---- the nearest of all */

static void keep_nearer(cx_near *best, const cx_near *other) {
  if (other->cause < best->cause || (other->cause == best->cause && other->found > best->found)) *best = *other;
}

int cx_near_of_row(cx_near *out, const cx_scorer *scorer, uint32_t row, uint32_t first_pattern, uint32_t *tries) {
  const cx_lexicon *lexicon = scorer->lexicon;
  const cx_outcome *outcome = &scorer->outcome;
  cx_near best = {.row = row, .other = UINT32_MAX, .cause = NOWHERE}, other;
  const cx_hit *hit = hit_of_row(scorer, row);
  if (hit) {
    *out = best;
    return near_of_hit(out, scorer, hit);
  }
  for (uint32_t n = first_pattern; n < lexicon->pattern_count && lexicon->patterns[n].row == row; n++) {
    const cx_pattern *pattern = &lexicon->patterns[n];
    if (pattern->role != CX_PATTERN_HIT || pattern->regex != UINT32_MAX) continue;
    other = best;
    if (near_across_clauses(&other, scorer, pattern, tries)) keep_nearer(&best, &other);
    for (size_t c = 0; c < outcome->clause_count && *tries; c++) {
      const cx_clause *clause = &outcome->clauses[c];
      cx_hit match;
      other = (cx_near){.row = row, .other = UINT32_MAX, .cause = NOWHERE};
      if (find_in_clause(&match, scorer, clause, pattern, NULL, tries)) {
        other.found = other.steps = match.steps;
        near_of_match(&other, scorer, clause, &lexicon->rows[row], &match, tries);
        keep_nearer(&best, &other);
      } else if (near_of_pattern(&other, scorer, clause, pattern, tries)) {
        keep_nearer(&best, &other);
      }
    }
  }
  *out = best;
  return best.cause != NOWHERE;
}
