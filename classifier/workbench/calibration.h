/* How often results of each kind and evidence are right, and the curves of confidence that follow from it. */
#ifndef CX_WORKBENCH_CALIBRATION_H
#define CX_WORKBENCH_CALIBRATION_H

#include "base/buffer.h"
#include "score/score.h"

typedef struct cx_knot {
  uint64_t texts, right;
} cx_knot;

typedef struct cx_calibration {
  cx_knot knots[CX_CURVE_COUNT][CX_CURVE_KNOTS];
} cx_calibration;

/* A text counts at the knot nearest to its evidence. */
void cx_calibration_add(cx_calibration *calibration, const cx_outcome *outcome, int right);

/* The share that was right at each knot, drawn towards the curve's mean (and that towards `usual`) where
 * texts are few, and never falling: knots that would fall are pooled (Ayer, Brunk, Ewing, Reid, Silverman:
 * "An Empirical Distribution Function for Sampling with Incomplete Information", 1955). A curve without texts
 * is `usual`. */
void cx_calibration_fit(int32_t out[CX_CURVE_KNOTS], const cx_knot knots[CX_CURVE_KNOTS],
                        const int32_t usual[CX_CURVE_KNOTS]);

/* Rows of pack.tsv for all curves. */
void cx_calibration_write(cx_buffer *out, const cx_calibration *calibration, const cx_settings *usual);

#endif
