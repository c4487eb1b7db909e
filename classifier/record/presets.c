#include <cxtag/records.h>

int cxtag_preset(size_t i, const char **name, const char **description) {
  (void)i;
  (void)name;
  (void)description;
  return 0;
}
