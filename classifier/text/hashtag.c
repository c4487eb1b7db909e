/* #HuonoPalvelu: the tag, then its words. Where they part shows in the source: capitals, digits, underscores; else
 * words that are known tell it. */
#include "text/scan.h"

enum { CUT_BYTES_MIN = 6 };

static size_t skip_tag(const cx_scan *s, size_t at, int *letters) {
  for (;;) {
    size_t more = cx_skip_letters(s, at);
    if (more > at)
      *letters = 1;
    else if (cx_is_digit(s->bytes[at]) || (at < s->length && s->bytes[at] == '_'))
      more++;
    if (more == at) return at;
    at = more;
  }
}

/* Does a new word begin at `at` (which lies between two letters)? huonoPalvelu, CRMPalvelu. */
static int is_camel_border(const cx_scan *s, size_t before, size_t at, size_t next, size_t end) {
  if (cx_source_at(s, at) == cx_source_at(s, before) || !cx_is_capital_at(s, at)) return 0;
  if (!cx_is_capital_at(s, before)) return 1;
  return next < end && cx_is_letter_at(s, next) && !cx_is_capital_at(s, next);
}

static size_t part_end(const cx_scan *s, size_t start, size_t end) {
  size_t at = start, before = start;

  if (cx_is_digit(s->bytes[start])) {
    while (at < end && cx_is_digit(s->bytes[at])) at++;
    return at;
  }
  while (at < end && !cx_is_digit(s->bytes[at]) && s->bytes[at] != '_') {
    size_t next = at;
    cx_utf8_get(s->bytes + at, &next);
    if (at > start && is_camel_border(s, before, at, next, end)) break;
    before = at;
    at = next;
  }
  return at;
}

static void push_part(cx_scan *s, size_t start, size_t end) {
  s->gap.flags = CX_TOKEN_OF_HASHTAG;
  s->gap.before = CX_BEFORE_NOTHING;
  cx_scan_push_letters(s, start, end, cx_is_digit(s->bytes[start]) ? CX_NUMBER : CX_WORD);
}

static uint64_t cut(cx_scan *s, size_t start, size_t end) {
  if (end - start < CUT_BYTES_MIN || end - start > CX_TAG_BYTES) return 0;
  if (s->tags_cut++ < CX_TAGS_CUT_MAX) return cx_cut_tag(s->tag_words, (const char *)s->bytes + start, end - start);
  if (s->tag_words->languages) s->text_flags |= CX_TEXT_TAGS_LEFT;
  return 0;
}

/* A tag in which nothing shows where words part. */
static void push_words(cx_scan *s, size_t start, size_t end) {
  size_t from = start;
  for (uint64_t ends = cut(s, start, end); ends && !s->out_of_memory; ends &= ends - 1) {
    size_t const to = start + (size_t)__builtin_ctzll(ends);
    push_part(s, from, to);
    from = to;
  }
  if (from < end && !s->out_of_memory) push_part(s, from, end);
}

int cx_scan_hashtag(cx_scan *s) {
  size_t start = s->at;
  int letters = 0;

  if (cx_touches_word(s, start)) return 0;
  size_t end = skip_tag(s, start + 1, &letters);
  if (!letters) return 0;
  cx_scan_push_letters(s, start, end, CX_HASHTAG);
  for (size_t at = start + 1; at < end && !s->out_of_memory;) {
    if (s->bytes[at] == '_') {
      at++;
      continue;
    }
    size_t part = part_end(s, at, end);
    if (at == start + 1 && part == end) push_words(s, at, part);
    else push_part(s, at, part);
    at = part;
  }
  s->at = s->last_end = end;
  return 1;
}
