/* The literals of regexes that stand inside words: each word knows those it holds. */
#include <string.h>

#include "base/front.h"
#include "lexicon/open.h"

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

/* All literals are looked for at once (shift-or: Baeza-Yates and Gonnet, A New Approach to Text Searching, 1992). A
 * step is the next byte of a literal, up to the eighth; it has a bit, which is 0 where the bytes read last took
 * this step and those before it. Literals share eight lanes, whose bits stand side by side: which literal of a
 * lane it was is left to comparing. */
enum { LANES = 8, STEPS = 8 };

static uint64_t step_of(uint32_t bit, size_t step) {
  return (uint64_t)1 << (LANES * step + bit % LANES);
}

static void add_steps(cx_lexicon *lexicon, uint32_t bit, const char *literal, size_t len) {
  size_t const steps = len < STEPS ? len : STEPS;
  for (size_t i = 0; i < steps; i++) lexicon->literal_steps[(unsigned char)literal[i]] &= ~step_of(bit, i);
  lexicon->literal_ends |= step_of(bit, steps - 1);
}

/* The last steps that are taken in the word. Bytes are read eight at a time, NUL for those behind its end, which no
 * literal holds: most words are one such step or two, whatever their length. */
static uint64_t find_ends(const cx_lexicon *lexicon, const char *word, size_t len) {
  uint64_t state = ~(uint64_t)0, missed = state;
  for (;; word += sizeof state, len -= sizeof state) {
    uint64_t bytes = cx_front_read(word, len < CX_FRONT ? len : CX_FRONT).half[0];
    for (size_t i = 0; i < sizeof bytes; i++, bytes >>= 8) {
      state = state << LANES | lexicon->literal_steps[bytes & UINT8_MAX];
      missed &= state;
    }
    if (len <= sizeof bytes) return ~missed & lexicon->literal_ends;
  }
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

int cx_make_regex_bits(cx_lexicon *lexicon) {
  uint32_t owners[CX_REGEX_BIT_ALWAYS]; /* of each bit the first regex */
  uint8_t given = 0;
  lexicon->regex_bits = cx_alloc_array(lexicon->memory, lexicon->regex_count, sizeof *lexicon->regex_bits);
  lexicon->regexes_by_bit = cx_alloc_array(lexicon->memory, lexicon->regex_count, sizeof *lexicon->regexes_by_bit);
  if (!lexicon->regex_bits || !lexicon->regexes_by_bit) return 0;
  memset(lexicon->literal_steps, 0xFF, sizeof lexicon->literal_steps);
  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    size_t len;
    const char *literal = trim_literal(lexicon, i, &len);
    lexicon->regex_bits[i] = CX_REGEX_BIT_ALWAYS;
    if (!is_inside_words(literal, len)) continue;
    uint8_t const bit = find_literal(lexicon, owners, given, literal, len);
    if (bit == CX_REGEX_BIT_ALWAYS) continue;
    if (bit == given) owners[given++] = i;
    lexicon->regex_bits[i] = bit;
    add_steps(lexicon, bit, literal, len);
  }
  sort_by_bit(lexicon);
  return 1;
}

static int holds(const char *word, size_t len, const char *literal, size_t literal_len) {
  for (size_t at = 0; at + literal_len <= len; at++)
    if (word[at] == *literal && !memcmp(word + at, literal, literal_len)) return 1;
  return 0;
}

/* Of the literals in the lanes of these last steps those that the word holds. */
CX_APART static uint32_t compare(const cx_lexicon *lexicon, uint64_t ends, const char *word, size_t len) {
  static const uint64_t ALL_STEPS = 0x0101010101010101u;
  const uint32_t *const at = lexicon->regexes_by_bit_at;
  uint32_t bits = 0;
  for (uint32_t bit = 0; bit < CX_REGEX_BIT_ALWAYS && at[bit] < at[bit + 1]; bit++) {
    size_t literal_len;
    if (!(ends >> bit % LANES & ALL_STEPS)) continue;
    const char *literal = trim_literal(lexicon, lexicon->regexes_by_bit[at[bit]], &literal_len);
    if (holds(word, len, literal, literal_len)) bits |= 1u << bit;
  }
  return bits;
}

uint32_t cx_regex_literals_in(const cx_lexicon *lexicon, const char *word, size_t len) {
  uint64_t const ends = find_ends(lexicon, word, len);
  return ends ? compare(lexicon, ends, word, len) : 0;
}
