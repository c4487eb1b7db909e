/* xorshift64* (Vigna 2016): the same numbers everywhere. The state is never 0. */
#ifndef CX_MODEL_TRAIN_RANDOM_H
#define CX_MODEL_TRAIN_RANDOM_H

#include <stdint.h>

static inline uint32_t cx_train_random(uint64_t *state) {
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return (uint32_t)(*state * 0x2545F4914F6CDD1Du >> 32);
}

#endif
