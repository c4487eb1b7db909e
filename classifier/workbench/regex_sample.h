/* What can be told of a pattern by reading it. Both give up on what they do not follow. */
#ifndef CX_WORKBENCH_REGEX_SAMPLE_H
#define CX_WORKBENCH_REGEX_SAMPLE_H

#include "base/buffer.h"

/* A text that the pattern probably matches, into out (emptied first); variant: which of alternatives. 0 when none can
 * be told. */
int cx_regex_sample(cx_buffer *out, const char *pattern, size_t len, unsigned variant);

/* Where the pattern asks for a capital letter, which no folded text holds; NULL when it does not. */
const char *cx_regex_capital(const char *pattern);

#endif
