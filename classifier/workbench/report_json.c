/* An evaluation as JSON for machines: what --compare reads again. Keys stand in a fixed order. */
#include <string.h>

#include "workbench/evaluation.h"
#include "workbench/json.h"

static const cxtag_label label_order[] = {CXTAG_POSITIVE, CXTAG_NEGATIVE, CXTAG_NEUTRAL, CXTAG_MIXED};

static void write_key(cx_buffer *out, const char *key) {
  if (out->length && !strchr("{[", out->bytes[out->length - 1])) cx_buffer_append_byte(out, ',');
  cx_json_append_text(out, key);
  cx_buffer_append_byte(out, ':');
}

static void write_milli(cx_buffer *out, const char *key, int32_t milli) {
  write_key(out, key);
  cx_buffer_append_milli(out, milli);
}

static void write_count(cx_buffer *out, const char *key, uint64_t count) {
  write_key(out, key);
  cx_buffer_append_integer(out, (int64_t)count);
}

static void write_text(cx_buffer *out, const char *key, const char *text) {
  write_key(out, key);
  cx_json_append_text(out, text);
}

static void open_object(cx_buffer *out, const char *key) {
  write_key(out, key);
  cx_buffer_append_byte(out, '{');
}

static void close_object(cx_buffer *out) { cx_buffer_append_byte(out, '}'); }

static void begin_item(cx_buffer *out) {
  if (out->length && out->bytes[out->length - 1] != '[') cx_buffer_append_byte(out, ',');
}

static void write_rate(cx_buffer *out, const cxtag_rate *counts) {
  cxtag_rate const rate = cx_rate(counts);
  write_count(out, "gold", rate.true_positive + rate.false_negative);
  write_count(out, "found", rate.true_positive + rate.false_positive);
  write_count(out, "right", rate.true_positive);
  write_milli(out, "precision", rate.precision_milli);
  write_milli(out, "recall", rate.recall_milli);
  write_milli(out, "f1", rate.f1_milli);
}

static void write_polarity(cx_buffer *out, const cx_tally *tally) {
  write_count(out, "polarity_texts", tally->polarity_texts);
  write_milli(out, "polarity", cx_share(tally->polarity_right, tally->polarity_texts));
}

static void write_sentiment_figures(cx_buffer *out, const cx_tally *tally) {
  write_milli(out, "accuracy", cx_share(tally->right, tally->sentiment_texts));
  write_milli(out, "macro_f1", cx_macro_f1(tally->confusion));
  write_milli(out, "sign", cx_share(tally->sign_right, tally->sign_texts));
}

static void write_sentiment(cx_buffer *out, const cx_tally *all) {
  open_object(out, "sentiment");
  write_count(out, "texts", all->sentiment_texts);
  write_sentiment_figures(out, all);
  open_object(out, "confusion");
  for (size_t i = 0; i < 4; i++) {
    open_object(out, cxtag_label_text(label_order[i]));
    for (size_t j = 0; j < 4; j++)
      write_count(out, cxtag_label_text(label_order[j]), all->confusion[label_order[i]][label_order[j]]);
    close_object(out);
  }
  close_object(out);
  open_object(out, "labels");
  for (size_t i = 0; i < 4; i++) {
    cxtag_rate const rate = cx_label_rate(all->confusion, label_order[i]);
    open_object(out, cxtag_label_text(label_order[i]));
    write_rate(out, &rate);
    close_object(out);
  }
  close_object(out);
  close_object(out);
}

static void write_subjects(cx_buffer *out, const cxtag_evaluation *e, const cx_subjects *subjects, int are_themes,
                           const cx_tally **order) {
  open_object(out, are_themes ? "themes" : "intents");
  write_rate(out, are_themes ? &e->all.themes : &e->all.intents);
  if (are_themes) write_polarity(out, &e->all);
  open_object(out, "each");
  cx_tallies_sort(&subjects->tallies, order);
  for (size_t i = 0; i < subjects->tallies.names.count; i++) {
    if (!order[i]->texts) continue;
    open_object(out, order[i]->name);
    write_rate(out, are_themes ? &order[i]->themes : &order[i]->intents);
    if (are_themes) write_polarity(out, order[i]);
    close_object(out);
  }
  close_object(out);
  write_key(out, "unknown");
  cx_buffer_append_byte(out, '[');
  for (size_t i = 0; i < subjects->unknown.count; i++) {
    begin_item(out);
    cx_json_append_text(out, subjects->unknown.entries[i].key);
  }
  cx_buffer_append_text(out, "]}");
}

static void write_groups(cx_buffer *out, const char *key, const cx_tallies *tallies, const cx_tally **order) {
  open_object(out, key);
  cx_tallies_sort(tallies, order);
  for (size_t i = 0; i < tallies->names.count; i++) {
    const cx_tally *t = order[i];
    open_object(out, t->name);
    write_count(out, "texts", t->texts);
    write_sentiment_figures(out, t);
    write_milli(out, "theme_f1", cx_rate(&t->themes).f1_milli);
    write_milli(out, "polarity", cx_share(t->polarity_right, t->polarity_texts));
    write_milli(out, "intent_f1", cx_rate(&t->intents).f1_milli);
    close_object(out);
  }
  close_object(out);
}

static void write_bands(cx_buffer *out, const cxtag_evaluation *e) {
  open_object(out, "confidence");
  for (int i = 0; i < CX_EVAL_BANDS; i++) {
    const cx_eval_band *band = &e->bands[i];
    char name[] = "0.0";
    if (!band->texts) continue;
    name[2] = (char)('0' + i);
    open_object(out, name);
    write_count(out, "texts", band->texts);
    write_milli(out, "mean", cx_share(band->confidence, band->texts * 1000));
    write_milli(out, "right", cx_share(band->right, band->texts));
    close_object(out);
  }
  close_object(out);
}

static void write_wrong(cx_buffer *out, const cxtag_evaluation *e) {
  open_object(out, "wrong");
  for (size_t i = 0; i < e->wrong_count; i++) write_text(out, e->wrong[i].id, cxtag_label_text(e->wrong[i].found));
  close_object(out);
}

static void write_errors(cx_buffer *out, const cxtag_evaluation *e, size_t errors) {
  write_key(out, "errors");
  cx_buffer_append_byte(out, '[');
  for (size_t i = 0; i < errors && i < e->error_count; i++) {
    const cx_eval_error *error = &e->errors[i];
    begin_item(out);
    cx_buffer_append_byte(out, '{');
    write_text(out, "id", error->id);
    if (error->has_sentiment) write_text(out, "gold", cxtag_label_text(error->gold));
    write_text(out, "found", cxtag_label_text(error->found));
    write_text(out, "what", error->what);
    write_key(out, "text");
    cx_json_append(out, error->text, error->text_length);
    write_text(out, "why", error->why);
    close_object(out);
  }
  cx_buffer_append_byte(out, ']');
}

void cx_report_json(cx_buffer *out, cxtag_evaluation *e, size_t errors) {
  size_t most = e->tags.names.count + e->languages.names.count + e->themes.tallies.names.count +
                e->intents.tallies.names.count;
  const cx_tally **order = cx_alloc_array(e->memory, most, sizeof *order);
  if (!order) {
    out->failed = 1;
    return;
  }
  cx_buffer_append_byte(out, '{');
  write_count(out, "schema", 1);
  write_count(out, "texts", e->all.texts);
  write_sentiment(out, &e->all);
  write_subjects(out, e, &e->themes, 1, order);
  write_subjects(out, e, &e->intents, 0, order);
  write_groups(out, "languages", &e->languages, order);
  write_groups(out, "tags", &e->tags, order);
  write_count(out, "language_texts", e->all.language_texts);
  write_milli(out, "language_accuracy", cx_share(e->all.language_right, e->all.language_texts));
  write_bands(out, e);
  write_wrong(out, e);
  write_errors(out, e, errors);
  cx_buffer_append_text(out, "}\n");
  cx_release(e->memory, order);
}
