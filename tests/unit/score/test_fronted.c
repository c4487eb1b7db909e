/* What Finnish puts in front of its negation. */
#include "support.h"

static const char *const tables[] = {
    "t/sentiment/fi.tsv", "expression\tpolarity\tlang\nhyvä\t2\tfi\nhalpa\t2\tfi\ntyytyväinen\t2\tfi\nkallis\t-2\tfi\n"
                          "[hyvin]\t2\tfi\n[huonosti]\t-2\tfi\nnopea\t2\tfi\ntörkeä\t-3\tfi\nhajota\t-2\tfi\n",
    "t/terms/a.tsv", "expression\ttheme\tlang\n(tuote|palvelu|ruuhka|myyjä)\tthing\tfi\n",
    "t/themes.tsv", "id\tname_fi\tname_en\nthing\tAsia\tThing\n",
    "t/shifters.tsv", "expression\tkind\tfactor\tlang\nei\tnegator\t-1\tfi\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void a_predicate_is_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hyvä se ei ole", "negative");
  test_expect(t, "Hyvä ei ollu", "negative");
  test_expect(t, "Halpa se ei ainakaan ole, mutta", "negative");
  test_expect(t, "Tyytyväinen en todellakaan ole", "negative");
  test_expect(t, "Kallis se ei ole", "positive");
  test_expect(t, "Hyvä tuote ei ollut", "negative thing:-");
  test_expect(t, "Hyvä ei myyjä ollut", "negative thing:-");
}

static void praise_in_front_of_another_statement_is_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hyvä palvelu ei ole itsestäänselvyys", "positive thing:+");
  test_expect(t, "Halpa hinta ei ole kaikki", "positive");
  test_expect(t, "Hyvä tuote ei toimi", "positive thing:+");
  test_expect(t, "Hyvä palvelu ruuhkaa ei ollut", "positive thing:+");
  test_expect(t, "Hyvä palvelu jonoa ei ollut", "positive thing:+"); /* a word that no row has */
  test_expect(t, "Parempi ei voi olla", "positive");
}

static void so_is_how_something_was_done(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Hyvin ei mennyt", "negative");
  test_expect(t, "Kovin nopeasti ei tullut", "negative");
  test_expect(t, "Hyvin ei ole mennyt", "negative");
  test_expect(t, "Huonosti ei mennyt", "positive");
}

static void what_else_stands_there_is_not(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Meni hyvin ei jäänyt mitään", "positive");
  test_expect(t, "Hyvin ei valittamista", "positive");
  test_expect(t, "Törkeästi ei vastattu", "negative");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_predicate_is_denied),
      cmocka_unit_test(praise_in_front_of_another_statement_is_not),
      cmocka_unit_test(so_is_how_something_was_done),
      cmocka_unit_test(what_else_stands_there_is_not),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
