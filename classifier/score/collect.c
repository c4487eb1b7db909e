/* All hits of a text, clause by clause: the words lead to the patterns they trigger. */
#include "score/match.h"

static int add_hit(cx_scorer *scorer, uint32_t row_number, const cx_occurrence *found, uint32_t clause) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_row *row = &scorer->lexicon->rows[row_number];
  if (!cx_grow(scorer->memory, &outcome->hits, &scorer->hit_capacity, outcome->hit_count + 1,
               sizeof *outcome->hits))
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

/* A clause while it is matched. */
typedef struct matching {
  cx_scorer *scorer;
  const cx_clause *clause;
  uint32_t number;      /* of the clause */
  cx_entry_set entries; /* of its words */
  uint32_t tries;       /* left */
  size_t hits_before;   /* of the clauses before it */
  int is_over;          /* past its limits: no more of it is matched */
} matching;

static int occurs_in_clause(matching *m, const cx_pattern *pattern, const cx_entry_set *trigger_set,
                            const cx_occurrence *overlap) {
  uint32_t const trigger = m->scorer->lexicon->steps[pattern->first_step + pattern->trigger].symbol;
  cx_occurrence found;
  for (uint32_t token = m->clause->first; token < m->clause->end && m->tries; token++) {
    if (!cx_entry_sets_meet(&m->scorer->words[token]->entries, trigger_set)) continue;
    --m->tries;
    const cx_meaning *meaning = cx_search_meaning(m->scorer, m->clause, token, trigger);
    if (!meaning || !cx_match_from(m->scorer, m->clause, pattern, token, meaning, &found, &m->tries))
      continue;
    if (!overlap) return 1;
    if (found.first <= overlap->last && overlap->first <= found.last) return 1; /* gaps belong to the span */
  }
  return 0;
}

/* The row's `not`: does any of its patterns stand here? Most have no word in the clause, which the set of
 * their trigger tells. */
static int is_cancelled(matching *m, const cx_row *row, const cx_occurrence *found) {
  const cx_lexicon *lexicon = m->scorer->lexicon;
  const cx_entry_set *sets = lexicon->trigger_sets + row->first_not;
  for (uint32_t i = 0; i < row->not_count; i++) {
    if (!cx_entry_sets_meet(&m->entries, &sets[i])) continue;
    const cx_pattern *pattern = &lexicon->patterns[row->first_not + i];
    if (pattern->regex != UINT32_MAX) continue;
    if (occurs_in_clause(m, pattern, &sets[i], pattern->role == CX_PATTERN_NOT_OVERLAP ? found : NULL))
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

/* Has one of the words [from, to) an entry of the set? */
static int stands_between(const matching *m, uint32_t from, uint32_t to, const cx_entry_set *set) {
  const cx_word *const *words = m->scorer->words;
  for (uint32_t token = from; token < to; token++)
    if (cx_entry_sets_meet(&words[token]->entries, set)) return 1;
  return 0;
}

/* A trigger on a word of the clause, and a pattern of it that its gate let through. What is read of both is
 * asked for when they are found and needed when a handful has come together: most rows are met once in a
 * while and lie far away. They are put down before it is known whether they stay, for a guess would be wrong
 * every other time. */
typedef struct lead {
  const cx_trigger *trigger;
  uint32_t token;
} lead;

typedef struct candidate {
  const cx_gate *gate;
  lead lead;
} candidate;

enum { LEADS = UINT8_MAX + 32 /* those of one word, and a handful */, CANDIDATES = 32 };

typedef struct handful {
  lead leads[LEADS];
  candidate candidates[CANDIDATES];
  size_t lead_count, candidate_count;
} handful;

/* Do the words within reach of the trigger have what the gate asks for? */
static int stands_near(const matching *m, const cx_gate *gate, uint32_t token) {
  if (gate->after_reach) {
    uint32_t const left = m->clause->end - token - 1;
    uint32_t const reach = gate->after_reach < left ? gate->after_reach : left;
    if (!stands_between(m, token + 1, token + 1 + reach, &gate->after)) return 0;
  }
  if (gate->before_reach) {
    uint32_t const left = token - m->clause->first;
    uint32_t const reach = gate->before_reach < left ? gate->before_reach : left;
    if (!stands_between(m, token - reach, token, &gate->before)) return 0;
  }
  return 1;
}

/* The meaning that counts in the clause: mostly the first, or another reading of the same symbol. */
static const cx_meaning *find_trigger_meaning(const matching *m, const lead *from) {
  const cx_trigger *trigger = from->trigger;
  if (cx_is_allowed(m->scorer, m->clause, from->token, trigger->reading, trigger->language))
    return cx_word_meanings(m->scorer->words[from->token]) + trigger->meaning;
  return cx_search_meaning(m->scorer, m->clause, from->token, trigger->symbol);
}

static int try_candidate(matching *m, const candidate *c) {
  cx_scorer *scorer = m->scorer;
  const cx_gate *gate = c->gate;
  const cx_meaning *meaning = find_trigger_meaning(m, &c->lead);
  cx_occurrence found;

  if (!meaning) return 1;
  if (gate->step_count == 1)
    cx_match_one(&found, c->lead.token, meaning);
  else if (!cx_match_from(scorer, m->clause, &scorer->lexicon->patterns[gate->pattern], c->lead.token,
                          meaning, &found, &m->tries))
    return 1;
  if (gate->flags) {
    const cx_row *row = &scorer->lexicon->rows[gate->row];
    if ((gate->flags & CX_GATE_NOT) && is_cancelled(m, row, &found)) return 1;
    if ((gate->flags & CX_GATE_CASE) && !case_agrees(scorer, row, &found)) return 1;
  }
  return add_hit(scorer, gate->row, &found, m->number);
}

static void fetch_pattern(const cx_lexicon *lexicon, const cx_gate *gate) {
  CX_FETCH(&lexicon->rows[gate->row]);
  CX_FETCH(&lexicon->steps[gate->first_step]);
  if (gate->step_count > 1) CX_FETCH(&lexicon->patterns[gate->pattern]);
}

/* 0 = memory is out. Past its limits a clause is left as it is. */
static int try_candidates(matching *m, handful *h) {
  size_t count = 0;
  for (size_t i = 0; i < h->candidate_count; i++) {
    candidate const c = h->candidates[i];
    if (!stands_near(m, c.gate, c.lead.token)) continue;
    fetch_pattern(m->scorer->lexicon, c.gate);
    h->candidates[count++] = c;
  }
  h->candidate_count = 0;
  for (size_t i = 0; i < count; i++) {
    if (!try_candidate(m, &h->candidates[i])) return 0;
    if (m->scorer->outcome.hit_count - m->hits_before > CX_CLAUSE_HITS_MAX || !m->tries) {
      m->scorer->outcome.flags |= CXTAG_MATCH_LIMIT;
      m->is_over = 1;
      break;
    }
  }
  return 1;
}

/* Past the gates of a handful of leads. */
static int follow_leads(matching *m, handful *h) {
  const cx_lexicon *lexicon = m->scorer->lexicon;
  for (const lead *from = h->leads, *end = from + h->lead_count; from < end && !m->is_over; from++) {
    const cx_gate *gate = lexicon->gates + from->trigger->first_gate;
    for (uint32_t left = from->trigger->gate_count; left && !m->is_over; left--, gate++) {
      h->candidates[h->candidate_count] = (candidate){gate, *from};
      h->candidate_count += (size_t)(cx_entry_sets_meet(&m->entries, &gate->before) &
                                     cx_entry_sets_meet(&m->entries, &gate->after));
      if (h->candidate_count == CANDIDATES && !try_candidates(m, h)) return 0;
    }
  }
  h->lead_count = 0;
  return 1;
}

/* The entries of the clause's words, and which of the words have triggers; `live` gets the regexes whose
 * literals words hold. */
static size_t gather(matching *m, uint32_t *leading, uint32_t *live) {
  size_t count = 0;
  for (uint32_t token = m->clause->first; token < m->clause->end; token++) {
    const cx_word *word = m->scorer->words[token];
    cx_entry_set_join(&m->entries, &word->entries);
    leading[count] = token;
    count += word->trigger_count > 0;
    if (word->state & CX_WORD_LITERALS) *live |= word->more->regex_literals;
  }
  return count;
}

/* From the triggers of the words to the gates of their patterns. */
static int match_words(matching *m, const uint32_t *leading, size_t count) {
  handful h;
  h.lead_count = h.candidate_count = 0;
  for (size_t i = 0; i < count && !m->is_over; i++) {
    const cx_word *word = m->scorer->words[leading[i]];
    const cx_trigger *trigger = cx_word_triggers(word), *const end = trigger + word->trigger_count;
    if (h.lead_count + word->trigger_count > LEADS && !follow_leads(m, &h)) return 0;
    for (; trigger < end; trigger++) {
      h.leads[h.lead_count] = (lead){trigger, leading[i]};
      h.lead_count += (size_t)cx_entry_sets_meet(&m->entries, &trigger->near);
    }
  }
  for (size_t i = 0; i < h.lead_count; i++)
    CX_FETCH(m->scorer->lexicon->gates + h.leads[i].trigger->first_gate);
  return m->is_over || (follow_leads(m, &h) && try_candidates(m, &h));
}

/* Tokens whose bytes a regex match touches. */
static int add_regex_hit(matching *m, uint32_t row, size_t start, size_t end) {
  cx_scorer *scorer = m->scorer;
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
  if (is_cancelled(m, &scorer->lexicon->rows[row], &found)) return 1;
  return add_hit(scorer, row, &found, m->number);
}

/* live: one bit a regex whose literal stands in the clause, as far as words tell; the last bit for all
 * others, when one of their literals stands in the text. */
static int match_regexes(matching *m, uint32_t live) {
  cx_scorer *scorer = m->scorer;
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
    if (!(live >> cx_regex_bit(lexicon, i) & 1) || pattern->role != CX_PATTERN_HIT) continue;
    while ((found = cx_regex_next(scorer->regexes, i, text->bytes + begin, len, from, &start, &end)) ==
           CX_REGEX_YES) {
      if (!add_regex_hit(m, pattern->row, begin + start, begin + end)) return 0;
      from = end;
    }
    if (found == CX_REGEX_MEMORY) return 0;
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

static int match_clause(cx_scorer *scorer, uint32_t clause_number, uint32_t live_in_text) {
  cx_outcome *outcome = &scorer->outcome;
  matching m = {.scorer = scorer,
                .clause = &outcome->clauses[clause_number],
                .number = clause_number,
                .tries = CX_PATTERN_TRIES_MAX,
                .hits_before = outcome->hit_count};
  uint32_t leading[CX_CLAUSE_TOKENS_MAX + 1], live = live_in_text;
  size_t const count = gather(&m, leading, &live);

  if (count && !match_words(&m, leading, count)) return 0;
  if (live && !match_regexes(&m, live)) return 0;
  sort_hits(outcome, m.hits_before);
  return 1;
}

int cx_match_text(cx_scorer *scorer) {
  const cx_text *text = scorer->outcome.text;
  uint32_t const live = cx_regexes_live_in_text(scorer->regexes, text->bytes, text->length);
  for (size_t i = 0; i < scorer->outcome.clause_count; i++)
    if (!match_clause(scorer, (uint32_t)i, live)) return 0;
  return 1;
}
