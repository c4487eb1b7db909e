/* Plain lines, encodings, and when a reader may wait. */
#include "feed.h"

static void lines_end_as_they_like(void **state) {
  (void)state;
  assert_string_equal(read_text("yksi\nkaksi\r\n\n   \nkolme", "lines"),
                      "1=yksi\n2=kaksi\n5=kolme\n#blank*2\n");
  assert_string_equal(read_text("yksi\rkaksi\rkolme", "lines"), "1=yksi\n2=kaksi\n3=kolme\n");
  assert_string_equal(read_text("a\rb\nc", "lines"), "1=a\rb\n2=c\n");
  assert_string_equal(read_text("", "lines"), "");
}

static void pieces_do_not_matter(void **state) {
  static const char *const texts[] = {"yksi\r\nkaksi\r\nkolme\r\n", "a\rb\rc\r",
                                      "\xEF\xBB\xBFhyv\xC3\xA4\n\xF0\x9F\x98\x80\n"};
  (void)state;
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
    char whole[200];
    options.format = "lines";
    strcpy(whole, read_all(texts[i], strlen(texts[i]), 0, &options));
    for (size_t piece = 1; piece < 9; piece++)
      assert_string_equal(read_all(texts[i], strlen(texts[i]), piece, &options), whole);
  }
}

static void encodings_are_found(void **state) {
  static const char le[] = "\xFF\xFE"
                           "h\0y\0v\0\xE4\0\n\0\x3D\xD8\x00\xDE\n\0";
  static const char be_without_mark[] = "\0h\0y\0v\0\xE4\0\n\0o\0k\0\n";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.format = "lines";
  for (size_t piece = 0; piece < 4; piece++) {
    assert_string_equal(read_all(le, sizeof le - 1, piece, &options), "1=hyv\xC3\xA4\n2=\xF0\x9F\x98\x80\n");
    if (piece) continue;
    assert_string_equal(read_all(be_without_mark, sizeof be_without_mark - 1, piece, &options),
                        "1=hyv\xC3\xA4\n2=ok\n");
  }
  options.encoding = "windows-1252";
  assert_string_equal(read_all("hyv\xE4 \x80\n", 7, 0, &options), "1=hyv\xC3\xA4 \xE2\x82\xAC\n");
  options.encoding = "ISO-8859-15";
  assert_string_equal(read_all("hyv\xE4 \xA4\n", 7, 0, &options), "1=hyv\xC3\xA4 \xE2\x82\xAC\n");
  options.encoding = "no-such-thing";
  assert_string_equal(read_all("x\n", 2, 0, &options), "EINVAL:");
}

static void a_long_line_is_rejected_and_the_next_is_read(void **state) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  size_t const size = 400000;
  char *text = malloc(size + 5);
  (void)state;
  memset(text, 'x', size);
  memcpy(text + size, "\nok\n", 5);
  options.format = "lines";
  options.max_record = 1000;
  assert_string_equal(read_all(text, size + 4, 0, &options), "!\n2=ok\n");
  assert_string_equal(read_all(text, size + 4, 777, &options), "!\n2=ok\n");
  free(text);
}

/* Whatever the format: what stands before and behind is read, and nothing of the rest becomes a record. */
static void too_long_a_record_is_rejected_alone(void **state) {
  static const struct {
    const char *format, *before, *piece, *behind;
  } shapes[] = {{"csv", "id,text\n1,a\n2,", "aa,bb", "\n3,b\n"},
                {"csv", "id,text\r\n1,a\r\n2,", "aa,bb", "\r\n3,b\r\n"},
                {"jsonl", "{\"text\":\"a\"}\n{\"text\":\"", "aa\\\"bb", "\"}\n{\"text\":\"b\"}\n"},
                {"lines", "a\n", "aaaaa", "\nb\n"},
                {"whatsapp", "[1.2.2024 klo 9.15.33] A: a\n[1.2.2024 klo 9.16.02] B: ", " [1.2.2024 klo 9.16.02] B: c",
                 "\n[1.2.2024 klo 9.16.02] B: b\n"}};
  enum { PIECES = 120000 };
  static char bytes[PIECES * 32];
  static const char *const column[] = {"text"};
  (void)state;
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
    cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
    size_t len = strlen(shapes[i].before), piece = strlen(shapes[i].piece);
    strcpy(bytes, shapes[i].before);
    for (size_t k = 0; k < PIECES; k++, len += piece) memcpy(bytes + len, shapes[i].piece, piece);
    strcpy(bytes + len, shapes[i].behind);
    len += strlen(shapes[i].behind);
    options.format = shapes[i].format;
    options.max_record = 1000;
    if (i < 2) {
      options.text_columns = column;
      options.text_column_count = 1;
    }
    for (size_t cut = 0; cut < 100000; cut = cut * 2 + 1777) {
      const char *out = read_all(bytes, len, cut, &options);
      if (strcmp(out, "1=a\n!\n3=b\n")) fail_msg("%s, %zu: %s", shapes[i].format, cut, out);
    }
  }
}

/* A record as long as the limit is delivered, a byte more is too much: wherever the pieces are cut. */
static void the_limit_is_met_to_the_byte(void **state) {
  enum { LIMIT = 100 };
  static const struct {
    const char *format, *before, *begin, *end, *behind; /* begin to end counts */
    int ends_reading;                                   /* what is behind the record is not read */
  } shapes[] = {{"lines", "a\n", "", "", "\nb\n", 0},
                {"lines", "a\r", "", "", "\rb\r", 0},
                {"lines", "a\n", "", "\r", "\nb", 0},
                {"jsonl", "{\"text\":\"a\"}\n", "{\"text\":\"", "\"} ", "\n{\"text\":\"b\"}\n", 0},
                {"json", "[{\"text\":\"a\"},", "{\"text\":\"", "\"}", ",{\"text\":\"b\"}]", 0},
                {"json", "{\"a\":[{\"text\":\"a\"},", "{\"text\":\"", "\"}", "],\"a\":[{\"text\":\"b\"}]}", 0},
                {"csv", "id,text\n1,a\n", "2,", "\n", "3,b\n", 0},
                {"csv", "id,text\r\n1,a\r\n", "2,", "\r\n", "3,b", 0},
                {"csv", "id,text\r1,a\r", "2,", "\r", "3,b\r", 0},
                {"csv", "id,text\n1,a\n", "2,\"", "\"\n", "3,b\n", 0},
                {"csv", "id,text\n1,a\n", "2,", "", "", 1},
                {"whatsapp", "[1.2.2024 klo 9.15.33] A: a\n", "[1.2.2024 klo 9.16.02] B: ", "",
                 "\n[1.2.2024 klo 9.16.02] B: b\n", 0}};
  (void)state;
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    for (size_t length = LIMIT - 2; length < LIMIT + 20; length++) {
      cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
      char bytes[400], first[400];
      size_t const frame = strlen(shapes[i].begin) + strlen(shapes[i].end);
      snprintf(bytes, sizeof bytes, "%s%s%0*d%s%s", shapes[i].before, shapes[i].begin, (int)(length - frame), 0,
               shapes[i].end, shapes[i].behind);
      options.format = shapes[i].format;
      options.max_record = LIMIT;
      strcpy(first, read_all(bytes, strlen(bytes), 0, &options));
      if ((strstr(first, "=000") != NULL) != (length <= LIMIT) ||
          (strstr(first, "\n!\n") != NULL) != (length > LIMIT) ||
          (strstr(first, "=b\n") == NULL) != shapes[i].ends_reading)
        fail_msg("%s, %zu bytes: %s", shapes[i].format, length, first);
      for (size_t piece = 1; piece < 130; piece++) {
        const char *const out = read_all(bytes, strlen(bytes), piece, &options);
        if (strcmp(out, first)) fail_msg("%s, %zu bytes in pieces of %zu: %s", shapes[i].format, length, piece, out);
      }
    }
}

/* A pipe: what has come is answered, and only then is more asked for. */
static void readers_know_when_they_wait(void **state) {
  static const char text[] = "yksi\nkaksi\nkol";
  feed f = {text, sizeof text - 1, 0, 4, 0, 0};
  cxtag_input const input = {feed_read, feed_ready, &f, "-"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record;
  cxtag_reader *reader;
  (void)state;
  options.piped = 1;
  f.ready_until = 11; /* both lines have come */
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
  for (int i = 0; i < 2; i++) {
    assert_int_equal(cxtag_reader_may_wait(reader), 0);
    assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  }
  assert_memory_equal(record.text.bytes, "kaksi", 5);
  int const reads = f.reads;
  assert_int_equal(cxtag_reader_may_wait(reader), 1);
  assert_int_equal(cxtag_reader_may_wait(reader), 1);
  assert_int_equal(f.reads, reads);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  assert_memory_equal(record.text.bytes, "kol", 3);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_END);
  cxtag_reader_close(reader);
}

static void pipes_of_brackets_may_be_json_or_not(void **state) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char json[] = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", chat[] = "[1.2.2024] hei\n",
                    face[] = "{-: hei\n", time[] = "[9.16] Maija: hei\n[9.17] Pekka: moi\n",
                    note[] = "[1], sanoi h\xC3\xA4n\n";
  (void)state;
  options.piped = 1;
  assert_string_equal(read_all(json, sizeof json - 1, 0, &options), "1=a\n2=b\n");
  assert_string_equal(read_all(chat, sizeof chat - 1, 0, &options), "1=[1.2.2024] hei\n");
  assert_string_equal(read_all(face, sizeof face - 1, 0, &options), "1={-: hei\n");
  for (options.piped = 0; options.piped < 2; options.piped++) {
    assert_string_equal(read_all(time, sizeof time - 1, 0, &options), "1=[9.16] Maija: hei\n2=[9.17] Pekka: moi\n");
    assert_string_equal(read_all(note, sizeof note - 1, 0, &options), "1=[1], sanoi h\xC3\xA4n\n");
    assert_string_equal(read_all("[] \n", 4, 0, &options), "");
    assert_string_equal(read_all("[\"a\"];\n", 7, 0, &options), "EFORMAT");
    assert_string_equal(read_all("[{\"text\":\"a\"}] x\n", 18, 0, &options), "1=a\n$\n");
  }
}

static void assert_refused(const cxtag_reader_options *options, const char *message) {
  feed f = {"a\n", 2, 0, 0, 0, 0};
  cxtag_input const input = {feed_read, NULL, &f, "in"};
  cxtag_reader *reader;
  cxtag_error err;
  assert_int_equal(cxtag_reader_open_input(&reader, &input, options, &err), CXTAG_EINVAL);
  assert_string_equal(err.message, message);
  assert_null(reader);
}

static void lists_and_their_strings_are_not_null(void **state) {
  static const char *const names[] = {"a", NULL};
  static const struct {
    size_t list, count;
    const char *name;
  } members[] = {
      {offsetof(cxtag_reader_options, text_columns), offsetof(cxtag_reader_options, text_column_count), "text_columns"},
      {offsetof(cxtag_reader_options, text_paths), offsetof(cxtag_reader_options, text_path_count), "text_paths"},
      {offsetof(cxtag_reader_options, keep), offsetof(cxtag_reader_options, keep_count), "keep"},
      {offsetof(cxtag_reader_options, preset_files), offsetof(cxtag_reader_options, preset_file_count),
       "preset_files"}};
  char message[100];
  (void)state;
  for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
    cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
    const char *const *list = names;
    size_t const count = 2;
    memcpy((char *)&options + members[i].count, &count, sizeof count);
    snprintf(message, sizeof message, "%s is NULL, and is to have 2 strings", members[i].name);
    assert_refused(&options, message);
    memcpy((char *)&options + members[i].list, &list, sizeof list);
    snprintf(message, sizeof message, "string 2 of %s is NULL", members[i].name);
    assert_refused(&options, message);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(lines_end_as_they_like),
      cmocka_unit_test(pieces_do_not_matter),
      cmocka_unit_test(encodings_are_found),
      cmocka_unit_test(a_long_line_is_rejected_and_the_next_is_read),
      cmocka_unit_test(too_long_a_record_is_rejected_alone),
      cmocka_unit_test(the_limit_is_met_to_the_byte),
      cmocka_unit_test(readers_know_when_they_wait),
      cmocka_unit_test(pipes_of_brackets_may_be_json_or_not),
      cmocka_unit_test(lists_and_their_strings_are_not_null),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
