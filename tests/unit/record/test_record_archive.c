/* zip archives made here, whole, cut and changed. */
#include <zstd.h>

#include "pack_up.h"

/* The same bytes of a text are delivered, however it is packed. */
static void a_limit_gives_what_lies_within(void **state) {
  enum { LINES = 1000, MOST = 1234 };
  static const char *const name[] = {"a.txt"};
  char text[LINES * 4 + 1], packed[2000], of_gzip[FEED_ROOM];
  const char *const texts[] = {text};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  for (int i = 0; i < LINES; i++) snprintf(text + 4 * i, 5, "%03d\n", i);
  options.format = "lines";
  options.max_expand = MOST;
  options.max_record = 100;
  size_t len = gzip(text, 4 * LINES, (unsigned char *)packed, sizeof packed);
  snprintf(of_gzip, sizeof of_gzip, "%s", read_all(packed, len, 0, &options));
  assert_non_null(strstr(of_gzip, "=307\n"));
  len = zip_up(packed, sizeof packed, name, texts, 1);
  const char *of_zip = read_all(packed, len, 0, &options);
  assert_int_equal(feed_error.code, CXTAG_ELIMIT);
  assert_non_null(strstr(of_zip, "=307\n"));
  assert_null(strstr(of_zip, "=309\n"));
}

static void members_are_chosen_by_content(void **state) {
  static const char *const names[] = {"kuva.jpg", "../ulos.csv", "palaute-10.csv", "palaute-2.csv",
                                      "__MACOSX/._palaute.csv"};
  static const char *const texts[] = {"\xFF\xD8\xFF\xE0 JFIF", "id,teksti\n9,ulos\n", "id,teksti\n3,c\n",
                                      "id,teksti\n1,a\n2,b\n", "x"};
  static const char *const column[] = {"teksti"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  char bytes[3000];
  size_t const len = zip_up(bytes, sizeof bytes, names, texts, 5);
  (void)state;
  options.text_columns = column;
  options.text_column_count = 1;
  assert_string_equal(read_all(bytes, len, 0, &options), "!\n1=a\n2=b\n3=c\n");
  options.member = "*-10*";
  assert_string_equal(read_all(bytes, len, 100, &options), "!\n3=c\n");
  options.member = "none";
  assert_string_equal(read_all(bytes, len, 0, &options), "EFORMAT");
  assert_non_null(strstr(feed_error.message, "palaute-2.csv"));
  options.member = NULL;
  assert_string_equal(read_all(bytes, len - 10, 0, &options), "EDAMAGE");
}

static void note_warning(void *ctx, const cxtag_error *warning) {
  strcpy(ctx, warning->message);
}

static void members_left_out_are_told(void **state) {
  static const char *const names[] = {"a.csv", "b.txt", "kuva.jpg"};
  static const char *const texts[] = {"id,teksti\n1,a\n2,b\n", "hyva\nhuono\n", "\xFF\xD8\xFF\xE0 JFIF"};
  char bytes[3000], warned[sizeof feed_error.message] = "";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  size_t const len = zip_up(bytes, sizeof bytes, names, texts, 3);
  (void)state;
  options.warning = note_warning;
  options.warning_ctx = warned;
  assert_string_equal(read_all(bytes, len, 0, &options), "1=a\n2=b\n");
  assert_non_null(strstr(warned, "as csv is read here: 1 member, first 'b.txt' (lines)"));
  *warned = '\0';
  options.member = "a*";
  assert_string_equal(read_all(bytes, len, 0, &options), "1=a\n2=b\n");
  assert_string_equal(warned, "");
}

/* A single member is like a file of its own. */
static void tables_among_others_need_not_have_a_kept_column(void **state) {
  static const char *const names[] = {"a.csv", "b.csv"}, *const keep[] = {"x"};
  static const char *const texts[] = {"id,teksti,x\n1,a,7\n", "id,teksti\n2,b\n"};
  char bytes[3000], warned[sizeof feed_error.message] = "";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  size_t len = zip_up(bytes, sizeof bytes, names, texts, 2);
  (void)state;
  options.keep = keep;
  options.keep_count = 1;
  options.warning = note_warning;
  options.warning_ctx = warned;
  assert_string_equal(read_all(bytes, len, 0, &options), "1=a {x:7}\n2=b\n");
  assert_non_null(strstr(warned, "no column is called 'x'; there are 'id', 'teksti'"));
  len = zip_up(bytes, sizeof bytes, names + 1, texts + 1, 1);
  assert_string_equal(read_all(bytes, len, 0, &options), "EFORMAT");
  options.format = "csv";
  assert_string_equal(read_all(texts[1], strlen(texts[1]), 0, &options), "EFORMAT");
  options.one_of_several = 1;
  assert_string_equal(read_all(texts[1], strlen(texts[1]), 0, &options), "2=b\n");
}

/* However many they are. */
static void all_members_are_read(void **state) {
  enum { COUNT = 1000 };
  static char names[COUNT][16], bytes[200 * COUNT];
  const char *name[COUNT], *text[COUNT];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  for (size_t i = 0; i < COUNT; i++) {
    snprintf(names[i], sizeof names[i], "%zu.txt", i);
    name[i] = names[i];
    text[i] = "a\n";
  }
  size_t const len = zip_up(bytes, sizeof bytes, name, text, COUNT);
  const char *out = read_all(bytes, len, 0, &options);
  size_t records = 0;
  for (; (out = strstr(out, "=a\n")); out++) records++;
  assert_int_equal(records, COUNT);
}

static void packed_members_are_unpacked(void **state) {
  static const char *const names[] = {"a.csv.gz", "b.csv.zst"};
  static const char table[] = "id,teksti\n1,a\n";
  unsigned char packed[200];
  char bytes[1000], zstd[200];
  zip_error_t error;
  zip_stat_t about;
  (void)state;
  size_t const lengths[] = {gzip(table, sizeof table - 1, packed, sizeof packed),
                            ZSTD_compress(zstd, sizeof zstd, table, sizeof table - 1, 3)};
  const void *const parts[] = {packed, zstd};
  zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
  zip_t *zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  zip_source_keep(buffer);
  for (size_t i = 0; i < 2; i++)
    zip_file_add(zip, names[i], zip_source_buffer(zip, parts[i], lengths[i], 0), ZIP_FL_ENC_UTF_8);
  zip_close(zip);
  zip_source_open(buffer);
  zip_source_stat(buffer, &about);
  assert_true(about.size <= sizeof bytes);
  zip_source_read(buffer, bytes, about.size);
  zip_source_close(buffer);
  zip_source_free(buffer);
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char *const column[] = {"teksti"};
  options.text_columns = column;
  options.text_column_count = 1;
  assert_string_equal(read_all(bytes, (size_t)about.size, 0, &options), "1=a\n1=a\n");
}

static void a_damaged_member_does_not_hide_the_others(void **state) {
  static const char *const names[] = {"a.txt", "b.txt"};
  static const char *const texts[] = {"eka rivi on hyv\xC3\xA4 ja toinen rivi on pitk\xC3\xA4\n", "toka\n"};
  char bytes[1000];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  size_t const len = zip_up(bytes, sizeof bytes, names, texts, 2);
  (void)state;
  options.format = "lines";
  bytes[45] ^= 0x55;
  const char *out = read_all(bytes, len, 0, &options);
  assert_non_null(strstr(out, "=toka\n"));
  assert_string_equal(out + strlen(out) - 2, "$\n");
  assert_non_null(strstr(feed_error.source, "a.txt"));
}

static void slack_days_come_in_order_with_names(void **state) {
  static const char *const names[] = {"kanava/2024-02-02.json", "users.json", "kanava/2024-02-01.json"};
  static const char first_day[] =
      "[{\"type\":\"message\",\"ts\":\"1.0\",\"user\":\"U1\",\"text\":\"<@U1> hei\"},"
      "{\"type\":\"message\",\"subtype\":\"channel_join\",\"ts\":\"1.5\",\"text\":\"x\"}]";
  static const char *const texts[] = {"[{\"type\":\"message\",\"ts\":\"2.0\",\"user\":\"U1\",\"text\":\"toka\"}]",
                                      "[{\"id\":\"U1\",\"name\":\"maija\"}]", first_day};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  char bytes[3000];
  size_t const len = zip_up(bytes, sizeof bytes, names, texts, 3);
  (void)state;
  assert_string_equal(read_all(bytes, len, 0, &options),
                      "kanava/1.0=@maija hei\nkanava/2.0=toka\n#system*1\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_limit_gives_what_lies_within),
      cmocka_unit_test(members_are_chosen_by_content),
      cmocka_unit_test(members_left_out_are_told),
      cmocka_unit_test(tables_among_others_need_not_have_a_kept_column),
      cmocka_unit_test(all_members_are_read),
      cmocka_unit_test(packed_members_are_unpacked),
      cmocka_unit_test(a_damaged_member_does_not_hide_the_others),
      cmocka_unit_test(slack_days_come_in_order_with_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
