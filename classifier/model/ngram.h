/*
 * What the language model looks at: the character n-grams of one word, as numbers of a hashed table. Shared
 * by prediction and training, so that the two cannot drift apart. Changing anything here makes old weights
 * meaningless: raise CX_MODEL_FORMAT.
 */
#ifndef CX_MODEL_NGRAM_H
#define CX_MODEL_NGRAM_H

#include <stddef.h>
#include <stdint.h>

/* Symbols are 6 bits wide, so that four of them and their count fit one number without loss. */
enum { CX_SYMBOL_BORDER = 1, CX_SYMBOL_A = 2, CX_SYMBOL_APOSTROPHE = 28, CX_SYMBOL_OTHER_LATIN = 63 };

/* The n-grams of so many symbols, of which there are at least three: of two, three and four, and the word. */
#define CX_NGRAM_BUCKETS_OF(symbols) (((symbols) - 1) + ((symbols) - 2) + ((symbols) - 3) + 1)

enum {
  CX_NGRAM_SYMBOLS = 42, /* both borders and the first forty letters: later ones are not read */
  CX_NGRAM_BUCKETS = CX_NGRAM_BUCKETS_OF(CX_NGRAM_SYMBOLS)
};

typedef struct cx_ngram_word {
  uint8_t symbols[CX_NGRAM_SYMBOLS]; /* border, letters (parts of a hyphened word with a border between),
                                        border */
  size_t count;  /* at least 3 */
  uint32_t hash; /* of the symbols; the same on every machine */
  int plain;     /* letters and apostrophes only: may be a function word */
} cx_ngram_word;

/* word: NFC and case folded, any bytes. 0 when it says nothing of a language: no letters, mostly letters of
 * another script, or marks that no word holds (addresses, names of users). */
int cx_ngram_read(cx_ngram_word *out, const char *word, size_t len);

/* The last four symbols that were read. */
static inline uint32_t cx_ngram_window(uint32_t window, uint8_t symbol) {
  return (window & 0x3FFFFu) << 6 | symbol;
}

/* A number with the n-gram's length above its symbols spreads over the table by multiplication (Knuth's
 * multiplicative hashing: the high bits are the good ones). */
static inline uint32_t cx_ngram_bucket(uint32_t key, unsigned bits) {
  return (key * 0x9E3779B1u) >> (32 - bits);
}

/* The last two symbols as a number. */
enum { CX_NGRAM_PAIRS = 1 << 12 };
static inline uint32_t cx_ngram_pair(uint32_t window) {
  return window & (CX_NGRAM_PAIRS - 1);
}

/* The rows of the n-grams that end a window. */
static inline uint32_t cx_ngram_of_two(uint32_t window, unsigned bits) {
  return cx_ngram_bucket((2u << 24) + cx_ngram_pair(window), bits);
}
static inline uint32_t cx_ngram_of_three(uint32_t window, unsigned bits) {
  return cx_ngram_bucket((3u << 24) + (window & 0x3FFFFu), bits);
}
static inline uint32_t cx_ngram_of_four(uint32_t window, unsigned bits) {
  return cx_ngram_bucket((4u << 24) + window, bits);
}

/* The table rows of the word: its 2-, 3- and 4-grams and the word as a whole. bits: 8 to 16. How many. */
size_t cx_ngram_buckets(uint32_t buckets[CX_NGRAM_BUCKETS], const cx_ngram_word *word, unsigned bits);

#endif
