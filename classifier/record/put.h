/* Pieces of output put down behind a pointer, once room is made for all
 * of them: each returns where it ends. */
#ifndef CX_RECORD_PUT_H
#define CX_RECORD_PUT_H

#include <stdint.h>
#include <string.h>

static inline char *cx_put_bytes(char *to, const char *bytes, size_t len) {
  memcpy(to, bytes, len);
  return to + len;
}
#define CX_PUT(to, literal) cx_put_bytes((to), (literal), sizeof(literal) - 1)

/* Room for any number below. */
enum { CX_NUMBER_ROOM = 24 };

/* "00" "01" ... "99" */
extern const char cx_digit_pairs[201];

/* The four digits of a number below 10,000 as they stand in memory (little-endian, as everywhere). */
static inline uint32_t cx_four_digits(uint32_t number) {
  size_t const hundreds = number / 100;
  uint16_t high, low;
  memcpy(&high, cx_digit_pairs + 2 * hundreds, sizeof high);
  memcpy(&low, cx_digit_pairs + 2 * (number - 100 * hundreds), sizeof low);
  return high | (uint32_t)low << 16;
}

/* cx_put_number from 10,000 on. */
char *cx_put_long_number(char *to, uint64_t number);

/* Decimal digits. Offsets come in every length, so the zeros in front are shifted out: a branch on their count
 * would be guessed wrong. */
static inline char *cx_put_number(char *to, uint64_t number) {
  if (number >= 10000) return cx_put_long_number(to, number);
  uint32_t const digits = cx_four_digits((uint32_t)number);
  uint32_t const values = digits ^ 0x30303030;
  unsigned const zeros = (unsigned)__builtin_ctz(values | 1 << 24) & 24; /* in bits; the last digit stays */
  uint32_t const shown = digits >> zeros;
  memcpy(to, &shown, sizeof shown);
  return to + sizeof shown - zeros / 8;
}

/* Thousandths as 0.120. */
static inline char *cx_put_thousandths(char *to, uint32_t number) {
  if (number >= 10000) {
    to = cx_put_number(to, number / 10000);
    number %= 10000;
  }
  uint32_t const digits = cx_four_digits(number), behind = '.' | digits >> 8 << 8;
  *to = (char)digits;
  memcpy(to + 1, &behind, sizeof behind);
  return to + 1 + sizeof behind;
}

/* Thousandths as -0.120. */
static inline char *cx_put_milli(char *to, int32_t milli) {
  *to = '-';
  return cx_put_thousandths(to + (milli < 0), milli < 0 ? 0u - (uint32_t)milli : (uint32_t)milli);
}

#endif
