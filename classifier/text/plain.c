/* The bulk of any text: plain words in a row, one blank, or a sign and a blank, between them. Everything here
 * is also done, slower, by word.c; this loop only stops where a word is not plain. */
#include <string.h>

#include "text/block.h"
#include "text/scan.h"

/* Does a word end in front of this byte? ALWAYS, or WHEN a BLANK follows the byte. The bits above are the byte's in
 * cx_token.before, for signs that stand alone behind a word. */
enum { ALWAYS = 1, WHEN_BLANK = 2, IS_BLANK = 4, SIGN_SHIFT = 4 };
#define SIGN(when, bit) ((when) | (bit) << SIGN_SHIFT)
static const uint8_t word_ends[256] = {
    [0] = ALWAYS | IS_BLANK,
    ['\t'] = ALWAYS | IS_BLANK,
    ['\n'] = ALWAYS | IS_BLANK,
    ['\r'] = ALWAYS | IS_BLANK,
    [' '] = ALWAYS | IS_BLANK,
    ['!'] = SIGN(ALWAYS, CX_BEFORE_EXCLAMATION),
    ['"'] = ALWAYS,
    [')'] = ALWAYS,
    [','] = SIGN(ALWAYS, CX_BEFORE_COMMA),
    ['.'] = SIGN(WHEN_BLANK, CX_BEFORE_STOP),
    ['/'] = ALWAYS,
    [':'] = WHEN_BLANK,
    [';'] = WHEN_BLANK,
    ['?'] = SIGN(ALWAYS, CX_BEFORE_QUESTION),
    [']'] = ALWAYS,
};

static inline int ends_word(const unsigned char *p) {
  unsigned here = word_ends[p[0]], behind = word_ends[p[1]];
  return (here | (here & behind >> 1) >> 1) & 1;
}

/* The sign at p, if one blank or the end of the text follows it; 0 = none. No NUL stands in a folded text. */
static inline uint32_t closing_sign(const unsigned char *p) {
  return (p[1] | ' ') == ' ' ? (uint32_t)word_ends[p[0]] >> SIGN_SHIFT : 0;
}

/* CX_TOKEN_CAPITAL and CX_TOKEN_CAPS in a text that kept its offsets: capitals are where its bytes differ from the
 * source's. */
static uint32_t capital_flags(const cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + start, *source = s->source + start;
  size_t first = p[0] >> 7, second = first + 1 + (p[first + 1] >> 7);

  if (p[first] == source[first]) return 0;
  return start + second < end && p[second] != source[second] ? cx_capital_flags(s, start, end) : CX_TOKEN_CAPITAL;
}

/* May there be any? A letter's last byte is one of the word's first two. */
CX_IN_LOOP int may_begin_with_capital(const unsigned char *p, const unsigned char *source) {
  return memcmp(p, source, 2) != 0;
}

/* A word that goes on behind the block which it begins with. */
static cx_plain_word read_long(const unsigned char *p, unsigned unknown) {
  cx_plain_word word = cx_read_long(p, unknown);
  if (!ends_word(p + word.length)) word.length = 0;
  return word;
}

/* The word at p, if nothing stands behind it that would make more of it. xD and its like are for emoticon.c. */
CX_IN_LOOP cx_plain_word read_plain(const unsigned char *p, unsigned unknown) {
  cx_plain_word word = cx_read_block(p, unknown);

  if (word.length && word.behind != ' ' && !ends_word(p + word.length)) word = read_long(p, unknown);
  if (p[0] == 'x' && p[1] == 'd') word.length = 0;
  return word;
}

/* The fields of a token from `before` on as one number (little-endian, as everywhere): its roles, and what a blank
 * or a sign in front gives it. */
enum { BORDER_SHIFT = 32, ROLES_SHIFT = 48, MARKED_SHIFT = 63 };
_Static_assert(offsetof(cx_token, border) == offsetof(cx_token, before) + BORDER_SHIFT / 8, "where border lies");
_Static_assert(offsetof(cx_token, roles) == offsetof(cx_token, before) + ROLES_SHIFT / 8, "where roles lie");
_Static_assert(sizeof(cx_token) == offsetof(cx_token, before) + 8, "one number holds the rest of the token");
_Static_assert((uint64_t)CX_ROLE_MARKED << ROLES_SHIFT == (uint64_t)1 << MARKED_SHIFT, "the highest bit");
_Static_assert(CX_WORD == 0, "the number needs no kind");

static inline uint64_t context_behind(uint32_t sign) {
  uint64_t border = sign > CX_BEFORE_COMMA ? CX_BORDER_SENTENCE : CX_BORDER_NONE;
  return sign | border << BORDER_SHIFT | (uint64_t)1 << MARKED_SHIFT;
}

CX_IN_LOOP void fill_token(cx_token *token, size_t start, cx_plain_word word, uint64_t rest) {
  token->start = (uint32_t)start;
  token->end = (uint32_t)(start + word.length);
  token->hash = word.hash;
  memcpy(&token->before, &rest, sizeof rest);
  token->flags = (uint8_t)word.flags;
}

int cx_scan_plain_word(cx_scan *s) {
  cx_plain_word word = read_plain(s->bytes + s->at, s->unknown);
  if (!word.length || !cx_scan_has_room(s)) return 0;
  if (s->map && cx_is_capital_at(s, s->at))
    word.flags |= cx_capital_flags(s, s->at, s->at + word.length);
  else if (!s->map)
    word.flags |= capital_flags(s, s->at, s->at + word.length);
  cx_token token;
  fill_token(&token, s->at, word, (uint64_t)cx_roles_guess(s->roles_of_words, word.hash) << ROLES_SHIFT);
  cx_scan_put(s, &token);
  return 1;
}

static void add_capital_flags(const cx_scan *s, cx_token *token, const cx_token *end) {
  for (; token < end; token++)
    if (cx_is_capital_at(s, token->start))
      token->flags |= (uint8_t)cx_capital_flags(s, token->start, token->end);
}

/* Where the last word may begin: it is read by twos, and as every word takes two bytes there is room for the token. */
static size_t end_of_stride(const cx_scan *s) {
  size_t const room = s->token_capacity - s->count, left = s->length - 1 - s->at;
  return s->at + (left / 2 < room ? left : 2 * room);
}

void cx_scan_plain_words(cx_scan *s) {
  const cx_scan start = *s; /* nothing that the loop writes is in it */
  const unsigned char *const bytes = start.bytes;
  /* In a text whose offsets have changed none is a capital here; they are looked for below. */
  const unsigned char *const source = start.map ? bytes : start.source;
  const uint32_t abbreviation = CX_ROLE_ABBREVIATION | CX_ROLE_ABBREVIATION_LAST;
  size_t const end = end_of_stride(s);
  size_t at = start.at, count = start.count, mark_count = start.mark_count;
  uint32_t all_signs = 0;
  uint64_t context = (uint64_t)!count << MARKED_SHIFT;

  while (at < end) {
    const unsigned char *const p = bytes + at;
    cx_plain_word word = read_plain(p, start.unknown);
    if (!word.length) break;
    CX_FETCH(start.lookup.slots + (word.hash & start.lookup.mask));
    uint16_t const roles = cx_roles_guess(start.roles_of_words, word.hash);
    if (may_begin_with_capital(p, source + at)) word.flags |= capital_flags(s, at, at + word.length);
    context |= (uint64_t)roles << ROLES_SHIFT;
    fill_token(&start.tokens[count], at, word, context);
    start.marks[mark_count] = (uint32_t)count;
    mark_count += context >> MARKED_SHIFT;
    count++;
    at += word.length;
    context = 0;
    if (CX_OFTEN(word.behind == ' ')) { /* a branch on purpose: guessed right, the next word need not wait for it */
      at++;
      continue;
    }
    uint32_t sign = closing_sign(bytes + at);
    if (!sign || (sign == CX_BEFORE_STOP && (word.length == 1 || roles & abbreviation))) break;
    all_signs |= sign;
    context = context_behind(sign);
    if (!bytes[++at]) break;
    at++;
  }
  s->gap.before = (uint16_t)context;
  s->at = at;
  if (count > start.count) { /* else there may be no place for any yet */
    s->last_end = start.tokens[count - 1].end;
    if (start.map) add_capital_flags(s, &start.tokens[start.count], &start.tokens[count]);
  }
  s->count = count;
  s->mark_count = mark_count;
  const uint32_t question = CX_TEXT_QUESTION | CX_TEXT_QUESTION_MARK;
  s->text_flags |= (all_signs & CX_BEFORE_QUESTION) * question / CX_BEFORE_QUESTION;
}
