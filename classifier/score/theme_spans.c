/* The words that each theme stands on. */
#include "score/theme.h"

enum { SPANS_BEFORE_SORT = 4096 };

/* By theme and place: below 0 where a comes before b, 0 where both are the same. */
static int64_t order_of(const cx_theme_span *a, const cx_theme_span *b) {
  int64_t const place_a = (int64_t)a->theme << 32 | a->first, place_b = (int64_t)b->theme << 32 | b->first;
  return place_a != place_b ? place_a - place_b : (int64_t)a->last - b->last;
}

/* Shell sort, so that a text of many mentions stays cheap. */
static void sort_by_gap(cx_theme_span *spans, size_t count, size_t gap) {
  for (size_t i = gap; i < count; i++) {
    cx_theme_span const moving = spans[i];
    size_t at = i;
    for (; at >= gap && order_of(&moving, &spans[at - gap]) < 0; at -= gap) spans[at] = spans[at - gap];
    spans[at] = moving;
  }
}

/* The last pass keeps each place once; few texts need others. */
static void sort_spans(cx_outcome *outcome) {
  cx_theme_span *spans = outcome->spans;
  size_t const count = outcome->span_count;
  size_t kept = 0, gap = 1;
  while (gap < count / 3) gap = gap * 3 + 1;
  for (; gap > 1; gap /= 3) sort_by_gap(spans, count, gap);
  for (size_t i = 0; i < count; i++) {
    cx_theme_span const moving = spans[i];
    size_t at = kept;
    int64_t order = 1;
    while (at && (order = order_of(&moving, &spans[at - 1])) < 0) at--;
    if (!order) continue;
    for (size_t behind = kept++; behind > at; behind--) spans[behind] = spans[behind - 1];
    spans[at] = moving;
  }
  outcome->span_count = kept;
}

/* Room for one span more. Many mentions share their evaluations, so doubles go before memory grows: it stays
 * in proportion to the text. */
static int make_room(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  size_t need = outcome->span_count + 1;
  if (need > scorer->span_capacity && need > SPANS_BEFORE_SORT) {
    sort_spans(outcome);
    need =
        outcome->span_count > scorer->span_capacity / 2 ? scorer->span_capacity + 1 : outcome->span_count + 1;
  }
  return cx_grow(scorer->memory, &outcome->spans, &scorer->span_capacity, need, sizeof *outcome->spans);
}

/* Run by run. */
void cx_add_theme_spans(cx_scorer *scorer, const cx_hit *hit, uint16_t theme) {
  cx_outcome *outcome = &scorer->outcome;
  for (uint64_t left = hit->mask, behind; left; left &= behind) {
    behind = left + (left & (0 - left)); /* the first run of ones carries into the bit behind it */
    uint32_t const begin = (uint32_t)__builtin_ctzll(left);
    uint32_t const end = behind ? (uint32_t)__builtin_ctzll(behind) : 64;
    if (!make_room(scorer)) {
      scorer->out_of_memory = 1;
      return;
    }
    outcome->spans[outcome->span_count++] = (cx_theme_span){hit->first + begin, hit->first + end - 1, theme};
  }
}

/* Themes and spans are both in the order of themes; spans of themes that gave way are passed over. */
void cx_hand_out_spans(cx_outcome *outcome) {
  size_t span = 0;
  sort_spans(outcome);
  for (size_t i = 0; i < outcome->theme_count; i++) {
    cx_theme_outcome *theme = &outcome->themes[i];
    while (span < outcome->span_count && outcome->spans[span].theme < theme->theme) span++;
    theme->first_span = (uint32_t)span;
    while (span < outcome->span_count && outcome->spans[span].theme == theme->theme) span++;
    theme->span_count = (uint32_t)span - theme->first_span;
  }
}
