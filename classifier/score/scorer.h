/* The scorer's working memory, shared by the steps of score/. */
#ifndef CX_SCORE_SCORER_H
#define CX_SCORE_SCORER_H

#include "score/listed.h"
#include "score/regex.h"
#include "score/score.h"
#include "score/walk.h"

/* Limits of one text; past them the result is flagged CXTAG_MATCH_LIMIT. */
enum {
  CX_CLAUSE_TOKENS_MAX = 256,
  CX_SENTENCE_CLAUSES_MAX = 64,
  CX_CLAUSE_HITS_MAX = 2048,
  CX_PATTERN_TRIES_MAX = 8192 /* of a clause; of feedback hardly one takes 300 */
};

/* Effects and their sums stop here, past it flagged as well: a result holds them in 32 bits. */
enum { CX_SUM_MAX = 1000000000 };

/* A sentence all of whose evaluations were summed up for a theme; as many as found. */
typedef struct cx_summed {
  uint16_t theme;
  uint32_t first; /* clause */
  int found;
} cx_summed;

/* What other clauses of its sentence make of what a clause says: of the one that was looked at last. */
typedef struct cx_unreal {
  uint32_t clause;         /* UINT32_MAX = none yet */
  const cx_hit *denied_by; /* the negator of "en usko, että", or NULL */
  uint8_t expected;        /* ... only */
  uint8_t on_condition;    /* that is not met */
  uint8_t planned;         /* by the writer, on a condition that may be met */
} cx_unreal;

/* Where the condition of a clause ends: of the one that was looked at last. */
typedef struct cx_condition {
  uint32_t clause; /* UINT32_MAX = none yet */
  uint32_t end;    /* token */
} cx_condition;

struct cx_scorer {
  const cxtag_memory *memory;
  const cx_lexicon *lexicon;
  const cx_settings *settings;
  cx_words *cache;
  cx_regexes *regexes;
  const cx_word **words;
  int32_t *leads; /* how much more Finnish than English the words before each token are, and all of them */
  size_t word_capacity, lead_capacity;
  size_t clause_capacity, hit_capacity, shift_capacity, theme_capacity, span_capacity, intent_capacity;
  uint16_t non_answer, thanks_only, suggestion, churn, question,
      contact_request, urgent; /* intents with rules of their own, or CX_NO_SUBJECT */
  uint8_t *theme_bits;                                 /* one a theme: CX_THEME_... of theme.h */
  uint32_t evaluating;                                 /* clauses that evaluate, as in cx_clause.evaluates */
  cx_summed summed[2];                                 /* of two sentences that stand side by side the last */
  cx_unreal unreal;
  cx_condition condition;
  size_t first_span;                                   /* of the theme that is judged */
  int out_of_memory;                                   /* a step that gathers as it goes could not */
  cx_outcome outcome;
};

/* Keeps the memory, forgets the text before. */
void cx_begin_text(cx_scorer *scorer, const cx_text *text);
/* Steps, in their order. Those that allocate return 0 when memory is out. */
int cx_fetch_words(cx_scorer *scorer, const cx_text *text);
int cx_look_up_words(cx_scorer *scorer, const cx_text *text);
int cx_cut_clauses(cx_scorer *scorer);
void cx_find_language(cx_scorer *scorer, cxtag_language given);
int cx_match_text(cx_scorer *scorer);
/* All that follows from the hits; asks as in cx_score_request. */
int cx_apply_rules(cx_scorer *scorer, uint32_t asks);
/* What a hit of this table, subject and weight is: CX_HOLDS_... */
uint32_t cx_bits_of(uint8_t table, uint16_t subject, int32_t weight);
/* Notes what clauses and text hold; again whenever hits were put in. */
void cx_survey_hits(cx_scorer *scorer);
void cx_settle_overlaps(cx_scorer *scorer);
int cx_fill_ellipses(cx_scorer *scorer);
int cx_apply_shifters(cx_scorer *scorer);
/* What the question says of a bare answer; see answer.c. */
int cx_apply_question(cx_scorer *scorer, uint32_t asks);
/* The number of an intent, or CX_NO_SUBJECT. */
uint16_t cx_find_intent(const cx_lexicon *lexicon, const char *id);
/* What is known of each theme before any text; NULL when memory is out. */
uint8_t *cx_theme_bits_new(const cx_lexicon *lexicon, const cxtag_memory *memory);
void cx_judge_sentiment(cx_scorer *scorer);
int cx_judge_themes(cx_scorer *scorer);
int cx_find_intents(cx_scorer *scorer);
/* What the hit of a suggestion wishes for. */
cx_token_span cx_wished(const cx_scorer *scorer, const cx_hit *hit);
void cx_judge_confidence(cx_scorer *scorer);

/* Begins the clause with että, that, jos, if? It takes over a wish from the clause before. Few rules ask. */
int cx_is_subordinate(const cx_outcome *outcome, const cx_clause *clause);

static inline const cx_row *cx_row_of(const cx_scorer *scorer, const cx_hit *hit) {
  return &scorer->lexicon->rows[hit->row];
}

/* Is any of these CX_HOLDS_... perhaps there? */
static inline int cx_holds(const cx_outcome *outcome, uint32_t bits) {
  return (outcome->holds & bits) != 0;
}

/* The hits of a clause are [first, first of the next): behind the last one stands where they end. */
static inline size_t cx_first_hit(const cx_outcome *outcome, uint32_t clause) {
  return outcome->clauses[clause].first_hit;
}

/* Its polarity counts for its theme, but not for the text. */
static inline void cx_leave_out(cx_hit *hit) {
  hit->holds &= ~(uint32_t)CX_HOLDS_COUNTED;
}

/* The hit gives way: it stays in the outcome, but no rule looks at it any more. */
static inline void cx_lose(cx_hit *hit) {
  hit->state |= CX_HIT_LOST;
  hit->holds = 0;
}

/* Do they share a matched word, where b does not begin before a? */
static inline int cx_hit_meets(const cx_hit *a, const cx_hit *b) {
  uint32_t const shift = b->first - a->first;
  return (shift < 64) & ((a->mask >> (shift & 63) & b->mask) != 0);
}
static inline int cx_hits_overlap(const cx_hit *a, const cx_hit *b) {
  return a->first <= b->first ? cx_hit_meets(a, b) : cx_hit_meets(b, a);
}

/* The first hit that may share a word with this one: masks are of 64. */
static inline size_t cx_first_near(const cx_outcome *outcome, const cx_hit *hit) {
  size_t at = (size_t)(hit - outcome->hits);
  while (at && hit->first - outcome->hits[at - 1].first < 64) at--;
  return at;
}

static inline int cx_hit_covers(const cx_hit *hit, uint32_t token) {
  return token >= hit->first && token - hit->first < 64 && (hit->mask >> (token - hit->first)) & 1;
}

/* The segment of a token: between borders of any kind. */
static inline void cx_find_segment(const cx_outcome *outcome, const cx_hit *hit, uint32_t *first,
                                   uint32_t *end) {
  const cx_clause *clause = &outcome->clauses[hit->clause];
  const cx_token *tokens = outcome->text->tokens;
  *first = hit->first;
  *end = hit->last + 1;
  while (*first > clause->first && tokens[*first].border == CX_BORDER_NONE) --*first;
  while (*end < clause->end && tokens[*end].border == CX_BORDER_NONE) ++*end;
}

/* A part of the whole in thousandths. Sums are small as a rule, and 32 bits take half the time to divide. */
static inline uint32_t cx_share(uint32_t part, uint32_t whole) {
  uint64_t const thousand = (uint64_t)part * 1000;
  return thousand > UINT32_MAX ? (uint32_t)(thousand / whole) : (uint32_t)thousand / whole;
}
/* What the balance of praise and blame is of them and half the saturation: -1000 to 1000. */
static inline int32_t cx_balance(const cx_settings *settings, int32_t positive, int32_t negative) {
  uint32_t const whole = (uint32_t)positive + (uint32_t)negative + (uint32_t)settings->saturation / 2;
  int32_t const difference = positive - negative, minus = -(difference < 0);
  return ((int32_t)cx_share((uint32_t)((difference ^ minus) - minus), whole) ^ minus) - minus;
}

/* Not beyond CX_SUM_MAX, where boosters upon boosters would lead. */
static inline int32_t cx_within_sum(int64_t value) {
  return value > CX_SUM_MAX ? CX_SUM_MAX : value < -CX_SUM_MAX ? -CX_SUM_MAX : (int32_t)value;
}
static inline int32_t cx_scale(int32_t value, int32_t milli) {
  return cx_within_sum((int64_t)value * milli / 1000);
}

#endif
