/* A compiled lexicon over bytes. */
#ifndef CX_LEXICON_OPEN_H
#define CX_LEXICON_OPEN_H

#include "lexicon/blob.h"
#include "lexicon/lexicon.h"

/* Takes the blob over, also when it fails. */
cxtag_status cx_lexicon_own(cx_lexicon **out, const cx_blob *blob, const cxtag_memory *memory,
                            cxtag_error *err);

/* As cx_lexicon_open, for bytes that are part of the program and aligned: they are as sound as its code,
 * and looking them through would take a third of the time to the first answer. A test looks them
 * through instead. */
cxtag_status cx_lexicon_open_builtin(cx_lexicon **out, const void *bytes, size_t len,
                                     const cxtag_memory *memory, cxtag_error *err);

/* Is every number of the sections, which lie within the bytes, in its range? What scoring reads later is then
 * safe whatever the bytes say. */
typedef struct cx_section_counts {
  uint32_t string_bytes, symbol_entries, entry_triggers;
} cx_section_counts;
int cx_lexicon_is_sound(const cx_lexicon *lexicon, const cx_section_counts *counts);

/* What is made when a lexicon is opened; 0 when memory is out. */
int cx_make_normal_index(cx_lexicon *lexicon);
int cx_make_regex_bits(cx_lexicon *lexicon);

#endif
