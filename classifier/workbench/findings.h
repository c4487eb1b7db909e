/* Where lint and row tests hand what they find. */
#ifndef CX_WORKBENCH_FINDINGS_H
#define CX_WORKBENCH_FINDINGS_H

#include <cxtag/lexicon.h>

#include "lexicon/lexicon.h"

typedef struct cx_findings {
  cxtag_finding_callback callback; /* may be NULL */
  void *ctx;
  cxtag_check_counts counts; /* failed: findings so far */
} cx_findings;

void cx_find(cx_findings *findings, cxtag_finding_kind kind, cx_position where, const char *format, ...)
    CX_PRINTF(4, 5);
/* At a row of the lexicon. */
void cx_find_at_row(cx_findings *findings, cxtag_finding_kind kind, const cx_lexicon *lexicon, uint32_t row,
                    const char *format, ...) CX_PRINTF(5, 6);
/* Faults of a pack as findings. */
cx_faults cx_findings_of_faults(cx_findings *findings);

#endif
