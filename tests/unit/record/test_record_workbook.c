/* Workbooks made here, some by libxlsxwriter, some by hand. */
#include <unistd.h>
#include <xlsxwriter.h>

#include "pack_up.h"
#include "record/xlsx.h"

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

static void errors_of_formulas_are_no_text(void **state) {
  static const char sheet[] = "<worksheet><sheetData><row><c t='str'><v>id</v></c><c t='str'><v>text</v></c></row>"
                              "<row><c><v>7</v></c><c t='e'><v>#DIV/0!</v></c></row>"
                              "<row><c><v>8</v></c><c t='str'><v>#1 paras</v></c></row></sheetData></worksheet>";
  char bytes[4000];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  size_t const len = make_book(bytes, sizeof bytes, sheet, "<sst/>");
  assert_string_equal(read_all(bytes, len, 0, &options), "8=#1 paras\n#blank*1\n");
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

typedef struct sheet_text {
  const char *sheet;
  const char *rows[4]; /* cells with a bar between */
} sheet_text;

static void write_row(lxw_worksheet *sheet, unsigned row, const char *cells) {
  char text[200], *at = text;
  snprintf(text, sizeof text, "%s", cells);
  for (unsigned column = 0; at; column++) {
    char *const bar = strchr(at, '|');
    if (bar) *bar = '\0';
    if (*at) worksheet_write_string(sheet, row, (lxw_col_t)column, at, NULL);
    at = bar ? bar + 1 : NULL;
  }
}

static void keep_warning(void *ctx, const cxtag_error *warning) {
  note(ctx, 400, "%s\n", warning->message);
}

/* What is read of a workbook with these sheets; "|" and the warnings behind it. */
static const char *read_book(const sheet_text *sheets, size_t count, const char *wanted, const char *column) {
  static char out[FEED_ROOM];
  char path[] = "sheets_XXXXXX", warnings[400] = "";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record;
  cxtag_reader *reader;
  close(mkstemp(path));
  lxw_workbook *book = workbook_new(path);
  for (size_t i = 0; i < count; i++) {
    lxw_worksheet *const sheet = workbook_add_worksheet(book, sheets[i].sheet);
    for (unsigned row = 0; row < 4 && sheets[i].rows[row]; row++) write_row(sheet, row, sheets[i].rows[row]);
  }
  assert_int_equal(workbook_close(book), LXW_NO_ERROR);
  options.sheet = wanted;
  options.text_columns = &column;
  options.text_column_count = column != NULL;
  options.warning = keep_warning;
  options.warning_ctx = warnings;
  *out = '\0';
  if (cxtag_reader_open(&reader, path, &options, &feed_error)) {
    note(out, FEED_ROOM, "%s", feed_error.message);
  } else {
    while (cxtag_reader_next(reader, &record, NULL) == CXTAG_NEXT_RECORD) note_record(out, &record);
    cxtag_reader_close(reader);
  }
  note(out, FEED_ROOM, "|%s", warnings);
  remove(path);
  return out;
}

/* Covers, codes and sheets that a spreadsheet adds by itself stand beside the answers. */
static void the_sheet_with_texts_is_read_and_the_others_are_told(void **state) {
  static const sheet_text cover[] = {
      {"Kansi", {"Asiakastyytyv\xC3\xA4isyysraportti", "Luotu 1.2.2024"}},
      {"Data", {"ID|Avoin palaute|Arvosana", "a|Toimitus oli nopea|5", "b|Huono hinta|1"}},
      {"Taul3", {NULL}}};
  static const sheet_text prose[] = {
      {"Ohje",
       {"Raportti asiakkaiden vastauksista", "Se kertoo mit\xC3\xA4 asiakkaat vastasivat",
        "Kysy lis\xC3\xA4\xC3\xA4 meilt\xC3\xA4 heti"}},
      {"Koodit", {"Koodi|Luku", "1|2", "3|4"}},
      {"Data", {"ID|Mielipide", "a|Toimitus oli eilen nopea", "b|Hinta oli minusta kova"}}};
  static const sheet_text months[] = {{"Tammi", {"ID|Palaute", "a|eka"}}, {"Helmi", {"ID|Palaute", "b|toka"}}};
  static const sheet_text single[] = {{"Taul1", {"Palaute", "eka", "toka"}}, {"Taul2", {NULL}}, {"Taul3", {"x"}}};
  (void)state;
  assert_string_equal(read_book(cover, 3, NULL, NULL),
                      "a=Toimitus oli nopea\nb=Huono hinta\n"
                      "|left out, as the sheet 'Data' is read here: 1 sheet, 'Kansi': choose with --sheet\n");
  assert_string_equal(read_book(prose, 3, NULL, NULL),
                      "a=Toimitus oli eilen nopea\nb=Hinta oli minusta kova\n"
                      "|left out, as the sheet 'Data' is read here: 2 sheets, 'Ohje', 'Koodit': choose with --sheet\n");
  assert_string_equal(read_book(months, 2, NULL, NULL),
                      "a=eka\n|left out, as the sheet 'Tammi' is read here: 1 sheet, 'Helmi': choose with --sheet\n");
  assert_string_equal(read_book(single, 3, NULL, NULL), "1=eka\n2=toka\n|");
  assert_string_equal(read_book(months, 2, "Helmi", NULL), "b=toka\n|");
  assert_string_equal(read_book(months, 2, "#2", NULL), "b=toka\n|");
  assert_string_equal(read_book(months, 2, "Maalis", NULL), "no sheet is called 'Maalis'; there are 'Tammi', 'Helmi'|");
  assert_non_null(strstr(read_book(prose, 3, NULL, "Luku"), "1=2\n2=4\n|left out, as the sheet 'Koodit'"));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_a_sheet_holds_in_memory_is_bounded),
      cmocka_unit_test(errors_of_formulas_are_no_text),
      cmocka_unit_test(days_count_as_in_excel),
      cmocka_unit_test(numbers_have_the_digits_that_were_typed),
      cmocka_unit_test(hostile_sheets_are_bounded),
      cmocka_unit_test(sheets_are_read),
      cmocka_unit_test(the_sheet_with_texts_is_read_and_the_others_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
