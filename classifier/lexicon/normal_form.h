/* Cells in NFC. */
#ifndef CX_LEXICON_NORMAL_FORM_H
#define CX_LEXICON_NORMAL_FORM_H

#include "base/arena.h"
#include "base/error.h"

/* Valid UTF-8 to NFC: *text is replaced by a copy in the arena where it was not NFC. ELIMIT for more than 30
 * combining marks in a row (UAX 15's stream-safe limit; utf8proc is quadratic on longer runs). */
cxtag_status cx_make_nfc(const char **text, uint32_t *length, cx_arena *arena);

#endif
