/* The tokeniser's state. One pass over the folded bytes; the files word.c, number.c, address.c, gap.c and
 * emoticon.c each read one kind of thing. */
#ifndef CX_TEXT_SCAN_H
#define CX_TEXT_SCAN_H

#include <string.h>

#include "text/classes.h"
#include "text/roles.h"
#include "text/tag_words.h"
#include "text/text.h"
#include "text/utf8.h"

/* What is known of the gap since the last token. All zero = blanks only. */
typedef struct cx_gap {
  uint16_t before;       /* CX_BEFORE_... */
  uint8_t border;        /* at least this border stands in front of the next token */
  uint8_t flags;         /* for the next token */
  uint8_t newlines;      /* 0, 1, 2 = more */
  uint8_t bullet;        /* a list bullet stood at the line's start */
  uint8_t after_picture; /* the last token is an emoji or emoticon */
  uint8_t reserved;
} cx_gap;

typedef struct cx_scan {
  const cxtag_memory *memory;
  const cx_roles *roles_of_words;
  const unsigned char *bytes; /* folded, padded behind length */
  size_t length, at;
  const unsigned char *source;
  size_t source_length;
  const uint32_t *map; /* NULL = same offsets */
  unsigned unknown;    /* 0 = beyond ASCII there are only letters of Latin-1; else all bits */
  cx_tag_words *tag_words;
  cx_lookup lookup;    /* the tokens' places there are fetched */

  cx_token *tokens;
  uint32_t *marks; /* tokens that may begin something: the first, behind a comma, conjunctions; then: clauses */
  size_t count, mark_count, token_capacity, mark_capacity, clause_count;

  cx_gap gap;
  size_t last_end;    /* of the last token; SIZE_MAX = none yet */
  size_t line_start;  /* of the line that `at` is in */
  size_t line_length; /* of the line before it */
  size_t tags_cut;
  size_t no_address;  /* no e-mail address, domain begins in front of this: already looked */
  int in_parentheses; /* a long parenthesis is open */
  int out_of_memory;
  uint32_t text_flags;
} cx_scan;

/* Reads bytes, which source, map and their lengths belong to, into tokens. 0 = no memory. */
int cx_scan_text(cx_scan *scan);
/* Sets the borders of all tokens; leaves in marks which begin clauses, and behind the last the number of tokens. */
void cx_set_borders(cx_scan *scan);

/* Adds the token [start, end), consumes the gap and moves on to end. */
void cx_scan_push(cx_scan *scan, size_t start, size_t end, cx_token_kind kind, uint32_t flags);
/* The same with flags worked out from the bytes: capitals, elongation. */
void cx_scan_push_letters(cx_scan *scan, size_t start, size_t end, cx_token_kind kind);

/* The same for a token whose start, end, hash, kind, flags and roles are known, once cx_scan_has_room said
 * yes. */
void cx_scan_put(cx_scan *scan, const cx_token *given);
int cx_scan_grow(cx_scan *scan);
static inline int cx_scan_has_room(cx_scan *scan) {
  return scan->count < scan->token_capacity || cx_scan_grow(scan);
}

/* Reads plain words from scan->at on. The gap must be plain and nothing touch the first word. */
void cx_scan_plain_words(cx_scan *scan);
/* Reads one, whatever the gap; 0 when there is none. */
int cx_scan_plain_word(cx_scan *scan);
static inline int cx_gap_is_plain(const cx_gap *gap) {
  uint64_t all;
  memcpy(&all, gap, sizeof all);
  return !all;
}

/* CX_TOKEN_CAPITAL and CX_TOKEN_CAPS of a word that begins with a capital. */
uint32_t cx_capital_flags(const cx_scan *scan, size_t start, size_t end);

/* Each reads at scan->at and returns 1 when it pushed a token or moved on, 0 when there is no such thing. */
int cx_scan_number(cx_scan *scan);
int cx_scan_money(cx_scan *scan); /* a currency sign in front */
int cx_scan_mention(cx_scan *scan);
int cx_scan_hashtag(cx_scan *scan);
int cx_scan_emoticon(cx_scan *scan);
/* A face of letters: xD, o_o. The letters [start, end) are read. */
int cx_scan_letter_face(cx_scan *scan, size_t start, size_t end);
/* Punctuation and blanks; always moves on. */
void cx_scan_gap(cx_scan *scan, cx_class class);

/* Goes on with a word that began at start: digits, joined parts, addresses. `end` = what is read so far. */
int cx_scan_word_on(cx_scan *scan, size_t start, size_t end);
/* Pushes an e-mail address, a domain or a URL that begins at start, or returns 0. */
int cx_scan_address(cx_scan *scan, size_t start);
int cx_scan_url(cx_scan *scan, size_t start, size_t body);

/* The class at `at`; the length of what stands there is added to *length. */
static inline cx_class cx_class_at(const cx_scan *scan, size_t at, size_t *length) {
  cx_class class = (cx_class)cx_byte_class[scan->bytes[at]];
  if (class != CX_CLASS_MULTIBYTE) return *length += 1, class;
  return cx_class_of(cx_utf8_get(scan->bytes + at, length));
}

static inline int cx_is_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}
static inline int cx_is_ascii_letter(unsigned char c) {
  return c >= 'a' && c <= 'z';
}

/* End of the letters and marks from at on. */
size_t cx_skip_letters(const cx_scan *scan, size_t at);
int cx_is_letter_at(const cx_scan *scan, size_t at);
/* Blank, newline or end of text. */
int cx_is_blank_at(const cx_scan *scan, size_t at);
/* Is what stands in front of `at` a letter or digit, touching it? */
int cx_touches_word(const cx_scan *scan, size_t at);
/* Source offset of a folded one. */
static inline size_t cx_source_at(const cx_scan *scan, size_t at) {
  return scan->map ? scan->map[at] : at;
}
/* Was the letter at this folded offset written as a capital? */
int cx_is_capital_beyond_ascii(const cx_scan *scan, size_t from);
static inline int cx_is_capital_at(const cx_scan *scan, size_t at) {
  size_t from = cx_source_at(scan, at);
  if (from >= scan->source_length) return 0;
  unsigned char c = scan->source[from];
  return c < 0x80 ? c >= 'A' && c <= 'Z' : cx_is_capital_beyond_ascii(scan, from);
}
/* Does a Finnish case ending end here, as after a colon: CRM:ään, DNA:ltakin? Its end, or at. */
size_t cx_skip_case_ending(const cx_scan *scan, size_t at);
/* Is bytes[start, end) one of the words in a list with one blank round each word? */
int cx_is_listed(const cx_scan *scan, size_t start, size_t end, const char *list);

/* Which of these roles token i has. */
static inline uint32_t cx_role_at(const cx_scan *scan, size_t i, uint32_t asked) {
  const cx_token *token = &scan->tokens[i];
  if (!(token->roles & asked)) return 0;
  size_t const length = token->end - token->start;
  return asked & cx_roles_of(scan->roles_of_words, token->hash, scan->bytes + token->start, length);
}

#endif
