/* Faces of punctuation: :) ;-( =D :'( <3 ^^ -_- */
#include <string.h>

#include "text/scan.h"

static const char mouths[] = ")]}([{/\\dposxc3|$@*#<>";

static int is_word_byte(unsigned char c) {
  uint8_t class = cx_byte_class[c];
  return class == CX_CLASS_LETTER || class == CX_CLASS_DIGIT || c == 0xC3;
}

static size_t skip_same(const unsigned char *p, size_t at) {
  size_t end = at;
  while (p[end] == p[at]) end++;
  return end;
}

/* May this mouth stand here? Letters and rarer signs only where nothing touches the face, but for a capital D
 * or P which people write on to words too. */
static int is_mouth(const cx_scan *s, const unsigned char *eyes, size_t at, size_t end, int nose) {
  unsigned char mouth = eyes[at], next = eyes[end];
  int touches = cx_touches_word(s, s->at);

  if (strchr(")]}", mouth)) return !(touches && *eyes == '=' && !nose);
  if (strchr("([{", mouth)) return !is_word_byte(next);
  if (mouth == '/' || mouth == '\\') return next != '/' && !is_word_byte(next) && *eyes != ';';
  if (is_word_byte(next)) return 0;
  if (mouth == 'd' || mouth == 'p') {
    size_t place = (size_t)(eyes + at - s->bytes);
    return !touches || (cx_is_capital_at(s, place) && *eyes != '=');
  }
  return !touches && (nose || mouth != '#');
}

/* Eyes, perhaps a tear, perhaps a nose, a mouth that may be repeated. */
static size_t sideways_face(const cx_scan *s, size_t at) {
  const unsigned char *p = s->bytes + at;
  size_t mouth = 1;

  if (p[mouth] == '\'') mouth++;
  if (p[mouth] == '-' || p[mouth] == '^') mouth++;
  if (!p[mouth] || !strchr(mouths, p[mouth])) return 0;
  size_t end = skip_same(p, mouth);
  return is_mouth(s, p, mouth, end, mouth > 1) ? end : 0;
}

/* ^^ ^_^ -_- >_< o_o u_u t_t */
static size_t upright_face(const cx_scan *s, size_t at) {
  const unsigned char *p = s->bytes + at;
  size_t end = 1;

  if (p[0] == '^' && p[1] == '^') return 2;
  while (end < 8 && p[end] == '_') end++;
  if (end == 1 && (p[0] == '^' || p[0] == '-') && (p[1] == '.' || p[1] == '-')) end++;
  if (end == 1 || (p[0] == '-' && p[1] == '-')) return 0;
  unsigned char other = p[0] == '>' ? '<' : p[0];
  if (p[end] != other || is_word_byte(p[end + 1]) || cx_touches_word(s, at)) return 0;
  return end + 1;
}

static size_t heart(const cx_scan *s, size_t at) {
  const unsigned char *p = s->bytes + at;
  size_t three = p[1] == '/' ? 2 : 1;

  if (p[three] != '3' || (at && cx_is_digit(s->bytes[at - 1]))) return 0;
  size_t end = skip_same(p, three);
  return is_word_byte(p[end]) ? 0 : end;
}

static size_t face_length(const cx_scan *s, size_t at) {
  const unsigned char *p = s->bytes + at;
  switch (*p) {
  case ':':
  case ';':
  case '=':
    return sideways_face(s, at);
  case '<':
    return heart(s, at);
  case '>': {
    size_t face = p[1] == ':' || p[1] == ';' ? sideways_face(s, at + 1) : 0;
    return face ? face + 1 : upright_face(s, at);
  }
  case '^':
  case '-':
    return upright_face(s, at);
  case '\\':
    return p[1] == 'o' && p[2] == '/' ? 3 : 0;
  case '(':
    if ((p[1] == ':' || p[1] == ';') && !cx_touches_word(s, at) && cx_is_blank_at(s, at + 2)) return 2;
    return p[1] == ':' && p[2] == '-' && cx_is_blank_at(s, at + 3) ? 3 : 0;
  default:
    return 0;
  }
}

int cx_scan_emoticon(cx_scan *s) {
  size_t length = face_length(s, s->at);
  uint32_t flags = 0;

  if (!length) return 0;
  const unsigned char *end = s->bytes + s->at + length;
  if (length > 3 && end[-1] == end[-2] && end[-2] == end[-3]) flags |= CX_TOKEN_ELONGATED;
  cx_scan_push(s, s->at, s->at + length, CX_EMOTICON, flags);
  return 1;
}

int cx_scan_letter_face(cx_scan *s, size_t start, size_t end) {
  const unsigned char *p = s->bytes + start;

  if (end - start == 1 && p[1] == '_' && strchr("outxn", *p)) {
    size_t length = upright_face(s, start);
    if (length) return cx_scan_push(s, start, start + length, CX_EMOTICON, 0), 1;
  }
  if (end - start < 2 || p[0] != 'x' || p[1] != 'd') return 0;
  if (skip_same(p, 1) < end - start) return 0;
  cx_scan_push(s, start, end, CX_EMOTICON, end - start > 3 ? CX_TOKEN_ELONGATED : 0);
  return 1;
}
