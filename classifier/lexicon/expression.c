#include "lexicon/expression.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/messages.h"
#include "morph/vocabulary.h"
#include "text/classes.h"
#include "text/utf8.h"

typedef struct parser {
  cx_arena *arena;
  const char *text;
  size_t at, len, depth, parts;
  cx_expression_fault *fault;
} parser;

static cxtag_status CX_PRINTF(4, 5) fail(parser *p, size_t at, cx_message message, const char *english, ...) {
  va_list args, again;
  p->fault->at = at;
  va_start(args, english);
  va_copy(again, args);
  vsnprintf(p->fault->message, sizeof p->fault->message, cx_message_text(CXTAG_EN, message, english), args);
  vsnprintf(p->fault->finnish, sizeof p->fault->finnish, cx_message_text(CXTAG_FI, message, english), again);
  va_end(again);
  va_end(args);
  return CXTAG_ESYNTAX;
}

/* The byte at p->at + ahead; 0 behind the end. */
static char peek(const parser *p, size_t ahead) {
  return p->at + ahead < p->len ? p->text[p->at + ahead] : '\0';
}

/* What a byte means outside of brackets. */
enum {
  BLANK = 1,
  ENDS = 2 /* ends a part: `|` and `)` */,
  STRUCTURE = 4 /* ends a word even without a blank */,
  MAY_BREAK = 8 /* the first byte of a no-break space */,
  ODD = 16 /* may make a word faulty: `~`, `&` and the first byte of a gap sign */,
  PLAIN = 32 /* of the letters a-z, ä, ö and å, in valid UTF-8 without other letters that share their bytes */
};
static const unsigned char MEANING[256] = {
    [' '] = BLANK,     ['\t'] = BLANK,    ['\n'] = BLANK,    ['|'] = ENDS,      [')'] = ENDS,
    ['('] = STRUCTURE, ['['] = STRUCTURE, ['{'] = STRUCTURE, [']'] = STRUCTURE, ['}'] = STRUCTURE,
    [0xC2] = MAY_BREAK, ['~'] = ODD,      ['.'] = ODD,       [0xE2] = ODD,
    ['&'] = ODD,
    ['a'] = PLAIN, ['b'] = PLAIN, ['c'] = PLAIN, ['d'] = PLAIN, ['e'] = PLAIN, ['f'] = PLAIN, ['g'] = PLAIN,
    ['h'] = PLAIN, ['i'] = PLAIN, ['j'] = PLAIN, ['k'] = PLAIN, ['l'] = PLAIN, ['m'] = PLAIN, ['n'] = PLAIN,
    ['o'] = PLAIN, ['p'] = PLAIN, ['q'] = PLAIN, ['r'] = PLAIN, ['s'] = PLAIN, ['t'] = PLAIN, ['u'] = PLAIN,
    ['v'] = PLAIN, ['w'] = PLAIN, ['x'] = PLAIN, ['y'] = PLAIN, ['z'] = PLAIN,
    [0xC3] = PLAIN, [0xA4] = PLAIN, [0xA5] = PLAIN, [0xB6] = PLAIN,
};

static unsigned meaning(char c) { return MEANING[(unsigned char)c]; }

static int is_blank(char c) { return meaning(c) == BLANK; }

static int at_no_break_space(const parser *p) { return peek(p, 0) == '\xC2' && peek(p, 1) == '\xA0'; }

static void skip_blanks(parser *p) {
  for (;;) {
    if (is_blank(peek(p, 0))) p->at++;
    else if (at_no_break_space(p)) p->at += 2;
    else return;
  }
}

/* What may stand behind a part: a blank, `|`, `)` or the end. */
static int at_part_end(const parser *p) {
  return p->at >= p->len || (meaning(p->text[p->at]) & (BLANK | ENDS)) || at_no_break_space(p);
}

static int is_gap_sign(const char *text, size_t len) {
  return len >= 3 && (!memcmp(text, "…", 3) || !memcmp(text, "...", 3));
}

static int at_gap_sign(const parser *p) { return is_gap_sign(p->text + p->at, p->len - p->at); }

static cxtag_status parse_gap(parser *p, uint8_t *gap) {
  size_t const start = p->at;
  unsigned words = 0, digits = 0;

  *gap = 0;
  if (!at_gap_sign(p)) return CXTAG_OK;
  for (p->at += 3; peek(p, 0) >= '0' && peek(p, 0) <= '9'; p->at++, digits++)
    words = words > CX_GAP_MAX ? words : words * 10 + (unsigned)(peek(p, 0) - '0');
  if (!digits) words = CX_GAP_USUAL;
  if (!words || words > CX_GAP_MAX) return fail(p, start, CX_TEXT(gap_range), CX_GAP_MAX, CX_GAP_MAX);
  if (!at_part_end(p)) return fail(p, start, CX_TEXT(gap_blank_behind));
  skip_blanks(p);
  if (at_gap_sign(p)) return fail(p, p->at, CX_TEXT(gap_twice));
  *gap = (uint8_t)words;
  return CXTAG_OK;
}

static cx_part *new_part(parser *p, cx_part_kind kind) {
  cx_part *part = cx_arena_alloc(p->arena, sizeof *part);
  if (!part) return NULL;
  *part = (cx_part){.kind = kind, .at = (uint32_t)p->at, .text = ""};
  p->parts++;
  return part;
}

static cxtag_status parse_exact(parser *p, cx_part *part) {
  size_t const start = p->at++;
  char *text = cx_arena_alloc(p->arena, p->len - start + 1);
  size_t length = 0;

  if (!text) return CXTAG_ENOMEM;
  for (; p->at < p->len && p->text[p->at] != ']'; p->at++) {
    if (p->text[p->at] == '\\' && (peek(p, 1) == ']' || peek(p, 1) == '\\')) p->at++;
    text[length++] = p->text[p->at];
  }
  if (p->at >= p->len) return fail(p, start, CX_TEXT(exact_open));
  p->at++;
  text[length] = '\0';
  part->text = text;
  part->length = (uint32_t)length;
  part->at++;
  if (strspn(text, " \t\n") == length) return fail(p, start, CX_TEXT(exact_empty));
  if (peek(p, 0) == '~') return fail(p, p->at, CX_TEXT(exact_anchor));
  return CXTAG_OK;
}

static cxtag_status parse_list(parser *p, cx_part *part) {
  size_t const start = p->at;
  const char *end = memchr(p->text + start, '}', p->len - start);

  if (!end) return fail(p, start, CX_TEXT(list_open));
  part->length = (uint32_t)((size_t)(end - p->text) - start - 1);
  part->text = cx_arena_copy(p->arena, p->text + start + 1, part->length);
  if (!part->text) return CXTAG_ENOMEM;
  part->at++;
  p->at = (size_t)(end - p->text) + 1;
  if (!part->length) return fail(p, start, CX_TEXT(list_nameless));
  if (peek(p, 0) == '~') return fail(p, p->at, CX_TEXT(list_anchor));
  return CXTAG_OK;
}

static cxtag_status check_word_end(parser *p, size_t start) {
  char const c = peek(p, 0);
  if (at_part_end(p)) return CXTAG_OK;
  if (c == ']' || c == '}') return fail(p, p->at, CX_TEXT(closing_without_opening), c, c == ']' ? '[' : '{');
  return fail(p, start, CX_TEXT(blank_before), c);
}

/* To the end of the word; the meanings of its bytes. PLAIN stays where all of them are. */
static unsigned skip_word(parser *p) {
  unsigned seen = 0, all = PLAIN;
  for (; p->at < p->len; p->at++) {
    unsigned const here = meaning(p->text[p->at]);
    if (here & (BLANK | ENDS | STRUCTURE) || (here & MAY_BREAK && at_no_break_space(p))) break;
    seen |= here;
    all &= here;
  }
  return (seen & ~(unsigned)PLAIN) | all;
}

static size_t count_characters(const char *text, size_t len) {
  size_t count = 0;
  for (size_t i = 0; i < len; i++) count += ((unsigned char)text[i] & 0xC0) != 0x80;
  return count;
}

/* Is an `&` inside of a word one whose blanks were forgotten? Where either side is as short as in H&M, AT&T or t&c's
 * it is a name. */
static int lacks_blanks(const char *word, size_t at, size_t len) {
  return at + 1 == len || (count_characters(word, at) > 2 && count_characters(word + at + 1, len - at - 1) > 2);
}

static cxtag_status parse_word(parser *p, cx_part *part) {
  size_t const start = p->at;
  unsigned const seen = skip_word(p);
  size_t first = start, end = p->at;

  if (p->text[first] == '&') return fail(p, start, CX_TEXT(and_blank_behind));
  if (p->text[first] == '~') {
    first++;
    part->anchors |= CX_ANCHOR_LAST;
  }
  if (end > first && p->text[end - 1] == '~') {
    end--;
    part->anchors |= CX_ANCHOR_FIRST;
  }
  if (part->anchors == (CX_ANCHOR_FIRST | CX_ANCHOR_LAST)) part->anchors = CX_ANCHOR_ANY;
  if (end == first && at_part_end(p)) return fail(p, start, CX_TEXT(anchor_alone));
  if (end == first) return fail(p, start, CX_TEXT(anchor_at_brackets));
  for (size_t i = first; seen & ODD && i < end; i++) {
    if (p->text[i] == '~') return fail(p, start, CX_TEXT(anchor_inside));
    if (p->text[i] == '&' && lacks_blanks(p->text + first, i - first, end - first))
      return fail(p, i, CX_TEXT(blank_before), '&');
    if ((p->text[i] == '.' || p->text[i] == '\xE2') && is_gap_sign(p->text + i, end - i))
      return fail(p, i, CX_TEXT(gap_blank_before));
  }
  part->text = p->text + first;
  part->length = (uint32_t)(end - first);
  part->at = (uint32_t)first;
  part->plain = (seen & PLAIN) != 0;
  return check_word_end(p, start);
}

static cxtag_status parse_alternative(parser *p, cx_expression **out);

/* From behind a `(` to behind its `)`. With `allow_and`, items may begin with `&` as in a `not` cell. */
static cxtag_status parse_alternatives(parser *p, size_t open, cx_expression **out, int allow_and) {
  cx_expression **next = out;

  if (++p->depth > CX_NESTING_MAX) return fail(p, open, CX_TEXT(nested_too_deep), CX_NESTING_MAX);
  for (;;) {
    skip_blanks(p);
    int const anywhere = allow_and && peek(p, 0) == '&';
    if (anywhere) {
      p->at++;
      skip_blanks(p);
    }
    cxtag_status const status = parse_alternative(p, next);
    if (status != CXTAG_OK) return status;
    (*next)->anywhere = (uint8_t)anywhere;
    next = &(*next)->next;
    if (peek(p, 0) != '|') break;
    p->at++;
  }
  if (peek(p, 0) != ')') return fail(p, open, CX_TEXT(alternatives_open));
  p->at++;
  p->depth--;
  return CXTAG_OK;
}

static cxtag_status parse_group(parser *p, cx_part *part) {
  size_t const open = p->at++;
  cxtag_status const status = parse_alternatives(p, open, &part->alternatives, 0);
  if (status != CXTAG_OK) return status;
  if (peek(p, 0) == '~') return fail(p, p->at, CX_TEXT(group_anchor));
  return CXTAG_OK;
}

static cxtag_status parse_part(parser *p, cx_part **out) {
  char const c = peek(p, 0);
  cx_part_kind const kind = c == '('   ? CX_PART_GROUP
                            : c == '[' ? CX_PART_EXACT
                            : c == '{' ? CX_PART_LIST
                                       : CX_PART_WORD;
  size_t const start = p->at;
  cxtag_status status;

  if (p->parts >= CX_PARTS_MAX) return fail(p, start, CX_TEXT(expression_too_long));
  *out = new_part(p, kind);
  if (!*out) return CXTAG_ENOMEM;
  switch (kind) {
  case CX_PART_GROUP: status = parse_group(p, *out); break;
  case CX_PART_EXACT: status = parse_exact(p, *out); break;
  case CX_PART_LIST: status = parse_list(p, *out); break;
  default: status = parse_word(p, *out); break;
  }
  if (status == CXTAG_OK && !at_part_end(p)) return fail(p, p->at, CX_TEXT(blank_behind), p->text[p->at - 1]);
  return status;
}

static int at_chain_end(const parser *p) {
  char const c = peek(p, 0);
  return p->at >= p->len || c == '|' || c == ')' ||
         (c == '&' && (p->at + 1 >= p->len || is_blank(peek(p, 1))));
}

static cxtag_status fail_empty(parser *p) {
  char const c = peek(p, 0);
  if (p->at >= p->len) return fail(p, p->at, CX_TEXT(expression_missing));
  if (c == ')' && !p->depth) return fail(p, p->at, CX_TEXT(parenthesis_unopened));
  return fail(p, p->at, CX_TEXT(expression_missing_before), c);
}

enum { THOUSAND = 3 /* digits of a group: "000" */ };

static int is_digit(char c) { return c >= '0' && c <= '9'; }

static int is_currency(const char *text) {
  size_t length;
  return cx_class_of_any(cx_utf8_get((const unsigned char *)text, &length)) == CX_CLASS_CURRENCY;
}

/* "50 %", "€ 10", "1 000 km": what a reader of texts may make one token of. Whether it does is seen when the words are
 * spelled. */
static int goes_on(const cx_part *number, const cx_part *part) {
  if (number->kind != CX_PART_WORD || part->kind != CX_PART_WORD || part->gap || number->anchors || part->anchors)
    return 0;
  if (is_digit(*part->text)) return is_currency(number->text) || (is_digit(*number->text) && part->length == THOUSAND);
  return is_digit(*number->text) && (*part->text == '%' || is_currency(part->text));
}

static cxtag_status parse_chain(parser *p, cx_chain **out) {
  cx_part **next, *last = NULL;
  cxtag_status status = CXTAG_OK;

  *out = cx_arena_alloc(p->arena, sizeof **out);
  if (!*out) return CXTAG_ENOMEM;
  **out = (cx_chain){NULL, NULL};
  next = &(*out)->parts;
  skip_blanks(p);
  while (status == CXTAG_OK && !at_chain_end(p)) {
    size_t const start = p->at;
    uint8_t gap;
    status = parse_gap(p, &gap);
    if (status != CXTAG_OK) return status;
    if (gap && !(*out)->parts) return fail(p, start, CX_TEXT(gap_first));
    if (gap && at_chain_end(p)) return fail(p, start, CX_TEXT(gap_last));
    status = parse_part(p, next);
    if (status != CXTAG_OK) return status;
    (*next)->gap = gap;
    if (last && goes_on(last, *next)) {
      last->length = (*next)->at + (*next)->length - last->at;
      *next = NULL;
    } else {
      last = *next;
      next = &(*next)->next;
    }
    skip_blanks(p);
  }
  return (*out)->parts ? CXTAG_OK : fail_empty(p);
}

/* An expression that is one word. */
typedef struct lone_word {
  cx_expression expression;
  cx_chain chain;
  cx_part part;
} lone_word;

/* The end of a plain word that is all of an alternative, as most are; 0 = something else stands here. */
static size_t find_lone_word(const parser *p) {
  size_t at = p->at;
  while (at < p->len && meaning(p->text[at]) == PLAIN) at++;
  if (at == p->at || p->parts >= CX_PARTS_MAX) return 0;
  return at == p->len || meaning(p->text[at]) == ENDS ? at : 0;
}

static cxtag_status take_lone_word(parser *p, size_t end, cx_expression **out) {
  lone_word *word = cx_arena_alloc(p->arena, sizeof *word);
  if (!word) return CXTAG_ENOMEM;
  word->expression = (cx_expression){.chains = &word->chain, .at = (uint32_t)p->at};
  word->chain = (cx_chain){.parts = &word->part};
  word->part = (cx_part){.kind = CX_PART_WORD,
                         .plain = 1,
                         .at = (uint32_t)p->at,
                         .text = p->text + p->at,
                         .length = (uint32_t)(end - p->at)};
  p->parts++;
  p->at = end;
  *out = &word->expression;
  return CXTAG_OK;
}

static cxtag_status parse_alternative(parser *p, cx_expression **out) {
  size_t const end = find_lone_word(p);
  cx_chain **next;
  cx_expression *expression;

  if (end) return take_lone_word(p, end, out);
  expression = cx_arena_alloc(p->arena, sizeof *expression);
  if (!expression) return CXTAG_ENOMEM;
  *expression = (cx_expression){.at = (uint32_t)p->at};
  next = &expression->chains;
  for (;;) {
    cxtag_status const status = parse_chain(p, next);
    if (status != CXTAG_OK) return status;
    next = &(*next)->next;
    if (peek(p, 0) != '&') break;
    p->at++;
  }
  *out = expression;
  return CXTAG_OK;
}

static cxtag_status check_end(parser *p) {
  char const c = peek(p, 0);
  if (p->at >= p->len) return CXTAG_OK;
  if (c == '|') return fail(p, p->at, CX_TEXT(bar_outside));
  return fail(p, p->at, CX_TEXT(parenthesis_unopened));
}

cxtag_status cx_expression_parse(cx_expression **out, cx_arena *arena, const char *text, size_t len,
                                 cx_expression_fault *fault) {
  parser p = {.arena = arena, .text = text, .len = len, .fault = fault};

  *out = NULL;
  skip_blanks(&p);
  if (peek(&p, 0) == '/' && p.len > 1) return fail(&p, p.at, CX_TEXT(pattern_open));
  cxtag_status const status = parse_alternative(&p, out);
  return status == CXTAG_OK ? check_end(&p) : status;
}

/* Does the parenthesis that opens the cell close at its end? Then its alternatives are the items. */
static int is_all_parentheses(const char *text, size_t len) {
  size_t depth = 0;
  for (size_t i = 0; i < len; i++) {
    if (text[i] == '[') {
      for (i++; i < len && text[i] != ']'; i++)
        if (text[i] == '\\') i++;
    } else if (text[i] == '(') {
      depth++;
    } else if (text[i] == ')' && depth && !--depth) {
      return i + 1 == len;
    }
  }
  return 0;
}

cxtag_status cx_not_parse(cx_expression **out, cx_arena *arena, const char *text, size_t len,
                          cx_expression_fault *fault) {
  parser p = {.arena = arena, .text = text, .len = len, .fault = fault};
  int anywhere = 0;

  *out = NULL;
  skip_blanks(&p);
  if (cx_is_pattern(text, len)) return fail(&p, p.at, CX_TEXT(pattern_in_not));
  if (peek(&p, 0) == '(' && is_all_parentheses(text, len)) {
    p.at++;
    cxtag_status const status = parse_alternatives(&p, p.at - 1, out, 1);
    return status == CXTAG_OK ? check_end(&p) : status;
  }
  if (peek(&p, 0) == '&') {
    anywhere = 1;
    p.at++;
  }
  cxtag_status const status = parse_alternative(&p, out);
  if (status != CXTAG_OK) return status;
  (*out)->anywhere = (uint8_t)anywhere;
  return check_end(&p);
}

int cx_is_pattern(const char *text, size_t len) { return len >= 2 && text[0] == '/' && text[len - 1] == '/'; }
