/* What stands between tokens: punctuation, blanks and line ends. */
#include <string.h>

#include "text/scan.h"

/* How far a parenthesis may reach to count as a remark inside its clause: "(12)", "(ks. ohje)". */
enum { SHORT_PARENTHESIS = 24 };

static uint32_t last_roles(const cx_scan *s) {
  return s->count ? cx_role_at(s, s->count - 1, CX_ROLE_ABBREVIATION | CX_ROLE_ABBREVIATION_LAST) : 0;
}

static int touches_last(const cx_scan *s, size_t at) {
  return s->count && s->last_end == at;
}

static int is_line_start(const cx_scan *s) {
  for (size_t at = s->at; at > s->line_start; at--) {
    if (s->bytes[at - 1] != ' ' && s->bytes[at - 1] != '\t') return 0;
  }
  return 1;
}

static void raise_border(cx_scan *s, uint8_t border) {
  if (border > s->gap.border) s->gap.border = border;
}

static void end_line(cx_scan *s, size_t length) {
  s->line_length = s->at - s->line_start;
  if (s->bytes[s->at] == '\r' && s->bytes[s->at + 1] == '\n') length = 2;
  s->at += length;
  s->line_start = s->at;
  s->gap.before |= CX_BEFORE_NEWLINE;
  if (s->gap.newlines < 2) s->gap.newlines++;
}

/* One stop behind an abbreviation, an initial or inside "U.S." ends no sentence. */
static int is_abbreviation_stop(const cx_scan *s) {
  size_t next = s->at + 1;
  if (!touches_last(s, s->at) || s->tokens[s->count - 1].kind != CX_WORD) return 0;
  const cx_token *word = &s->tokens[s->count - 1];
  uint32_t roles = last_roles(s);
  while (s->bytes[next] == ' ') next++;
  if (next >= s->length) return 0;
  if (roles & CX_ROLE_ABBREVIATION) return 1;
  if (roles & CX_ROLE_ABBREVIATION_LAST) return !cx_is_capital_at(s, next);
  return word->end - word->start == 1 && word->flags & CX_TOKEN_CAPITAL && s->bytes[word->start] != 'i';
}

static void read_stops(cx_scan *s) {
  size_t end = s->at, stops = 0;
  for (;; stops++) {
    if (s->bytes[end] == '.')
      end++;
    else if (!memcmp(s->bytes + end, "\xE2\x80\xA6", 3))
      end += 3, stops++;
    else
      break;
  }
  if (!stops) { /* a stop of another script */
    cx_utf8_get(s->bytes + s->at, &end);
    s->gap.before |= CX_BEFORE_STOP;
  } else if (stops > 1) {
    s->gap.before |= CX_BEFORE_STOP;
  } else if (!is_abbreviation_stop(s)) {
    int apart = !touches_last(s, s->at) && !cx_is_blank_at(s, end); /* ".net" */
    s->gap.before |= apart && !s->gap.before ? CX_BEFORE_SYMBOL : CX_BEFORE_STOP;
  }
  s->at = end;
}

/* "(!)" and "(?)" comment on a word and end nothing. */
static int is_in_parentheses(const cx_scan *s, size_t end) {
  return s->at && s->bytes[s->at - 1] == '(' && s->bytes[end] == ')';
}

static void read_marks(cx_scan *s) {
  size_t end = s->at, questions = 0, exclamations = 0;
  while (end < s->length) {
    size_t next = end;
    cx_class class = cx_class_at(s, end, &next);
    if (class == CX_CLASS_QUESTION)
      questions++;
    else if (class == CX_CLASS_EXCLAMATION)
      exclamations += next - end == 3 ? 2 : 1; /* the double sign */
    else
      break;
    end = next;
  }
  if (questions) s->text_flags |= CX_TEXT_QUESTION_MARK;
  if (is_in_parentheses(s, end)) {
    s->gap.before |= CX_BEFORE_SYMBOL;
  } else {
    if (questions && s->count) s->text_flags |= CX_TEXT_QUESTION;
    if (questions) s->gap.before |= CX_BEFORE_QUESTION;
    if (exclamations) s->gap.before |= CX_BEFORE_EXCLAMATION;
    if (exclamations > 1 || (exclamations && s->gap.before & CX_BEFORE_EXCLAMATIONS))
      s->gap.before |= CX_BEFORE_EXCLAMATIONS;
  }
  s->at = end;
}

static void begin_bullet(cx_scan *s, size_t length) {
  s->gap.before |= CX_BEFORE_DASH;
  s->gap.bullet = 1;
  s->at += length;
}

/* "-": a bullet, a dash between blanks, or a hyphen that hangs on the word before or behind it. */
static void read_hyphen(cx_scan *s) {
  size_t end = s->at;
  while (s->bytes[end] == '-') end++;
  int blank_behind = cx_is_blank_at(s, end), touches = touches_last(s, s->at);

  if (is_line_start(s)) {
    begin_bullet(s, end - s->at);
    return;
  }
  if (end - s->at > 1 || (blank_behind && !touches)) {
    s->gap.before |= CX_BEFORE_DASH;
    raise_border(s, CX_BORDER_CLAUSE);
  } else if (touches && s->tokens[s->count - 1].kind <= CX_DURATION) {
    s->tokens[s->count - 1].flags |= CX_TOKEN_HYPHEN_AFTER;
    if (!blank_behind && (cx_is_letter_at(s, end) || cx_is_digit(s->bytes[end])))
      s->gap.flags |= CX_TOKEN_HYPHEN_BEFORE;
    if (!blank_behind) s->gap.before |= CX_BEFORE_SYMBOL;
  } else if (cx_is_letter_at(s, end) || cx_is_digit(s->bytes[end])) {
    s->gap.flags |= CX_TOKEN_HYPHEN_BEFORE;
  } else {
    s->gap.before |= CX_BEFORE_SYMBOL;
  }
  s->at = end;
}

static void read_dash(cx_scan *s, size_t length) {
  int touches = touches_last(s, s->at) && !cx_is_blank_at(s, s->at + length);
  int is_en_dash = !memcmp(s->bytes + s->at, "\xE2\x80\x93", 3);

  if (is_line_start(s)) {
    begin_bullet(s, length);
    return;
  }
  if (touches && is_en_dash) { /* a range or a pair of names */
    s->gap.before |= CX_BEFORE_SYMBOL;
  } else {
    s->gap.before |= CX_BEFORE_DASH;
    raise_border(s, CX_BORDER_CLAUSE);
  }
  s->at += length;
}

static void read_open(cx_scan *s, size_t length) {
  size_t end = s->at + length, last = end + SHORT_PARENTHESIS;
  s->gap.before |= CX_BEFORE_OPEN;
  while (end < s->length && end < last && cx_byte_class[s->bytes[end]] != CX_CLASS_CLOSE) end++;
  if (end == last) {
    s->in_parentheses = 1;
    raise_border(s, CX_BORDER_CLAUSE);
  }
  s->at += length;
}

static void read_close(cx_scan *s, size_t length) {
  s->gap.before |= CX_BEFORE_CLOSE;
  if (s->in_parentheses) raise_border(s, CX_BORDER_CLAUSE);
  s->in_parentheses = 0;
  s->at += length;
}

/* Between blanks a slash, + and & join parts as "and" does. */
static void read_joining_sign(cx_scan *s, uint16_t bit) {
  s->gap.before |= bit;
  if (s->count && !touches_last(s, s->at) && cx_is_blank_at(s, s->at + 1))
    raise_border(s, CX_BORDER_COORDINATE);
  s->at++;
}

/* &amp; and its like, left by careless exports. */
static size_t entity_length(const unsigned char *p) {
  size_t end = 1;
  while (end < 8 && (cx_is_ascii_letter(p[end]) || cx_is_digit(p[end]) || (p[end] == '#' && end == 1))) end++;
  return end > 2 && p[end] == ';' ? end + 1 : 0;
}

static void read_symbol(cx_scan *s, size_t length) {
  unsigned char c = s->bytes[s->at];
  size_t entity = c == '&' ? entity_length(s->bytes + s->at) : 0;

  if (entity) {
    s->gap.before |= CX_BEFORE_SYMBOL;
    s->at += entity;
  } else if (c == '&' || c == '+') {
    read_joining_sign(s, CX_BEFORE_SYMBOL);
  } else {
    s->gap.before |= CX_BEFORE_SYMBOL;
    s->at += length;
  }
}

static void read_bullet(cx_scan *s, size_t length) {
  if (is_line_start(s) && s->bytes[s->at] != s->bytes[s->at + length]) {
    begin_bullet(s, length);
    return;
  }
  s->gap.before |= CX_BEFORE_SYMBOL;
  if (s->bytes[s->at] >= 0x80) raise_border(s, CX_BORDER_CLAUSE); /* items set apart by dots on one line */
  s->at += length;
}

void cx_scan_gap(cx_scan *s, cx_class class) {
  size_t length = 0;
  cx_utf8_get(s->bytes + s->at, &length);

  switch (class) {
  case CX_CLASS_BLANK:
    s->at += length;
    break;
  case CX_CLASS_NEWLINE:
    end_line(s, length);
    break;
  case CX_CLASS_COMMA:
    s->gap.before |= CX_BEFORE_COMMA;
    s->at += length;
    break;
  case CX_CLASS_STOP:
    read_stops(s);
    break;
  case CX_CLASS_QUESTION:
  case CX_CLASS_EXCLAMATION:
    read_marks(s);
    break;
  case CX_CLASS_COLON:
    s->gap.before |= CX_BEFORE_COLON;
    raise_border(s, CX_BORDER_CLAUSE);
    s->at += length;
    break;
  case CX_CLASS_HYPHEN:
    read_hyphen(s);
    break;
  case CX_CLASS_DASH:
    read_dash(s, length);
    break;
  case CX_CLASS_OPEN:
    read_open(s, length);
    break;
  case CX_CLASS_CLOSE:
    read_close(s, length);
    break;
  case CX_CLASS_QUOTE:
  case CX_CLASS_APOSTROPHE:
    s->gap.before |= CX_BEFORE_QUOTE;
    s->at += length;
    break;
  case CX_CLASS_SLASH:
    read_joining_sign(s, CX_BEFORE_SLASH);
    break;
  case CX_CLASS_BULLET:
    read_bullet(s, length);
    break;
  default:
    read_symbol(s, length);
    break;
  }
}
