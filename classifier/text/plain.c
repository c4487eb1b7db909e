/* The bulk of any text: plain words in a row, one blank, or a sign and a blank, between them. Everything here
 * is also done, slower, by word.c; this loop only stops where a word is not plain. */
#include <string.h>

#include "text/block.h"
#include "text/scan.h"

/* Does a word end in front of this byte? 1 = always, 2 = when a blank follows the byte, 4 = the byte is a
 * blank. */
static const uint8_t word_ends[256] = {
    [0] = 5,   ['\t'] = 5, ['\n'] = 5, ['\r'] = 5, [' '] = 5, ['!'] = 1, ['"'] = 1, [')'] = 1,
    [','] = 1, ['.'] = 2,  ['/'] = 1,  [';'] = 2,  ['?'] = 1, [']'] = 1, [':'] = 2,
};

static inline int ends_word(const unsigned char *p) {
  unsigned here = word_ends[p[0]], behind = word_ends[p[1]];
  return (here | (here & behind >> 1) >> 1) & 1;
}

/* The sign's bit in cx_token.before, for signs that stand alone behind a word with a blank behind them. */
static inline uint32_t sign_bit(unsigned char sign) {
  switch (sign) {
  case ',':
    return CX_BEFORE_COMMA;
  case '.':
    return CX_BEFORE_STOP;
  case '?':
    return CX_BEFORE_QUESTION;
  case '!':
    return CX_BEFORE_EXCLAMATION;
  default:
    return 0;
  }
}

/* Capitals of a word in a text that kept its offsets: its bytes differ from the source's. */
static inline uint32_t capital_flags(const cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + start, *source = s->source + start;
  unsigned first = p[0] >> 7;

  if (p[first] == source[first]) return 0;
  unsigned second = first + 1 + (p[first + 1] >> 7);
  if (start + second < end && p[second] != source[second]) return cx_capital_flags(s, start, end);
  return CX_TOKEN_CAPITAL;
}

/* xD and its like are for emoticon.c. */
static inline int is_laughing(const cx_word_block *block) {
  return (block->low & 0xFFFF) == ('x' | 'd' << 8);
}

/* A token behind a blank or one of those signs. The fields from `before` on are written at once
 * (little-endian, as everywhere). */
static inline void fill_token(cx_token *token, size_t start, size_t end, uint32_t hash, uint32_t before,
                              uint32_t flags) {
  uint64_t border = before > CX_BEFORE_COMMA ? CX_BORDER_SENTENCE : CX_BORDER_NONE;
  uint64_t rest = before | (uint64_t)CX_WORD << 16 | (uint64_t)flags << 24 | border << 32;
  token->start = (uint32_t)start;
  token->end = (uint32_t)end;
  token->hash = hash;
  memcpy(&token->before, &rest, sizeof rest);
}

_Static_assert(offsetof(cx_token, kind) == offsetof(cx_token, before) + 2, "fill_token writes kind");
_Static_assert(offsetof(cx_token, flags) == offsetof(cx_token, before) + 3, "fill_token writes flags");
_Static_assert(offsetof(cx_token, border) == offsetof(cx_token, before) + 4, "fill_token writes border");
_Static_assert(sizeof(cx_token) == offsetof(cx_token, before) + 8, "fill_token writes the rest");

static inline int is_plain(const cx_word_block *block, const unsigned char *behind) {
  return block->length && !is_laughing(block) && (*behind == ' ' || ends_word(behind));
}

int cx_scan_plain_word(cx_scan *s) {
  cx_word_block block = cx_read_block(s->bytes + s->at);
  size_t end = s->at + block.length;
  cx_token token = {.start = (uint32_t)s->at, .end = (uint32_t)end, .kind = CX_WORD};

  if (!is_plain(&block, s->bytes + end) || !cx_scan_has_room(s)) return 0;
  token.hash = cx_hash_block(&block);
  token.flags =
      (uint8_t)(block.flags | (s->map ? cx_capital_flags(s, s->at, end) : capital_flags(s, s->at, end)));
  if (token.flags & CX_TOKEN_DOTS) s->text_flags |= CX_TEXT_DOTS;
  cx_scan_put(s, &token, cx_roles_guess(s->roles_of_words, token.hash));
  return 1;
}

void cx_scan_plain_words(cx_scan *s) {
  const unsigned char *bytes = s->bytes;
  size_t at = s->at, count = s->count, mark_count = s->mark_count;
  const uint32_t abbreviation = CX_ROLE_ABBREVIATION | CX_ROLE_ABBREVIATION_LAST;
  uint32_t all_flags = 0, before = 0;

  while (count < s->token_capacity) {
    cx_word_block block = cx_read_block(bytes + at);
    size_t end = at + block.length;
    if (!is_plain(&block, bytes + end)) break;
    uint32_t hash = cx_hash_block(&block);
    uint32_t roles = cx_roles_guess(s->roles_of_words, hash);
    block.flags |= s->map ? cx_capital_flags(s, at, end) : capital_flags(s, at, end);
    all_flags |= block.flags;
    fill_token(&s->tokens[count], at, end, hash, before, block.flags);
    s->marks[mark_count] = (uint32_t)count;
    mark_count += (before | (roles & CX_ROLE_MARKING)) != 0;
    s->roles[count++] = (uint16_t)roles;
    s->last_end = end;
    at = end;
    before = 0;
    if (bytes[at] ==
        ' ') { /* a branch on purpose: guessed right, the next word need not wait for this byte */
      at++;
      continue;
    }
    uint32_t sign = sign_bit(bytes[at]);
    if (!sign || (bytes[at + 1] != ' ' && at + 1 < s->length)) break;
    if (sign == CX_BEFORE_STOP && (block.length == 1 || roles & abbreviation)) break;
    if (sign == CX_BEFORE_QUESTION) s->text_flags |= CX_TEXT_QUESTION;
    before = sign;
    at += at + 1 < s->length ? 2 : 1;
  }
  s->gap.before = (uint16_t)before;
  s->at = at;
  s->count = count;
  s->mark_count = mark_count;
  if (all_flags & CX_TOKEN_DOTS) s->text_flags |= CX_TEXT_DOTS;
}
