#include "lexicon/sheet.h"

#include <string.h>

#include "base/eight.h"

enum { PLAIN, ENDS, INNER /* of a code point */, HIGH /* begins one from U+0300 on */, FIRST_HIGH = 0xCC };

/* Tabs make a TSV whatever else stands in the header; then `;`, as `,` may also be a decimal comma. */
static char find_delimiter(const char *text, const char *end) {
  int quoted = 0, semicolons = 0, commas = 0;
  for (const char *c = text; c < end && (quoted || (*c != '\n' && *c != '\r')); c++) {
    if (*c == '"') quoted = !quoted;
    else if (quoted) continue;
    else if (*c == '\t') return '\t';
    else if (*c == ';') semicolons++;
    else if (*c == ',') commas++;
  }
  return semicolons ? ';' : commas ? ',' : '\t';
}

/* Past a line end of any kind, where one stands. */
static void skip_line_end(cx_sheet *sheet) {
  char *c = sheet->at;
  if (c < sheet->end && *c == '\r') c++;
  if (c < sheet->end && *c == '\n') c++;
  if (c == sheet->at) return;
  sheet->at = c;
  sheet->line++;
  sheet->column = 1;
}

void cx_sheet_init(cx_sheet *sheet, char *text, size_t len) {
  *sheet =
      (cx_sheet){.at = text, .end = text + len, .line = 1, .column = 1, .delimiter = '\t', .quotes_end = 1};
  if (len >= 5 && !memcmp(text, "sep=", 4) && (len == 5 || text[5] == '\r' || text[5] == '\n')) {
    sheet->delimiter = text[4];
    sheet->at += 5;
    skip_line_end(sheet);
  } else {
    sheet->delimiter = find_delimiter(text, text + len);
  }
  memset(sheet->kinds + 0x80, INNER, 0x40);
  memset(sheet->kinds + FIRST_HIGH, HIGH, sizeof sheet->kinds - FIRST_HIGH);
  sheet->kinds['\0'] = sheet->kinds['\n'] = sheet->kinds['\r'] = ENDS;
  sheet->kinds[(unsigned char)sheet->delimiter] = ENDS;
}

/* *end is a NUL, and no other NUL stands before it. */
static int is_cell_end(const cx_sheet *sheet, const char *c) {
  return sheet->kinds[(unsigned char)*c] == ENDS;
}

/* The quote that closes the cell whose opening quote is at `open`; NULL with *fault when none does. */
static char *find_closing_quote(cx_sheet *sheet, char *open, cx_sheet_fault *fault) {
  char *c = open + 1;
  for (;;) {
    c = memchr(c, '"', (size_t)(sheet->end - c));
    if (!c) break;
    if (c + 1 < sheet->end && c[1] == '"') {
      c += 2;
      continue;
    }
    char *behind = c + 1;
    while (behind < sheet->end && *behind == ' ') behind++;
    if (is_cell_end(sheet, behind)) return c;
    *fault = CX_SHEET_QUOTE_INSIDE;
    return NULL;
  }
  *fault = CX_SHEET_QUOTE_OPEN;
  sheet->quotes_end = 0;
  return NULL;
}

static size_t blank_at(const char *c, const char *end, char delimiter) {
  if ((unsigned char)*c > ' ' && *c != '\xC2') return 0; /* nearly always */
  if (*c == ' ' || *c == '\n' || (*c == '\t' && delimiter != '\t')) return 1;
  return end - c >= 2 && !memcmp(c, "\xC2\xA0", 2) ? 2 : 0;
}

/* Takes blanks off both ends of [from, to) and writes the NUL. */
static void set_cell(cx_sheet *sheet, cx_cell *cell, char *from, char *to) {
  size_t blank;
  while (from < to && (blank = blank_at(from, to, sheet->delimiter)) != 0) {
    if (*from == '\n') {
      cell->line++;
      cell->column = 1;
    } else {
      cell->column++;
    }
    from += blank;
  }
  for (; from < to; to -= blank) {
    blank = blank_at(to - 1, to, sheet->delimiter);
    if (!blank && to[-1] == '\xA0' && to - from >= 2)
      blank = blank_at(to - 2, to, sheet->delimiter) == 2 ? 2 : 0;
    if (!blank) break;
  }
  cell->text = from;
  cell->length = (uint32_t)(to - from);
  *to = '\0';
}

/* Undoubles the quotes of [from, close) in place, makes every line end one LF and keeps count of lines. */
static char *unquote(cx_sheet *sheet, char *from, const char *close) {
  char *out = from;
  for (const char *c = from; c < close; c++) {
    if (*c == '\r' || *c == '\n') {
      if (*c == '\r' && c + 1 < close && c[1] == '\n') c++;
      *out++ = '\n';
      sheet->line++;
      sheet->column = 1;
      continue;
    }
    if (((unsigned char)*c & 0xC0) != 0x80) sheet->column++;
    *out++ = *c;
    if (*c == '"') {
      c++;
      sheet->column++;
    }
  }
  return out;
}

/* Past the delimiter or line end behind a cell. The cell's NUL may stand on it, hence `ended_by`. */
static cx_sheet_end step_over(cx_sheet *sheet, char ended_by) {
  if (sheet->at >= sheet->end) return CX_SHEET_FILE;
  if (ended_by == sheet->delimiter) {
    sheet->at++;
    sheet->column++;
    return CX_SHEET_CELL;
  }
  *sheet->at = ended_by;
  char *line_end = sheet->at;
  skip_line_end(sheet);
  *line_end = '\0';
  return sheet->at >= sheet->end ? CX_SHEET_FILE : CX_SHEET_LINE;
}

/* To the next control character, which ends nearly every cell of a TSV, or to the last few bytes of the file. */
static char *skip_eights(cx_sheet *sheet, char *c, uint32_t *inner) {
  uint64_t high = 0, bytes = 0, ends = 0;
  for (; sheet->end - c >= 8; c += 8) {
    bytes = cx_eight_load(c);
    ends = cx_eight_below(bytes, ' ');
    if (ends) break;
    *inner += cx_eight_count(cx_eight_inner(bytes));
    high |= cx_eight_from(bytes, FIRST_HIGH);
  }
  if (ends) {
    uint64_t const rest = cx_eight_before(ends);
    *inner += cx_eight_count(cx_eight_inner(bytes) & rest);
    high |= cx_eight_from(bytes, FIRST_HIGH) & rest;
    c += cx_eight_first(ends);
  }
  if (high) sheet->may_compose = 1;
  return c;
}

/* To the end of an unquoted cell, counting code points: bytes that do not continue one. */
static char *skip_plain(cx_sheet *sheet) {
  uint32_t inner = 0;
  char *c = sheet->delimiter < ' ' ? skip_eights(sheet, sheet->at, &inner) : sheet->at;
  for (;; c++) {
    unsigned char const kind = sheet->kinds[(unsigned char)*c];
    if (kind == PLAIN) continue;
    if (kind == ENDS) break;
    if (kind == INNER) inner++;
    else sheet->may_compose = 1;
  }
  sheet->column += (uint32_t)(c - sheet->at) - inner;
  return c;
}

cx_sheet_end cx_sheet_next_text(cx_sheet *sheet, cx_cell *cell, cx_sheet_fault *fault) {
  char *from = sheet->at, *to, *close = NULL, ended_by;

  *fault = CX_SHEET_FINE;
  sheet->may_compose = 0;
  cell->line = sheet->line;
  cell->column = sheet->column;
  if (from < sheet->end && *from == '"' && sheet->quotes_end) close = find_closing_quote(sheet, from, fault);
  if (close) {
    cell->column = ++sheet->column;
    to = unquote(sheet, from + 1, close);
    sheet->may_compose = 1;
    from++;
    sheet->column++;
    for (sheet->at = close + 1; sheet->at < sheet->end && *sheet->at == ' '; sheet->at++) sheet->column++;
  } else {
    sheet->at = to = skip_plain(sheet);
  }
  ended_by = sheet->at < sheet->end ? *sheet->at : '\0';
  set_cell(sheet, cell, from, to);
  return step_over(sheet, ended_by);
}
