/* Where lint and row tests hand what they find. */
#ifndef CX_WORKBENCH_FINDINGS_H
#define CX_WORKBENCH_FINDINGS_H

#include <cxtag/lexicon.h>

#include "base/messages.h"
#include "lexicon/lexicon.h"

typedef struct cx_findings {
  cxtag_finding_callback callback; /* may be NULL */
  void *ctx;
  cxtag_language language;   /* CXTAG_FI = in Finnish, else in English */
  cxtag_check_counts counts; /* failed: findings so far */
} cx_findings;

void cx_find(cx_findings *findings, cxtag_finding_kind kind, cx_position where, cx_message message,
             const char *english, ...) CX_PRINTF(5, 6);
/* With a text made already. */
void cx_find_text(cx_findings *findings, cxtag_finding_kind kind, cx_position where, const char *text);
/* At a row of the lexicon. */
void cx_find_at_row(cx_findings *findings, cxtag_finding_kind kind, const cx_lexicon *lexicon, uint32_t row,
                    cx_message message, const char *english, ...) CX_PRINTF(6, 7);
/* A text in the findings' language, cut to the room at a code point. */
void cx_findings_write(const cx_findings *findings, char *out, size_t room, cx_message message,
                       const char *english, ...) CX_PRINTF(5, 6);
/* Faults of a pack as findings. */
cx_faults cx_findings_of_faults(cx_findings *findings);

#endif
