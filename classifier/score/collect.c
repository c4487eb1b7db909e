/* All hits of a text: the words lead to the patterns they trigger. A few clauses at a time go through the
 * stages together: words, triggers, gates, candidates. At each stage what the next one reads is asked for,
 * since most rows are met once in a while and lie far away. */
#include <string.h>

#include "score/collect.h"

/* A word that has triggers, and the entries that stand around it: cx_around. The few may be of another clause: they
 * let candidates through that fail then. */
typedef struct leading_word {
  cx_matching *matching;
  uint32_t token;
  cx_entry_set around[CX_AROUND_KINDS];
} leading_word;

/* A trigger on a word, and a pattern of it that its gate let through. They are put down before it is known
 * whether they stay, for a guess would be wrong every other time. */
typedef struct lead {
  const cx_trigger *trigger;
  const leading_word *word;
} lead;

typedef struct candidate {
  const cx_gate *gate;
  const lead *lead;
} candidate;

enum {
  GROUP_CLAUSES = 8,
  GROUP_TOKENS = 64, /* of more clauses than one */
  LEADING_WORDS = 32,
  LEADS = UINT8_MAX + 64 /* those of one word, and a handful */,
  CANDIDATES = 32
};

/* Clauses that are matched together. */
typedef struct group {
  cx_scorer *scorer;
  size_t clause_count, word_count, lead_count;
  cx_matching clauses[GROUP_CLAUSES];
  leading_word words[LEADING_WORDS];
  lead leads[LEADS];
} group;

/* What is read off their words. */
typedef struct gathered {
  uint32_t first;                             /* token */
  uint32_t leading[CX_CLAUSE_TOKENS_MAX + 1]; /* tokens that have triggers ... */
  uint32_t leading_end[GROUP_CLAUSES];        /* ... and where those of each clause end */
  cx_entry_set entries[CX_AROUND_WORDS + CX_CLAUSE_TOKENS_MAX + CX_AROUND_WORDS]; /* none before and behind */
} gathered;

/* Rows marked `case` ask for the letters as the row writes them, on the source. */
static int case_agrees(const cx_scorer *scorer, const cx_row *row, const cx_hit *found) {
  const char *expression = cx_lexicon_string(scorer->lexicon, row->expression);
  cxtag_span const span = cx_text_span(scorer->outcome.text, found->first, found->last);
  size_t len = strlen(expression);
  if (len >= 2 && expression[0] == '[' && expression[len - 1] == ']') {
    expression++;
    len -= 2;
  }
  return span.end - span.start == len && !memcmp(scorer->outcome.text->source + span.start, expression, len);
}

/* The meaning that counts in the clause: mostly the first, or another reading of the same symbol. */
static const cx_meaning *find_trigger_meaning(const cx_scorer *scorer, const cx_clause *clause,
                                              const candidate *c) {
  uint32_t const token = c->lead->word->token;
  const cx_meaning *first = cx_word_meanings(scorer->words[token]) + c->lead->trigger->meaning;
  if (cx_is_allowed(scorer, clause, token, first)) return first;
  const cx_pattern_steps *steps = &c->gate->steps;
  return cx_search_meaning(scorer, clause, token, scorer->lexicon->steps[steps->first + steps->trigger].symbol);
}

static void try_candidate(cx_scorer *scorer, const candidate *c) {
  const cx_gate *gate = c->gate;
  cx_matching *m = c->lead->word->matching;
  const cx_row *row = &scorer->lexicon->rows[gate->row];
  const cx_meaning *meaning = find_trigger_meaning(scorer, m->clause, c);
  cx_hit *found = cx_next_hit(scorer);

  if (!meaning) return;
  cx_match_one(found, c->lead->word->token, meaning);
  if (gate->steps.count > 1 && !cx_match_others(scorer, m->clause, gate->steps, found, &m->tries)) return;
  if (cx_entry_sets_meet(&m->entries, &gate->cancels) && cx_is_cancelled(scorer, m, row, found)) return;
  if (gate->flags & CX_GATE_CASE && !case_agrees(scorer, row, found)) return;
  m->hits++;
  cx_add_hit(scorer, gate->row, m->number);
}

static void fetch_pattern(const cx_lexicon *lexicon, const cx_gate *gate) {
  CX_FETCH(&lexicon->rows[gate->row]);
  CX_FETCH(&lexicon->steps[gate->steps.first]);
}

/* The row and the steps have come: what may cancel it and what they accept. */
static void fetch_symbols(const cx_lexicon *lexicon, const cx_gate *gate) {
  const cx_step *step = &lexicon->steps[gate->steps.first];
  CX_FETCH(&lexicon->cancel_sets[lexicon->rows[gate->row].first_not]);
  if (gate->steps.count == 1) return;
  CX_FETCH(&lexicon->symbols[step[0].symbol]);
  CX_FETCH(&lexicon->symbols[step[1].symbol]);
}

/* Does a word of the set stand there? */
static int stands_around(const leading_word *word, uint8_t around, const cx_entry_set *set) {
  return cx_entry_sets_meet(&word->around[around], set);
}

/* Keeps those whose second set stands, too; their number. */
static size_t keep_near(const cx_lexicon *lexicon, candidate *candidates, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    candidate const c = candidates[i];
    fetch_pattern(lexicon, c.gate);
    candidates[kept] = c;
    kept += (size_t)stands_around(c.lead->word, c.gate->other_around, &c.gate->other);
  }
  return kept;
}

/* 0 = memory is out. Past its limits a clause is left as it is. */
static int try_candidates(cx_scorer *scorer, candidate *candidates, size_t count) {
  count = keep_near(scorer->lexicon, candidates, count);
  if (!cx_make_room_for_hits(scorer, count)) return 0;
  for (size_t i = 0; i < count; i++) fetch_symbols(scorer->lexicon, candidates[i].gate);
  for (size_t i = 0; i < count; i++) {
    cx_matching *m = candidates[i].lead->word->matching;
    if (m->is_over) continue;
    try_candidate(scorer, &candidates[i]);
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
    const leading_word *const word = from->word;
    const cx_gate *gate = gates + from->trigger->first_gate, *const behind = gate + from->trigger->gate_count;
    for (; gate < behind; gate++) {
      candidates[count] = (candidate){gate, from};
      count += (size_t)stands_around(word, gate->near_around, &gate->near);
      if (count < CANDIDATES) continue;
      if (!try_candidates(g->scorer, candidates, count)) return 0;
      count = 0;
      if (word->matching->is_over) break;
    }
  }
  g->lead_count = g->word_count = 0;
  return try_candidates(g->scorer, candidates, count);
}

static cx_entry_set *entries_at(gathered *words, uint32_t token) {
  return words->entries + CX_AROUND_WORDS + (token - words->first);
}

/* All that stands around the word whose own entries these are. */
static void look_around(cx_entry_set *around, const cx_entry_set *own, const cx_entry_set *clause) {
  cx_entry_set before = own[-1], after = own[1];
  around[CX_AROUND_CLAUSE] = *clause;
  around[CX_AROUND_WORD_BEFORE] = before;
  around[CX_AROUND_WORD_AFTER] = after;
  for (int i = 2; i <= CX_AROUND_WORDS; i++) {
    cx_entry_set_join(&before, &own[-i]);
    cx_entry_set_join(&after, &own[i]);
  }
  around[CX_AROUND_FEW_BEFORE] = before;
  around[CX_AROUND_FEW_AFTER] = after;
}

/* From the triggers of the words to the gates of their patterns. */
static int match_words(group *g, gathered *words) {
  uint32_t at = 0;
  for (uint32_t number = 0; number < g->clause_count; number++) {
    cx_matching *m = &g->clauses[number];
    cx_entry_set const entries = m->entries;
    for (; at < words->leading_end[number]; at++) {
      uint32_t const token = words->leading[at];
      const cx_word *word = g->scorer->words[token];
      const cx_trigger *trigger = cx_word_triggers(word), *const end = trigger + word->trigger_count;
      if ((g->word_count == LEADING_WORDS || g->lead_count + word->trigger_count > LEADS) && !follow_leads(g)) return 0;
      leading_word *leading = &g->words[g->word_count++];
      size_t count = g->lead_count;
      leading->matching = m;
      leading->token = token;
      look_around(leading->around, entries_at(words, token), &entries);
      for (; trigger < end; trigger++) {
        g->leads[count] = (lead){trigger, leading};
        count += (size_t)cx_entry_sets_meet(&entries, &trigger->near);
      }
      g->lead_count = count;
    }
  }
  return follow_leads(g);
}

/* The entries of the clause's words, its regexes, and which of the words have triggers, of which there are
 * `leading` in front of it; their number then. */
static uint32_t gather(gathered *words, cx_matching *m, const cx_word *const *word, uint32_t leading) {
  cx_entry_set *own = entries_at(words, m->clause->first);
  cx_entry_set all = {{0, 0}};
  for (uint32_t token = m->clause->first; token < m->clause->end; token++, word++, own++) {
    *own = (*word)->entries;
    cx_entry_set_join(&all, own);
    words->leading[leading] = token;
    leading += (*word)->trigger_count > 0;
    cx_fetch_next((*word)->more); /* the line of `more` itself was asked for when the word was looked up */
    if (cx_word_has_literal(*word)) m->live_regexes |= (*word)->more->regex_literals;
  }
  m->entries = all;
  return leading;
}

/* From clause `first` on as many as fit into a group; the number of the next. */
static uint32_t gather_group(group *g, gathered *words, uint32_t first, uint32_t live) {
  const cx_outcome *outcome = &g->scorer->outcome;
  cx_entry_set const none = {{0, 0}};
  uint32_t number = first, leading = 0, end;
  words->first = outcome->clauses[first].first;
  g->clause_count = 0;
  do {
    const cx_clause *clause = &outcome->clauses[number];
    cx_matching *m = &g->clauses[g->clause_count];
    *m = (cx_matching){
        .clause = clause, .number = number, .tries = CX_PATTERN_TRIES_MAX, .live_regexes = live};
    leading = gather(words, m, g->scorer->words + clause->first, leading);
    words->leading_end[g->clause_count++] = leading;
    end = clause->end;
    number++;
  } while (number < outcome->clause_count && g->clause_count < GROUP_CLAUSES &&
           outcome->clauses[number].end - words->first <= GROUP_TOKENS);
  for (size_t i = 0; i < CX_AROUND_WORDS; i++) words->entries[i] = entries_at(words, end)[i] = none;
  return number;
}

static int match_group(cx_scorer *scorer, uint32_t first, uint32_t *next, uint32_t live) {
  size_t const hits_before = scorer->outcome.hit_count;
  group g;
  gathered words;
  g.scorer = scorer;
  g.word_count = g.lead_count = 0;
  *next = gather_group(&g, &words, first, live);
  if (words.leading_end[g.clause_count - 1] && !match_words(&g, &words)) return 0;
  for (size_t i = 0; i < g.clause_count; i++)
    if (g.clauses[i].live_regexes && !cx_match_regexes(scorer, &g.clauses[i])) return 0;
  cx_sort_hits(&scorer->outcome, hits_before);
  return 1;
}

int cx_match_text(cx_scorer *scorer) {
  const cx_text *text = scorer->outcome.text;
  uint32_t const live = cx_regexes_live_in_text(scorer->regexes, text);
  for (uint32_t at = 0; at < scorer->outcome.clause_count;)
    if (!match_group(scorer, at, &at, live)) return 0;
  return 1;
}
