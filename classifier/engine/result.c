#include "engine/engine.h"

const char *cxtag_label_text(cxtag_label label) {
  static const char *const texts[] = {"neutral", "positive", "negative", "mixed"};
  return (unsigned)label < 4 ? texts[label] : "neutral";
}

const char *cxtag_language_text(cxtag_language language) {
  return language == CXTAG_FI ? "fi" : language == CXTAG_EN ? "en" : "und";
}

const char *cxtag_flag_text(unsigned bit) {
  static const char *const texts[] = {"non_answer", "repaired",           "truncated",
                                      "question",   "uncertain_language", "mixed_language",
                                      "empty",      "regex_limit",        "match_limit"};
  return bit < sizeof texts / sizeof *texts ? texts[bit] : NULL;
}

const char *cxtag_result_text(const cxtag_result *result, size_t *len) {
  if (len) *len = result->outcome->text->source_length;
  return result->outcome->text->source;
}

cxtag_language cxtag_result_language(const cxtag_result *result) {
  return (cxtag_language)result->outcome->language;
}
cxtag_sentiment cxtag_result_sentiment(const cxtag_result *result) {
  return result->outcome->sentiment;
}
uint32_t cxtag_result_flags(const cxtag_result *result) {
  return result->outcome->flags;
}
size_t cxtag_result_theme_count(const cxtag_result *result) {
  return result->outcome->theme_count;
}
size_t cxtag_result_intent_count(const cxtag_result *result) {
  return result->outcome->intent_count;
}

int cxtag_result_theme(const cxtag_result *result, size_t i, cxtag_theme *out) {
  if (i >= result->outcome->theme_count) return 0;
  const cx_theme_outcome *theme = &result->outcome->themes[i];
  *out = (cxtag_theme){cx_lexicon_string(result->lexicon, result->lexicon->themes[theme->theme].id),
                       (cxtag_label)theme->label, theme->score, theme->span_count};
  return 1;
}

int cxtag_result_theme_span(const cxtag_result *result, size_t theme, size_t i, cxtag_span *out) {
  const cx_outcome *outcome = result->outcome;
  if (theme >= outcome->theme_count || i >= outcome->themes[theme].span_count) return 0;
  const cx_token_span *span = &outcome->spans[outcome->themes[theme].first_span + i];
  *out = cx_text_span(outcome->text, span->first, span->last);
  return 1;
}

int cxtag_result_intent(const cxtag_result *result, size_t i, cxtag_intent *out) {
  const cx_outcome *outcome = result->outcome;
  if (i >= outcome->intent_count) return 0;
  const cx_intent_outcome *intent = &outcome->intents[i];
  cxtag_span whole = {0, outcome->text->source_length};
  out->id = cx_lexicon_string(result->lexicon, result->lexicon->intents[intent->intent]);
  out->span =
      outcome->text->token_count ? cx_text_span(outcome->text, intent->span.first, intent->span.last) : whole;
  return 1;
}

size_t cxtag_offset_in(const char *text, size_t offset, cxtag_unit unit) {
  size_t units = 0;
  if (unit == CXTAG_BYTES) return offset;
  for (size_t i = 0; i < offset; i++) {
    unsigned char const byte = (unsigned char)text[i];
    if ((byte & 0xC0) != 0x80) units += unit == CXTAG_UTF16 && byte >= 0xF0 ? 2 : 1;
  }
  return units;
}
