#define PCRE2_CODE_UNIT_WIDTH 8
#include "lexicon/regex_check.h"

#include <pcre2.h>
#include <stdio.h>
#include <string.h>

static void *regex_alloc(size_t size, void *memory) { return cx_alloc(memory, size); }
static void regex_release(void *ptr, void *memory) { cx_release(memory, ptr); }

cxtag_status cx_regex_check(const char *pattern, size_t len, const cxtag_memory *memory, size_t *at,
                            char *message, size_t message_size) {
  cxtag_memory hook = memory ? *memory : cx_memory_default;
  pcre2_general_context *general = pcre2_general_context_create(regex_alloc, regex_release, &hook);
  pcre2_compile_context *compile = general ? pcre2_compile_context_create(general) : NULL;
  cxtag_status status = CXTAG_ENOMEM;
  int error = 0;
  PCRE2_SIZE offset = 0;

  *at = 0;
  if (len > CX_REGEX_BYTES_MAX) {
    snprintf(message, message_size, "longer than %d bytes: split the row", CX_REGEX_BYTES_MAX);
    status = CXTAG_ELIMIT;
  } else if (compile) {
    pcre2_set_parens_nest_limit(compile, CX_REGEX_NESTING_MAX);
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, len, CX_REGEX_OPTIONS, &error, &offset, compile);
    status = code ? CXTAG_OK : error == PCRE2_ERROR_HEAP_FAILED || error == PCRE2_ERROR_NOMEMORY
                                   ? CXTAG_ENOMEM : CXTAG_EREGEX;
    pcre2_code_free(code);
    if (status == CXTAG_EREGEX) {
      *at = offset < len ? offset : len;
      pcre2_get_error_message(error, (PCRE2_UCHAR *)message, message_size);
    }
  }
  pcre2_compile_context_free(compile);
  pcre2_general_context_free(general);
  return status;
}

/* All that PCRE2 knows; what stands behind = is a number. */
static const char *const settings[] = {
    "ANY",      "ANYCRLF",         "BSR_ANYCRLF",  "BSR_UNICODE",      "CASELESS_RESTRICT", "CR",
    "CRLF",     "LF",              "LIMIT_DEPTH=", "LIMIT_HEAP=",      "LIMIT_MATCH=",      "LIMIT_RECURSION=",
    "NOTEMPTY", "NO_AUTO_POSSESS", "NO_JIT",       "NOTEMPTY_ATSTART", "NO_DOTSTAR_ANCHOR", "NO_START_OPT",
    "NUL",      "TURKISH_CASING",  "UCP",          "UTF"};

size_t cx_regex_setting(const char *pattern, size_t len) {
  const char *const end = len ? memchr(pattern, ')', len) : NULL;
  if (!end || len < 2 || memcmp(pattern, "(*", 2) != 0) return 0;
  const char *const name = pattern + 2;
  const char *const sign = memchr(name, '=', (size_t)(end - name));
  size_t const name_length = (size_t)((sign ? sign + 1 : end) - name);
  for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
    if (strlen(settings[i]) == name_length && !memcmp(settings[i], name, name_length))
      return (size_t)(end - pattern) + 1;
  return 0;
}

/* One walk through the pattern at the level where everything is required. */
typedef struct literal_search {
  const char *at, *end;
  cx_buffer *run, *best;
  int unclear; /* something whose effect on the rest is not followed: give up */
} literal_search;

static void end_run(literal_search *s) {
  int const failed = s->run->failed || s->best->failed;
  if (s->run->length > s->best->length) {
    cx_buffer_reset(s->best);
    cx_buffer_append(s->best, s->run->bytes, s->run->length);
  }
  cx_buffer_reset(s->run);
  if (failed) s->best->failed = 1;
}

static char at(const literal_search *s, size_t ahead) {
  return (size_t)(s->end - s->at) > ahead ? s->at[ahead] : '\0';
}

/* Takes a quantifier; *least is the least number of times, 1 without one. */
static int take_quantifier(literal_search *s, unsigned *least) {
  char const c = at(s, 0); /* a pattern holds no NUL, so 0 is its end */
  *least = 1;
  if (c == '{') {
    unsigned number = 0, digits = 0;
    for (s->at++; at(s, 0) >= '0' && at(s, 0) <= '9'; s->at++, digits++)
      number = number ? 1 : at(s, 0) != '0';
    if (at(s, 0) == ',') for (s->at++; at(s, 0) >= '0' && at(s, 0) <= '9';) s->at++;
    if (!digits || at(s, 0) != '}') s->unclear = 1; /* a literal brace */
    else s->at++;
    *least = number;
  } else if (c == '*' || c == '?' || c == '+') {
    *least = c == '+';
    s->at++;
  } else {
    return 0;
  }
  if (at(s, 0) == '?' || at(s, 0) == '+') s->at++; /* lazy, possessive */
  return 1;
}

static void take_character(literal_search *s, const char *bytes, size_t len) {
  unsigned least;
  const char *copy = bytes;
  if (!take_quantifier(s, &least)) {
    cx_buffer_append(s->run, copy, len);
    return;
  }
  if (least) cx_buffer_append(s->run, copy, len);
  end_run(s);
}

/* Past [:alpha:] inside a class; any other `[:` there is not followed. */
static void take_named_class(literal_search *s) {
  s->at += 2;
  if (at(s, 0) == '^') s->at++;
  while (at(s, 0) >= 'a' && at(s, 0) <= 'z') s->at++;
  if (at(s, 0) == ':' && at(s, 1) == ']') s->at += 2;
  else s->unclear = 1;
}

static void take_class(literal_search *s) {
  unsigned least;
  s->at++;
  if (at(s, 0) == '^') s->at++;
  if (at(s, 0) == ']') s->at++;
  while (!s->unclear && at(s, 0) != ']') {
    if (at(s, 0) == '[' && at(s, 1) == ':') take_named_class(s);
    else if (s->at >= s->end || (at(s, 0) == '\\' && strchr("QEc", at(s, 1)))) s->unclear = 1;
    else s->at += at(s, 0) == '\\' ? 2 : 1;
  }
  if (s->unclear) return;
  s->at++;
  end_run(s);
  take_quantifier(s, &least);
}

static void take_escape(literal_search *s) {
  char const c = at(s, 1);
  unsigned least;
  int const is_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  if (!c || (unsigned char)c >= 0x80 || (is_letter && !strchr("bBdDwWsShHvVRXNAzZGK", c))) {
    s->unclear = 1; /* \Q, \x, \p, \1 ... */
    return;
  }
  s->at += 2;
  if (!is_letter) {
    take_character(s, &c, 1);
    return;
  }
  end_run(s);
  take_quantifier(s, &least);
}

/* (?s) lets `.` match newlines, and nothing else. */
static int is_dot_option(const literal_search *s) {
  return at(s, 1) == '?' && at(s, 2) == 's' && at(s, 3) == ')';
}

/* A group: nothing of it is taken as required, so only its end matters. (?: and plain groups, lookarounds. */
static void take_group(literal_search *s) {
  unsigned least;
  size_t depth = 0;
  if (is_dot_option(s)) {
    s->at += 4;
    end_run(s);
    return;
  }
  do {
    if (s->at >= s->end) {
      s->unclear = 1;
    } else if (*s->at == '[') {
      take_class(s);
    } else if (*s->at == '\\') {
      if (strchr("Qc", at(s, 1))) s->unclear = 1; /* or the end: strchr finds its NUL */
      else s->at += 2;
    } else {
      if (*s->at == '(') {
        if (at(s, 1) == '*' || (at(s, 1) == '?' && (!at(s, 2) || !strchr(":=!<", at(s, 2))))) s->unclear = 1;
        depth++;
      } else if (*s->at == ')') {
        depth--;
      }
      s->at++;
    }
  } while (depth && !s->unclear);
  end_run(s);
  take_quantifier(s, &least);
}

static void take_one(literal_search *s) {
  unsigned least;
  switch (*s->at) {
  case '\\': take_escape(s); return;
  case '[': take_class(s); return;
  case '(': take_group(s); return;
  case '.':
  case '^':
  case '$':
    s->at++;
    end_run(s);
    take_quantifier(s, &least);
    return;
  case '|': s->unclear = 1; return;
  case '{':
  case '*':
  case '+':
  case '?': s->unclear = 1; return;
  default: break;
  }
  const char *start = s->at++;
  while (s->at < s->end && ((unsigned char)*s->at & 0xC0) == 0x80) s->at++;
  take_character(s, start, (size_t)(s->at - start));
}

int cx_regex_literal(cx_buffer *out, const char *pattern, size_t len) {
  cx_buffer run;
  cx_buffer_init(&run, out->memory);
  cx_buffer_reset(out);
  literal_search s = {pattern, pattern + len, &run, out, 0};
  while (s.at < s.end && !s.unclear) take_one(&s);
  end_run(&s);
  cx_buffer_clear(&run);
  return !s.unclear && out->length >= CX_LITERAL_BYTES_MIN;
}
