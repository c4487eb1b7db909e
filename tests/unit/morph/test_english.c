/* English words: their forms, and words that look like forms but are others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "english_rows.h"
#include "match_stems.h"
#include "morph/english.h"
#include "morph/nominal.h"

static void forms_of_words(void **state) {
  size_t faults = 0;
  (void)state;
  for (size_t i = 0; i < sizeof english_rows / sizeof *english_rows; i++) {
    faults += count_faults(cx_english_stems, english_rows[i].entry, english_rows[i].right, 1);
    faults += count_faults(cx_english_stems, english_rows[i].entry, english_rows[i].wrong, 0);
  }
  assert_int_equal(faults, 0);
}

static uint32_t features_of(const char *entry, const char *form) {
  match m = match_word(cx_english_stems, entry, NULL, form, strlen(form));
  assert_true(m.found);
  return m.features;
}

static void forms_say_what_they_are(void **state) {
  (void)state;
  assert_int_equal(features_of("order", "order"), 0);
  assert_int_equal(features_of("delivery", "deliveries"), CX_PLURAL);
  assert_int_equal(features_of("delivery", "delivery's"), CX_POSSESSIVE);
  assert_int_equal(features_of("child", "children"), CX_PLURAL);
  assert_true(features_of("take", "took") & CX_PAST);
  assert_true(features_of("stop", "stopped") & CX_PAST);
  assert_int_equal(features_of("cheap", "cheaper"), CX_COMPARATIVE);
  assert_int_equal(features_of("bad", "worst"), CX_SUPERLATIVE);
  assert_int_equal(features_of("quick", "quickly"), CX_ADVERB);
  assert_int_equal(features_of("helpful", "unhelpful"), CX_NEGATED_PREFIX);
  assert_int_equal(features_of("polite", "impolitely"), CX_NEGATED_PREFIX | CX_ADVERB);
  assert_int_equal(features_of("care", "careless"), CX_CARITIVE);
}

static void contractions_hold_their_negator(void **state) {
  static const char *const verbs[][2] = {{"do", "don't"},     {"do", "dont"},        {"do", "didn't"},
                                         {"can", "cannot"},   {"will", "won't"},     {"be", "isnt"},
                                         {"have", "haven't"}, {"could", "couldn't"}, {"would", "wouldnt"}};
  (void)state;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
    assert_true(features_of(verbs[i][0], verbs[i][1]) & CX_NEGATED);
    assert_true(features_of("not", verbs[i][1]) & CX_NEGATED);
  }
  assert_false(features_of("be", "it's") & CX_NEGATED);
  assert_false(features_of("not", "not") & CX_NEGATED);
}

static int found_as(const char *entry, const char *inflect, const char *form) {
  return match_word(cx_english_stems, entry, inflect, form, strlen(form)).found;
}

static void inflect_narrows_the_paradigms(void **state) {
  (void)state;
  assert_true(found_as("order", "noun", "orders"));
  assert_false(found_as("order", "noun", "ordered"));
  assert_true(found_as("order", "verb", "ordered"));
  assert_false(found_as("order", "verb", "order's"));
  assert_true(found_as("laggy", "adjective", "laggier"));
  assert_true(found_as("spammy", "adjective", "spammiest"));
  assert_false(found_as("spammy", NULL, "spammiest"));
  assert_true(found_as("order", "none", "order"));
  assert_false(found_as("order", "none", "orders"));
}

static int count_stem(void *ctx, const cx_stem *stem) {
  size_t *left = ctx;
  assert_true(stem->length > 0 && stem->length < sizeof stem->bytes);
  assert_int_equal(strlen(stem->bytes), stem->length);
  return (*left)-- > 1;
}

static void stops_when_the_sink_does(void **state) {
  static const char *const entries[] = {"order", "be", "colour", "take", "quick", "polite"};
  (void)state;
  for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
    cx_entry entry = {.word = entries[i], .length = strlen(entries[i]), .languages = CX_LANGUAGE_EN};
    size_t all = SIZE_MAX;
    assert_true(cx_english_stems(&entry, count_stem, &all));
    for (size_t few = 1; few < SIZE_MAX - all; few++) {
      size_t left = few;
      assert_false(cx_english_stems(&entry, count_stem, &left));
      assert_int_equal(left, 0);
    }
  }
}

static void any_bytes_are_an_entry(void **state) {
  static const char *const odd[] = {"e",    "y",   "s",   "'",        "-",
                                    "''s",  "--",  "qu",  "ie",       "ee",
                                    "lle",  "ue",  "sis", "\xC3\xA4", "\xF0\x9F\x98\x80",
                                    "a-b-", "\x01"};
  char giant[300];
  (void)state;
  for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) assert_true(found_as(odd[i], NULL, odd[i]));
  for (size_t len = 240; len < 256; len++) {
    cx_entry entry = {.word = giant, .length = len, .languages = CX_LANGUAGE_EN};
    size_t left = SIZE_MAX;
    memset(giant, 'e', len);
    memcpy(giant, "colour", 6);
    assert_true(cx_english_stems(&entry, count_stem, &left));
  }
}

static void tables_stand_in_order(void **state) {
  const cx_word_table *tables[] = {&cx_english_verbs, &cx_english_nouns, &cx_english_adjectives,
                                   &cx_english_opposed, &cx_english_pieces};
  (void)state;
  for (size_t n = 1; n < cx_finnish_particles.count; n++)
    assert_true(strcmp(cx_finnish_particles.words[n - 1], cx_finnish_particles.words[n]) < 0);
  for (size_t n = 1; n < cx_english_word_count; n++)
    assert_true(strcmp(cx_english_words[n - 1].word, cx_english_words[n].word) < 0);
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    for (size_t n = 1; n < tables[i]->count; n++)
      assert_true(strcmp(tables[i]->rows[n - 1].word, tables[i]->rows[n].word) < 0);
}

/* Each is found, and nothing that differs from it in a letter, is shorter or longer. */
static void every_listed_word_is_found(void **state) {
  (void)state;
  for (size_t n = 0; n < cx_english_word_count; n++) {
    char text[2 * CX_LISTED_SIZE];
    size_t const len = strlen(cx_english_words[n].word);
    strcpy(text, cx_english_words[n].word);
    assert_int_equal(cx_english_kinds(text, len), cx_english_words[n].kinds);
    assert_int_not_equal(cx_english_words[n].kinds, 0);
    strcpy(text + len, "qqqqqqqqqqqqqqq");
    assert_int_equal(cx_english_kinds(text, len + 1), 0);
    assert_int_equal(cx_english_kinds(text, CX_LISTED_SIZE + 1), 0);
    text[len - 1] = 'q';
    assert_int_equal(cx_english_kinds(text, len), 0);
  }
  for (size_t n = 0; n < cx_finnish_particles.count; n++)
    assert_true(cx_word_list_has(&cx_finnish_particles, cx_finnish_particles.words[n],
                                 strlen(cx_finnish_particles.words[n])));
  assert_int_equal(cx_english_kinds("", 0), 0);
  assert_int_equal(cx_english_kinds("\xFF\xFF", 2), 0);
  assert_null(cx_word_table_find(&cx_english_verbs, "gop", 3));
  assert_string_equal(cx_word_table_find(&cx_english_verbs, "misunderstand", 13)->first, "misunderstood");
}

static int begins_piece(const char *text) {
  for (size_t i = 0; i < cx_english_pieces.count; i++)
    if (!memcmp(cx_english_pieces.rows[i].word, text, 2)) return 1;
  return 0;
}

/* Put the piece's second letter into second_letters of english_spelling.c where this fails. */
static void fronts_of_pieces_are_known(void **state) {
  (void)state;
  for (unsigned first = 1; first < 256; first++) {
    for (unsigned second = 1; second < 256; second++) {
      char const text[2] = {(char)first, (char)second};
      assert_int_equal(cx_english_piece_may_begin(text), begins_piece(text));
    }
  }
}

/* Every row of the tables makes its forms: none is shadowed by a rule or by another row. */
static void every_row_has_its_forms(void **state) {
  (void)state;
  for (size_t i = 0; i < cx_english_verbs.count; i++) {
    const cx_word_row *row = &cx_english_verbs.rows[i];
    assert_int_equal(count_faults(cx_english_stems, row->word, row->first, 1), 0);
    assert_int_equal(count_faults(cx_english_stems, row->word, row->second, 1), 0);
  }
  for (size_t i = 0; i < cx_english_nouns.count; i++)
    assert_int_equal(
        count_faults(cx_english_stems, cx_english_nouns.rows[i].word, cx_english_nouns.rows[i].first, 1), 0);
  for (size_t i = 0; i < cx_english_pieces.count; i++)
    assert_int_equal(
        count_faults(cx_english_stems, cx_english_pieces.rows[i].word, cx_english_pieces.rows[i].first, 1),
        0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_of_words),
      cmocka_unit_test(forms_say_what_they_are),
      cmocka_unit_test(contractions_hold_their_negator),
      cmocka_unit_test(inflect_narrows_the_paradigms),
      cmocka_unit_test(stops_when_the_sink_does),
      cmocka_unit_test(any_bytes_are_an_entry),
      cmocka_unit_test(tables_stand_in_order),
      cmocka_unit_test(every_listed_word_is_found),
      cmocka_unit_test(fronts_of_pieces_are_known),
      cmocka_unit_test(every_row_has_its_forms),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
