/*
 * A compiled lexicon: all layers merged, every expression turned into patterns over symbols, one index from
 * symbols to the patterns they can complete. One run of bytes without pointers, read in place; immutable; any thread.
 *
 * A *symbol* is a set of vocabulary entries that a step of a pattern accepts: one word, or the alternatives
 * of a group. A *pattern* is one or more *chains* joined by `&`; a chain is steps next to each other or with
 * a gap. A group whose alternatives are longer than a word is multiplied out into several patterns of the
 * same row. Each pattern is listed under one *trigger* symbol, the rarest it has, so that a text's words lead
 * straight to the few patterns they can begin or complete, however many rows there are.
 */
#ifndef CX_LEXICON_LEXICON_H
#define CX_LEXICON_LEXICON_H

#include "base/index.h"
#include "base/pages.h"
#include "lexicon/pack.h"
#include "lexicon/settings.h"
#include "morph/vocabulary.h"

#define CX_NO_SUBJECT UINT16_MAX

/* The farthest a shifter reaches, in words: a row's `reach` names no more. */
enum { CX_REACH_MAX = 50 };
/* Of a shifter and of a row, in thousandths, either way. */
enum { CX_FACTOR_MAX = 5000, CX_POLARITY_MAX = 5000 };

typedef enum cx_shifter_kind {
  CX_NEGATOR, CX_BOOSTER, CX_DAMPENER, CX_CONTRAST, CX_WISH, CX_IRONY, CX_HYPOTHETICAL,
  CX_COMPETITOR, CX_ASKS, CX_REMEDY
} cx_shifter_kind;

enum {
  CX_ROW_CASE = 1 << 0,     /* the row's column `case` is x: capitals must agree */
  CX_ROW_REACH_AFTER = 1 << 1, /* reach: what follows (contrast) */
  CX_ROW_HAS_REACH = 1 << 2,
  CX_ROW_EMPTY_POLARITY = 1 << 3 /* no polarity given: names its theme and says nothing about it */
};

typedef struct cx_row {
  uint32_t expression; /* string: as written */
  uint32_t source;     /* string: "base/terms/delivery.tsv" */
  uint32_t line;
  uint16_t subject;    /* terms, sentiment: theme number or CX_NO_SUBJECT; intents: intent number;
                          shifters: cx_shifter_kind */
  int16_t polarity;    /* thousandths, -5000..5000 */
  int16_t factor;      /* shifters: thousandths; with CX_ROW_EMPTY_POLARITY none was given */
  int16_t reach;       /* shifters: words */
  uint8_t table;       /* cx_table_kind: TERMS, SENTIMENT, INTENTS or SHIFTERS */
  uint8_t languages;   /* CX_LANGUAGE_... bits */
  uint8_t layer;
  uint8_t flags;       /* CX_ROW_... */
  uint8_t exactness;   /* 0 inflected words ... 255 all exact: breaks ties between equal spans */
  uint8_t reserved;
  uint16_t not_count;  /* patterns of `not`, standing behind each other from first_not */
  uint32_t first_not;
} cx_row;

enum {
  CX_PATTERN_HIT = 0,
  CX_PATTERN_NOT_OVERLAP = 1, /* cancels a hit it shares a token with */
  CX_PATTERN_NOT_CLAUSE = 2   /* cancels a hit anywhere in its clause */
};

typedef struct cx_pattern {
  uint32_t row;
  uint32_t first_step;
  uint8_t step_count;
  uint8_t role;    /* CX_PATTERN_... */
  uint8_t trigger; /* which step leads here */
  uint8_t chain_count;
  uint32_t regex;  /* number of the regex that is this pattern, or UINT32_MAX; such a pattern has no steps */
} cx_pattern;

typedef struct cx_step {
  uint32_t symbol;
  uint8_t gap;       /* up to this many words may stand before this step; 0 = next to the step before */
  uint8_t new_chain; /* 1 = first step of another chain of `&` */
  uint8_t reserved[2];
} cx_step;

typedef struct cx_regex {
  uint32_t pattern;  /* string: PCRE2 source */
  uint32_t literal;  /* string: folded bytes that stand in every clause that can match */
  uint32_t literal_length;
} cx_regex;

typedef struct cx_theme {
  uint32_t id, name_fi, name_en, owner; /* strings */
  uint16_t parent; /* theme number of the part before the dot, or CX_NO_SUBJECT */
  uint16_t reserved;
} cx_theme;

typedef struct cx_layer {
  uint32_t name, version; /* strings */
} cx_layer;

typedef struct cx_normal { /* normal.tsv but for kind lemma, which the vocabulary holds as aliases */
  uint32_t from;  /* string, folded; sorted by bytes */
  uint32_t to;    /* string, folded: one or more words separated by one blank */
  uint8_t languages;
  uint8_t kind;   /* 0 spoken 1 typo 2 abbreviation 3 emoji */
  uint8_t reserved[2];
} cx_normal;

/* Regexes are worth trying only where their literal stands. A literal without blanks and marks stands inside
 * a word, so each word knows the literals it holds: one bit for each of the first 31 literals; the last bit
 * is for all other regexes. */
enum { CX_REGEX_BIT_ALWAYS = 31 };

/* A set of vocabulary entries, folded to 128 bits: what a word is a form of, what a clause holds, what a step
 * accepts. Two sets that do not meet have no common entry. */
typedef struct cx_entry_set {
  uint64_t bits[2];
} cx_entry_set;

/* The bit of an entry is in cx_lexicon.entry_bits. */
static inline void cx_entry_set_add(cx_entry_set *set, uint32_t bit) {
  set->bits[bit >> 6] |= 1ull << (bit & 63);
}

static inline void cx_entry_set_join(cx_entry_set *set, const cx_entry_set *other) {
  set->bits[0] |= other->bits[0];
  set->bits[1] |= other->bits[1];
}

static inline int cx_entry_sets_meet(const cx_entry_set *a, const cx_entry_set *b) {
  return ((a->bits[0] & b->bits[0]) | (a->bits[1] & b->bits[1])) != 0;
}

/* A symbol as matching asks for it: one line of the processor's cache. Those without gates trigger nothing; the
 * patterns of a `not` are tried only where their row hits. */
enum { CX_SYMBOL_FEW = 5 };
#define CX_NO_ENTRY UINT32_MAX
typedef struct cx_symbol {
  cx_entry_set entries;
  cx_entry_set near;               /* of these one stands in every clause where a pattern can
                                      that the symbol triggers */
  uint32_t first_gate, gate_count; /* of the patterns that it triggers; they stand behind those of the symbol before */
  uint32_t count;                  /* of entries */
  union {
    uint32_t few[CX_SYMBOL_FEW]; /* up to so many: the entries themselves, ascending, and CX_NO_ENTRY */
    struct {
      uint32_t first;   /* where they stand in symbol_entries, ascending ... */
      uint32_t bits[4]; /* ... and cx_entry_bit of each: most others are told from them without going there */
    } many;
  } of;
} cx_symbol;

_Static_assert(sizeof(cx_symbol) == 64, "a symbol is one cache line");

/* Where a word of a step stands when one on the trigger stands. */
typedef enum cx_around {
  CX_AROUND_CLAUSE, /* anywhere in the clause */
  CX_AROUND_WORD_BEFORE, CX_AROUND_WORD_AFTER, /* next to the trigger */
  CX_AROUND_FEW_BEFORE, CX_AROUND_FEW_AFTER,   /* up to CX_AROUND_WORDS from it */
  CX_AROUND_KINDS
} cx_around;
enum { CX_AROUND_WORDS = 4 };

/* The steps of a pattern, of which the trigger leads to it. */
typedef struct cx_pattern_steps {
  uint32_t first;
  uint8_t count, trigger;
  uint8_t chain_count;
  uint8_t reserved;
} cx_pattern_steps;

/* All that is read of a pattern to find it, but for its steps: one line. It
 * cannot stand where no word around its trigger is of the set of one of its other steps. */
typedef struct cx_gate {
  cx_entry_set near, other; /* of the step that the fewest words will do for, and the next; all bits where there
                               is none */
  cx_entry_set cancels;     /* of the triggers of the row's `not`: nothing cancels it in a clause without any */
  cx_pattern_steps steps;
  uint32_t row;
  uint8_t near_around, other_around; /* cx_around: where those of the sets stand */
  uint8_t flags;                     /* CX_GATE_... */
  uint8_t reserved;
} cx_gate;

_Static_assert(sizeof(cx_gate) == 64, "a gate is one cache line");

/* Of a pattern of a `not`: it cannot stand in a clause that either set does not meet. What cancels nothing, as a
 * regex, has no trigger. */
typedef struct cx_cancel_sets {
  cx_entry_set trigger;
  cx_entry_set other; /* of another step; all bits where there is none */
} cx_cancel_sets;

enum { CX_GATE_CASE = 1 << 0 /* capitals must agree */ };

/* Words count the gates behind them in 24 bits. */
enum { CX_GATES_MAX = (1 << 24) - 1 };

typedef struct cx_lexicon {
  const cxtag_memory *memory;
  cx_pages owned;           /* that the bytes are in, when they are ours */
  const char *bytes;
  size_t length;
  int is_foreign;           /* neither compiled by this process nor part of the program */
  cx_vocabulary *vocabulary;
  /* sections in place */
  const char *strings;
  const cx_row *rows;             uint32_t row_count;
  const cx_pattern *patterns;     uint32_t pattern_count;
  const cx_step *steps;           uint32_t step_count;
  const cx_symbol *symbols;       uint32_t symbol_count;
  const uint32_t *symbol_entries; /* of symbols with more than a few */
  const cx_gate *gates;           uint32_t gate_count;
  const cx_cancel_sets *cancel_sets; /* one a pattern */
  const uint8_t *entry_bits;      uint32_t entry_count; /* entry -> its bit in sets */
  const uint32_t *entry_triggers_at; /* entry -> range in entry_triggers (entry_count + 1 numbers) */
  const uint32_t *entry_triggers; /* the symbols of the entry that have gates, ascending */
  const cx_regex *regexes;        uint32_t regex_count;   /* patterns with a regex, in order */
  const uint32_t *regex_patterns; /* pattern number of each regex */
  const cx_theme *themes;         uint32_t theme_count;   /* sorted by id */
  const uint32_t *intents;        uint32_t intent_count;  /* strings, sorted */
  const cx_layer *layers;         uint32_t layer_count;
  const cx_normal *normals;       uint32_t normal_count;
  const cx_settings *settings;
  /* made when it is opened */
  uint8_t *regex_bits;    /* regex -> its bit */
  uint32_t *regexes_by_bit; /* those of the first bit in order, then those of the next ... */
  uint32_t regexes_by_bit_at[CX_REGEX_BIT_ALWAYS + 2]; /* bit -> range in regexes_by_bit */
  uint64_t literal_steps[256]; /* byte -> the steps of literals inside words that it does not take */
  uint64_t literal_ends;       /* the last steps: literals.c */
  cx_index normal_index; /* hash of `from` -> the first normal of it */
} cx_lexicon;

/* Merges the packs (lowest layer first), checks all cells and expressions, compiles. Faults are all reported;
 * with any, the status is ESYNTAX or EREGEX of the first and *out NULL. */
cxtag_status cx_lexicon_compile(cx_lexicon **out, const cx_pack *const *packs, size_t pack_count,
                                const cxtag_memory *memory, cx_faults *faults, cxtag_error *err);
/* Uses compiled bytes in place. Magic, version, length, checksum and
 * structure are checked: EVERSION, EDAMAGED. */
cxtag_status cx_lexicon_open(cx_lexicon **out, const void *bytes, size_t len, const cxtag_memory *memory,
                             cxtag_error *err);
void cx_lexicon_free(cx_lexicon *lexicon);

static inline const char *cx_lexicon_string(const cx_lexicon *lexicon, uint32_t at) {
  return lexicon->strings + at;
}

/* Not that of cx_entry_set_add: entries that the one confuses the other tells apart. */
static inline uint32_t cx_entry_bit(uint32_t entry) { return entry * 0x85EBCA6Bu >> 25; }

/* The entries of a symbol, ascending; symbol->count of them. */
static inline const uint32_t *cx_symbol_entries(const cx_lexicon *lexicon, const cx_symbol *symbol) {
  return symbol->count <= CX_SYMBOL_FEW ? symbol->of.few : lexicon->symbol_entries + symbol->of.many.first;
}

/* Does the symbol accept the entry? Looked for without a branch, for guesses would miss. */
static inline int cx_symbol_accepts(const cx_lexicon *lexicon, uint32_t number, uint32_t entry) {
  const cx_symbol *symbol = &lexicon->symbols[number];
  uint32_t count = symbol->count;
  if (count <= CX_SYMBOL_FEW) {
    int found = 0;
    for (uint32_t i = 0; i < CX_SYMBOL_FEW; i++) found |= symbol->of.few[i] == entry;
    return found;
  }
  uint32_t const bit = cx_entry_bit(entry);
  if (!(symbol->of.many.bits[bit >> 5] >> (bit & 31) & 1)) return 0;
  const uint32_t *at = lexicon->symbol_entries + symbol->of.many.first;
  for (; count > 1; count -= count / 2) at += (at[count / 2] <= entry) * (count / 2);
  return *at == entry;
}

static inline cx_pattern_steps cx_steps_of(const cx_pattern *pattern) {
  return (cx_pattern_steps){pattern->first_step, pattern->step_count, pattern->trigger, pattern->chain_count, 0};
}

static inline uint32_t cx_regex_bit(const cx_lexicon *lexicon, uint32_t regex) {
  return lexicon->regex_bits[regex];
}
/* The bits of the regexes whose literal the word holds. CX_FRONT bytes behind it can be read. */
uint32_t cx_regex_literals_in(const cx_lexicon *lexicon, const char *word, size_t len);

/* The normal.tsv row for a folded word and its cx_hash, or NULL; then the next of the same word, of the other language,
 * or NULL. */
const cx_normal *cx_lexicon_normal(const cx_lexicon *lexicon, const char *word, size_t len, uint32_t hash);
const cx_normal *cx_lexicon_next_normal(const cx_lexicon *lexicon, const cx_normal *normal);

#endif
