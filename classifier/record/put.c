#include "record/put.h"

#define TEN(tens) tens "0" tens "1" tens "2" tens "3" tens "4" tens "5" tens "6" tens "7" tens "8" tens "9"
const char cx_digit_pairs[] = TEN("0") TEN("1") TEN("2") TEN("3") TEN("4")
                              TEN("5") TEN("6") TEN("7") TEN("8") TEN("9");

char *cx_put_long_number(char *to, uint64_t number) {
  uint32_t const digits = cx_four_digits((uint32_t)(number % 10000));
  to = cx_put_number(to, number / 10000);
  memcpy(to, &digits, sizeof digits);
  return to + sizeof digits;
}
