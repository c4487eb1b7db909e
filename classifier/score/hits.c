/* The hits of a text, as they come and in their order. */
#include "score/collect.h"

enum { EVALUATES = CX_HOLDS_EVALUATION | CX_HOLDS_COUNTED };

/* Without a branch: which kind of hit comes next is anybody's guess. */
uint32_t cx_bits_of(uint8_t table, uint16_t subject, int32_t weight) {
  static const uint32_t tables[][2] = {
      [CX_TABLE_TERMS] = {CX_HOLDS_TERM, CX_HOLDS_TERM | EVALUATES},
      [CX_TABLE_SENTIMENT] = {CX_HOLDS_SENTIMENT, CX_HOLDS_SENTIMENT | EVALUATES},
      [CX_TABLE_INTENTS] = {CX_HOLDS_INTENT, CX_HOLDS_INTENT | EVALUATES},
      [CX_TABLE_SHIFTERS] = {0, 0}};
  uint32_t const is_shifter = table == CX_TABLE_SHIFTERS, is_sentiment = table == CX_TABLE_SENTIMENT;
  return tables[table][weight != 0] | is_shifter << (subject & 31) |
         (is_sentiment & (subject != CX_NO_SUBJECT)) * CX_HOLDS_OF_THEME;
}

int cx_add_hit(cx_scorer *scorer, uint32_t row_number, const cx_occurrence *found, uint32_t clause) {
  cx_outcome *outcome = &scorer->outcome;
  const cx_row *row = &scorer->lexicon->rows[row_number];
  if (!cx_grow(scorer->memory, &outcome->hits, &scorer->hit_capacity, outcome->hit_count + 1,
               sizeof *outcome->hits))
    return 0;
  outcome->hits[outcome->hit_count++] = (cx_hit){
      .row = row_number,
      .first = found->first,
      .last = found->last,
      .holds = cx_bits_of(row->table, row->subject, row->polarity),
      .mask = found->mask,
      .clause = clause,
      .features = found->features,
      .entry = found->entry,
      .weight = row->polarity,
      .effect = row->polarity,
      .subject = row->subject,
      .table = row->table,
      .reading = found->reading,
      .steps = found->steps,
  };
  return 1;
}

/* Hits go by their first token, then by row; the same row at the same place is one hit, of which the shortest stays. */
static uint64_t place_of(const cx_hit *hit) {
  return (uint64_t)hit->first << 32 | hit->row;
}

static int stands_before(const cx_hit *a, const cx_hit *b) {
  uint64_t const one = place_of(a), other = place_of(b);
  return one < other || (one == other && a->last < b->last);
}

/* Insertion sort: patterns come nearly in order. */
static void sort(cx_hit *hits, size_t count) {
  for (size_t i = 1; i < count; i++) {
    if (!stands_before(&hits[i], &hits[i - 1])) continue;
    cx_hit const moving = hits[i];
    size_t at = i;
    for (; at && stands_before(&moving, &hits[at - 1]); at--) hits[at] = hits[at - 1];
    hits[at] = moving;
  }
}

void cx_sort_hits(cx_outcome *outcome, size_t from) {
  size_t const count = outcome->hit_count - from;
  if (!count) return; /* there may be no place for any yet */
  cx_hit *hits = outcome->hits + from;
  size_t kept = 1;
  while (kept < count && place_of(&hits[kept - 1]) < place_of(&hits[kept])) kept++;
  if (kept == count) return;
  sort(hits, count);
  kept = 1;
  for (size_t i = 1; i < count; i++)
    if (place_of(&hits[kept - 1]) != place_of(&hits[i])) hits[kept++] = hits[i];
  outcome->hit_count = from + kept;
}
