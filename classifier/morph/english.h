/*
 * English forms: rules for what is regular, tables for what is not. A form exists because something here made
 * it, so `lex expand` can list it and an editor can see why a word matched.
 */
#ifndef CX_MORPH_ENGLISH_H
#define CX_MORPH_ENGLISH_H

#include "morph/paradigm.h"
#include "morph/word_list.h"

/* Ending classes, in the order of cx_english_classes. */
enum {
  CX_ENGLISH_EXACT = CX_ENGLISH_CLASSES, /* went| : the form stands alone */
  CX_ENGLISH_OWNER,                      /* man| man|'s */
  CX_ENGLISH_NOUN,                       /* order| order|s order|'s order|s' */
  CX_ENGLISH_NOUN_ES,                    /* box|es */
  CX_ENGLISH_NOUN_Y,                     /* deliver|y deliver|ies */
  CX_ENGLISH_VERB,                       /* order|s order|ed order|ing */
  CX_ENGLISH_VERB_ES,                    /* fix|es fix|ed */
  CX_ENGLISH_VERB_E,                     /* lov|es lov|ed lov|ing */
  CX_ENGLISH_VERB_EE,                    /* agree|d agree|ing */
  CX_ENGLISH_VERB_IE,                    /* t|ied t|ying */
  CX_ENGLISH_VERB_Y,                     /* tr|ies tr|ied tr|ying */
  CX_ENGLISH_DOUBLED,                    /* stopp|ed stopp|ing */
  CX_ENGLISH_THIRD,                      /* stop|s, tell|s */
  CX_ENGLISH_THIRD_ES,                   /* go|es, teach|es */
  CX_ENGLISH_ING,                        /* tell|ing */
  CX_ENGLISH_GRADE,                      /* cheap|er bigg|est nic|er */
  CX_ENGLISH_GRADE_Y,                    /* eas|ier eas|iest */
  CX_ENGLISH_ADVERB,                     /* quick|ly basical|ly terrib|ly */
  CX_ENGLISH_ADVERB_Y                    /* eas|ily */
};

/* What is known of a single word: english_words.c says what each means. */
enum {
  CX_ENGLISH_GRADABLE = 1,
  CX_ENGLISH_ADVERBIAL = 2,
  CX_ENGLISH_UNINFLECTED = 4,
  CX_ENGLISH_NO_S = 8,
  CX_ENGLISH_NO_VERB = 16,
  CX_ENGLISH_LESS = 32
};
typedef struct cx_english_word {
  cx_list_word word;
  uint8_t kinds;
} cx_english_word;
extern const cx_english_word *const cx_english_words; /* in byte order */
extern const size_t cx_english_word_count;
/* 0 for a word of which nothing is known. */
unsigned cx_english_kinds(const char *word, size_t len);

/* Tables of words and their forms: past and participle of a verb, the plural of a noun,
 * comparative and superlative of an adjective. */
extern const cx_word_table cx_english_verbs, cx_english_nouns, cx_english_adjectives; /* the irregular ones */
extern const cx_word_table cx_english_opposed; /* prefixes that make a word's opposite */
extern const cx_word_table cx_english_pieces;  /* a piece of a word, and how else it is spelt */

/* A word as it may be spelt. */
typedef struct cx_spelt {
  char text[260];
  size_t length;
} cx_spelt;
/* Other spellings of a word: British for American and back, and the commonest misspellings of customers. */
enum { CX_SPELLINGS_MAX = 12 };
size_t cx_english_spellings(cx_spelt out[CX_SPELLINGS_MAX], const char *word, size_t len);

/* Does a piece begin with these two letters? */
int cx_english_piece_may_begin(const char *text);

/* Where stems go. */
typedef struct cx_english_output {
  cx_stem_sink sink;
  void *ctx;
  int stopped;
} cx_english_output;
/* Gives text + suffix as a stem, unless memory ran out before. */
void cx_english_put(cx_english_output *out, const char *text, size_t len, const char *suffix,
                    uint16_t ending_class, uint32_t features);
/* The same for each of the words between blanks. */
void cx_english_put_words(cx_english_output *out, const char *words, uint16_t ending_class,
                          uint32_t features);

/* The paradigms of one spelling; `kinds` are its own. */
void cx_english_noun(cx_english_output *out, const char *word, size_t len, unsigned kinds);
void cx_english_verb(cx_english_output *out, const char *word, size_t len, unsigned kinds);
/* The entry's kinds tell whether it is an adjective, however it is spelt; `sure` that the table says so. */
void cx_english_adjective(cx_english_output *out, const char *word, size_t len, unsigned entry_kinds,
                          int sure);
/* un-, in-, dis- and -less, where it is the entry's opposite. */
void cx_english_opposites(cx_english_output *out, const char *word, size_t len, unsigned kinds);
/* Auxiliaries, pronouns and `not` with their contractions: don't, dont, i'm, cannot. 1 = the word is one of
 * those that have no other forms. */
int cx_english_closed_words(cx_english_output *out, const char *word, size_t len);

/* What two of these words next to each other are written as in one: do and not as don't, dont, doesn't ...; it and be
 * as it's. */
enum { CX_CONTRACTIONS_MAX = 12 };
typedef struct cx_english_form {
  const char *text; /* for good; a NUL need not follow */
  size_t length;
} cx_english_form;
size_t cx_english_contractions(cx_english_form out[CX_CONTRACTIONS_MAX], const char *first, size_t first_length,
                               const char *second, size_t second_length);

#endif
