/* Rows, dialects, headers and columns. */
#include "feed.h"

static const char *read_csv(const char *text, const char *column) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  options.text_columns = &column;
  options.text_column_count = column != NULL;
  return read_all(text, strlen(text), 0, &options);
}

static void dialects_are_found(void **state) {
  (void)state;
  assert_string_equal(read_csv("id,teksti\n1,eka\n2,\"to,ka \"\"x\"\"\"\n", "teksti"),
                      "1=eka\n2=to,ka \"x\"\n");
  assert_string_equal(read_csv("id;teksti\r\n1;1,5 e\r\n2;\"a;b\r\nc\"\r\n", "teksti"),
                      "1=1,5 e\n2=a;b\r\nc\n");
  assert_string_equal(read_csv("sep=;\nid;teksti\n1;eka\n", "teksti"), "1=eka\n");
  assert_string_equal(read_csv("id\tteksti\n1\teka, toka\n", "teksti"), "1=eka, toka\n");
  assert_string_equal(read_csv("id,teksti\r1,eka\r2,\"to\rka\"\r", "teksti"), "1=eka\n2=to\rka\n");
  assert_string_equal(read_csv("id,teksti\n1,\"sanoi \\\"ei\\\" vain\"\n2,\"toinen \\\"x\\\"\"\n", "teksti"),
                      "1=sanoi \"ei\" vain\n2=toinen \"x\"\n");
}

static void a_quote_in_tsv_is_a_character(void **state) {
  (void)state;
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char text[] = "id\ttext\n1\t\"hei\n2\tmoi\" \"x\"\n";
  options.format = "tsv";
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "1=\"hei\n2=moi\" \"x\"\n");
}

static void stray_quotes_stay(void **state) {
  (void)state;
  assert_string_equal(read_csv("id,teksti\n1,a \"b\" c\n2,\"a \"b\" c\"\n3,\"x\" \n", "teksti"),
                      "1=a \"b\" c\n2=a \"b\" c\n3=x\n");
}

/* In whatever pieces it comes. */
static void a_cell_may_go_on_behind_its_quote(void **state) {
  static const char text[] = "id,teksti\n1,\"x\" y\n2,\"a \"\"b\"\" c\" d,\"e\"\n3,\"f \"g\" h\"\n=\"0042\",loppu\n";
  static const char *const column[] = {"teksti"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.text_columns = column;
  options.text_column_count = 1;
  for (size_t piece = 0; piece < sizeof text; piece++)
    assert_string_equal(read_all(text, sizeof text - 1, piece, &options),
                        "1=x y\n2=a \"b\" c d\n3=f \"g\" h\n0042=loppu\n");
  assert_string_equal(read_csv("id,teksti\n1,\"x\" y", "teksti"), "1=x y\n");
}

static void stray_quotes_take_linear_time(void **state) {
  size_t const count = 400000;
  static const char start[] = "id,teksti\n1,\"a", end[] = " b\"\n2,c\n";
  static const char *const column[] = {"teksti"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  char *const text = malloc(sizeof start + sizeof end + 2 * count);
  (void)state;
  size_t length = sizeof start - 1;
  memcpy(text, start, length);
  for (size_t i = 0; i < count; i++, length += 2) memcpy(text + length, "\" ", 2);
  memcpy(text + length, end, sizeof end);
  options.text_columns = column;
  options.text_column_count = 1;
  assert_non_null(read_all(text, length + sizeof end - 1, 0, &options));
  memcpy(text + length, " b  \n2,c\n", sizeof end - 1);
  assert_non_null(read_all(text, length + sizeof end - 1, 0, &options));
  free(text);
}

static void an_open_quote_is_told_with_its_place(void **state) {
  (void)state;
  assert_string_equal(read_csv("id,teksti\n1,ok\n2,\"auki\n3,x\n", "teksti"), "1=ok\n$\n");
  assert_non_null(strstr(feed_error.message, "line 3, byte 17"));
  assert_int_equal(feed_error.code, CXTAG_EDAMAGED);
}

static void rows_of_other_widths_are_read(void **state) {
  (void)state;
  assert_string_equal(read_csv("id,teksti,x\n1,eka\n\n2,toka,y,z,q\n", "teksti"), "1=eka\n2=toka\n");
}

static void columns_are_named_or_numbered(void **state) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  static const char text[] = "Id,Otsikko,\xC2\xA0Teksti ,teksti\n7,o,t,u\n8,,t2,\n";
  static const char *const joined[] = {"Otsikko+#3"}, *const two[] = {"#3", "#4"},
                           *const twice[] = {"TEKSTI"}, *const none[] = {"puuttuu"},
                           *const keep[] = {"Otsikko"};
  (void)state;
  options.text_columns = joined;
  options.text_column_count = 1;
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "7=o\n\nt\n8=t2\n");
  options.text_columns = two;
  options.text_column_count = 2;
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "7@#3=t\n7@#4=u\n8@#3=t2\n#blank*1\n");
  options.text_columns = twice;
  options.text_column_count = 1;
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "EFORMAT");
  assert_non_null(strstr(feed_error.message, "#3, #4"));
  options.text_columns = none;
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "EFORMAT");
  assert_non_null(strstr(feed_error.message, "'Otsikko'"));
  options.text_columns = two;
  options.keep = keep;
  options.keep_count = 1;
  assert_string_equal(read_all(text, sizeof text - 1, 0, &options), "7=t {Otsikko:o}\n8=t2 {Otsikko:}\n");
}

static void text_is_guessed_only_when_it_is_clear(void **state) {
  static const char clear[] =
      "id,date,answer\n1,2024-01-01,\"The parcel came two weeks late\"\n2,2024-01-02,\"ok then\"\n";
  static const char unclear[] = "Aika;Kommentti;Vapaa sana\n1.2.;hyvin meni asiat;kolmas\n";
  (void)state;
  assert_string_equal(read_csv(clear, NULL), "1=The parcel came two weeks late\n2=ok then\n");
  assert_string_equal(read_csv(unclear, NULL), "EFORMAT");
  assert_non_null(strstr(feed_error.message, "'Vapaa sana'"));
}

static void keep_warning(void *ctx, const cxtag_error *warning) {
  note(ctx, 400, "%s\n", warning->message);
}

/* What the reader says of the table, and how it found the text. */
static const char *warned(const char *text, const char *column) {
  static char out[400];
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_reader_finding finding;
  cxtag_record record;
  cxtag_reader *reader;
  feed f = {text, strlen(text), 0, 0, 0, 0};
  cxtag_input const input = {feed_read, NULL, &f, "test"};
  *out = '\0';
  options.text_columns = &column;
  options.text_column_count = column != NULL;
  options.warning = keep_warning;
  options.warning_ctx = out;
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
  while (cxtag_reader_next(reader, &record, NULL) == CXTAG_NEXT_RECORD) {
  }
  for (size_t i = 0; cxtag_reader_finding_get(reader, i, &finding); i++)
    if (!strcmp(finding.what, "text") || !strcmp(finding.what, "other candidate"))
      note(out, sizeof out, "%s (%s)\n", finding.value, finding.evidence);
  cxtag_reader_close(reader);
  return out;
}

static void other_columns_that_look_like_texts_are_told(void **state) {
  static const char only[] = "(the only column that looks like feedback)";
  char late[8000] = "id;Palaute;Vapaa kuvaus;Koodi\n";
  (void)state;
  assert_string_equal(
      warned("Aika;Miksi annoit arvosanan?;Mit\xC3\xA4 parannettavaa?;Suosittelisitko?;Sposti\n"
             "1.2.;Nopea toimitus oli;Hinta;Kyll\xC3\xA4;a@b.fi\n2.2.;Ei tullut koskaan;Jonot;Kyll\xC3\xA4;c@d.fi\n"
             "3.2.;Hyv\xC3\xA4 palvelu;;Ei;\n4.2.;Todella ok juttu;;Ei;\n",
             NULL),
      "the texts are those of \"Miksi annoit arvosanan?\"; \"Mit\xC3\xA4 parannettavaa?\" looks like texts, "
      "too: name what is to be read with --text-column\n"
      "Miksi annoit arvosanan? (it looks most like feedback)\n"
      "Mit\xC3\xA4 parannettavaa? (it looks like texts, too: --text-column)\n");
  assert_non_null(strstr(
      warned("text;Palaute;Otsikko\na;Toimitus oli nopea;Ei mik\xC3\xA4\xC3\xA4n iso\nb;Hinta ei;Se oli kallis\n",
             NULL),
      "\"text\"; \"Palaute\", \"Otsikko\" look like texts, too"));
  /* nothing to choose: no texts beside it, a choice of a few, or the user has named what he wants */
  assert_non_null(strstr(warned("id;Palaute;Kaupunki\n1;Hyv\xC3\xA4 palvelu;Espoo\n2;Hidas;Vantaa\n", NULL), only));
  assert_null(strstr(warned("id;Palaute;Kaupunki\n1;Hyv\xC3\xA4 palvelu;Espoo\n2;Hidas;Vantaa\n", NULL), "too"));
  assert_null(strstr(
      warned("id;Palaute;Tuote?\n1;Hyv\xC3\xA4 palvelu;Ehk\xC3\xA4 iso\n2;Hidas;Ehk\xC3\xA4 iso\n", NULL), "too"));
  assert_string_equal(warned("text;Palaute\na;Toimitus oli nopea\nb;Hinta ei\n", "text"), "");
  for (int i = 0; i < 100; i++)
    note(late, sizeof late, "%d;Palvelu oli hyv\xC3\xA4;%s;%s\n", i, i < 80 ? "" : "Eik\xC3\xA4 maksanut paljon",
         i < 80 ? "" : "K7");
  assert_string_equal(
      warned(late, NULL),
      "\"Vapaa kuvaus\" is empty in the first rows, but looks like texts behind them: --text-column names it\n"
      "Palaute (the only column that looks like feedback)\n");
}

static void headers_are_found_behind_titles(void **state) {
  (void)state;
  assert_string_equal(
      read_csv("Report:,Mentions\nFrom:,2024-01-01\n\nUrl,Title,teksti,Date\nu,t,eka,d\n", "teksti"),
      "1=eka\n");
}

/* One column, as a Finnish Excel writes it, whose texts hold the other signs; also in rows that were not looked at. */
static void signs_in_a_single_column_are_text(void **state) {
  char many[20000] = "Palaute\n", wanted[20000] = "";
  (void)state;
  assert_string_equal(read_csv("Avoin palaute\r\nHyv\xC3\xA4 palvelu\r\nHuono, kallis hinta, ei suositella\r\n"
                               "Toimitus oli nopea, kiitos\r\nEn osaa sanoa\r\n",
                               "Avoin palaute"),
                      "1=Hyv\xC3\xA4 palvelu\n2=Huono, kallis hinta, ei suositella\n3=Toimitus oli nopea, kiitos\n"
                      "4=En osaa sanoa\n");
  assert_string_equal(read_csv("Palaute\nHyv\xC3\xA4 palvelu, kiitos\nHuono hinta, liian kallis\nJonot, jonot\n",
                               "Palaute"),
                      "1=Hyv\xC3\xA4 palvelu, kiitos\n2=Huono hinta, liian kallis\n3=Jonot, jonot\n");
  assert_string_equal(read_csv("Palaute\n\"Sanoi; \"\"ei\"\"\nja, l\xC3\xA4hti\"\nei; ei; ei\nHyv\xC3\xA4\n",
                               "Palaute"),
                      "1=Sanoi; \"ei\"\nja, l\xC3\xA4hti\n2=ei; ei; ei\n3=Hyv\xC3\xA4\n");
  for (int i = 1; i <= 300; i++) {
    note(many, sizeof many, "%s\n", i < 300 ? "hyvin meni" : "hyvin, kai");
    note(wanted, sizeof wanted, "%d=%s\n", i, i < 300 ? "hyvin meni" : "hyvin, kai");
  }
  assert_string_equal(read_csv(many, "Palaute"), wanted);
}

static void titles_of_one_cell_stand_above_a_table(void **state) {
  (void)state;
  assert_string_equal(read_csv("Asiakaskysely\nLuotu 1.2.2024\n\nId,teksti,Arvosana\n1,\"hyv\xC3\xA4, kai\",5\n"
                               "2,huono,1\n",
                               "teksti"),
                      "1=hyv\xC3\xA4, kai\n2=huono\n");
  assert_string_equal(read_csv("Asiakaskysely\nAjalta;tammikuu\nId;teksti;Arvosana\n1;hyv\xC3\xA4, kai;5\n2;huono;1\n",
                               "teksti"),
                      "1=hyv\xC3\xA4, kai\n2=huono\n");
  assert_string_equal(read_csv("Asiakaskysely\nId;teksti\n1;hyv\xC3\xA4; kai\n2;huono, kai\n3;a\n4;b\n", "teksti"),
                      "1=hyv\xC3\xA4\n2=huono, kai\n3=a\n4=b\n");
  assert_string_equal(read_csv("Raportti\nId,teksti\n", "teksti"), "");
}

/* macOS writes letters and their marks apart. */
static void names_are_the_same_in_nfd(void **state) {
  (void)state;
  assert_string_equal(
      read_csv("id,Mita\xCC\x88 mielta\xCC\x88 olet?,O\xCC\x88\n1,eka,x\n", "mit\xC3\xA4 mielt\xC3\xA4 olet?"),
      "1=eka\n");
  assert_string_equal(read_csv("id,Mit\xC3\xA4?,\xC3\x85\n1,eka,x\n", "Mita\xCC\x88?"), "1=eka\n");
  assert_string_equal(read_csv("id,Mita?,x\n1,eka,x\n", "Mit\xC3\xA4?"), "EFORMAT");
}

static void line_breaks_in_headers_are_blanks(void **state) {
  (void)state;
  assert_string_equal(read_csv("id,\"Mit\xC3\xA4\r\n  mielt\xC3\xA4?\"\n1,eka\n", "Mit\xC3\xA4 mielt\xC3\xA4?"),
                      "1=eka\n");
}

static void windows_1252_is_mended_by_field(void **state) {
  (void)state;
  assert_string_equal(read_csv("id;p\xE4iv\xE4;teksti\n1;x;hyv\xE4 \x80\n", "teksti"),
                      "1=hyv\xC3\xA4 \xE2\x82\xAC\n");
  assert_string_equal(read_csv("id;teksti\n1;hyv\xC3\xA4\n2;hyv\xE4\n", "teksti"),
                      "1=hyv\xC3\xA4\n2=hyv\xC3\xA4\n");
}

/* A cell is mended for itself, and told so, wherever the others made one look for Windows-1252. */
static void a_late_cell_is_mended_like_an_early_one(void **state) {
  enum { ROWS = 40000 };
  static const char row[] = "%d;%s;Jyv\xE4skyl\xE4;hyv%s\n";
  static const char *const columns[] = {"teksti"}, *const keep[] = {"kaupunki"};
  char *const bytes = malloc(ROWS * 50);
  (void)state;
  for (int good = 0; good < 2; good++) { /* with UTF-8 in it, and without */
    cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
    size_t length = (size_t)sprintf(bytes, "id;muu;kaupunki;teksti\n"), mended = 0;
    cxtag_reader *reader;
    cxtag_record record;
    for (int i = 0; i < ROWS; i++)
      length += (size_t)sprintf(bytes + length, row, i, good ? "p\xC3\xA4iv\xC3\xA4" : "ilta", i % 2 ? "\xE4" : "in");
    feed f = {bytes, length, 0, 0, length, 0};
    cxtag_input const input = {feed_read, NULL, &f, "test"};
    options.text_columns = columns;
    options.text_column_count = options.keep_count = 1;
    options.keep = keep;
    assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
    for (int i = 0; i < ROWS; i++) {
      assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
      assert_int_equal(record.repaired, i % 2);
      assert_int_equal(record.text.length, 5);
      assert_int_equal(record.meta_values[0].length, 11);
      mended += (size_t)record.repaired;
    }
    assert_int_equal(mended, ROWS / 2);
    cxtag_reader_close(reader);
  }
  free(bytes);
}

static void pieces_do_not_matter(void **state) {
  static const char text[] = "id,teksti\r\n1,\"a\r\nb \"\"q\"\"\"\r\n2,toka\r\n3,\"kol,mas\"";
  static const char *const column[] = {"teksti"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.text_columns = column;
  options.text_column_count = 1;
  for (size_t piece = 1; piece < sizeof text; piece++)
    assert_string_equal(read_all(text, sizeof text - 1, piece, &options),
                        "1=a\r\nb \"q\"\n2=toka\n3=kol,mas\n");
}

static void large_cells_are_read(void **state) {
  static const char *const column[] = {"#2"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record;
  cxtag_reader *reader;
  size_t const size = 5000000;
  char *text = malloc(size + 32);
  feed f = {text, 0, 0, 65536, 0, 0};
  cxtag_input const input = {feed_read, NULL, &f, "test"};
  (void)state;
  options.text_columns = column;
  options.text_column_count = 1;
  options.format = "csv";
  strcpy(text, "id,text\n1,\"");
  memset(text + 11, 'x', size);
  strcpy(text + 11 + size, "\"\n2,y\n");
  f.length = strlen(text);
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  assert_int_equal(record.text.length, size);
  assert_int_equal(cxtag_reader_next(reader, &record, NULL), CXTAG_NEXT_RECORD);
  assert_int_equal(record.line, 3);
  assert_int_equal(record.byte, size + 13);
  cxtag_reader_close(reader);
  free(text);
}

/* Each line opens a quote that never closes: one costs its line, many cost what they were looked for in. */
static void quotes_that_never_close_take_linear_time(void **state) {
  static const char line[] = "1,\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n";
  static const char *const column[] = {"text"};
  enum { LINES = 20000, LIMIT = 100000 };
  char *bytes = malloc(8 + sizeof line * LINES);
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  feed f = {bytes, 8, 0, 65536, 0, 0};
  cxtag_input const input = {feed_read, NULL, &f, "test"};
  cxtag_reader *reader;
  cxtag_record record;
  cxtag_error err;
  cxtag_next next;
  size_t rejects = 0, most = 0;
  (void)state;
  strcpy(bytes, "id,text\n");
  for (size_t i = 0; i < LINES; i++, f.length += sizeof line - 1) memcpy(bytes + f.length, line, sizeof line - 1);
  options.format = "csv";
  options.text_columns = column;
  options.text_column_count = 1;
  options.quote_escape = '\\';
  options.max_record = LIMIT;
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, &err), CXTAG_OK);
  while ((next = cxtag_reader_next(reader, &record, &err)) != CXTAG_NEXT_END && next != CXTAG_NEXT_DAMAGED) {
    assert_int_equal(next, CXTAG_NEXT_REJECTED);
    rejects++;
    most += strstr(err.message, "bytes are left out") != NULL;
  }
  assert_int_equal(next, CXTAG_NEXT_DAMAGED);
  assert_true(most >= 5 && most <= f.length / LIMIT);
  assert_in_range(rejects, 9 * most, 9 * most + 8);
  cxtag_reader_close(reader);
  free(bytes);
}

/* A cell takes more memory than its comma. */
static void rows_of_a_million_cells_are_rejected(void **state) {
  static const char *const column[] = {"text"};
  size_t const size = 3 << 19;
  char *bytes = malloc(size + 40);
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  strcpy(bytes, "id,text\n1,a\n");
  memset(bytes + 12, ',', size);
  strcpy(bytes + 12 + size, "\n3,b\n");
  options.format = "csv";
  options.text_columns = column;
  options.text_column_count = 1;
  assert_string_equal(read_all(bytes, size + 17, 0, &options), "1=a\n!\n3=b\n");
  assert_string_equal(read_all(bytes, size + 17, 9999, &options), "1=a\n!\n3=b\n");
  free(bytes);
}

/* Without it no row would give a record. */
static void a_header_too_long_is_told(void **state) {
  static const char *const heads[] = {"id,\"%0200d\"\n", "id,%0200d\n", "%0200d\n"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  options.format = "csv";
  options.max_record = 100;
  for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
    char text[400];
    snprintf(text, sizeof text, heads[i], 0);
    strcat(text, "1,a\n2,b\n");
    for (size_t piece = 0; piece < 220; piece += 1 + piece / 8) {
      assert_string_equal(read_all(text, strlen(text), piece, &options), "EFORMAT");
      assert_non_null(strstr(feed_error.message, "--max-record"));
      assert_int_equal(feed_error.line, 1);
    }
  }
}

static const char *read_all_columns(const char *text, const char *text_column, const char *id_column,
                                    const char *first) {
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  const char *const keep[] = {first ? first : "all", "all"};
  options.keep = keep;
  options.keep_count = 2;
  options.text_columns = &text_column;
  options.text_column_count = 1;
  options.id_column = id_column;
  return read_all(text, strlen(text), 0, &options);
}

/* Every name is given once, and neither the text nor the id a second time. */
static void all_columns_have_a_name_each(void **state) {
  (void)state;
  assert_string_equal(read_all_columns("id,text,x,x,,X\n1,hei,a,b,c,d\n", "text", NULL, NULL),
                      "1=hei {x:a} {x#4:b} {#5:c} {X:d}\n");
  assert_string_equal(read_all_columns("x,text,id,x#4,x,text\n1,hei,2,a,b,c\n", "#2", "x#4", "id"),
                      "a=hei {id:2} {x:1} {x#5:b} {text#6:c}\n");
  assert_string_equal(read_all_columns("x,x#3,x,t\n1,2,3,hei\n", "t", NULL, "x#3"), "1=hei {x#3:2} {x:1} {x#3#3:3}\n");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(dialects_are_found),
      cmocka_unit_test(a_quote_in_tsv_is_a_character),
      cmocka_unit_test(stray_quotes_stay),
      cmocka_unit_test(a_cell_may_go_on_behind_its_quote),
      cmocka_unit_test(line_breaks_in_headers_are_blanks),
      cmocka_unit_test(stray_quotes_take_linear_time),
      cmocka_unit_test(quotes_that_never_close_take_linear_time),
      cmocka_unit_test(rows_of_a_million_cells_are_rejected),
      cmocka_unit_test(an_open_quote_is_told_with_its_place),
      cmocka_unit_test(rows_of_other_widths_are_read),
      cmocka_unit_test(columns_are_named_or_numbered),
      cmocka_unit_test(text_is_guessed_only_when_it_is_clear),
      cmocka_unit_test(other_columns_that_look_like_texts_are_told),
      cmocka_unit_test(names_are_the_same_in_nfd),
      cmocka_unit_test(headers_are_found_behind_titles),
      cmocka_unit_test(signs_in_a_single_column_are_text),
      cmocka_unit_test(titles_of_one_cell_stand_above_a_table),
      cmocka_unit_test(windows_1252_is_mended_by_field),
      cmocka_unit_test(a_late_cell_is_mended_like_an_early_one),
      cmocka_unit_test(pieces_do_not_matter),
      cmocka_unit_test(a_header_too_long_is_told),
      cmocka_unit_test(large_cells_are_read),
      cmocka_unit_test(all_columns_have_a_name_each),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
