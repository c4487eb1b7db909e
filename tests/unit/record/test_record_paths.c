/* What paths into a document find. */
#include "feed.h"

#include "record/path.h"

static void paths_say_where_they_are_wrong(void **state) {
  static const char *const wrong[] = {"a..b", "a.", "[", "a[", "a[x", "a[x=1", "{a|b", "[]x"};
  cx_arena arena;
  cx_path path;
  cxtag_error err;
  (void)state;
  cx_arena_init(&arena, NULL);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
    if (cx_path_parse(&path, &arena, wrong[i], strlen(wrong[i]), &err) != CXTAG_ESYNTAX)
      fail_msg("%s", wrong[i]);
  assert_int_equal(cx_path_parse(&path, &arena, "$.items[*].a\\.b[label=x|y].{c|d}", 32, &err), CXTAG_OK);
  assert_int_equal(path.count, 5);
  assert_string_equal(path.steps[2].names[0].text, "a.b");
  cx_arena_clear(&arena);
}

static void documents_are_read_by_paths(void **state) {
  static const char nested[] =
      "{\"x\":[{\"text\":\"no\"}],\"p\":[{\"i\":[{\"c\":{\"fi\":\"eka\"},\"k\":1},{\"c\":{},\"k\":2}]},"
      "{\"i\":[]},{\"i\":[{\"c\":{\"fi\":\"toka\"},\"k\":12345678901234567890}]}]}";
  (void)state;
  for (size_t piece = 0; piece < 12; piece++)
    assert_string_equal(read_paths(nested, "p[].i[].c.fi", "p[].i[].k", piece),
                        "1=eka\n12345678901234567890=toka\n#blank*1\n");
  assert_string_equal(
      read_paths("[{\"text\":\"a\",\"id\":\"x\"},{\"text\":\"b\",\"id\":\"y\"}]", "text", "id", 0),
      "x=a\ny=b\n");
  assert_string_equal(read_paths("{\"text\":\"a\"} {\"text\":\"b\"}\n\n{\"text\":\n\"c\"}", "text", NULL, 3),
                      "1=a\n2=b\n3=c\n");
  assert_string_equal(read_paths("window.YTD.x.part0 = [{\"text\":\"a\"}];", "text", NULL, 0), "1=a\n");
  assert_string_equal(
      read_paths("[{\"f\":[{\"label\":\"A\",\"value\":\"1\"},{\"label\":\"Viesti\",\"value\":\"2\"}]}]",
                 "[].f[label=Viesti].value", NULL, 0),
      "1=2\n");
}

static void an_array_is_read_to_its_end_behind_a_number(void **state) {
  static const char pages[] = "{\"p\":[{\"i\":[{\"t\":\"a\",\"k\":1},{\"t\":\"b\",\"k\":2}]},"
                              "{\"i\":[{\"t\":\"c\",\"k\":3}]},"
                              "{\"n\":\"x\",\"i\":[{\"t\":\"d\"},{\"t\":\"e\",\"k\":5}]}]}";
  (void)state;
  for (size_t piece = 0; piece < 12; piece++) {
    assert_string_equal(read_paths(pages, "p[0].i[].t", NULL, piece), "1=a\n2=b\n");
    assert_string_equal(read_paths(pages, "p[1].i[].t", "p[1].i[].k", piece), "3=c\n");
    assert_string_equal(read_paths(pages, "{p|q}[2].i[].t", "{p|q}[2].i[].k", piece), "1=d\n5=e\n");
    assert_string_equal(read_paths(pages, "p[].i[0].t", NULL, piece), "1=a\n2=c\n3=d\n");
    assert_string_equal(read_paths(pages, "p[n=x].i[].t", NULL, piece), "1=d\n2=e\n");
  }
  assert_string_equal(read_paths("[[{\"t\":\"a\"}],[{\"t\":\"b\"},{\"t\":\"c\"}]]", "[1][].t", NULL, 0), "1=b\n2=c\n");
  assert_string_equal(
      read_paths("{\"p\":[{\"i\":[{\"t\":\"a\"},{\"t\":\"b\"}]}]}\n{\"p\":[]}\n", "p[0].i[].t", NULL, 0), "1=a\n1=b\n");
}

/* A path that leads nowhere is no empty export. */
static void nothing_at_a_path_is_told(void **state) {
  static const struct {
    const char *json, *path, *wanted;
  } cases[] = {
      {"{\"p\":[{\"t\":\"a\"}]}", "items[].t", "$\n"},
      {"{\"p\":{\"t\":\"a\"}}", "p[].t", "$\n"},
      {"{\"p\":[{\"i\":[{\"t\":\"a\"}]}]}", "p[].x[].t", "$\n"},
      {"{\"p\":[{\"t\":\"a\"}]}", "p[1].t[]", "$\n"},
      {"{\"c\":1}\n{\"c\":2}\n", "x[].t", "$\n"},
      {"{}", "x[].t", ""},
      {"[{\"c\":[]},{\"c\":[{}]}]", "[].c[].t", "$\n#blank*1\n"},
      {"[]", "[].t", ""},
      {"[]", "x[].t", ""},
      {"{\"p\":[]}", "p[].t", ""},
      {"{\"p\":[ ]}", "p[].i[].t", ""},
      {"{\"p\":[{\"i\":[]}]}", "p[].i[].t", ""},
      {"{\"p\":[{\"n\":1,\"i\":[]}]}", "p[n=1].i[].t", ""},
      {"{\"c\":[]}\n{\"c\":[]}\n", "c[].t", ""},
      {"{\"c\":[]}\n{\"c\":[{\"t\":\"a\"}]}\n", "c[].t", "2=a\n"},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    for (size_t piece = 0; piece < 6; piece++)
      if (strcmp(read_paths(cases[i].json, cases[i].path, NULL, piece), cases[i].wanted) != 0)
        fail_msg("%s: %s", cases[i].json, cases[i].path);
  read_paths("{\"p\":[{\"t\":\"a\"}]}", "items[].t", NULL, 0);
  assert_non_null(strstr(feed_error.message, "nothing stands at 'items[].t'"));
}

static char warned[2000];

static void note_warning(void *ctx, const cxtag_error *warning) {
  (void)ctx;
  snprintf(warned + strlen(warned), sizeof warned - strlen(warned), "%s\n", warning->message);
}

/* keep: names with blanks between. */
static const char *read_kept(const char *json, const char *text_path, const char *id_path, const char *keep,
                             size_t piece) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  const char *names[8];
  char list[200];
  snprintf(list, sizeof list, "%s", keep);
  for (char *name = strtok(list, " "); name; name = strtok(NULL, " ")) names[options.keep_count++] = name;
  options.keep = names;
  options.text_paths = &text_path;
  options.text_path_count = 1;
  options.id_path = id_path;
  options.warning = note_warning;
  *warned = '\0';
  return read_all(json, strlen(json), piece, &options);
}

/* Their names mean the same whatever else is asked for: the innermost member of what the text lies in, or a way from
 * the document. */
static void values_are_found_around_a_text(void **state) {
  static const char nested[] =
      "{\"n\":\"doc\",\"p\":[{\"no\":1,\"i\":[{\"k\":\"a\",\"m\":\"01\",\"c\":[{\"t\":\"x\",\"cid\":7},"
      "{\"t\":\"y\",\"m\":\"02\"}]},"
      "{\"k\":\"b\",\"c\":[]}]},{\"no\":2,\"i\":[{\"k\":\"c\",\"m\":\"03\",\"c\":[{\"t\":\"z\",\"cid\":9}]}]}]}";
  static const char *const ids[] = {NULL, "k", "p[].i[].k"}, *const texts[] = {"1=x", "a=x", "a=x"};
  char wanted[400];
  (void)state;
  for (size_t i = 0; i < 3; i++)
    for (size_t piece = 0; piece < 9; piece++) {
      snprintf(wanted, sizeof wanted, "%s {k:a} {cid:7} {no:1}\n%c=y {k:a} {no:1}\n%c=z {k:c} {cid:9} {no:2}\n",
               texts[i], i ? 'a' : '2', i ? 'c' : '3');
      assert_string_equal(read_kept(nested, "p[].i[].c[].t", ids[i], "k cid no", piece), wanted);
      assert_string_equal(warned, "");
    }
  assert_string_equal(read_kept(nested, "p[].i[].c[].t", NULL, "p[].i[].m m n $.n", 0),
                      "1=x {p[].i[].m:01} {n:doc} {$.n:doc}\n2=y {p[].i[].m:01} {m:02} {n:doc} {$.n:doc}\n"
                      "3=z {p[].i[].m:03} {n:doc} {$.n:doc}\n");
  assert_string_equal(read_kept("[{\"t\":\"a\",\"k\":1},{\"t\":\"b\",\"k\":2}]", "t", "[].k", "[].k k", 0),
                      "1=a {[].k:1} {k:1}\n2=b {[].k:2} {k:2}\n");
  /* the name of the input, unless the text stands beside a member called so */
  assert_string_equal(read_kept("{\"source\":\"x\",\"c\":[{\"t\":\"a\"},{\"t\":\"b\",\"source\":\"y\"}]}",
                                "c[].t", NULL, "source", 0),
                      "1=a {source:test}\n2=b {source:y}\n");
  /* of lines the first tells little: a member of a later one is found all the same */
  assert_string_equal(read_kept("{\"m\":1,\"c\":[{\"t\":\"a\"}]}\n"
                                "{\"k\":2,\"c\":[{\"t\":\"b\",\"d\":3},{\"t\":\"c\"}]}\n",
                                "c[].t", NULL, "m k d c[].d", 0),
                      "1=a {m:1}\n2=b {k:2} {d:3} {c[].d:3}\n2=c {k:2}\n");
  assert_string_equal(warned, "");
}

static void all_members_have_a_name_each(void **state) {
  (void)state;
  assert_string_equal(read_kept("{\"k\":7,\"t\":\"a\",\"x\":1,\"x\":2,\"o\":{},\"\":3}", "t", "k", "all", 0),
                      "7=a {x:1} {x#4:2} {#6:3}\n");
  assert_string_equal(read_kept("{\"k\":7,\"t\":\"a\",\"x\":1}\n", "t", NULL, "x all", 0), "1=a {x:1} {k:7}\n");
  assert_string_equal(
      read_kept("{\"t\":\"b\",\"k\":7,\"c\":[{\"t\":\"a\",\"k\":8}]}\n{}\n", "c[].t", "c[].k", "all", 0),
      "8=a {t:b} {k:7}\n");
}

static void paths_that_no_entry_holds_are_told(void **state) {
  static const char lines[] = "{\"t\":\"a\",\"k\":null}\n{\"t\":\"b\"}\n";
  (void)state;
  assert_string_equal(read_kept("{\"p\":[{\"t\":\"a\"},{\"t\":\"b\"}]}", "p[].t", "nosuch", "all x", 0), "1=a\n2=b\n");
  /* read_all reads everything twice */
  assert_string_equal(warned, "0 of 2 entries hold 'nosuch' (--id-path): they are numbered\n"
                              "0 of 2 entries hold 'x' (--keep)\n"
                              "0 of 2 entries hold 'nosuch' (--id-path): they are numbered\n"
                              "0 of 2 entries hold 'x' (--keep)\n");
  assert_string_equal(read_kept(lines, "t", "k", "", 0), "1=a\n2=b\n");
  assert_non_null(strstr(warned, "0 of 2 entries hold 'k' (--id-path)"));
  read_kept("[]", "[].t", "k", "x", 0);
  assert_null(strstr(warned, "0 of"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(paths_say_where_they_are_wrong),
      cmocka_unit_test(documents_are_read_by_paths),
      cmocka_unit_test(an_array_is_read_to_its_end_behind_a_number),
      cmocka_unit_test(nothing_at_a_path_is_told),
      cmocka_unit_test(values_are_found_around_a_text),
      cmocka_unit_test(all_members_have_a_name_each),
      cmocka_unit_test(paths_that_no_entry_holds_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
