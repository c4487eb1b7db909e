/*
 * Voikko, where it is installed, as a second opinion: a form of one word of paradigms.tsv that the vocabulary
 * also finds as a form of another must be one by Voikko too, and the forms that an expansion lists must not
 * be forms of other words by Voikko. Voikko knows fewer forms than people write, so that what it does not
 * know proves nothing.
 */
#include <libvoikko/voikko.h>

#include "morph/expand.h"
#include "morph/verb.h"
#include "paradigm_rows.h"
#include "vocabulary_help.h"

static struct VoikkoHandle *voikko;

static int open_voikko(void **state) {
  const char *fault = NULL;
  if (read_rows(state)) return -1;
  voikko = voikkoInit(&fault, "fi",
                      NULL); /* NULL where no dictionary is installed: then there is nothing to ask */
  return 0;
}

static int close_voikko(void **state) {
  if (voikko) voikkoTerminate(voikko);
  return release_rows(state);
}

/* 1 = the form has this base form, 0 = it has others, -1 = unknown. */
static int has_base_form(const char *form, const char *word) {
  struct voikko_mor_analysis **analyses = voikkoAnalyzeWordCstr(voikko, form);
  int answer = -1;
  for (size_t i = 0; analyses && analyses[i] && answer != 1; i++) {
    char *base = voikko_mor_analysis_value_cstr(analyses[i], "BASEFORM");
    answer = base && strcmp(base, word) == 0;
    voikko_free_mor_analysis_value_cstr(base);
  }
  if (analyses) voikko_free_mor_analysis(analyses);
  return answer;
}

static void other_words_forms_are_theirs_by_voikko_too(void **state) {
  const char *words[ROWS_MAX];
  size_t found_count = 0, faults = 0;
  (void)state;
  if (!voikko) skip();
  for (size_t i = 0; i < row_count; i++) words[i] = rows[i].word;
  cx_vocabulary *v = vocabulary_of(words, row_count, CX_LANGUAGE_FI);
  for (uint32_t i = 0; i < row_count; i++)
    for (char *form = strtok(rows[i].right, " "); form; form = strtok(NULL, " ")) {
      cx_form forms[CX_FORMS_MAX];
      size_t count = cx_vocabulary_find(v, form, strlen(form), 0, 0, forms, CX_FORMS_MAX);
      for (size_t k = 0; k < count; k++) {
        if (forms[k].entry == i || forms[k].reading != CX_READ_AS_TYPED) continue;
        found_count++;
        if (has_base_form(form, words[forms[k].entry]) != 0) continue;
        print_message("%s is found as a form of %s\n", form, words[forms[k].entry]);
        faults++;
      }
    }
  cx_vocabulary_free(v);
  print_message("%zu forms of two words, %zu of them against Voikko\n", found_count, faults);
  assert_true(faults <= 40);
}

typedef struct tally {
  const char *word;
  size_t known, agreed;
} tally;

static int ask_voikko(void *ctx, const cx_expanded_form *form) {
  tally *t = ctx;
  char text[300];
  if (form->features & (CX_COMPARATIVE | CX_SUPERLATIVE | CX_ADVERB)) return 0;
  if (form->reading || form->length >= sizeof text) return 0;
  memcpy(text, form->form, form->length);
  text[form->length] = '\0';
  int answer = has_base_form(text, t->word);
  t->known += answer >= 0;
  t->agreed += answer == 1;
  return 0;
}

static void listed_forms_belong_to_their_word(void **state) {
  size_t known = 0, agreed = 0;
  (void)state;
  if (!voikko) skip();
  for (size_t i = 0; i < row_count; i++) {
    cx_entry entry = entry_of(rows[i].word, CX_LANGUAGE_FI, 0, "noun");
    tally t = {rows[i].word, 0, 0};
    if (cx_is_infinitive(rows[i].word, strlen(rows[i].word))) continue; /* Voikko has participles as words */
    if (has_base_form(rows[i].word, rows[i].word) != 1) continue; /* parempi is a form of hyvä there */
    assert_int_equal(cx_expand_entry(&entry, ask_voikko, &t, NULL, NULL), CXTAG_OK);
    known += t.known;
    agreed += t.agreed;
  }
  print_message("of %zu listed forms that Voikko knows %zu are of their word\n", known, agreed);
  assert_true(known > 3000);
  assert_true(agreed * 100 >= known * 97);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(listed_forms_belong_to_their_word),
      cmocka_unit_test(other_words_forms_are_theirs_by_voikko_too),
  };
  return cmocka_run_group_tests(tests, open_voikko, close_voikko);
}
