/* Pieces of output put down behind a pointer, once room is made for all of them: each returns where it ends. */
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
  uint16_t high, low;
  memcpy(&high, cx_digit_pairs + 2 * (number / 100), sizeof high);
  memcpy(&low, cx_digit_pairs + 2 * (number % 100), sizeof low);
  return high | (uint32_t)low << 16;
}

/* 10,000 or more. */
char *cx_put_long_number(char *to, uint64_t number);

/* Decimal digits. Offsets come in every length, so the zeros in front are shifted out: a branch on their count would be
 * guessed wrong. */
static inline char *cx_put_number(char *to, uint64_t number) {
  if (number >= 10000) return cx_put_long_number(to, number);
  uint32_t const zeros = (uint32_t)(number < 10) + (number < 100) + (number < 1000);
  uint32_t const digits = cx_four_digits((uint32_t)number) >> 8 * zeros;
  memcpy(to, &digits, sizeof digits);
  return to + sizeof digits - zeros;
}

/* Thousandths as -0.120. */
static inline char *cx_put_milli(char *to, int32_t milli) {
  uint32_t rest = milli < 0 ? 0u - (uint32_t)milli : (uint32_t)milli;
  *to = '-';
  to += milli < 0;
  if (rest >= 10000) {
    to = cx_put_number(to, rest / 10000);
    rest %= 10000;
  }
  uint32_t const digits = cx_four_digits(rest), behind = '.' | digits >> 8 << 8;
  *to = (char)digits;
  memcpy(to + 1, &behind, sizeof behind);
  return to + 1 + sizeof behind;
}

#endif
