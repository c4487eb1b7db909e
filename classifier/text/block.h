/* The tokeniser's stride: a word of a..z and Latin-1 letters with single hyphens and apostrophes inside,
 * shorter than 16 bytes, seen whole in one load. */
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

enum { CX_BLOCK = 16, CX_BLOCK_AHEAD = 24 /* bytes that must be readable */ };

typedef struct cx_word_block {
  uint32_t length;    /* 0 = no such word here: longer, or other letters */
  uint32_t flags;     /* ASCII, DOTS, ELONGATED */
  uint64_t low, high; /* its bytes, padded with NUL */
} cx_word_block;

/* cx_hash of the block's bytes, without its loop and without a branch. */
static inline uint32_t cx_hash_block(const cx_word_block *block) {
  uint64_t h = cx_hash_mix(0xA0761D6478BD642Fu ^ block->length, block->low);
  uint64_t longer = cx_hash_mix(h, block->high), is_longer = 0 - (uint64_t)(block->length >= 8);
  h = cx_hash_mix(h ^ ((h ^ longer) & is_longer), 0xE7037ED1A0B428DBu);
  return (uint32_t)(h ^ (h >> 29));
}

static inline int cx_is_block_letter(unsigned char c) {
  return c >= 0x80 || (c >= 'a' && c <= 'z');
}

static inline cx_word_block cx_read_block_portable(const unsigned char *p) {
  cx_word_block block = {0, CX_TOKEN_ASCII, 0, 0};
  unsigned char padded[CX_BLOCK] = {0};
  uint32_t at = 0, again = 0;

  while (at < CX_BLOCK) {
    if ((p[at] == '\'' || p[at] == '-') && at && at + 1 < CX_BLOCK && cx_is_block_letter(p[at - 1]) &&
        cx_is_block_letter(p[at + 1])) {
      again = 0;
      at++;
    } else if (p[at] >= 'a' && p[at] <= 'z') {
      again = at && p[at] == p[at - 1] ? again + 1 : 0;
      at++;
    } else if (p[at] < 0x80) {
      break;
    } else {
      unsigned char c = p[at + 1];
      if (p[at] != 0xC3 || at + 2 > CX_BLOCK || c < 0x80 || c > 0xBF || c == 0x97 || c == 0xB7)
        return block.length = 0, block;
      again = at > 1 && p[at - 2] == 0xC3 && c == p[at - 1] ? again + 1 : 0;
      block.flags &= ~(uint32_t)CX_TOKEN_ASCII;
      if (c == 0xA4 || c == 0xA5 || c == 0xB6) block.flags |= CX_TOKEN_DOTS;
      at += 2;
    }
    if (again > 1) block.flags |= CX_TOKEN_ELONGATED;
  }
  if (at >= CX_BLOCK) return block;
  memcpy(padded, p, at);
  memcpy(&block.low, padded, 8);
  memcpy(&block.high, padded + 8, 8);
  block.length = at;
  return block;
}

#if defined(__SSE2__) && defined(__x86_64__)

static inline __m128i cx_load_block(const unsigned char *p) {
  return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline unsigned cx_equal_mask(__m128i v, unsigned char c) {
  return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)c)));
}

/* Bytes beyond ASCII among the word's: 1 and flags when they are Latin-1 letters, else 0. */
static inline int cx_read_high(const unsigned char *p, __m128i v, unsigned high, unsigned mask,
                               uint32_t *flags) {
  unsigned lead = cx_equal_mask(v, 0xC3) & mask, tail = high & ~lead;
  if (tail != lead << 1 || (cx_equal_mask(v, 0x97) | cx_equal_mask(v, 0xB7)) & tail) return 0;
  unsigned dots = cx_equal_mask(v, 0xA4) | cx_equal_mask(v, 0xA5) | cx_equal_mask(v, 0xB6);
  __m128i second = cx_load_block(p + 2), third = cx_load_block(p + 4);
  unsigned same =
      (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(v, second), _mm_cmpeq_epi8(v, third)));
  *flags = dots & tail ? CX_TOKEN_DOTS : 0;
  if (same & same >> 1 & lead & mask >> 5) *flags |= CX_TOKEN_ELONGATED;
  return 1;
}

CX_IN_LOOP cx_word_block cx_read_block(const unsigned char *p) {
  static const uint8_t masks[32] = {255, 255, 255, 255, 255, 255, 255, 255,
                                    255, 255, 255, 255, 255, 255, 255, 255};
  cx_word_block block = {0, CX_TOKEN_ASCII, 0, 0};
  __m128i v = cx_load_block(p);
  __m128i letters =
      _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('z' + 1)));
  __m128i signs = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\'')), _mm_cmpeq_epi8(v, _mm_set1_epi8('-')));
  unsigned high = (unsigned)_mm_movemask_epi8(v), word_mask = (unsigned)_mm_movemask_epi8(letters) | high;
  word_mask |= (unsigned)_mm_movemask_epi8(signs) & word_mask << 1 & word_mask >> 1;
  unsigned length = (unsigned)__builtin_ctz(~word_mask | 0x10000), mask = (1u << length) - 1;

  if (length == CX_BLOCK) return block;
  if (high & mask && !cx_read_high(p, v, high & mask, mask, &block.flags)) return block;
  __m128i second = cx_load_block(p + 1), third = cx_load_block(p + 2);
  unsigned same =
      (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(v, second), _mm_cmpeq_epi8(v, third)));
  block.flags |= same & mask >> 2 ? CX_TOKEN_ELONGATED : 0;
  __m128i word = _mm_and_si128(v, _mm_loadu_si128((const __m128i *)(const void *)(masks + 16 - length)));
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
