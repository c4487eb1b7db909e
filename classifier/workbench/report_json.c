/* An evaluation as JSON for machines: what --compare reads again. Keys stand in a fixed order. */
#include "workbench/evaluation.h"
#include "workbench/json_write.h"

static const cxtag_label label_order[] = {CXTAG_POSITIVE, CXTAG_NEGATIVE, CXTAG_NEUTRAL, CXTAG_MIXED};

static void write_rate(cx_buffer *out, const cxtag_rate *counts) {
  cxtag_rate const rate = cx_rate(counts);
  cx_json_count(out, "gold", rate.true_positive + rate.false_negative);
  cx_json_count(out, "found", rate.true_positive + rate.false_positive);
  cx_json_count(out, "right", rate.true_positive);
  cx_json_milli(out, "precision", rate.precision_milli);
  cx_json_milli(out, "recall", rate.recall_milli);
  cx_json_milli(out, "f1", rate.f1_milli);
}

static void write_polarity(cx_buffer *out, const cx_tally *tally) {
  cx_json_count(out, "polarity_texts", tally->polarity_texts);
  cx_json_milli(out, "polarity", cx_share(tally->polarity_right, tally->polarity_texts));
}

static void write_sentiment_figures(cx_buffer *out, const cx_tally *tally) {
  cx_json_milli(out, "accuracy", cx_share(tally->right, tally->sentiment_texts));
  cx_json_milli(out, "macro_f1", cx_macro_f1(tally->confusion));
  cx_json_milli(out, "sign", cx_share(tally->sign_right, tally->sign_texts));
}

static void write_sentiment(cx_buffer *out, const cx_tally *all) {
  cx_json_begin(out, "sentiment");
  cx_json_count(out, "texts", all->sentiment_texts);
  write_sentiment_figures(out, all);
  cx_json_begin(out, "confusion");
  for (size_t i = 0; i < 4; i++) {
    cx_json_begin(out, cxtag_label_text(label_order[i]));
    for (size_t j = 0; j < 4; j++)
      cx_json_count(out, cxtag_label_text(label_order[j]), all->confusion[label_order[i]][label_order[j]]);
    cx_json_end(out);
  }
  cx_json_end(out);
  cx_json_begin(out, "labels");
  for (size_t i = 0; i < 4; i++) {
    cxtag_rate const rate = cx_label_rate(all->confusion, label_order[i]);
    cx_json_begin(out, cxtag_label_text(label_order[i]));
    write_rate(out, &rate);
    cx_json_end(out);
  }
  cx_json_end(out);
  cx_json_end(out);
}

static void write_subjects(cx_buffer *out, const cxtag_evaluation *e, const cx_subjects *subjects,
                           int are_themes, const cx_tally **order) {
  cx_json_begin(out, are_themes ? "themes" : "intents");
  write_rate(out, are_themes ? &e->all.themes : &e->all.intents);
  if (are_themes) write_polarity(out, &e->all);
  cx_json_begin(out, "each");
  cx_tallies_sort(&subjects->tallies, order);
  for (size_t i = 0; i < subjects->tallies.names.count; i++) {
    if (!order[i]->texts) continue;
    cx_json_begin(out, order[i]->name);
    write_rate(out, are_themes ? &order[i]->themes : &order[i]->intents);
    if (are_themes) write_polarity(out, order[i]);
    cx_json_end(out);
  }
  cx_json_end(out);
  cx_json_key(out, "unknown");
  cx_buffer_append_byte(out, '[');
  for (size_t i = 0; i < subjects->unknown.count; i++) {
    cx_json_item(out);
    cx_json_append_text(out, subjects->unknown.entries[i].key);
  }
  cx_buffer_append_text(out, "]}");
}

static void write_groups(cx_buffer *out, const char *key, const cx_tallies *tallies, const cx_tally **order) {
  cx_json_begin(out, key);
  cx_tallies_sort(tallies, order);
  for (size_t i = 0; i < tallies->names.count; i++) {
    const cx_tally *t = order[i];
    cx_json_begin(out, t->name);
    cx_json_count(out, "texts", t->texts);
    write_sentiment_figures(out, t);
    cx_json_milli(out, "theme_f1", cx_rate(&t->themes).f1_milli);
    cx_json_milli(out, "polarity", cx_share(t->polarity_right, t->polarity_texts));
    cx_json_milli(out, "intent_f1", cx_rate(&t->intents).f1_milli);
    cx_json_end(out);
  }
  cx_json_end(out);
}

static void write_bands(cx_buffer *out, const cxtag_evaluation *e) {
  cx_json_begin(out, "confidence");
  for (int i = 0; i < CX_EVAL_BANDS; i++) {
    const cx_eval_band *band = &e->bands[i];
    char name[] = "0.0";
    if (!band->texts) continue;
    name[2] = (char)('0' + i);
    cx_json_begin(out, name);
    cx_json_count(out, "texts", band->texts);
    cx_json_milli(out, "mean", cx_share(band->confidence, band->texts * 1000));
    cx_json_milli(out, "right", cx_share(band->right, band->texts));
    cx_json_end(out);
  }
  cx_json_end(out);
}

static void write_wrong(cx_buffer *out, const cxtag_evaluation *e) {
  cx_json_begin(out, "wrong");
  for (size_t i = 0; i < e->wrong_count; i++)
    cx_json_text(out, e->wrong[i].id, cxtag_label_text(e->wrong[i].found));
  cx_json_end(out);
}

static void write_errors(cx_buffer *out, const cxtag_evaluation *e, size_t errors) {
  cx_json_key(out, "errors");
  cx_buffer_append_byte(out, '[');
  for (size_t i = 0; i < errors && i < e->error_count; i++) {
    const cx_eval_error *error = &e->errors[i];
    cx_json_item(out);
    cx_buffer_append_byte(out, '{');
    cx_json_text(out, "id", error->id);
    if (error->has_sentiment) cx_json_text(out, "gold", cxtag_label_text(error->gold));
    cx_json_text(out, "found", cxtag_label_text(error->found));
    cx_json_text(out, "what", error->what);
    cx_json_key(out, "text");
    cx_json_append(out, error->text, error->text_length);
    cx_json_text(out, "why", error->why);
    cx_json_end(out);
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
  cx_json_count(out, "schema", 1);
  cx_json_count(out, "texts", e->all.texts);
  write_sentiment(out, &e->all);
  write_subjects(out, e, &e->themes, 1, order);
  write_subjects(out, e, &e->intents, 0, order);
  write_groups(out, "languages", &e->languages, order);
  write_groups(out, "tags", &e->tags, order);
  cx_json_count(out, "language_texts", e->all.language_texts);
  cx_json_milli(out, "language_accuracy", cx_share(e->all.language_right, e->all.language_texts));
  write_bands(out, e);
  cx_json_milli(out, "calibration_error", cx_calibration_error(e));
  write_wrong(out, e);
  write_errors(out, e, errors);
  cx_buffer_append_text(out, "}\n");
  cx_release(e->memory, order);
}
