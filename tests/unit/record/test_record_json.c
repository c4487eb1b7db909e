/* The tape beside yajl, paths, JSON lines and documents. */
#include "feed.h"

#include <yajl/yajl_parse.h>

#include "record/path.h"
#include "record/tape.h"

/* yajl is the oracle: both accept and reject the same. Numbers beyond its range are given as text. */
static int accept_number(void *ctx, const char *text, size_t len) {
  (void)ctx;
  (void)text;
  (void)len;
  return 1;
}

static int yajl_accepts(const char *text, size_t len) {
  yajl_callbacks callbacks;
  memset(&callbacks, 0, sizeof callbacks);
  callbacks.yajl_number = accept_number;
  yajl_handle handle = yajl_alloc(&callbacks, NULL, NULL);
  yajl_config(handle, yajl_dont_validate_strings, 1);
  int const ok = yajl_parse(handle, (const unsigned char *)text, len) == yajl_status_ok &&
                 yajl_complete_parse(handle) == yajl_status_ok;
  yajl_free(handle);
  return ok;
}

static int tape_accepts(const char *text, size_t len) {
  cx_tape tape;
  int ok;
  cx_tape_init(&tape, NULL);
  ok = cx_tape_parse(&tape, text, len, 1) == CX_TAPE_OK;
  for (size_t at = tape.consumed; ok && at < len; at++) ok = strchr(" \t\r\n", text[at]) != NULL && text[at];
  cx_tape_clear(&tape);
  return ok;
}

static void tape_and_yajl_agree(void **state) {
  static const char *const texts[] = {"{}",
                                      "[]",
                                      "[1,2,3]",
                                      "{\"a\":[{\"b\":null}],\"c\":true}",
                                      "\"x\"",
                                      "12",
                                      "-0.5e+10",
                                      "1E5",
                                      "01",
                                      "1.",
                                      "-",
                                      ".5",
                                      "1e",
                                      "[1,]",
                                      "[,1]",
                                      "{\"a\"}",
                                      "{\"a\":}",
                                      "{\"a\":1,}",
                                      "{a:1}",
                                      "[1 2]",
                                      "[1}",
                                      "{\"a\":1]",
                                      "tru",
                                      "truex",
                                      "nul",
                                      "\"a",
                                      "\"\\x\"",
                                      "\"\\u12g4\"",
                                      "\"\\u1234\"",
                                      "[[[[]]]]",
                                      "[[[",
                                      "]",
                                      "",
                                      " ",
                                      " {} ",
                                      "{}{}",
                                      "\"\\\"\"",
                                      "[\"a\",\"b\" ]",
                                      "{\"a\":{\"b\":{}}}",
                                      "[-1]",
                                      "[--1]",
                                      "[1e999]",
                                      "123456789012345678901234567890"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    if (tape_accepts(texts[i], strlen(texts[i])) != yajl_accepts(texts[i], strlen(texts[i])))
      fail_msg("%s", texts[i]);
  }
}

/* Random cuts and changes of a sound text; the generator is fixed, so that a failure comes back. */
static void tape_and_yajl_agree_on_damage(void **state) {
  static const char sound[] = "{\"id\": 12, \"a\": [true, false, null, \"x\\u00e4\\n\"], \"o\": {\"p\": "
                              "-1.5e3, \"q\": {}}, \"e\": []}";
  static const char bytes[] = "{}[]\",:\\0123456789-+.eEtrufalsn u\n";
  uint32_t seed = 1;
  (void)state;
  for (int round = 0; round < 20000; round++) {
    char text[sizeof sound];
    memcpy(text, sound, sizeof sound);
    size_t len = sizeof sound - 1;
    for (int change = 0; change < 2; change++) {
      seed = seed * 1664525u + 1013904223u;
      text[(seed >> 8) % len] = bytes[(seed >> 20) % (sizeof bytes - 1)];
    }
    if (round % 5 == 0) len = (seed >> 4) % len;
    /* yajl lets raw control characters in strings pass when it does not validate, and half a token behind a
     * scalar. */
    if (memchr(text, '\n', len) || *text != '{') continue;
    if (tape_accepts(text, len) != yajl_accepts(text, len)) fail_msg("%.*s", (int)len, text);
  }
}

static void a_value_cut_anywhere_is_incomplete(void **state) {
  static const char text[] = "{\"id\":12,\"a\":[true,\"x\\u00e4\"],\"o\":{\"p\":-1.5e3}}";
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  for (size_t len = 0; len < sizeof text - 1; len++) {
    char *copy = malloc(len + 1); /* exact size: reading on is seen by the sanitizer */
    memcpy(copy, text, len);
    assert_int_equal(cx_tape_parse(&tape, copy, len, 0), CX_TAPE_INCOMPLETE);
    free(copy);
  }
  assert_int_equal(cx_tape_parse(&tape, text, sizeof text - 1, 0), CX_TAPE_OK);
  cx_tape_clear(&tape);
}

static void depth_costs_no_stack(void **state) {
  size_t const depth = 1000000;
  char *text = malloc(2 * depth + 40);
  static const cx_key wanted[] = {{"text", 4}};
  uint32_t members[1];
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  strcpy(text, "{\"x\":");
  memset(text + 5, '[', depth);
  memset(text + 5 + depth, ']', depth);
  strcpy(text + 5 + 2 * depth, ",\"text\":\"t\"}");
  assert_int_equal(cx_tape_parse(&tape, text, strlen(text), 1), CX_TAPE_TOO_DEEP);
  tape.wanted = wanted;
  tape.wanted_count = 1;
  tape.members = members;
  assert_int_equal(cx_tape_parse(&tape, text, strlen(text), 1), CX_TAPE_OK);
  assert_int_equal(tape.count, 3);
  cx_tape_clear(&tape);
  free(text);
}

static void wanted_members_are_noted(void **state) {
  static const cx_key wanted[] = {{"id", 2}, {"text", 4}, {"time", 4}};
  static const struct {
    const char *json;
    int count;
    uint32_t members[3];
  } cases[] = {
      {"{\"id\": 7, \"x\": [1, {\"text\": 2}], \"text\": \"t\"}", 5, {2, 4, 0}},
      {"{\"text\": \"a\", \"text\": \"b\"}", 5, {0, 4, 0}},             /* the last of a name */
      {"{\"text\": [\"a\", \"b\"], \"id\": {\"text\": 1}}", 9, {6, 2, 0}}, /* not those further in */
      {"{\"t\\u0065xt\": \"a\", \"te\\u0078\": \"b\"}", 5, {0, 2, 0}},    /* by what they mean */
      {"[{\"id\": 1}]", 4, {0, 0, 0}},
      {"{}", 1, {0, 0, 0}}};
  uint32_t members[3] = {9, 9, 9};
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  tape.wanted = wanted;
  tape.wanted_count = 3;
  tape.members = members;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_int_equal(cx_tape_parse(&tape, cases[i].json, strlen(cases[i].json), 1), CX_TAPE_OK);
    assert_int_equal(tape.count, cases[i].count);
    assert_memory_equal(members, cases[i].members, sizeof members);
  }
  cx_tape_clear(&tape);
}

static void a_value_of_one_line_ends_with_it(void **state) {
  static const char sound[] = " {\"a\": [1,\t2]}\r\n{\"b\": 3}\n";
  static const char spread[] = "{\"a\":\n1}\n", cut[] = "{\"a\": \"b\n\"}\n";
  cx_tape tape;
  (void)state;
  cx_tape_init(&tape, NULL);
  assert_int_equal(cx_tape_parse(&tape, spread, sizeof spread - 1, 0), CX_TAPE_OK);
  tape.one_line = 1;
  assert_int_equal(cx_tape_parse(&tape, spread, sizeof spread - 1, 0), CX_TAPE_BROKEN);
  assert_int_equal(cx_tape_parse(&tape, cut, sizeof cut - 1, 0), CX_TAPE_BROKEN);
  assert_int_equal(cx_tape_parse(&tape, "\n1", 2, 0), CX_TAPE_BROKEN);
  assert_int_equal(cx_tape_parse(&tape, sound, sizeof sound - 1, 0), CX_TAPE_OK);
  assert_int_equal(tape.consumed, strcspn(sound, "\r"));
  cx_tape_clear(&tape);
}

static void strings_are_unescaped(void **state) {
  static const struct {
    const char *json, *text;
    int mended;
  } cases[] = {{"a\\n\\t\\\"\\\\\\/", "a\n\t\"\\/", 0},
               {"\\u00e4\\u20ac", "\xC3\xA4\xE2\x82\xAC", 0},
               {"\\ud83d\\ude00", "\xF0\x9F\x98\x80", 0},
               {"a\\ud83d b", "a\xEF\xBF\xBD b", 1},
               {"\\udc4d\\ud83d", "\xEF\xBF\xBD\xEF\xBF\xBD", 1},
               {"\\ud83d\\ud83d\\ude00", "\xEF\xBF\xBD\xF0\x9F\x98\x80", 1}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cx_buffer out;
    cx_buffer_init(&out, NULL);
    assert_int_equal(cx_tape_append_text(&out, cases[i].json, strlen(cases[i].json)), cases[i].mended);
    assert_string_equal(cx_buffer_text(&out), cases[i].text);
    cx_buffer_clear(&out);
  }
}

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

static const char *read_paths(const char *json, const char *text_path, const char *id_path, size_t piece) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.text_paths = &text_path;
  options.text_path_count = text_path != NULL;
  options.id_path = id_path;
  return read_all(json, strlen(json), piece, &options);
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
      {"{}", "x[].t", "$\n"},
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

/* The second one comes behind the bytes that are waited for before the first is read. */
static void scripts_are_read_in_pieces(void **state) {
  enum { SAMPLE = 256 * 1024 };
  static char parts[SAMPLE + 1000];
  (void)state;
  for (size_t piece = 7; piece < 60; piece++) {
    snprintf(parts, sizeof parts, "window.YTD.tweets.part0 = [ {\"text\":\"a\"} ];%*s\n%s", SAMPLE + 100, "",
             "window.YTD.tweets.part1 = [{\"text\":\"b\"}]\n");
    assert_string_equal(read_paths(parts, "[].text", NULL, piece), "1=a\n2=b\n");
  }
  for (size_t piece = 0; piece < 9; piece++) {
    assert_string_equal(read_paths("{\"text\":\"a\"}\ntrue\nnull", "text", NULL, piece), "1=a\n#blank*2\n");
    assert_string_equal(read_paths("[{\"text\":\"a\"}]; loppu", "[].text", NULL, piece), "1=a\n$\n");
  }
}

static void the_last_of_equal_names_counts(void **state) {
  static const char *const path[] = {"text"};
  static const char text[] = "{\"text\":\"eka\",\"text\":\"toka\"}\n{\"text\":\"x\"}\n";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.text_paths = path;
  options.text_path_count = 1;
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "1=toka\n2=x\n");
}

static void damage_ends_a_document_and_costs_a_line(void **state) {
  (void)state;
  assert_string_equal(read_paths("[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c", "[].text", NULL, 0),
                      "1=a\n2=b\n$\n");
  assert_int_equal(feed_error.offset, 37);
  assert_non_null(strstr(feed_error.message, "unexpected end"));
  assert_string_equal(read_paths("[{\"text\":\"a\"},{\"text\"}]", "[].text", NULL, 0), "1=a\n$\n");
  assert_string_equal(read_paths("{\"text\":\"a\"}\n{\"text\":oops}\n{\"text\":\"c\"}\n", "text", NULL, 5),
                      "1=a\n!\n3=c\n");
  assert_string_equal(read_paths("{\"text\":\"a\"}\n{\"text\":\n{\"text\":\"c\"}\n", "text", NULL, 0),
                      "1=a\n!\n3=c\n");
  assert_string_equal(read_paths("{\"text\":\"a\"}\n{\"text\":\"b", "text", NULL, 0), "1=a\n$\n");
}

static void a_cut_line_spoils_no_other(void **state) {
  static const char head[] = "{\"id\":1,\"stars\":4}\n";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  for (size_t piped = 0; piped < 2; piped++)
    for (size_t cut = 1; cut < 10; cut++) {
      char text[200];
      snprintf(text, sizeof text, "%s{\"id\":2,\"text\":\"a\"}\n%.*s\n{\"id\":4,\"text\":\"b\"}\n", head,
               (int)(21 - cut), "{\"id\":3,\"text\":\"a b\"}");
      options.piped = (int)piped;
      for (int i = 0; i < 2; i++) {
        options.format = i ? "jsonl" : NULL;
        assert_string_equal(read_all(text, strlen(text), 0, &options), "2=a\n!\n4=b\n#blank*1\n");
      }
    }
}

/* Also what nobody wants is to be whole. */
static void brackets_that_are_passed_over_belong_together(void **state) {
  static const char *const sound[] = {"[1,2]", "{\"d\":[{}]}", "[[[[[[[[[[{\"d\":[]}]]]]]]]]]]", "\"]}\\\"\"", "12"},
                    *const wrong[] = {"[1,2}", "{\"d\":[{]}}", "[[[[[[[[[[{\"d\":[]]]]]]]]]]]]", "{\"d\":1]"};
  char text[200];
  (void)state;
  for (size_t piece = 0; piece < 30; piece++) {
    for (size_t i = 0; i < sizeof sound / sizeof *sound; i++) {
      snprintf(text, sizeof text, "{\"c\":%s,\"a\":{\"b\":[{\"text\":\"a\"}]},\"e\":%s}", sound[i], sound[i]);
      assert_string_equal(read_paths(text, "a.b[].text", NULL, piece), "1=a\n");
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
      snprintf(text, sizeof text, "{\"a\":{\"b\":[{\"text\":\"a\"}]},\"c\":%s}", wrong[i]);
      assert_string_equal(read_paths(text, "a.b[].text", NULL, piece), "1=a\n$\n");
      assert_int_equal(feed_error.code, CXTAG_EDAMAGED);
      assert_int_equal(feed_error.offset, strcspn(text, "c") + 3 + (strcspn(wrong[i], "}]") + (i == 2 ? 1 : 0)));
    }
  }
}

static void text_is_found_by_its_name(void **state) {
  (void)state;
  assert_string_equal(read_paths("{\"id\":\"x\",\"text\":\"hei\",\"question\":\"mit\xC3\xA4 kuuluu sinulle "
                                 "nyt?\"}\n{\"id\":\"y\",\"text\":\"moi\"}\n",
                                 NULL, NULL, 0),
                      "x=hei\ny=moi\n");
  assert_string_equal(read_paths("[{\"a\":\"yksi kaksi kolme\",\"b\":\"kolme kaksi yksi\"}]", NULL, NULL, 0),
                      "EFORMAT");
  assert_non_null(strstr(feed_error.message, "'[].a'"));
}

/* A path that is found leads back to where it was found, whatever the members are called. */
static void names_are_found_as_they_are_written(void **state) {
  static const char *const names[] = {"review.body", "sis\\u00e4lt\\u00f6", "a[0].text", "text]",
                                      "{text}",      "$text",                "/text",     "a\\\\text",
                                      "a\\/text",    "te\\nxt",             "a=b|c",     "\\ud83d\\ude00"};
  static const char *const broken[] = {"te\\xt", "te\\u12", "te\\u", "te\\u00g0xt"};
  char text[300];
  (void)state;
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    for (size_t deep = 0; deep < 2; deep++) {
      const char *const shape = deep ? "{\"o\":{\"id\":\"x\",\"%s\":\"Toimitus oli nopea\"}}\n"
                                     : "{\"id\":\"x\",\"%s\":\"Toimitus oli nopea\"}\n";
      snprintf(text, sizeof text, shape, names[i]);
      snprintf(text + strlen(text), sizeof text - strlen(text), shape, names[i]);
      assert_string_equal(read_paths(text, NULL, NULL, 0), "x=Toimitus oli nopea\nx=Toimitus oli nopea\n");
    }
  for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
    snprintf(text, sizeof text, "{\"id\":\"x\",\"text\":\"a\"}\n{\"id\":\"y\",\"%s\":\"Toimitus oli hyv\"}\n",
             broken[i]);
    assert_string_equal(read_paths(text, NULL, NULL, 0), "x=a\n!\n");
    snprintf(text, sizeof text, "{\"%s", broken[i]);
    read_paths(text, NULL, NULL, 0);
  }
}

static void an_entry_without_a_text_differs_from_one_with_an_empty_one(void **state) {
  static const char body[] = "{\"text\":\"\"}\n{\"txt\":\"a\"} {\"text\":null} 12 {\"text\":\"b\"}";
  static const int has_text[] = {1, 0, 0, 0, 1};
  static const char *const path[] = {"text"};
  feed f = {body, sizeof body - 1, 0, 0, sizeof body - 1, 0};
  cxtag_input const input = {feed_read, NULL, &f, "test"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_reader *reader;
  cxtag_record record;
  cxtag_error error;
  (void)state;
  options.struct_size = 0;
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, &error), CXTAG_EINVAL);
  assert_non_null(strstr(error.message, "CXTAG_READER_OPTIONS_INIT"));
  options.struct_size = sizeof options;
  options.format = "json";
  options.text_paths = path;
  options.text_path_count = 1;
  options.keep_blank = 1;
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, &error), CXTAG_OK);
  for (size_t i = 0; i < sizeof has_text / sizeof *has_text; i++) {
    assert_int_equal(cxtag_reader_next(reader, &record, &error), CXTAG_NEXT_RECORD);
    assert_int_equal(record.text.bytes != NULL, has_text[i]);
    assert_int_equal(record.text.length, i == 4);
  }
  assert_int_equal(cxtag_reader_next(reader, &record, &error), CXTAG_NEXT_END);
  cxtag_reader_close(reader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tape_and_yajl_agree),
      cmocka_unit_test(tape_and_yajl_agree_on_damage),
      cmocka_unit_test(a_value_cut_anywhere_is_incomplete),
      cmocka_unit_test(depth_costs_no_stack),
      cmocka_unit_test(wanted_members_are_noted),
      cmocka_unit_test(a_value_of_one_line_ends_with_it),
      cmocka_unit_test(strings_are_unescaped),
      cmocka_unit_test(paths_say_where_they_are_wrong),
      cmocka_unit_test(documents_are_read_by_paths),
      cmocka_unit_test(an_array_is_read_to_its_end_behind_a_number),
      cmocka_unit_test(nothing_at_a_path_is_told),
      cmocka_unit_test(values_are_found_around_a_text),
      cmocka_unit_test(all_members_have_a_name_each),
      cmocka_unit_test(paths_that_no_entry_holds_are_told),
      cmocka_unit_test(scripts_are_read_in_pieces),
      cmocka_unit_test(the_last_of_equal_names_counts),
      cmocka_unit_test(damage_ends_a_document_and_costs_a_line),
      cmocka_unit_test(a_cut_line_spoils_no_other),
      cmocka_unit_test(brackets_that_are_passed_over_belong_together),
      cmocka_unit_test(text_is_found_by_its_name),
      cmocka_unit_test(names_are_found_as_they_are_written),
      cmocka_unit_test(an_entry_without_a_text_differs_from_one_with_an_empty_one),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
