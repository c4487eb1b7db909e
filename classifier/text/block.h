/* The tokeniser's stride: words of a..z and Latin-1 letters. Nearly all are shorter than 16 bytes and
 * are seen whole in one load; the others, and those with single hyphens and apostrophes inside, are read
 * byte by byte. */
#ifndef CX_TEXT_BLOCK_H
#define CX_TEXT_BLOCK_H

#include <stdint.h>
#include <string.h>

#include "base/hash.h"
#include "text/text.h"

#if defined(__SSE2__) && defined(__x86_64__)
#include <emmintrin.h>
#endif

/* Called once a word: what it returns must stay in registers. */
#if defined(__GNUC__)
#define CX_IN_LOOP static inline __attribute__((always_inline))
#else
#define CX_IN_LOOP static inline
#endif

enum { CX_BLOCK = 16, CX_WORD_LIMIT = 48, CX_BLOCK_AHEAD = 50 /* bytes that must be readable */ };

typedef struct cx_word_block {
  uint32_t length;    /* 0 = no such word here: longer, or other letters */
  uint32_t flags;     /* DOTS, ELONGATED */
  uint64_t low, high; /* its bytes, padded with NUL */
} cx_word_block;

/* cx_hash of the block's bytes, without its loop and without a branch. */
CX_IN_LOOP uint32_t cx_hash_block(const cx_word_block *block) {
  uint64_t h = cx_hash_mix(0xA0761D6478BD642Fu ^ block->length, block->low);
  uint64_t longer = cx_hash_mix(h, block->high), is_longer = 0 - (uint64_t)(block->length >= 8);
  h = cx_hash_mix(h ^ ((h ^ longer) & is_longer), 0xE7037ED1A0B428DBu);
  return (uint32_t)(h ^ (h >> 29));
}

static inline int cx_is_block_letter(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z');
}

static inline int cx_is_joint(unsigned char c) {
  return c == '\'' || c == '-';
}

/* Bytes of the word, fewer than limit, or 0. joined: a hyphen or an
 * apostrophe between letters belongs to it. */
static inline uint32_t cx_read_word(const unsigned char *p, uint32_t limit, int joined, uint32_t *flags) {
  uint32_t at = 0, again = 0;

  *flags = 0;
  while (at < limit) {
    unsigned char const c = p[at], next = p[at + 1];
    if (c >= 'a' && c <= 'z') {
      again = at && c == p[at - 1] ? again + 1 : 0;
      at++;
    } else if (joined && cx_is_joint(c) && at && cx_is_block_letter(p[at - 1]) && cx_is_block_letter(next)) {
      again = 0;
      at++;
    } else if (c < 0x80) {
      return at;
    } else {
      if (c != 0xC3 || next < 0x80 || next > 0xBF || next == 0x97 || next == 0xB7) return 0;
      again = at > 1 && p[at - 2] == 0xC3 && next == p[at - 1] ? again + 1 : 0;
      if (next == 0xA4 || next == 0xA5 || next == 0xB6) *flags |= CX_TOKEN_DOTS;
      at += 2;
    }
    if (again > 1) *flags |= CX_TOKEN_ELONGATED;
  }
  return 0;
}

static inline cx_word_block cx_read_block_portable(const unsigned char *p) {
  cx_word_block block = {0, 0, 0, 0};
  unsigned char padded[CX_BLOCK] = {0};

  block.length = cx_read_word(p, CX_BLOCK, 0, &block.flags);
  memcpy(padded, p, block.length);
  memcpy(&block.low, padded, 8);
  memcpy(&block.high, padded + 8, 8);
  return block;
}

#if defined(__SSE2__) && defined(__x86_64__)

static inline __m128i cx_load_block(const unsigned char *p) {
  return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline unsigned cx_equal_mask(__m128i v, unsigned char c) {
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)c)));
}

/* Bytes beyond ASCII in a word of fewer than 16 bytes: 1 and flags when they are Latin-1 letters, else 0. */
static inline int cx_read_high(const unsigned char *p, __m128i word, unsigned high, uint32_t *flags) {
  unsigned lead = cx_equal_mask(word, 0xC3), tail = high & ~lead;
  if (tail != lead << 1 || (cx_equal_mask(word, 0x97) | cx_equal_mask(word, 0xB7)) & tail) return 0;
  unsigned dots = cx_equal_mask(word, 0xA4) | cx_equal_mask(word, 0xA5) | cx_equal_mask(word, 0xB6);
  __m128i second = cx_load_block(p + 2), third = cx_load_block(p + 4);
  unsigned same =
      (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(word, second), _mm_cmpeq_epi8(word, third)));
  *flags = dots & tail ? CX_TOKEN_DOTS : 0;
  if (same & same >> 1 & lead) *flags |= CX_TOKEN_ELONGATED;
  return 1;
}

CX_IN_LOOP cx_word_block cx_read_block(const unsigned char *p) {
  static const uint8_t masks[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                    255, 255, 255, 255, 255, 255, 255, 255};
  cx_word_block block = {0, 0, 0, 0};
  __m128i v = cx_load_block(p);
  /* As signed numbers, with 5 added, a..z are the largest. */
  __m128i letters = _mm_cmpgt_epi8(_mm_add_epi8(v, _mm_set1_epi8(127 - 'z')), _mm_set1_epi8(127 - 26));
  unsigned word_mask = (unsigned)_mm_movemask_epi8(_mm_or_si128(letters, v));
  unsigned length = (unsigned)__builtin_ctz(~word_mask | 1u << CX_BLOCK);

  if (length == CX_BLOCK) return block;
  __m128i word = _mm_and_si128(v, cx_load_block(masks + CX_BLOCK - length));
  unsigned high = (unsigned)_mm_movemask_epi8(word);
  if (high && !cx_read_high(p, word, high, &block.flags)) return block;
  unsigned same = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, cx_load_block(p + 1))),
           triple = same & same >> 1;
  if (triple & word_mask && triple & ((1u << length) - 1)) /* the first is true of few texts */
    block.flags |= CX_TOKEN_ELONGATED;
  block.low = (uint64_t)_mm_cvtsi128_si64(word);
  block.high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(word, word));
  block.length = length;
  return block;
}

#else

static inline cx_word_block cx_read_block(const unsigned char *p) {
  return cx_read_block_portable(p);
}

#endif

#endif
