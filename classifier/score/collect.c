/* All hits of a text: the words lead to the patterns they trigger. A few clauses at a time go through the
 * stages together: words, triggers, gates, candidates. At each stage what the next one reads is asked for,
 * since most rows are met once in a while and lie far away. */
#include <string.h>

#include "base/stride.h"
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
  CANDIDATES = 64
};

/* Clauses that are matched together. */
typedef struct group {
  cx_scorer *scorer;
  size_t clause_count, word_count, lead_count;
  uint32_t with_regexes; /* clauses in which the literal of one stands: a bit each */
  cx_matching clauses[GROUP_CLAUSES];
  leading_word words[LEADING_WORDS];
  lead leads[LEADS + 1]; /* one that does not stay behind all that do */
} group;

/* A token that has triggers. */
typedef struct leading_token {
  cx_matching *matching;
  uint32_t token;
} leading_token;

/* What is read off their words. */
typedef struct gathered {
  uint32_t first; /* token */
  uint32_t leading_count;
  leading_token leading[CX_CLAUSE_TOKENS_MAX + 1];
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

/* Does a word of the set stand there? */
static int stands_around(const leading_word *word, uint8_t around, const cx_entry_set *set) {
  return cx_entry_sets_meet(&word->around[around], set);
}

/* 0 = memory is out. Past its limits a clause is left as it is. */
static int try_candidates(cx_scorer *scorer, const candidate *candidates, size_t count) {
  const cx_lexicon *lexicon = scorer->lexicon;
  if (!cx_make_room_for_hits(scorer, count)) return 0;
  /* Rows and steps have come: what may cancel them and what they accept. Here, since gcc leaves calls of a function
   * out that does nothing but fetch. */
  for (size_t i = 0; i < count; i++) {
    const cx_gate *gate = candidates[i].gate;
    const cx_step *step = &lexicon->steps[gate->steps.first];
    CX_FETCH(&lexicon->cancel_sets[lexicon->rows[gate->row].first_not]);
    CX_FETCH(&lexicon->symbols[step->symbol]);
    CX_FETCH(&lexicon->symbols[step[gate->steps.count > 1].symbol]);
  }
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

/* Tries those of which both sets stand. What is fetched is the pattern of the last one kept so far: which one that
 * will be is not to be guessed, and to fetch it twice costs nothing. */
static int pass_gates(group *g, candidate *candidates, size_t count) {
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    candidate const c = candidates[i];
    const cx_gate *gate = c.gate;
    candidates[kept] = c;
    kept += (size_t)(stands_around(c.lead->word, gate->near_around, &gate->near) &
                     stands_around(c.lead->word, gate->other_around, &gate->other));
    fetch_pattern(g->scorer->lexicon, candidates[kept - (kept > 0)].gate);
  }
  return try_candidates(g->scorer, candidates, kept);
}

/* Of several gates the first two: those behind them the processor asks for by itself. */
static void fetch_gates(const cx_gate *gates, uint32_t count) {
  CX_FETCH(gates);
  CX_FETCH(gates + (count > 1));
}

/* Past the gates of all leads, which are put down first in one row: a loop for each lead would end where nobody
 * can guess. */
static int follow_leads(group *g) {
  const lead *const end = g->leads + g->lead_count;
  candidate candidates[CANDIDATES];
  size_t count = 0;
  for (const lead *from = g->leads; from < end; from++) {
    const cx_gate *gate = g->scorer->lexicon->gates + from->trigger->first_gate;
    for (uint32_t left = from->trigger->gate_count; left;) {
      uint32_t const taken = left < CX_STRIDE ? left : CX_STRIDE;
      fetch_gates(gate, left);
      /* A whole stride without asking: what stands behind the last gate is not counted, and is written over. */
      for (uint32_t i = 0; i < CX_STRIDE; i++) candidates[count + i] = (candidate){gate + i, from};
      count += taken;
      gate += taken;
      left -= taken;
      if (count <= CANDIDATES - CX_STRIDE) continue;
      if (!pass_gates(g, candidates, count)) return 0;
      count = 0;
    }
  }
  g->lead_count = g->word_count = 0;
  return pass_gates(g, candidates, count);
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

/* The triggers of the word that meet the entries of its clause. A whole stride without asking how many are left: in
 * place of those behind the last the first one is put down again, and not counted. */
static void add_leads(group *g, const leading_word *leading, const cx_word *word) {
  const cx_trigger *trigger = cx_word_triggers(word);
  cx_entry_set const entries = leading->around[CX_AROUND_CLAUSE];
  size_t count = g->lead_count;
  for (size_t i = 0; i < word->trigger_count; i += CX_STRIDE)
    for (size_t j = i; j < i + CX_STRIDE; j++) {
      const cx_trigger *at = &trigger[cx_or_first(j, word->trigger_count)];
      g->leads[count] = (lead){at, leading};
      count += (j < word->trigger_count) & (size_t)cx_entry_sets_meet(&entries, &at->near);
    }
  g->lead_count = count;
}

/* From the triggers of the words to the gates of their patterns. */
static int match_words(group *g, gathered *words) {
  for (uint32_t i = 0; i < words->leading_count; i++) {
    leading_token const at = words->leading[i];
    const cx_word *word = g->scorer->words[at.token];
    if ((g->word_count == LEADING_WORDS || g->lead_count + word->trigger_count > LEADS) && !follow_leads(g)) return 0;
    leading_word *leading = &g->words[g->word_count++];
    leading->matching = at.matching;
    leading->token = at.token;
    look_around(leading->around, entries_at(words, at.token), &at.matching->entries);
    add_leads(g, leading, word);
  }
  return follow_leads(g);
}

/* How many clauses from number `first` on fit into a group: one at least. */
static size_t group_size(const cx_outcome *outcome, uint32_t first) {
  const cx_clause *clauses = outcome->clauses + first;
  size_t count = outcome->clause_count - first;
  if (count > GROUP_CLAUSES) count = GROUP_CLAUSES;
  while (clauses[count - 1].end - clauses[0].first > GROUP_TOKENS && count > 1) count--;
  return count;
}

/* All places of a group, also those that stay empty: to ask how many clauses there are takes longer. `gather` puts
 * down their clauses and entries. */
static void begin_group(group *g, uint32_t first) {
  g->clause_count = group_size(&g->scorer->outcome, first);
  g->with_regexes = 0;
  g->word_count = g->lead_count = 0;
  for (uint32_t i = 0; i < GROUP_CLAUSES; i++) {
    cx_matching *m = &g->clauses[i];
    m->number = first + i;
    m->tries = CX_PATTERN_TRIES_MAX;
    m->hits = m->live_regexes = 0;
    m->is_over = 0;
  }
}

/* The entries of the clauses' words, their regexes, and which of the words have triggers. One walk over the words of
 * all clauses, and what is known of a clause written down again with each of its words: where a clause ends is
 * anybody's guess. */
static void gather(gathered *words, group *g) {
  const cx_word *const *const word = g->scorer->words;
  cx_entry_set const none = {{0, 0}};
  cx_matching *m = g->clauses;
  const cx_clause *clause = &g->scorer->outcome.clauses[m->number];
  uint32_t const end = clause[g->clause_count - 1].end;
  uint32_t leading = 0;
  cx_entry_set *own = words->entries + CX_AROUND_WORDS, all = none;
  words->first = clause->first;
  for (uint32_t token = words->first; token < end; token++, own++) {
    uint32_t const begins = token == clause->end; /* another clause */
    clause += begins;
    m += begins;
    *own = word[token]->entries;
    for (size_t i = 0; i < sizeof all.bits / sizeof *all.bits; i++)
      all.bits[i] = (all.bits[i] & ((uint64_t)begins - 1)) | own->bits[i];
    m->clause = clause;
    m->entries = all;
    words->leading[leading] = (leading_token){m, token};
    leading += word[token]->trigger_count > 0;
    cx_fetch_next(word[token]->more); /* the line of `more` itself was asked for when the word was looked up */
    if (word[token]->known & (CX_WORD_LITERAL | CX_WORD_CUT)) {
      m->live_regexes |= word[token]->more->regex_literals;
      g->with_regexes |= 1u << (m - g->clauses);
      if (word[token]->known & CX_WORD_CUT) g->scorer->outcome.flags |= CXTAG_MATCH_LIMIT;
    }
  }
  words->leading_count = leading;
  for (size_t i = 0; i < CX_AROUND_WORDS; i++) words->entries[i] = own[i] = none;
}

/* The regexes whose literals words do not know may stand in clauses that end behind byte `from` of the text. */
static void add_live_regexes(group *g, size_t from) {
  const cx_text *text = g->scorer->outcome.text;
  for (uint32_t i = 0; i < g->clause_count; i++) {
    cx_matching *m = &g->clauses[i];
    if (cx_clause_stop(text, m->clause) <= from) continue;
    m->live_regexes |= 1u << CX_REGEX_BIT_ALWAYS;
    g->with_regexes |= 1u << i;
  }
}

static int match_group(cx_scorer *scorer, uint32_t first, uint32_t *next, size_t live_from) {
  size_t const hits_before = scorer->outcome.hit_count;
  group g;
  gathered words;
  g.scorer = scorer;
  begin_group(&g, first);
  gather(&words, &g);
  if (live_from != SIZE_MAX) add_live_regexes(&g, live_from);
  *next = first + (uint32_t)g.clause_count;
  if (words.leading_count && !match_words(&g, &words)) return 0;
  for (uint32_t left = g.with_regexes; left; left &= left - 1)
    if (!cx_match_regexes(scorer, &g.clauses[__builtin_ctz(left)])) return 0;
  cx_sort_hits(&scorer->outcome, hits_before);
  return 1;
}

int cx_match_text(cx_scorer *scorer) {
  const cx_text *text = scorer->outcome.text;
  size_t const live_from = cx_regexes_live_from(scorer->regexes, text);
  for (uint32_t at = 0; at < scorer->outcome.clause_count;)
    if (!match_group(scorer, at, &at, live_from)) return 0;
  return 1;
}
