/* The times that exports write, as ISO 8601. Local times stay local: no zone is guessed. */
#include <string.h>

#include "record/calendar.h"
#include "record/values.h"

typedef struct clock {
  cx_date date;
  int hour, minute, second;
  char fraction[12]; /* with its point */
  char zone[8];      /* Z or +02:00 */
  int has_time;
} clock;

typedef struct reader {
  const char *at, *end;
} reader;

static void skip_blanks(reader *r) {
  while (r->at < r->end) {
    if (*r->at == ' ' || *r->at == ',' || *r->at == '\t')
      r->at++;
    else if (r->end - r->at >= 3 && !memcmp(r->at, "\xE2\x80\xAF", 3))
      r->at += 3; /* narrow no-break space */
    else if (r->end - r->at >= 2 && !memcmp(r->at, "\xC2\xA0", 2))
      r->at += 2;
    else
      return;
  }
}

static int read_digits(reader *r, int least, int most, int *out) {
  int count = 0, value = 0;
  while (r->at < r->end && count < most && *r->at >= '0' && *r->at <= '9') {
    value = value * 10 + (*r->at++ - '0');
    count++;
  }
  *out = value;
  return count >= least;
}

static int take(reader *r, const char *any) {
  if (r->at < r->end && strchr(any, *r->at)) return *r->at++;
  return 0;
}

static int take_word(reader *r, const char *word) {
  size_t const length = strlen(word);
  if ((size_t)(r->end - r->at) < length) return 0;
  for (size_t i = 0; i < length; i++)
    if ((r->at[i] | 0x20) != (word[i] | 0x20)) return 0;
  r->at += length;
  return 1;
}

static int read_zone(reader *r, clock *c) {
  int hours = 0, minutes = 0, sign;
  skip_blanks(r);
  if (take_word(r, "Z") || take_word(r, "UTC")) {
    strcpy(c->zone, "Z");
    return 1;
  }
  if (take_word(r, "GMT") && r->at == r->end) {
    strcpy(c->zone, "Z");
    return 1;
  }
  if (!(sign = take(r, "+-"))) return r->at == r->end;
  if (!read_digits(r, 1, 2, &hours)) return 0;
  take(r, ":");
  if (r->at < r->end && !read_digits(r, 2, 2, &minutes)) return 0;
  if (hours > 14 || minutes > 59) return 0;
  c->zone[0] = (char)sign;
  c->zone[1] = (char)('0' + hours / 10);
  c->zone[2] = (char)('0' + hours % 10);
  c->zone[3] = ':';
  c->zone[4] = (char)('0' + minutes / 10);
  c->zone[5] = (char)('0' + minutes % 10);
  return 1;
}

/* H:MM[:SS[.fff]] [AM|PM] [zone], also with points, as Finns write; nothing at all is a date alone. */
static int read_clock(reader *r, clock *c) {
  int separator, half = 0;
  skip_blanks(r);
  take(r, "T");
  skip_blanks(r);
  if (take_word(r, "klo")) skip_blanks(r);
  if (r->at == r->end) return 1;
  if (!read_digits(r, 1, 2, &c->hour) || !(separator = take(r, ":.")) || !read_digits(r, 2, 2, &c->minute))
    return 0;
  c->has_time = 1;
  char const again[2] = {(char)separator, '\0'};
  if (take(r, again) && !read_digits(r, 2, 2, &c->second)) return 0;
  if (r->at < r->end && (*r->at == '.' || *r->at == ',') && r->at + 1 < r->end && r->at[1] >= '0' &&
      r->at[1] <= '9') {
    size_t length = 1;
    while (r->at + length < r->end && length < 10 && r->at[length] >= '0' && r->at[length] <= '9') length++;
    c->fraction[0] = '.';
    memcpy(c->fraction + 1, r->at + 1, length - 1);
    c->fraction[length] = '\0';
    r->at += length;
  }
  skip_blanks(r);
  if (take_word(r, "am") || take_word(r, "a.m."))
    half = 1;
  else if (take_word(r, "pm") || take_word(r, "p.m."))
    half = 2;
  if (half == 1 && c->hour == 12) c->hour = 0;
  if (half == 2 && c->hour < 12) c->hour += 12;
  return read_zone(r, c) && r->at == r->end;
}

static int read_month(reader *r, int *month) {
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  for (int i = 0; i < 12; i++) {
    char const name[4] = {names[3 * i], names[3 * i + 1], names[3 * i + 2], '\0'};
    if (take_word(r, name)) return *month = i + 1;
  }
  return 0;
}

/* Thu Feb 01 07:15:33 +0000 2024 */
static int read_twitter(reader *r, clock *c) {
  int ignored;
  for (int i = 0; i < 3; i++)
    if (r->at == r->end || (*r->at | 0x20) < 'a' || (*r->at++ | 0x20) > 'z') return 0;
  if (!take(r, " ") || !read_month(r, &c->date.month) || !take(r, " ") || !read_digits(r, 1, 2, &c->date.day) ||
      !take(r, " "))
    return 0;
  if (!read_digits(r, 2, 2, &c->hour) || !take(r, ":") || !read_digits(r, 2, 2, &c->minute) ||
      !take(r, ":") || !read_digits(r, 2, 2, &c->second) || !take(r, " "))
    return 0;
  c->has_time = 1;
  int const sign = take(r, "+-");
  if (!sign || !read_digits(r, 4, 4, &ignored) || !take(r, " ") || !read_digits(r, 4, 4, &c->date.year)) return 0;
  if (!ignored)
    strcpy(c->zone, "Z");
  else {
    char const zone[7] = {(char)sign, (char)('0' + ignored / 1000),    (char)('0' + ignored / 100 % 10),
                          ':',        (char)('0' + ignored / 10 % 10), (char)('0' + ignored % 10),
                          '\0'};
    memcpy(c->zone, zone, sizeof zone);
  }
  return r->at == r->end;
}

static void expand_year(clock *c) {
  if (c->date.year < 100) c->date.year += 2000;
}

/* Year first, day first with points, month names, and slashes, which alone do not say whether day or month is
 * first. */
static int read_date(reader *r, clock *c, cx_time_form form) {
  int first, second, separator;
  if (!read_digits(r, 1, 4, &first) || !(separator = take(r, "-./"))) return 0;
  if (first > 31) {
    char const again[2] = {(char)separator, '\0'};
    c->date.year = first;
    return read_digits(r, 1, 2, &c->date.month) && take(r, again) && read_digits(r, 1, 2, &c->date.day);
  }
  c->date.day = first;
  if (separator == '-' && read_month(r, &c->date.month)) {
    if (!take(r, "-") || !read_digits(r, 2, 4, &c->date.year)) return 0;
    expand_year(c);
    return 1;
  }
  if (!read_digits(r, 1, 2, &second) || !take(r, "./-") || !read_digits(r, 2, 4, &c->date.year)) return 0;
  c->date.month = second;
  if (separator == '/') {
    int const month_first = form == CX_TIME_MONTH_FIRST || second > 12;
    if (!month_first && first <= 12 && form != CX_TIME_DAY_FIRST) return 0;
    if (month_first) {
      c->date.month = first;
      c->date.day = second;
    }
  }
  expand_year(c);
  return 1;
}

/* Day and month as they stand in a date with slashes; 0 = it is none, or has the year first. */
static int read_slashes(cxtag_text_value written, int *first, int *second) {
  reader r = {written.bytes, written.bytes ? written.bytes + written.length : NULL};
  int year;
  skip_blanks(&r);
  return read_digits(&r, 1, 2, first) && take(&r, "/") && read_digits(&r, 1, 2, second) && take(&r, "/") &&
         read_digits(&r, 2, 4, &year);
}

cx_time_form cx_time_order(cxtag_text_value written) {
  int first, second;
  if (!read_slashes(written, &first, &second) || (first > 12) == (second > 12)) return CX_TIME_AUTO;
  return second > 12 ? CX_TIME_MONTH_FIRST : CX_TIME_DAY_FIRST;
}

void cx_time_vote(cx_time_votes *votes, cxtag_text_value written) {
  cx_time_form const order = cx_time_order(written);
  votes->month_first |= order == CX_TIME_MONTH_FIRST;
  votes->day_first |= order == CX_TIME_DAY_FIRST;
}

cx_time_form cx_time_elected(const cx_time_votes *votes) {
  if (votes->month_first == votes->day_first) return CX_TIME_AUTO;
  return votes->month_first ? CX_TIME_MONTH_FIRST : CX_TIME_DAY_FIRST;
}

cxtag_text_value cx_batch_time(cx_batch *batch, cxtag_text_value written, cx_time_form form) {
  int first, second;
  cxtag_text_value const time = cx_iso_time(batch, written, form);
  if (!time.length && form == CX_TIME_AUTO && read_slashes(written, &first, &second)) batch->undated++;
  return time;
}

/* Seconds or milliseconds since 1970, perhaps with a fraction. */
static int read_epoch(reader *r, clock *c, cx_time_form form) {
  const char *from = r->at;
  int64_t value = 0;
  int digits = 0;
  while (r->at < r->end && *r->at >= '0' && *r->at <= '9' && digits < 18) {
    value = value * 10 + (*r->at++ - '0');
    digits++;
  }
  if (!digits || (form == CX_TIME_AUTO && digits < 9)) return r->at = from, 0;
  if (form == CX_TIME_EPOCH_MS || (form == CX_TIME_AUTO && digits >= 12)) {
    int const ms = (int)(value % 1000);
    value /= 1000;
    if (ms) {
      char const fraction[5] = {'.', (char)('0' + ms / 100), (char)('0' + ms / 10 % 10),
                                (char)('0' + ms % 10), '\0'};
      memcpy(c->fraction, fraction, sizeof fraction);
    }
  } else if (r->at < r->end && *r->at == '.') {
    size_t length = 1;
    while (r->at + length < r->end && r->at[length] >= '0' && r->at[length] <= '9') length++;
    size_t const kept = length < 7 ? length : 7;
    if (kept > 1) memcpy(c->fraction, r->at, kept);
    r->at += length;
  }
  if (value > 253402300799) return 0;
  c->date = cx_date_of_days(value / 86400);
  c->hour = (int)(value % 86400 / 3600);
  c->minute = (int)(value % 3600 / 60);
  c->second = (int)(value % 60);
  c->has_time = 1;
  strcpy(c->zone, "Z");
  return r->at == r->end;
}

static char *put(char *to, int value, int width) {
  for (int i = width; i > 0; i--, value /= 10) to[i - 1] = (char)('0' + value % 10);
  return to + width;
}

static int is_possible(const clock *c) {
  const cx_date *date = &c->date;
  return date->month >= 1 && date->month <= 12 && date->day >= 1 &&
         date->day <= cx_days_in_month(date->year, date->month) && c->hour <= 23 && c->minute <= 59 && c->second <= 60;
}

static cxtag_text_value write_clock(cx_batch *batch, const clock *c) {
  char text[48], *to = text;
  if (!is_possible(c)) return cx_value(NULL, 0);
  to = put(to, c->date.year, 4);
  *to++ = '-';
  to = put(to, c->date.month, 2);
  *to++ = '-';
  to = put(to, c->date.day, 2);
  if (c->has_time) {
    *to++ = 'T';
    to = put(to, c->hour, 2);
    *to++ = ':';
    to = put(to, c->minute, 2);
    *to++ = ':';
    to = put(to, c->second, 2);
    for (const char *f = c->fraction; *f; f++) *to++ = *f;
    for (const char *z = c->zone; *z; z++) *to++ = *z;
  }
  return cx_batch_copy(batch, text, (size_t)(to - text));
}

cxtag_text_value cx_iso_time(cx_batch *batch, cxtag_text_value written, cx_time_form form) {
  clock c;
  reader r = {written.bytes, written.bytes ? written.bytes + written.length : NULL};
  int read;
  memset(&c, 0, sizeof c);
  if (!written.length || written.length > 60) return cx_value(NULL, 0);
  skip_blanks(&r);
  if (r.at == r.end) return cx_value(NULL, 0);
  read = form == CX_TIME_EPOCH || form == CX_TIME_EPOCH_MS ? read_epoch(&r, &c, form) : 0;
  if (!read && form <= CX_TIME_EPOCH_MS && form != CX_TIME_AUTO) return cx_value(NULL, 0);
  if (!read) read = *r.at > '9' ? read_twitter(&r, &c) : read_date(&r, &c, form) && read_clock(&r, &c);
  if (!read && form == CX_TIME_AUTO) {
    r.at = written.bytes;
    memset(&c, 0, sizeof c);
    read = read_epoch(&r, &c, form);
  }
  if (!read) return cx_value(NULL, 0);
  if (form == CX_TIME_UTC && c.has_time && !*c.zone) strcpy(c.zone, "Z");
  return write_clock(batch, &c);
}
