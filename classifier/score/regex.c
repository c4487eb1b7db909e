#define PCRE2_CODE_UNIT_WIDTH 8
#include "score/regex.h"

#include <pcre2.h>
#include <string.h>

struct cx_regexes {
  cxtag_memory memory; /* by value: PCRE2 keeps its address */
  const cx_lexicon *lexicon;
  pcre2_general_context *general;
  pcre2_match_context *match;
  pcre2_match_data *data;
  pcre2_code **codes;
  uint32_t count;
};

static void *regex_alloc(size_t size, void *ctx) {
  return cx_alloc(ctx, size);
}
static void regex_release(void *ptr, void *ctx) {
  cx_release(ctx, ptr);
}

static cxtag_status compile_all(cx_regexes *regexes, const cxtag_memory *memory, cxtag_error *err) {
  pcre2_compile_context *compile = pcre2_compile_context_create(regexes->general);
  cxtag_status status = compile ? CXTAG_OK : cx_error_memory(err);
  (void)memory;
  for (uint32_t i = 0; status == CXTAG_OK && i < regexes->count; i++) {
    int code;
    PCRE2_SIZE offset;
    const char *pattern = cx_lexicon_string(regexes->lexicon, regexes->lexicon->regexes[i].pattern);
    regexes->codes[i] = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
                                      PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK, &code, &offset, compile);
    if (!regexes->codes[i]) {
      status = code == PCRE2_ERROR_NOMEMORY || code == 121
                   ? cx_error_memory(err)
                   : cx_error_set(err, CXTAG_EREGEX, "the pattern /%s/ does not compile", pattern);
    } else {
      pcre2_jit_compile(regexes->codes[i], PCRE2_JIT_COMPLETE); /* without JIT the interpreter serves */
    }
  }
  pcre2_compile_context_free(compile);
  return status;
}

cxtag_status cx_regexes_new(cx_regexes **out, const cx_lexicon *lexicon, uint32_t match_limit,
                            const cxtag_memory *memory, cxtag_error *err) {
  *out = NULL;
  cx_regexes *regexes = cx_alloc_zeroed(memory, 1, sizeof *regexes);
  if (!regexes) return cx_error_memory(err);
  regexes->memory = memory ? *memory : cx_memory_default;
  regexes->lexicon = lexicon;
  regexes->count = lexicon->regex_count;
  cxtag_status status = CXTAG_OK;
  if (regexes->count) {
    regexes->codes = cx_alloc_zeroed(memory, regexes->count, sizeof *regexes->codes);
    regexes->general = pcre2_general_context_create(regex_alloc, regex_release, &regexes->memory);
    regexes->match = regexes->general ? pcre2_match_context_create(regexes->general) : NULL;
    regexes->data = regexes->general ? pcre2_match_data_create(1, regexes->general) : NULL;
    if (!regexes->codes || !regexes->match || !regexes->data) {
      status = cx_error_memory(err);
    } else {
      pcre2_set_match_limit(regexes->match, match_limit);
      status = compile_all(regexes, memory, err);
    }
  }
  if (status != CXTAG_OK) {
    cx_regexes_free(regexes);
    return status;
  }
  *out = regexes;
  return CXTAG_OK;
}

void cx_regexes_free(cx_regexes *regexes) {
  if (!regexes) return;
  cxtag_memory const memory = regexes->memory;
  for (uint32_t i = 0; regexes->codes && i < regexes->count; i++) pcre2_code_free(regexes->codes[i]);
  cx_release(&memory, regexes->codes);
  pcre2_match_data_free(regexes->data);
  pcre2_match_context_free(regexes->match);
  pcre2_general_context_free(regexes->general);
  cx_release(&memory, regexes);
}

/* memmem sets up tables for every call; a literal of a few bytes in a clause of fifty wants none. */
static int holds_literal(const char *subject, size_t len, const char *literal, size_t literal_length) {
  const char *end = subject + len;
  while ((size_t)(end - subject) >= literal_length) {
    subject = memchr(subject, literal[0], (size_t)(end - subject) - literal_length + 1);
    if (!subject) return 0;
    if (!memcmp(subject, literal, literal_length)) return 1;
    subject++;
  }
  return 0;
}

uint32_t cx_regexes_live_in_text(const cx_regexes *regexes, const char *text, size_t len) {
  const cx_lexicon *lexicon = regexes->lexicon;
  for (uint32_t i = 0; i < regexes->count; i++)
    if (cx_regex_bit(lexicon, i) == CX_REGEX_BIT_ALWAYS &&
        holds_literal(text, len, cx_lexicon_string(lexicon, lexicon->regexes[i].literal),
                      lexicon->regexes[i].literal_length))
      return 1u << CX_REGEX_BIT_ALWAYS;
  return 0;
}

cx_regex_found cx_regex_next(cx_regexes *regexes, uint32_t number, const char *subject, size_t len,
                             size_t from, size_t *start, size_t *end) {
  const cx_regex *regex = &regexes->lexicon->regexes[number];
  if (from >= len ||
      !holds_literal(subject + from, len - from, cx_lexicon_string(regexes->lexicon, regex->literal),
                     regex->literal_length))
    return CX_REGEX_NO;
  int const code = pcre2_match(regexes->codes[number], (PCRE2_SPTR)subject, len, from,
                               PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, regexes->data, regexes->match);
  if (code == PCRE2_ERROR_NOMATCH) return CX_REGEX_NO;
  if (code < 0) return CX_REGEX_LIMIT;
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regexes->data);
  if (ends[0] >= ends[1]) return CX_REGEX_NO;
  *start = ends[0];
  *end = ends[1];
  return CX_REGEX_YES;
}
