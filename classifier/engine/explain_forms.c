/* How the words of a hit were reached, word by word. */
#include "engine/engine.h"
#include "morph/expand.h"
#include "score/scorer.h"

/* The first pattern of the row: patterns stand in the order of their rows. */
static uint32_t first_pattern(const cx_lexicon *lexicon, uint32_t row) {
  uint32_t low = 0, high = lexicon->pattern_count;
  while (low < high) {
    uint32_t const middle = low + (high - low) / 2;
    if (lexicon->patterns[middle].row < row)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static int row_accepts(const cx_lexicon *lexicon, uint32_t row, uint32_t entry) {
  for (uint32_t p = first_pattern(lexicon, row); p < lexicon->pattern_count && lexicon->patterns[p].row == row; p++) {
    const cx_pattern *pattern = &lexicon->patterns[p];
    if (pattern->role != CX_PATTERN_HIT) continue;
    for (uint32_t s = 0; s < pattern->step_count; s++)
      if (cx_symbol_accepts(lexicon, lexicon->steps[pattern->first_step + s].symbol, entry)) return 1;
  }
  return 0;
}

/* What the word is a form of the row's words by; 0 = by nothing worth telling. */
static uint32_t features_in_row(const cx_lexicon *lexicon, const cx_word *word, uint32_t row) {
  const cx_meaning *meanings = cx_word_meanings(word);
  for (size_t i = 0; i < word->meaning_count; i++)
    if (row_accepts(lexicon, row, meanings[i].entry)) return meanings[i].features;
  return 0;
}

/* "ovat: finite; toimituksissanne: inessive, plural, possessive"; words that stand in their base form are left out. */
void cx_write_word_forms(cx_buffer *notes, const cxtag_result *result, const cx_hit *hit) {
  size_t const from = notes->length;
  for (uint32_t token = hit->first; token <= hit->last; token++) {
    if (!cx_hit_covers(hit, token)) continue;
    const cx_word *word = result->outcome->words[token];
    uint32_t const features = word->meaning_count ? features_in_row(result->lexicon, word, hit->row) : 0;
    if (!features || features == CX_NOMINATIVE) continue;
    if (notes->length > from) cx_buffer_append_text(notes, "; ");
    cx_buffer_append(notes, cx_word_text(word), word->length);
    cx_buffer_append_text(notes, ": ");
    cx_write_features(notes, features);
  }
}
