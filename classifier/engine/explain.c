/* Why: the hits of a result in words. Notes are written into one buffer, each ended by NUL; a hit's first
 * note says how its words were reached, the others are its shifters. */
#include "engine/engine.h"

#include <string.h>

#include "morph/expand.h"

static const struct {
  uint8_t bit;
  const char *name;
} reading_names[] = {
    {CX_READ_DOTLESS, "dots restored"},          {CX_READ_SPOKEN, "spoken form"},
    {CX_READ_SQUASHED, "elongation taken back"}, {CX_READ_TYPO, "typing error mended"},
    {CX_READ_SPLIT, "compound written apart"},   {CX_READ_COMPOUND, "part of a compound"},
};

static void add_item(cx_buffer *notes, size_t from, const char *separator, const char *item) {
  if (notes->length > from) cx_buffer_append_text(notes, separator);
  cx_buffer_append_text(notes, item);
}

static void write_forms(cx_buffer *notes, const cxtag_result *result, const cx_hit *hit) {
  size_t const from = notes->length;
  if (hit->steps == 1)
    cx_write_features(notes, hit->features);
  else
    cx_write_word_forms(notes, result, hit);
  for (size_t i = 0; i < sizeof reading_names / sizeof *reading_names; i++)
    if (hit->reading & reading_names[i].bit)
      add_item(notes, from, hit->steps == 1 ? ", " : "; ", reading_names[i].name);
  cx_buffer_append_byte(notes, '\0');
}

static void write_shift(cx_buffer *notes, const cxtag_result *result, const cx_shift *shift) {
  static const char *const kinds[] = {"negator", "booster", "dampener",    "contrast",
                                      "wish",    "irony",   "hypothetical", "competitor", "asks", "remedy"};
  static const char *const causes[] = {
      "row",         "form (negates its own stem)", "question",    "emphasis",
      "exclamation", "boosts the next word",        "conditional", "answer to a question",
      "mocks the fault beside it", "courtesy that ends a request"};
  if (shift->by != UINT32_MAX) {
    const cx_row *row = &result->lexicon->rows[result->outcome->hits[shift->by].row];
    cx_buffer_append_text(notes, kinds[row->subject < sizeof kinds / sizeof *kinds ? row->subject : 0]);
    cx_buffer_append_byte(notes, ' ');
    cx_buffer_append_text(notes, cx_lexicon_string(result->lexicon, row->source));
    cx_buffer_append_byte(notes, ':');
    cx_buffer_append_integer(notes, row->line);
    cx_buffer_append_text(notes, " '");
    cx_buffer_append_text(notes, cx_lexicon_string(result->lexicon, row->expression));
    cx_buffer_append_byte(notes, '\'');
  } else {
    cx_buffer_append_text(notes, causes[shift->cause]);
  }
  cx_buffer_append_text(notes, " x");
  cx_buffer_append_milli(notes, shift->factor);
  cx_buffer_append_byte(notes, '\0');
}

/* A row that reads questions does nothing in an answer. */
static int is_about_questions(const cx_hit *hit) {
  return hit->table == CX_TABLE_SHIFTERS && hit->subject == CX_ASKS;
}

cxtag_status cx_result_explain(cxtag_result *result, cxtag_error *err) {
  const cx_outcome *outcome = result->outcome;
  cx_buffer_reset(&result->notes);
  result->hit_count = 0;
  for (size_t i = 0; i < outcome->hit_count; i++) {
    const cx_hit *hit = &outcome->hits[i];
    size_t const at = result->hit_count;
    if ((hit->state & CX_HIT_LOST) || is_about_questions(hit)) continue;
    if (!cx_grow(result->memory, &result->hits, &result->hit_capacity, at + 1, sizeof *result->hits) ||
        !cx_grow(result->memory, &result->note_at, &result->note_capacity, at + 1, sizeof *result->note_at))
      return cx_error_memory(err);
    result->hits[at] = (uint32_t)i;
    result->note_at[at] = (uint32_t)result->notes.length;
    result->hit_count++;
    write_forms(&result->notes, result, hit);
    for (uint32_t s = hit->shift_count ? hit->first_shift : UINT32_MAX; s != UINT32_MAX;
         s = outcome->shifts[s].next)
      write_shift(&result->notes, result, &outcome->shifts[s]);
  }
  return result->notes.failed ? cx_error_memory(err) : CXTAG_OK;
}

size_t cxtag_result_hit_count(const cxtag_result *result) {
  return result->hit_count;
}

/* A row of the question that stands in for an evaluation or a wish of the answer. */
static int is_of_question(const cx_hit *hit, const cx_row *row) {
  return row->table == CX_TABLE_SHIFTERS && hit->table != CX_TABLE_SHIFTERS;
}

static cxtag_hit_kind kind_of(const cx_hit *hit, const cx_row *row) {
  if (is_of_question(hit, row)) return CXTAG_HIT_QUESTION;
  switch (hit->table) {
  case CX_TABLE_SENTIMENT:
    return CXTAG_HIT_SENTIMENT;
  case CX_TABLE_TERMS:
    return CXTAG_HIT_THEME;
  case CX_TABLE_INTENTS:
    return CXTAG_HIT_INTENT;
  default:
    return CXTAG_HIT_SHIFTER;
  }
}

static const char *subject_of(const cxtag_result *result, const cx_hit *hit) {
  const cx_lexicon *lexicon = result->lexicon;
  if (hit->table == CX_TABLE_INTENTS) return cx_lexicon_string(lexicon, lexicon->intents[hit->subject]);
  if (hit->table == CX_TABLE_SHIFTERS || hit->subject == CX_NO_SUBJECT) return "";
  return cx_lexicon_string(lexicon, lexicon->themes[hit->subject].id);
}

int cxtag_result_hit(const cxtag_result *result, size_t i, cxtag_hit *out) {
  if (i >= result->hit_count) return 0;
  const cx_hit *hit = &result->outcome->hits[result->hits[i]];
  const cx_row *row = &result->lexicon->rows[hit->row];
  *out = (cxtag_hit){
      .kind = kind_of(hit, row),
      .span = cx_text_span(result->outcome->text, hit->first, hit->last),
      .source = cx_lexicon_string(result->lexicon, row->source),
      .line = row->line,
      .expression = cx_lexicon_string(result->lexicon, row->expression),
      .theme = subject_of(result, hit),
      .weight_milli = hit->weight,
      .effect_milli = cx_counts(hit) ? hit->effect : 0,
      .forms = result->notes.bytes + result->note_at[i],
      .shifter_count = hit->shift_count,
  };
  return 1;
}

const char *cxtag_result_hit_shifter(const cxtag_result *result, size_t hit, size_t i) {
  if (hit >= result->hit_count || i >= result->outcome->hits[result->hits[hit]].shift_count) return NULL;
  const char *note = result->notes.bytes + result->note_at[hit];
  for (size_t skip = 0; skip <= i; skip++) note += strlen(note) + 1;
  return note;
}
