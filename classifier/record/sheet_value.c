#include "record/sheet_value.h"

#include "record/calendar.h"

/* Excel keeps 15 digits, libxlsxwriter writes 16 of them and what is below 0.0001 with an exponent. */
enum { DIGITS_MOST = 15, SMALL_ZEROS = 4, YEAR_LEAST = 1901 };

static int is_digit(char c) { return c >= '0' && c <= '9'; }

/* Digits up to the end or a point; their count. */
static size_t count_digits(const char *bytes, size_t len) {
  size_t count = 0;
  while (count < len && is_digit(bytes[count])) count++;
  return count;
}

static int is_tiny(const char *bytes, size_t whole, size_t decimals) {
  size_t zeros = 0;
  while (zeros < decimals && bytes[whole + 1 + zeros] == '0') zeros++;
  return *bytes == '0' && zeros >= SMALL_ZEROS && zeros < decimals;
}

static int read_number(cx_sheet_value *out, const char *bytes, size_t len) {
  int const negative = len && *bytes == '-';
  double power = 1;
  bytes += negative;
  len -= (size_t)negative;
  size_t const whole = count_digits(bytes, len), point = whole < len && bytes[whole] == '.';
  size_t const decimals = point ? count_digits(bytes + whole + 1, len - whole - 1) : 0;
  if (!whole || (point && !decimals) || whole + point + decimals != len) return 0;
  if ((whole > 1 && *bytes == '0') || whole + decimals > DIGITS_MOST || is_tiny(bytes, whole, decimals)) return 0;
  out->number = 0;
  /* Both are whole numbers that a double holds, so that their quotient is the nearest one there is. */
  for (size_t i = 0; i < len; i++)
    if (i != whole) out->number = out->number * 10 + (bytes[i] - '0');
  for (size_t i = 0; i < decimals; i++) power *= 10;
  out->number /= power;
  if (negative && out->number == 0) return 0; /* "-0" */
  if (negative) out->number = -out->number;
  out->decimals = (unsigned)decimals;
  out->digits = (unsigned)(whole + decimals);
  return 1;
}

/* `count` digits as a number; -1 = they are none. */
static int read_part(const char *bytes, size_t count) {
  int number = 0;
  for (size_t i = 0; i < count; i++) {
    if (!is_digit(bytes[i])) return -1;
    number = number * 10 + (bytes[i] - '0');
  }
  return number;
}

static int read_day(cx_sheet_value *out, const char *bytes, size_t len) {
  if (len < 10 || bytes[4] != '-' || bytes[7] != '-') return 0;
  out->year = read_part(bytes, 4);
  out->month = read_part(bytes + 5, 2);
  out->day = read_part(bytes + 8, 2);
  return out->year >= YEAR_LEAST && out->month >= 1 && out->month <= 12 && out->day >= 1 &&
         out->day <= cx_days_in_month(out->year, out->month);
}

/* "T10:20" or "T10:20:30". */
static int read_time(cx_sheet_value *out, const char *bytes, size_t len) {
  if ((len != 6 && len != 9) || (*bytes != 'T' && *bytes != ' ') || bytes[3] != ':') return 0;
  if (len == 9 && bytes[6] != ':') return 0;
  out->hour = read_part(bytes + 1, 2);
  out->minute = read_part(bytes + 4, 2);
  out->second = len == 9 ? read_part(bytes + 7, 2) : 0;
  return out->hour >= 0 && out->hour < 24 && out->minute >= 0 && out->minute < 60 && out->second >= 0 &&
         out->second < 60;
}

cx_sheet_value cx_sheet_value_read(const char *bytes, size_t len) {
  cx_sheet_value value = {.kind = CX_SHEET_TEXT};
  if (read_number(&value, bytes, len))
    value.kind = CX_SHEET_NUMBER;
  else if (read_day(&value, bytes, len) && (len == 10 || read_time(&value, bytes + 10, len - 10)))
    value.kind = len == 10 ? CX_SHEET_DAY : CX_SHEET_MOMENT;
  return value;
}
