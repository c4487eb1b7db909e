/* What stands before patterns may let through too many, and must not hold back one that stands. */
#include "support.h"

#include "engine/engine.h"

/* A list so long that its words, some of which are asked for elsewhere, too, and have bits of their own from there,
 * fill all bits but one of the set that stands for them. */
enum { LIST_WORDS = 3000, WORDS_APART = 300, WORD_ROOM = 16 };

static void name_word(char *word, unsigned number) {
  static const char *const syllables[] = {"ka", "to", "mi", "lu", "se", "pa", "no", "ri", "hu", "ve",
                                          "ja", "ko", "ti", "su", "le", "ma", "po", "ni", "ru", "he"};
  *word = '\0';
  for (int i = 0; i < 3; i++, number /= 20) strcat(word, syllables[number % 20]);
  strcat(word, "x");
}

static const char *list_table(void) {
  static char table[LIST_WORDS * WORD_ROOM * 2];
  char word[WORD_ROOM];
  size_t at = (size_t)sprintf(table, "name\tmember\n");
  for (unsigned i = 0; i < LIST_WORDS; i++) {
    name_word(word, i);
    at += (size_t)sprintf(table + at, "many\t[%s]\n", word);
  }
  return table;
}

/* Each of them is asked for more often than the list is. */
static const char *apart_table(void) {
  static const char *const beside[] = {"kuutamomestari", "hiekkamestari", "vaahteramestari", "tuohimestari",
                                       "kaarnamestari"};
  static char table[WORDS_APART * 5 * 64];
  char word[WORD_ROOM];
  size_t at = (size_t)sprintf(table, "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n");
  for (unsigned i = 0; i < WORDS_APART; i++) {
    name_word(word, i * (LIST_WORDS / WORDS_APART));
    for (size_t k = 0; k < sizeof beside / sizeof *beside; k++)
      at += (size_t)sprintf(table + at, "[%s] [%s]\tapart\t\tfi\t\t\t\t\n", word, beside[k]);
  }
  return table;
}

static void expect_with(const test_engine *t, const char *format, const char *word, const char *summary) {
  char text[128];
  snprintf(text, sizeof text, format, word);
  test_expect(t, text, summary);
}

static void a_long_list_beside_the_trigger_is_no_wall(void **state) {
  const char *const tables[] = {"t/themes.tsv",
                                "id\tname_fi\tname_en\towner\talert\tnote\n"
                                "before\tEdessä\tBefore\t\t\t\n"
                                "after\tTakana\tAfter\t\t\t\n"
                                "apart\tErillään\tApart\t\t\t\n",
                                "t/terms/all.tsv",
                                "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                "{many} [ylikonemestari] [uusi] [talo]\tbefore\t\tfi\t\t\t\t\n"
                                "[vanha] [talo] [alikonemestari] {many}\tafter\t\tfi\t\t\t\t\n"
                                "[uusi] [konemestaruus] {many} & [talo]\tapart\t\tfi\t\t\t\t\n",
                                "t/terms/apart.tsv",
                                apart_table(),
                                "t/lists.tsv",
                                list_table(),
                                NULL};
  test_engine t = test_engine_new(tables);
  char word[WORD_ROOM];
  (void)state;
  for (unsigned i = 0; i < LIST_WORDS; i += 97) {
    name_word(word, i);
    expect_with(&t, "%s ylikonemestari uusi talo", word, "neutral before:0");
    expect_with(&t, "vanha talo alikonemestari %s", word, "neutral after:0");
    expect_with(&t, "talo ja uusi konemestaruus %s", word, "neutral apart:0");
    expect_with(&t, "%s uusi talo ylikonemestari", word, "neutral");
  }
  test_engine_free(&t);
}

/* One, five and many words: each way in which a symbol keeps its entries. */
static void a_group_accepts_its_words_and_no_others(void **state) {
  static const char *const groups[] = {"kuutamo", "kuutamo|hiekka", "kuutamo|hiekka|lumikki|vaahtera|tuohi",
                                       "kuutamo|hiekka|lumikki|vaahtera|tuohi|kaarna"};
  static const char *const words[] = {"kuutamo", "hiekka", "lumikki", "vaahtera",
                                      "tuohi",   "kaarna", "pihlaja"};
  static const size_t accepted[] = {1, 2, 5, 6};
  (void)state;
  for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
    char table[256];
    snprintf(table, sizeof table,
             "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n[raikas] (%s) "
             "[ylikonemestari]\tgroup\t\tfi\t\t\t\t\n",
             groups[g]);
    const char *const tables[] = {"t/themes.tsv",
                                  "id\tname_fi\tname_en\towner\talert\tnote\ngroup\tRyhmä\tGroup\t\t\t\n",
                                  "t/terms/all.tsv", table, NULL};
    test_engine t = test_engine_new(tables);
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
      expect_with(&t, "raikas %s ylikonemestari", words[w], w < accepted[g] ? "neutral group:0" : "neutral");
    test_engine_free(&t);
  }
}

/* More of them than are looked at one by one beforehand: two words each, so that each is a pattern. */
static void each_of_many_nots_cancels(void **state) {
  enum { NOTS = 100 };
  char table[NOTS * WORD_ROOM * 4], word[WORD_ROOM], text[3 * WORD_ROOM];
  size_t at = (size_t)sprintf(
      table, "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n[kuutamo]\tmoon\t\tfi\t& (");
  (void)state;
  for (unsigned i = 0; i < NOTS; i++) {
    name_word(word, i * 7);
    at += (size_t)sprintf(table + at, "%s[%s] [y%s]", i ? "|" : "", word, word);
  }
  sprintf(table + at, ")\t\t\t\n");
  const char *const tables[] = {"t/themes.tsv",
                                "id\tname_fi\tname_en\towner\talert\tnote\nmoon\tKuu\tMoon\t\t\t\n",
                                "t/terms/all.tsv", table, NULL};
  test_engine t = test_engine_new(tables);
  expect_with(&t, "kuutamo %s", "pihlaja", "neutral moon:0");
  for (unsigned i = 0; i < NOTS; i += 9) {
    name_word(word, i * 7);
    expect_with(&t, "kuutamo %s", word, "neutral moon:0");
    snprintf(text, sizeof text, "%s y%s", word, word);
    expect_with(&t, "kuutamo %s", text, "neutral");
  }
  test_engine_free(&t);
}

static int count_bits(const cx_entry_set *set) {
  return __builtin_popcountll(set->bits[0]) + __builtin_popcountll(set->bits[1]);
}

/* The words of a group share a bit, those of different steps do not. */
static void sets_are_small(void **state) {
  const char *const tables[] = {"t/themes.tsv",
                                "id\tname_fi\tname_en\towner\talert\tnote\ngroup\tRyhmä\tGroup\t\t\t\n",
                                "t/terms/all.tsv",
                                "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                                "([kuutamo]|[hiekka]|[lumikki]|[vaahtera]|[tuohi]|[kaarna]|[pihlaja]) "
                                "[ylikonemestari] ([raikas]|[vanha])\tgroup\t\tfi\t\t\t\t\n",
                                NULL};
  test_engine t = test_engine_new(tables);
  const cx_lexicon *lexicon = t.engine->lexicon;
  uint32_t groups = 0;
  cx_entry_set all = {{0, 0}};
  (void)state;
  for (uint32_t i = 0; i < lexicon->symbol_count; i++) {
    const cx_symbol *symbol = &lexicon->symbols[i];
    assert_int_equal(count_bits(&symbol->entries), 1);
    groups += symbol->count > 1;
    cx_entry_set_join(&all, &symbol->entries);
  }
  assert_int_equal(groups, 2);
  assert_int_equal(count_bits(&all), lexicon->symbol_count);
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_long_list_beside_the_trigger_is_no_wall),
      cmocka_unit_test(a_group_accepts_its_words_and_no_others),
      cmocka_unit_test(each_of_many_nots_cancels),
      cmocka_unit_test(sets_are_small),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
