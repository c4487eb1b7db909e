/* What stands in a cell, as text. */
#include <string.h>

#include "record/calendar.h"
#include "record/unicode.h"
#include "record/xlsx.h"

static int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = (char)(c | 0x20);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* _xHHHH_ at the front: its unit; -1 = there is none. */
static int32_t read_escape(const char *text, size_t len) {
  int32_t unit = 0;
  if (len < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return -1;
  for (int i = 2; i < 6; i++) {
    int const digit = hex_digit(text[i]);
    if (digit < 0) return -1;
    unit = unit << 4 | digit;
  }
  return unit;
}

void cx_append_cell_text(cx_buffer *out, const char *text, size_t len) {
  size_t at = 0;
  while (at < len) {
    const char *mark = memchr(text + at, '_', len - at);
    size_t const run = mark ? (size_t)(mark - text) - at : len - at;
    int32_t unit, low;
    char bytes[4];
    cx_buffer_append(out, text + at, run);
    at += run;
    if (!mark) return;
    unit = read_escape(mark, len - at);
    if (unit < 0) {
      cx_buffer_append_byte(out, '_');
      at++;
      continue;
    }
    at += 7;
    low = unit >= 0xD800 && unit <= 0xDBFF ? read_escape(text + at, len - at) : -1;
    if (low >= 0xDC00 && low <= 0xDFFF) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      at += 7;
    }
    cx_buffer_append(out, bytes, cx_utf8_write(bytes, (uint32_t)unit));
  }
}

enum { DIGITS_KEPT = 15 };

typedef struct decimal {
  char digits[40];
  int count, point; /* the value is 0.digits * 10^point */
  int negative;
} decimal;

/* [-]digits[.digits][E[+-]digits]; 0 = it is something else, or too long. */
static int read_decimal(decimal *d, const char *text, size_t len) {
  size_t at = 0;
  int seen_point = 0, exponent = 0, sign = 1;
  memset(d, 0, sizeof *d);
  if (at < len && text[at] == '-') d->negative = 1, at++;
  for (; at < len; at++) {
    if (text[at] == '.') {
      if (seen_point++) return 0;
      continue;
    }
    if (text[at] < '0' || text[at] > '9') break;
    if (!seen_point) d->point++;
    if (!d->count && text[at] == '0') {
      d->point--; /* a leading zero */
      continue;
    }
    if (d->count == (int)sizeof d->digits) return 0;
    d->digits[d->count++] = text[at];
  }
  if (at < len && (text[at] | 0x20) == 'e') {
    at++;
    if (at < len && (text[at] == '+' || text[at] == '-')) sign = text[at++] == '-' ? -1 : 1;
    for (; at < len && text[at] >= '0' && text[at] <= '9' && exponent < 1000; at++)
      exponent = exponent * 10 + (text[at] - '0');
  }
  d->point += sign * exponent;
  while (d->count && d->digits[d->count - 1] == '0') d->count--;
  return at == len;
}

/* Whole days since 1970-01-01 and seconds of the day from a serial number in 10^-10 days. */
static int64_t scaled(const decimal *d) {
  int64_t value = 0;
  for (int i = 0; i < d->point + 10; i++) {
    if (value > INT64_MAX / 20) return -1;
    value = value * 10 + (i < d->count ? d->digits[i] - '0' : 0);
  }
  return value;
}

static void append_two(cx_buffer *out, int64_t value, char behind) {
  cx_buffer_append_byte(out, (char)('0' + value / 10));
  cx_buffer_append_byte(out, (char)('0' + value % 10));
  if (behind) cx_buffer_append_byte(out, behind);
}

static void append_date(cx_buffer *out, int64_t days) {
  cx_date const date = cx_date_of_days(days);
  cx_buffer_append_integer(out, date.year);
  cx_buffer_append_byte(out, '-');
  append_two(out, date.month, '-');
  append_two(out, date.day, 0);
}

/* 1900 counts from 1899-12-30, because Excel has a 29 February 1900 as day 60, and before it from 1899-12-31; 1904
 * from 1904-01-01. */
static int64_t days_of(int64_t serial, int from_1904) {
  return from_1904 ? serial - 24107 : serial - 25569 + (serial < 60);
}

static int append_serial(cx_buffer *out, const decimal *d, int from_1904) {
  static const int64_t day = 10000000000;
  int64_t const value = d->negative || d->point > 7 ? -1 : d->count ? scaled(d) : 0;
  int64_t whole = value / day, seconds = ((value % day) * 86400 + day / 2) / day;
  if (value < 0 || whole > 2958465) return 0;
  if (seconds == 86400) {
    whole++;
    seconds = 0;
  }
  if (whole || from_1904) append_date(out, days_of(whole, from_1904));
  if (!seconds && whole) return 1;
  if (whole || from_1904) cx_buffer_append_byte(out, 'T');
  append_two(out, seconds / 3600, ':');
  append_two(out, seconds % 3600 / 60, ':');
  append_two(out, seconds % 60, 0);
  return 1;
}

/* Excel keeps 15 digits: what a binary fraction has behind them (9.9499999999999993) was never typed. */
static void round_fraction(decimal *d) {
  int up = d->digits[DIGITS_KEPT] >= '5';
  for (d->count = DIGITS_KEPT; up && d->count; d->count--) {
    up = d->digits[d->count - 1]++ == '9';
    if (!up) break;
  }
  if (up) {
    d->digits[0] = '1';
    d->count = 1;
    d->point++;
  }
  while (d->count > 1 && d->digits[d->count - 1] == '0') d->count--;
}

/* Without an exponent. */
static void append_decimal(cx_buffer *out, const decimal *d) {
  if (d->negative && d->count) cx_buffer_append_byte(out, '-');
  if (d->point <= 0) cx_buffer_append_byte(out, '0');
  for (int i = 0; i < d->point; i++) cx_buffer_append_byte(out, i < d->count ? d->digits[i] : '0');
  if (d->count > d->point) cx_buffer_append_byte(out, '.');
  for (int i = d->point; i < 0; i++) cx_buffer_append_byte(out, '0');
  for (int i = d->point > 0 ? d->point : 0; i < d->count; i++) cx_buffer_append_byte(out, d->digits[i]);
}

void cx_append_cell_number(cx_buffer *out, const char *text, size_t len, int is_date, int from_1904) {
  decimal d;
  if (!read_decimal(&d, text, len)) {
    cx_buffer_append(out, text, len);
    return;
  }
  if (is_date && append_serial(out, &d, from_1904)) return;
  if (d.count > DIGITS_KEPT && d.point > -DIGITS_KEPT && d.point < DIGITS_KEPT) {
    round_fraction(&d);
    append_decimal(out, &d);
    return;
  }
  int const whole = d.count <= d.point;
  if (!memchr(text, 'E', len) && !memchr(text, 'e', len) && !(whole && memchr(text, '.', len))) {
    cx_buffer_append(out, text, len);
    return;
  }
  if (!whole || d.point > 30) {
    cx_buffer_append(out, text, len);
    return;
  }
  append_decimal(out, &d);
}
