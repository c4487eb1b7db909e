/*
 * Where clauses and sentences begin. Stops, lines and signs have left their mark on the tokens; here function
 * words and commas are read. There is no grammar on this floor: a clause is guessed from closed lists of
 * conjunctions, pronouns and common finite verbs, and from how long the parts between commas are.
 */
#include <string.h>

#include "text/scan.h"

/* An item of an enumeration has at most so many words: "hyvä hinta", "todella nopea toimitus". */
enum { ITEM_MAX = 3 };

enum { SHOWS_VERB = CX_ROLE_FINITE | CX_ROLE_NEGATION };

typedef struct part { /* the words between a comma and what ends its part */
  size_t length;
  int is_finite, ends_in_and, ends_in_comma;
} part;

/* The last eight bytes of a token, fewer with NUL in front. */
static uint64_t tail_of(const cx_scan *s, const cx_token *token) {
  uint64_t tail = 0;
  size_t len = token->end < 8 ? token->end : 8;
  if (len == 8) return memcpy(&tail, s->bytes + token->end - 8, 8), tail;
  memcpy((char *)&tail + 8 - len, s->bytes, len);
  return tail;
}

static int looks_finite(const cx_scan *s, size_t i, uint32_t roles, int first) {
  const cx_token *token = &s->tokens[i];
  if (token->kind != CX_WORD) return 0;
  if (roles & SHOWS_VERB) return 1;
  return cx_ends_in(&s->roles_of_words->finite, tail_of(s, token), token->end - token->start, first);
}

/* The part that begins at token i, as far as ITEM_MAX words and one more. */
static part read_part(const cx_scan *s, size_t i) {
  part p = {0, 0, 0, 0};
  for (size_t at = i; at < s->count && p.length <= ITEM_MAX; at++, p.length++) {
    uint32_t const roles = cx_role_at(s, at, SHOWS_VERB | CX_ROLE_AND | CX_ROLE_CLAUSE);
    if (at > i) {
      uint32_t const border = s->tokens[at].border;
      p.ends_in_comma = (s->tokens[at].before & CX_BEFORE_COMMA) != 0;
      p.ends_in_and = roles & CX_ROLE_AND || border == CX_BORDER_COORDINATE;
      if (p.ends_in_comma || p.ends_in_and || roles & CX_ROLE_CLAUSE || border >= CX_BORDER_CLAUSE) return p;
    }
    if (looks_finite(s, at, roles, at == i)) p.is_finite = 1;
  }
  return p;
}

typedef struct clause_state {
  size_t part_start; /* first token behind the last border or comma */
  size_t seen;       /* tokens in front of this count in `roles` */
  uint32_t roles;    /* of the clause's words, put together */
  int in_list;       /* the last comma stood in an enumeration */
  size_t clauses;    /* found so far: marks give way to them, of which there never are more */
} clause_state;

/* What shows a verb in the clause so far. */
static uint32_t roles_before(const cx_scan *s, size_t i, clause_state *state) {
  for (; state->seen < i; state->seen++) state->roles |= cx_role_at(s, state->seen, SHOWS_VERB);
  return state->roles;
}

/* "A quieter carriage, please", "please, call me": it belongs to what it asks for. Most commas are asked in vain: with
 * one guess for both words. */
static int binds_please(const cx_scan *s, size_t i, const part *next, cx_border *border) {
  if (!((s->tokens[i - 1].roles | s->tokens[i].roles) & CX_ROLE_PLEASE)) return 0;
  int const ends = next->length == 1 && cx_role_at(s, i, CX_ROLE_PLEASE);
  *border = ends ? CX_BORDER_COORDINATE : CX_BORDER_NONE;
  return ends || (s->tokens[i - 1].border >= CX_BORDER_CLAUSE && cx_role_at(s, i - 1, CX_ROLE_PLEASE));
}

/* A comma in front of a word that is no conjunction. */
CX_APART static cx_border comma_border(const cx_scan *s, size_t i, clause_state *state) {
  part next = read_part(s, i);
  size_t words_before = i - state->part_start;

  cx_border please;
  if (binds_please(s, i, &next, &please)) return please;
  if (next.is_finite || next.length > ITEM_MAX) return CX_BORDER_CLAUSE;
  if (next.ends_in_and && !next.ends_in_comma) return CX_BORDER_COORDINATE;
  if (next.ends_in_comma || state->in_list) return CX_BORDER_COORDINATE;
  uint32_t const roles = roles_before(s, i, state);
  if (words_before <= ITEM_MAX && !(roles & CX_ROLE_FINITE)) return CX_BORDER_COORDINATE;
  return next.length == 1 && !(roles & CX_ROLE_NEGATION) ? CX_BORDER_COORDINATE : CX_BORDER_CLAUSE;
}

/* ", and good": the last of an enumeration, as English sets the comma. */
CX_APART static int is_last_of_list(const cx_scan *s, size_t i, const clause_state *state) {
  part next = i + 1 < s->count ? read_part(s, i + 1) : (part){0, 0, 0, 0};
  return state->in_list && !next.is_finite && next.length && next.length <= ITEM_MAX;
}

/* Which of these roles the next word has, where nothing but a blank stands between. */
static uint32_t role_behind(const cx_scan *s, size_t i, uint32_t asked) {
  return i + 1 < s->count && !s->tokens[i + 1].before ? cx_role_at(s, i + 1, asked) : 0;
}

static int is_word(const cx_scan *s, size_t i, const char *word) {
  size_t const len = strlen(word);
  return s->tokens[i].end - s->tokens[i].start == len && !memcmp(s->bytes + s->tokens[i].start, word, len);
}

/* "nothing but trouble", "anything but simple", "as if", "not yet", "ei vaan toimi": one expression, no border in it.
 * The second words have CX_ROLE_BOUND. */
CX_APART static int is_bound_pair(const cx_scan *s, size_t i) {
  static const char *const pairs[][2] = {{"nothing", "but"}, {"anything", "but"}, {"all", "but"},
                                         {"as", "if"},       {"what", "if"},      {"ei", "kun"}};
  if (!i || s->tokens[i].before & ~(uint32_t)CX_BEFORE_NOTHING) return 0;
  const cx_token *before = &s->tokens[i - 1];
  int const denies = is_word(s, i - 1, "not") ||
                     (before->end - before->start > 3 && !memcmp(s->bytes + before->end - 3, "n't", 3));
  if (denies && is_word(s, i, "yet")) return 1;
  if (is_word(s, i, "vaan") && cx_role_at(s, i - 1, CX_ROLE_NEGATION)) return 1;
  for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++)
    if (is_word(s, i - 1, pairs[p][0]) && is_word(s, i, pairs[p][1])) return 1;
  return 0;
}

/* "joka kerta", "joka ilta": every, not who. Without a comma only a verb behind it makes it relative. */
static int means_every(const cx_scan *s, size_t i) {
  return is_word(s, i, "joka") && !(s->tokens[i].before & CX_BEFORE_COMMA) && i + 1 < s->count &&
         !looks_finite(s, i + 1, cx_role_at(s, i + 1, SHOWS_VERB), 0);
}

/* "vaikka mitä", "vaikka kuinka": all sorts, not although. Vaikka has CX_ROLE_BOUND. */
CX_APART static int means_all_sorts(const cx_scan *s, size_t i) {
  static const char *const asked[] = {"mitä", "mikä", "millaista", "kuinka", "miten", "missä", "ketä", "minne"};
  if (!is_word(s, i, "vaikka") || i + 1 >= s->count || s->tokens[i + 1].before & ~(uint32_t)CX_BEFORE_NOTHING) return 0;
  for (size_t a = 0; a < sizeof asked / sizeof *asked; a++)
    if (is_word(s, i + 1, asked[a])) return 1;
  return 0;
}

static int is_one_of(const cx_scan *s, size_t i, const char *const *words, size_t count) {
  for (size_t w = 0; w < count; w++)
    if (is_word(s, i, words[w])) return 1;
  return 0;
}
#define IS_ONE_OF(s, i, words) is_one_of((s), (i), (words), sizeof(words) / sizeof *(words))

/* "On niin hidas", "kesti niin kauan", "toimi niin kuin piti": so, not then. In front of a verb it is then, whatever
 * stands before it. */
static int means_so(const cx_scan *s, size_t i) {
  static const char *const before[] = {"on",   "oli", "ovat", "olivat", "ole",  "ollut", "olla",
                                       "olisi", "ois", "onkin", "aina",   "myös", "ihan",  "edes",
                                       "näin", "noin", "ei",   "en",     "näyttää", "tuntuu", "teillä",
                                       "sinua", "minua", "teitä"};
  static const char *const behind[] = {"kuin",  "ku",    "kun",      "että",  "kauan", "paljon",   "pitkään", "usein",
                                       "hyvin", "moni",  "monta",    "vähän", "iso",   "suuri",    "huonosti", "hyvä",
                                       "hyvää", "hyvältä", "nopeasti", "ikään", "sanottu", "kovasti"};
  if (i + 1 >= s->count || s->tokens[i + 1].border == CX_BORDER_SENTENCE) return 1;
  if (cx_role_at(s, i + 1, SHOWS_VERB)) return 0;
  return IS_ONE_OF(s, i - 1, before) || IS_ONE_OF(s, i + 1, behind);
}

/* "Jos tulee ongelmia [niin apu löytyy]": what the condition in front is for. What happens when something does is one
 * statement: "kun soitin niin ei vastattu". */
CX_APART static int answers_condition(const cx_scan *s, size_t i, const clause_state *state) {
  static const char *const conditions[] = {"jos", "mikäli", "vaikka"};
  size_t const clause = s->marks[state->clauses - 1];
  if (i < clause + 2 || means_so(s, i)) return 0;
  return IS_ONE_OF(s, clause, conditions) || (i > clause + 2 && IS_ONE_OF(s, clause + 1, conditions));
}

/* Does this word begin a clause without any comma? */
static int is_conjunction(const cx_scan *s, size_t i, uint32_t roles, const clause_state *state) {
  const uint32_t pronoun = CX_ROLE_SUBJECT | CX_ROLE_FINITE;

  if (!(roles & (CX_ROLE_CLAUSE | CX_ROLE_CLAUSE_SUBJECT | CX_ROLE_CLAUSE_PRONOUN))) return 0;
  if (roles & CX_ROLE_BOUND && roles & CX_ROLE_CLAUSE_SUBJECT) return answers_condition(s, i, state);
  if (roles & CX_ROLE_BOUND && (is_bound_pair(s, i) || means_all_sorts(s, i))) return 0;
  if (means_every(s, i)) return 0;
  if (i && !s->tokens[i].before && !(roles & CX_ROLE_AND) && cx_role_at(s, i - 1, CX_ROLE_NOUN_BEFORE))
    return 0;
  if (roles & CX_ROLE_CLAUSE)
    return i + 1 < s->count && s->tokens[i + 1].border < CX_BORDER_SENTENCE; /* "though." */
  if (roles & CX_ROLE_CLAUSE_SUBJECT && role_behind(s, i, CX_ROLE_SUBJECT)) return 1;
  return roles & CX_ROLE_CLAUSE_PRONOUN && role_behind(s, i, pronoun) == pronoun;
}

static cx_border word_border(const cx_scan *s, size_t i, clause_state *state) {
  uint32_t roles = cx_role_at(s, i, CX_ROLE_MARKING | CX_ROLE_CLAUSE_COMMA | CX_ROLE_BOUND);
  int comma = (s->tokens[i].before & CX_BEFORE_COMMA) != 0;

  if (roles & CX_ROLE_AND) {
    if (!comma) return CX_BORDER_COORDINATE;
    return is_last_of_list(s, i, state) ? CX_BORDER_COORDINATE : CX_BORDER_CLAUSE;
  }
  if (is_conjunction(s, i, roles, state)) return CX_BORDER_CLAUSE;
  if (!comma) return CX_BORDER_NONE;
  if (roles & (CX_ROLE_CLAUSE | CX_ROLE_CLAUSE_COMMA | CX_ROLE_CLAUSE_SUBJECT)) return CX_BORDER_CLAUSE;
  return comma_border(s, i, state);
}

/* "ja kun", "even though", "mutta koska": the border stands in front of both. */
static void join_conjunctions(cx_scan *s, size_t i, clause_state *state) {
  cx_token *before = &s->tokens[i - 1], *token = &s->tokens[i];
  if (token->border != CX_BORDER_CLAUSE || token->before & ~(uint32_t)CX_BEFORE_NOTHING) return;
  uint32_t roles = cx_role_at(s, i - 1, CX_ROLE_EVEN | CX_ROLE_AND | CX_ROLE_CLAUSE);
  if (!roles || (before->border == CX_BORDER_NONE && !(roles & CX_ROLE_EVEN))) return;
  token->border = CX_BORDER_NONE;
  if (before->border >= CX_BORDER_CLAUSE) return;
  before->border = CX_BORDER_CLAUSE;
  s->marks[state->clauses++] = (uint32_t)i - 1;
}

static void begin_part(cx_scan *s, clause_state *state, const cx_token *token, size_t i) {
  state->in_list =
      (token->border == CX_BORDER_COORDINATE) & (state->in_list | ((token->before & CX_BEFORE_COMMA) != 0));
  if (token->border >= CX_BORDER_CLAUSE) {
    state->roles = 0;
    state->seen = i;
    s->marks[state->clauses++] = (uint32_t)i;
  }
  state->part_start = i;
}

void cx_set_borders(cx_scan *s) {
  clause_state state = {0, 0, 0, 0, 1}; /* the first token is the first mark and begins the first clause */
  s->clause_count = 0;
  if (!s->count) return;
  s->tokens[0].border = CX_BORDER_SENTENCE;
  for (size_t mark = 1; mark < s->mark_count; mark++) {
    size_t i = s->marks[mark];
    cx_token *token = &s->tokens[i];
    if (token->flags & CX_TOKEN_OF_HASHTAG) continue;
    if (token->border < CX_BORDER_CLAUSE) {
      cx_border border = word_border(s, i, &state);
      if (border > token->border) token->border = (uint8_t)border;
      join_conjunctions(s, i, &state);
    }
    if (token->border | (token->before & CX_BEFORE_COMMA)) begin_part(s, &state, token, i);
  }
  s->marks[state.clauses] = (uint32_t)s->count;
  s->clause_count = state.clauses;
}
