/* Eight bytes at once, as the little-endian number that the host reads: the high bit of each byte of a
 * result says whether that byte of the text is meant. The lowest bit set is always right; those above it
 * need not be. */
#ifndef CX_BASE_EIGHT_H
#define CX_BASE_EIGHT_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The byte eight times. */
#define CX_EIGHT(byte) (0x0101010101010101u * (byte))

static inline uint64_t cx_eight_load(const char *bytes) {
  uint64_t eight;
  memcpy(&eight, bytes, sizeof eight);
  return eight;
}

/* Bytes below a limit of at most 0x80. */
static inline uint64_t cx_eight_below(uint64_t bytes, unsigned char limit) {
  return (bytes - CX_EIGHT(limit)) & ~bytes & CX_EIGHT(0x80);
}

static inline uint64_t cx_eight_equal(uint64_t bytes, unsigned char byte) {
  return cx_eight_below(bytes ^ CX_EIGHT(byte), 1);
}

/* Bytes from a limit above 0x80 on; all bits are right. */
static inline uint64_t cx_eight_from(uint64_t bytes, unsigned char limit) {
  return ((bytes & CX_EIGHT(0x7F)) + CX_EIGHT(0x100 - limit)) & bytes & CX_EIGHT(0x80);
}

/* Bytes inside a code point of UTF-8: 10...... ; all bits are right. */
static inline uint64_t cx_eight_inner(uint64_t bytes) { return bytes & ~(bytes << 1) & CX_EIGHT(0x80); }

/* How many bytes are meant, where all bits are right. */
static inline uint32_t cx_eight_count(uint64_t meant) { return (uint32_t)((meant >> 7) * CX_EIGHT(1) >> 56); }

/* The bits of the bytes before the first that is meant; `meant` is not 0. */
static inline uint64_t cx_eight_before(uint64_t meant) { return (meant & (0 - meant)) - 1; }

/* How many bytes those are. */
static inline size_t cx_eight_first(uint64_t meant) { return (size_t)__builtin_ctzll(meant) / 8; }

#endif
