#include "word/analyse.h"

#include <string.h>

/* A reading that does not rest on guesswork makes the word known in its language. */
static int is_plain_reading(uint8_t reading) {
  return !(reading & (CX_READ_DOTLESS | CX_READ_TYPO | CX_READ_SPLIT));
}

static void add_form(cx_analysis *out, const cx_lexicon *lexicon, const cx_form *form, uint8_t reading) {
  if (form->entry >= lexicon->entry_count) return;
  uint32_t at = lexicon->entry_symbols_at[form->entry], end = lexicon->entry_symbols_at[form->entry + 1];
  for (; at < end && out->meaning_count < CX_MEANINGS_MAX; at++)
    out->meanings[out->meaning_count++] = (cx_meaning){.symbol = lexicon->entry_symbols[at],
                                                       .features = form->features,
                                                       .entry = form->entry,
                                                       .reading = reading,
                                                       .language = form->language};
  if (!is_plain_reading(reading)) return;
  out->features |= form->features;
  if (form->language != CX_LANGUAGE_ANY) out->known |= form->language;
}

static void add_forms(cx_analysis *out, const cx_lexicon *lexicon, const char *text, size_t len,
                      int elongated, int typos, uint8_t reading) {
  cx_form forms[CX_FORMS_MAX];
  size_t count = cx_vocabulary_find(lexicon->vocabulary, text, len, elongated, typos, forms, CX_FORMS_MAX);
  for (size_t i = 0; i < count; i++) add_form(out, lexicon, &forms[i], forms[i].reading | reading);
}

/* normal.tsv: the word stands for one or several others, all on this token. */
static void add_normal(cx_analysis *out, const cx_lexicon *lexicon, const char *text, size_t len,
                       uint32_t hash) {
  const cx_normal *normal = cx_lexicon_normal(lexicon, text, len, hash);
  if (!normal) return;
  const char *to = cx_lexicon_string(lexicon, normal->to);
  while (*to) {
    size_t word = strcspn(to, " ");
    add_forms(out, lexicon, to, word, 0, 0, CX_READ_SPOKEN);
    to += word;
    while (*to == ' ') to++;
  }
}

/* By symbol; among equal symbols the reading with the fewest liberties first. Insertion sort: a word has few
 * meanings and they come nearly sorted. */
static int comes_before(const cx_meaning *a, const cx_meaning *b) {
  if (a->symbol != b->symbol) return a->symbol < b->symbol;
  if (a->reading != b->reading) return a->reading < b->reading;
  if (a->features != b->features) return a->features < b->features;
  return a->entry < b->entry;
}

static void sort_meanings(cx_analysis *out) {
  for (size_t i = 1; i < out->meaning_count; i++) {
    cx_meaning moving = out->meanings[i];
    size_t at = i;
    for (; at && comes_before(&moving, &out->meanings[at - 1]); at--)
      out->meanings[at] = out->meanings[at - 1];
    out->meanings[at] = moving;
  }
}

/* The same symbol by the same kind of reading need not be held twice; their features join. */
static void merge_meanings(cx_analysis *out) {
  size_t kept = 0;
  for (size_t i = 0; i < out->meaning_count; i++) {
    cx_meaning *last = kept ? &out->meanings[kept - 1] : NULL;
    const cx_meaning *next = &out->meanings[i];
    if (last && last->symbol == next->symbol && last->language == next->language &&
        (last->reading == next->reading || is_plain_reading(last->reading)))
      continue;
    out->meanings[kept++] = *next;
  }
  out->meaning_count = kept;
}

static void note_symbols(cx_analysis *out, const cx_lexicon *lexicon) {
  memset(&out->symbols, 0, sizeof out->symbols);
  out->trigger_count = 0;
  for (size_t i = 0; i < out->meaning_count; i++) {
    uint32_t const symbol = out->meanings[i].symbol;
    if (i && out->meanings[i - 1].symbol == symbol) continue;
    uint32_t const first = lexicon->symbol_patterns_at[symbol], end = lexicon->symbol_patterns_at[symbol + 1];
    cx_symbol_set_add(&out->symbols, symbol);
    if (end > first)
      out->triggers[out->trigger_count++] =
          (cx_trigger){first, end - first, (uint16_t)i, out->meanings[i].reading, out->meanings[i].language};
  }
}

/* A word says at most so much by its letters, and a function word as much as it can. */
enum { LETTERS_CAP = 3000, FUNCTION_BONUS = 2000 };

static void weigh_language(cx_analysis *out) {
  cx_language_evidence *evidence = &out->evidence;
  for (int language = 0; language < CX_MODEL_LANGUAGES; language++) {
    int score = evidence->score[language];
    score = score > LETTERS_CAP ? LETTERS_CAP : score < -LETTERS_CAP ? -LETTERS_CAP : score;
    if (evidence->function_word & (1u << language)) score += FUNCTION_BONUS;
    evidence->score[language] = (int16_t)score;
  }
  if (evidence->function_word) return;
  if (out->known == CX_LANGUAGE_FI) evidence->score[CX_MODEL_FI] += CX_LANGUAGE_CERTAIN;
  if (out->known == CX_LANGUAGE_EN) evidence->score[CX_MODEL_EN] += CX_LANGUAGE_CERTAIN;
}

static void note_language(cx_analysis *out) {
  if (out->evidence.function_word & (1u << CX_MODEL_FI)) out->known |= CX_LANGUAGE_FI;
  if (out->evidence.function_word & (1u << CX_MODEL_EN)) out->known |= CX_LANGUAGE_EN;
}

void cx_analyse_word(cx_analysis *out, const cx_lexicon *lexicon, const cx_language_model *model,
                     const char *text, size_t len, uint32_t hash, int elongated, int typos) {
  out->meaning_count = 0;
  out->features = 0;
  out->known = 0;
  add_forms(out, lexicon, text, len, elongated, typos, 0);
  add_normal(out, lexicon, text, len, hash);
  sort_meanings(out);
  merge_meanings(out);
  note_symbols(out, lexicon);
  out->regex_literals = cx_regex_literals_in(lexicon, text, len);
  cx_language_model_score(model, text, len, &out->evidence);
  note_language(out);
  weigh_language(out);
}
