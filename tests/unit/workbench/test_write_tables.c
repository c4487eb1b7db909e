/* Packs in canonical form, through a spreadsheet and back, and compiled. */
#include "workbench.h"

typedef struct written {
  char names[16][64], from[16][64], texts[16][4096];
  size_t count;
} written;

static int keep(void *ctx, const char *from, const char *name, const char *bytes, size_t len) {
  written *w = ctx;
  assert_true(w->count < 16 && len < sizeof w->texts[0]);
  assert_int_equal(strlen(bytes), len);
  snprintf(w->names[w->count], sizeof w->names[0], "t/%s", name);
  snprintf(w->from[w->count], sizeof w->from[0], "%s", from);
  strcpy(w->texts[w->count++], bytes);
  return 0;
}

static void write_form(written *out, const char *const *tables, cxtag_table_form form) {
  cxtag_builder *builder = test_builder(tables);
  cxtag_error err;
  memset(out, 0, sizeof *out);
  if (cxtag_lexicon_write(builder, form, keep, out, &err) != CXTAG_OK)
    fail_msg("%s", err.message);
  cxtag_builder_free(builder);
}

/* What was written, as the tables of a builder. */
static const char *const *tables_of(const written *w) {
  static const char *tables[33];
  for (size_t i = 0; i < w->count; i++) {
    tables[2 * i] = w->names[i];
    tables[2 * i + 1] = w->texts[i];
  }
  tables[2 * w->count] = NULL;
  return tables;
}

static const char *text_of(const written *w, const char *name) {
  for (size_t i = 0; i < w->count; i++)
    if (!strcmp(w->names[i], name)) return w->texts[i];
  fail_msg("no table %s", name);
  return "";
}

static const char *const wild[] = {
    "t/themes.csv",
    "\xEF\xBB\xBFtunnus;nimi;oma sarake\r\nprice;Hinta;x\r\ndelivery;Toimitus;\"a;b\"\r\n",
    "t/terms/all.csv",
    "Teema;Lauseke;Kieli;S\xC3\xA4vy;vastuu;kyll\xC3\xA4\r\nprice;zeta;fi;\"\xE2\x88\x92"
    "1,50\";Ulla;\"sanoi \"\"zeta\"\" / zeta\r\nzetan\"\r\n"
    "price;a\xCC\x88"
    "iti;fi;+2;;\r\nprice;alpha;en;;;\r\n",
    "t/lists.tsv",
    "name\tmember\nb\ty\na\tz\na\tx\n",
    "t/tests.tsv",
    "text\texpected\nz\tprice\na\t!price\n",
    NULL};

static written first, second, sheet, back;

static void the_canonical_form_is_one(void **state) {
  (void)state;
  write_form(&first, wild, CXTAG_TABLES_CANONICAL);
  assert_int_equal(first.count, 4);
  assert_string_equal(text_of(&first, "t/terms/all.tsv"),
                      "expression\ttheme\tpolarity\tlang\tyes\tvastuu\n"
                      "alpha\tprice\t\ten\t\t\n"
                      "zeta\tprice\t-1.5\tfi\t\"sanoi \"\"zeta\"\" / zeta\nzetan\"\tUlla\n"
                      "äiti\tprice\t2\tfi\t\t\n");
  assert_string_equal(text_of(&first, "t/themes.tsv"),
                      "id\tname_fi\toma sarake\ndelivery\tToimitus\ta;b\nprice\tHinta\tx\n");
  assert_string_equal(text_of(&first, "t/lists.tsv"), "name\tmember\na\tx\na\tz\nb\ty\n");
  assert_string_equal(text_of(&first, "t/tests.tsv"), "text\texpected\nz\tprice\na\t!price\n");
  assert_string_equal(first.from[0], "lists.tsv");
  write_form(&second, tables_of(&first), CXTAG_TABLES_CANONICAL);
  assert_memory_equal(&second.texts, &first.texts, sizeof first.texts);
}

static const char *const dangerous[] = {
    "t/themes.tsv", "id\tname_fi\nprice\tHinta\n", "t/sentiment/fi.tsv",
    "expression\tpolarity\tlang\tyes\tno\n"
    "[-]\t-1.5\tfi\t=1+2\t+358\ntosi\t1\tfi\t@nimi\t'lainaus\n[24/7]\t2\tfi\t24/7 auki\t1.2.2024\n"
    "[;]\t-1\tfi\ta \"b\"; c\t\"rivi\nvaihto\"\n[x]\t0.25\tfi\t-\t''\n[y]\t1\tfi\ttrue\t'\n",
    NULL};

static void spreadsheets_neither_run_nor_mangle_cells(void **state) {
  (void)state;
  write_form(&first, dangerous, CXTAG_TABLES_CANONICAL);
  write_form(&sheet, dangerous, CXTAG_TABLES_SPREADSHEET);
  const char *text = text_of(&sheet, "t/sentiment/fi.csv");
  assert_memory_equal(text,
                      "\xEF\xBB\xBF"
                      "expression;polarity;lang;yes;no\r\n",
                      36);
  assert_non_null(strstr(text, "[-];-1,5;fi;'=1+2;'+358\r\n"));
  assert_non_null(strstr(text, "'tosi;1;fi;'@nimi;''lainaus\r\n"));
  assert_non_null(strstr(text, "[24/7];2;fi;'24/7 auki;'1.2.2024\r\n"));
  assert_non_null(strstr(text, "\"[;]\";-1;fi;\"a \"\"b\"\"; c\";\"rivi\nvaihto\"\r\n"));
  assert_non_null(strstr(text, "[x];0,25;fi;'-;'''\r\n"));
  write_form(&back, tables_of(&sheet), CXTAG_TABLES_CANONICAL);
  assert_int_equal(back.count, first.count);
  for (size_t i = 0; i < first.count; i++) assert_string_equal(back.texts[i], first.texts[i]);
}

static int stop(void *ctx, const char *from, const char *name, const char *bytes, size_t len) {
  (void)ctx, (void)from, (void)name, (void)bytes, (void)len;
  return 1;
}

static void the_callback_can_stop(void **state) {
  cxtag_builder *builder = test_builder(dangerous), *empty;
  cxtag_error err;
  (void)state;
  assert_int_equal(cxtag_lexicon_write(builder, CXTAG_TABLES_CANONICAL, stop, NULL, &err), CXTAG_ELIMIT);
  assert_int_equal(cxtag_lexicon_write(builder, (cxtag_table_form)7, keep, &first, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_builder_new(&empty, NULL), CXTAG_OK);
  assert_int_equal(cxtag_lexicon_write(empty, CXTAG_TABLES_CANONICAL, keep, &first, &err), CXTAG_EINVAL);
  cxtag_builder_free(empty);
  cxtag_builder_free(builder);
}

/* One would be written over the other: nothing is handed over. */
static void two_tables_of_one_name_are_refused(void **state) {
  static const char *const twins[] = {"t/lists.tsv",
                                      "name\tmember\nb\ty\n",
                                      "t/themes.tsv",
                                      "id\nprice\n",
                                      "t/terms/all.csv",
                                      "expression;theme\na;price\n",
                                      "t/terms/all.b.csv",
                                      "expression;theme\nc;price\n",
                                      "t/terms/all.tsv",
                                      "expression\ttheme\nb\tprice\n",
                                      NULL};
  cxtag_builder *builder = test_builder(twins);
  cxtag_error err;
  (void)state;
  for (int form = CXTAG_TABLES_CANONICAL; form <= CXTAG_TABLES_SPREADSHEET; form++) {
    memset(&first, 0, sizeof first);
    assert_int_equal(cxtag_lexicon_write(builder, (cxtag_table_form)form, keep, &first, &err), CXTAG_EINVAL);
    assert_int_equal(first.count, 0);
    assert_string_equal(err.source, "t/terms/all.tsv");
    assert_non_null(strstr(err.message, form ? "two tables become terms/all.csv: terms/all.csv and terms/all.tsv"
                                             : "two tables become terms/all.tsv: terms/all.csv and terms/all.tsv"));
  }
  cxtag_builder_free(builder);
}

static void compiled_bytes_make_the_same_engine(void **state) {
  test_engine t = test_engine_new(test_pack);
  cxtag_builder *builder;
  cxtag_engine *engine;
  cxtag_error err;
  size_t len, again;
  (void)state;
  const void *bytes = cxtag_engine_compiled(t.engine, &len);
  assert_ptr_equal(cxtag_engine_compiled(t.engine, NULL), bytes); /* where the length is not wanted */
  test_file const file = test_file_new(bytes, len);
  assert_int_equal(cxtag_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cxtag_builder_add_directory(builder, file.path, &err), CXTAG_OK);
  if (cxtag_builder_finish(&engine, builder, &err) != CXTAG_OK) fail_msg("%s", err.message);
  assert_int_equal(cxtag_engine_row_count(engine), cxtag_engine_row_count(t.engine));
  assert_memory_equal(cxtag_engine_compiled(engine, &again), bytes, len);
  assert_int_equal(again, len);
  cxtag_engine_free(engine);
  cxtag_builder_free(builder);
  unlink(file.path);
  test_engine_free(&t);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_canonical_form_is_one),
      cmocka_unit_test(spreadsheets_neither_run_nor_mangle_cells),
      cmocka_unit_test(the_callback_can_stop),
      cmocka_unit_test(two_tables_of_one_name_are_refused),
      cmocka_unit_test(compiled_bytes_make_the_same_engine),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
