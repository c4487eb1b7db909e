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

int cx_make_room_for_hits(cx_scorer *scorer, size_t count) {
  cx_outcome *outcome = &scorer->outcome;
  return cx_grow(scorer->memory, &outcome->hits, &scorer->hit_capacity, outcome->hit_count + count,
                 sizeof *outcome->hits);
}

void cx_add_hit(cx_scorer *scorer, uint32_t number, uint32_t clause) {
  const cx_row *row = &scorer->lexicon->rows[number];
  cx_hit *hit = cx_next_hit(scorer);
  scorer->outcome.hit_count++;
  hit->row = number;
  hit->clause = clause;
  hit->holds = cx_bits_of(row->table, row->subject, row->polarity);
  hit->weight = hit->effect = row->polarity;
  hit->shift_count = hit->counted = hit->state = 0;
  hit->subject = row->subject;
  hit->table = row->table;
}

/* Hits go by their first token, then by row; the same row at the same place is one hit, of which the shortest stays. */
static uint64_t place_of(const cx_hit *hit) {
  return (uint64_t)hit->first << 32 | hit->row;
}

/* Puts hit number `at` in its place among those before it, of which there are `kept`; how many there are then. */
static size_t insert(cx_hit *hits, size_t kept, size_t number) {
  cx_hit const moving = hits[number];
  uint64_t const place = place_of(&moving);
  size_t at = kept;
  while (at && place_of(&hits[at - 1]) > place) at--;
  if (at && place_of(&hits[at - 1]) == place) {
    if (moving.last < hits[at - 1].last) hits[at - 1] = moving;
    return kept;
  }
  for (size_t behind = kept; behind > at; behind--) hits[behind] = hits[behind - 1];
  hits[at] = moving;
  return kept + 1;
}

/* Insertion sort: patterns come nearly in order. */
void cx_sort_hits(cx_outcome *outcome, size_t from) {
  size_t const count = outcome->hit_count - from;
  if (!count) return; /* there may be no place for any yet */
  cx_hit *hits = outcome->hits + from;
  size_t kept = 1;
  while (kept < count && place_of(&hits[kept - 1]) < place_of(&hits[kept])) kept++;
  for (size_t i = kept; i < count; i++) kept = insert(hits, kept, i);
  outcome->hit_count = from + kept;
}
