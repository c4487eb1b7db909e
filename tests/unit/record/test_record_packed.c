/* gzip and zstd made here, whole, cut and changed. */
#include <unistd.h>
#include <zstd.h>

#include "pack_up.h"

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

static const char *read_named(const void *bytes, size_t len, const char *name, int piped) {
  static char out[FEED_ROOM];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record;
  cxtag_reader *reader;
  feed f = {bytes, len, 0, 0, len, 0};
  cxtag_input const input = {feed_read, NULL, &f, name};
  options.piped = piped;
  *out = '\0';
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
  while (cxtag_reader_next(reader, &record, NULL) == CXTAG_NEXT_RECORD) note_record(out, &record);
  cxtag_reader_close(reader);
  return out;
}

/* What the file is called breaks the tie, packed or not. */
static void a_packed_table_is_called_one(void **state) {
  static const char text[] = "id,comment\n7,Slow delivery\n", table[] = "7=Slow delivery\n";
  static const char lines[] = "1=id,comment\n2=7,Slow delivery\n";
  static const char *const names[] = {"f.csv.gz"}, *const plain[] = {"f.txt.gz"};
  unsigned char bytes[200];
  char zip[600];
  (void)state;
  size_t const len = gzip(text, sizeof text - 1, bytes, sizeof bytes);
  assert_string_equal(read_named(bytes, len, "f.csv.gz", 0), table);
  assert_string_equal(read_named(bytes, len, "F.CSV.GZ", 0), table);
  assert_string_equal(read_named(bytes, len, "f.gz", 0), lines);
  size_t packed = ZSTD_compress(zip, sizeof zip, text, sizeof text - 1, 3);
  assert_string_equal(read_named(zip, packed, "f.csv.zst", 0), table);
  packed = zip_up_bytes(zip, sizeof zip, names[0], bytes, len);
  assert_string_equal(read_named(zip, packed, "f.zip", 0), table);
  packed = zip_up_bytes(zip, sizeof zip, plain[0], bytes, len);
  assert_string_equal(read_named(zip, packed, "f.zip", 0), lines);
}

/* Bare, a pipe is lines; what is packed is what it is in a file. */
static void what_is_packed_in_a_pipe_is_found_out(void **state) {
  static const char text[] = "id;palaute;pvm\n7;Toimitus oli nopea;1.2.\n8;Hidas;2.2.\n";
  static const char table[] = "7=Toimitus oli nopea\n8=Hidas\n";
  unsigned char bytes[200];
  char zip[600];
  (void)state;
  size_t const len = gzip(text, sizeof text - 1, bytes, sizeof bytes);
  assert_string_equal(read_named(bytes, len, "-", 1), table);
  assert_string_equal(read_named(zip, ZSTD_compress(zip, sizeof zip, text, sizeof text - 1, 3), "-", 1), table);
  assert_string_equal(read_named(zip, zip_up_bytes(zip, sizeof zip, "f", text, sizeof text - 1), "-", 1), table);
  assert_string_equal(read_named(text, sizeof text - 1, "-", 1),
                      "1=id;palaute;pvm\n2=7;Toimitus oli nopea;1.2.\n3=8;Hidas;2.2.\n");
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

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(all_members_of_gzip_are_read),
      cmocka_unit_test(damaged_gzip_gives_what_was_before),
      cmocka_unit_test(a_packed_table_is_called_one),
      cmocka_unit_test(what_is_packed_in_a_pipe_is_found_out),
      cmocka_unit_test(zstd_is_read_and_cut_zstd_is_told),
      cmocka_unit_test(damaged_zstd_gives_what_was_before),
      cmocka_unit_test(a_slow_pipe_is_unpacked_too),
      cmocka_unit_test(a_zstd_window_obeys_the_limit),
      cmocka_unit_test(zstd_that_looks_back_too_far_is_refused),
      cmocka_unit_test(a_bomb_stops_at_the_limit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
