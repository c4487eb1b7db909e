/*
 * A text that a pattern may match: of alternatives one, of repeats the fewest, of a class a member. A guess, for
 * lookarounds are passed over; whether it matches is asked of the pattern itself.
 */
#include "workbench/regex_sample.h"

#include <string.h>

enum { REPEATS_MAX = 20, BYTES_MAX = 4096 };

typedef struct sampler {
  const char *at, *end;
  cx_buffer *out;
  unsigned variant; /* the alternative that is taken, or the last there is */
  int unclear;
} sampler;

static char peek(const sampler *s, size_t ahead) { return (size_t)(s->end - s->at) > ahead ? s->at[ahead] : '\0'; }

static void cut(sampler *s, size_t length) { s->out->length = length; }

/* {2}, {2,}, {2,5}; anything else in braces is not followed. */
static size_t take_count(sampler *s) {
  size_t least = 0;
  if (s->at[1] < '0' || s->at[1] > '9') s->unclear = 1;
  for (s->at++; peek(s, 0) >= '0' && peek(s, 0) <= '9'; s->at++)
    least = least * 10 + (size_t)(*s->at - '0');
  while (peek(s, 0) == ',' || (peek(s, 0) >= '0' && peek(s, 0) <= '9')) s->at++;
  if (peek(s, 0) != '}' || least > REPEATS_MAX) s->unclear = 1;
  else s->at++;
  return least;
}

static size_t take_least(sampler *s) {
  size_t least = 1;
  char const c = peek(s, 0);
  if (!c || !strchr("{*+?", c)) return 1;
  if (c == '{') least = take_count(s);
  else least = c == '+', s->at++;
  if (peek(s, 0) == '?' || peek(s, 0) == '+') s->at++; /* lazy, possessive */
  return least;
}

/* What stands behind byte `from` was put down once. */
static void repeat(sampler *s, size_t from) {
  size_t const length = s->out->length - from;
  size_t const least = take_least(s);
  char copy[256];
  if (!least) cut(s, from);
  if (least < 2 || s->unclear) return;
  if (length > sizeof copy || s->out->length > BYTES_MAX) {
    s->unclear = 1;
    return;
  }
  memcpy(copy, s->out->bytes + from, length);
  for (size_t i = 1; i < least; i++) cx_buffer_append(s->out, copy, length);
}

/* Of \d, \w ... a character; nothing of those that stand for none. */
static const char *member_of_escape(sampler *s, char c) {
  switch (c) {
  case 'd': return "1";
  case 'w': case 'D': case 'S': case 'N': case 'X': return "a";
  case 's': case 'h': case 'W': return " ";
  case 'H': case 'V': return "a";
  case 'b': case 'B': case 'A': case 'z': case 'Z': case 'G': case 'K': return "";
  default: s->unclear = 1; return "";
  }
}

static int is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static void take_character(sampler *s) {
  const char *const from = s->at++;
  while (s->at < s->end && ((unsigned char)*s->at & 0xC0) == 0x80) s->at++;
  cx_buffer_append(s->out, from, (size_t)(s->at - from));
}

static void take_escape(sampler *s) {
  char const c = peek(s, 1);
  if (!c || !is_letter_or_digit(c)) {
    s->at++;
    if (c) take_character(s);
    else s->unclear = 1;
    return;
  }
  s->at += 2;
  cx_buffer_append_text(s->out, member_of_escape(s, c));
}

/* Its first member; of what it leaves out, a letter that it hardly names. */
static void take_class(sampler *s) {
  size_t const from = s->out->length;
  size_t first = 0;
  int const is_negated = peek(s, 1) == '^';
  s->at += is_negated ? 2 : 1;
  do {
    if (peek(s, 0) == '[' && peek(s, 1) == ':') s->unclear = 1;
    else if (peek(s, 0) == '\\') take_escape(s);
    else if (s->at < s->end) take_character(s);
    if (!first) first = s->out->length;
  } while (!s->unclear && s->at < s->end && *s->at != ']');
  if (s->at >= s->end || s->unclear) {
    s->unclear = 1;
    return;
  }
  s->at++;
  cut(s, is_negated ? from : first);
  if (is_negated) cx_buffer_append_text(s->out, "x");
}

static void take_alternatives(sampler *s);

/* Groups nest no deeper than PCRE2 was told to let them. */
static void take_group(sampler *s) {
  size_t const from = s->out->length;
  int is_lookaround = 0;
  s->at++;
  if (peek(s, 0) == '*') s->unclear = 1;
  if (peek(s, 0) == '?') {
    size_t const sign = peek(s, 1) == '<' ? 2 : 1;
    is_lookaround = peek(s, sign) == '=' || peek(s, sign) == '!';
    if (!is_lookaround && (sign == 2 || !peek(s, 1) || !strchr(":>", peek(s, 1)))) s->unclear = 1;
    else s->at += sign + 1;
  }
  if (!s->unclear) take_alternatives(s);
  if (peek(s, 0) != ')') s->unclear = 1;
  else s->at++;
  if (is_lookaround) cut(s, from);
}

static void take_one(sampler *s) {
  size_t const from = s->out->length;
  switch (*s->at) {
  case '\\': take_escape(s); break;
  case '[': take_class(s); break;
  case '(': take_group(s); break;
  case '.':
    s->at++;
    cx_buffer_append_text(s->out, "x");
    break;
  case '^':
  case '$': s->at++; break;
  default: take_character(s);
  }
  if (!s->unclear) repeat(s, from);
}

static void take_alternatives(sampler *s) {
  size_t const from = s->out->length;
  for (unsigned n = 0; !s->unclear; n++) {
    size_t const start = s->out->length;
    if (n && n <= s->variant) cut(s, from);
    while (!s->unclear && s->at < s->end && *s->at != '|' && *s->at != ')') take_one(s);
    if (n > s->variant) cut(s, start);
    if (peek(s, 0) != '|') return;
    s->at++;
  }
}

int cx_regex_sample(cx_buffer *out, const char *pattern, size_t len, unsigned variant) {
  sampler s = {pattern, pattern + len, out, variant, 0};
  cx_buffer_reset(out);
  if (len > 4 && !memcmp(pattern, "(?s)", 4)) s.at += 4;
  take_alternatives(&s);
  return !s.unclear && s.at == s.end && !out->failed;
}

/* ---- capitals */

/* Behind \p and \P a property in braces. */
static const char *behind_escape(const char *at) {
  int const is_property = at[1] == 'p' || at[1] == 'P';
  if (is_property && at[2] == '{') {
    const char *const end = strchr(at, '}');
    return end ? end + 1 : NULL;
  }
  if (!at[1] || is_property || (is_letter_or_digit(at[1]) && !strchr("bBdDwWsShHvVRXAzZGK", at[1]))) return NULL;
  return at + 2;
}

/* A member of a class may be a capital that stands beside its small letter: it does no harm. */
static const char *behind_class(const char *at) {
  at += at[1] == '^' ? 2 : 1;
  if (*at == ']') at++;
  while (at && *at && *at != ']') {
    if (*at == '[' && at[1] == ':') return NULL;
    at = *at == '\\' ? behind_escape(at) : at + 1;
  }
  return at && *at ? at + 1 : NULL;
}

static int is_capital(const char *at) {
  unsigned char const first = (unsigned char)at[0], next = (unsigned char)at[1];
  if (first >= 'A' && first <= 'Z') return 1;
  return first == 0xC3 && next >= 0x80 && next <= 0x9E && next != 0x97; /* À to Þ, without × */
}

const char *cx_regex_capital(const char *pattern) {
  const char *at = pattern;
  while (at && *at) {
    if (*at == '(' && (at[1] == '*' || (at[1] == '?' && !strchr(":=!<>", at[2])))) return NULL; /* (?i) */
    if (*at == '(' && at[1] == '?' && at[2] == '<' && at[3] != '=' && at[3] != '!') return NULL; /* a name */
    if (*at == '\\') at = behind_escape(at);
    else if (*at == '[') at = behind_class(at);
    else if (is_capital(at)) return at;
    else at++;
  }
  return NULL;
}
