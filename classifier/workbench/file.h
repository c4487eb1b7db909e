/* Whole files into memory. */
#ifndef CX_WORKBENCH_FILE_H
#define CX_WORKBENCH_FILE_H

#include "base/buffer.h"
#include "base/error.h"

/* Appends all bytes of the file. EIO with the path when it cannot be opened or read. */
cxtag_status cx_read_file(cx_buffer *out, const char *path, cxtag_error *err);

#endif
