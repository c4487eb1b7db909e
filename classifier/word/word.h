/*
 * The word cache: everything that depends on one token alone is worked out once per distinct token and kept.
 * A session has a cache of its own, or shares its words with other sessions of the engine. It is bounded, and what it
 * evicts is worked out again to the same values, so that size and company change speed and never results. Words of a
 * text that is read are never evicted.
 */
#ifndef CX_WORD_WORD_H
#define CX_WORD_WORD_H

#include <stdatomic.h>

#include "base/front.h"
#include "lexicon/lexicon.h"
#include "model/language.h"
#include "text/text.h"

/* An entry of the vocabulary that the word is a form of, and how. */
typedef struct cx_meaning {
  uint32_t entry;
  uint32_t features; /* CX_... of morph/features.h */
  uint8_t reading;   /* CX_READ_... */
  uint8_t language;  /* CX_LANGUAGE_... whose word it is; ANY for exact entries */
  uint8_t reserved[2];
} cx_meaning;

/* A symbol that triggers patterns and accepts a meaning of the word: the few that matching begins with. */
typedef struct cx_trigger {
  cx_entry_set near;        /* of the symbol: in a clause without any of them no gate opens */
  uint32_t first_gate;      /* of the lexicon: tells the symbol, too, for no other has it */
  uint32_t gate_count : 24; /* CX_GATES_MAX */
  uint32_t meaning : 8;     /* the first that the symbol accepts */
} cx_trigger;

_Static_assert(sizeof(cx_trigger) % _Alignof(cx_meaning) == 0, "meanings follow triggers without a gap");

/* A word of one language only is so much evidence of it, in thousandths of a nat. */
enum { CX_LANGUAGE_CERTAIN = 1500 };

enum { CX_WORD_FRONT = CX_FRONT };

/* Beside the languages that a word is known in. */
enum {
  CX_WORD_CUT = 1 << 6,    /* it has more meanings or triggers than are kept: some of its rows are not seen */
  CX_WORD_LITERAL = 1 << 7 /* it holds the literal of a regex */
};

/* What only words that rows know, or long ones, have; behind it stand the word's triggers and meanings, and
 * the text of a word that does not fit into `front`. */
typedef struct cx_word_more {
  uint32_t regex_literals; /* bits of cx_regex_literals_in */
  uint32_t reserved;
} cx_word_more;

/* One cache line: all that most words are asked for. */
typedef struct cx_word {
  cx_entry_set entries;      /* of all meanings */
  char front[CX_WORD_FRONT]; /* the first bytes of the text, the rest NUL */
  cx_language_evidence evidence; /* weighed: what a text's language is summed from */
  uint32_t length;           /* of the text */
  const cx_word_more *more;  /* never NULL; of all words that have nothing more the same */
  uint32_t features;         /* union over as-typed readings: FINITE, CONDITIONAL ... whatever the entry */
  uint8_t known;             /* CX_LANGUAGE_... bits: a word of that language for certain; CX_WORD_LITERAL */
  uint8_t meaning_count, trigger_count;
  _Atomic uint8_t used; /* since the last sweep: all that ever changes of a word that several threads may read; never
                           of one that no slot names yet */
} cx_word;

_Static_assert(sizeof(cx_word) == 64, "a word is one cache line");

/* Who sees it used (acquire) sees all of the word. */
static inline int cx_word_is_used(const cx_word *word) {
  return atomic_load_explicit(&word->used, memory_order_acquire);
}
/* A line that is only read stays clean. */
static inline void cx_word_use(cx_word *word) {
  if (!atomic_load_explicit(&word->used, memory_order_relaxed))
    atomic_store_explicit(&word->used, 1, memory_order_release);
}

static inline int cx_word_has_literal(const cx_word *word) {
  return word->known & CX_WORD_LITERAL;
}

/* Sorted by their gates. */
static inline const cx_trigger *cx_word_triggers(const cx_word *word) {
  return (const cx_trigger *)(const void *)(word->more + 1);
}
/* Those that take the fewest liberties first. */
static inline const cx_meaning *cx_word_meanings(const cx_word *word) {
  return (const cx_meaning *)(const void *)(cx_word_triggers(word) + word->trigger_count);
}
/* Folded; not ended by NUL. */
static inline const char *cx_word_text(const cx_word *word) {
  return word->length > CX_WORD_FRONT ? (const char *)(cx_word_meanings(word) + word->meaning_count)
                                      : word->front;
}

/* What decides what is worked out of a word. Lexicon and model must outlive what is made with them. */
typedef struct cx_word_kind {
  const cx_lexicon *lexicon;
  const cx_language_model *model;
  int typos;
} cx_word_kind;

/* Where sessions that share their words keep them. From any thread. */
typedef struct cx_word_store cx_word_store;

/* The hook must outlive the store. */
cxtag_status cx_word_store_new(cx_word_store **out, const cx_word_kind *kind, const cxtag_memory *memory);
/* When nobody shares it any more. */
void cx_word_store_free(cx_word_store *store);

/* The cache of one session. */
typedef struct cx_words cx_words;

/* capacity: words kept between texts. */
cxtag_status cx_words_new(cx_words **out, const cx_word_kind *kind, uint32_t capacity, const cxtag_memory *memory);
/* One that shares its words with the others of the store, which must outlive it. The capacity is that of the first. */
cxtag_status cx_words_share(cx_words **out, cx_word_store *store, uint32_t capacity, const cxtag_memory *memory);
void cx_words_free(cx_words *words);

/* Before each text: evicts words not used lately when the cache is full. */
void cx_words_begin_text(cx_words *words);
/* Where the words of a text will be looked for, so that reading it can have those places fetched. */
const cx_lookup *cx_words_lookup(const cx_words *words);
/* The words of all tokens of a text, in their order, in two steps, between which other things can be done: the
 * first writes down, and has fetched, what is likely to be each token's word; the second makes sure, and adds
 * the words that are new. 0 when memory is out. The pointers live until the next cx_words_begin_text.
 * text->bytes has at least CX_WORD_FRONT bytes behind its end. */
void cx_words_fetch(const cx_words *words, const cx_text *text, const cx_word **out);
int cx_words_get_all(cx_words *words, const cx_text *text, const cx_word **out);

#endif
