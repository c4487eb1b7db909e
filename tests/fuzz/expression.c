/*
 * Any bytes as an expression, a `not` cell and a pattern. Invariants: a fault lies inside the cell and says
 * something; the parts of a tree lie inside it too; where a pattern matches the cell itself, its literal
 * stands there.
 */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "fuzz.h"

#include <pcre2.h>
#include <string.h>

#include "base/buffer.h"
#include "lexicon/decode.h"
#include "lexicon/expression.h"
#include "lexicon/regex_check.h"

static void look_at(const cx_expression *expression, size_t size, unsigned depth) {
  MUST(depth <= CX_NESTING_MAX + 1);
  for (; expression; expression = expression->next) {
    MUST(expression->chains && expression->at <= size);
    for (const cx_chain *chain = expression->chains; chain; chain = chain->next) {
      MUST(chain->parts && !chain->parts->gap);
      for (const cx_part *part = chain->parts; part; part = part->next) {
        MUST(part->at < size && part->gap <= CX_GAP_MAX);
        if (part->kind == CX_PART_GROUP) look_at(part->alternatives, size, depth + 1);
        else MUST(part->length && part->length <= size);
      }
    }
  }
}

static void try_parser(const char *text, size_t size, int is_not) {
  cx_arena arena;
  cx_expression *expression;
  cx_expression_fault fault = {SIZE_MAX, "", ""};
  cx_arena_init(&arena, NULL);
  cxtag_status const status = is_not ? cx_not_parse(&expression, &arena, text, size, &fault)
                                     : cx_expression_parse(&expression, &arena, text, size, &fault);
  MUST(status == CXTAG_OK || status == CXTAG_ESYNTAX);
  if (status == CXTAG_OK) look_at(expression, size, 0);
  else MUST(fault.at <= size && fault.message[0]);
  cx_arena_clear(&arena);
}

static void try_pattern(const char *pattern, size_t size) {
  char message[160];
  size_t at;
  cx_buffer literal;
  if (!cx_is_utf8(pattern, size)) return;
  cxtag_status const status = cx_regex_check(pattern, size, NULL, &at, message, sizeof message);
  MUST(at <= size && status != CXTAG_ENOMEM);
  cx_buffer_init(&literal, NULL);
  if (status == CXTAG_OK && cx_regex_literal(&literal, pattern, size)) {
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, size, CX_REGEX_OPTIONS, &error, &offset, NULL);
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    pcre2_match_context *limits = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(limits, 10000);
    MUST(literal.length >= CX_LITERAL_BYTES_MIN && literal.length <= size);
    if (pcre2_match(code, (PCRE2_SPTR)pattern, size, 0, PCRE2_NO_UTF_CHECK, data, limits) > 0) {
      size_t found = 0;
      while (found + literal.length <= size && memcmp(pattern + found, literal.bytes, literal.length))
        found++;
      MUST(found + literal.length <= size);
    }
    pcre2_match_context_free(limits);
    pcre2_match_data_free(data);
    pcre2_code_free(code);
  }
  cx_buffer_clear(&literal);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *text = malloc(size + 1); /* a cell ends in NUL and holds none */
  if (!text) return 0;
  for (size_t i = 0; i < size; i++) text[i] = data[i] ? (char)data[i] : ' ';
  text[size] = '\0';
  try_parser(text, size, 0);
  try_parser(text, size, 1);
  try_pattern(text, size);
  free(text);
  return 0;
}
