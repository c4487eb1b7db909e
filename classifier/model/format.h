/*
 * The layout of a language model (.cxm), little-endian whatever the machine:
 *
 *    0  "CXLM"                      16  bits: 2^bits table rows        40  word slots: 2^bits, these bits
 *    4  format version              20  step: thousandths of a nat     44  bytes of the word pool
 *    8  length of the whole file        that one weight unit is worth  48  zero
 *   12  CRC-32 of all from 16 on    24  four biases, thousandths, signed
 *   64  table: a row is four bytes, one a language, each a weight + 128
 *    …  word slots: 16 bits each, offset of an entry in the pool, 0xFFFF = free; linear probing
 *    …  pool: entries of language bits (1 << CX_MODEL_...), symbol count, symbols (see ngram.h)
 */
#ifndef CX_MODEL_FORMAT_H
#define CX_MODEL_FORMAT_H

#include <stdint.h>

#define CX_MODEL_FORMAT 1u

enum {
  CX_MODEL_AT_FORMAT = 4,
  CX_MODEL_AT_LENGTH = 8,
  CX_MODEL_AT_CRC = 12,
  CX_MODEL_AT_BITS = 16,
  CX_MODEL_AT_STEP = 20,
  CX_MODEL_AT_BIAS = 24,
  CX_MODEL_AT_SLOT_BITS = 40,
  CX_MODEL_AT_POOL = 44,
  CX_MODEL_HEADER = 64,
  CX_MODEL_BITS_MINIMUM = 8,
  CX_MODEL_BITS_MAXIMUM = 16,
  CX_MODEL_STEP_MAXIMUM = 1000,
  CX_MODEL_ZERO = 128, /* the byte that means weight 0 */
  CX_MODEL_FREE_SLOT = 0xFFFF
};

static inline uint32_t cx_model_get16(const unsigned char *at) {
  return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

static inline uint32_t cx_model_get32(const unsigned char *at) {
  return cx_model_get16(at) | cx_model_get16(at + 2) << 16;
}

static inline void cx_model_put16(unsigned char *at, uint32_t value) {
  at[0] = (unsigned char)value;
  at[1] = (unsigned char)(value >> 8);
}

static inline void cx_model_put32(unsigned char *at, uint32_t value) {
  cx_model_put16(at, value);
  cx_model_put16(at + 2, value >> 16);
}

#endif
