#include "workbench/calibration.h"

#include <string.h>

enum {
  STEP = 1000 / (CX_CURVE_KNOTS - 1),
  DRAW = 4,                  /* texts that the mean of the curve counts as */
  LOWEST = 50, HIGHEST = 990 /* nothing is certain */
};

void cx_calibration_add(cx_calibration *calibration, const cx_outcome *outcome, int right) {
  int32_t const knot = (outcome->evidence + STEP / 2) / STEP;
  cx_knot *at = &calibration->knots[outcome->curve][knot < CX_CURVE_KNOTS ? knot : CX_CURVE_KNOTS - 1];
  at->texts++;
  at->right += (uint64_t)right;
}

/* Neighbours whose share would fall, taken as one. */
typedef struct pool {
  uint64_t weight, right; /* right in thousandths of texts */
  size_t last;            /* knot */
} pool;

static int falls(const pool *before, const pool *after) {
  return before->right * after->weight > after->right * before->weight;
}

static size_t pool_knots(pool pools[CX_CURVE_KNOTS], const cx_knot *knots, uint64_t mean) {
  size_t count = 0;
  for (size_t k = 0; k < CX_CURVE_KNOTS; k++) {
    if (!knots[k].texts) continue;
    pools[count++] = (pool){knots[k].texts + DRAW, knots[k].right * 1000 + mean * DRAW, k};
    for (; count > 1 && falls(&pools[count - 2], &pools[count - 1]); count--) {
      pools[count - 2].weight += pools[count - 1].weight;
      pools[count - 2].right += pools[count - 1].right;
      pools[count - 2].last = pools[count - 1].last;
    }
  }
  return count;
}

static int32_t value_of(const pool *p) {
  int32_t const milli = (int32_t)((p->right + p->weight / 2) / p->weight);
  return milli < LOWEST ? LOWEST : milli > HIGHEST ? HIGHEST : milli;
}

static uint64_t middle_of(const int32_t *curve) {
  return (uint64_t)curve[CX_CURVE_KNOTS / 2];
}

void cx_calibration_fit(int32_t out[CX_CURVE_KNOTS], const cx_knot knots[CX_CURVE_KNOTS],
                        const int32_t usual[CX_CURVE_KNOTS]) {
  pool pools[CX_CURVE_KNOTS];
  uint64_t texts = 0, right = 0;
  for (size_t k = 0; k < CX_CURVE_KNOTS; k++) {
    texts += knots[k].texts;
    right += knots[k].right;
  }
  if (!texts) {
    memcpy(out, usual, CX_CURVE_KNOTS * sizeof *out);
    return;
  }
  size_t const count = pool_knots(pools, knots, (right * 1000 + middle_of(usual) * DRAW) / (texts + DRAW));
  size_t at = 0;
  for (size_t k = 0; k < CX_CURVE_KNOTS; k++) {
    while (at + 1 < count && k > pools[at].last) at++;
    out[k] = value_of(&pools[at]);
  }
}

void cx_calibration_write(cx_buffer *out, const cx_calibration *calibration, const cx_settings *usual) {
  cx_buffer_append_text(out, "key\tvalue\n");
  for (size_t c = 0; c < CX_CURVE_COUNT; c++) {
    int32_t curve[CX_CURVE_KNOTS];
    cx_calibration_fit(curve, calibration->knots[c], usual->confidence[c]);
    cx_buffer_append_text(out, CX_CURVES[c]);
    for (size_t k = 0; k < CX_CURVE_KNOTS; k++) {
      cx_buffer_append_byte(out, k ? ' ' : '\t');
      cx_buffer_append_milli(out, curve[k]);
    }
    cx_buffer_append_byte(out, '\n');
  }
}
