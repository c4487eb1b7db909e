#include <string.h>

#include "cli/command.h"

enum { LONGEST = 63 };

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Edits (insert, drop, change, swap of neighbours) that turn a into b: the optimal string alignment distance.
 */
static size_t edits(const char *a, const char *b) {
  size_t rows[3][LONGEST + 1];
  size_t const length_a = strlen(a), length_b = strlen(b);
  if (length_a > LONGEST || length_b > LONGEST) return SIZE_MAX;

  size_t *before = rows[0], *above = rows[1], *row = rows[2];
  for (size_t j = 0; j <= length_b; j++) above[j] = j;
  for (size_t i = 1; i <= length_a; i++) {
    row[0] = i;
    for (size_t j = 1; j <= length_b; j++) {
      row[j] = least(above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = least(row[j], before[j - 2] + 1);
    }
    size_t *const oldest = before;
    before = above;
    above = row;
    row = oldest;
  }
  return above[length_b];
}

void cli_nearest_offer(cli_nearest *nearest, const char *name) {
  size_t const length = strlen(nearest->word);
  size_t distance = edits(nearest->word, name);
  if (length >= 3 && !strncmp(nearest->word, name, length)) distance = 1;
  size_t const allowed = length < 4 ? 1 : length < 8 ? 2 : 3;
  if (distance > allowed || (nearest->best && distance >= nearest->distance)) return;
  nearest->best = name;
  nearest->distance = distance;
}
