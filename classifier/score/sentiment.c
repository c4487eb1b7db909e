/*
 * The text's sentiment from the sums of its effects.
 *   strength  = sum / (sum + saturation)                     one for each side, 0..1
 *   score     = (positive - negative) / (positive + negative + saturation / 2)
 *   label     = neutral below least_evidence; mixed where both sides are strong and nearly equal; else the
 *               sign
 */
#include "score/scorer.h"

static int32_t strength(const cx_settings *settings, int32_t sum) {
  return (int32_t)cx_share((uint32_t)sum, (uint32_t)sum + (uint32_t)settings->saturation);
}

/* The effect as it would be without contrast, which is applied last. */
static int32_t effect_before_contrast(const cx_outcome *outcome, const cx_hit *hit) {
  if (!hit->shift_count) return hit->effect;
  const cx_shift *last = &outcome->shifts[hit->last_shift];
  if (last->cause != CX_SHIFT_ROW || outcome->hits[last->by].subject != CX_CONTRAST || last->factor <= 0)
    return hit->effect;
  return cx_within_sum((int64_t)hit->effect * 1000 / last->factor);
}

/* "Halpa liittymä, mutta verkko katkeilee": does one clause clearly praise and another clearly blame, with
 * nearly the same weight? Contrast tells which weighs more; it does not take the other back. */
static int is_parted(const cx_scorer *scorer) {
  const cx_outcome *outcome = &scorer->outcome;
  const cx_settings *settings = scorer->settings;
  int64_t praise = 0, blame = 0;
  for (uint32_t clause = 0; clause < outcome->clause_count; clause++) {
    size_t const end = cx_first_hit(outcome, clause + 1);
    int64_t sum = 0;
    if (!(outcome->clauses[clause].holds & CX_HOLDS_EVALUATION)) continue;
    for (size_t i = cx_first_hit(outcome, clause); i < end; i++)
      if (cx_counts(&outcome->hits[i])) sum += effect_before_contrast(outcome, &outcome->hits[i]);
    if (sum >= settings->parted_least) praise += sum;
    if (sum <= -settings->parted_least) blame -= sum;
  }
  int64_t const weaker = praise < blame ? praise : blame, stronger = praise < blame ? blame : praise;
  return weaker && weaker * 1000 >= stronger * settings->parted_ratio;
}

static cxtag_label label_of(const cx_scorer *scorer, int32_t positive, int32_t negative) {
  const cx_settings *settings = scorer->settings;
  size_t const tokens = scorer->outcome.text->token_count;
  int32_t const leasts[] = {settings->mixed_least, settings->short_mixed_least};
  int32_t const ratios[] = {settings->mixed_ratio, settings->short_mixed_ratio};
  int const is_short = tokens <= (size_t)settings->short_tokens; /* every other text is: no branch */
  int32_t const least = leasts[is_short], ratio = ratios[is_short];
  int32_t const weaker = positive < negative ? positive : negative;
  int32_t const stronger = positive < negative ? negative : positive;
  if (stronger < settings->least_evidence) return CXTAG_NEUTRAL;
  if (weaker >= least && weaker >= cx_scale(stronger, ratio)) return CXTAG_MIXED;
  if (tokens <= (size_t)settings->parted_tokens && weaker >= cx_scale(stronger, settings->parted_ratio) &&
      is_parted(scorer))
    return CXTAG_MIXED;
  return positive > negative ? CXTAG_POSITIVE : CXTAG_NEGATIVE;
}

typedef struct effects {
  int64_t positive, negative;
} effects;

/* Without a branch, for every other hit is none: both sides from all effects and from their sizes. */
static effects add_effects(const cx_outcome *outcome) {
  int64_t all = 0, sizes = 0;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    int64_t const effect = hit->effect & -cx_counts(hit);
    all += effect;
    sizes += effect < 0 ? -effect : effect;
  }
  return (effects){(sizes + all) / 2, (sizes - all) / 2};
}

/* The same for more than there is room for: what stands behind the limit of a sum is left out, which is flagged. */
static effects add_within_limit(cx_outcome *outcome) {
  effects sum = {0, 0};
  for (size_t i = 0; i < outcome->hit_count; i++) {
    cx_hit *hit = &outcome->hits[i];
    if (!cx_counts(hit)) continue;
    if (sum.positive > CX_SUM_MAX || sum.negative > CX_SUM_MAX) {
      cx_leave_out(hit);
      outcome->flags |= CXTAG_MATCH_LIMIT;
    } else if (hit->effect > 0)
      sum.positive += hit->effect;
    else
      sum.negative -= hit->effect;
  }
  return sum;
}

static effects sum_effects(cx_outcome *outcome) {
  effects sum = {0, 0};
  if (!cx_holds(outcome, CX_HOLDS_EVALUATION)) return sum;
  sum = add_effects(outcome);
  return ((sum.positive > CX_SUM_MAX) | (sum.negative > CX_SUM_MAX)) ? add_within_limit(outcome) : sum;
}

void cx_judge_sentiment(cx_scorer *scorer) {
  cxtag_sentiment *sentiment = &scorer->outcome.sentiment; /* all 0 */
  effects const sum = sum_effects(&scorer->outcome);
  int32_t const positive = (int32_t)sum.positive, negative = (int32_t)sum.negative;
  sentiment->label = label_of(scorer, positive, negative);
  if (!positive && !negative) return;
  sentiment->positive_sum_milli = positive;
  sentiment->negative_sum_milli = negative;
  sentiment->positive_milli = strength(scorer->settings, positive);
  sentiment->negative_milli = strength(scorer->settings, negative);
  sentiment->score_milli = cx_balance(scorer->settings, positive, negative);
}
