#include "workbench/bench.h"

#include <string.h>

static cxtag_status open_session(cx_bench *bench, cxtag_error *err) {
  bench->lexicon = bench->engine->lexicon;
  bench->layer = (uint8_t)(bench->lexicon->layer_count - 1);
  cx_arena_init(&bench->arena, &bench->engine->memory);
  if (cx_examples_collect(&bench->examples, &bench->arena, bench->pack, bench->lexicon) != CXTAG_OK)
    return cx_error_memory(err);
  return cxtag_session_new(&bench->session, bench->engine, NULL, err);
}

cxtag_status cx_bench_open(cx_bench *bench, cxtag_builder *builder, cxtag_finding_callback callback,
                           void *ctx, cxtag_error *err) {
  memset(bench, 0, sizeof *bench);
  bench->findings.callback = callback;
  bench->findings.ctx = ctx;
  if (!builder) return cx_error_set(err, CXTAG_EINVAL, "no builder: make one and add a pack to it");
  bench->findings.language = cx_builder_messages(builder);
  cx_faults faults = cx_findings_of_faults(&bench->findings);
  cxtag_status const status = cx_builder_compile_sound(&bench->engine, builder, &faults, err);
  if (status != CXTAG_OK) return status;
  bench->builder = builder;
  bench->pack = cx_builder_top(builder);
  return open_session(bench, err);
}

void cx_bench_clear(cx_bench *bench) {
  if (!bench->engine) return;
  cxtag_session_free(bench->session);
  cx_examples_clear(&bench->examples);
  cx_arena_clear(&bench->arena);
  cxtag_engine_free(bench->engine);
  memset(bench, 0, sizeof *bench);
}

static cx_verdict judge_hit(const cx_lexicon *lexicon, const cx_hit *hit) {
  const cx_row *row = &lexicon->rows[hit->row];
  if (hit->state & CX_HIT_LOST) return CX_LOST;
  if (row->table == CX_TABLE_SHIFTERS) return CX_STANDS;
  if (row->table == CX_TABLE_INTENTS && (hit->state & CX_HIT_NEGATED)) return CX_SUSPENDED;
  if (!row->polarity || row->table == CX_TABLE_INTENTS) return CX_STANDS;
  if (!hit->effect) return CX_SUSPENDED;
  return (hit->effect > 0) == (row->polarity > 0) ? CX_STANDS : CX_TURNED;
}

cx_verdict cx_judge_row(const cx_lexicon *lexicon, const cx_outcome *outcome, uint32_t row, size_t *hit) {
  cx_verdict best = CX_ABSENT;
  for (size_t i = 0; i < outcome->hit_count && best != CX_STANDS; i++) {
    if (outcome->hits[i].row != row) continue;
    cx_verdict const verdict = judge_hit(lexicon, &outcome->hits[i]);
    if (verdict >= best) continue;
    best = verdict;
    if (hit) *hit = i;
  }
  return best;
}
