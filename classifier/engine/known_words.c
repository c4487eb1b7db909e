#include "engine/known_words.h"

enum {
  LEXICON_BYTES_MIN = 3,  /* shorter words of the lexicon are abbreviations */
  FUNCTION_BYTES_MAX = 12 /* function words are short */
};

/* As it is typed: not by a guess, nor as a part of a compound. */
static unsigned languages_in_lexicon(const cx_vocabulary *vocabulary, const char *word, size_t len) {
  cx_folded folded;
  cx_forms forms;
  unsigned languages = 0;
  cx_vocabulary_fetch(&folded, vocabulary, word, len);
  cx_vocabulary_answer(&forms, vocabulary, &folded, 0, 0);
  for (size_t i = 0; i < forms.count; i++)
    if (forms.form[i].reading == CX_READ_AS_TYPED) languages |= forms.form[i].language;
  return languages;
}

static unsigned languages_of_function_word(const cx_language_model *model, const char *word, size_t len) {
  unsigned const languages = cx_language_model_function_word(model, word, len);
  return (languages >> CX_MODEL_FI & 1u) * CX_LANGUAGE_FI | (languages >> CX_MODEL_EN & 1u) * CX_LANGUAGE_EN;
}

unsigned cx_known_languages(const void *ctx, const char *word, size_t len) {
  const cxtag_engine *engine = ctx;
  unsigned languages = 0;
  if (len <= FUNCTION_BYTES_MAX) languages = languages_of_function_word(engine->model, word, len);
  if (len >= LEXICON_BYTES_MIN) languages |= languages_in_lexicon(engine->lexicon->vocabulary, word, len);
  return languages;
}
