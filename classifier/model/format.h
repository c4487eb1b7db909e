/*
 * The layout of a language model (.cxm), little-endian whatever the machine:
 *
 *    0  "CXLM"
 *    4  format version
 *    8  length of the whole file
 *   12  CRC-32 of all that follows
 *   16  bits: the table has 2^bits rows
 *   20  step: what one unit of weight is worth, in thousandths of a nat
 *   24  slot bits: there are 2^bits word slots
 *   28  bytes of the word pool
 *   32  table: a row is a byte for each language, its weight + 128
 *    …  word slots: 16 bits each, where an entry lies in the pool, 0xFFFF = free; linear probing
 *    …  pool: entries of language bits (1 << CX_MODEL_...), symbol count, symbols (model/ngram.h)
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
  CX_MODEL_AT_SLOT_BITS = 24,
  CX_MODEL_AT_POOL = 28,
  CX_MODEL_HEADER = 32,
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
