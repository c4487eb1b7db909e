#include "word/analyse.h"

#include <string.h>

#include "base/hash.h"
#include "text/amount.h"

enum { CLOSED_UP_BYTES = 64 /* of an amount */ };

/* A reading that does not rest on guesswork makes the word known in its language. */
static int is_plain_reading(uint8_t reading) {
  return !(reading & (CX_READ_DOTLESS | CX_READ_TYPO | CX_READ_SPLIT));
}

static void add_form(cx_analysis *out, const cx_lexicon *lexicon, const cx_form *form, uint8_t reading) {
  if (form->entry >= lexicon->entry_count) return;
  if (out->meaning_count == CX_MEANINGS_MAX)
    out->is_cut = 1;
  else
    out->meanings[out->meaning_count++] = (cx_meaning){
        .entry = form->entry, .features = form->features, .reading = reading, .language = form->language};
  CX_FETCH(&lexicon->entry_triggers_at[form->entry]); /* note_entries will read it, and before that fetch_triggers */
  if (!is_plain_reading(reading)) return;
  out->features |= form->features;
  if (form->language != CX_LANGUAGE_ANY) out->known |= form->language;
}

static void add_forms(cx_analysis *out, const cx_lexicon *lexicon, const cx_folded *word, int elongated,
                      int typos, uint8_t reading) {
  cx_forms forms;
  cx_vocabulary_answer(&forms, lexicon->vocabulary, word, elongated, typos);
  for (size_t i = 0; i < forms.count; i++) add_form(out, lexicon, &forms.form[i], forms.form[i].reading | reading);
}

static void add_normal_forms(cx_analysis *out, const cx_lexicon *lexicon, const cx_normal *normal, const char *to,
                             size_t len) {
  cx_folded folded;
  cx_forms forms;
  cx_vocabulary_fetch(&folded, lexicon->vocabulary, to, len);
  cx_vocabulary_answer(&forms, lexicon->vocabulary, &folded, 0, 0);
  for (size_t i = 0; i < forms.count; i++) {
    cx_form form = forms.form[i];
    if (form.language & normal->languages) form.language &= normal->languages;
    add_form(out, lexicon, &form, form.reading | CX_READ_SPOKEN);
  }
}

/* normal.tsv: the word stands for one or several others, all on this token; in each language for its own. */
static void add_normal(cx_analysis *out, const cx_lexicon *lexicon, const char *text, size_t len,
                       uint32_t hash) {
  const cx_normal *normal = cx_lexicon_normal(lexicon, text, len, hash);
  for (; normal; normal = cx_lexicon_next_normal(lexicon, normal)) {
    const char *to = cx_lexicon_string(lexicon, normal->to);
    while (*to) {
      size_t word = strcspn(to, " ");
      add_normal_forms(out, lexicon, normal, to, word);
      to += word;
      while (*to == ' ') to++;
    }
  }
}

/* "50 %" is found by rows of "50%" and of "50 %", which are the same. */
static void add_closed_up(cx_analysis *out, const cx_lexicon *lexicon, const char *text, size_t len) {
  char closed[CLOSED_UP_BYTES + CX_FRONT] = "";
  cx_folded folded;
  if (len > CLOSED_UP_BYTES || !memchr(text, ' ', len)) return;
  memcpy(closed, text, len);
  size_t const fewer = cx_close_amount_up(closed, len);
  if (!fewer) return;
  cx_vocabulary_fetch(&folded, lexicon->vocabulary, closed, len - fewer);
  add_forms(out, lexicon, &folded, 0, 0, 0);
}

/* The unit of an amount is a word of it: "45min", "9,90 €", "$5". It says nothing about the language. */
static void add_unit(cx_analysis *out, const cx_lexicon *lexicon, const char *text, size_t len) {
  size_t unit_length;
  const char *unit = cx_unit_of_amount(text, len, &unit_length);
  if (!unit_length) return;
  uint32_t const features = out->features;
  uint8_t const known = out->known;
  cx_folded folded;
  cx_vocabulary_fetch(&folded, lexicon->vocabulary, unit, unit_length);
  add_forms(out, lexicon, &folded, 0, 0, 0);
  add_normal(out, lexicon, unit, unit_length, cx_hash(unit, unit_length));
  out->features = features;
  out->known = known;
}

/* Of the meanings that a symbol accepts the first that may count in a clause is taken: the one with the
 * fewest liberties. */
static int comes_before(const cx_meaning *a, const cx_meaning *b) {
  if (a->reading != b->reading) return a->reading < b->reading;
  if (a->features != b->features) return a->features < b->features;
  return a->entry < b->entry;
}

/* Insertion sort: a word has few meanings and they come nearly sorted. */
static void sort_meanings(cx_analysis *out) {
  for (size_t i = 1; i < out->meaning_count; i++) {
    cx_meaning moving = out->meanings[i];
    size_t at = i;
    for (; at && comes_before(&moving, &out->meanings[at - 1]); at--)
      out->meanings[at] = out->meanings[at - 1];
    out->meanings[at] = moving;
  }
}

/* Does a meaning before it count wherever this one would? */
static int is_idle(const cx_meaning *meaning, const cx_meaning *before, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (before[i].entry == meaning->entry && before[i].language == meaning->language &&
        (before[i].reading == meaning->reading || is_plain_reading(before[i].reading)))
      return 1;
  return 0;
}

static void drop_idle_meanings(cx_analysis *out) {
  size_t kept = 0;
  for (size_t i = 0; i < out->meaning_count; i++)
    if (!is_idle(&out->meanings[i], out->meanings, kept)) out->meanings[kept++] = out->meanings[i];
  out->meaning_count = kept;
}

/* Sorted by gates, which each symbol has of its own: where a symbol accepts several meanings, the first of
 * them leads. */
static void add_trigger(cx_analysis *out, const cx_trigger *trigger) {
  size_t at = out->trigger_count;
  while (at && out->triggers[at - 1].first_gate > trigger->first_gate) at--;
  if (at && out->triggers[at - 1].first_gate == trigger->first_gate) return;
  if (out->trigger_count == CX_TRIGGERS_MAX) {
    out->is_cut = 1;
    return;
  }
  for (size_t i = out->trigger_count++; i > at; i--) out->triggers[i] = out->triggers[i - 1];
  out->triggers[at] = *trigger;
}

static void add_triggers(cx_analysis *out, const cx_lexicon *lexicon, size_t number) {
  const cx_meaning *meaning = &out->meanings[number];
  uint32_t const end = lexicon->entry_triggers_at[meaning->entry + 1];
  for (uint32_t i = lexicon->entry_triggers_at[meaning->entry]; i < end; i++) {
    const cx_symbol *symbol = &lexicon->symbols[lexicon->entry_triggers[i]];
    add_trigger(out, &(cx_trigger){.near = symbol->near,
                                   .first_gate = symbol->first_gate,
                                   .gate_count = symbol->gate_count & CX_GATES_MAX,
                                   .meaning = (uint8_t)number});
  }
}

static void fetch_triggers(const cx_analysis *out, const cx_lexicon *lexicon) {
  for (size_t i = 0; i < out->meaning_count; i++)
    CX_FETCH(&lexicon->entry_triggers[lexicon->entry_triggers_at[out->meanings[i].entry]]);
}

static void note_entries(cx_analysis *out, const cx_lexicon *lexicon) {
  for (size_t i = 0; i < out->meaning_count; i++) {
    cx_entry_set_add(&out->entries, lexicon->entry_bits[out->meanings[i].entry]);
    add_triggers(out, lexicon, i);
  }
}

/* Most words have no meaning. */
static void work_meanings_out(cx_analysis *out, const cx_lexicon *lexicon) {
  fetch_triggers(out, lexicon);
  sort_meanings(out);
  drop_idle_meanings(out);
  note_entries(out, lexicon);
}

/* A function word says so much more than its letters do, which say up to 3000 (model/language.h). */
enum { FUNCTION_BONUS = 2000 };

static void weigh_language(cx_analysis *out) {
  /* By the languages that it is known in: read, for asking would be guessed wrong. */
  static const int16_t FINNISH[CX_LANGUAGE_ANY + 1] = {[CX_LANGUAGE_FI] = CX_LANGUAGE_CERTAIN};
  static const int16_t ENGLISH[CX_LANGUAGE_ANY + 1] = {[CX_LANGUAGE_EN] = CX_LANGUAGE_CERTAIN};
  cx_language_evidence *evidence = &out->evidence;
  if (evidence->function_word) {
    for (int language = 0; language < CX_MODEL_LANGUAGES; language++)
      if (evidence->function_word & (1u << language)) evidence->score[language] += FUNCTION_BONUS;
    return;
  }
  evidence->score[CX_MODEL_FI] = (int16_t)(evidence->score[CX_MODEL_FI] + FINNISH[out->known]);
  evidence->score[CX_MODEL_EN] = (int16_t)(evidence->score[CX_MODEL_EN] + ENGLISH[out->known]);
}

static void note_language(cx_analysis *out) {
  if (out->evidence.function_word & (1u << CX_MODEL_FI)) out->known |= CX_LANGUAGE_FI;
  if (out->evidence.function_word & (1u << CX_MODEL_EN)) out->known |= CX_LANGUAGE_EN;
}

void cx_analyse_word(cx_analysis *out, const cx_lexicon *lexicon, const cx_language_model *model,
                     const char *text, size_t len, uint32_t hash, int elongated, int typos) {
  cx_folded folded;
  cx_language_query language;
  out->meaning_count = out->trigger_count = 0;
  out->features = 0;
  out->known = out->is_cut = 0;
  memset(&out->entries, 0, sizeof out->entries);
  cx_vocabulary_fetch(&folded, lexicon->vocabulary, text, len);
  cx_index_fetch(&lexicon->normal_index, hash);
  cx_language_model_fetch(&language, model, text, len);
  add_forms(out, lexicon, &folded, elongated, typos, 0);
  add_normal(out, lexicon, text, len, hash);
  if (cx_may_be_amount(text)) {
    add_unit(out, lexicon, text, len);
    add_closed_up(out, lexicon, text, len);
  }
  out->regex_literals = cx_regex_literals_in(lexicon, text, len);
  if (out->meaning_count) work_meanings_out(out, lexicon);
  cx_language_model_answer(&out->evidence, model, &language);
  note_language(out);
  weigh_language(out);
}
