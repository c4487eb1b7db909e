/* Repairs that some exports need, each as a filter from text to text: which format needs which is said by its
 * preset. */
#ifndef CX_RECORD_REPAIR_H
#define CX_RECORD_REPAIR_H

#include "base/buffer.h"
#include "record/tape.h"

/* UTF-8 whose bytes were written one by one as Latin-1 characters: true and appended to out when every code
 * point lies below U+0100 and the bytes make valid UTF-8 with at least one multibyte sequence. */
int cx_undo_mojibake(cx_buffer *out, const char *text, size_t len);
/* Is a JSON string, once mended, equal to key? */
int cx_mojibake_equals(const cx_tape *json, const cx_tape_node *string, cx_key key);

#endif
