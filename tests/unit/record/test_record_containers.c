/* gzip, zstd, zip and XLSX made here, whole, cut and changed. */
#include "feed.h"

#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>
#include <zlib.h>
#include <zstd.h>

#include "record/xlsx.h"

static size_t gzip(const char *text, size_t len, unsigned char *out, size_t size) {
  z_stream z;
  memset(&z, 0, sizeof z);
  assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
  z.next_in = (Bytef *)text;
  z.avail_in = (uInt)len;
  z.next_out = out;
  z.avail_out = (uInt)size;
  assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
  size_t const made = size - z.avail_out;
  deflateEnd(&z);
  return made;
}

static const char *read_lines(const void *bytes, size_t len, size_t piece) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.format = "lines";
  return read_all(bytes, len, piece, &options);
}

static void all_members_of_gzip_are_read(void **state) {
  unsigned char bytes[400];
  (void)state;
  size_t len = gzip("yksi\nkak", 8, bytes, sizeof bytes);
  len += gzip("si\nkolme\n", 9, bytes + len, sizeof bytes - len);
  for (size_t piece = 0; piece < 5; piece++)
    assert_string_equal(read_lines(bytes, len, piece), "1=yksi\n2=kaksi\n3=kolme\n");
  memset(bytes + len, 0, 20); /* tapes pad */
  assert_string_equal(read_lines(bytes, len + 20, 0), "1=yksi\n2=kaksi\n3=kolme\n");
  memcpy(bytes + len, "rubbish", 7);
  assert_string_equal(read_lines(bytes, len + 7, 0), "1=yksi\n2=kaksi\n3=kolme\n$\n");
}

static void damaged_gzip_gives_what_was_before(void **state) {
  char text[4000], *to = text;
  unsigned char bytes[4000];
  (void)state;
  for (int i = 0; i < 100; i++) to += sprintf(to, "palaute numero %d %d\n", i * 7919 % 1000, i);
  size_t const len = gzip(text, (size_t)(to - text), bytes, sizeof bytes);
  const char *half = read_lines(bytes, len / 2, 0);
  assert_memory_equal(half, "1=palaute numero 0 0\n2=", 23);
  assert_string_equal(half + strlen(half) - 3, "\n$\n");
  assert_non_null(strstr(feed_error.message, "unexpected end of gzip data"));
  bytes[len - 6] ^= 1; /* the sum */
  const char *all = read_lines(bytes, len, 0);
  assert_string_equal(all + strlen(all) - 3, "\n$\n");
  assert_non_null(strstr(all, "100=palaute numero"));
}

static void zstd_is_read_and_cut_zstd_is_told(void **state) {
  static const char text[] = "yksi\nkaksi\n";
  char bytes[200];
  size_t const len = ZSTD_compress(bytes, sizeof bytes, text, sizeof text - 1, 3);
  (void)state;
  assert_false(ZSTD_isError(len));
  for (size_t piece = 0; piece < 4; piece++)
    assert_string_equal(read_lines(bytes, len, piece), "1=yksi\n2=kaksi\n");
  assert_string_equal(read_lines(bytes, len - 3, 0), "1=yksi\n$\n");
  assert_non_null(strstr(feed_error.message, "unexpected end of zstd data"));
}

/* Three blocks, of which the last is damaged: those before are read, and the same is said, however the bytes come. */
static void damaged_zstd_gives_what_was_before(void **state) {
  static const char *const blocks[] = {"yksi\nkaksi\n", "kolme\nneljä\n", "viisi\nkuusi\n"};
  char bytes[400], first[256];
  ZSTD_CCtx *z = ZSTD_createCCtx();
  ZSTD_outBuffer output = {bytes, sizeof bytes, 0};
  size_t ends[3];
  (void)state;
  for (size_t i = 0; i < 3; i++) {
    ZSTD_inBuffer input = {blocks[i], strlen(blocks[i]), 0};
    assert_int_equal(ZSTD_compressStream2(z, &output, &input, i < 2 ? ZSTD_e_flush : ZSTD_e_end), 0);
    ends[i] = output.pos;
  }
  ZSTD_freeCCtx(z);
  assert_string_equal(read_lines(bytes, output.pos, 0), "1=yksi\n2=kaksi\n3=kolme\n4=neljä\n5=viisi\n6=kuusi\n");
  bytes[ends[1]] |= 6; /* a kind of block that there is not */
  for (size_t piece = 0; piece < 40; piece++) {
    assert_string_equal(read_lines(bytes, output.pos, piece), "1=yksi\n2=kaksi\n3=kolme\n4=neljä\n$\n");
    if (!piece) strcpy(first, feed_error.message);
    assert_string_equal(feed_error.message, first);
    assert_int_equal(feed_error.offset, ends[1]);
  }
}

/* Through a pipe whose first bytes come one by one, or hang anywhere. */
static void a_slow_pipe_is_unpacked_too(void **state) {
  static const char text[] = "yksi\nkaksi\n";
  unsigned char packed[2][200];
  size_t const lengths[] = {gzip(text, sizeof text - 1, packed[0], sizeof packed[0]),
                            ZSTD_compress(packed[1], sizeof packed[1], text, sizeof text - 1, 3)};
  (void)state;
  for (size_t i = 0; i < 2; i++)
    for (size_t come = 0; come <= lengths[i]; come++) {
      feed f = {(const char *)packed[i], lengths[i], 0, 1, come, 0};
      cxtag_input const input = {feed_read, feed_ready, &f, "-"};
      cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
      cxtag_record record;
      cxtag_reader *reader;
      options.piped = 1;
      assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
      assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
      assert_int_equal(record.text.length, 4);
      assert_memory_equal(record.text.bytes, "yksi", 4);
      assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
      assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_END);
      cxtag_reader_close(reader);
    }
}

/* A few bytes that ask for a window of 2 GiB are given what may be unpacked at most. */
static void a_zstd_window_obeys_the_limit(void **state) {
  static const char bytes[] = "\x28\xB5\x2F\xFD\x00\xA8\x19\x00\x00yksi";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.format = "lines";
  options.max_expand = 1000000;
  assert_string_equal(read_all(bytes, sizeof bytes - 1, 0, &options), "ELIMIT:");
  assert_int_equal(feed_error.code, CXTAG_ELIMIT);
  assert_non_null(strstr(feed_error.message, "--max-expand"));
}

/* Packed in a stream, so that the frame does not say how long it is. */
static size_t zstd_with_window(const char *text, size_t len, int window_log, char *out, size_t size) {
  ZSTD_CCtx *z = ZSTD_createCCtx();
  ZSTD_inBuffer input = {text, len, 0};
  ZSTD_outBuffer output = {out, size, 0};
  ZSTD_CCtx_setParameter(z, ZSTD_c_windowLog, window_log);
  ZSTD_compressStream2(z, &output, &input, ZSTD_e_flush);
  assert_int_equal(ZSTD_compressStream2(z, &output, &input, ZSTD_e_end), 0);
  ZSTD_freeCCtx(z);
  return output.pos;
}

static void zstd_that_looks_back_too_far_is_refused(void **state) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  size_t const size = 300000;
  char *text = malloc(size), bytes[2000];
  (void)state;
  options.format = "lines";
  options.max_window = 100000;
  /* A short frame may claim what it does not use. */
  size_t len = zstd_with_window("yksi\n", 5, 20, bytes, sizeof bytes);
  assert_string_equal(read_all(bytes, len, 1, &options), "1=yksi\n");
  for (size_t i = 0; i < size; i++) text[i] = i % 100000 == 99999 ? '\n' : 'a';
  len = zstd_with_window(text, size, 20, bytes, sizeof bytes);
  for (size_t piece = 0; piece < 3; piece++) {
    feed_error.code = CXTAG_OK;
    read_all(bytes, len, piece, &options);
    assert_int_equal(feed_error.code, CXTAG_ELIMIT);
    assert_non_null(strstr(feed_error.message, "up to 1 MiB of memory: --max-window 1M"));
  }
  /* A frame that says its length is refused before it is unpacked, also behind another one. */
  size_t const first = zstd_with_window("yksi\n", 5, 10, bytes, sizeof bytes);
  len = first + ZSTD_compress(bytes + first, sizeof bytes - first, text, size, 3);
  assert_string_equal(read_all(bytes, len, 1, &options), "1=yksi\n$\n");
  assert_int_equal(feed_error.code, CXTAG_ELIMIT);
  options.max_window = 1 << 20;
  feed_error.code = CXTAG_OK;
  read_all(bytes, len, 0, &options);
  assert_int_equal(feed_error.code, CXTAG_OK);
  free(text);
}

static void a_bomb_stops_at_the_limit(void **state) {
  size_t const size = 3000000;
  char *zeros = calloc(1, size);
  unsigned char bytes[8000];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  size_t const len = gzip(zeros, size, bytes, sizeof bytes);
  free(zeros);
  options.format = "lines";
  options.max_expand = 1000000;
  options.max_record = 1000;
  const char *out = read_all((const char *)bytes, len, 0, &options);
  assert_string_equal(out, "$\n");
  assert_int_equal(feed_error.code, CXTAG_ELIMIT);
}

static size_t zip_up(char *out, size_t size, const char *const *names, const char *const *texts,
                     size_t count) {
  zip_error_t error;
  zip_stat_t about;
  zip_source_t *buffer = zip_source_buffer_create(NULL, 0, 0, &error);
  zip_t *zip = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  assert_non_null(zip);
  zip_source_keep(buffer);
  for (size_t i = 0; i < count; i++) {
    zip_source_t *text = zip_source_buffer(zip, texts[i], strlen(texts[i]), 0);
    assert_true(zip_file_add(zip, names[i], text, ZIP_FL_ENC_UTF_8) >= 0);
  }
  assert_int_equal(zip_close(zip), 0);
  zip_source_open(buffer);
  zip_source_stat(buffer, &about);
  assert_true(about.size <= size);
  assert_int_equal(zip_source_read(buffer, out, about.size), about.size);
  zip_source_close(buffer);
  zip_source_free(buffer);
  return (size_t)about.size;
}

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

/* A workbook with one sheet, of this XML; and one shared string. */
static size_t make_book(char *out, size_t size, const char *sheet, const char *string) {
  static const char *const names[] = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
                                      "xl/worksheets/sheet1.xml", "[Content_Types].xml"};
  const char *const texts[] = {
      "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets></workbook>",
      "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='rId2' Type='x/sharedStrings' Target='sharedStrings.xml'/></Relationships>",
      string, sheet, "<Types/>"};
  return zip_up(out, size, names, texts, 5);
}

/* A string that a row says again and again is as large as it is said; and what a parser puts off to the end is read. */
static void hostile_sheets_are_bounded(void **state) {
  enum { SAID = 200, ATTRIBUTES = 20000 };
  static const char *const column[] = {"text"};
  char sheet[ATTRIBUTES * 12 + 1000], string[2000], bytes[20000], *at = sheet;
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.text_columns = column;
  options.text_column_count = 1;
  options.max_record = 50000;
  sprintf(string, "<sst><si><t>%01000d</t></si></sst>", 7);
  at += sprintf(at, "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>text</t></is></c></row>"
                    "<row r='2'>");
  for (int i = 0; i < SAID; i++) at += sprintf(at, "<c t='s'><v>0</v></c>");
  sprintf(at, "</row><row r='3'><c r='A3'><v>5</v></c></row></sheetData></worksheet>");
  size_t len = make_book(bytes, sizeof bytes, sheet, string);
  assert_string_equal(read_all(bytes, len, 0, &options), "!\n2=5\n");
  at = sheet + sprintf(sheet, "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>text</t></is></c></row>"
                              "<row r='2'");
  for (int i = 0; i < ATTRIBUTES; i++) at += sprintf(at, " a%d='x'", i);
  sprintf(at, "><c r='A2'><v>4</v></c></row><row r='3'><c r='A3'><v>5</v></c></row></sheetData></worksheet>");
  static char large[sizeof sheet];
  len = make_book(large, sizeof large, sheet, string);
  assert_string_equal(read_all(large, len, 0, &options), "1=4\n2=5\n");
}

/* As many cells as a spreadsheet has columns, and shared strings as large as a record. */
static void what_a_sheet_holds_in_memory_is_bounded(void **state) {
  enum { CELLS = 16385, SIZE = 300000, LONG = 60000 };
  static const char *const column[] = {"text"};
  static char sheet[SIZE], string[SIZE], bytes[SIZE];
  char *at = sheet;
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.text_columns = column;
  options.text_column_count = 1;
  options.max_record = 50000;
  snprintf(string, SIZE, "<sst><si><t>%0*d</t></si><si><t>s</t></si></sst>", LONG, 7);
  at += sprintf(at, "<worksheet><sheetData><row><c t='inlineStr'><is><t>text</t></is></c></row><row>");
  for (int i = 0; i < CELLS; i++) at += sprintf(at, "<c/>");
  sprintf(at, "</row><row><c t='s'><v>0</v></c></row><row><c t='s'><v>1</v></c></row></sheetData></worksheet>");
  size_t const len = make_book(bytes, sizeof bytes, sheet, string);
  assert_string_equal(read_all(bytes, len, 0, &options), "!\n!\n3=s\n");
}

static void days_count_as_in_excel(void **state) {
  static const struct {
    const char *serial, *day;
    int from_1904;
  } cases[] = {{"1", "1900-01-01", 0},  {"59", "1900-02-28", 0}, {"61", "1900-03-01", 0},
               {"45000", "2023-03-15", 0}, {"0", "1904-01-01T00:00:00", 1}, {"1", "1904-01-02", 1}};
  cx_buffer out;
  (void)state;
  cx_buffer_init(&out, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cx_buffer_reset(&out);
    cx_append_cell_number(&out, cases[i].serial, strlen(cases[i].serial), 1, cases[i].from_1904);
    assert_string_equal(cx_buffer_text(&out), cases[i].day);
  }
  cx_buffer_clear(&out);
}

/* What Excel writes of 9.95: its 17 digits are those of the binary fraction. */
static void numbers_have_the_digits_that_were_typed(void **state) {
  static const char *const cases[][2] = {
      {"9.9499999999999993", "9.95"}, {"0.30000000000000004", "0.3"},     {"-8.0999999999999996", "-8.1"},
      {"9.9999999999999995", "10"},   {"9.9499999999999993E-2", "0.0995"}, {"4.5", "4.5"},
      {"3.0", "3"},                   {"0", "0"},                          {"12345678901234567", "12345678901234567"},
      {"123456789012345.67", "123456789012345.67"}};
  cx_buffer out;
  (void)state;
  cx_buffer_init(&out, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cx_buffer_reset(&out);
    cx_append_cell_number(&out, cases[i][0], strlen(cases[i][0]), 0, 0);
    assert_string_equal(cx_buffer_text(&out), cases[i][1]);
  }
  cx_buffer_clear(&out);
}

static void sheets_are_read(void **state) {
  static const char *const column[] = {"Palaute"};
  static const char *const keep[] = {"Aika"};
  char path[] = "sheet_XXXXXX";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record;
  cxtag_reader *reader;
  lxw_datetime when = {2024, 2, 1, 9, 15, 33.0};
  (void)state;
  close(mkstemp(path));
  lxw_workbook *book = workbook_new(path);
  lxw_worksheet *other = workbook_add_worksheet(book, "Muu"),
                *sheet = workbook_add_worksheet(book, "Vastaukset");
  lxw_format *date = workbook_add_format(book);
  format_set_num_format(date, "d.m.yyyy h:mm");
  worksheet_write_string(other, 0, 0, "ei", NULL);
  worksheet_write_string(sheet, 0, 0, "Vastaaja", NULL);
  worksheet_write_string(sheet, 0, 1, "Aika", NULL);
  worksheet_write_string(sheet, 0, 3, "Palaute", NULL);
  worksheet_write_number(sheet, 1, 0, 118000000001.0, NULL);
  worksheet_write_datetime(sheet, 1, 1, &when, date);
  worksheet_write_string(sheet, 1, 3, "hyv\xC3\xA4 & <nopea>", NULL);
  worksheet_write_number(sheet, 3, 0, 2.5, NULL);
  worksheet_write_string(sheet, 3, 3, "toka", NULL);
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  options.text_columns = column;
  options.text_column_count = 1;
  options.id_column = "Vastaaja";
  options.sheet = "Vastaukset";
  options.keep = keep;
  options.keep_count = 1;
  assert_int_equal(cxtag_reader_open(&reader, path, &options, &feed_error), CXTAG_OK);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  assert_memory_equal(record.id.bytes, "118000000001", 12);
  assert_memory_equal(record.text.bytes, "hyv\xC3\xA4 & <nopea>", record.text.length);
  assert_memory_equal(record.meta_values[0].bytes, "2024-02-01T09:15:33", 19);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  assert_memory_equal(record.id.bytes, "2.5", 3);
  assert_int_equal(record.line, 4);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_END);
  cxtag_reader_close(reader);
  options.sheet = "#2";
  assert_int_equal(cxtag_reader_open(&reader, path, &options, &feed_error), CXTAG_OK);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  assert_memory_equal(record.id.bytes, "118000000001", 12);
  cxtag_reader_close(reader);
  options.sheet = "Puuttuu";
  assert_int_equal(cxtag_reader_open(&reader, path, &options, &feed_error), CXTAG_EFORMAT);
  assert_non_null(strstr(feed_error.message, "'Vastaukset'"));
  remove(path);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_members_of_gzip_are_read),
      cmocka_unit_test(damaged_gzip_gives_what_was_before),
      cmocka_unit_test(zstd_is_read_and_cut_zstd_is_told),
      cmocka_unit_test(damaged_zstd_gives_what_was_before),
      cmocka_unit_test(a_slow_pipe_is_unpacked_too),
      cmocka_unit_test(a_zstd_window_obeys_the_limit),
      cmocka_unit_test(zstd_that_looks_back_too_far_is_refused),
      cmocka_unit_test(a_bomb_stops_at_the_limit),
      cmocka_unit_test(a_limit_gives_what_lies_within),
      cmocka_unit_test(what_a_sheet_holds_in_memory_is_bounded),
      cmocka_unit_test(days_count_as_in_excel),
      cmocka_unit_test(numbers_have_the_digits_that_were_typed),
      cmocka_unit_test(members_are_chosen_by_content),
      cmocka_unit_test(members_left_out_are_told),
      cmocka_unit_test(tables_among_others_need_not_have_a_kept_column),
      cmocka_unit_test(all_members_are_read),
      cmocka_unit_test(packed_members_are_unpacked),
      cmocka_unit_test(a_damaged_member_does_not_hide_the_others),
      cmocka_unit_test(slack_days_come_in_order_with_names),
      cmocka_unit_test(hostile_sheets_are_bounded),
      cmocka_unit_test(sheets_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
