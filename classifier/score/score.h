/*
 * From words to meaning. One call takes a text's tokens and their words through language, clauses, hits,
 * overlaps, shifters, themes, sentiment and intents; each step is a file of its own and writes only its part
 * of the outcome. All numbers are fixed-point thousandths, so that results are the same everywhere.
 */
#ifndef CX_SCORE_SCORE_H
#define CX_SCORE_SCORE_H

#include "word/word.h"

typedef struct cx_clause {
  uint32_t first, end; /* tokens */
  uint32_t sentence;
  uint8_t language;    /* CX_LANGUAGE_... ; ANY = not known: nothing is held back */
  uint8_t question;    /* its sentence ends in ? */
  uint8_t exclamation; /* its sentence ends in ! */
  uint8_t names,
      evaluates; /* a theme stands in it, a judgement that can be said of one: set when themes are judged */
  uint32_t holds, twice; /* CX_HOLDS_...: of its hits; of two of them or more */
  uint32_t first_hit;    /* its own, or the next one; where the text has any */
} cx_clause;

/* What a hit is, and what hits a clause or text holds: 1 << cx_shifter_kind for each kind of shifter, and
 * these. A hit that gives way is nothing any more, but clause and text go on holding it: there a bit says
 * that something may stand, no bit that it does not. */
enum {
  CX_HOLDS_TERM = 1 << 16,
  CX_HOLDS_SENTIMENT = 1 << 17,
  CX_HOLDS_INTENT = 1 << 18,
  CX_HOLDS_EVALUATION = 1 << 19,
  CX_HOLDS_OF_THEME = 1 << 20, /* sentiment that holds for one theme only */
  CX_HOLDS_COUNTED = 1 << 21,  /* an evaluation that counts for the text: no overlapping one does */
  CX_HOLDS_OVERLAP = 1 << 22   /* a hit that begins before another one ends */
};

enum {
  CX_HIT_LOST = 1 << 0, /* gave way to an overlapping hit of its kind, or its `not` stands */
  CX_HIT_NEGATED = 1 << 1,
  CX_HIT_WISHED = 1 << 2,
  CX_HIT_HYPOTHETICAL = 1 << 3,
  CX_HIT_ASKED = 1 << 4,
  CX_HIT_ELLIPTIC = 1 << 5,  /* said once more by a bare negation behind it: "chat vastaa heti, puhelin ei" */
  CX_HIT_OF_OTHERS = 1 << 6, /* said of a competitor */
  CX_HIT_JUDGED = 1 << 7,    /* mentions a theme, and was looked at for it */
  CX_HIT_SPENT = 1 << 8,     /* a negator that praise has used up */
  CX_HIT_UNSPENT = 1 << 9    /* one that was looked at and is not */
};

typedef struct cx_hit {
  uint32_t row;         /* of the lexicon */
  uint32_t first, last; /* tokens */
  uint32_t holds;       /* CX_HOLDS_...: what it is; 0 once it gave way */
  uint64_t mask;        /* which of the 64 tokens from first on were matched */
  uint32_t features;    /* of the matched words, joined; for one word exactly its own */
  uint32_t entry;       /* vocabulary entry of the first matched word, for explain */
  uint32_t clause;
  int32_t weight, effect;
  uint32_t first_shift, last_shift; /* chained by cx_shift.next, where there are any */
  uint16_t shift_count;
  uint16_t counted; /* theme + 1 that has summed this evaluation last */
  uint16_t state;   /* CX_HIT_... */
  uint16_t subject; /* as cx_row.subject */
  uint8_t table;    /* cx_table_kind */
  uint8_t reading;
  uint8_t steps; /* words matched */
} cx_hit;

/* Rows that evaluate move the text's sums, unless an overlapping one does it for them. */
static inline int cx_is_evaluation(const cx_hit *hit) {
  return (hit->table != CX_TABLE_SHIFTERS) & (hit->weight != 0);
}
static inline int cx_counts(const cx_hit *hit) {
  return (hit->holds & CX_HOLDS_COUNTED) != 0;
}

/* Why an effect differs from its weight. */
typedef enum cx_shift_cause {
  CX_SHIFT_ROW,  /* a shifter row: by is its hit */
  CX_SHIFT_FORM, /* the form itself: abessive, -ton, epä-, -maton */
  CX_SHIFT_QUESTION,
  CX_SHIFT_EMPHASIS,
  CX_SHIFT_EXCLAMATION,
  CX_SHIFT_BOOSTS_NEXT,
  CX_SHIFT_CONDITIONAL,
  CX_SHIFT_ANSWER, /* to a question that asks for faults or wishes */
  CX_SHIFT_MOCKERY,
  CX_SHIFT_COURTESY /* thanks that end a request */
} cx_shift_cause;

typedef struct cx_shift {
  uint32_t by;   /* hit of the shifter, or UINT32_MAX */
  uint32_t next; /* the shift applied after it to the same hit, or UINT32_MAX */
  int32_t factor;
  uint8_t cause;
} cx_shift;

/* How far from its mention the evaluation of a theme was found. */
typedef enum cx_evidence {
  CX_EVIDENCE_OWN,     /* the mention evaluates by itself */
  CX_EVIDENCE_SEGMENT, /* up to the next ja, and */
  CX_EVIDENCE_CLAUSE,
  CX_EVIDENCE_SENTENCE,
  CX_EVIDENCE_CARRIED,  /* the next sentence, which names no theme */
  CX_EVIDENCE_SUPPOSED, /* only a condition or expectation evaluates it */
  CX_EVIDENCE_NONE
} cx_evidence;

typedef struct cx_theme_outcome {
  uint16_t theme;
  uint8_t label;    /* cxtag_label */
  uint8_t evidence; /* cx_evidence of its best mention */
  int32_t score;
  int32_t positive, negative; /* sums */
  uint32_t first_span, span_count;
} cx_theme_outcome;

typedef struct cx_token_span {
  uint32_t first, last;
} cx_token_span;

typedef struct cx_intent_outcome {
  uint16_t intent;
  cx_token_span span;
} cx_intent_outcome;

typedef struct cx_outcome {
  const cx_text *text;
  const cx_word *const *words; /* one a token */
  uint8_t language;            /* cxtag_language */
  uint32_t flags;              /* enum cxtag_flag */
  cx_clause *clauses;
  size_t clause_count;
  cx_hit *hits;
  size_t hit_count;
  uint32_t holds; /* CX_HOLDS_... */
  cx_shift *shifts;
  size_t shift_count;
  cx_theme_outcome *themes;
  size_t theme_count;
  cx_token_span *spans; /* of themes: their mentions, and the evaluations said of them */
  size_t span_count;
  cx_intent_outcome *intents;
  size_t intent_count;
  cxtag_sentiment sentiment;
  uint8_t curve;    /* cx_curve that its confidence was looked up in ... */
  int32_t evidence; /* ... and where, 0..1000 */
} cx_outcome;

typedef struct cx_scorer cx_scorer;

/* Takes the words over, which are of the same lexicon, also where it fails. */
cxtag_status cx_scorer_new(cx_scorer **out, cx_words *words, const cx_lexicon *lexicon, uint32_t regex_match_limit,
                           const cxtag_memory *memory, cxtag_error *err);
void cx_scorer_free(cx_scorer *scorer);
/* Where the tokens of texts will be looked up: for the text reader. */
const cx_lookup *cx_scorer_lookup(const cx_scorer *scorer);

typedef struct cx_score_request {
  cxtag_language language; /* CXTAG_UND = find out */
  uint32_t asks;           /* what cx_read_question made of the question, or CX_ASKS_NOTHING */
} cx_score_request;

/* The row (kind asks) that says what the question expects; CX_ASKS_NOTHING where none fires, or some that
 * differ ("what was good, and what bad?"). */
#define CX_ASKS_NOTHING UINT32_MAX
cxtag_status cx_read_question(uint32_t *asks, cx_scorer *scorer, const cx_text *question, cxtag_error *err);

/* *out lives until the next call. The text must stay until then. */
cxtag_status cx_score(const cx_outcome **out, cx_scorer *scorer, const cx_text *text,
                      const cx_score_request *request, cxtag_error *err);

#endif
