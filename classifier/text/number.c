/* Numbers and what is written on to them: 1 000, 3,5, 1.2.2024, 9.15, 50 %, 10e, 9,90 €, 2h, 24/7, 2-3vk. */
#include <string.h>

#include "text/emoji.h"
#include "text/scan.h"

static const char money_units[] = " e eur euro euroa euron euros snt sentti senttiä usd gbp ";
static const char duration_units[] = " h t min mins minuuttia minuutti s sek sec secs vk vkoa vko vkon "
                                     "vkossa vkoja pv pvä pvää päivä päivää kk kkta d "
                                     "v w wk wks hr hrs tunti tuntia tunnin viikko viikkoa viikon kuukausi "
                                     "kuukautta vuosi vuotta vuoden day days week "
                                     "weeks month months mo hour hours minute minutes yr yrs year years ";

static size_t skip_digits(const cx_scan *s, size_t at) {
  while (cx_is_digit(s->bytes[at])) at++;
  return at;
}

/* " 000": a group of exactly three digits, after at most three. */
static int is_thousands_group(const unsigned char *p) {
  return p[0] == ' ' && cx_is_digit(p[1]) && cx_is_digit(p[2]) && cx_is_digit(p[3]) && !cx_is_digit(p[4]);
}

/* Digits with what may stand between digits. *plain tells whether they were digits only. */
static size_t skip_number(const cx_scan *s, size_t at, int *plain) {
  size_t start = at, end = skip_digits(s, at);
  *plain = 1;
  while (end - start <= 3 && is_thousands_group(s->bytes + end)) {
    do end += 4;
    while (is_thousands_group(s->bytes + end));
    *plain = 0;
  }
  for (;;) {
    const unsigned char *p = s->bytes + end;
    size_t sign = *p && strchr(".,:/-", *p) ? 1 : !memcmp(p, "\xE2\x80\x93", 3) ? 3 : 0;
    if (!sign || !cx_is_digit(p[sign])) return end;
    end = skip_digits(s, end + sign);
    *plain = 0;
  }
}

/* Is the stop behind a number a part of it: "2. luokka", "1.2. asti", and "1. Toimitus" at the start of a
 * line? */
static int is_ordinal(const cx_scan *s, size_t start, size_t end, int plain) {
  const unsigned char *p = s->bytes + end;
  int at_line_start = start == s->line_start || s->gap.newlines || !s->count;

  if (p[0] != '.' || p[1] == '.') return 0;
  if (p[1] == '-' || p[1] == ')') return 1;
  if (p[1] != ' ') return 0;
  if (plain && end - start > 2) return 0; /* a year, an amount */
  if (plain && at_line_start && end - start <= 2) return 1;
  if (!plain && !memchr(s->bytes + start, '.', end - start)) return 0;
  size_t next = end + 2;
  return !cx_is_blank_at(s, next) && !cx_is_capital_at(s, next) &&
         (cx_is_letter_at(s, next) || cx_is_digit(s->bytes[next]));
}

static int is_currency_at(const cx_scan *s, size_t at, size_t *end) {
  *end = at;
  return at < s->length && cx_class_at(s, at, end) == CX_CLASS_CURRENCY;
}

/* A per cent or currency sign behind the number, perhaps after one blank. */
static int push_signed(cx_scan *s, size_t start, size_t end) {
  size_t sign = end + (s->bytes[end] == ' '), sign_end;
  cx_token_kind kind = CX_NUMBER;

  if (s->bytes[sign] == '%')
    sign_end = sign + 1;
  else if (is_currency_at(s, sign, &sign_end))
    kind = CX_MONEY;
  else
    return 0;
  if (kind == CX_MONEY && sign > end && cx_is_digit(s->bytes[sign_end])) return 0; /* "2 $5" */
  if (s->bytes[sign_end] == ':') {
    size_t ending = cx_skip_case_ending(s, sign_end + 1);
    if (ending > sign_end + 1) sign_end = ending;
  }
  cx_scan_push_letters(s, start, sign_end, kind);
  return 1;
}

/* 1h30min: units and numbers by turns. */
static size_t skip_durations(const cx_scan *s, size_t unit) {
  for (;;) {
    size_t end = cx_skip_letters(s, unit), more = skip_digits(s, end);
    if (!cx_is_listed(s, unit, end, duration_units)) return unit;
    if (more == end) return end;
    unit = more;
  }
}

/* Letters that touch the number. */
static int push_with_letters(cx_scan *s, size_t start, size_t end) {
  size_t letters = cx_skip_letters(s, end), last = letters;

  if (letters == end) return 0;
  if (s->bytes[letters] == ':') {
    size_t ending = cx_skip_case_ending(s, letters + 1);
    if (ending > letters + 1) last = ending;
  }
  if (cx_is_listed(s, end, letters, money_units)) return cx_scan_push_letters(s, start, last, CX_MONEY), 1;
  size_t duration = skip_durations(s, end);
  if (duration > end && !cx_is_digit(s->bytes[duration - 1]))
    return cx_scan_push_letters(s, start, duration > last ? duration : last, CX_DURATION), 1;
  return cx_scan_word_on(s, start, letters);
}

static int is_round_the_clock(const cx_scan *s, size_t start, size_t end) {
  return (end - start == 4 && !memcmp(s->bytes + start, "24/7", 4)) ||
         (end - start == 3 && !memcmp(s->bytes + start, "7/7", 3));
}

/* 10:een and 2020-luvulla. */
static int push_with_ending(cx_scan *s, size_t start, size_t end) {
  if (s->bytes[end] == '-' && cx_is_letter_at(s, end + 1)) return cx_scan_word_on(s, start, end);
  if (s->bytes[end] != ':') return 0;
  size_t ending = cx_skip_case_ending(s, end + 1);
  if (ending == end + 1) return 0;
  cx_scan_push_letters(s, start, ending, CX_NUMBER);
  return 1;
}

int cx_scan_number(cx_scan *s) {
  size_t start = s->at, keycap = cx_keycap(s->bytes, start, s->length);
  int plain;

  if (keycap) return cx_scan_push(s, start, start + keycap, CX_EMOJI, 0), 1;
  size_t end = skip_number(s, start, &plain);
  unsigned char c = s->bytes[end];
  if ((c == '@' || c == '_' || c == '.' || c == '-' || c == '+' || cx_is_ascii_letter(c)) &&
      cx_scan_address(s, start))
    return 1;
  if (push_signed(s, start, end) || push_with_letters(s, start, end) || push_with_ending(s, start, end))
    return 1;
  if (is_round_the_clock(s, start, end)) return cx_scan_push(s, start, end, CX_DURATION, 0), 1;
  if (is_ordinal(s, start, end, plain)) end++;
  cx_scan_push_letters(s, start, end, CX_NUMBER);
  return 1;
}

int cx_scan_money(cx_scan *s) {
  size_t sign_end;
  int plain;

  if (!is_currency_at(s, s->at, &sign_end)) return 0;
  size_t number = sign_end + (s->bytes[sign_end] == ' ');
  if (!cx_is_digit(s->bytes[number])) return 0;
  cx_scan_push_letters(s, s->at, skip_number(s, number, &plain), CX_MONEY);
  return 1;
}
