/* A table for people at a terminal: one line a record. */
#include <string.h>

#include "record/put.h"
#include "record/writing.h"

enum { ID_COLUMNS = 8, SCORE_COLUMNS = 16, GAP = 2 };

typedef struct layout {
  size_t text, themes;
} layout;

/* The text gets half of what is left beside id and sentiment, the themes the rest. */
static layout lay_out(const cx_writing *w) {
  size_t const fixed = ID_COLUMNS + SCORE_COLUMNS + 3 * GAP;
  size_t const left = w->options.width > fixed + 40 ? w->options.width - fixed : 40;
  layout l = {left * 11 / 20, 0};
  if (w->options.no_text) l.text = 0;
  l.themes = left - l.text;
  return l;
}

static void pad(cx_writing *w, size_t used, size_t width) {
  for (; used < width; used++) cx_buffer_append_byte(&w->out, ' ');
}

static void write_plain(cx_writing *w, const char *bytes, size_t len, size_t width) {
  pad(w, cx_append_plain(&w->out, bytes, len, width), width + GAP);
}

static void write_header(cx_writing *w) {
  layout const l = lay_out(w);
  int const fi = w->options.finnish;
  const char *text = fi ? "teksti" : "text", *sentiment = fi ? "sävy" : "sentiment",
             *themes = fi ? "teemat" : "themes";
  cx_buffer_append_text(&w->out, cx_colour_name(w, "\033[1m"));
  write_plain(w, "id", 2, ID_COLUMNS);
  write_plain(w, sentiment, strlen(sentiment), SCORE_COLUMNS);
  if (l.text) write_plain(w, text, strlen(text), l.text);
  cx_buffer_append_text(&w->out, themes);
  cx_buffer_append_text(&w->out, cx_colour_end(w));
  cx_buffer_append_byte(&w->out, '\n');
}

static const char *label_name(const cx_writing *w, cxtag_label label) {
  static const char *const finnish[] = {"neutraali", "myönteinen", "kielteinen", "ristiriitainen"};
  return w->options.finnish ? finnish[label] : cxtag_label_text(label);
}

static void write_sentiment(cx_writing *w, const cxtag_result *result) {
  cxtag_sentiment const s = cxtag_result_sentiment(result);
  const char *label = label_name(w, s.label);
  size_t const room = SCORE_COLUMNS - 7;
  size_t used;
  char score[CX_NUMBER_ROOM];
  size_t const length = (size_t)(cx_put_milli(score, s.score_milli) - score);
  cx_buffer_append_text(&w->out, cx_colour(w, s.label));
  used = cx_append_plain(&w->out, label, strlen(label), room);
  pad(w, used + length, SCORE_COLUMNS);
  cx_buffer_append(&w->out, score, length);
  cx_buffer_append_text(&w->out, cx_colour_end(w));
  pad(w, 0, GAP);
}

static void write_themes(cx_writing *w, const cxtag_result *result) {
  cxtag_theme theme;
  cxtag_intent intent;
  for (size_t i = 0; cxtag_result_theme(result, i, &theme); i++) {
    if (i) cx_buffer_append_byte(&w->out, ' ');
    cx_buffer_append_text(&w->out, cx_colour(w, theme.polarity));
    cx_buffer_append_text(&w->out, theme.id);
    cx_buffer_append_text(&w->out, cx_polarity_sign(theme.polarity));
    cx_buffer_append_text(&w->out, cx_colour_end(w));
  }
  for (size_t i = 0; cxtag_result_intent(result, i, &intent); i++) {
    cx_buffer_append_text(&w->out, cx_colour_name(w, "\033[36m"));
    cx_buffer_append_text(&w->out, i || cxtag_result_theme_count(result) ? " !" : "!");
    cx_buffer_append_text(&w->out, intent.id);
    cx_buffer_append_text(&w->out, cx_colour_end(w));
  }
}

static void write_record(cx_writing *w, const cxtag_record *record, const cxtag_result *result) {
  layout const l = lay_out(w);
  size_t len;
  const char *text = cxtag_result_text(result, &len);
  if (!w->records) write_header(w);
  write_plain(w, record->id.bytes, record->id.length, ID_COLUMNS);
  write_sentiment(w, result);
  if (l.text) write_plain(w, text, len, l.text);
  write_themes(w, result);
  while (w->out.length && w->out.bytes[w->out.length - 1] == ' ') w->out.length--;
  cx_buffer_append_byte(&w->out, '\n');
}

const cx_writer_format cx_pretty_writer = {"pretty", write_record, NULL, NULL, NULL, NULL, 0};
