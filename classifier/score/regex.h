/* Rows that are PCRE2 patterns: compiled once a session, run only on clauses that hold their literal. */
#ifndef CX_SCORE_REGEX_H
#define CX_SCORE_REGEX_H

#include "lexicon/lexicon.h"
#include "text/text.h"

typedef struct cx_regexes cx_regexes;

/* EREGEX: a pattern of a compiled pack is none. */
cxtag_status cx_regexes_new(cx_regexes **out, const cx_lexicon *lexicon, uint32_t match_limit,
                            const cxtag_memory *memory, cxtag_error *err);
void cx_regexes_free(cx_regexes *regexes);

/* Where in its bytes the text first holds the literal of a regex that has the bit CX_REGEX_BIT_ALWAYS; SIZE_MAX =
 * nowhere. */
size_t cx_regexes_live_from(const cx_regexes *regexes, const cx_text *text);

/* Does the literal of regex `number` stand in the subject? Without it there is no match. */
int cx_regex_literal_stands(const cx_regexes *regexes, uint32_t number, const char *subject, size_t len);

typedef enum cx_regex_found {
  CX_REGEX_NO,
  CX_REGEX_YES,
  CX_REGEX_LIMIT, /* given up: it asks for too many steps */
  CX_REGEX_MEMORY /* out of memory */
} cx_regex_found;

/* Next match of regex `number` in subject[from, len); *start and *end are its bytes. Worth asking only where its
 * literal stands. */
cx_regex_found cx_regex_next(cx_regexes *regexes, uint32_t number, const char *subject, size_t len,
                             size_t from, size_t *start, size_t *end);

#endif
