#include "lexicon/spreadsheet.h"

#include <string.h>

static int is_word(const char *text, const char *word) {
  for (; *word; text++, word++)
    if ((*text >= 'A' && *text <= 'Z' ? *text + 0x20 : *text) != *word) return 0;
  return !*text;
}

static char small(char c) { return (char)(c >= 'A' && c <= 'Z' ? c + 0x20 : c); }

static int begins_with(const char *text, const char *word) {
  while (*word && small(*text) == *word) text++, word++;
  return !*word;
}

/* Up to three words, the first a month or weekday, and a number: "maaliskuu 2024", "Mar-24", "ma 3.4.". */
static int is_date(const char *text) {
  static const char *const months[] = {"tammi", "helmi",  "maalis", "huhti", "touko", "kes", "hein", "elo",
                                       "syys",  "loka",   "marras", "joulu", "jan",   "feb", "mar",  "apr",
                                       "may",   "jun",    "jul",    "aug",   "sep",   "oct", "nov",  "dec"};
  static const char *const days[] = {"ma", "ti", "ke", "to", "pe", "la", "su"};
  size_t blanks = 0;
  int named = 0;
  if (!strpbrk(text, "0123456789")) return 0;
  for (const char *c = text; *c; c++) blanks += *c == ' ';
  for (size_t i = 0; i < sizeof months / sizeof *months; i++) named |= begins_with(text, months[i]);
  for (size_t i = 0; i < sizeof days / sizeof *days; i++) named |= begins_with(text, days[i]) && text[2] == ' ';
  return named && blanks <= 2;
}

/* ",5", "(5)" and "€ 5" are numbers to a spreadsheet. */
static int is_number_in_disguise(const char *text) {
  static const char *const signs[] = {"(", ",", ".", "$", "€", "£"};
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
    size_t const length = strlen(signs[i]);
    if (strncmp(text, signs[i], length) != 0) continue;
    text += length + (text[length] == ' ');
    return *text >= '0' && *text <= '9';
  }
  return 0;
}

int cx_is_mangled(const char *text) {
  if (*text && strchr("=+-@'", *text)) return 1;
  if (*text >= '0' && *text <= '9') return 1;
  if (is_date(text) || is_number_in_disguise(text)) return 1;
  return is_word(text, "tosi") || is_word(text, "true") || is_word(text, "false") ||
         is_word(text, "epätosi") || is_word(text, "EPÄTOSI") || is_word(text, "epÄtosi");
}

void cx_take_mask_off(cx_cell *cell) {
  if (*cell->text != '\'' || !cx_is_mangled(cell->text + 1)) return;
  cell->text++;
  cell->length--;
  cell->column++;
}
