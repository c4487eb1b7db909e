#define PCRE2_CODE_UNIT_WIDTH 8
#include "score/regex.h"

#include <pcre2.h>
#include <string.h>

/* Compiling patterns takes longer than all the rest of a session, and most sessions need few: each is compiled and
 * turned into machine code when it is first run. Where the latter fails, the interpreter serves. */
enum { NEVER_RUN, HAS_MACHINE_CODE, INTERPRETED };

typedef struct program {
  const char *pattern;
  pcre2_code *code;   /* NULL until it is needed */
  uint8_t runs_as;    /* NEVER_RUN ... */
  uint8_t has_firsts; /* from the second run on */
  uint8_t firsts[32]; /* bits of the bytes that a subject may begin with to match at its beginning */
} program;

typedef struct literal {
  const char *text;
  size_t length;
  uint32_t text_flags; /* CX_TEXT_... of all texts that hold it */
} literal;

struct cx_regexes {
  cxtag_memory memory; /* by value: PCRE2 keeps its address */
  const cx_lexicon *lexicon;
  pcre2_general_context *general;
  pcre2_compile_context *compile;
  pcre2_match_context *match;
  pcre2_match_data *data;
  program *programs;
  uint32_t program_count;
  uint32_t *program_of; /* each regex */
  uint32_t count;
  literal *asked; /* those that are looked for in the whole text */
  uint32_t asked_count;
};

static void *regex_alloc(size_t size, void *ctx) {
  return cx_alloc(ctx, size);
}
static void regex_release(void *ptr, void *ctx) {
  cx_release(ctx, ptr);
}

static const char *pattern_of(const cx_regexes *regexes, uint32_t number) {
  return cx_lexicon_string(regexes->lexicon, regexes->lexicon->regexes[number].pattern);
}

/* 0, or as pcre2_match tells that memory is out and that it cannot go on. */
static int compile(const cx_regexes *regexes, program *p) {
  int code;
  PCRE2_SIZE offset;
  p->code = pcre2_compile((PCRE2_SPTR)p->pattern, PCRE2_ZERO_TERMINATED,
                          PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK, &code, &offset, regexes->compile);
  if (p->code) return 0;
  return code == PCRE2_ERROR_NOMEMORY || code == PCRE2_ERROR_HEAP_FAILED ? PCRE2_ERROR_NOMEMORY : PCRE2_ERROR_INTERNAL;
}

static int is_ascii_word(unsigned byte) {
  return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || byte == '_' || (byte >= 'a' && byte <= 'z');
}

/* Most patterns begin with ^\W*, which takes nothing of a clause that begins with a word: with which bytes the rest can
 * begin, PCRE2 tells of that rest alone. A pattern that is not anchored says something else, too, behind a bar. */
static void note_firsts(const cx_regexes *regexes, program *p) {
  static const char begin[] = "^\\W*";
  size_t const skip = sizeof begin - 1;
  uint32_t options = 0, type = 0, first = 0;
  const uint8_t *bits = NULL;
  program rest = {.pattern = p->pattern + skip};
  p->has_firsts = 1;
  memset(p->firsts, 0xFF, sizeof p->firsts);
  pcre2_pattern_info(p->code, PCRE2_INFO_ALLOPTIONS, &options);
  if (strncmp(p->pattern, begin, skip) || !(options & PCRE2_ANCHORED) || compile(regexes, &rest)) return;
  pcre2_pattern_info(rest.code, PCRE2_INFO_FIRSTBITMAP, &bits);
  pcre2_pattern_info(rest.code, PCRE2_INFO_FIRSTCODETYPE, &type);
  pcre2_pattern_info(rest.code, PCRE2_INFO_FIRSTCODEUNIT, &first);
  for (unsigned byte = 0; byte < 0x80; byte++) {
    int const may_begin = bits ? bits[byte / 8] >> byte % 8 & 1 : type != 1 || (byte | 0x20) == (first | 0x20);
    if (is_ascii_word(byte) && !may_begin) p->firsts[byte / 8] &= (uint8_t) ~(1u << byte % 8);
  }
  pcre2_code_free(rest.code);
}

/* Rows that say of several themes what one pattern means stand beside each other, and share its program. */
static void list_programs(cx_regexes *regexes) {
  for (uint32_t i = 0; i < regexes->count; i++) {
    if (!i || strcmp(pattern_of(regexes, i), pattern_of(regexes, i - 1)))
      regexes->programs[regexes->program_count++].pattern = pattern_of(regexes, i);
    regexes->program_of[i] = regexes->program_count - 1;
  }
}

/* Whether the patterns of a pack from elsewhere are any is said before the first text. */
static cxtag_status compile_all(cx_regexes *regexes, cxtag_error *err) {
  for (uint32_t i = 0; i < regexes->program_count; i++) {
    program *p = &regexes->programs[i];
    int const code = compile(regexes, p);
    if (code == PCRE2_ERROR_NOMEMORY) return cx_error_memory(err);
    if (code) return cx_error_set(err, CXTAG_EREGEX, "the pattern /%s/ does not compile", p->pattern);
  }
  return CXTAG_OK;
}

static literal literal_of(const cx_regexes *regexes, uint32_t number) {
  const cx_regex *regex = &regexes->lexicon->regexes[number];
  return (literal){cx_lexicon_string(regexes->lexicon, regex->literal), regex->literal_length, 0};
}

/* Many regexes ask for the same literal, a question mark mostly. A string stands once in a lexicon. */
static void list_literals(cx_regexes *regexes) {
  for (uint32_t i = 0; i < regexes->count; i++) {
    literal wanted = literal_of(regexes, i);
    uint32_t same = 0;
    if (cx_regex_bit(regexes->lexicon, i) != CX_REGEX_BIT_ALWAYS) continue;
    while (same < regexes->asked_count && regexes->asked[same].text != wanted.text) same++;
    if (same < regexes->asked_count) continue;
    if (memchr(wanted.text, '?', wanted.length)) wanted.text_flags = CX_TEXT_QUESTION_MARK;
    regexes->asked[regexes->asked_count++] = wanted;
  }
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
    regexes->programs = cx_alloc_zeroed(memory, regexes->count, sizeof *regexes->programs);
    regexes->program_of = cx_alloc_array(memory, regexes->count, sizeof *regexes->program_of);
    regexes->asked = cx_alloc_array(memory, regexes->count, sizeof *regexes->asked);
    regexes->general = pcre2_general_context_create(regex_alloc, regex_release, &regexes->memory);
    regexes->compile = regexes->general ? pcre2_compile_context_create(regexes->general) : NULL;
    regexes->match = regexes->general ? pcre2_match_context_create(regexes->general) : NULL;
    regexes->data = regexes->general ? pcre2_match_data_create(1, regexes->general) : NULL;
    if (!regexes->programs || !regexes->program_of || !regexes->asked || !regexes->compile || !regexes->match ||
        !regexes->data) {
      status = cx_error_memory(err);
    } else {
      pcre2_set_match_limit(regexes->match, match_limit);
      list_literals(regexes);
      list_programs(regexes);
      if (lexicon->is_foreign) status = compile_all(regexes, err);
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
  for (uint32_t i = 0; i < regexes->program_count; i++) pcre2_code_free(regexes->programs[i].code);
  cx_release(&memory, regexes->programs);
  cx_release(&memory, regexes->program_of);
  cx_release(&memory, regexes->asked);
  pcre2_match_data_free(regexes->data);
  pcre2_match_context_free(regexes->match);
  pcre2_compile_context_free(regexes->compile);
  pcre2_general_context_free(regexes->general);
  cx_release(&memory, regexes);
}

/* The first one, or NULL. memmem sets up tables for every call; a few bytes in a clause of fifty want none. */
static const char *find_literal(const char *subject, size_t len, literal wanted) {
  if (len < wanted.length) return NULL;
  const char *const end = subject + (len - wanted.length) + 1; /* where it cannot begin any more */
  for (; (subject = memchr(subject, wanted.text[0], (size_t)(end - subject))); subject++)
    if (!memcmp(subject, wanted.text, wanted.length)) return subject;
  return NULL;
}

int cx_regex_literal_stands(const cx_regexes *regexes, uint32_t number, const char *subject, size_t len) {
  return find_literal(subject, len, literal_of(regexes, number)) != NULL;
}

/* Mostly it is the question mark alone that is looked for, and most texts are known to have none. */
size_t cx_regexes_live_from(const cx_regexes *regexes, const cx_text *text) {
  size_t from = SIZE_MAX;
  for (uint32_t i = 0; i < regexes->asked_count; i++) {
    literal const wanted = regexes->asked[i];
    if (wanted.text_flags & ~text->flags) continue;
    const char *found = find_literal(text->bytes, text->length, wanted);
    if (found && (size_t)(found - text->bytes) < from) from = (size_t)(found - text->bytes);
  }
  return from;
}

/* PCRE2 makes none, and calls that a success, where a pattern of a pack from elsewhere tells it not to. */
static int make_machine_code(const program *p) {
  size_t size = 0;
  return pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0 &&
         pcre2_pattern_info(p->code, PCRE2_INFO_JITSIZE, &size) == 0 && size;
}

/* 0, or that memory is out, or the pattern none. */
static int make_ready(const cx_regexes *regexes, program *p) {
  int const code = p->code ? 0 : compile(regexes, p);
  if (!code) p->runs_as = make_machine_code(p) ? HAS_MACHINE_CODE : INTERPRETED;
  return code;
}

/* Machine code is entered at once, past the checks of pcre2_match, which our arguments pass anyway. */
static int run(const cx_regexes *regexes, const program *p, const char *subject, size_t len, size_t from) {
  PCRE2_SPTR const bytes = (PCRE2_SPTR)subject;
  if (p->runs_as == HAS_MACHINE_CODE)
    return pcre2_jit_match(p->code, bytes, len, from, PCRE2_NOTEMPTY, regexes->data, regexes->match);
  return pcre2_match(p->code, bytes, len, from, PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, regexes->data,
                     regexes->match);
}

static int begins_otherwise(const program *p, unsigned char first) {
  return p->has_firsts && !(p->firsts[first / 8] >> first % 8 & 1);
}

/* As pcre2_match. */
static int find(cx_regexes *regexes, uint32_t number, const char *subject, size_t len, size_t from) {
  program *p = &regexes->programs[regexes->program_of[number]];
  if (!from && begins_otherwise(p, (unsigned char)*subject)) return PCRE2_ERROR_NOMATCH;
  if (p->runs_as == NEVER_RUN) {
    int const code = make_ready(regexes, p);
    if (code) return code;
  } else if (!p->has_firsts) {
    note_firsts(regexes, p);
  }
  return run(regexes, p, subject, len, from);
}

cx_regex_found cx_regex_next(cx_regexes *regexes, uint32_t number, const char *subject, size_t len,
                             size_t from, size_t *start, size_t *end) {
  if (from >= len || (from && !cx_regex_literal_stands(regexes, number, subject + from, len - from)))
    return CX_REGEX_NO;
  int const code = find(regexes, number, subject, len, from);
  if (code == PCRE2_ERROR_NOMATCH) return CX_REGEX_NO;
  if (code < 0) return code == PCRE2_ERROR_NOMEMORY ? CX_REGEX_MEMORY : CX_REGEX_LIMIT;
  const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(regexes->data);
  if (ends[0] >= ends[1]) return CX_REGEX_NO;
  *start = ends[0];
  *end = ends[1];
  return CX_REGEX_YES;
}
