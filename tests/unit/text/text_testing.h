/* Reading a text and showing its tokens as one line, so that a test is a text and what it should give. */
#ifndef TEXT_TESTING_H
#define TEXT_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h wants these four first */
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "text/text.h"

typedef struct reading {
  cx_text_reader *reader;
  cx_text text;
  char *copy; /* exactly as long as the text, so that a sanitizer sees reads behind its end */
} reading;

static inline reading read_bytes(const char *bytes, size_t len, size_t max_text, cxtag_origin origin) {
  reading r = {0};
  r.copy = malloc(len + !len);
  assert_non_null(r.copy);
  if (len) memcpy(r.copy, bytes, len);
  assert_int_equal(cx_text_reader_new(&r.reader, NULL), CXTAG_OK);
  assert_int_equal(cx_text_read(&r.text, r.reader, r.copy, len, max_text, origin, NULL), CXTAG_OK);
  return r;
}

static inline reading read_text(const char *text) {
  return read_bytes(text, strlen(text), SIZE_MAX, CXTAG_FROM_LINES);
}

static inline void end_reading(reading *r) {
  cx_text_reader_free(r->reader);
  free(r->copy);
}

static inline const cx_token *token_at(const reading *r, size_t i) {
  assert_in_range(i, 0, r->text.token_count ? r->text.token_count - 1 : 0);
  return &r->text.tokens[i];
}

static inline void append(char *line, size_t size, const char *bytes, size_t len) {
  size_t used = strlen(line);
  assert_true(used + len < size);
  memcpy(line + used, bytes, len);
  line[used + len] = '\0';
}

static inline void append_token(char *line, size_t size, const cx_text *text, const cx_token *token) {
  append(line, size, text->bytes + token->start, token->end - token->start);
}

/* "maksoin money(10e) emoji(👍)": every token, its kind where it is no word. */
static inline void assert_tokens(const char *text, const char *expected) {
  static const char *const kinds[] = {"",    "number",  "money",   "duration", "email",
                                      "url", "mention", "hashtag", "emoji",    "face"};
  char line[4096] = "";
  reading r = read_text(text);
  for (size_t i = 0; i < r.text.token_count; i++) {
    const cx_token *token = token_at(&r, i);
    const char *kind = kinds[token->kind];
    if (i) append(line, sizeof line, " ", 1);
    append(line, sizeof line, kind, strlen(kind));
    if (*kind) append(line, sizeof line, "(", 1);
    append_token(line, sizeof line, &r.text, token);
    if (*kind) append(line, sizeof line, ")", 1);
  }
  assert_string_equal(line, expected);
  end_reading(&r);
}

/* "nopea + edullinen / mutta kallis // kiitos": + coordinate, / clause, // sentence. The first token always
 * begins a sentence. */
static inline void assert_borders(const char *text, const char *expected) {
  static const char *const borders[] = {" ", " + ", " / ", " // "};
  char line[4096] = "";
  reading r = read_text(text);
  for (size_t i = 0; i < r.text.token_count; i++) {
    const cx_token *token = token_at(&r, i);
    if (i)
      append(line, sizeof line, borders[token->border], strlen(borders[token->border]));
    else
      assert_int_equal(token->border, CX_BORDER_SENTENCE);
    append_token(line, sizeof line, &r.text, token);
  }
  assert_string_equal(line, expected);
  end_reading(&r);
}

/* The source of token i is this. */
static inline void assert_span(const reading *r, size_t i, const char *expected) {
  char line[256] = "";
  cxtag_span span = cx_text_span(&r->text, i, i);
  assert_in_range(span.end, span.start, r->text.source_length);
  append(line, sizeof line, r->text.source + span.start, span.end - span.start);
  assert_string_equal(line, expected);
}

#endif
