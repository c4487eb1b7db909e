#include "score/match.h"

/* A reading counts or not by what stands around it: missing dots only in a text without any, a compound part
 * that stands alone only beside a word it can join, a foreign word not where the clause's own language has
 * that word. */
int cx_is_allowed_here(const cx_scorer *scorer, const cx_clause *clause, uint32_t at, const cx_meaning *meaning) {
  const cx_text *text = scorer->outcome.text;
  const cx_token *token = &text->tokens[at];

  if ((meaning->reading & CX_READ_DOTLESS) && (text->flags & CX_TEXT_DOTS)) return 0;
  if (meaning->reading & CX_READ_SPLIT) {
    int const joins_next =
        at + 1 < clause->end && !(text->tokens[at + 1].before & ~CX_BEFORE_NOTHING) &&
        ((text->tokens[at + 1].flags & CX_TOKEN_HYPHEN_BEFORE) || (token->flags & CX_TOKEN_HYPHEN_AFTER));
    int const joins_last = (token->flags & CX_TOKEN_HYPHEN_BEFORE) != 0;
    if (!joins_next && !joins_last && !(token->flags & CX_TOKEN_HYPHEN_AFTER)) return 0;
  }
  return meaning->language & clause->language || !(scorer->words[at]->known & clause->language);
}

const cx_meaning *cx_search_meaning(const cx_scorer *scorer, const cx_clause *clause, uint32_t token,
                                    uint32_t symbol) {
  const cx_word *word = scorer->words[token];
  const cx_meaning *meaning = cx_word_meanings(word);
  for (uint32_t left = word->meaning_count; left; left--, meaning++)
    if (cx_symbol_accepts(scorer->lexicon, symbol, meaning->entry) &&
        cx_is_allowed(scorer, clause, token, meaning))
      return meaning;
  return NULL;
}

/* Adds the token of one more step. */
static void take(cx_hit *out, uint32_t token, const cx_meaning *meaning) {
  if (token < out->first) {
    out->mask = out->first - token < 64 ? out->mask << (out->first - token) : 0;
    out->first = token;
    out->entry = meaning->entry;
  }
  if (token > out->last) out->last = token;
  if (token - out->first < 64) out->mask |= 1ull << (token - out->first);
  out->features |= meaning->features;
  out->reading |= meaning->reading;
  out->steps++;
}

typedef struct search {
  const cx_scorer *scorer;
  const cx_clause *clause;
  const cx_step *steps;
  uint32_t *tries;
} search;

static const cx_entry_set *accepted(const search *s, size_t step) {
  return &s->scorer->lexicon->symbols[s->steps[step].symbol].entries;
}

/* Steps [at, end) behind token `from`, each within its gap; nearest first. Recursion is as deep as a pattern
 * has steps. */
static int match_forward(const search *s, size_t at, size_t end, uint32_t from, cx_hit *out);
static int find_forward(const search *s, size_t at, size_t end, uint32_t from, cx_hit *out) {
  const cx_word *const *const words = s->scorer->words;
  cx_entry_set const entries = *accepted(s, at);
  uint32_t limit = from + 1 + s->steps[at].gap;
  if (limit >= s->clause->end) limit = s->clause->end - 1;
  for (uint32_t token = from + 1; token <= limit && *s->tries; token++) {
    --*s->tries;
    if (!cx_entry_sets_meet(&words[token]->entries, &entries)) continue;
    const cx_meaning *meaning = cx_search_meaning(s->scorer, s->clause, token, s->steps[at].symbol);
    if (!meaning) continue;
    cx_hit const before = *out;
    take(out, token, meaning);
    if (match_forward(s, at + 1, end, token, out)) return 1;
    *out = before;
  }
  return 0;
}
static inline int match_forward(const search *s, size_t at, size_t end, uint32_t from, cx_hit *out) {
  return at == end || find_forward(s, at, end, from, out);
}

/* Steps [first, at) in front of token `from`, which holds step `at`. */
static int match_backward(const search *s, size_t first, size_t at, uint32_t from, cx_hit *out);
static int find_backward(const search *s, size_t first, size_t at, uint32_t from, cx_hit *out) {
  const cx_word *const *const words = s->scorer->words;
  cx_entry_set const entries = *accepted(s, at - 1);
  uint32_t const gap = s->steps[at].gap;
  uint32_t const low = from - s->clause->first > gap + 1 ? from - gap - 1 : s->clause->first;
  for (uint32_t token = from; token-- > low && *s->tries;) {
    --*s->tries;
    if (!cx_entry_sets_meet(&words[token]->entries, &entries)) continue;
    const cx_meaning *meaning = cx_search_meaning(s->scorer, s->clause, token, s->steps[at - 1].symbol);
    if (!meaning) continue;
    cx_hit const before = *out;
    take(out, token, meaning);
    if (match_backward(s, first, at - 1, token, out)) return 1;
    *out = before;
  }
  return 0;
}
static inline int match_backward(const search *s, size_t first, size_t at, uint32_t from, cx_hit *out) {
  return at == first || find_backward(s, first, at, from, out);
}

static int is_taken(const cx_hit *occurrence, uint32_t token) {
  return token >= occurrence->first && token - occurrence->first < 64 &&
         (occurrence->mask >> (token - occurrence->first)) & 1;
}

/* Another chain of `&`: anywhere in the clause, off the tokens already taken. */
static int match_chain_anywhere(const search *s, size_t first, size_t end, cx_hit *out) {
  const cx_word *const *const words = s->scorer->words;
  cx_entry_set const entries = *accepted(s, first);
  for (uint32_t token = s->clause->first; token < s->clause->end && *s->tries; token++) {
    --*s->tries;
    if (!cx_entry_sets_meet(&words[token]->entries, &entries)) continue;
    const cx_meaning *meaning = cx_search_meaning(s->scorer, s->clause, token, s->steps[first].symbol);
    if (!meaning || is_taken(out, token)) continue;
    cx_hit const before = *out;
    take(out, token, meaning);
    if (match_forward(s, first + 1, end, token, out)) return 1;
    *out = before;
  }
  return 0;
}

static size_t chain_end(const cx_step *steps, size_t count, size_t at) {
  do at++;
  while (at < count && !steps[at].new_chain);
  return at;
}

int cx_match_others(const cx_scorer *scorer, const cx_clause *clause, cx_pattern_steps steps, cx_hit *out,
                    uint32_t *tries) { /* NOLINT(readability-non-const-parameter) */
  search const s = {scorer, clause, scorer->lexicon->steps + steps.first, tries};
  size_t const count = steps.count, trigger = steps.trigger;
  uint32_t const token = out->first;
  size_t first = trigger;

  if (steps.chain_count == 1)
    return match_backward(&s, 0, trigger, token, out) && match_forward(&s, trigger + 1, count, token, out);
  while (first && !s.steps[first].new_chain) first--;
  size_t const end = chain_end(s.steps, count, first);
  if (!match_backward(&s, first, trigger, token, out) || !match_forward(&s, trigger + 1, end, token, out))
    return 0;
  for (size_t at = 0; at < count;) {
    size_t const next = chain_end(s.steps, count, at);
    if (at != first && !match_chain_anywhere(&s, at, next, out)) return 0;
    at = next;
  }
  return 1;
}

int cx_match_at(const cx_scorer *scorer, const cx_clause *clause, const cx_pattern *pattern, uint32_t token,
                cx_hit *out, uint32_t *tries) {
  uint32_t const trigger = scorer->lexicon->steps[pattern->first_step + pattern->trigger].symbol;
  const cx_meaning *meaning = cx_find_meaning(scorer, clause, token, trigger);
  if (!meaning) return 0;
  cx_match_one(out, token, meaning);
  return pattern->step_count == 1 || cx_match_others(scorer, clause, cx_steps_of(pattern), out, tries);
}
