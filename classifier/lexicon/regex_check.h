/*
 * Rows that are PCRE2 patterns: do they compile, and which literal must every match contain? The literal
 * keeps patterns off clauses that cannot match; where none can be told from the pattern, the column `literal`
 * names it.
 */
#ifndef CX_LEXICON_REGEX_CHECK_H
#define CX_LEXICON_REGEX_CHECK_H

#include "base/buffer.h"
#include "base/error.h"

/* How patterns are compiled wherever they are: on NFC, case-folded UTF-8, where \w and \b know all
 * letters. */
#define CX_REGEX_OPTIONS (PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C)

enum { CX_REGEX_BYTES_MAX = 1000, CX_REGEX_NESTING_MAX = 20, CX_LITERAL_BYTES_MIN = 1 };

/* EREGEX with the byte of the pattern and PCRE2's message, or ELIMIT. pattern is valid UTF-8. */
cxtag_status cx_regex_check(const char *pattern, size_t len, const cxtag_memory *memory, size_t *at,
                            char *message, size_t message_size);

/* How long the setting at the beginning of the pattern is, "(*NO_JIT)"; 0 = there is none. How patterns are compiled
 * and how long they may run is not theirs to say: none of these is let through. Verbs that act where they stand,
 * (*FAIL) and the like, are no settings. */
size_t cx_regex_setting(const char *pattern, size_t len);

/* The longest run of characters that every match must contain, into out (emptied first); 0 when there is none
 * of CX_LITERAL_BYTES_MIN or the pattern uses what cannot be told. */
int cx_regex_literal(cx_buffer *out, const char *pattern, size_t len);

#endif
