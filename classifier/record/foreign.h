/* Files that hold no feedback that could be read: told by their first bytes, with what to do. */
#ifndef CX_RECORD_FOREIGN_H
#define CX_RECORD_FOREIGN_H

#include <stddef.h>

/* What it is and what to do; NULL = nothing speaks against text. */
const char *cx_foreign_kind(const char *head, size_t len);

#endif
