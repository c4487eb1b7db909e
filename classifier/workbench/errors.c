/* What went wrong in a text, in words, and which texts went wrong worst. */
#include <string.h>

#include "workbench/evaluation.h"

/* A wrong sentiment weighs most, the surer cxtag was the more; then each theme or intent that differs. */
enum { WRONG_SENTIMENT = 1000, WRONG_SUBJECT = 100 };

static const char *polarity_of(uint8_t mark) {
  return cxtag_label_text((cxtag_label)(mark - 1));
}

static void begin_item(cx_buffer *out) {
  if (out->length) cx_buffer_append_text(out, "; ");
}

static void write_sentiment(cx_buffer *out, cxtag_label gold, const cxtag_sentiment *found) {
  begin_item(out);
  cx_buffer_append_text(out, cxtag_label_text(gold));
  cx_buffer_append_text(out, ", found ");
  cx_buffer_append_text(out, cxtag_label_text(found->label));
  cx_buffer_append_text(out, " (score ");
  cx_buffer_append_milli(out, found->score_milli);
  cx_buffer_append_text(out, ", confidence ");
  cx_buffer_append_milli(out, found->confidence_milli);
  cx_buffer_append_byte(out, ')');
}

/* "missing delivery negative; extra price neutral; product positive, found negative". Returns how many
 * differ. */
static int32_t write_subjects(cx_buffer *out, const cx_subjects *subjects, int with_polarity) {
  int32_t differing = 0;
  for (size_t n = 0; n < subjects->tallies.names.count; n++) {
    uint8_t const gold = subjects->gold[n], found = subjects->found[n];
    if (gold == found || (gold == CX_EVAL_UNJUDGED && found)) continue;
    differing++;
    begin_item(out);
    if (!gold || !found) cx_buffer_append_text(out, gold ? "missing " : "extra ");
    cx_buffer_append_text(out, subjects->tallies.items[n]->name);
    if (!with_polarity || gold == CX_EVAL_UNJUDGED) continue;
    cx_buffer_append_byte(out, ' ');
    cx_buffer_append_text(out, polarity_of(gold ? gold : found));
    if (!gold || !found) continue;
    cx_buffer_append_text(out, ", found ");
    cx_buffer_append_text(out, polarity_of(found));
  }
  return differing;
}

/* The hits that moved something, with their rows and shifters. */
static void write_why(cx_buffer *out, const cxtag_result *result) {
  cxtag_hit hit;
  for (size_t i = 0; cxtag_result_hit(result, i, &hit); i++) {
    if (!hit.effect_milli && !hit.shifter_count && hit.kind != CXTAG_HIT_THEME &&
        hit.kind != CXTAG_HIT_INTENT)
      continue;
    begin_item(out);
    cx_buffer_append_text(out, hit.expression);
    if (*hit.theme) {
      cx_buffer_append_text(out, " [");
      cx_buffer_append_text(out, hit.theme);
      cx_buffer_append_byte(out, ']');
    }
    cx_buffer_append_byte(out, ' ');
    cx_buffer_append_milli(out, hit.effect_milli);
    cx_buffer_append_text(out, " (");
    cx_buffer_append_text(out, hit.source);
    cx_buffer_append_byte(out, ':');
    cx_buffer_append_integer(out, hit.line);
    for (size_t s = 0; s < hit.shifter_count; s++) {
      cx_buffer_append_text(out, ", ");
      cx_buffer_append_text(out, cxtag_result_hit_shifter(result, i, s));
    }
    cx_buffer_append_byte(out, ')');
  }
}

/* Fills what the error holds besides its labels; 0 when memory is out. */
static int keep_texts(cxtag_evaluation *e, cx_eval_error *error, const char *id, const cxtag_result *result) {
  cx_buffer *scratch = &e->scratch;
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  error->what = cx_arena_copy(&e->arena, scratch->bytes, scratch->length);
  cx_buffer_reset(scratch);
  write_why(scratch, result);
  error->id = cx_arena_copy(&e->arena, id, strlen(id));
  error->text = cx_arena_copy(&e->arena, text, len);
  error->text_length = len;
  error->why = cx_arena_copy(&e->arena, scratch->length ? scratch->bytes : "", scratch->length);
  return !scratch->failed && error->what && error->id && error->text && error->why;
}

/* Among equals the earlier text stands first. */
static void insert_error(cxtag_evaluation *e, const cx_eval_error *error) {
  size_t at = e->error_count < CX_EVAL_ERRORS ? e->error_count++ : CX_EVAL_ERRORS - 1;
  for (; at && e->errors[at - 1].badness < error->badness; at--) e->errors[at] = e->errors[at - 1];
  e->errors[at] = *error;
}

static int note_wrong(cxtag_evaluation *e, const cxtag_gold *gold, const char *id, cxtag_label found) {
  if (!cx_grow(e->memory, &e->wrong, &e->wrong_capacity, e->wrong_count + 1, sizeof *e->wrong)) return 0;
  const char *copy = cx_arena_copy(&e->arena, id, strlen(id));
  if (!copy) return 0;
  e->wrong[e->wrong_count++] = (cx_eval_wrong){copy, gold->sentiment, found};
  return 1;
}

int cx_note_error(cxtag_evaluation *e, const cxtag_gold *gold, const cxtag_result *result) {
  cxtag_sentiment const found = cxtag_result_sentiment(result);
  const char *id = gold->id ? gold->id : "";
  cx_eval_error error = {0};

  cx_buffer_reset(&e->scratch);
  if (gold->has_sentiment && found.label != gold->sentiment) {
    if (!note_wrong(e, gold, id, found.label)) return 0;
    write_sentiment(&e->scratch, gold->sentiment, &found);
    error.badness = WRONG_SENTIMENT + found.confidence_milli;
  }
  error.badness += WRONG_SUBJECT *
                   (write_subjects(&e->scratch, &e->themes, 1) + write_subjects(&e->scratch, &e->intents, 0));
  if (e->scratch.failed) return 0;
  if (!error.badness ||
      (e->error_count == CX_EVAL_ERRORS && e->errors[CX_EVAL_ERRORS - 1].badness >= error.badness))
    return 1;
  error.has_sentiment = gold->has_sentiment;
  error.gold = gold->sentiment;
  error.found = found.label;
  if (!keep_texts(e, &error, id, result)) return 0;
  insert_error(e, &error);
  return 1;
}
