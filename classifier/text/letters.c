/* Questions about single places of the text. */
#include <string.h>
#include <utf8proc.h>

#include "text/scan.h"

int cx_is_letter_at(const cx_scan *s, size_t at) {
  size_t length = 0;
  return at < s->length && cx_class_at(s, at, &length) == CX_CLASS_LETTER;
}

int cx_is_blank_at(const cx_scan *s, size_t at) {
  size_t length = 0;
  if (at >= s->length) return 1;
  cx_class class = cx_class_at(s, at, &length);
  return class == CX_CLASS_BLANK || class == CX_CLASS_NEWLINE;
}

size_t cx_skip_letters(const cx_scan *s, size_t at) {
  for (;;) {
    while (cx_is_ascii_letter(s->bytes[at])) at++;
    if (s->bytes[at] < 0x80) return at;
    size_t next = at;
    cx_class class = cx_class_of(cx_utf8_get(s->bytes + at, &next));
    if (class != CX_CLASS_LETTER && class != CX_CLASS_MARK) return at;
    at = next;
  }
}

int cx_touches_word(const cx_scan *s, size_t at) {
  size_t length = 0;
  if (!at) return 0;
  cx_class class = cx_class_at(s, cx_utf8_before(s->bytes, at), &length);
  return class == CX_CLASS_LETTER || class == CX_CLASS_MARK || class == CX_CLASS_DIGIT;
}

int cx_is_capital_beyond_ascii(const cx_scan *s, size_t from) {
  size_t length = 0;
  utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)cx_utf8_get(s->source + from, &length));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

int cx_is_listed(const cx_scan *s, size_t start, size_t end, const char *list) {
  char wanted[32];
  size_t len = end - start;

  if (!len || len > sizeof wanted - 3) return 0;
  if (memchr(s->bytes + start, ' ', len) || memchr(s->bytes + start, 0, len)) return 0;
  wanted[0] = ' ';
  memcpy(wanted + 1, s->bytes + start, len);
  wanted[len + 1] = ' ';
  wanted[len + 2] = '\0';
  return strstr(list, wanted) != NULL;
}

size_t cx_skip_case_ending(const cx_scan *s, size_t at) {
  static const char cases[] =
      " n t a ä aa ää ta tä an en in on un yn än ön aan een iin oon uun yyn ään öön hon hun hin "
      "hen hän sta stä ssa ssä lla llä lta ltä lle na nä ksi tta ttä ien jen den ia iä ja jä "
      "oita eita illa illä ille ilta iltä issa issä ista istä ihin iksi ";
  static const char clitics[] = " kin kaan kään han hän ko kö mme nne nsa nsä ni si ";
  size_t end = at;

  while (cx_is_ascii_letter(s->bytes[end]) || (s->bytes[end] == 0xC3 && cx_is_letter_at(s, end)))
    end += s->bytes[end] == 0xC3 ? 2 : 1;
  if (end == at || end - at > 12 || cx_is_capital_at(s, at)) return at;
  if (cx_is_listed(s, at, end, cases)) return end;
  for (size_t cut = at + 1; cut < end; cut++) {
    if (cx_is_listed(s, at, cut, cases) && cx_is_listed(s, cut, end, clitics)) return end;
  }
  return at;
}
