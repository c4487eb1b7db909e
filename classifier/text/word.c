/* Words: runs of letters, and what joins them. */
#include <string.h>

#include "text/scan.h"

/* The same code point at p, behind it and behind that. */
static int is_triple(const unsigned char *p, const unsigned char *end, size_t length) {
  return (size_t)(end - p) >= 3 * length && !memcmp(p, p + length, 2 * length);
}

static uint32_t spelling_flags(const unsigned char *p, const unsigned char *end) {
  uint32_t flags = 0;
  while (p < end) {
    if (*p < 0x80) {
      if (*p == p[1] && *p == p[2] && p + 2 < end && cx_byte_class[*p] == CX_CLASS_LETTER)
        flags |= CX_TOKEN_ELONGATED;
      p++;
      continue;
    }
    size_t length = 0;
    cx_utf8_get(p, &length);
    if (is_triple(p, end, length)) flags |= CX_TOKEN_ELONGATED;
    p += length;
  }
  return flags;
}

/* Capitals are counted only as far as they go on. */
uint32_t cx_capital_flags(const cx_scan *s, size_t start, size_t end) {
  size_t letters = 0, at = start;

  while (at < end) {
    size_t next = at;
    cx_class class = cx_class_at(s, at, &next);
    if (class == CX_CLASS_LETTER) {
      if (!cx_is_capital_at(s, at)) return CX_TOKEN_CAPITAL;
      letters++;
    }
    at = next;
  }
  return letters > 1 ? CX_TOKEN_CAPITAL | CX_TOKEN_CAPS : CX_TOKEN_CAPITAL;
}

void cx_scan_push_letters(cx_scan *s, size_t start, size_t end, cx_token_kind kind) {
  uint32_t flags = spelling_flags(s->bytes + start, s->bytes + end);
  if (cx_is_capital_at(s, start)) flags |= cx_capital_flags(s, start, end);
  if (kind != CX_WORD) flags &= ~(uint32_t)CX_TOKEN_ELONGATED;
  cx_scan_push(s, start, end, kind, flags);
}

/* e.g  U.S  a.m: single letters with stops between them. */
static int joins_by_stop(const cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + start;
  size_t len = end - start;
  for (size_t i = 0; i < len; i++) {
    if (i % 2 ? p[i] != '.' : !cx_is_ascii_letter(p[i])) return 0;
  }
  return len < 8 && len % 2 && cx_is_ascii_letter(p[len + 1]) && !cx_is_letter_at(s, end + 2) &&
         !cx_is_digit(p[len + 2]);
}

/* Where the part joined to the word at `end` ends, or end when nothing is joined. */
static size_t skip_joined(const cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + end;
  if (cx_is_digit(*p)) {
    while (cx_is_digit(s->bytes[end])) end++;
    return end;
  }
  switch (*p) {
  case '-':
    if (cx_is_digit(p[1])) return end + 1;
    return cx_is_letter_at(s, end + 1) ? cx_skip_letters(s, end + 1) : end;
  case '\'':
    return cx_is_letter_at(s, end + 1) ? cx_skip_letters(s, end + 1) : end;
  case ':': {
    size_t ending = cx_skip_case_ending(s, end + 1);
    return ending > end + 1 ? ending : end;
  }
  case '.':
    if (cx_is_digit(p[-1]) && cx_is_digit(p[1])) return end + 1; /* v1.2 */
    return joins_by_stop(s, start, end) ? end + 2 : end;
  default:
    return cx_skip_letters(s, end);
  }
}

static int goes_on_in_address(unsigned char c) {
  return c == '.' || c == '@' || c == '-' || c == '_' || c == '+' || c == '%' || cx_is_digit(c);
}

int cx_scan_word_on(cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + end;

  if (*p == ':' && p[1] == '/' && p[2] == '/') return cx_scan_url(s, start, end + 3);
  if (cx_scan_letter_face(s, start, end)) return 1;
  if (goes_on_in_address(*p) && cx_scan_address(s, start)) return 1;
  for (;;) {
    size_t next = skip_joined(s, start, end);
    if (next == end) break;
    end = next;
  }
  cx_scan_push_letters(s, start, end, CX_WORD);
  return 1;
}
