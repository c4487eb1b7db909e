/* Every allocation fails once: the reader says so, keeps nothing, and reads rightly when memory is there. */
#include "failing.h"
#include "feed.h"

#include <zlib.h>

static void fails_until_it_works(const char *text, size_t len, const char *format, const char *column) {
  int worked = 0;
  for (long allowed = 0; !worked && allowed < 4000; allowed++) {
    failing f = {allowed, 0};
    cxtag_memory const memory = failing_memory(&f);
    cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
    feed from = {text, len, 0, 7, len, 0};
    cxtag_input const input = {feed_read, NULL, &from, "test"};
    cxtag_record record;
    cxtag_reader *reader;
    cxtag_error err;
    cxtag_next next = CXTAG_NEXT_END;
    int records = 0;
    options.memory = &memory;
    options.format = format;
    options.text_columns = &column;
    options.text_column_count = column != NULL;
    cxtag_status status = cxtag_reader_open_input(&reader, &input, &options, &err);
    if (!status) {
      while ((next = cxtag_reader_next(reader, &record, &err)) > 0) records++;
      cxtag_reader_close(reader);
      if (next == CXTAG_NEXT_DAMAGED) status = err.code;
    } else
      assert_null(reader);
    assert_int_equal(f.held, 0);
    if (status)
      assert_int_equal(status, CXTAG_ENOMEM);
    else {
      assert_int_equal(records, 2);
      worked = 1;
    }
  }
  assert_true(worked);
}

static void readers_survive_lost_memory(void **state) {
  static const char lines[] = "yksi\nkaksi\n", csv[] = "id;teksti\n1;\"a \"\"b\"\"\"\n2;hyv\xE4\n";
  static const char jsonl[] = "{\"text\":\"a\\n\",\"id\":1}\n{\"text\":\"b\",\"id\":2}\n";
  static const char document[] =
      "{\"reviews\":[{\"comment\":\"a\",\"starRating\":1,\"reviewer\":{\"displayName\":\"x\"}},"
      "{\"comment\":\"(Translated by Google) a\\n\\n(Original)\\nb\"}]}";
  static const char chat[] = "[1.2.2024 klo 9.15.33] A: eka\njatko\n[1.2.2024 klo 9.16.02] B: toka\n";
  static const char wide[] = "\xFF\xFE"
                             "a\0\n\0b\0\n\0";
  unsigned char packed[200];
  z_stream z;
  (void)state;
  fails_until_it_works(lines, sizeof lines - 1, "lines", NULL);
  fails_until_it_works(wide, sizeof wide - 1, "lines", NULL);
  fails_until_it_works(csv, sizeof csv - 1, NULL, "teksti");
  fails_until_it_works(jsonl, sizeof jsonl - 1, NULL, NULL);
  fails_until_it_works(document, sizeof document - 1, NULL, NULL);
  fails_until_it_works(chat, sizeof chat - 1, "whatsapp", NULL);
  memset(&z, 0, sizeof z);
  deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  z.next_in = (Bytef *)lines;
  z.avail_in = sizeof lines - 1;
  z.next_out = packed;
  z.avail_out = sizeof packed;
  deflate(&z, Z_FINISH);
  size_t const len = sizeof packed - z.avail_out;
  deflateEnd(&z);
  fails_until_it_works((const char *)packed, len, "lines", NULL);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(readers_survive_lost_memory)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
