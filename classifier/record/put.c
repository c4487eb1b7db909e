#include "record/put.h"

/* "00" "01" ... "99" */
#define TEN(tens) tens "0" tens "1" tens "2" tens "3" tens "4" tens "5" tens "6" tens "7" tens "8" tens "9"
static const char pairs[] = TEN("0") TEN("1") TEN("2") TEN("3") TEN("4") TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");

/* The four digits of a number below 10,000 as they stand in memory (little-endian, as everywhere). */
static inline uint32_t four_digits(uint32_t number) {
  uint16_t high, low;
  memcpy(&high, pairs + 2 * (number / 100), sizeof high);
  memcpy(&low, pairs + 2 * (number % 100), sizeof low);
  return high | (uint32_t)low << 16;
}

/* Offsets come in every length, so the zeros in front are shifted out: a branch on their count would be guessed
 * wrong. */
char *cx_put_number(char *to, uint64_t number) {
  uint32_t digits = four_digits((uint32_t)(number % 10000)), zeros = 0;
  if (number >= 10000)
    to = cx_put_number(to, number / 10000);
  else
    zeros = (uint32_t)(number < 10) + (number < 100) + (number < 1000);
  digits >>= 8 * zeros;
  memcpy(to, &digits, sizeof digits);
  return to + sizeof digits - zeros;
}

char *cx_put_milli(char *to, int32_t milli) {
  uint32_t rest = milli < 0 ? 0u - (uint32_t)milli : (uint32_t)milli;
  *to = '-';
  to += milli < 0;
  if (rest >= 10000) {
    to = cx_put_number(to, rest / 10000);
    rest %= 10000;
  }
  uint32_t const digits = four_digits(rest), behind = '.' | digits >> 8 << 8;
  *to = (char)digits;
  memcpy(to + 1, &behind, sizeof behind);
  return to + 1 + sizeof behind;
}
