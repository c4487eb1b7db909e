#include "model/ngram.h"

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

/* Words of the letters a to z, ä and ö, which nearly all are; 0 = it has something else, or is too long. */
static int read_letters(cx_ngram_word *out, const unsigned char *at, size_t len) {
  const unsigned char *const end = at + len;
  uint8_t *put = out->symbols;
  uint32_t hash = HASH_START;
  if (len > CX_NGRAM_SYMBOLS - 2 || !len) return 0;
  *put++ = CX_SYMBOL_BORDER;
  while (at < end) {
    uint32_t symbol = LETTERS[*at];
    if (!symbol) {
      if (*at != 0xC3 || at + 1 == end) return 0;
      symbol = latin1_symbol(*++at);
    }
    at++;
    *put++ = (uint8_t)symbol;
    hash = (hash ^ symbol) * HASH_FACTOR;
  }
  *put++ = CX_SYMBOL_BORDER;
  out->plain = 1;
  out->count = (size_t)(put - out->symbols);
  out->hash = hash ^ (hash >> 15);
  return 1;
}

int cx_ngram_read(cx_ngram_word *out, const char *word, size_t len) {
  const unsigned char *at = (const unsigned char *)word;
  uint32_t hash = HASH_START;
  size_t count = 1, letters = 0, foreign = 0, size = 1;
  if (read_letters(out, at, len)) return 1;
  if (len > BYTES_READ) len = BYTES_READ;
  out->plain = 1;
  out->symbols[0] = CX_SYMBOL_BORDER;
  for (size_t i = 0; i < len && count < CX_NGRAM_SYMBOLS - 1; i += size) {
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
      if (out->symbols[count - 1] == CX_SYMBOL_BORDER) continue;
    } else if (symbol != CX_SYMBOL_APOSTROPHE) {
      letters++;
    }
    out->symbols[count++] = symbol;
    hash = (hash ^ symbol) * HASH_FACTOR;
  }
  if (out->symbols[count - 1] != CX_SYMBOL_BORDER) out->symbols[count++] = CX_SYMBOL_BORDER;
  out->count = count;
  out->hash = hash ^ (hash >> 15);
  return letters > foreign;
}

size_t cx_ngram_buckets(uint32_t buckets[CX_NGRAM_BUCKETS], const cx_ngram_word *word, unsigned bits) {
  uint32_t window = cx_ngram_window(0, word->symbols[0]);
  size_t n = 0;
  buckets[n++] = cx_ngram_bucket(word->hash, bits);
  for (size_t i = 1; i < word->count; i++) {
    window = cx_ngram_window(window, word->symbols[i]);
    buckets[n++] = cx_ngram_of_two(window, bits);
    if (i >= 2) buckets[n++] = cx_ngram_of_three(window, bits);
    if (i >= 3) buckets[n++] = cx_ngram_of_four(window, bits);
  }
  return n;
}
