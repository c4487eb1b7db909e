/* An evaluation as text for people. */
#include "workbench/counts.h"
#include "workbench/evaluation.h"

static const cxtag_label label_order[] = {CXTAG_POSITIVE, CXTAG_NEGATIVE, CXTAG_NEUTRAL, CXTAG_MIXED};

/* "  0.812", or dots where nothing was counted. */
static void append_figure(cx_buffer *out, int32_t milli, int is_known) {
  cx_buffer_append_text(out, "  ");
  if (is_known)
    cx_buffer_append_milli(out, milli);
  else
    cx_buffer_append_text(out, "    -");
}

static void append_rate(cx_buffer *out, const cxtag_rate *rate) {
  uint64_t const found = rate->true_positive + rate->false_positive,
                 gold = rate->true_positive + rate->false_negative;
  append_figure(out, rate->precision_milli, found > 0);
  append_figure(out, rate->recall_milli, gold > 0);
  append_figure(out, rate->f1_milli, found + gold > 0);
}

static void write_line(cx_buffer *out, const char *name, int32_t milli, uint64_t texts, const char *of) {
  if (!texts) return;
  cx_append_left(out, name, 22);
  append_figure(out, milli, 1);
  cx_append_count(out, texts, 9);
  cx_buffer_append_byte(out, ' ');
  cx_buffer_append_text(out, of);
  cx_buffer_append_byte(out, '\n');
}

static void write_figures(cx_buffer *out, const cxtag_evaluation *e) {
  const cx_tally *all = &e->all;
  cxtag_rate const themes = cx_rate(&all->themes), intents = cx_rate(&all->intents);
  uint64_t const theme_count = themes.true_positive + themes.false_positive + themes.false_negative;
  uint64_t const intent_count = intents.true_positive + intents.false_positive + intents.false_negative;
  cx_append_left(out, "texts", 31);
  cx_append_count(out, all->texts, 9);
  cx_buffer_append_byte(out, '\n');
  write_line(out, "sentiment accuracy", cx_share(all->right, all->sentiment_texts), all->sentiment_texts,
             "texts");
  write_line(out, "sentiment macro-F1", cx_macro_f1(all->confusion), all->sentiment_texts, "texts");
  write_line(out, "sign accuracy", cx_share(all->sign_right, all->sign_texts), all->sign_texts,
             "positive and negative texts");
  write_line(out, "theme micro-F1", themes.f1_milli, theme_count, "themes in gold or found");
  write_line(out, "polarity accuracy", cx_share(all->polarity_right, all->polarity_texts),
             all->polarity_texts, "themes in both");
  write_line(out, "intent micro-F1", intents.f1_milli, intent_count, "intents in gold or found");
  write_line(out, "calibration error", cx_calibration_error(e), all->sentiment_texts, "texts");
  write_line(out, "language accuracy", cx_share(all->language_right, all->language_texts),
             all->language_texts, "texts");
}

static void write_confusion(cx_buffer *out, const cx_tally *all) {
  if (!all->sentiment_texts) return;
  cx_buffer_append_text(
      out, "\ngold \\ found   positive  negative   neutral     mixed  precision  recall     F1\n");
  for (size_t i = 0; i < 4; i++) {
    cxtag_rate const rate = cx_label_rate(all->confusion, label_order[i]);
    cx_append_left(out, cxtag_label_text(label_order[i]), 13);
    for (size_t j = 0; j < 4; j++) cx_append_count(out, all->confusion[label_order[i]][label_order[j]], 10);
    cx_buffer_append_text(out, "    ");
    append_rate(out, &rate);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_subject(cx_buffer *out, const cx_tally *tally, int are_themes) {
  cxtag_rate const rate = cx_rate(are_themes ? &tally->themes : &tally->intents);
  cx_append_left(out, tally->name, 22);
  cx_append_count(out, rate.true_positive + rate.false_negative, 6);
  cx_append_count(out, rate.true_positive + rate.false_positive, 7);
  cx_buffer_append_text(out, "  ");
  append_rate(out, &rate);
  if (are_themes) {
    cx_buffer_append_text(out, "    ");
    append_figure(out, cx_share(tally->polarity_right, tally->polarity_texts), tally->polarity_texts > 0);
  }
  cx_buffer_append_byte(out, '\n');
}

static void write_subjects(cx_buffer *out, const cxtag_evaluation *e, const cx_subjects *subjects,
                           int are_themes, const cx_tally **order) {
  size_t used = 0;
  for (size_t i = 0; i < subjects->tallies.names.count; i++) used += subjects->tallies.items[i]->texts > 0;
  if (!used) return;
  cx_buffer_append_text(
      out, are_themes ? "\ntheme                   gold  found   precision recall  F1    polarity\n"
                      : "\nintent                  gold  found   precision recall  F1\n");
  cx_tallies_sort(&subjects->tallies, order);
  for (size_t i = 0; i < subjects->tallies.names.count; i++)
    if (order[i]->texts) write_subject(out, order[i], are_themes);
  cx_tally all = e->all;
  all.name = "all";
  write_subject(out, &all, are_themes);
}

static void write_groups(cx_buffer *out, const char *title, const cx_tallies *tallies,
                         const cx_tally **order) {
  if (!tallies->names.count) return;
  cx_buffer_append_byte(out, '\n');
  cx_append_left(out, title, 22);
  cx_buffer_append_text(out, " texts  accuracy macro-F1 sign theme-F1 polarity intent-F1\n");
  cx_tallies_sort(tallies, order);
  for (size_t i = 0; i < tallies->names.count; i++) {
    const cx_tally *t = order[i];
    cxtag_rate const themes = cx_rate(&t->themes), intents = cx_rate(&t->intents);
    cx_append_left(out, t->name, 22);
    cx_append_count(out, t->texts, 6);
    cx_buffer_append_byte(out, ' ');
    append_figure(out, cx_share(t->right, t->sentiment_texts), t->sentiment_texts > 0);
    append_figure(out, cx_macro_f1(t->confusion), t->sentiment_texts > 0);
    append_figure(out, cx_share(t->sign_right, t->sign_texts), t->sign_texts > 0);
    append_figure(out, themes.f1_milli,
                  themes.true_positive + themes.false_positive + themes.false_negative > 0);
    append_figure(out, cx_share(t->polarity_right, t->polarity_texts), t->polarity_texts > 0);
    append_figure(out, intents.f1_milli,
                  intents.true_positive + intents.false_positive + intents.false_negative > 0);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_bands(cx_buffer *out, const cxtag_evaluation *e) {
  if (!e->all.sentiment_texts) return;
  cx_buffer_append_text(out, "\nconfidence   texts   mean  right\n");
  for (int i = 0; i < CX_EVAL_BANDS; i++) {
    const cx_eval_band *band = &e->bands[i];
    if (!band->texts) continue;
    cx_buffer_append_milli(out, i * 1000 / CX_EVAL_BANDS);
    cx_append_count(out, band->texts, 13);
    append_figure(out, cx_share(band->confidence, band->texts * 1000), 1);
    append_figure(out, cx_share(band->right, band->texts), 1);
    cx_buffer_append_byte(out, '\n');
  }
}

static void write_errors(cx_buffer *out, const cxtag_evaluation *e, size_t errors) {
  if (errors > e->error_count) errors = e->error_count;
  if (errors) cx_buffer_append_text(out, "\nworst errors\n");
  for (size_t i = 0; i < errors; i++) {
    const cx_eval_error *error = &e->errors[i];
    cx_buffer_append_text(out, "  ");
    cx_buffer_append_text(out, error->id);
    cx_buffer_append_text(out, ": ");
    cx_buffer_append_text(out, error->what);
    cx_buffer_append_text(out, "\n    text: ");
    cx_append_one_line(out, error->text, error->text_length);
    cx_buffer_append_text(out, "\n    why:  ");
    cx_buffer_append_text(out, *error->why ? error->why : "no row fired");
    cx_buffer_append_byte(out, '\n');
  }
}

void cx_report_text(cx_buffer *out, cxtag_evaluation *e, size_t errors) {
  size_t most = e->tags.names.count + e->languages.names.count + e->themes.tallies.names.count +
                e->intents.tallies.names.count;
  const cx_tally **order = cx_alloc_array(e->memory, most, sizeof *order);
  if (!order) {
    out->failed = 1;
    return;
  }
  write_figures(out, e);
  write_confusion(out, &e->all);
  write_subjects(out, e, &e->themes, 1, order);
  write_subjects(out, e, &e->intents, 0, order);
  write_groups(out, "language", &e->languages, order);
  write_groups(out, "tag", &e->tags, order);
  write_bands(out, e);
  write_errors(out, e, errors);
  cx_release(e->memory, order);
}
