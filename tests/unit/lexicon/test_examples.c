/* Examples of rows and expectations of tests.tsv. */
#include "failing.h"
#include "harness.h"

#include "lexicon/examples.h"

static const table_text TABLES[] = {
    {"themes.tsv", "id\nprice\n"},
    {"terms/a.tsv",
     "expression\ttheme\tyes\tno\nhinta\tprice\tHinta on hyvä. / Hinnat ovat 5 \\/ kk!\tEi/ole hintaa\n"
     "halpa\tprice\t / /  \t\nkallis\tprice\t\"Kallis\n / Kalliimpi\"\t\n"},
    {"tests.tsv", "text\texpected\nHinta / laatu.\tprice:+ !intent=churn\n"},
    {NULL, NULL}};

typedef struct fixture {
  cx_pack base, over;
  cx_lexicon *lexicon;
  cx_arena arena;
  cx_examples examples;
} fixture;

static void set_up(fixture *f, const table_text *over) {
  cx_faults faults = {0};
  cxtag_error err = {0};
  const cx_pack *packs[] = {&f->base, &f->over};
  cx_pack_init(&f->base, "base", NULL);
  cx_pack_init(&f->over, "over", NULL);
  assert_int_equal(add_tables(&f->base, TABLES, &faults), CXTAG_OK);
  assert_int_equal(add_tables(&f->over, over, &faults), CXTAG_OK);
  if (cx_lexicon_compile(&f->lexicon, packs, 2, NULL, &faults, &err) != CXTAG_OK) fail_msg("%s", err.message);
  cx_arena_init(&f->arena, NULL);
  assert_int_equal(cx_examples_collect(&f->examples, &f->arena, &f->base, f->lexicon), CXTAG_OK);
}

static void tear_down(fixture *f) {
  cx_examples_clear(&f->examples);
  cx_arena_clear(&f->arena);
  cx_lexicon_free(f->lexicon);
  cx_pack_clear(&f->over);
  cx_pack_clear(&f->base);
}

static void assert_example(const cx_example *e, cx_example_kind kind, const char *text, const char *source,
                           uint32_t line, uint32_t column) {
  assert_int_equal(e->kind, kind);
  assert_string_equal(e->text, text);
  assert_int_equal(e->length, strlen(text));
  assert_string_equal(e->source, source);
  assert_int_equal(e->line, line);
  assert_int_equal(e->column, column);
}

static void cells_are_split_and_placed(void **state) {
  static const table_text NONE[] = {{NULL, NULL}};
  fixture f;
  (void)state;
  set_up(&f, NONE);
  assert_int_equal(f.examples.count, 6);
  assert_example(&f.examples.items[0], CX_EXAMPLE_YES, "Hinta on hyvä.", "base/terms/a.tsv", 2, 13);
  assert_example(&f.examples.items[1], CX_EXAMPLE_YES, "Hinnat ovat 5 / kk!", "base/terms/a.tsv", 2, 30);
  assert_example(&f.examples.items[2], CX_EXAMPLE_NO, "Ei/ole hintaa", "base/terms/a.tsv", 2, 51);
  assert_example(&f.examples.items[3], CX_EXAMPLE_YES, "Kallis", "base/terms/a.tsv", 4, 15);
  assert_example(&f.examples.items[4], CX_EXAMPLE_YES, "Kalliimpi", "base/terms/a.tsv", 5, 4);
  assert_example(&f.examples.items[5], CX_EXAMPLE_TEST, "Hinta / laatu.", "base/tests.tsv", 2, 1);
  assert_string_equal(cx_lexicon_string(f.lexicon, f.lexicon->rows[f.examples.items[0].row].expression),
                      "hinta");
  assert_int_equal(f.examples.items[5].row, UINT32_MAX);
  const cx_expectation *expected = &f.examples.items[5].expected;
  assert_int_equal(expected->count, 2);
  assert_int_equal(expected->items[0].kind, CX_EXPECT_THEME);
  assert_int_equal(expected->items[0].polarity, CX_EXPECT_POSITIVE);
  assert_string_equal(expected->items[0].name, "price");
  assert_int_equal(expected->items[1].kind, CX_EXPECT_NO_INTENT);
  tear_down(&f);
}

static void replaced_rows_have_no_examples(void **state) {
  static const table_text OVER[] = {
      {"terms/b.tsv", "expression\ttheme\tyes\tdelete\nHINTA\tprice\tHinta.\t\nkallis\tprice\t\tx\n"},
      {NULL, NULL}};
  fixture f;
  (void)state;
  set_up(&f, OVER);
  assert_int_equal(f.examples.count, 1);
  assert_int_equal(f.examples.items[0].kind, CX_EXAMPLE_TEST);
  tear_down(&f);
}

static void expectations_have_all_kinds(void **state) {
  static const char TEXT[] = " a:+ b:- c:0 d:± e !f sentiment=mixed intent=churn !intent=urgent lang=en";
  static const cx_expected_kind KINDS[] = {
      CX_EXPECT_THEME,    CX_EXPECT_THEME,     CX_EXPECT_THEME,  CX_EXPECT_THEME,     CX_EXPECT_THEME,
      CX_EXPECT_NO_THEME, CX_EXPECT_SENTIMENT, CX_EXPECT_INTENT, CX_EXPECT_NO_INTENT, CX_EXPECT_LANGUAGE};
  static const cx_expected_polarity POLARITIES[] = {CX_EXPECT_POSITIVE, CX_EXPECT_NEGATIVE, CX_EXPECT_NEUTRAL,
                                                    CX_EXPECT_MIXED,    CX_EXPECT_ANY,      CX_EXPECT_ANY,
                                                    CX_EXPECT_MIXED};
  cx_arena arena;
  cx_expectation e;
  char message[128];
  size_t at;
  (void)state;
  cx_arena_init(&arena, NULL);
  assert_int_equal(
      cx_expectation_parse(&e, &arena, TEXT, strlen(TEXT), CXTAG_EN, &at, message, sizeof message), CXTAG_OK);
  assert_int_equal(e.count, 10);
  for (size_t i = 0; i < 10; i++) assert_int_equal(e.items[i].kind, KINDS[i]);
  for (size_t i = 0; i < 7; i++) assert_int_equal(e.items[i].polarity, POLARITIES[i]);
  assert_int_equal(e.items[1].at, 5);
  assert_int_equal(cx_expectation_parse(&e, &arena, "a !=", 4, CXTAG_EN, &at, message, sizeof message),
                   CXTAG_ESYNTAX);
  assert_int_equal(at, 2);
  assert_int_equal(cx_expectation_parse(&e, &arena, "", 0, CXTAG_EN, &at, message, sizeof message), CXTAG_OK);
  assert_int_equal(e.count, 0);
  cx_arena_clear(&arena);
}

static void collecting_survives_any_failed_allocation(void **state) {
  static const table_text NONE[] = {{NULL, NULL}};
  fixture f;
  long n = 0;
  cxtag_status status;
  (void)state;
  set_up(&f, NONE);
  do {
    failing supply = {n++, 0};
    cxtag_memory const memory = failing_memory(&supply);
    cx_arena arena;
    cx_examples examples;
    cx_arena_init(&arena, &memory);
    status = cx_examples_collect(&examples, &arena, &f.base, f.lexicon);
    cx_examples_clear(&examples);
    cx_arena_clear(&arena);
    assert_int_equal(supply.held, 0);
  } while (status == CXTAG_ENOMEM);
  assert_int_equal(status, CXTAG_OK);
  assert_true(n > 4);
  tear_down(&f);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_are_split_and_placed),
      cmocka_unit_test(replaced_rows_have_no_examples),
      cmocka_unit_test(expectations_have_all_kinds),
      cmocka_unit_test(collecting_survives_any_failed_allocation),
  };
  return cmocka_run_group_tests_name("examples", tests, NULL, NULL);
}
