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
  CX_NGRAM_BUCKETS = CX_NGRAM_BUCKETS_OF(CX_NGRAM_SYMBOLS),
  CX_NGRAM_LENGTHS = 3, /* of n-grams: two, three, four */
  CX_NGRAM_ROWS_AT_ONCE = 16,
  CX_NGRAM_ROWS = CX_NGRAM_LENGTHS * CX_NGRAM_SYMBOLS + CX_NGRAM_ROWS_AT_ONCE
};

/* The last two symbols as a number. */
enum { CX_NGRAM_PAIRS = 1 << 12 };

typedef struct cx_ngram_word {
  uint8_t symbols[CX_NGRAM_SYMBOLS]; /* border, letters (parts of a hyphened word with a border between),
                                        border */
  size_t count;  /* at least 3 */
  uint32_t hash; /* of the symbols; the same on every machine */
  int plain;     /* 1 = letters and apostrophes only: may be a function word */
  /* Of the word and of the n-grams that end in each symbol: a number below CX_NGRAM_PAIRS is that pair itself, and 0
   * nothing; the others are CX_NGRAM_PAIRS + the bucket. Filled up with 0, so that they are read many at once, whatever
   * the word's length. */
  uint32_t rows[CX_NGRAM_ROWS];
  size_t row_count; /* a multiple of CX_NGRAM_ROWS_AT_ONCE */
} cx_ngram_word;

/* What the numbers of rows are for. */
typedef struct cx_ngram_table {
  unsigned bits;        /* 8 to 16, of a bucket */
  const uint64_t *rows; /* NULL = nowhere yet: there is nothing to be read */
} cx_ngram_table;
/* For who asks for symbols only. */
static const cx_ngram_table cx_ngram_no_table = {8, NULL};

/* word: NFC and case folded, any bytes. 0 when it says nothing of a language: no letters, mostly letters of
 * another script, or marks that no word holds (addresses, names of users). Has the rows fetched, so that nobody waits
 * for them who does something else first. */
int cx_ngram_read(cx_ngram_word *out, const char *word, size_t len, cx_ngram_table table);

/* The hash of a word that is plain, by its symbols. */
uint32_t cx_ngram_hash(const uint8_t *symbols, size_t count);

/* The last four symbols that were read. */
static inline uint32_t cx_ngram_window(uint32_t window, uint8_t symbol) {
  return (window & 0x3FFFFu) << 6 | symbol;
}

/* A number with the n-gram's length above its symbols spreads over the table by multiplication (Knuth's
 * multiplicative hashing: the high bits are the good ones). */
static inline uint32_t cx_ngram_bucket(uint32_t key, unsigned bits) {
  return (key * 0x9E3779B1u) >> (32 - bits);
}

static inline uint32_t cx_ngram_pair(uint32_t window) {
  return window & (CX_NGRAM_PAIRS - 1);
}

/* The buckets of the n-grams that end a window. */
static inline uint32_t cx_ngram_of_two(uint32_t window, unsigned bits) {
  return cx_ngram_bucket((2u << 24) + cx_ngram_pair(window), bits);
}
static inline uint32_t cx_ngram_of_three(uint32_t window, unsigned bits) {
  return cx_ngram_bucket((3u << 24) + (window & 0x3FFFFu), bits);
}
static inline uint32_t cx_ngram_of_four(uint32_t window, unsigned bits) {
  return cx_ngram_bucket((4u << 24) + window, bits);
}

/* The buckets of the word as a whole and of its 2-, 3- and 4-grams; bits as it was read with. How many. */
size_t cx_ngram_buckets(uint32_t buckets[CX_NGRAM_BUCKETS], const cx_ngram_word *word, unsigned bits);

#endif
