/* JSON lines and documents. */
#include "feed.h"

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

/* An entry longer than the sample is looked at to its end. */
static void a_first_entry_of_any_size_is_read(void **state) {
  enum { LONG = 400000 };
  static char text[LONG * 2], wanted[64];
  static const struct {
    const char *before, *behind, *first;
  } cases[] = {{"[{\"id\":7,\"raw\":\"", "\",\"comment\":\"Toimitus oli nopea\"},{\"id\":8,\"comment\":\"toka\"}]",
                "Toimitus oli nopea"},
               {"{\"id\":7,\"raw\":\"", "\",\"comment\":\"Toimitus oli nopea\"}\n{\"id\":8,\"comment\":\"toka\"}\n",
                "Toimitus oli nopea"},
               {"{\"r\":[{\"id\":7,\"text\":\"", "\"},{\"id\":8,\"text\":\"toka\"}]}", NULL}};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    char *to = text + sprintf(text, "%s", cases[i].before);
    memset(to, 'x', LONG);
    sprintf(to + LONG, "%s", cases[i].behind);
    snprintf(wanted, sizeof wanted, "7=%s\n8=toka\n", cases[i].first ? cases[i].first : "");
    if (cases[i].first)
      assert_string_equal(read_all(text, strlen(text), 0, &options), wanted);
    else
      assert_non_null(strstr(read_all(text, strlen(text), 5000, &options), "7=\n8=toka\n"));
  }
}

static void a_fault_in_a_document_has_its_place(void **state) {
  static const struct {
    const char *text;
    uint32_t line, column, offset;
  } cases[] = {{"{\"r\":[{\"id\":1,\"text\":\"hyv\xC3\xA4\"},\n  {\"id\":2 \"text\":\"b\"}]}", 2, 11, 41},
               {"[{\"text\":\"hyv\xC3\xA4\"} {\"text\":\"b\"}]", 1, 18, 18},
               {"\xEF\xBB\xBF[{\"text\":\"a\"} {\"text\":\"b\"}]", 1, 15, 17},
               {"[{\"text\":\"a\"},\n{\"text\":\"b", 2, 11, 25}};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  char byte[40];
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    read_all(cases[i].text, strlen(cases[i].text), 0, &options);
    assert_int_equal(feed_error.line, cases[i].line);
    assert_int_equal(feed_error.column, cases[i].column);
    assert_int_equal(feed_error.offset, cases[i].offset);
    snprintf(byte, sizeof byte, "byte %u", (unsigned)cases[i].offset);
    assert_non_null(strstr(feed_error.message, byte));
  }
  read_all(cases[0].text, strlen(cases[0].text), 0, &options);
  assert_non_null(strstr(feed_error.message, "nothing behind it can be read; mend it and run it again"));
}

/* Each is a text of its own, unless some of them are runs of one. */
static void strings_of_an_array_are_joined_by_line_breaks(void **state) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char *const path[] = {"c"};
  static const char strings[] = "{\"id\":1,\"c\":[\"Great service\",\"Bad \\\"price\\\"\"]}\n{\"id\":2,\"c\":[\"a\"]}\n"
                                "{\"id\":3,\"c\":[\"Tilaa \",{\"text\":\"nyt\"},\" heti\"]}\n";
  (void)state;
  options.text_paths = path;
  options.text_path_count = 1;
  assert_string_equal(read_all(strings, sizeof strings - 1, 0, &options),
                      "1=Great service\nBad \"price\"\n2=a\n3=Tilaa nyt heti\n");
}

/* A page behind the last entry is no fault. */
static void documents_without_entries_are_empty(void **state) {
  static const char *const pages[] = {
      "[]", "{}", " { } ", "{\"reviews\":[]}", "{\"data\":[],\"links\":{}}", "{\"data\":[],\"page\":3}"};
  static const char *const others[] = {"{\"a\":1}", "{\"a\":[1]}", "{\"a\":[", "{\"a\":[],"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char *const path[] = {"reviews[].text"};
  (void)state;
  for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
    assert_string_equal(read_all(pages[i], strlen(pages[i]), 0, &options), "");
    options.text_paths = path;
    options.text_path_count = 1;
    assert_string_equal(read_all(pages[i], strlen(pages[i]), 0, &options), "");
    options.text_path_count = 0;
  }
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_string_equal(read_all(others[i], strlen(others[i]), 0, &options), "EFORMAT");
}

/* Two files that each begin with one, joined by `cat`. */
static void marks_between_values_are_passed_over(void **state) {
  static const char lines[] = "\xEF\xBB\xBF{\"id\":1,\"text\":\"a\"}\n\xEF\xBB\xBF{\"id\":2,\"text\":\"b\"}\n";
  static const char documents[] = "\xEF\xBB\xBF[{\"id\":1,\"text\":\"a\"}]\n\xEF\xBB\xBF[{\"id\":2,\"text\":\"b\"}]";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  for (size_t piece = 0; piece < 6; piece++) {
    assert_string_equal(read_all(lines, sizeof lines - 1, piece, &options), "1=a\n2=b\n");
    assert_string_equal(read_all(documents, sizeof documents - 1, piece, &options), "1=a\n2=b\n");
  }
}

static void a_limit_names_its_option(void **state) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char lines[] = "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\"}\n";
  static const char document[] = "[{\"id\":1,\"text\":\"a\"}]";
  cxtag_record record;
  cxtag_reader *reader;
  (void)state;
  options.max_record = 10;
  for (int i = 0; i < 2; i++) {
    feed f = {i ? document : lines, i ? sizeof document - 1 : sizeof lines - 1, 0, 0, 0, 0};
    cxtag_input const input = {feed_read, NULL, &f, "test"};
    assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
    assert_int_equal(cxtag_reader_next(reader, &record, &feed_error), CXTAG_NEXT_REJECTED);
    assert_non_null(strstr(feed_error.message, "left out; --max-record sets"));
    cxtag_reader_close(reader);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(scripts_are_read_in_pieces),
      cmocka_unit_test(the_last_of_equal_names_counts),
      cmocka_unit_test(damage_ends_a_document_and_costs_a_line),
      cmocka_unit_test(a_cut_line_spoils_no_other),
      cmocka_unit_test(brackets_that_are_passed_over_belong_together),
      cmocka_unit_test(text_is_found_by_its_name),
      cmocka_unit_test(names_are_found_as_they_are_written),
      cmocka_unit_test(an_entry_without_a_text_differs_from_one_with_an_empty_one),
      cmocka_unit_test(a_first_entry_of_any_size_is_read),
      cmocka_unit_test(a_fault_in_a_document_has_its_place),
      cmocka_unit_test(strings_of_an_array_are_joined_by_line_breaks),
      cmocka_unit_test(documents_without_entries_are_empty),
      cmocka_unit_test(marks_between_values_are_passed_over),
      cmocka_unit_test(a_limit_names_its_option),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
