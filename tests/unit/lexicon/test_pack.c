/* Reading tables: encodings, dialects, places of cells, columns, folders. */
#include "failing.h"
#include "harness.h"

#include <stdio.h>

#include "lexicon/cells.h"
#include "lexicon/columns.h"
#include "lexicon/decode.h"
#include "lexicon/nearest.h"
#include "lexicon/normal_form.h"

static const cx_table *read_one(cx_pack *pack, const char *name, const char *bytes, size_t len,
                                cx_faults *faults) {
  cx_pack_init(pack, "p", NULL);
  assert_int_equal(cx_pack_add_file(pack, name, bytes, len, faults), CXTAG_OK);
  return pack->table_count ? &pack->tables[0] : NULL;
}

static void assert_cell(const cx_cell *cell, const char *text, uint32_t line, uint32_t column) {
  assert_non_null(cell);
  assert_string_equal(cell->text, text);
  assert_int_equal(cell->length, strlen(text));
  assert_int_equal(cell->line, line);
  assert_int_equal(cell->column, column);
}

static void cells_know_where_they_began(void **state) {
  static const char TEXT[] =
      "\xEF\xBB\xBF"
      "lauseke;Teema;own\r\n \xC3\xA4\xC3\xB6  ;\"a \"\"b\"\"\r\nc\" ;x\r\n\r\n;;\r\nz";
  cx_pack pack;
  cx_faults faults = {0};
  const cx_table *table = read_one(&pack, "terms/a.csv", TEXT, sizeof TEXT - 1, &faults);
  (void)state;
  assert_int_equal(faults.count, 0);
  assert_int_equal(table->column_count, 3);
  assert_int_equal(table->row_count, 2);
  assert_string_equal(table->source, "p/terms/a.csv");
  assert_string_equal(table->canonical[1], "theme");
  assert_null(table->canonical[2]);
  assert_cell(cx_table_cell(table, &table->rows[0], "expression"), "\xC3\xA4\xC3\xB6", 2, 2);
  assert_cell(cx_table_cell(table, &table->rows[0], "theme"), "a \"b\"\nc", 2, 8);
  assert_cell(&table->rows[0].cells[2], "x", 3, 5);
  assert_cell(cx_table_cell(table, &table->rows[1], "expression"), "z", 6, 1);
  assert_cell(cx_table_cell(table, &table->rows[1], "theme"), "", 6, 1);
  assert_null(cx_table_cell(table, &table->rows[1], "polarity"));
  cx_pack_clear(&pack);
}

static void every_encoding_gives_the_same_text(void **state) {
  static const char UTF8[] = "name\tmember\nl\tm\xC3\xA4\xC3\xA4r\xC3\xA4\n";
  static const char LATIN[] = "name\tmember\nl\tm\xE4\xE4r\xE4\n";
  static const char DECOMPOSED[] = "name\tmember\nl\tma\xCC\x88""a\xCC\x88ra\xCC\x88\n";
  char wide[2][2 * sizeof LATIN + 2];
  cx_faults faults = {0};
  (void)state;
  for (int big = 0; big < 2; big++) {
    wide[big][0] = (char)(big ? 0xFE : 0xFF);
    wide[big][1] = (char)(big ? 0xFF : 0xFE);
    for (size_t i = 0; i < sizeof LATIN; i++) {
      wide[big][2 + 2 * i + (big ? 1 : 0)] = LATIN[i];
      wide[big][2 + 2 * i + (big ? 0 : 1)] = 0;
    }
  }
  const struct {
    const char *bytes;
    size_t len;
  } forms[] = {{UTF8, sizeof UTF8 - 1},
               {LATIN, sizeof LATIN - 1},
               {DECOMPOSED, sizeof DECOMPOSED - 1},
               {wide[0], 2 * sizeof LATIN},
               {wide[1], 2 * sizeof LATIN}};
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    cx_pack pack;
    const cx_table *table = read_one(&pack, "lists.tsv", forms[i].bytes, forms[i].len, &faults);
    assert_int_equal(table->row_count, 1);
    assert_cell(cx_table_cell(table, &table->rows[0], "member"), "m\xC3\xA4\xC3\xA4r\xC3\xA4", 2, 3);
    cx_pack_clear(&pack);
  }
  assert_int_equal(faults.count, 0);
}

static void windows_1252_and_broken_utf16_decode(void **state) {
  cx_arena arena;
  cx_damage damage;
  char *text;
  size_t len;
  (void)state;
  cx_arena_init(&arena, NULL);
  assert_int_equal(cx_decode_table(&text, &len, &damage, &arena, "\x80\x85\x81\xE5", 4), CXTAG_OK);
  assert_string_equal(text, "€…\xEF\xBF\xBD\xC3\xA5");
  assert_int_equal(cx_decode_table(&text, &len, &damage, &arena,
                                   "\xFF\xFE\x3D\xD8\xE6\xDC\x3D\xD8"
                                   "a\0b",
                                   11),
                   CXTAG_OK);
  assert_string_equal(text, "\xF0\x9F\x93\xA6\xEF\xBF\xBD""a\xEF\xBF\xBD");
  assert_int_equal(cx_decode_table(&text, &len, &damage, &arena, "a\0b", 3), CXTAG_EUTF8);
  assert_int_equal(cx_decode_table(&text, &len, &damage, &arena, NULL, 0), CXTAG_OK);
  assert_int_equal(len, 0);
  assert_false(cx_is_utf8("\xC0\x80", 2));
  assert_false(cx_is_utf8("\xED\xA0\x80", 3));
  assert_false(cx_is_utf8("a\xE2\x82", 3));
  assert_true(cx_is_utf8("\xF0\x9F\x93\xA6", 4));
  cx_arena_clear(&arena);
}

/* One stray byte once made the whole table be read as Windows-1252, and written so. */
static void utf8_with_stray_bytes_is_damaged_utf8(void **state) {
  static const struct {
    const char *text, *member;
    uint32_t line, column;
  } damaged[] = {
      {"name\tmember\nl\tm\xC3\xA4\xE4r\n", "m\xC3\xA4\xEF\xBF\xBDr", 2, 5},
      {"\xEF\xBB\xBFname\tmember\r\nl\tm\xE4r\r\n", "m\xEF\xBF\xBDr", 2, 4},
      {"name\tmember\tsävy\rl\tab\xE2\x82", "ab\xEF\xBF\xBD", 2, 5},
      {"name\tmember\nl\t\xF0\x9F\x93\xA6\n\n\xE4\n", "\xF0\x9F\x93\xA6", 4, 1},
  };
  (void)state;
  for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
    cx_pack pack;
    cx_faults faults = {0};
    const cx_table *table = read_one(&pack, "lists.tsv", damaged[i].text, strlen(damaged[i].text), &faults);
    assert_int_equal(faults.count, 1);
    assert_int_equal(faults.first.code, CXTAG_EUTF8);
    assert_int_equal(faults.first.line, damaged[i].line);
    assert_int_equal(faults.first.column, damaged[i].column);
    assert_non_null(strstr(faults.first.message, i == 2 ? "byte E2 is not UTF-8" : "byte E4 is not UTF-8"));
    assert_string_equal(cx_table_cell(table, &table->rows[0], "member")->text, damaged[i].member);
    cx_pack_clear(&pack);
  }
}

static void damage_in_many_places_is_one_fault(void **state) {
  static const char TEXT[] = "name\tmember\nl\tm\xC3\xA4\xE4r\nl\t\xE5\xE4\n";
  cx_pack pack;
  cx_faults faults = {0};
  (void)state;
  read_one(&pack, "lists.tsv", TEXT, sizeof TEXT - 1, &faults);
  assert_int_equal(faults.count, 1);
  assert_non_null(strstr(faults.first.message, "(places in all: 3)"));
  cx_pack_clear(&pack);
}

/* What an export puts before a cell is off before anything looks at it; a cell's own ' stays. */
static void masks_come_off_where_a_spreadsheet_was(void **state) {
  static const struct {
    const char *name, *text, *member;
  } forms[] = {{"lists.csv", "name;member\nl;'-5\n", "-5"},
               {"lists.csv", "name;member\nl;\"'=1;2\"\n", "=1;2"},
               {"lists.tsv", "name;member\nl;'tosi\n", "tosi"},
               {"lists.csv", "name\tmember\nl\t'24/7\n", "24/7"},
               {"lists.csv", "name;member\nl;''24/7\n", "'24/7"},
               {"lists.csv", "name;member\nl;'twas\n", "'twas"},
               {"lists.csv", "name;member\nl;'\n", "'"},
               {"lists.tsv", "name\tmember\nl\t'24/7\n", "'24/7"}};
  (void)state;
  for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
    cx_pack pack;
    cx_faults faults = {0};
    const cx_table *table = read_one(&pack, forms[i].name, forms[i].text, strlen(forms[i].text), &faults);
    const cx_cell *cell = cx_table_cell(table, &table->rows[0], "member");
    assert_int_equal(faults.count, 0);
    assert_string_equal(cell->text, forms[i].member);
    assert_int_equal(cell->length, strlen(forms[i].member));
    cx_pack_clear(&pack);
  }
}

static void line_ends_of_every_kind_count(void **state) {
  static const char *const TEXTS[] = {"name\tmember\na\tb\nc\td\n", "name\tmember\ra\tb\rc\td",
                                      "name\tmember\r\na\tb\r\nc\td", "sep=,\nname,member\nc,d",
                                      "name;member\n\"a\n\";c\n"};
  static const uint32_t LAST[] = {3, 3, 3, 3, 2};
  (void)state;
  for (size_t i = 0; i < 5; i++) {
    cx_pack pack;
    cx_faults faults = {0};
    const cx_table *table = read_one(&pack, "lists.tsv", TEXTS[i], strlen(TEXTS[i]), &faults);
    assert_int_equal(faults.count, 0);
    assert_int_equal(table->rows[table->row_count - 1].line, LAST[i]);
    cx_pack_clear(&pack);
  }
}

static void quotes_in_a_tsv_are_characters_unless_they_close(void **state) {
  static const char TEXT[] = "name\tmember\nl\t\"hei\" sanoi\nl\t\"a\tb\"\nl\t\"\"\"\"\n";
  cx_pack pack;
  cx_faults faults = {0};
  const cx_table *table = read_one(&pack, "lists.tsv", TEXT, sizeof TEXT - 1, &faults);
  (void)state;
  assert_int_equal(faults.count, 0);
  assert_cell(&table->rows[0].cells[1], "\"hei\" sanoi", 2, 3);
  assert_cell(&table->rows[1].cells[1], "a\tb", 3, 4);
  assert_cell(&table->rows[2].cells[1], "\"", 4, 4);
  cx_pack_clear(&pack);
}

static void limits_are_faults(void **state) {
  size_t const len = CX_CELL_BYTES_MAX + 100;
  char *text = malloc(len);
  cx_pack pack;
  cx_faults faults = {0};
  (void)state;
  memset(text, 'a', len);
  memcpy(text, "name\tmember\nl\t", 14);
  assert_int_equal(read_one(&pack, "lists.tsv", text, len, &faults)->rows[0].cells[1].length, 0);
  assert_int_equal(faults.count, 1);
  assert_int_equal(faults.first.code, CXTAG_ELIMIT);
  cx_pack_clear(&pack);
  for (size_t i = 0; i < 200; i++) memcpy(text + 2 * i, "a\t", 2);
  faults.count = 0;
  read_one(&pack, "lists.tsv", text, 400, &faults);
  assert_int_equal(faults.count, 3); /* the first column too many, and the two that are missing */
  cx_pack_clear(&pack);
  free(text);
}

static void tables_are_known_by_their_path(void **state) {
  static const char *const OTHERS[] = {"terms/",       "terms/.tsv",    "terms/a/b.tsv", "theme.tsv", "themes.txt",
                                       "terms/a.tsv~", "sentiment.tsv", ".tsv",          ""};
  cx_table_kind kind;
  (void)state;
  assert_true(cx_table_kind_of("terms/delivery.tsv", &kind) && kind == CX_TABLE_TERMS);
  assert_true(cx_table_kind_of("sentiment/fi.csv", &kind) && kind == CX_TABLE_SENTIMENT);
  assert_true(cx_table_kind_of("terms/DELIVERY.Tsv", &kind) && kind == CX_TABLE_TERMS);
  assert_true(cx_table_kind_of("pack.csv", &kind) && kind == CX_TABLE_PACK);
  assert_true(cx_table_kind_of("tests.tsv", &kind) && kind == CX_TABLE_TESTS);
  for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
    if (strcmp(OTHERS[i], "terms/.tsv")) assert_false(cx_table_kind_of(OTHERS[i], &kind));
}

static void header_names_in_two_languages(void **state) {
  (void)state;
  assert_string_equal(cx_column_name(CX_TABLE_TERMS, "S\xC3\x84VY"), "polarity");
  assert_string_equal(cx_column_name(CX_TABLE_TERMS, "Ei"), "not");
  assert_string_equal(cx_column_name(CX_TABLE_TERMS, "EI ESIM."), "no");
  assert_string_equal(cx_column_name(CX_TABLE_LISTS, "nimi"), "name");
  assert_string_equal(cx_column_name(CX_TABLE_THEMES, "nimi"), "name_fi");
  assert_string_equal(cx_column_name(CX_TABLE_INTENTS, "Intent"), "theme");
  assert_null(cx_column_name(CX_TABLE_TERMS, "intent"));
  assert_null(cx_column_name(CX_TABLE_TERMS, "expressio"));
  assert_null(cx_column_name(CX_TABLE_TERMS, ""));
}

static cx_cell cell_of(const char *text) { return (cx_cell){text, (uint32_t)strlen(text), 1, 1}; }

static void numbers_marks_and_languages(void **state) {
  static const struct {
    const char *text;
    int right;
    int32_t milli;
  } NUMBERS[] = {{"2", 1, 2000},
                 {"-1.5", 1, -1500},
                 {"\xE2\x88\x92"
                  "1,5",
                  1, -1500},
                 {"\xE2\x80\x93"
                  "3",
                  1, -3000},
                 {"+0,125", 1, 125},
                 {"0", 1, 0},
                 {"1.2345", 0, 0},
                 {"1.", 0, 0},
                 {".5", 0, 0},
                 {"", 0, 0},
                 {"-", 0, 0},
                 {"1e3", 0, 0},
                 {"1 000", 0, 0},
                 {"99999999999", 0, 0},
                 {"200000000", 0, 0},
                 {"1,2,3", 0, 0}};
  (void)state;
  for (size_t i = 0; i < sizeof NUMBERS / sizeof *NUMBERS; i++) {
    cx_cell const cell = cell_of(NUMBERS[i].text);
    int32_t milli = 0;
    assert_int_equal(cx_read_milli(&cell, &milli), NUMBERS[i].right);
    if (NUMBERS[i].right) assert_int_equal(milli, NUMBERS[i].milli);
  }
  cx_cell const yes = cell_of("x"), no = cell_of(""), odd = cell_of("y"), fi = cell_of("fi"),
                both = cell_of("*"), sv = cell_of("sv");
  assert_int_equal(cx_read_mark(&yes), 1);
  assert_int_equal(cx_read_mark(&no), 0);
  assert_int_equal(cx_read_mark(NULL), 0);
  assert_int_equal(cx_read_mark(&odd), -1);
  assert_int_equal(cx_read_languages(&fi), CX_LANGUAGE_FI);
  assert_int_equal(cx_read_languages(&both), CX_LANGUAGE_ANY);
  assert_int_equal(cx_read_languages(NULL), CX_LANGUAGE_ANY);
  assert_int_equal(cx_read_languages(&sv), 0);
}

static void the_nearest_name_is_found(void **state) {
  cx_nearest nearest;
  (void)state;
  cx_nearest_init(&nearest, "delviery");
  cx_nearest_try(&nearest, "price");
  assert_null(nearest.best);
  cx_nearest_try(&nearest, "deliver");
  cx_nearest_try(&nearest, "delivery");
  assert_string_equal(nearest.best, "delivery");
  assert_int_equal(nearest.distance, 1);
  cx_nearest_init(&nearest, "");
  cx_nearest_try(&nearest, "x");
  assert_null(nearest.best);
}

static void cells_become_nfc(void **state) {
  cx_arena arena;
  const char *text = "A\xCC\x8A\xE2\x84\xAB\xE2\x80\xA6"; /* A + ring, the sign angstrom, an ellipsis */
  uint32_t length = (uint32_t)strlen(text);
  char many[2 + 2 * 40 + 1] = "a";
  (void)state;
  cx_arena_init(&arena, NULL);
  assert_int_equal(cx_make_nfc(&text, &length, &arena), CXTAG_OK);
  assert_string_equal(text, "\xC3\x85\xC3\x85\xE2\x80\xA6");
  assert_int_equal(length, 7);
  for (size_t i = 0; i < 40; i++) memcpy(many + 1 + 2 * i, "\xCC\x81", 3);
  text = many;
  length = (uint32_t)strlen(many);
  assert_int_equal(cx_make_nfc(&text, &length, &arena), CXTAG_ELIMIT);
  cx_arena_clear(&arena);
}

static void a_folder_is_read_whole(void **state) {
  cx_pack pack;
  cxtag_error err;
  cx_faults faults = {0};
  (void)state;
  cx_pack_init(&pack, NULL, NULL);
  assert_int_equal(
      cx_pack_add_folder(&pack, CXTAG_SOURCE_DIR "/tests/lexicon/accepted/canonical/shop/", &faults, &err),
      CXTAG_OK);
  assert_int_equal(faults.count, 0);
  assert_string_equal(pack.folder, "shop");
  assert_string_equal(pack.name, "Shop");
  assert_string_equal(pack.version, "3");
  assert_string_equal(pack.extends, "");
  assert_int_equal(pack.table_count, 9);
  for (size_t i = 1; i < pack.table_count; i++)
    assert_true(strcmp(pack.tables[i - 1].name, pack.tables[i].name) < 0);
  assert_int_equal(cx_pack_add_file(&pack, "pack.tsv", "key\tvalue\n", 10, &faults), CXTAG_OK);
  assert_int_equal(faults.count, 1); /* given twice */
  cx_pack_clear(&pack);
}

static void a_missing_or_empty_folder_is_an_error(void **state) {
  cx_pack pack;
  cxtag_error err;
  cx_faults faults = {0};
  (void)state;
  cx_pack_init(&pack, NULL, NULL);
  assert_int_equal(cx_pack_add_folder(&pack, CXTAG_SOURCE_DIR "/no/such/folder", &faults, &err), CXTAG_EIO);
  assert_non_null(strstr(err.message, "no such pack"));
  assert_int_equal(cx_pack_add_folder(&pack, CXTAG_SOURCE_DIR "/LICENSE", &faults, &err), CXTAG_EIO);
  assert_non_null(strstr(err.message, "folder"));
  assert_int_equal(cx_pack_add_folder(&pack, CXTAG_SOURCE_DIR "/classifier/base", &faults, &err), CXTAG_EIO);
  assert_non_null(strstr(err.message, "no table"));
  cx_pack_clear(&pack);
}

static void reading_survives_any_failed_allocation(void **state) {
  static const char TEXT[] = "lauseke;teema;muu\r\n\"a\r\nb\";c\xCC\x88\r\nd;e;f;g\r\n";
  long n = 0;
  cxtag_status status;
  (void)state;
  do {
    failing supply = {n++, 0};
    cxtag_memory const memory = failing_memory(&supply);
    cx_pack pack;
    cx_pack_init(&pack, "p", &memory);
    status = cx_pack_add_file(&pack, "terms/a.csv", TEXT, sizeof TEXT - 1, NULL);
    cx_pack_clear(&pack);
    assert_int_equal(supply.held, 0);
    assert_true(status == CXTAG_OK || status == CXTAG_ENOMEM);
  } while (status != CXTAG_OK);
  assert_true(n > 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(cells_know_where_they_began),
      cmocka_unit_test(every_encoding_gives_the_same_text),
      cmocka_unit_test(windows_1252_and_broken_utf16_decode),
      cmocka_unit_test(utf8_with_stray_bytes_is_damaged_utf8),
      cmocka_unit_test(damage_in_many_places_is_one_fault),
      cmocka_unit_test(masks_come_off_where_a_spreadsheet_was),
      cmocka_unit_test(line_ends_of_every_kind_count),
      cmocka_unit_test(quotes_in_a_tsv_are_characters_unless_they_close),
      cmocka_unit_test(limits_are_faults),
      cmocka_unit_test(tables_are_known_by_their_path),
      cmocka_unit_test(header_names_in_two_languages),
      cmocka_unit_test(numbers_marks_and_languages),
      cmocka_unit_test(the_nearest_name_is_found),
      cmocka_unit_test(cells_become_nfc),
      cmocka_unit_test(a_folder_is_read_whole),
      cmocka_unit_test(a_missing_or_empty_folder_is_an_error),
      cmocka_unit_test(reading_survives_any_failed_allocation),
  };
  return cmocka_run_group_tests_name("pack", tests, NULL, NULL);
}
