/* The topmost pack of a builder, compiled over the layers below it, with a session to try texts on. */
#ifndef CX_WORKBENCH_BENCH_H
#define CX_WORKBENCH_BENCH_H

#include "engine/engine.h"
#include "lexicon/examples.h"
#include "workbench/findings.h"

typedef struct cx_bench {
  cx_findings findings;
  const cxtag_builder *builder;
  const cx_pack *pack;
  cxtag_engine *engine;
  const cx_lexicon *lexicon;
  cxtag_session *session;
  cx_arena arena;
  cx_examples examples;
  uint8_t layer; /* of the pack */
} cx_bench;

/* Faults of the pack become findings, its sound rows the lexicon. Clear in any case. */
cxtag_status cx_bench_open(cx_bench *bench, cxtag_builder *builder, cxtag_finding_callback callback,
                           void *ctx, cxtag_error *err);
void cx_bench_clear(cx_bench *bench);

/* What became of a row in the text just tagged. */
typedef enum cx_verdict {
  CX_STANDS,    /* a hit of it stands, its effect with the sign of its polarity */
  CX_TURNED,    /* its effect has the other sign */
  CX_SUSPENDED, /* its effect is nothing; an intent is denied */
  CX_LOST,      /* it gives way to another hit, or its theme does not stand */
  CX_ABSENT
} cx_verdict;
/* hit (may be NULL) is the one that tells; meaningless for CX_ABSENT. */
cx_verdict cx_judge_row(const cx_lexicon *lexicon, const cx_outcome *outcome, uint32_t row, size_t *hit);

/* One example, and what it says when it fails. */
cxtag_status cx_run_row_example(cx_bench *bench, const cx_example *example, cxtag_error *err);
cxtag_status cx_run_text_example(cx_bench *bench, const cx_example *example, cxtag_error *err);

#endif
