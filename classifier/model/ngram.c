#include "model/ngram.h"

#include <string.h>

#include "base/memory.h"

#define HASH_START 0x811C9DC5u
#define HASH_FACTOR 0x9E3779B1u

enum { NO_WORD = 0xFF, FOREIGN = 0xFE, BYTES_READ = 4 * CX_NGRAM_SYMBOLS };

/* From U+00C0 to U+00FF as case folding leaves them; the letters that tell the four languages apart and the
 * two Nordic neighbours stand alone, the rest together. */
static uint8_t latin1_symbol(unsigned char second) {
  switch (second) {
  case 0xA4:
    return 29; /* ä */
  case 0xB6:
    return 30; /* ö */
  case 0xA5:
    return 31; /* å */
  case 0xB5:
    return 32; /* õ */
  case 0xBC:
    return 33; /* ü */
  case 0xA9:
    return 34; /* é */
  case 0xA6:
    return 35; /* æ */
  case 0xB8:
    return 36; /* ø */
  default:
    return CX_SYMBOL_OTHER_LATIN;
  }
}

static uint8_t ascii_symbol(unsigned char c) {
  unsigned char small = c | 0x20;
  if (small >= 'a' && small <= 'z') return (uint8_t)(CX_SYMBOL_A + (small - 'a'));
  if (c == '\'') return CX_SYMBOL_APOSTROPHE;
  if (c == '-' || c == ':' || (c >= '0' && c <= '9')) return CX_SYMBOL_BORDER;
  return NO_WORD;
}

/* The symbol of a character beyond ASCII; *size is moved past its continuation bytes. */
static uint8_t wide_symbol(const unsigned char *at, size_t left, size_t *size) {
  size_t n = 1;
  while (n < left && n < 4 && (at[n] & 0xC0) == 0x80) n++;
  *size = n;
  if (n == 2 && at[0] == 0xC3) return latin1_symbol(at[1]);
  if (n == 2 && at[0] == 0xC5 && at[1] == 0xA1) return 37; /* š */
  if (n == 2 && at[0] == 0xC5 && at[1] == 0xBE) return 38; /* ž */
  if (n == 2 && (at[0] == 0xC4 || at[0] == 0xC5)) return CX_SYMBOL_OTHER_LATIN;
  if (n == 2 && at[0] == 0xC2 && at[1] == 0xB4) return CX_SYMBOL_APOSTROPHE; /* acute accent typed for one */
  if (n == 3 && at[0] == 0xE2 && at[1] == 0x80) {
    if (at[2] == 0x98 || at[2] == 0x99) return CX_SYMBOL_APOSTROPHE;
    if (at[2] >= 0x90 && at[2] <= 0x94) return CX_SYMBOL_BORDER;
  }
  return FOREIGN;
}

/* The symbols of the letters a to z; 0 = another byte. */
#define LETTER(small) [(small)] = CX_SYMBOL_A + (small) - 'a', [(small) - 0x20] = CX_SYMBOL_A + (small) - 'a'
static const uint8_t LETTERS[256] = {
    LETTER('a'), LETTER('b'), LETTER('c'), LETTER('d'), LETTER('e'), LETTER('f'), LETTER('g'),
    LETTER('h'), LETTER('i'), LETTER('j'), LETTER('k'), LETTER('l'), LETTER('m'), LETTER('n'),
    LETTER('o'), LETTER('p'), LETTER('q'), LETTER('r'), LETTER('s'), LETTER('t'), LETTER('u'),
    LETTER('v'), LETTER('w'), LETTER('x'), LETTER('y'), LETTER('z'),
};

static uint32_t hash_step(uint32_t hash, uint32_t symbol) { return (hash ^ symbol) * HASH_FACTOR; }
static uint32_t hash_end(uint32_t hash) { return hash ^ (hash >> 15); }

uint32_t cx_ngram_hash(const uint8_t *symbols, size_t count) {
  uint32_t hash = HASH_START;
  for (size_t i = 1; i + 1 < count; i++) hash = hash_step(hash, symbols[i]);
  return hash_end(hash);
}

/* A word as it is read, symbol by symbol. */
typedef struct reading {
  cx_ngram_word *word;
  size_t count;
  uint32_t hash;   /* of the letters */
  uint32_t window; /* the last four symbols */
  cx_ngram_table table;
} reading;

/* There need be no table, so the way to the row is no pointer's. */
static inline uint32_t row_of(const reading *r, uint32_t bucket) {
  uint32_t const row = CX_NGRAM_PAIRS + bucket;
  uintptr_t const at = (uintptr_t)r->table.rows + sizeof *r->table.rows * row;
  CX_FETCH((const void *)at); /* NOLINT(performance-no-int-to-ptr) */
  return row;
}

/* The rows of pairs are few enough to be at hand; the others would be waited for longer than all else here takes. */
static inline void put(reading *r, uint32_t symbol) {
  uint32_t const window = cx_ngram_window(r->window, (uint8_t)symbol);
  uint32_t *const rows = r->word->rows + CX_NGRAM_LENGTHS * r->count;
  rows[0] = cx_ngram_pair(window);
  rows[1] = row_of(r, cx_ngram_of_three(window, r->table.bits));
  rows[2] = row_of(r, cx_ngram_of_four(window, r->table.bits));
  r->word->symbols[r->count++] = (uint8_t)symbol;
  r->window = window;
}

static inline void put_letter(reading *r, uint32_t symbol) {
  put(r, symbol);
  r->hash = hash_step(r->hash, symbol);
}

static inline reading begin(cx_ngram_word *out, cx_ngram_table table) {
  reading r = {out, 0, HASH_START, 0, table};
  put(&r, CX_SYMBOL_BORDER);
  return r;
}

/* The first three symbols end no n-grams that are longer than what was read: the word stands there, and nothing. */
static void end(const reading *r) {
  cx_ngram_word *const word = r->word;
  size_t const given = CX_NGRAM_LENGTHS * r->count;
  word->count = r->count;
  word->hash = hash_end(r->hash);
  word->rows[0] = row_of(r, cx_ngram_bucket(word->hash, r->table.bits));
  word->rows[1] = word->rows[2] = word->rows[4] = word->rows[5] = word->rows[8] = 0;
  memset(word->rows + given, 0, CX_NGRAM_ROWS_AT_ONCE * sizeof *word->rows);
  word->row_count = (given + CX_NGRAM_ROWS_AT_ONCE - 1) / CX_NGRAM_ROWS_AT_ONCE * CX_NGRAM_ROWS_AT_ONCE;
}

/* Words of the letters a to z, ä and ö, which nearly all are; 0 = it has something else, or is too long. */
static int read_letters(cx_ngram_word *out, const unsigned char *at, size_t len, cx_ngram_table table) {
  const unsigned char *const stop = at + len;
  if (len > CX_NGRAM_SYMBOLS - 2 || !len) return 0;
  reading r = begin(out, table);
  while (at < stop) {
    uint32_t symbol = LETTERS[*at];
    if (!symbol) {
      if (*at != 0xC3 || at + 1 == stop) return 0;
      symbol = latin1_symbol(*++at);
    }
    at++;
    put_letter(&r, symbol);
  }
  put(&r, CX_SYMBOL_BORDER);
  end(&r);
  out->plain = 1;
  return 1;
}

int cx_ngram_read(cx_ngram_word *out, const char *word, size_t len, cx_ngram_table table) {
  const unsigned char *at = (const unsigned char *)word;
  size_t letters = 0, foreign = 0, size = 1;
  if (read_letters(out, at, len, table)) return 1;
  if (len > BYTES_READ) len = BYTES_READ;
  reading r = begin(out, table);
  out->plain = 1;
  for (size_t i = 0; i < len && r.count < CX_NGRAM_SYMBOLS - 1; i += size) {
    uint8_t symbol;
    size = 1;
    symbol = at[i] < 0x80 ? ascii_symbol(at[i]) : wide_symbol(at + i, len - i, &size);
    if (symbol == NO_WORD) return 0;
    if (symbol == FOREIGN) {
      foreign++;
      symbol = CX_SYMBOL_BORDER;
    }
    if (symbol == CX_SYMBOL_BORDER) {
      out->plain = 0;
      if (out->symbols[r.count - 1] == CX_SYMBOL_BORDER) continue;
    } else if (symbol != CX_SYMBOL_APOSTROPHE) {
      letters++;
    }
    put_letter(&r, symbol);
  }
  if (out->symbols[r.count - 1] != CX_SYMBOL_BORDER) put(&r, CX_SYMBOL_BORDER);
  end(&r);
  return letters > foreign;
}

size_t cx_ngram_buckets(uint32_t buckets[CX_NGRAM_BUCKETS], const cx_ngram_word *word, unsigned bits) {
  size_t n = 0;
  for (size_t i = 0; i < word->row_count; i++) {
    uint32_t const row = word->rows[i];
    if (row) buckets[n++] = row < CX_NGRAM_PAIRS ? cx_ngram_of_two(row, bits) : row - CX_NGRAM_PAIRS;
  }
  return n;
}
