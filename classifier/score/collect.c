/* All hits of a text: the words lead to the patterns they trigger. A few clauses at a time go through the
 * stages together: words, triggers, gates, candidates. At each stage what the next one reads is asked for,
 * since most rows are met once in a while and lie far away. */
#include <string.h>

#include "score/collect.h"

/* A trigger on a word, and a pattern of it that its gate let through. They are put down before it is known
 * whether they stay, for a guess would be wrong every other time. */
typedef struct lead {
  const cx_trigger *trigger;
  cx_matching *matching;
  uint32_t token;
} lead;

typedef struct candidate {
  const cx_gate *gate;
  const lead *lead;
} candidate;

enum {
  GROUP_CLAUSES = 8,
  GROUP_TOKENS = 64, /* of more clauses than one */
  LEADS = UINT8_MAX + 64 /* those of one word, and a handful */,
  CANDIDATES = 32
};

/* Clauses that are matched together. */
typedef struct group {
  cx_scorer *scorer;
  size_t clause_count, lead_count;
  cx_matching clauses[GROUP_CLAUSES];
  lead leads[LEADS];
} group;

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
static int stands_between(const cx_scorer *scorer, uint32_t from, uint32_t to, const cx_entry_set *set) {
  const cx_word *const *words = scorer->words;
  for (uint32_t token = from; token < to; token++)
    if (cx_entry_sets_meet(&words[token]->entries, set)) return 1;
  return 0;
}

/* Do the words within reach of the trigger have what the gate asks for? */
static int stands_near(const cx_scorer *scorer, const cx_clause *clause, const cx_gate *gate,
                       uint32_t token) {
  if (gate->after_reach) {
    uint32_t const left = clause->end - token - 1;
    uint32_t const reach = gate->after_reach < left ? gate->after_reach : left;
    if (!stands_between(scorer, token + 1, token + 1 + reach, &gate->after)) return 0;
  }
  if (gate->before_reach) {
    uint32_t const left = token - clause->first;
    uint32_t const reach = gate->before_reach < left ? gate->before_reach : left;
    if (!stands_between(scorer, token - reach, token, &gate->before)) return 0;
  }
  return 1;
}

/* The meaning that counts in the clause: mostly the first, or another reading of the same symbol. */
static const cx_meaning *find_trigger_meaning(const cx_scorer *scorer, const cx_clause *clause,
                                              const candidate *c) {
  uint32_t const token = c->lead->token;
  const cx_meaning *first = cx_word_meanings(scorer->words[token]) + c->lead->trigger->meaning;
  if (cx_is_allowed(scorer, clause, token, first)) return first;
  const cx_pattern *pattern = &scorer->lexicon->patterns[c->gate->pattern];
  return cx_search_meaning(scorer, clause, token,
                           scorer->lexicon->steps[pattern->first_step + pattern->trigger].symbol);
}

static int try_candidate(cx_scorer *scorer, const candidate *c) {
  const cx_gate *gate = c->gate;
  cx_matching *m = c->lead->matching;
  uint32_t const token = c->lead->token;
  const cx_meaning *meaning = find_trigger_meaning(scorer, m->clause, c);
  cx_occurrence found;

  if (!meaning) return 1;
  cx_match_one(&found, token, meaning);
  if (gate->step_count > 1 &&
      !cx_match_others(scorer, m->clause, &scorer->lexicon->patterns[gate->pattern], &found, &m->tries))
    return 1;
  if (cx_entry_sets_meet(&m->entries, &gate->cancels) &&
      cx_is_cancelled(scorer, m, &scorer->lexicon->rows[gate->row], &found))
    return 1;
  if (gate->flags & CX_GATE_CASE && !case_agrees(scorer, &scorer->lexicon->rows[gate->row], &found)) return 1;
  m->hits++;
  return cx_add_hit(scorer, gate->row, &found, m->number);
}

static void fetch_pattern(const cx_lexicon *lexicon, const cx_gate *gate) {
  CX_FETCH(&lexicon->rows[gate->row]);
  CX_FETCH(&lexicon->steps[gate->first_step]);
  if (gate->step_count > 1) CX_FETCH(&lexicon->patterns[gate->pattern]);
}

/* The row and the steps have come: what may cancel it and what they accept. */
static void fetch_symbols(const cx_lexicon *lexicon, const cx_gate *gate) {
  const cx_step *step = &lexicon->steps[gate->first_step];
  CX_FETCH(&lexicon->cancel_sets[lexicon->rows[gate->row].first_not]);
  if (gate->step_count == 1) return;
  CX_FETCH(&lexicon->symbols[step[0].symbol]);
  CX_FETCH(&lexicon->symbols[step[1].symbol]);
}

/* Keeps those whose words stand near enough; their number. */
static size_t keep_near(const cx_scorer *scorer, candidate *candidates, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    candidate const c = candidates[i];
    if (!stands_near(scorer, c.lead->matching->clause, c.gate, c.lead->token)) continue;
    fetch_pattern(scorer->lexicon, c.gate);
    candidates[kept++] = c;
  }
  return kept;
}

/* 0 = memory is out. Past its limits a clause is left as it is. */
static int try_candidates(cx_scorer *scorer, candidate *candidates, size_t count) {
  count = keep_near(scorer, candidates, count);
  for (size_t i = 0; i < count; i++) fetch_symbols(scorer->lexicon, candidates[i].gate);
  for (size_t i = 0; i < count; i++) {
    cx_matching *m = candidates[i].lead->matching;
    if (m->is_over) continue;
    if (!try_candidate(scorer, &candidates[i])) return 0;
    if (m->hits > CX_CLAUSE_HITS_MAX || !m->tries) {
      scorer->outcome.flags |= CXTAG_MATCH_LIMIT;
      m->is_over = 1;
    }
  }
  return 1;
}

/* Of several gates the first two: those behind them the processor asks for by itself. */
static void fetch_gates(const cx_gate *gates, const cx_trigger *trigger) {
  CX_FETCH(gates + trigger->first_gate);
  CX_FETCH(gates + trigger->first_gate + (trigger->gate_count > 1));
}

/* Past the gates of all leads. */
static int follow_leads(group *g) {
  const cx_gate *const gates = g->scorer->lexicon->gates;
  const lead *const end = g->leads + g->lead_count;
  candidate candidates[CANDIDATES];
  size_t count = 0;
  for (const lead *from = g->leads; from < end; from++) fetch_gates(gates, from->trigger);
  for (const lead *from = g->leads; from < end; from++) {
    cx_entry_set const entries = from->matching->entries;
    const cx_gate *gate = gates + from->trigger->first_gate, *const behind = gate + from->trigger->gate_count;
    for (; gate < behind; gate++) {
      candidates[count] = (candidate){gate, from};
      count += (size_t)(cx_entry_sets_meet(&entries, &gate->before) & cx_entry_sets_meet(&entries, &gate->after));
      if (count < CANDIDATES) continue;
      if (!try_candidates(g->scorer, candidates, count)) return 0;
      count = 0;
      if (from->matching->is_over) break;
    }
  }
  g->lead_count = 0;
  return try_candidates(g->scorer, candidates, count);
}

/* The words that have triggers, clause by clause. */
typedef struct leading_words {
  uint32_t tokens[CX_CLAUSE_TOKENS_MAX + 1];
  uint32_t end[GROUP_CLAUSES]; /* of each clause's */
  uint32_t count;
} leading_words;

/* The entries of the clause's words, its regexes, and which of the words have triggers. */
static void gather(const cx_scorer *scorer, cx_matching *m, leading_words *leading) {
  for (uint32_t token = m->clause->first; token < m->clause->end; token++) {
    const cx_word *word = scorer->words[token];
    cx_entry_set_join(&m->entries, &word->entries);
    leading->tokens[leading->count] = token;
    leading->count += word->trigger_count > 0;
    cx_fetch_next(word->more); /* the line of `more` itself was asked for when the word was looked up */
    if (cx_word_has_literal(word)) m->live_regexes |= word->more->regex_literals;
  }
}

/* From the triggers of the words to the gates of their patterns. */
static int match_words(group *g, const leading_words *leading) {
  uint32_t at = 0;
  for (uint32_t number = 0; number < g->clause_count; number++) {
    cx_matching *m = &g->clauses[number];
    for (; at < leading->end[number]; at++) {
      const cx_word *word = g->scorer->words[leading->tokens[at]];
      const cx_trigger *trigger = cx_word_triggers(word), *const end = trigger + word->trigger_count;
      if (g->lead_count + word->trigger_count > LEADS && !follow_leads(g)) return 0;
      for (; trigger < end; trigger++) {
        g->leads[g->lead_count] = (lead){trigger, m, leading->tokens[at]};
        g->lead_count += (size_t)cx_entry_sets_meet(&m->entries, &trigger->near);
      }
    }
  }
  return follow_leads(g);
}

/* From clause `first` on as many as fit into a group; *next is behind them. */
static int match_group(cx_scorer *scorer, uint32_t first, uint32_t *next, uint32_t live) {
  cx_outcome *outcome = &scorer->outcome;
  size_t const hits_before = outcome->hit_count;
  leading_words leading;
  group g;
  uint32_t number = first, tokens = 0;
  g.scorer = scorer;
  g.lead_count = leading.count = 0;
  for (g.clause_count = 0; number < outcome->clause_count && g.clause_count < GROUP_CLAUSES; number++) {
    const cx_clause *clause = &outcome->clauses[number];
    tokens += clause->end - clause->first;
    if (g.clause_count && tokens > GROUP_TOKENS) break;
    cx_matching *m = &g.clauses[g.clause_count];
    *m = (cx_matching){
        .clause = clause, .number = number, .tries = CX_PATTERN_TRIES_MAX, .live_regexes = live};
    gather(scorer, m, &leading);
    leading.end[g.clause_count++] = leading.count;
  }
  *next = number;
  if (leading.count && !match_words(&g, &leading)) return 0;
  for (size_t i = 0; i < g.clause_count; i++)
    if (g.clauses[i].live_regexes && !cx_match_regexes(scorer, &g.clauses[i])) return 0;
  cx_sort_hits(outcome, hits_before);
  return 1;
}

int cx_match_text(cx_scorer *scorer) {
  const cx_text *text = scorer->outcome.text;
  uint32_t const live = cx_regexes_live_in_text(scorer->regexes, text->bytes, text->length);
  for (uint32_t at = 0; at < scorer->outcome.clause_count;)
    if (!match_group(scorer, at, &at, live)) return 0;
  return 1;
}
