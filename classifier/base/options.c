#include "base/options.h"

#include <string.h>

enum { SIZE_MAX_SANE = 4096 }; /* a member that was never set holds more, or less than its own size */

cxtag_status cx_options_read(void *out, size_t size, const void *given, const char *init, cxtag_error *err) {
  size_t given_size;
  if (!given) return CXTAG_OK;
  memcpy(&given_size, given, sizeof given_size);
  if (given_size < sizeof given_size || given_size > SIZE_MAX_SANE)
    return cx_error_set(err, CXTAG_EINVAL, "struct_size of the options is not set: begin with %s", init);
  memcpy(out, given, given_size < size ? given_size : size);
  return CXTAG_OK;
}

cxtag_status cx_options_check_list(const char *const *list, size_t count, const char *name, cxtag_error *err) {
  if (!list && count) return cx_error_set(err, CXTAG_EINVAL, "%s is NULL, and is to have %zu strings", name, count);
  for (size_t i = 0; i < count; i++)
    if (!list[i]) return cx_error_set(err, CXTAG_EINVAL, "string %zu of %s is NULL", i + 1, name);
  return CXTAG_OK;
}
