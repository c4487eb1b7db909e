/* Sums of the evidence of words, a number for each language: what it takes to add a word is nearly all that
 * finding the language of a text costs. */
#ifndef CX_SCORE_TALLY_H
#define CX_SCORE_TALLY_H

#include "word/word.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

typedef struct cx_tally_portable {
  int32_t score[CX_MODEL_LANGUAGES];
} cx_tally_portable;

static inline void cx_tally_portable_add(cx_tally_portable *tally, const cx_word *word) {
  for (int i = 0; i < CX_MODEL_LANGUAGES; i++)
    tally->score[i] = (int32_t)((uint32_t)tally->score[i] + (uint32_t)word->evidence.score[i]);
}

#if defined(__SSE2__)

/* The even numbers (Finnish, Swedish, others) and the odd ones (English, Estonian): to multiply 16-bit
 * numbers by ones and zeroes, and add each pair up, widens them. All 0 when it begins. */
typedef struct cx_tally {
  __m128i even, odd;
} cx_tally;

enum { CX_TALLY_READ = 16 /* bytes from the evidence on: five numbers, and what is multiplied by 0 */ };

_Static_assert(offsetof(cx_word, evidence) + CX_TALLY_READ <= offsetof(cx_word, used), "read what never changes");
_Static_assert(CX_MODEL_FI == 0 && CX_MODEL_EN == 1 && CX_MODEL_LANGUAGES == 5, "even and odd numbers");

static inline void cx_tally_add(cx_tally *tally, const cx_word *word) {
  const char *evidence = (const char *)word + offsetof(cx_word, evidence);
  __m128i const numbers = _mm_loadu_si128((const __m128i *)(const void *)evidence);
  __m128i const even = _mm_madd_epi16(numbers, _mm_setr_epi16(1, 0, 1, 0, 1, 0, 0, 0));
  __m128i const odd = _mm_madd_epi16(numbers, _mm_setr_epi16(0, 1, 0, 1, 0, 0, 0, 0));
  tally->even = _mm_add_epi32(tally->even, even);
  tally->odd = _mm_add_epi32(tally->odd, odd);
}

/* How much more Finnish than English. */
static inline int32_t cx_tally_lead(const cx_tally *tally) {
  return _mm_cvtsi128_si32(_mm_sub_epi32(tally->even, tally->odd));
}

static inline void cx_tally_read(const cx_tally *tally, int32_t score[CX_MODEL_LANGUAGES]) {
  __m128i const first_four = _mm_unpacklo_epi32(tally->even, tally->odd);
  _mm_storeu_si128((__m128i *)(void *)score, first_four);
  score[4] = _mm_cvtsi128_si32(_mm_unpackhi_epi32(tally->even, tally->even));
}

#else

typedef cx_tally_portable cx_tally;

static inline void cx_tally_add(cx_tally *tally, const cx_word *word) {
  cx_tally_portable_add(tally, word);
}

static inline int32_t cx_tally_lead(const cx_tally *tally) {
  return (int32_t)((uint32_t)tally->score[CX_MODEL_FI] - (uint32_t)tally->score[CX_MODEL_EN]);
}

static inline void cx_tally_read(const cx_tally *tally, int32_t score[CX_MODEL_LANGUAGES]) {
  memcpy(score, tally->score, sizeof tally->score);
}

#endif

#endif
