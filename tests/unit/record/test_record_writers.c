/* Writers: escapes, units, tables that a spreadsheet opens, the failing output, and reading back what was
 * written. */
#include "feed.h"

#include <errno.h>

#include "record/tape.h"

typedef struct sink {
  char bytes[1 << 16];
  size_t length, calls;
  int fault;
} sink;

static int take(void *ctx, const char *bytes, size_t len) {
  sink *s = ctx;
  s->calls++;
  if (s->fault) return s->fault;
  if (len > sizeof s->bytes - s->length - 1) return ENOSPC;
  memcpy(s->bytes + s->length, bytes, len);
  s->length += len;
  s->bytes[s->length] = '\0';
  return 0;
}

static cxtag_engine *engine;
static cxtag_session *session;

static const char lexicon[] = "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\ntoimitus\tdelivery\t\tf"
                              "i\t\t\t\t\nnopea\tdelivery\t2\tfi\t\t\t\t\n";

static int set_up(void **state) {
  cxtag_builder *builder;
  cxtag_error err;
  cxtag_session_options options = CXTAG_SESSION_OPTIONS_INIT;
  (void)state;
  options.explain = 1;
  if (cxtag_builder_new(&builder, NULL)) return -1;
  cxtag_status status = cxtag_builder_add_lexicon(builder, "t/pack.tsv", "key\tvalue\nname\tt\n", 17, &err);
  if (!status)
    status = cxtag_builder_add_lexicon(builder, "t/themes.tsv",
                                       "id\tname_fi\tname_en\ndelivery\tToimitus\tDelivery\n", 46, &err);
  if (!status)
    status = cxtag_builder_add_lexicon(builder, "t/terms/delivery.tsv", lexicon, sizeof lexicon - 1, &err);
  if (!status) status = cxtag_builder_finish(&engine, builder, &err);
  if (!status) status = cxtag_session_new(&session, engine, &options, &err);
  if (status) fprintf(stderr, "%s:%u: %s\n", err.source, err.line, err.message);
  cxtag_builder_free(builder);
  return status;
}

static int tear_down(void **state) {
  (void)state;
  cxtag_session_free(session);
  cxtag_engine_free(engine);
  return 0;
}

static cxtag_record record_of(const char *id, const char *text, size_t length) {
  cxtag_record record;
  memset(&record, 0, sizeof record);
  record.id = (cxtag_text_value){id, strlen(id)};
  record.text = (cxtag_text_value){text, length};
  record.origin = CXTAG_FROM_UTF8;
  return record;
}

static const char *write_one(sink *s, const cxtag_writer_options *options, const cxtag_record *record) {
  cxtag_output const output = {take, s, "out"};
  cxtag_context context = CXTAG_CONTEXT_INIT;
  const cxtag_result *result;
  cxtag_writer *writer;
  s->length = s->calls = 0;
  *s->bytes = '\0';
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, options, NULL), CXTAG_OK);
  if (record) {
    context.origin = record->origin;
    assert_int_equal(
        cxtag_tag_in_context(&result, session, record->text.bytes, record->text.length, &context, NULL),
        CXTAG_OK);
    assert_int_equal(cxtag_writer_record(writer, record, result, NULL), CXTAG_OK);
  }
  assert_int_equal(s->calls, 0);
  assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
  cxtag_writer_free(writer);
  return s->bytes;
}

static const char *member(const cx_tape *tape, const char *name, cx_buffer *out) {
  cx_buffer_reset(out);
  for (uint32_t at = 1; at < tape->nodes[0].next; at = tape->nodes[at + 1].next)
    if (cx_tape_equals(tape, &tape->nodes[at], (cx_key){name, strlen(name)})) {
      cx_tape_append_text(out, tape->bytes + tape->nodes[at + 1].start, tape->nodes[at + 1].length);
      return cx_buffer_text(out);
    }
  return NULL;
}

/* Every byte at every place of a block of sixteen: what was written reads back as it was. */
static void json_reads_back_as_it_was(void **state) {
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cx_tape tape;
  cx_buffer back;
  (void)state;
  cx_tape_init(&tape, NULL);
  cx_buffer_init(&back, NULL);
  for (unsigned byte = 0; byte < 0x80; byte++)
    for (size_t place = 0; place < 34; place += 3) {
      char text[40];
      memset(text, 'a', 34);
      text[place] = (char)byte;
      cxtag_record record = record_of("1", text, 34);
      write_one(&s, &options, &record);
      assert_int_equal(cx_tape_parse(&tape, s.bytes, s.length, 1), CX_TAPE_OK);
      assert_non_null(member(&tape, "text", &back));
      assert_int_equal(back.length, 34);
      assert_memory_equal(back.bytes, text, 34);
    }
  cx_tape_clear(&tape);
  cx_buffer_clear(&back);
}

static void json_has_the_keys_in_order(void **state) {
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  static const char text[] = "\xF0\x9F\x98\x80 Toimitus oli \"nopea\"\n";
  cxtag_text_value const names[] = {{"a\"b", 3}}, values[] = {{"\xFF", 1}};
  cxtag_record record = record_of("12345678901234567890", text, sizeof text - 1);
  (void)state;
  record.field = (cxtag_text_value){"Kent\xC3\xA4", 6};
  record.meta_count = 1;
  record.meta_names = names;
  record.meta_values = values;
  options.offsets = CXTAG_CODEPOINTS;
  options.explain = 1;
  const char *line = write_one(&s, &options, &record);
  static const char head[] =
      "{\"id\":\"12345678901234567890\",\"field\":\"Kent\xC3\xA4\",\"text\":\"\xF0\x9F\x98\x80 Toimitus oli "
      "\\\"nopea\\\"\\n\",\"lang\":\"fi\",\"sentiment\":{\"label\":\"positive\",\"score\":";
  assert_memory_equal(line, head, sizeof head - 1);
  static const char *const keys[] = {"\"positive\":",
                                     "\"negative\":0.000",
                                     "\"confidence\":",
                                     "\"themes\":[{\"id\":\"delivery\"",
                                     "\"spans\":[[2,10]",
                                     "\"intents\":[]",
                                     "\"flags\":[",
                                     "\"why\":[{\"rule\":\"t/terms/delivery.tsv:2\"",
                                     "\"weight\":2,\"effect\":2.000",
                                     "\"meta\":{\"a\\\"b\":\"\xEF\xBF\xBD\"}}\n"};
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
    line = strstr(line, keys[i]);
    if (!line) fail_msg("%s in %s", keys[i], s.bytes);
  }
  options.offsets = CXTAG_UTF16;
  assert_non_null(strstr(write_one(&s, &options, &record), "\"spans\":[[3,11]"));
  options.offsets = CXTAG_BYTES;
  assert_non_null(strstr(write_one(&s, &options, &record), "\"spans\":[[5,13]"));
  options.no_text = 1;
  assert_null(strstr(write_one(&s, &options, &record), "\"text\""));
}

static void tables_open_in_spreadsheets(void **state) {
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  static const char text[] = "=1+1; toimitus oli \"nopea\"\nkiitos";
  cxtag_record record = record_of("118000000001", text, sizeof text - 1);
  (void)state;
  options.format = "csv";
  assert_non_null(strstr(write_one(&s, &options, &record),
                         "\n118000000001,,\"=1+1; toimitus oli \"\"nopea\"\"\nkiitos\",fi,positive,0."));
  assert_non_null(strstr(s.bytes, ",delivery:+,"));
  options.excel = 1;
  write_one(&s, &options, &record);
  assert_memory_equal(s.bytes, "\xEF\xBB\xBFid;field;", 12);
  assert_non_null(
      strstr(s.bytes,
             "\r\n\"=\"\"118000000001\"\"\";;\"'=1+1; toimitus oli \"\"nopea\"\"\nkiitos\";fi;positive;0,"));
  options.format = "wide";
  assert_non_null(strstr(write_one(&s, &options, &record), ";flags;delivery\r\n"));
  options.excel = 0;
  options.format = "long";
  assert_non_null(strstr(write_one(&s, &options, &record), ",delivery,positive,"));
  assert_non_null(strstr(s.bytes, ",6,14,toimitus\n"));
  options.format = "tsv";
  assert_non_null(strstr(write_one(&s, &options, &record), "\t=1+1; toimitus oli \"nopea\" kiitos\t"));
  assert_non_null(strstr(write_one(&s, &options, NULL), "id\tfield\ttext"));
}

static void terminals_are_not_obeyed(void **state) {
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  static const char text[] = "\033[2J\007 \xE2\x80\xAEtoimitus \xF0\x9F\x98\x80\xF0\x9F\x98\x80 hyvin "
                             "pitk\xC3\xA4 teksti joka jatkuu ja jatkuu";
  cxtag_record record = record_of("\033[31m", text, sizeof text - 1);
  (void)state;
  options.format = "pretty";
  options.width = 70;
  write_one(&s, &options, &record);
  assert_null(memchr(s.bytes, 033, s.length));
  assert_null(memchr(s.bytes, 7, s.length));
  assert_null(strstr(s.bytes, "\xE2\x80\xAE"));
  assert_non_null(strstr(s.bytes, "\xE2\x80\xA6"));
  options.format = "summary";
  options.finnish = 1;
  assert_non_null(strstr(write_one(&s, &options, &record), "Toimitus "));
}

static void a_failed_output_stays_failed(void **state) {
  static sink s;
  char name[] = "levy";
  cxtag_output const output = {take, &s, name};
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_record record = record_of("1", "toimitus", 8);
  const cxtag_result *result;
  cxtag_writer *writer;
  cxtag_error err;
  (void)state;
  s.length = s.calls = 0;
  s.fault = ENOSPC;
  assert_int_equal(cxtag_tag(&result, session, "toimitus", 8, NULL), CXTAG_OK);
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, &options, NULL), CXTAG_OK);
  memset(name, 'x', sizeof name - 1); /* strings are copied */
  assert_int_equal(cxtag_writer_record(writer, &record, result, &err), CXTAG_OK);
  assert_int_equal(cxtag_writer_flush(writer, &err), CXTAG_EIO);
  assert_string_equal(err.source, "levy");
  assert_int_equal(cxtag_writer_record(writer, &record, result, &err), CXTAG_EIO);
  assert_int_equal(cxtag_writer_finish(writer, &err), CXTAG_EIO);
  assert_int_equal(s.calls, 1);
  s.fault = 0;
  cxtag_writer_free(writer);
  options.format = "nothing";
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, &options, &err), CXTAG_EINVAL);
  options = (cxtag_writer_options){.format = "csv"};
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, &options, &err), CXTAG_EINVAL);
  assert_non_null(strstr(err.message, "CXTAG_WRITER_OPTIONS_INIT"));
  options = (cxtag_writer_options)CXTAG_WRITER_OPTIONS_INIT;
  options.offsets = (cxtag_unit)7;
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, &options, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_writer_record(NULL, &record, result, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_writer_continue(NULL, &record, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_writer_flush(NULL, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_writer_finish(NULL, &err), CXTAG_EINVAL);
  cxtag_reader *reader;
  assert_int_equal(cxtag_reader_open(&reader, NULL, NULL, &err), CXTAG_EINVAL);
  assert_null(reader);
}

static void assert_refused(const cxtag_writer_options *options, cxtag_engine *of, const char *message) {
  static sink s;
  cxtag_output const output = {take, &s, "out"};
  cxtag_writer *writer;
  cxtag_error err;
  assert_int_equal(cxtag_writer_open(&writer, &output, of, options, &err), CXTAG_EINVAL);
  assert_string_equal(err.message, message);
  assert_null(writer);
}

static void what_a_writer_cannot_do_without_is_told(void **state) {
  static const char *const names[] = {"y", NULL};
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  (void)state;
  options.format = "wide";
  assert_refused(&options, NULL, "no engine: the columns of format wide are its themes");
  options.format = "csv";
  options.meta_column_count = 2;
  assert_refused(&options, engine, "meta_columns is NULL, and is to have 2 strings");
  options.meta_columns = names;
  assert_refused(&options, engine, "string 2 of meta_columns is NULL");
}

/* Only the columns of wide come of the engine alone. */
static void other_formats_need_no_engine(void **state) {
  static const char *const formats[] = {"jsonl", "csv", "tsv", "long", "summary", "pretty", "xlsx"};
  static sink s;
  cxtag_output const output = {take, &s, "out"};
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_record const record = record_of("1", "Nopea", 5);
  const cxtag_result *result;
  cxtag_writer *writer;
  (void)state;
  options.finnish = options.theme_names = 1;
  assert_int_equal(cxtag_tag(&result, session, "Nopea", 5, NULL), CXTAG_OK);
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    s.length = 0;
    options.format = formats[i];
    assert_int_equal(cxtag_writer_open(&writer, &output, NULL, &options, NULL), CXTAG_OK);
    assert_int_equal(cxtag_writer_record(writer, &record, result, NULL), CXTAG_OK);
    assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
    cxtag_writer_free(writer);
  }
}

static void a_workbook_reads_back(void **state) {
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  static const char text[] = "=1+1 toimitus oli \x01 _x000D_ _x00g0_ \xEF\xBF\xBE nopea";
  const char *column[] = {"text"};
  cxtag_reader_options reading = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record = record_of("118000000001", text, sizeof text - 1);
  (void)state;
  options.format = "xlsx";
  write_one(&s, &options, &record);
  reading.text_columns = column;
  reading.text_column_count = 1;
  assert_string_equal(read_all(s.bytes, s.length, 0, &reading),
                      "118000000001==1+1 toimitus oli \x01 _x000D_ _x00g0_ \xEF\xBF\xBD nopea\n");
  column[0] = "theme";
  reading.sheet = "Themes";
  assert_string_equal(read_all(s.bytes, s.length, 0, &reading), "1=delivery\n");
}

/* Two records with kept values of other names, in another order. */
static const char *write_kept(sink *s, const cxtag_writer_options *options, const char **left_out) {
  static cxtag_text_value const names[][2] = {{{"x", 1}, {"y", 1}}, {{"z", 1}, {"y", 1}}},
                                values[][2] = {{{"x1", 2}, {"y1", 2}}, {{"z2", 2}, {"y2", 2}}};
  static char left[8];
  cxtag_output const output = {take, s, "out"};
  cxtag_writer *writer;
  s->length = s->calls = 0;
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, options, NULL), CXTAG_OK);
  for (int i = 0; i < 2; i++) {
    const cxtag_result *result;
    cxtag_record record = record_of(i ? "2" : "1", "Nopea", 5);
    record.meta_names = names[i];
    record.meta_values = values[i];
    record.meta_count = 2;
    assert_int_equal(cxtag_tag(&result, session, "Nopea", 5, NULL), CXTAG_OK);
    assert_int_equal(cxtag_writer_record(writer, &record, result, NULL), CXTAG_OK);
  }
  assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
  const char *const without_column = cxtag_writer_left_out(writer);
  *left_out = without_column ? strcpy(left, without_column) : NULL;
  cxtag_writer_free(writer);
  return s->bytes;
}

static void kept_values_stand_under_their_names(void **state) {
  static const char *const asked[] = {"z", "y", "q"};
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  const char *left_out;
  (void)state;
  options.format = "csv";
  options.no_text = 1;
  const char *table = write_kept(&s, &options, &left_out);
  assert_non_null(strstr(table, "flags,x,y\n"));
  assert_non_null(strstr(table, ",x1,y1\n"));
  assert_non_null(strstr(table, ",,y2\n"));
  assert_string_equal(left_out, "z");
  options.meta_columns = asked;
  options.meta_column_count = 3;
  table = write_kept(&s, &options, &left_out);
  assert_non_null(strstr(table, "flags,z,y,q,x\n"));
  assert_non_null(strstr(table, ",,y1,,x1\n"));
  assert_non_null(strstr(table, ",z2,y2,,\n"));
  assert_null(left_out);
}

static void a_workbook_has_them_there_too(void **state) {
  static const char *const asked[] = {"y"};
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_reader_options reading = CXTAG_READER_OPTIONS_INIT;
  const char *column[] = {"y"}, *left_out;
  (void)state;
  options.format = "xlsx";
  reading.text_columns = column;
  reading.text_column_count = 1;
  write_kept(&s, &options, &left_out);
  assert_string_equal(read_all(s.bytes, s.length, 0, &reading), "1=y1\n2=y2\n");
  assert_string_equal(left_out, "z");
  options.meta_columns = asked;
  options.meta_column_count = 1;
  write_kept(&s, &options, &left_out);
  assert_string_equal(read_all(s.bytes, s.length, 0, &reading), "1=y1\n2=y2\n");
}

/* A record for each value, kept under its own. */
static void write_values(sink *s, const cxtag_writer_options *options, const char *const *values, size_t count) {
  cxtag_output const output = {take, s, "out"};
  cxtag_text_value const name = {"value", 5};
  cxtag_writer *writer;
  s->length = s->calls = 0;
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, options, NULL), CXTAG_OK);
  for (size_t i = 0; i < count; i++) {
    const cxtag_result *result;
    cxtag_record record = record_of("1", "Nopea", 5);
    cxtag_text_value const value = {values[i], strlen(values[i])};
    record.meta_names = &name;
    record.meta_values = &value;
    record.meta_count = 1;
    assert_int_equal(cxtag_tag(&result, session, "Nopea", 5, NULL), CXTAG_OK);
    assert_int_equal(cxtag_writer_record(writer, &record, result, NULL), CXTAG_OK);
  }
  assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
  cxtag_writer_free(writer);
}

static void a_workbook_gives_kept_values_back(void **state) {
  static const char *const values[] = {
      "9", "-12", "0", "4.5", "9.95", "0.1", "123456789012345", "-0.0001",
      "2024-03-05", "1999-12-31", "2024-02-29", "2024-03-05T10:20:30", "2024-12-31T23:59:59",
      /* text */
      "007", "-0", "1e5", "+358401234567", "1234567890123456", "0.00001", "4,5", ".5", "5.", "1 000",
      "2023-02-29", "2024-3-5", "1899-01-01", "2024-03-05T10:20:30Z", "2024-03-05T24:00:00", "2024-03-05 klo 10",
      "tammi"};
  enum { COUNT = sizeof values / sizeof *values };
  static const char *const others[][2] = {
      {"4.50", "4.5"}, {"2024-03-05 10:20:30", "2024-03-05T10:20:30"}, {"2024-03-05T10:20", "2024-03-05T10:20:00"}};
  static sink s;
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_reader_options reading = CXTAG_READER_OPTIONS_INIT;
  const char *column[] = {"value"};
  char wanted[2048] = "";
  (void)state;
  options.format = "xlsx";
  reading.text_columns = column;
  reading.text_column_count = 1;
  reading.id_column = "id";
  for (size_t i = 0; i < COUNT; i++)
    snprintf(wanted + strlen(wanted), sizeof wanted - strlen(wanted), "1=%s\n", values[i]);
  write_values(&s, &options, values, COUNT);
  assert_string_equal(read_all(s.bytes, s.length, 0, &reading), wanted);
  for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
    snprintf(wanted, sizeof wanted, "1=%s\n", others[i][1]);
    write_values(&s, &options, others[i], 1);
    assert_string_equal(read_all(s.bytes, s.length, 0, &reading), wanted);
  }
}

static void no_record_follows_the_end(void **state) {
  static sink s;
  cxtag_output const output = {take, &s, "out"};
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_record const record = record_of("1", "Nopea", 5);
  const cxtag_result *result;
  cxtag_writer *writer;
  (void)state;
  options.format = "summary";
  assert_int_equal(cxtag_writer_open(&writer, &output, engine, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_tag(&result, session, "Nopea", 5, NULL), CXTAG_OK);
  assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
  size_t const length = s.length;
  assert_int_equal(cxtag_writer_record(writer, &record, result, NULL), CXTAG_EINVAL);
  assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
  assert_int_equal(s.length, length);
  cxtag_writer_free(writer);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(json_reads_back_as_it_was),    cmocka_unit_test(json_has_the_keys_in_order),
      cmocka_unit_test(tables_open_in_spreadsheets),  cmocka_unit_test(terminals_are_not_obeyed),
      cmocka_unit_test(a_failed_output_stays_failed), cmocka_unit_test(a_workbook_reads_back),
      cmocka_unit_test(what_a_writer_cannot_do_without_is_told),
      cmocka_unit_test(other_formats_need_no_engine),
      cmocka_unit_test(kept_values_stand_under_their_names),
      cmocka_unit_test(a_workbook_has_them_there_too),
      cmocka_unit_test(a_workbook_gives_kept_values_back),
      cmocka_unit_test(no_record_follows_the_end),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
