#include "lexicon/cells.h"

#include <string.h>

#include "morph/vocabulary.h"

/* The sign at the start: `-`, `−` (U+2212), `–` (U+2013) or `+`; *negative tells, the return is its
 * length. */
static size_t read_sign(const char *text, int *negative) {
  *negative = text[0] == '-' || !strncmp(text, "−", 3) || !strncmp(text, "–", 3);
  if (!*negative) return text[0] == '+';
  return text[0] == '-' ? 1 : 3;
}

int cx_read_milli(const cx_cell *cell, int32_t *milli) {
  int negative;
  const char *c = cell->text + read_sign(cell->text, &negative);
  int32_t value = 0;
  int digits = 0, decimals = -1;

  for (; *c; c++) {
    if (*c >= '0' && *c <= '9') {
      if (value > 100000000 || decimals == 3) return 0;
      value = value * 10 + (*c - '0');
      digits++;
      if (decimals >= 0) decimals++;
    } else if ((*c == '.' || *c == ',') && decimals < 0 && digits) {
      decimals = 0;
    } else {
      return 0;
    }
  }
  if (!digits || decimals == 0) return 0;
  for (int i = decimals < 0 ? 0 : decimals; i < 3; i++) {
    if (value > 100000000) return 0;
    value *= 10;
  }
  *milli = negative ? -value : value;
  return 1;
}

int cx_read_mark(const cx_cell *cell) {
  static const char *const MARKS[] = {"x", "X", "1", "yes", "kyllä"};
  if (cx_is_empty(cell)) return 0;
  for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
    if (!strcmp(cell->text, MARKS[i])) return 1;
  return -1;
}

uint8_t cx_read_languages(const cx_cell *cell) {
  if (cx_is_empty(cell) || !strcmp(cell->text, "*")) return CX_LANGUAGE_ANY;
  if (!strcmp(cell->text, "fi") || !strcmp(cell->text, "FI")) return CX_LANGUAGE_FI;
  if (!strcmp(cell->text, "en") || !strcmp(cell->text, "EN")) return CX_LANGUAGE_EN;
  return 0;
}
