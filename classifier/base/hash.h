/* One hash for words and keys everywhere. It decides only where things lie, never what is found. */
#ifndef CX_BASE_HASH_H
#define CX_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Reads eight bytes at a time; multiply-and-fold in the manner of wyhash (public domain). The value depends
 * on the machine's byte order, so it is never written to a file. */
static inline uint64_t cx_hash_mix(uint64_t a, uint64_t b) {
  a ^= b;
  a *= 0x9E3779B97F4A7C15u;
  return a ^ (a >> 32);
}

/* Up to seven bytes as a little-endian number. Reads overlap, so that none asks for the length. */
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

/* text/block.h computes the same of words that it holds in registers. */
static inline uint32_t cx_hash(const char *bytes, size_t len) {
  uint64_t h = 0xA0761D6478BD642Fu ^ len, word;
  size_t rest = len;
  for (; rest >= 8; bytes += 8, rest -= 8) {
    memcpy(&word, bytes, 8);
    h = cx_hash_mix(h, word);
  }
  h = cx_hash_mix(h, cx_hash_few(bytes, rest));
  h = cx_hash_mix(h, 0xE7037ED1A0B428DBu);
  return (uint32_t)(h ^ (h >> 29));
}

#endif
