#include "text/scan.h"

#include <string.h>

#include "base/hash.h"
#include "text/emoji.h"

/* A line that runs at least this far was probably wrapped by a program, not ended by its writer. */
enum { WRAPPED_LINE = 40 };

static int make_room(cx_scan *s) {
  size_t need = s->count + 1;
  if (need <= s->token_capacity && need <= s->role_capacity) return 1;
  if (cx_grow(s->memory, &s->tokens, &s->token_capacity, need, sizeof *s->tokens) &&
      cx_grow(s->memory, &s->roles, &s->role_capacity, s->token_capacity, sizeof *s->roles))
    return 1;
  s->out_of_memory = 1;
  s->at = s->length;
  return 0;
}

static uint64_t load(const unsigned char *bytes, size_t count) {
  uint64_t word;
  memcpy(&word, bytes, 8);
  return count >= 8 ? word : word & (((uint64_t)1 << 8 * count) - 1);
}

/* cx_hash without its variable copy: the padding behind the text allows to load eight bytes anywhere. */
static uint32_t hash_ahead(const unsigned char *bytes, size_t len) {
  uint64_t h = 0xA0761D6478BD642Fu ^ len;
  for (; len >= 8; bytes += 8, len -= 8) h = cx_hash_mix(h, load(bytes, 8));
  h = cx_hash_mix(h, load(bytes, len));
  h = cx_hash_mix(h, 0xE7037ED1A0B428DBu);
  return (uint32_t)(h ^ (h >> 29));
}

/* A newline ends a sentence, unless the line was long and the next goes on in lower case or with a conjunction. */
static uint8_t line_border(const cx_scan *s, cx_token_kind kind, uint32_t flags, uint32_t roles) {
  if (s->newlines > 1 || s->bullet || kind != CX_WORD || flags & CX_TOKEN_CAPITAL) return CX_BORDER_SENTENCE;
  if (s->line_length >= WRAPPED_LINE || s->before & CX_BEFORE_COMMA) return CX_BORDER_NONE;
  return roles & (CX_ROLE_CLAUSE | CX_ROLE_AND) ? CX_BORDER_NONE : CX_BORDER_SENTENCE;
}

static uint8_t gap_border(cx_scan *s, cx_token_kind kind, uint32_t flags, uint32_t roles) {
  uint8_t border = s->border;
  if (s->newlines && line_border(s, kind, flags, roles) > border) border = line_border(s, kind, flags, roles);
  if (s->bullet) border = CX_BORDER_SENTENCE;
  if (s->before & (CX_BEFORE_STOP | CX_BEFORE_QUESTION | CX_BEFORE_EXCLAMATION)) border = CX_BORDER_SENTENCE;
  return border;
}

void cx_scan_push(cx_scan *s, size_t start, size_t end, cx_token_kind kind, uint32_t flags) {
  size_t len = end - start;
  uint32_t roles = 0;

  if (!make_room(s)) return;
  if (kind == CX_WORD && len <= CX_ROLE_WORD_MAX) {
    uint64_t high = len > 8 ? load(s->bytes + start + 8, len - 8) : 0;
    roles = cx_roles_find(s->roles_of_words, load(s->bytes + start, len), high);
  }
  uint32_t before = s->before;
  uint8_t border = CX_BORDER_NONE;
  if (before | s->border) border = gap_border(s, kind, flags, roles);
  else if (start == s->last_end) before = CX_BEFORE_NOTHING;
  int picture = kind == CX_EMOJI || kind == CX_EMOTICON;
  if (s->after_picture && !picture) border = CX_BORDER_SENTENCE;
  s->tokens[s->count] = (cx_token){(uint32_t)start,      (uint32_t)end, hash_ahead(s->bytes + start, len),
                                   (uint16_t)before,     (uint8_t)kind, (uint8_t)(flags | s->flags),
                                   border,               {0}};
  s->roles[s->count++] = (uint16_t)roles;
  s->at = s->last_end = end;
  s->before = 0;
  s->border = s->flags = s->newlines = s->bullet = 0;
  s->after_picture = (uint8_t)picture;
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
  size_t keycap = class == CX_CLASS_HASH || class == CX_CLASS_BULLET ? cx_keycap(s->bytes, s->at, s->length) : 0;

  if (keycap) cx_scan_push(s, s->at, s->at + keycap, CX_EMOJI, 0);
  else if (class == CX_CLASS_HASH && cx_scan_hashtag(s)) return;
  else if (class == CX_CLASS_AT && cx_scan_mention(s)) return;
  else if (class == CX_CLASS_CURRENCY && cx_scan_money(s)) return;
  else if (!cx_scan_emoticon(s)) cx_scan_gap(s, class);
}

int cx_scan_text(cx_scan *s) {
  s->last_end = SIZE_MAX;
  while (s->at < s->length) {
    unsigned char c = s->bytes[s->at];
    if (c == ' ') {
      s->at++;
      continue;
    }
    cx_class class = (cx_class)cx_byte_class[c];
    if (class == CX_CLASS_LETTER || c == 0xC3) {
      if (!cx_scan_word(s)) scan_multibyte(s);
    } else if (class == CX_CLASS_MULTIBYTE) {
      scan_multibyte(s);
    } else if (class == CX_CLASS_DIGIT) {
      cx_scan_number(s);
    } else if (class == CX_CLASS_COMMA || class == CX_CLASS_STOP || class == CX_CLASS_BLANK) {
      cx_scan_gap(s, class);
    } else {
      scan_sign(s, class);
    }
  }
  return !s->out_of_memory;
}
