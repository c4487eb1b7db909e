#include "lexicon/nearest.h"

#include <string.h>

enum { NAME_MAX_BYTES = 64 };

/* Edits (insert, drop, change or swap of neighbours: optimal string alignment) from a to b. */
static size_t edit_distance(const char *a, size_t a_len, const char *b, size_t b_len) {
  size_t rows[3][NAME_MAX_BYTES + 1];
  size_t *before = rows[0], *last = rows[1], *now = rows[2];

  for (size_t j = 0; j <= b_len; j++) last[j] = j;
  for (size_t i = 1; i <= a_len; i++) {
    now[0] = i;
    for (size_t j = 1; j <= b_len; j++) {
      size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
      if (last[j] + 1 < best) best = last[j] + 1;
      if (now[j - 1] + 1 < best) best = now[j - 1] + 1;
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < best)
        best = before[j - 2] + 1;
      now[j] = best;
    }
    size_t *free_row = before;
    before = last;
    last = now;
    now = free_row;
  }
  return last[b_len];
}

void cx_nearest_init(cx_nearest *nearest, const char *name) {
  nearest->name = name;
  nearest->best = NULL;
  /* More than half the letters wrong is another word, not a slip. */
  nearest->distance = strlen(name) / 2 + 1;
}

void cx_nearest_try(cx_nearest *nearest, const char *known) {
  size_t a_len = strlen(nearest->name), b_len = strlen(known), distance;
  if (a_len > NAME_MAX_BYTES || b_len > NAME_MAX_BYTES) return;
  distance = edit_distance(nearest->name, a_len, known, b_len);
  if (distance < nearest->distance) {
    nearest->distance = distance;
    nearest->best = known;
  }
}

/* A byte of a name, made small: C3 80 to C3 9E have their small letter 0x20 higher. */
static unsigned char small(const char *at, unsigned char before) {
  unsigned char const c = (unsigned char)*at;
  int const is_capital = (c >= 'A' && c <= 'Z') || (before == 0xC3 && c >= 0x80 && c <= 0x9E);
  return (unsigned char)(is_capital ? c + 0x20 : c);
}

int cx_names_agree(const char *a, const char *b) {
  unsigned char before = 0;
  for (; *a && *b; before = (unsigned char)*a, a++, b++)
    if (small(a, before) != small(b, before)) return 0;
  return *a == *b;
}
