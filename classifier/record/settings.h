/* The caller's options, copied so that they live as long as the reader. */
#ifndef CX_RECORD_SETTINGS_H
#define CX_RECORD_SETTINGS_H

#include <cxtag/records.h>

#include "base/arena.h"

/* CXTAG_EINVAL where a list, or a string in it, is NULL. */
cxtag_status cx_settings_check(const cxtag_reader_options *options, cxtag_error *err);
/* Fills in the limits that are left at 0. */
cxtag_status cx_settings_copy(cxtag_reader_options *out, const cxtag_reader_options *options, cx_arena *arena,
                              cxtag_error *err);

#endif
