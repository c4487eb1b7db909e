#include "text/scan.h"

#include <string.h>

#include "base/hash.h"
#include "text/emoji.h"

/* A line that runs at least this far was probably wrapped by a program, not ended by its writer. */
enum { WRAPPED_LINE = 40 };

/* One mark more than there are tokens: for what stands behind the last clause. Tokens grow last, so that they have the
 * least room of the two after a failure too. */
int cx_scan_grow(cx_scan *s) {
  size_t need = s->count + 1;
  if (cx_grow(s->memory, &s->marks, &s->mark_capacity, need + 1, sizeof *s->marks) &&
      cx_grow(s->memory, &s->tokens, &s->token_capacity, need, sizeof *s->tokens))
    return 1;
  s->out_of_memory = 1;
  s->at = s->length;
  return 0;
}

/* A newline ends a sentence, unless the line was long and the next goes on in lower case or with a
 * conjunction. */
static uint8_t line_border(const cx_scan *s, const cx_token *token) {
  if (s->gap.newlines > 1 || token->kind != CX_WORD || token->flags & CX_TOKEN_CAPITAL)
    return CX_BORDER_SENTENCE;
  if (s->line_length >= WRAPPED_LINE || s->gap.before & CX_BEFORE_COMMA) return CX_BORDER_NONE;
  return cx_role_at(s, s->count, CX_ROLE_CLAUSE | CX_ROLE_AND) ? CX_BORDER_NONE : CX_BORDER_SENTENCE;
}

static int is_picture(const cx_token *token) {
  return token->kind == CX_EMOJI || token->kind == CX_EMOTICON;
}

/* The border that the gap gives to the token behind it, without a look at other words. */
static uint8_t gap_border(const cx_scan *s, const cx_token *token) {
  const uint32_t ends = CX_BEFORE_STOP | CX_BEFORE_QUESTION | CX_BEFORE_EXCLAMATION;
  if (s->gap.bullet || s->gap.before & ends) return CX_BORDER_SENTENCE;
  if (s->gap.after_picture && !is_picture(token)) return CX_BORDER_SENTENCE;
  uint8_t border = s->gap.newlines ? line_border(s, token) : CX_BORDER_NONE;
  return border > s->gap.border ? border : s->gap.border;
}

void cx_scan_put(cx_scan *s, const cx_token *given) {
  cx_token *token = &s->tokens[s->count];

  CX_FETCH(s->lookup.slots + (given->hash & s->lookup.mask));
  *token = *given;
  token->before = token->start == s->last_end ? CX_BEFORE_NOTHING : 0;
  if (!cx_gap_is_plain(&s->gap)) {
    if (s->gap.before) token->before = s->gap.before;
    token->border = gap_border(s, token);
    token->flags |= s->gap.flags;
    s->gap = (cx_gap){0};
  }
  s->gap.after_picture = (uint8_t)is_picture(token);
  int const is_mark = ((token->before & CX_BEFORE_COMMA) | token->border | !s->count) != 0;
  token->roles |= (uint16_t)(is_mark * CX_ROLE_MARKED);
  s->marks[s->mark_count] = (uint32_t)s->count++;
  s->mark_count += token->roles / CX_ROLE_MARKED;
  s->at = s->last_end = token->end;
}

/* CX_TEXT_QUESTION_MARK, if there may be one inside: of all sorts of signs are URLs and emoticons alone. */
static uint32_t flags_of_signs(cx_token_kind kind) {
  return ((1u << CX_URL | 1u << CX_EMOTICON) >> kind & 1) * CX_TEXT_QUESTION_MARK;
}

void cx_scan_push(cx_scan *s, size_t start, size_t end, cx_token_kind kind, uint32_t flags) {
  const unsigned char *p = s->bytes + start;
  size_t len = end - start;
  cx_token token = {
      .start = (uint32_t)start, .end = (uint32_t)end, .kind = (uint8_t)kind, .flags = (uint8_t)flags};

  if (!cx_scan_has_room(s)) return;
  s->text_flags |= flags_of_signs(kind);
  token.hash = cx_hash((const char *)p, len);
  token.roles = (uint16_t)((kind == CX_WORD) * cx_roles_guess(s->roles_of_words, token.hash));
  cx_scan_put(s, &token);
}

static void scan_multibyte(cx_scan *s) {
  size_t length = 0;
  cx_class class = cx_class_of(cx_utf8_get(s->bytes + s->at, &length));

  if (class == CX_CLASS_LETTER) {
    cx_scan_word_on(s, s->at, cx_skip_letters(s, s->at));
  } else if (class == CX_CLASS_DIGIT) {
    cx_scan_word_on(s, s->at, s->at + length);
  } else if (class == CX_CLASS_EMOJI) {
    cx_scan_push(s, s->at, s->at + cx_emoji_sequence(s->bytes, s->at, s->length), CX_EMOJI, 0);
  } else if (class != CX_CLASS_CURRENCY || !cx_scan_money(s)) {
    cx_scan_gap(s, class);
  }
}

static void scan_sign(cx_scan *s, cx_class class) {
  size_t keycap =
      class == CX_CLASS_HASH || class == CX_CLASS_BULLET ? cx_keycap(s->bytes, s->at, s->length) : 0;

  if (keycap)
    cx_scan_push(s, s->at, s->at + keycap, CX_EMOJI, 0);
  else if (class == CX_CLASS_HASH && cx_scan_hashtag(s))
    return;
  else if (class == CX_CLASS_AT && cx_scan_mention(s))
    return;
  else if (class == CX_CLASS_CURRENCY && cx_scan_money(s))
    return;
  else if (!cx_scan_emoticon(s))
    cx_scan_gap(s, class);
}

static void scan_letter(cx_scan *s) {
  if (cx_gap_is_plain(&s->gap) && s->at != s->last_end) {
    size_t start = s->at;
    cx_scan_plain_words(s);
    if (s->at > start) return;
  } else if (cx_scan_plain_word(s)) {
    return;
  }
  if (s->bytes[s->at] >= 0x80)
    scan_multibyte(s);
  else
    cx_scan_word_on(s, s->at, cx_skip_letters(s, s->at));
}

static void begin(cx_scan *s) {
  s->at = s->count = s->mark_count = 0;
  s->gap = (cx_gap){0};
  s->last_end = SIZE_MAX;
  s->line_start = s->line_length = s->no_address = s->tags_cut = 0;
  s->in_parentheses = s->out_of_memory = 0;
  s->text_flags = 0;
}

int cx_scan_text(cx_scan *s) {
  begin(s);
  while (s->at < s->length) {
    s->at += s->bytes[s->at] == ' '; /* no class to branch on: there is one or not, and NUL behind the last */
    cx_class class = (cx_class)cx_byte_class[s->bytes[s->at]];
    if (class == CX_CLASS_LETTER || class == CX_CLASS_MULTIBYTE)
      scan_letter(s);
    else if (class == CX_CLASS_BLANK)
      s->at++;
    else if (class == CX_CLASS_NEWLINE || class == CX_CLASS_COMMA || class == CX_CLASS_STOP)
      cx_scan_gap(s, class);
    else if (class == CX_CLASS_DIGIT)
      cx_scan_number(s);
    else
      scan_sign(s, class);
  }
  return !s->out_of_memory;
}
