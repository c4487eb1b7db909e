/* What a builder makes of tables that it refuses, or that memory fails: nothing at all. */
#include "failing.h"
#include "support.h"

#define ROWS "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"

static const char *const tables[] = {
    "t/pack.tsv", "key\tvalue\nname\tshop\nversion\t1\n",
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\ndelivery\tToimitus\tDelivery\t\t\t\n",
    "t/terms/delivery.tsv", ROWS "toimitus\tdelivery\t\tfi\t\t\t\t\nparcel … lost\tdelivery\t-3\ten\t\t\t\t\n",
    "t/sentiment/fi.tsv", ROWS "hyvä\t\t2\tfi\t\t\t\t\nhuono\t\t-2\tfi\t\t\t\t\n",
    NULL};

enum { PLENTY = 10000000, TABLE_ROWS = 4 };

static cxtag_status add(cxtag_builder *builder, const char *name, const char *text, cxtag_error *err) {
  return cxtag_builder_add_lexicon(builder, name, text, strlen(text), err);
}

static void assert_rows(cxtag_builder *builder, size_t rows, size_t layers) {
  cxtag_engine *engine;
  assert_int_equal(cxtag_builder_finish(&engine, builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_engine_row_count(engine), rows);
  assert_int_equal(cxtag_engine_layer_count(engine), layers);
  cxtag_engine_free(engine);
}

static void a_table_that_memory_failed_can_be_given_again(void **state) {
  failing f;
  cxtag_memory const memory = failing_memory(&f);
  cxtag_options options = CXTAG_OPTIONS_INIT;
  long failed = 1;
  (void)state;
  options.memory = &memory;
  for (long left = 0; failed; left++) {
    cxtag_builder *builder;
    failed = 0;
    f = (failing){PLENTY, 0};
    assert_int_equal(cxtag_builder_new(&builder, &options), CXTAG_OK);
    for (size_t i = 0; tables[i]; i += 2) {
      if (!failed) f.left = left;
      cxtag_status const status = add(builder, tables[i], tables[i + 1], NULL);
      f.left = PLENTY;
      if (status == CXTAG_OK) continue;
      failed++;
      assert_int_equal(status, CXTAG_ENOMEM);
      assert_int_equal(add(builder, tables[i], tables[i + 1], NULL), CXTAG_OK);
    }
    assert_rows(builder, TABLE_ROWS, 1);
    cxtag_builder_free(builder);
    assert_int_equal(f.held, 0);
    assert_true(left < 1000);
  }
}

/* Without it the builder is what it was, and has not even a layer of its own. */
static void a_table_that_is_refused_can_be_given_again(void **state) {
  static const struct {
    const char *name, *wrong, *right;
    size_t more_rows;
  } cases[] = {{"t/sentiment/en.tsv", "polarity\tlang\n2\ten\n", ROWS "good\t\t2\ten\t\t\t\t\n", 1},
               {"u/terms/delivery.tsv", "", ROWS "kuljetus\tdelivery\t\tfi\t\t\t\t\n", 1},
               {"u/terms/delivery.tsv", ROWS "kuljetus\tdelivery\t\tfi\t\t\t\t\ttoo\tmuch\n",
                ROWS "kuljetus\tdelivery\t\tfi\t\t\t\t\n", 1},
               {"u/shoutings.tsv", "a\tb\n", NULL, 0}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cxtag_builder *builder;
    cxtag_error err;
    assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
    for (size_t k = 0; tables[k]; k += 2) assert_int_equal(add(builder, tables[k], tables[k + 1], &err), CXTAG_OK);
    assert_int_not_equal(add(builder, cases[i].name, cases[i].wrong, &err), CXTAG_OK);
    assert_rows(builder, TABLE_ROWS, 1);
    if (cases[i].right && add(builder, cases[i].name, cases[i].right, &err)) fail_msg("%s", err.message);
    assert_rows(builder, TABLE_ROWS + cases[i].more_rows, cases[i].right && *cases[i].name == 'u' ? 2 : 1);
    cxtag_builder_free(builder);
  }
}

static void a_table_that_comes_twice_stays_as_it_was(void **state) {
  cxtag_builder *builder;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  for (size_t i = 0; tables[i]; i += 2) assert_int_equal(add(builder, tables[i], tables[i + 1], &err), CXTAG_OK);
  assert_int_equal(add(builder, tables[4], ROWS "kuljetus\tdelivery\t\tfi\t\t\t\t\n", &err), CXTAG_EINVAL);
  assert_rows(builder, TABLE_ROWS, 1);
  cxtag_builder_free(builder);
}

static void a_refused_pack_table_says_nothing(void **state) {
  cxtag_builder *builder;
  cxtag_engine *engine;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  for (size_t i = 2; tables[i]; i += 2) assert_int_equal(add(builder, tables[i], tables[i + 1], &err), CXTAG_OK);
  assert_int_equal(add(builder, "t/pack.tsv", "key\tvalue\nname\twrong\tmore\nversion\t7\n", &err), CXTAG_ESYNTAX);
  assert_int_equal(cxtag_builder_finish(&engine, builder, &err), CXTAG_OK);
  assert_string_equal(cxtag_engine_layer_version(engine, 0), "");
  cxtag_engine_free(engine);
  assert_int_equal(add(builder, tables[0], tables[1], &err), CXTAG_OK);
  assert_int_equal(cxtag_builder_finish(&engine, builder, &err), CXTAG_OK);
  assert_string_equal(cxtag_engine_layer_name(engine, 0), "t");
  assert_string_equal(cxtag_engine_layer_version(engine, 0), "1");
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
}

/* As the header says: behind another layer the same folder's tables are a new one. */
static void tables_in_a_row_are_one_layer(void **state) {
  static const char *const names[] = {"t/sentiment/fi.tsv", "t/sentiment/en.tsv", "u/sentiment/fi.tsv",
                                      "t/sentiment/fi.tsv"};
  static size_t const layers[] = {1, 1, 2, 3};
  cxtag_builder *builder;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    char table[200];
    snprintf(table, sizeof table, ROWS "sana%c\t\t2\tfi\t\t\t\t\n", (char)('a' + i));
    assert_int_equal(add(builder, names[i], table, &err), CXTAG_OK);
    assert_rows(builder, i + 1, layers[i]);
  }
  cxtag_builder_free(builder);
}

/* The tables of the base are read when a layer over it is compiled: all of them, or none. */
static void the_base_is_whole_after_memory_failed(void **state) {
  static long const lefts[] = {3, 10, 30, 100};
  failing f = {PLENTY, 0};
  cxtag_memory const memory = failing_memory(&f);
  cxtag_options options = CXTAG_OPTIONS_INIT;
  cxtag_builder *builder;
  cxtag_engine *base, *engine;
  (void)state;
  options.memory = &memory;
  assert_int_equal(cxtag_builder_new(&builder, &options), CXTAG_OK);
  assert_int_equal(cxtag_builder_add_base(builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_finish(&base, builder, NULL), CXTAG_OK);
  assert_int_equal(add(builder, "t/sentiment/fi.tsv", ROWS "hyväntuulinenmurina\t\t2\tfi\t\t\t\t\n", NULL), CXTAG_OK);
  for (size_t i = 0; i < sizeof lefts / sizeof *lefts; i++) {
    f.left = lefts[i];
    assert_int_equal(cxtag_builder_finish(&engine, builder, NULL), CXTAG_ENOMEM);
    f.left = PLENTY;
  }
  assert_rows(builder, cxtag_engine_row_count(base) + 1, 2);
  cxtag_engine_free(base);
  cxtag_builder_free(builder);
  assert_int_equal(f.held, 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_table_that_memory_failed_can_be_given_again),
      cmocka_unit_test(a_table_that_is_refused_can_be_given_again),
      cmocka_unit_test(a_table_that_comes_twice_stays_as_it_was),
      cmocka_unit_test(a_refused_pack_table_says_nothing),
      cmocka_unit_test(tables_in_a_row_are_one_layer),
      cmocka_unit_test(the_base_is_whole_after_memory_failed),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
