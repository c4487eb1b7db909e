/* Options of a caller, who may have been built with an older or newer header than the library: struct_size is the
 * first member of each. */
#ifndef CX_BASE_OPTIONS_H
#define CX_BASE_OPTIONS_H

#include "base/error.h"

/* *out holds the defaults, `size` bytes, and takes over what `given` has of them: what an older, shorter struct lacks
 * stays, what only a newer one has is left out. given may be NULL. CXTAG_EINVAL when struct_size is not set; `init` is
 * the name of the macro that sets it. */
cxtag_status cx_options_read(void *out, size_t size, const void *given, const char *init, cxtag_error *err);

/* A list of strings among the options, `name` in messages. CXTAG_EINVAL where it, or one of its `count` strings, is
 * NULL. */
cxtag_status cx_options_check_list(const char *const *list, size_t count, const char *name, cxtag_error *err);

#endif
