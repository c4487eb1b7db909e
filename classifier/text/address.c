/* E-mail addresses, URLs, bare domains, mentions and hashtags. */
#include <string.h>

#include "text/scan.h"

enum { ADDRESS_MAX = 320 }; /* RFC 5321: 64 + 1 + 255 */

/* Top-level domains that make a domain of what they end; the second list only in front of a path, because
 * these are words too: "tuli.se oli". */
static const char domains[] =
    " fi com net org eu info edu gov biz app dev shop store online uk ee ru ax jp co ";
static const char doubtful_domains[] = " se no io it is me to at be de dk in nu us ai tv fm gg ly ";

static int is_local_part(unsigned char c) {
  return cx_is_ascii_letter(c) || cx_is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

static int is_domain_part(unsigned char c) {
  return cx_is_ascii_letter(c) || cx_is_digit(c) || c == '.' || c == '-' || c >= 0x80;
}

/* Domains of Latin letters only: other multibyte signs end them. */
static size_t skip_domain(const cx_scan *s, size_t at) {
  size_t start = at;
  while (at - start < ADDRESS_MAX && is_domain_part(s->bytes[at])) {
    if (s->bytes[at] < 0x80)
      at++;
    else if (s->bytes[at] == 0xC3 && cx_is_letter_at(s, at))
      at += 2;
    else
      break;
  }
  while (at > start && (s->bytes[at - 1] == '.' || s->bytes[at - 1] == '-')) at--;
  return at;
}

/* Where the last label begins, or `end` when there is no stop with something on both sides. */
static size_t last_label(const cx_scan *s, size_t start, size_t end) {
  for (size_t at = end; at > start + 1; at--) {
    if (s->bytes[at - 1] == '.') return s->bytes[at - 2] == '.' ? end : at;
  }
  return end;
}

static size_t skip_ending(const cx_scan *s, size_t end) {
  size_t ending = s->bytes[end] == ':' ? cx_skip_case_ending(s, end + 1) : end;
  return ending > end + 1 ? ending : end;
}

/* A URL goes on to the next blank, quote or picture; the punctuation that closes the sentence is not its own.
 */
static size_t skip_url(const cx_scan *s, size_t at) {
  size_t start = at, open = 0;
  while (at < s->length) {
    size_t next = at;
    unsigned char c = s->bytes[at];
    cx_class class = cx_class_at(s, at, &next);
    if (class <= CX_CLASS_NEWLINE || class == CX_CLASS_QUOTE || class == CX_CLASS_EMOJI || c == '<' ||
        c == '>')
      break;
    if (c >= 0x80 && class != CX_CLASS_LETTER && class != CX_CLASS_MARK) break;
    open += c == '(';
    at = next;
  }
  while (at > start && strchr(".,;:!?')]}*", s->bytes[at - 1]) && !(s->bytes[at - 1] == ')' && open)) at--;
  return at;
}

int cx_scan_url(cx_scan *s, size_t start, size_t body) {
  size_t end = skip_url(s, body);
  if (end <= body) end = body;
  cx_scan_push_letters(s, start, end, CX_URL);
  return 1;
}

static int push_email(cx_scan *s, size_t start, size_t at_sign) {
  size_t end = skip_domain(s, at_sign + 1), label = last_label(s, at_sign + 1, end);
  if (label == end || end - label < 2 || !cx_is_ascii_letter(s->bytes[label])) return 0;
  cx_scan_push_letters(s, start, skip_ending(s, end), CX_EMAIL);
  return 1;
}

static int push_domain(cx_scan *s, size_t start) {
  size_t end = skip_domain(s, start), label = last_label(s, start, end);
  int path = s->bytes[end] == '/' && !cx_is_blank_at(s, end + 1);
  int www = !memcmp(s->bytes + start, "www.", 4);

  if (label == end || cx_byte_class[s->bytes[end]] == CX_CLASS_LETTER) return 0;
  if (!www && !cx_is_listed(s, label, end, domains) &&
      !(path && cx_is_listed(s, label, end, doubtful_domains)))
    return 0;
  if (path || s->bytes[end] == '?' || s->bytes[end] == '#') {
    size_t whole = skip_url(s, end);
    if (whole > end) end = whole;
  }
  cx_scan_push_letters(s, start, skip_ending(s, end), CX_URL);
  return 1;
}

int cx_scan_address(cx_scan *s, size_t start) {
  size_t end = start, stops = 0;

  if (start < s->no_address) return 0;
  while (end - start < ADDRESS_MAX &&
         (is_local_part(s->bytes[end]) || (s->bytes[end] == 0xC3 && end + 1 < s->length))) {
    stops += s->bytes[end] == '.';
    end += s->bytes[end] == 0xC3 ? 2 : 1;
  }
  if (s->bytes[end] == '@' && push_email(s, start, end)) return 1;
  if (stops && push_domain(s, start)) return 1;
  s->no_address = end; /* what begins later in this run ends at the same place and fails as well */
  return 0;
}

int cx_scan_mention(cx_scan *s) {
  size_t end = s->at + 1;

  if (cx_touches_word(s, s->at)) return 0;
  for (;;) {
    size_t more = cx_skip_letters(s, end);
    if (more == end && (cx_is_digit(s->bytes[end]) || s->bytes[end] == '_')) more++;
    if (more == end && end > s->at + 1 && s->bytes[end] == '.' && cx_is_ascii_letter(s->bytes[end + 1]))
      more++;
    if (more == end) break;
    end = more;
  }
  if (end == s->at + 1) return 0;
  cx_scan_push_letters(s, s->at, end, CX_MENTION);
  return 1;
}
