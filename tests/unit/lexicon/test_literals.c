/* A word knows the literals of regexes that it holds: the same ones as strstr finds. */
#include "harness.h"

#include <stdio.h>

/* More than there are bits for; several share a lane, a beginning, or all that the search reads of them. */
static const char *const literals[] = {
    "mpi",      "mmat",        "mmät",      "kiito",     "asdf",      "lisää",    "enemmän",  "vähemmän",
    "explain",  "explained",   "helped",    "thank",     "vinkkejä",  "opastus",  "opastusta", "lisäohje",
    "lisäohjeita", "lisäohjeet", "kaupungin", "kaupungit", "talked",  "walked",   "guided",   "took",
    "aaaa",     "aaaaaaaaaa",  "abab",      "äää",       "ööö",       "pyörä",    "jonotus",  "maksutta",
    "ilmaiseksi", "toimitus",
};
enum { LITERALS = sizeof literals / sizeof *literals };

static cx_lexicon *compile_literals(void) {
  static char terms[LITERALS * 64 + 64];
  table_text const tables[] = {
      {"themes.tsv", "id\tname_fi\tname_en\ndelivery\tToimitus\tDelivery\n"}, {"terms/a.tsv", terms}, {NULL, NULL}};
  cxtag_error err = {0};
  int at = sprintf(terms, "expression\ttheme\tpolarity\tlang\n");
  for (size_t i = 0; i < LITERALS; i++) at += sprintf(terms + at, "/%s\\w*/\tdelivery\t\tfi\n", literals[i]);
  cx_lexicon *lexicon = compile_tables(tables, &err);
  if (!lexicon) fail_msg("%s:%u: %s", err.source, (unsigned)err.line, err.message);
  return lexicon;
}

static uint32_t expected_bits(const cx_lexicon *lexicon, const char *word) {
  uint32_t bits = 0;
  for (uint32_t i = 0; i < lexicon->regex_count; i++) {
    uint32_t const bit = cx_regex_bit(lexicon, i);
    const cx_regex *regex = &lexicon->regexes[i];
    char literal[64];
    if (bit == CX_REGEX_BIT_ALWAYS) continue;
    snprintf(literal, sizeof literal, "%.*s", (int)regex->literal_length, cx_lexicon_string(lexicon, regex->literal));
    if (strstr(word, literal)) bits |= 1u << bit;
  }
  return bits;
}

static void assert_bits(const cx_lexicon *lexicon, const char *word) {
  uint32_t const found = cx_regex_literals_in(lexicon, word, strlen(word)), expected = expected_bits(lexicon, word);
  if (found != expected) fail_msg("%s: %x instead of %x", word, (unsigned)found, (unsigned)expected);
}

static void words_hold_what_stands_in_them(void **state) {
  cx_lexicon *lexicon = compile_literals();
  char word[128];
  uint32_t all = 0;
  (void)state;
  for (size_t i = 0; i < LITERALS; i++) {
    all |= expected_bits(lexicon, literals[i]);
    for (size_t k = 0; k < LITERALS; k++)
      for (size_t cut = 0; cut <= strlen(literals[i]); cut++) {
        snprintf(word, sizeof word, "%.*s%s", (int)cut, literals[i], literals[k]);
        assert_bits(lexicon, word);
        snprintf(word, sizeof word, "%s%s", literals[k] + (cut < strlen(literals[k]) ? cut : 0), literals[i] + cut);
        assert_bits(lexicon, word);
        snprintf(word, sizeof word, "xx%.*sx%s", (int)cut, literals[i], literals[k]);
        word[strlen(word) - 1] = 'x';
        assert_bits(lexicon, word);
      }
  }
  assert_int_equal(all, 0x7FFFFFFFu); /* every bit is given */
  snprintf(word, sizeof word, "mpi");
  assert_int_equal(cx_regex_literals_in(lexicon, word, 0), 0);
  assert_int_equal(cx_regex_literals_in(lexicon, word, 2), 0);
  assert_int_not_equal(cx_regex_literals_in(lexicon, word, 3), 0);
  cx_lexicon_free(lexicon);
}

/* Words drawn from few letters: beginnings of literals stand everywhere in them. */
static void words_of_few_letters_too(void **state) {
  static const char *const pieces[] = {"a", "b", "m", "p", "i", "t", "ä", "ö", "s", "k", "\xC3", "\xA4", ":", "mm"};
  cx_lexicon *lexicon = compile_literals();
  uint32_t seed = 7, some = 0;
  (void)state;
  for (size_t round = 0; round < 20000; round++) {
    char word[128] = "";
    size_t const count = 1 + round % 24;
    for (size_t i = 0; i < count; i++) {
      seed = seed * 1664525u + 1013904223u;
      strcat(word, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
    }
    assert_bits(lexicon, word);
    some += expected_bits(lexicon, word) != 0;
  }
  assert_in_range(some, 100, 19000);
  cx_lexicon_free(lexicon);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_hold_what_stands_in_them),
      cmocka_unit_test(words_of_few_letters_too),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
