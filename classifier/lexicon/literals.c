/* The literals of regexes that stand inside words: each word knows those it holds. */
#include <string.h>

#include "lexicon/index.h"

/* The literal without the blanks at its ends: that much of it stands inside a word. */
static const char *trim_literal(const cx_lexicon *lexicon, uint32_t regex, size_t *len) {
  const char *literal = cx_lexicon_string(lexicon, lexicon->regexes[regex].literal);
  *len = lexicon->regexes[regex].literal_length;
  while (*len && *literal == ' ') literal++, --*len;
  while (*len && literal[*len - 1] == ' ') --*len;
  return literal;
}

/* Letters only: a to z, and those of Latin-1 (two bytes from C3). */
static int is_inside_words(const char *literal, size_t len) {
  for (size_t i = 0; i < len; i++) {
    unsigned char const byte = (unsigned char)literal[i];
    if (byte >= 'a' && byte <= 'z') continue;
    if (byte != 0xC3 || ++i == len) return 0;
  }
  return len >= 3;
}

/* A place in the table for three bytes. */
static uint32_t place_of(uint32_t three) {
  return (three * 0x9E3779B1u) >> (32 - CX_REGEX_FRONT_BITS);
}

static uint32_t first_three(const char *bytes) {
  return (unsigned char)bytes[0] | (uint32_t)(unsigned char)bytes[1] << 8 |
         (uint32_t)(unsigned char)bytes[2] << 16;
}

/* Which of `count` regexes has that literal, too; count = none. */
static uint8_t find_literal(const cx_lexicon *lexicon, const uint32_t *regexes, uint8_t count,
                            const char *literal, size_t len) {
  for (uint8_t i = 0; i < count; i++) {
    size_t other_len;
    const char *other = trim_literal(lexicon, regexes[i], &other_len);
    if (len == other_len && !memcmp(literal, other, len)) return i;
  }
  return count;
}

/* Counted, placed. */
static void sort_by_bit(cx_lexicon *lexicon) {
  uint32_t next[CX_REGEX_BIT_ALWAYS + 1], *const at = lexicon->regexes_by_bit_at;
  for (uint32_t i = 0; i < lexicon->regex_count; i++) at[lexicon->regex_bits[i] + 1]++;
  for (uint32_t bit = 0; bit <= CX_REGEX_BIT_ALWAYS; bit++) {
    at[bit + 1] += at[bit];
    next[bit] = at[bit];
  }
  for (uint32_t i = 0; i < lexicon->regex_count; i++)
    lexicon->regexes_by_bit[next[lexicon->regex_bits[i]]++] = i;
}

void cx_make_regex_bits(cx_lexicon *lexicon) {
  uint32_t owners[CX_REGEX_BIT_ALWAYS]; /* of each bit the first regex */
  uint8_t given = 0;
  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    size_t len;
    const char *literal = trim_literal(lexicon, i, &len);
    lexicon->regex_bits[i] = CX_REGEX_BIT_ALWAYS;
    if (!is_inside_words(literal, len)) continue;
    uint8_t const bit = find_literal(lexicon, owners, given, literal, len);
    if (bit == CX_REGEX_BIT_ALWAYS) continue;
    if (bit == given) owners[given++] = i;
    lexicon->regex_bits[i] = bit;
    lexicon->regex_threes[i] = first_three(literal);
    uint32_t const place = place_of(lexicon->regex_threes[i]);
    lexicon->regex_fronts[place / 64] |= 1ull << place % 64;
  }
  sort_by_bit(lexicon);
}

static uint32_t literals_at(const cx_lexicon *lexicon, uint32_t three, const char *at, size_t left) {
  uint32_t bits = 0;
  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    size_t len;
    if (lexicon->regex_threes[i] != three) continue;
    const char *literal = trim_literal(lexicon, i, &len);
    if (len <= left && !memcmp(at, literal, len)) bits |= 1u << lexicon->regex_bits[i];
  }
  return bits;
}

uint32_t cx_regex_literals_in(const cx_lexicon *lexicon, const char *word, size_t len) {
  uint32_t bits = 0;
  if (len < 3) return 0;
  uint32_t three = first_three(word);
  for (size_t at = 0;; at++) {
    uint32_t const place = place_of(three);
    if (lexicon->regex_fronts[place / 64] >> place % 64 & 1)
      bits |= literals_at(lexicon, three, word + at, len - at);
    if (at + 3 == len) return bits;
    three = three >> 8 | (uint32_t)(unsigned char)word[at + 3] << 16;
  }
}
