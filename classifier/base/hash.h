/* One hash for words and keys everywhere. It decides only where things lie, never what is found. */
#ifndef CX_BASE_HASH_H
#define CX_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What the two halves of sixteen bytes are mixed with. */
#define CX_HASH_LOW 0xA0761D6478BD642Fu
#define CX_HASH_HIGH 0xE7037ED1A0B428DBu

/* Multiply and fold, in the manner of wyhash (public domain): the halves of the product, one laid over the
 * other. */
static inline uint64_t cx_hash_mix_portable(uint64_t a, uint64_t b) {
  uint64_t const a_low = a & UINT32_MAX, b_low = b & UINT32_MAX, low = a_low * b_low;
  uint64_t const cross = (a >> 32) * b_low + (low >> 32), middle = a_low * (b >> 32) + (cross & UINT32_MAX);
  uint64_t const high = (a >> 32) * (b >> 32) + (cross >> 32) + (middle >> 32);
  return (middle << 32 | (low & UINT32_MAX)) ^ high;
}

static inline uint64_t cx_hash_mix(uint64_t a, uint64_t b) {
#if defined(__SIZEOF_INT128__)
  __extension__ typedef unsigned __int128 product_type;
  product_type const product = (product_type)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
#else
  return cx_hash_mix_portable(a, b);
#endif
}

/* Up to eight bytes as a little-endian number. Reads overlap, so that none asks for the length. */
static inline uint64_t cx_hash_few(const char *bytes, size_t len) {
  uint32_t low, high;
  if (len >= 4) {
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + len - 4, 4);
    return low | (uint64_t)high >> 8 * (8 - len) << 32;
  }
  if (!len) return 0;
  return (uint64_t)(unsigned char)bytes[0] | (uint64_t)(unsigned char)bytes[len / 2] << 8 * (len / 2) |
         (uint64_t)(unsigned char)bytes[len - 1] << 8 * (len - 1);
}

/* At most sixteen bytes, and NUL up to there: no length is asked for. */
static inline uint32_t cx_hash_padded(const char bytes[16]) {
  uint64_t low, high;
  memcpy(&low, bytes, 8);
  memcpy(&high, bytes + 8, 8);
  return (uint32_t)cx_hash_mix(low ^ CX_HASH_LOW, high ^ CX_HASH_HIGH);
}

/* Reads sixteen bytes at a time, the last padded with NUL. The value depends on the machine's byte order, so it
 * is never written to a file. text/block.h computes the same of words that it holds in registers. */
static inline uint32_t cx_hash(const char *bytes, size_t len) {
  uint64_t h = 0, low, high;
  for (; len > 16; bytes += 16, len -= 16) {
    memcpy(&low, bytes, 8);
    memcpy(&high, bytes + 8, 8);
    h = cx_hash_mix(low ^ CX_HASH_LOW, high ^ CX_HASH_HIGH ^ h);
  }
  low = cx_hash_few(bytes, len < 8 ? len : 8);
  high = len > 8 ? cx_hash_few(bytes + 8, len - 8) : 0;
  return (uint32_t)cx_hash_mix(low ^ CX_HASH_LOW, high ^ CX_HASH_HIGH ^ h);
}

#endif
