/* Words: runs of letters, and what joins them. */
#include <string.h>

#include "text/scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* a-umlaut, o-umlaut and a-ring, folded. */
static int is_dotted(const unsigned char *p) {
  return p[0] == 0xC3 && (p[1] == 0xA4 || p[1] == 0xB6 || p[1] == 0xA5);
}

/* The same code point at p, behind it and behind that. */
static int is_triple(const unsigned char *p, const unsigned char *end, size_t length) {
  return (size_t)(end - p) >= 3 * length && !memcmp(p, p + length, 2 * length);
}

static uint32_t spelling_flags(const unsigned char *p, const unsigned char *end) {
  uint32_t flags = CX_TOKEN_ASCII;
  while (p < end) {
    size_t length = 0;
    cx_utf8_get(p, &length);
    if (length > 1) flags &= ~(uint32_t)CX_TOKEN_ASCII;
    if (is_dotted(p)) flags |= CX_TOKEN_DOTS;
    if (is_triple(p, end, length) && !cx_is_digit(*p) && cx_byte_class[*p] != CX_CLASS_HYPHEN)
      flags |= CX_TOKEN_ELONGATED;
    p += length;
  }
  return flags;
}

/* Capitals are counted only as far as they go on. */
static uint32_t capital_flags(const cx_scan *s, size_t start, size_t end) {
  size_t letters = 0, at = start;

  if (!cx_is_capital_at(s, start)) return 0;
  while (at < end) {
    size_t next = at;
    cx_class class = cx_class_at(s, at, &next);
    if (class == CX_CLASS_LETTER) {
      if (!cx_is_capital_at(s, at)) return CX_TOKEN_CAPITAL;
      letters++;
    }
    at = next;
  }
  return letters > 1 ? CX_TOKEN_CAPITAL | CX_TOKEN_CAPS : CX_TOKEN_CAPITAL;
}

void cx_scan_push_letters(cx_scan *s, size_t start, size_t end, cx_token_kind kind) {
  uint32_t flags = spelling_flags(s->bytes + start, s->bytes + end) | capital_flags(s, start, end);
  if (kind != CX_WORD) flags &= ~(uint32_t)CX_TOKEN_ELONGATED;
  if (flags & CX_TOKEN_DOTS) s->text_flags |= CX_TEXT_DOTS;
  cx_scan_push(s, start, end, kind, flags);
}

/* e.g  U.S  a.m: single letters with stops between them. */
static int joins_by_stop(const cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + start;
  size_t len = end - start;
  for (size_t i = 0; i < len; i++) {
    if (i % 2 ? p[i] != '.' : !cx_is_ascii_letter(p[i])) return 0;
  }
  return len < 8 && len % 2 && cx_is_ascii_letter(p[len + 1]) && !cx_is_letter_at(s, end + 2) &&
         !cx_is_digit(p[len + 2]);
}

/* Where the part joined to the word at `end` ends, or end when nothing is joined. */
static size_t skip_joined(const cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + end;
  if (cx_is_digit(*p)) {
    while (cx_is_digit(s->bytes[end])) end++;
    return end;
  }
  switch (*p) {
  case '-':
    if (cx_is_digit(p[1])) return end + 1;
    return cx_is_letter_at(s, end + 1) ? cx_skip_letters(s, end + 1) : end;
  case '\'': return cx_is_letter_at(s, end + 1) ? cx_skip_letters(s, end + 1) : end;
  case ':': {
    size_t ending = cx_skip_case_ending(s, end + 1);
    return ending > end + 1 ? ending : end;
  }
  case '.':
    if (cx_is_digit(p[-1]) && cx_is_digit(p[1])) return end + 1; /* v1.2 */
    return joins_by_stop(s, start, end) ? end + 2 : end;
  default: return cx_skip_letters(s, end);
  }
}

static int goes_on_in_address(unsigned char c) { return cx_is_digit(c) || (c && strchr(".@_-+%", c)); }

int cx_scan_word_on(cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + end;

  if (*p == ':' && p[1] == '/' && p[2] == '/') return cx_scan_url(s, start, end + 3);
  if (cx_scan_letter_face(s, start, end)) return 1;
  if (goes_on_in_address(*p) && cx_scan_address(s, start)) return 1;
  for (;;) {
    size_t next = skip_joined(s, start, end);
    if (next == end) break;
    end = next;
  }
  cx_scan_push_letters(s, start, end, CX_WORD);
  return 1;
}

/* Can this byte go on with a word that ran into it? A stop only when something touches its other side. */
static inline int ends_word(const unsigned char *p) {
  switch (*p) {
  case ' ': case ',': case '!': case '?': case '\n': case '\0': case ')': case '"': case '/': return 1;
  case '.': return p[1] == ' ' || p[1] == '\0' || p[1] == '\n' || p[1] == '.';
  default: return 0;
  }
}

#if defined(__SSE2__)

/* A word shorter than 16 bytes of a..z and Latin-1 letters that nothing joins: all flags from one load. */
int cx_scan_word(cx_scan *s) {
  const unsigned char *p = s->bytes + s->at;
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
  __m128i ascii = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(v, _mm_set1_epi8('z' + 1)));
  unsigned high = (unsigned)_mm_movemask_epi8(v);
  unsigned length = (unsigned)__builtin_ctz(~((unsigned)_mm_movemask_epi8(ascii) | high) | 0x10000);
  unsigned mask = (1u << length) - 1, flags = CX_TOKEN_ASCII;

  if (!length || length == 16 || !ends_word(p + length)) {
    if (*p == 0xC3) return 0;
    return cx_scan_word_on(s, s->at, cx_skip_letters(s, s->at));
  }
  __m128i next = _mm_loadu_si128((const __m128i *)(const void *)(p + 1));
  __m128i third = _mm_loadu_si128((const __m128i *)(const void *)(p + 2));
  unsigned same = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(v, next), _mm_cmpeq_epi8(v, third)));
  unsigned triple = same & mask >> 2;
  if (high & mask) {
    unsigned lead = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xC3))) & mask;
    unsigned tail = high & mask & ~lead;
    __m128i signs = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0x97)),
                                 _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xB7)));
    if (tail != lead << 1 || (unsigned)_mm_movemask_epi8(signs) & tail) {
      if (*p == 0xC3) return 0;
      return cx_scan_word_on(s, s->at, cx_skip_letters(s, s->at));
    }
    __m128i dots = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xA4)),
                                             _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xB6))),
                                _mm_cmpeq_epi8(v, _mm_set1_epi8((char)0xA5)));
    flags = (unsigned)_mm_movemask_epi8(dots) & tail ? CX_TOKEN_DOTS : 0;
    if (flags) s->text_flags |= CX_TEXT_DOTS;
    __m128i fifth = _mm_loadu_si128((const __m128i *)(const void *)(p + 4));
    unsigned pair = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(v, third), _mm_cmpeq_epi8(third, fifth)));
    triple |= pair & pair >> 1 & lead & mask >> 5;
  }
  if (triple) flags |= CX_TOKEN_ELONGATED;
  flags |= capital_flags(s, s->at, s->at + length);
  if (*p == 'x' && cx_scan_letter_face(s, s->at, s->at + length)) return 1;
  cx_scan_push(s, s->at, s->at + length, CX_WORD, flags);
  return 1;
}

#else

int cx_scan_word(cx_scan *s) {
  if (!cx_is_letter_at(s, s->at)) return 0;
  return cx_scan_word_on(s, s->at, cx_skip_letters(s, s->at));
}

#endif
