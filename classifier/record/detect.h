/* What the bytes of a window are: their encoding, and which format reads them. */
#ifndef CX_RECORD_DETECT_H
#define CX_RECORD_DETECT_H

#include "record/reading.h"

/* Finds the encoding (or takes the one asked for), drops the byte order mark and puts a decoder before the
 * window where one is needed. */
cxtag_status cx_encoding_settle(cx_reading *reading, cxtag_error *err);
/* Opens the format asked for or found. */
cxtag_status cx_format_open(cx_format **out, cx_reading *reading, const char *name_hint, cxtag_error *err);

#endif
