/* The words that each theme stands on. */
#include "score/theme.h"

enum { SPANS_BEFORE_SORT = 4096 };

/* By theme and place. */
static int comes_before(const cx_theme_span *a, const cx_theme_span *b) {
  uint64_t const place_a = (uint64_t)a->theme << 32 | a->first, place_b = (uint64_t)b->theme << 32 | b->first;
  return place_a < place_b || (place_a == place_b && a->last < b->last);
}

/* Shell sort, so that a text of many mentions stays cheap; each place once. */
static void sort_spans(cx_outcome *outcome) {
  cx_theme_span *spans = outcome->spans;
  size_t kept = 0, gap = 1;
  while (gap < outcome->span_count / 3) gap = gap * 3 + 1;
  for (; gap; gap /= 3) {
    for (size_t i = gap; i < outcome->span_count; i++) {
      cx_theme_span const moving = spans[i];
      size_t at = i;
      for (; at >= gap && comes_before(&moving, &spans[at - gap]); at -= gap) spans[at] = spans[at - gap];
      spans[at] = moving;
    }
  }
  for (size_t i = 0; i < outcome->span_count; i++)
    if (!kept || comes_before(&spans[kept - 1], &spans[i])) spans[kept++] = spans[i];
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
  for (uint32_t token = hit->first; token <= hit->last; token++) {
    if (!cx_hit_covers(hit, token)) continue;
    uint32_t last = token;
    while (last < hit->last && cx_hit_covers(hit, last + 1)) last++;
    if (!make_room(scorer)) {
      scorer->out_of_memory = 1;
      return;
    }
    outcome->spans[outcome->span_count++] = (cx_theme_span){token, last, theme};
    token = last;
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
