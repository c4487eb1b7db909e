/* The names that the column `inflect` may hold. */
#include "morph/builder.h"

#include <string.h>

static const char *const names[] = {"noun", "adjective", "verb", "none", "lasi", "kivi", "nalle", "huone"};

int cx_inflect_is_known(const char *name) {
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (strcmp(names[i], name) == 0) return 1;
  return 0;
}
