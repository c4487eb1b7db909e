/*
 * The word cache: everything that depends on one token alone is worked out once per distinct token and kept.
 * A session owns one cache; it is bounded, and what it evicts is worked out again to the same values, so that
 * its size changes speed and never results. Words of the current text are never evicted.
 */
#ifndef CX_WORD_WORD_H
#define CX_WORD_WORD_H

#include "lexicon/lexicon.h"
#include "model/language.h"
#include "text/text.h"

/* A symbol that the word can stand for in a pattern, and how. */
typedef struct cx_meaning {
  uint32_t symbol;
  uint32_t features; /* CX_... of morph/features.h */
  uint32_t entry;    /* vocabulary entry, for explain */
  uint8_t reading;   /* CX_READ_... */
  uint8_t language;  /* CX_LANGUAGE_... whose word it is; ANY for exact entries */
  uint8_t reserved[2];
} cx_meaning;

/* A meaning whose symbol triggers patterns: the few that matching begins with. */
typedef struct cx_trigger {
  uint32_t first_gate, gate_count; /* of the lexicon */
  uint16_t meaning;                /* the first with the symbol ... */
  uint8_t reading, language;       /* ... and what decides whether it counts in a clause */
} cx_trigger;

/* A word of one language only is so much evidence of it, in thousandths of a nat. */
enum { CX_LANGUAGE_CERTAIN = 1500 };

enum { CX_WORD_INLINE = 16, CX_TRIGGERS_INLINE = 2 };

/* Two cache lines; the first holds all that a word without triggers is asked for. */
typedef struct cx_word {
  uint32_t hash, length;
  char front[CX_WORD_INLINE]; /* the first bytes of the text, the rest NUL */
  cx_symbol_set symbol_set;   /* of all meanings */
  uint32_t regex_literals;    /* bits of cx_regex_literals_in */
  uint16_t meaning_count, trigger_count;
  cx_language_evidence evidence; /* weighed: what a text's language is summed from */
  uint8_t known;              /* CX_LANGUAGE_... bits: a word of that language for certain */
  uint8_t used;               /* since the last sweep */
  uint32_t features;          /* union over as-typed readings: FINITE, CONDITIONAL ... whatever the entry */
  const char *text;           /* folded */
  const cx_meaning *meanings; /* sorted by symbol */
  const uint32_t *symbols;    /* of the meanings, close together for searching */
  cx_trigger triggers[CX_TRIGGERS_INLINE]; /* the first ones */
  const cx_trigger *more_triggers;         /* the others */
} cx_word;

static inline const cx_trigger *cx_word_trigger(const cx_word *word, uint16_t i) {
  return i < CX_TRIGGERS_INLINE ? &word->triggers[i] : &word->more_triggers[i - CX_TRIGGERS_INLINE];
}

typedef struct cx_words cx_words;

/* Lexicon and model must outlive the cache. capacity: words kept between texts. */
cxtag_status cx_words_new(cx_words **out, const cx_lexicon *lexicon, const cx_language_model *model,
                          uint32_t capacity, int typos, const cxtag_memory *memory);
void cx_words_free(cx_words *words);

/* Before each text: evicts words not used lately when the cache is full. */
void cx_words_begin_text(cx_words *words);
/* The words of all tokens of a text, in their order; 0 when memory is out. The pointers live until the next
 * cx_words_begin_text. text->bytes has at least CX_WORD_INLINE bytes behind its end. */
int cx_words_get_all(cx_words *words, const cx_text *text, const cx_word **out);

#endif
