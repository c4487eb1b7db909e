#include "text/amount.h"

#include <string.h>

#include "base/front.h"

static int is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* Beyond ASCII a unit may have letters ("päivää") and signs ("€"). */
static int is_of_unit(char c) {
  return (c >= 'a' && c <= 'z') || c == '$' || c == '%' || (unsigned char)c >= 0x80;
}

static size_t unit_start(const char *text, size_t end) {
  while (end && is_of_unit(text[end - 1])) end--;
  return end;
}

static const char *behind_number(const char *text, size_t text_length, size_t *length) {
  static const char euro[sizeof "€" + CX_FRONT] = "€";
  size_t end = text_length, start = unit_start(text, end);
  if (start < end && text[start - 1] == ':') end = start - 1, start = unit_start(text, end);
  *length = is_digit(text[start - 1]) || text[start - 1] == ' ' ? end - start : 0; /* not 2000-luvulla */
  if (*length != 1 || text[start] != 'e') return text + start;
  *length = strlen(euro);
  return euro;
}

static const char *before_number(const char *text, size_t text_length, size_t *length) {
  size_t end = 0;
  while (end < text_length && is_of_unit(text[end])) end++;
  size_t const number = end + (end < text_length && text[end] == ' ');
  *length = number < text_length && is_digit(text[number]) ? end : 0;
  return text;
}

const char *cx_unit_of_amount(const char *text, size_t text_length, size_t *length) {
  return is_digit(*text) ? behind_number(text, text_length, length) : before_number(text, text_length, length);
}

/* Other blanks stand between groups of digits. */
static size_t find_blank_at_sign(const char *text, size_t text_length) {
  size_t at = 0;
  while (at < text_length && (text[at] != ' ' || (is_digit(*text) == is_digit(text[at + 1])))) at++;
  return at;
}

size_t cx_close_amount_up(char *text, size_t text_length) {
  if (!cx_may_be_amount(text)) return 0;
  size_t const blank = find_blank_at_sign(text, text_length);
  if (blank == text_length) return 0;
  memmove(text + blank, text + blank + 1, text_length - blank - 1);
  return 1;
}
