/*
 * How sure a result is: of the results with confidence c about the share c is right. The evidence for a
 * label, 0 to 1, is looked up in a curve that `cxtag eval --calibration` measures on labelled texts; pack.tsv
 * holds the curves. positive, negative   |score|: how much evidence there is, and how much of it points one
 * way mixed                weaker side / stronger side neutral              8 / (8 + words): the longer a
 * text, the more likely that something was missed. A text that wishes, asks or says that it has nothing to
 * say is neutral for a reason, and has a curve of its own
 */
#include "score/scorer.h"

enum { NEUTRAL_WORDS = 8 };

static cx_curve curve_of(const cx_outcome *outcome) {
  switch (outcome->sentiment.label) {
  case CXTAG_POSITIVE:
  case CXTAG_NEGATIVE:
    return CX_CURVE_CLEAR;
  case CXTAG_MIXED:
    return CX_CURVE_MIXED;
  default:
    return outcome->intent_count || (outcome->flags & (CXTAG_QUESTION | CXTAG_NON_ANSWER | CXTAG_EMPTY))
               ? CX_CURVE_NEUTRAL
               : CX_CURVE_SILENT;
  }
}

static int32_t evidence_of(const cx_outcome *outcome) {
  const cxtag_sentiment *s = &outcome->sentiment;
  int64_t const positive = s->positive_sum_milli, negative = s->negative_sum_milli;
  int64_t const weaker = positive < negative ? positive : negative;
  int64_t const stronger = positive < negative ? negative : positive;
  if (s->label == CXTAG_NEUTRAL)
    return (int32_t)(NEUTRAL_WORDS * 1000 / (NEUTRAL_WORDS + (int64_t)outcome->text->token_count));
  if (s->label == CXTAG_MIXED) return stronger ? (int32_t)(weaker * 1000 / stronger) : 0;
  return s->score_milli < 0 ? -s->score_milli : s->score_milli;
}

/* On the straight line between two knots. */
static int32_t look_up(const int32_t *curve, int32_t evidence) {
  int32_t const step = 1000 / (CX_CURVE_KNOTS - 1), knot = evidence / step, rest = evidence % step;
  if (knot >= CX_CURVE_KNOTS - 1) return curve[CX_CURVE_KNOTS - 1];
  return curve[knot] + (curve[knot + 1] - curve[knot]) * rest / step;
}

void cx_judge_confidence(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  outcome->curve = (uint8_t)curve_of(outcome);
  outcome->evidence = evidence_of(outcome);
  outcome->sentiment.confidence_milli =
      look_up(scorer->settings->confidence[outcome->curve], outcome->evidence);
}
