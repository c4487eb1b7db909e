/* The words that each theme stands on. */
#include "score/theme.h"

enum { SPANS_BEFORE_SORT = 4096 };

static uint64_t place_of(const cx_token_span *span) {
  return (uint64_t)span->first << 32 | span->last;
}

/* Shell sort, so that a text of many mentions stays cheap. */
static void sort_by_gap(cx_token_span *spans, size_t count, size_t gap) {
  for (size_t i = gap; i < count; i++) {
    cx_token_span const moving = spans[i];
    size_t at = i;
    for (; at >= gap && place_of(&moving) < place_of(&spans[at - gap]); at -= gap)
      spans[at] = spans[at - gap];
    spans[at] = moving;
  }
}

/* Puts a span in its place among `kept` sorted ones, unless it is one of them; how many there are then. */
static size_t insert(cx_token_span *spans, size_t kept, cx_token_span span) {
  size_t at = kept;
  while (at && place_of(&span) < place_of(&spans[at - 1])) at--;
  if (at && place_of(&span) == place_of(&spans[at - 1])) return kept;
  for (size_t behind = kept; behind > at; behind--) spans[behind] = spans[behind - 1];
  spans[at] = span;
  return kept + 1;
}

/* The spans of the theme that is judged. The last pass keeps each place once; few texts need others. */
static void sort_spans(cx_scorer *scorer) {
  cx_token_span *spans = scorer->outcome.spans + scorer->first_span;
  size_t const count = scorer->outcome.span_count - scorer->first_span;
  size_t kept = 1, gap = 1;
  if (count < 2) return;
  while (gap < count / 3) gap = gap * 3 + 1;
  for (; gap > 1; gap /= 3) sort_by_gap(spans, count, gap);
  for (size_t i = 1; i < count; i++) kept = insert(spans, kept, spans[i]);
  scorer->outcome.span_count = scorer->first_span + kept;
}

/* Room for one span more. Many mentions share their evaluations, so doubles go before memory grows: it stays
 * in proportion to the text. */
static int make_room(cx_scorer *scorer) {
  cx_outcome *outcome = &scorer->outcome;
  size_t need = outcome->span_count + 1;
  if (need > scorer->span_capacity && need > SPANS_BEFORE_SORT) {
    sort_spans(scorer);
    need =
        outcome->span_count > scorer->span_capacity / 2 ? scorer->span_capacity + 1 : outcome->span_count + 1;
  }
  return cx_grow(scorer->memory, &outcome->spans, &scorer->span_capacity, need, sizeof *outcome->spans);
}

void cx_begin_theme_spans(cx_scorer *scorer) {
  scorer->first_span = scorer->outcome.span_count;
}

/* Run by run. */
void cx_add_theme_spans(cx_scorer *scorer, const cx_hit *hit) {
  cx_outcome *outcome = &scorer->outcome;
  for (uint64_t left = hit->mask, behind; left; left &= behind) {
    behind = left + (left & (0 - left)); /* the first run of ones carries into the bit behind it */
    uint32_t const begin = (uint32_t)__builtin_ctzll(left);
    uint32_t const end = behind ? (uint32_t)__builtin_ctzll(behind) : 64;
    if (!make_room(scorer)) {
      scorer->out_of_memory = 1;
      return;
    }
    outcome->spans[outcome->span_count++] = (cx_token_span){hit->first + begin, hit->first + end - 1};
  }
}

void cx_end_theme_spans(cx_scorer *scorer, cx_theme_outcome *theme) {
  sort_spans(scorer);
  theme->first_span = (uint32_t)scorer->first_span;
  theme->span_count = (uint32_t)(scorer->outcome.span_count - scorer->first_span);
}
