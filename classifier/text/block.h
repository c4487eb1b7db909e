/* The tokeniser's stride: words of a..z and Latin-1 letters. Nearly all are at most 16 bytes long and are seen
 * whole in one load; the others, and those with single hyphens and apostrophes inside, take a few. */
#ifndef CX_TEXT_BLOCK_H
#define CX_TEXT_BLOCK_H

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "text/text.h"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

/* Called once a word: what it returns must stay in registers. And where the loop goes on in a line. */
#if defined(__GNUC__)
#define CX_IN_LOOP static inline __attribute__((always_inline))
#define CX_OFTEN(condition) __builtin_expect(condition, 1)
#else
#define CX_IN_LOOP static inline
#define CX_OFTEN(condition) (condition)
#endif

enum {
  CX_BLOCK = 16,
  CX_WORD_LIMIT = 48, /* words are shorter */
  CX_BLOCK_AHEAD = 20 /* bytes that must be readable from any letter on */
};

typedef struct cx_plain_word {
  size_t length;        /* 0 = none, or other letters; CX_BLOCK = perhaps the beginning of one */
  uint32_t hash, flags; /* ELONGATED */
  unsigned char behind; /* the byte behind these */
} cx_plain_word;

static inline int cx_is_block_letter(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z');
}

static inline int cx_is_joint(unsigned char c) {
  return c == '\'' || c == '-';
}

static inline cx_plain_word cx_read_block_portable(const unsigned char *p) {
  size_t at = 0, again = 0;
  uint32_t flags = 0;

  while (at < CX_BLOCK && cx_is_block_letter(p[at])) {
    unsigned char const c = p[at], next = p[at + 1];
    if (c < 0x80) {
      again = at && c == p[at - 1] ? again + 1 : 0;
      at++;
    } else {
      if (c != 0xC3 || next < 0x80 || next > 0xBF || next == 0x97 || next == 0xB7) return (cx_plain_word){0};
      again = at > 1 && p[at - 2] == 0xC3 && next == p[at - 1] ? again + 1 : 0;
      at += 2;
    }
    if (again > 1) flags |= CX_TOKEN_ELONGATED;
  }
  if (at > CX_BLOCK) at = CX_BLOCK; /* in the middle of a letter */
  return (cx_plain_word){at, cx_hash((const char *)p, at), flags, p[at]};
}

#if defined(__SSE2__) && defined(__x86_64__)

static inline __m128i cx_load_block(const unsigned char *p) {
  return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline unsigned cx_equal_mask(__m128i v, unsigned char c) {
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)c)));
}

/* Bytes beyond ASCII in a word of at most 16 bytes: 1 and flags when they are Latin-1 letters, else 0. */
static inline int cx_read_high(const unsigned char *p, __m128i word, unsigned high, uint32_t *flags) {
  unsigned lead = cx_equal_mask(word, 0xC3), tail = high & ~lead;
  unsigned no_letter = cx_equal_mask(word, 0x97) | cx_equal_mask(word, 0xB7);
  if (tail != (lead << 1 & 0xFFFF) || no_letter & tail) return 0;
  __m128i second = cx_load_block(p + 2), third = cx_load_block(p + 4);
  unsigned same =
      (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(word, second), _mm_cmpeq_epi8(word, third)));
  if (same & same >> 1 & lead) *flags |= CX_TOKEN_ELONGATED;
  return 1;
}

/* `unknown` is 0 where all that is beyond ASCII is known to be letters of Latin-1, else all bits. */
CX_IN_LOOP cx_plain_word cx_read_block(const unsigned char *p, unsigned unknown) {
  static const uint8_t masks[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                    255, 255, 255, 255, 255, 255, 255, 255};
  cx_plain_word block = {0, 0, 0, 0};
  __m128i v = cx_load_block(p);
  /* As signed numbers, with 5 added, a..z are the largest. */
  __m128i letters = _mm_cmpgt_epi8(_mm_add_epi8(v, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
  uint32_t letter_mask = (unsigned)_mm_movemask_epi8(_mm_or_si128(letters, v));
  size_t length = (unsigned)__builtin_ctz(~letter_mask);

  __m128i word = _mm_and_si128(v, cx_load_block(masks + CX_BLOCK - length));
  unsigned high = (unsigned)_mm_movemask_epi8(word);
  unsigned const row = high & high << 2 & high << 4; /* three such letters on end: few words have them */
  if ((row | (high & unknown)) && !cx_read_high(p, word, high, &block.flags)) return block;
  unsigned same = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, cx_load_block(p + 1)));
  unsigned triple = same & same << 1; /* bits of the second of three */
  if (triple & letter_mask && triple & ((1u << length) - 1)) /* the first is true of few texts */
    block.flags |= CX_TOKEN_ELONGATED;
  __m128i salted = _mm_xor_si128(word, _mm_set_epi64x((int64_t)CX_HASH_HIGH, (int64_t)CX_HASH_LOW));
  block.hash = (uint32_t)cx_hash_mix((uint64_t)_mm_cvtsi128_si64(salted),
                                     (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(salted, salted)));
  block.length = length;
  block.behind = p[length];
  return block;
}

#else

static inline cx_plain_word cx_read_block(const unsigned char *p, unsigned unknown) {
  (void)unknown;
  return cx_read_block_portable(p);
}

#endif

static inline size_t cx_letter_before(const unsigned char *p, size_t at) {
  return at - ((p[at - 1] & 0xC0) == 0x80 ? 2 : 1);
}

/* A word that may be longer than a block, and may have hyphens or apostrophes between its letters. Where a
 * block is full the next begins with its last two letters, so that no third of a row is missed. */
static inline cx_plain_word cx_read_long(const unsigned char *p, unsigned unknown) {
  cx_plain_word word = cx_read_block(p, unknown);
  while (word.length && word.length < CX_WORD_LIMIT) {
    size_t at = word.length;
    if (cx_is_block_letter(word.behind))
      at = cx_letter_before(p, cx_letter_before(p, at));
    else if (cx_is_joint(word.behind) && cx_is_block_letter(p[at + 1]))
      at++;
    else
      break;
    cx_plain_word const part = cx_read_block(p + at, unknown);
    word.length = part.length ? at + part.length : 0;
    word.flags |= part.flags;
    word.behind = part.behind;
  }
  if (word.length >= CX_WORD_LIMIT) word.length = 0;
  word.hash = cx_hash((const char *)p, word.length);
  return word;
}

#endif
