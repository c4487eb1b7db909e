/* What a pipe is taken for does not depend on when its bytes come; and what is answered before the next ones do. */
#include "feed.h"

static const struct {
  const char *format; /* NULL = what it looks like through a pipe */
  const char *bytes;
} pipes[] = {
    {NULL, "{\"id\":1,\"text\":\"Toimitus oli nopea\"}\n"},
    {NULL, "{\"id\":1,\"text\":\"a\"}\n{\"id\":2,\"text\":\"b\",\"reply\":{\"text\":\"c\"}}\n"},
    {NULL, "{\"id\":1,\"stars\":4}\n{\"id\":2,\"text\":\"b\"}\n"},
    {NULL, "{\"comment\":\"The parcel came late\"}\n{\"comment\":\"b\",\"text\":\"c\"}\n"},
    {NULL, "\n\n {\"text\":\"a\"}\n{\"text\":\"b\"}"},
    {NULL, "{\"text\":\"a\"} {\"text\":\"b\"}\n{\"text\":\"c\"}\n"},
    {NULL, "{\"text\":\n\"a\"}\n{\"text\":\"b\"}\n"},
    {NULL, "[{\"text\":\"a\"},\n{\"text\":\"b\"}]\n"},
    {NULL, "[1.2.2024] hei\n[2.2.2024] moi\n"},
    {NULL, "{-: hei\n{\"text\":\"b\"}\n"},
    {NULL, "{\"text\":oops}\n{\"text\":\"b\"}\n"},
    {NULL, "window.YTD.x.part0 = [ {\"text\":\"a\"},\n{\"text\":\"b\"} ]"},
    {NULL, "x =\n[{\"text\":\"a\"}]\n"},
    {NULL, "hyvin\nmeni = [\n"},
    {NULL, "hyv\xE4\nhyv\xC3\xA4\n"},
    {"lines", "hyva\rhuono\rok\r"},
    {"lines", "hyva\r\nhuono\rok\r"},
    {"lines", "\n\nhyva\rhuono\n"},
    {"jsonl", "{\"id\":1,\"stars\":4}\n{\"id\":2,\"text\":\"b\"}\n"},
    {"jsonl", "{\"text\":\"a\"}\r\n{\"text\":\"b\"}"},
    {"json", "{\"text\":\"a\"}\n{\"text\":\"b\",\"reply\":{\"text\":\"c\"}}\n"},
    {"csv", "palaute, avoin;aika\nhyv\xE4;1\nhuono, kallis;2\nok;3\n"},
    {"csv", "id;palaute\r1;\"a\rb\"\r2;c\r"},
    {"csv", "Report;;\n\nid;aika;palaute\n1;2;c\n"},
    {"tsv", "id\tpalaute\n1\ta, b\n"},
    {"whatsapp", "[1.2.2024 klo 9.15.33] A: a\nb\n[1.2.2024 klo 9.16.02] B: c\n"},
};

/* Up to `come` bytes are there at once, those behind one by one. */
static const char *read_pipe(size_t i, size_t come, int waits, char *out, size_t size) {
  size_t const len = strlen(pipes[i].bytes);
  feed f = {pipes[i].bytes, len, 0, 1, come, 0};
  cxtag_input const input = {feed_read, waits ? feed_ready : NULL, &f, "-"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_reader *reader;
  cxtag_record record;
  cxtag_error error;
  cxtag_next next;
  *out = '\0';
  options.format = pipes[i].format;
  options.piped = 1;
  if (cxtag_reader_open_input(&reader, &input, &options, &error)) {
    note(out, size, "%s", error.message);
    return out;
  }
  while (waits && cxtag_reader_may_wait(reader) && f.at < len) f.ready_until++;
  while ((next = cxtag_reader_next(reader, &record, &error)) > 0) {
    if (next == CXTAG_NEXT_RECORD) {
      note_value(out, size, record.id);
      note(out, size, "=");
      note_value(out, size, record.text);
    }
    note(out, size, next == CXTAG_NEXT_RECORD ? "\n" : "!\n");
    while (waits && cxtag_reader_may_wait(reader) && f.at < len) f.ready_until++;
  }
  if (next == CXTAG_NEXT_DAMAGED) note(out, size, "$%s\n", error.message);
  cxtag_reader_close(reader);
  return out;
}

static void it_is_taken_for_what_its_bytes_are(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof pipes / sizeof *pipes; i++) {
    char whole[1000], out[1000];
    read_pipe(i, 0, 0, whole, sizeof whole);
    for (size_t come = 0; come <= strlen(pipes[i].bytes); come++)
      if (strcmp(read_pipe(i, come, 1, out, sizeof out), whole))
        fail_msg("%s, cut behind %zu bytes:\n%snot\n%s", pipes[i].bytes, come, out, whole);
  }
}

/* How many bytes must have come before the first record is there. */
static size_t bytes_needed(const char *format, const char *bytes) {
  feed f = {bytes, strlen(bytes), 0, 1, 0, 0};
  cxtag_input const input = {feed_read, feed_ready, &f, "-"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_reader *reader;
  cxtag_record record;
  options.format = format;
  options.piped = 1;
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  cxtag_reader_close(reader);
  return f.at;
}

static void lines_are_answered_as_they_come(void **state) {
  static const char json[] = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n", unclear[] = "{\"stars\":4}\n{\"text\":\"b\"}\n",
                    letters[] = "h\xC3\xA4n\nhei\n", table[] = "id;teksti\n1;a\n2;b\n3;c\n";
  (void)state;
  assert_int_equal(bytes_needed(NULL, "yksi\nkaksi\n"), 5);
  assert_int_equal(bytes_needed("lines", "\n\nyksi\nkaksi\n"), 7);
  assert_int_equal(bytes_needed("lines", "[{\"text\":\nkaksi\n"), 10);
  assert_int_equal(bytes_needed(NULL, letters), 5);
  assert_int_equal(bytes_needed(NULL, json), strcspn(json, "\n") + 1);
  assert_int_equal(bytes_needed("jsonl", json), strcspn(json, "\n") + 1);
  /* what the first line does not settle takes more of them, and a table always does */
  assert_int_equal(bytes_needed(NULL, unclear), sizeof unclear - 1);
  assert_int_equal(bytes_needed("csv", table), sizeof table - 1);
}

/* Bytes that would decide otherwise stand behind those that decide: however these and those come. */
static void what_is_behind_the_sample_decides_nothing(void **state) {
  enum { SAMPLE = 256 * 1024 };
  static const struct {
    const char *format, *head, *record, *tail;
  } shapes[] = {{"lines", "", "Toimitus oli nopea%s\n", ""},
                {"lines", "", "Toimitus oli nopea%s\r", ""},
                {"jsonl", "", "{\"id\":1,\"text\":\"a%s\"}\n", ""},
                {"jsonl", "{\"id\":1}\n", "{\"id\":1,\"text\":\"a%s\"}\n", ""},
                {"json", "[", "{\"id\":1,\"text\":\"a%s\"},\n", "{}]"},
                {"csv", "id;palaute\n", "7;Toimitus oli nopea%s\n", ""},
                {"csv", "id;palaute\r\n", "7;\"Toimitus oli; nopea%s\"\r\n", ""},
                {"tsv", "id\tpalaute\n", "7\tToimitus, nopea%s\n", ""},
                {"whatsapp", "", "[1.2.2024 klo 9.15.33] A: a%s\n", ""},
                {NULL, "", "Toimitus oli nopea%s\n", ""},
                {NULL, "", "{\"id\":1,\"text\":\"a%s\"}\n", ""}};
  static const char *const odd[] = {"\xE4", "\xC3\xA4", "\r", "\n", "\"", "\\", ";", "\",\"comment\":\"a b c"};
  static const size_t pieces[] = {0, 1, 4095, 65536, SAMPLE - 1, SAMPLE, SAMPLE + 1};
  static char bytes[SAMPLE + 1000], first[1 << 16];
  (void)state;
  for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
    for (size_t k = 0; k < sizeof odd / sizeof *odd; k++) {
      cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
      size_t length = strlen(strcpy(bytes, shapes[i].head));
      options.format = shapes[i].format;
      options.piped = 1;
      while (length < SAMPLE + 200) {
        int const is_odd = length > SAMPLE + 100 - (k % 2) * 100;
        length += (size_t)snprintf(bytes + length, sizeof bytes - length, shapes[i].record, is_odd ? odd[k] : "");
      }
      length += strlen(strcpy(bytes + length, shapes[i].tail));
      strcpy(first, read_all(bytes, length, pieces[0], &options));
      for (size_t p = 1 + (k > 1); p < sizeof pieces / sizeof *pieces; p++)
        if (strcmp(read_all(bytes, length, pieces[p], &options), first) != 0)
          fail_msg("%s, %s in pieces of %zu", shapes[i].record, odd[k], pieces[p]);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(it_is_taken_for_what_its_bytes_are),
      cmocka_unit_test(lines_are_answered_as_they_come),
      cmocka_unit_test(what_is_behind_the_sample_decides_nothing),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
