/* Presets: the language, recognition, chats, and the repairs that exports need. */
#include "feed.h"

#include <time.h>

#include "record/chat_line.h"
#include "record/entities.h"
#include "record/preset.h"
#include "record/repair.h"
#include "record/values.h"

static void every_built_in_preset_parses(void **state) {
  const char *name, *about, *before = "";
  cx_arena arena;
  size_t i = 0;
  (void)state;
  cx_arena_init(&arena, NULL);
  for (; cxtag_preset(i, &name, &about); i++) {
    cx_preset preset;
    cxtag_error err;
    assert_true(strcmp(before, name) < 0);
    before = name;
    if (cx_preset_parse(&preset, &arena, name, cx_preset_files[i].text, strlen(cx_preset_files[i].text),
                        &err))
      fail_msg("%s:%u: %s", name, err.line, err.message);
    assert_string_equal(preset.name, name);
    assert_string_equal(preset.about, about);
  }
  assert_int_equal(i, 29);
  cx_arena_clear(&arena);
}

static void faults_of_presets_have_a_line(void **state) {
  static const struct {
    const char *text;
    unsigned line;
  } wrong[] = {{"name x\nnonsense y\njson\n", 2},        {"name x\njson\n  text a : nosuch\n", 3},
               {"name x\njson\n  text a[\n", 3},         {"name x\njson\n  skip x when a maybe b\n", 3},
               {"name x\njson\n  time a as never\n", 3}, {"json\n text a\n", 2}};
  cx_arena arena;
  (void)state;
  cx_arena_init(&arena, NULL);
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    cx_preset preset;
    cxtag_error err;
    assert_int_equal(cx_preset_parse(&preset, &arena, "p", wrong[i].text, strlen(wrong[i].text), &err),
                     CXTAG_ESYNTAX);
    if (err.line != wrong[i].line) fail_msg("%s: line %u: %s", wrong[i].text, err.line, err.message);
  }
  cx_arena_clear(&arena);
}

static void a_user_adds_a_preset(void **state) {
  static const char text[] =
      "name shop\njson\n  detect rows[].note.fi | rows[].nr\n  records rows[]\n  text note.fi : html\n"
      "  id nr\n  rating stars\n  skip agent when by is staff\n";
  static const char json[] = "{\"rows\":[{\"nr\":7,\"stars\":4,\"note\":{\"fi\":\"<b>hei</b> &auml;iti\"}},"
                             "{\"nr\":8,\"by\":\"staff\",\"note\":{\"fi\":\"vastaus\"}}]}";
  char path[] = "preset_XXXXXX";
  const char *const files[] = {path}, *const keep[] = {"rating"};
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  (void)state;
  int const file = mkstemp(path);
  FILE *f = fdopen(file, "w");
  assert_non_null(f);
  fputs(text, f);
  fclose(f);
  options.preset_files = files;
  options.preset_file_count = 1;
  options.keep = keep;
  options.keep_count = 1;
  assert_string_equal(read_all(json, sizeof json - 1, 0, &options),
                      "7=hei \xC3\xA4iti {rating:4}\n#agent*1\n");
  options.include = "agents";
  assert_string_equal(read_all(json, sizeof json - 1, 5, &options),
                      "7=hei \xC3\xA4iti {rating:4}\n8=vastaus\n");
  remove(path);
}

static void an_export_is_recognised_without_its_name(void **state) {
  static const char reviews[] =
      "{\"reviews\":[{\"reviewer\":{\"displayName\":\"A\"},\"starRating\":\"ONE\",\"comment\":"
      "\"(Translated by Google) Bad\\n\\n(Original)\\nHuono\",\"name\":\"r/1\"}]}";
  static const char nothing[] =
      "[{\"string_map_data\":{\"Kommentar?\":{\"value\":\"x\"}},\"media_list_data\":[]}]";
  (void)state;
  assert_string_equal(read_text(reviews, NULL), "r/1=Huono\n");
  assert_string_equal(read_text(reviews, "google-business"), "r/1=Huono\n");
  assert_string_equal(read_text(reviews, "no-such"), "EFORMAT");
  /* A label that no preset knows is no empty success. */
  assert_string_equal(read_text(nothing, "instagram"), "$\n#blank*1\n");
  assert_non_null(strstr(feed_error.message, "0 of 1"));
}

static void chats_are_read_in_both_layouts(void **state) {
  static const char ios[] =
      "[1.2.2024 klo 9.15.33] Asiakas: \xE2\x80\x8EViestit salataan.\n[1.2.2024 klo 9.16.02] V: eka\n"
      "1.2.2024 klo 9.15 tilasin\n\xE2\x80\x8E[1.2.2024 klo 9.17.10] V: \xE2\x80\x8E<liite: 1.jpg>\n";
  static const char android[] =
      "1.2.2024 klo 9.15 - Viestit salataan.\r\n1.2.2024 klo 9.16 - V: eka\r\ntoka\r\n"
      "2/1/24, 12:01\xE2\x80\xAF"
      "AM - M: <Media jätettiin pois>\r\n2/1/24, 12:02\xE2\x80\xAF"
      "AM - M: kuva.jpg (tiedosto liitetty)\r\nrikki\r\n";
  (void)state;
  assert_string_equal(read_text(ios, NULL), "2=eka\n1.2.2024 klo 9.15 tilasin\n#system*1\n#media*1\n");
  assert_string_equal(read_text(android, "whatsapp"), "2=eka\ntoka\n4=rikki\n#system*1\n#media*1\n");
  assert_string_equal(read_text("hei vaan\n", "whatsapp"), "EFORMAT");
}

static void chats_of_other_languages_leave_out_media(void **state) {
  (void)state;
  assert_string_equal(read_text("01.02.24, 09:16 - Hans: Hallo\n01.02.24, 09:17 - Hans: <Medien ausgeschlossen>\n"
                                "01.02.24, 09:18 - Hans: <Media\n",
                                "whatsapp"),
                      "1=Hallo\n3=<Media\n#media*1\n");
  assert_string_equal(read_text("2024-02-01 09:16 - Anna: Hej\n2024-02-01 09:17 - Anna: <Media har utel\xC3\xA4mnats>\n"
                                "2024-02-01 09:17 - Anna: <Median on noll>\n",
                                "whatsapp"),
                      "1=Hej\n3=<Median on noll>\n#media*1\n");
}

static void short_written_answers_are_found(void **state) {
  static const char survey[] =
      "id,submitdate,lastpage,startlanguage,q1,q2,q3\n"
      "1,2024-02-01,3,fi,5,Hyv\xC3\xA4 kysely oli,Melko samaa mielt\xC3\xA4\n"
      "2,2024-02-01,3,fi,4,ei,Melko samaa mielt\xC3\xA4\n3,2024-02-01,3,fi,4,NA,T\xC3\xA4ysin eri\n"
      "4,2024-02-01,3,fi,4,,Melko eri\n5,2024-02-01,3,fi,4,,Melko eri\n6,2024-02-01,3,fi,4,,Melko eri\n";
  (void)state;
  assert_string_equal(read_text(survey, "limesurvey"),
                      "1@q2=Hyv\xC3\xA4 kysely oli\n2@q2=ei\n3@q2=NA\n#blank*3\n");
}

static void times_become_iso(void **state) {
  static const struct {
    const char *written;
    cx_time_form form;
    const char *iso;
  } cases[] = {{"1.2.2024 9.15", CX_TIME_AUTO, "2024-02-01T09:15:00"},
               {"1.2.2024 klo 9.16.02", CX_TIME_AUTO, "2024-02-01T09:16:02"},
               {"2024-02-01T07:15:31.123456Z", CX_TIME_AUTO, "2024-02-01T07:15:31.123456Z"},
               {"2024-02-01 07:15:33", CX_TIME_UTC, "2024-02-01T07:15:33Z"},
               {"2024-02-01 07:15:33 UTC", CX_TIME_AUTO, "2024-02-01T07:15:33Z"},
               {"2024/02/01 9:15:33 PM GMT+2", CX_TIME_AUTO, "2024-02-01T21:15:33+02:00"},
               {"Thu Feb 01 07:15:33 +0000 2024", CX_TIME_AUTO, "2024-02-01T07:15:33Z"},
               {"02/01/2024 12:15:33 AM", CX_TIME_MONTH_FIRST, "2024-02-01T00:15:33"},
               {"02/01/2024", CX_TIME_AUTO, ""},
               {"25/01/2024", CX_TIME_AUTO, "2024-01-25"},
               {"01-Feb-2024 09:15AM", CX_TIME_AUTO, "2024-02-01T09:15:00"},
               {"1706771733", CX_TIME_EPOCH, "2024-02-01T07:15:33Z"},
               {"1706771733.123456", CX_TIME_EPOCH, "2024-02-01T07:15:33.123456Z"},
               {"1706772999123", CX_TIME_EPOCH_MS, "2024-02-01T07:36:39.123Z"},
               {"01-Feb-24", CX_TIME_AUTO, "2024-02-01"},
               {"2024-02-29", CX_TIME_AUTO, "2024-02-29"},
               {"2023-02-29", CX_TIME_AUTO, ""},
               {"31.4.2024", CX_TIME_AUTO, ""},
               {"1706771733.hello", CX_TIME_EPOCH, ""},
               {"1706771733.12abc\xC3\xA4", CX_TIME_AUTO, ""},
               {"1706771733.", CX_TIME_EPOCH, "2024-02-01T07:15:33Z"},
               {"1706771733.1234567890", CX_TIME_EPOCH, "2024-02-01T07:15:33.123456Z"},
               {"   ", CX_TIME_AUTO, ""},
               {"eilen", CX_TIME_AUTO, ""},
               {"99999999999999999999999", CX_TIME_EPOCH, ""},
               {"2024-13-01", CX_TIME_AUTO, ""}};
  cx_batch batch;
  (void)state;
  cx_batch_init(&batch, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cxtag_text_value iso = cx_iso_time(&batch, cx_value_text(cases[i].written), cases[i].form);
    if (iso.length != strlen(cases[i].iso) || memcmp(iso.length ? iso.bytes : "", cases[i].iso, iso.length))
      fail_msg("%s -> %.*s", cases[i].written, (int)iso.length, iso.bytes ? iso.bytes : "");
  }
  cx_batch_clear(&batch);
}

static void texts_are_repaired(void **state) {
  static const struct {
    unsigned filter;
    const char *from, *to;
  } cases[] = {
      {CX_FILTER_MOJIBAKE, "p\xC3\x83\xC2\xA4iv\xC3\x83\xC2\xA4", "p\xC3\xA4iv\xC3\xA4"},
      {CX_FILTER_MOJIBAKE, "p\xC3\xA4iv\xC3\xA4 \xE2\x82\xAC", "p\xC3\xA4iv\xC3\xA4 \xE2\x82\xAC"},
      {CX_FILTER_XML, "a &amp;amp; b &lt;M&gt; &auml; &", "a &amp; b <M> &auml; &"},
      {CX_FILTER_HTML,
       "<p>Hei&nbsp;&auml;iti &#228;&#xe4;</p>\n<p>a <b>b</b>c<br>d</p><script>x()</script>1 < 2",
       "Hei\xC2\xA0\xC3\xA4iti \xC3\xA4\xC3\xA4\na bc\nd\n1 < 2"},
      {CX_FILTER_HTML, "<!-- x --><ul><li>eka</li><li>toka</li></ul><style>unclosed", "eka\ntoka"},
      {CX_FILTER_TRANSLATION, "Kallis.\n\n(Translated by Google)\nExpensive.", "Kallis."},
      {CX_FILTER_TRANSLATION, "(Translated by Google) Only this", "Only this"},
      {CX_FILTER_TRANSLATION, "(Original) on sana", "(Original) on sana"},
      {CX_FILTER_YOUTUBE, "{\"text\":\"eka\ntoka\"},{\"text\":\" \\\"x\\\"\"}", "eka\ntoka \"x\""},
      {CX_FILTER_YOUTUBE, "{\"takeoutSegments\":[{\"text\":\"a\"},{\"text\":\"b\"}]}", "ab"},
      {CX_FILTER_YOUTUBE, "{ei JSONia", "{ei JSONia"},
      {CX_FILTER_SLACK, "<@U1> <https://x.fi?a=1&amp;b|t\xC3\xA4ss\xC3\xA4> <#C1|yleinen> <!here> 1 &lt; 2 <",
       "@U1 t\xC3\xA4ss\xC3\xA4 #yleinen @here 1 < 2 <"},
      {CX_FILTER_LINKEDIN, "eka\"\n\"toka", "eka\ntoka"},
  };
  cx_batch batch;
  (void)state;
  cx_batch_init(&batch, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    cx_value_path how;
    memset(&how, 0, sizeof how);
    how.filters = cases[i].filter;
    cxtag_text_value text = cx_filter_value(&batch, cx_value_text(cases[i].from), &how);
    if (text.length != strlen(cases[i].to) || memcmp(text.bytes, cases[i].to, text.length))
      fail_msg("%s -> %.*s", cases[i].from, (int)text.length, text.bytes);
  }
  cx_batch_clear(&batch);
}

/* A minute and more when each was looked for to the end. */
static void tags_without_an_end_take_linear_time(void **state) {
  enum { TAGS = 1 << 21 };
  char *text = malloc(2 * TAGS);
  cx_buffer out;
  (void)state;
  assert_non_null(text);
  for (size_t i = 0; i < TAGS; i++) memcpy(text + 2 * i, "<a", 2);
  cx_buffer_init(&out, NULL);
  clock_t const start = clock();
  cx_append_html_text(&out, text, 2 * TAGS);
  assert_true(clock() - start < 10 * CLOCKS_PER_SEC);
  assert_int_equal(out.length, 2 * TAGS);
  cx_buffer_clear(&out);
  free(text);
}

static void globs_match(void **state) {
  (void)state;
  assert_true(cx_glob("*/?\?\?\?-*.json", "kanava/2024-02-01.json", 22));
  assert_false(cx_glob("*/?\?\?\?-*.json", "users.json", 10));
  assert_true(cx_glob("*_TEXT", "Q2_5_text", 9));
  assert_false(cx_glob("a*b*c", "axxbxx", 6));
}

/* What stands behind a line is not its own: here a mark begins with its last byte, and ends there. */
static void a_chat_line_ends_where_it_ends(void **state) {
  static const char text[] = "1.2.2024 klo 9.16 - Anna:\xE2\x80\x8E<liite>";
  (void)state;
  for (size_t len = 0; len < sizeof text; len++) {
    cx_chat_line line;
    char *const copy = malloc(len ? len : 1); /* exact size: reading on is seen by the sanitizer */
    memcpy(copy, text, len);
    int const is_one = cx_chat_line_read(&line, copy, len, CX_CHAT_UNKNOWN);
    free(copy);
    if (!is_one) continue;
    cx_chat_line_read(&line, text, len, CX_CHAT_UNKNOWN);
    assert_int_equal(line.name_length, len == strcspn(text, ":") + 1 || len > strcspn(text, ":") + 2 ? 4 : 0);
  }
}

/* A colon between quotes is of what is named there, in a line of WhatsApp's own. */
static void a_group_may_have_a_colon_in_its_name(void **state) {
  (void)state;
  assert_string_equal(read_text("1.2.2024 klo 9.15 - Maija loi ryhm\xC3\xA4n \"Asiakkaat: VIP\"\n"
                                "1.2.2024 klo 9.16 - Maija \"Make\" M: hei\n"
                                "1.2.2024 klo 9.17 - Maija nimesi ryhm\xC3\xA4n \xE2\x80\x9D"
                                "A: B\xE2\x80\x9D\n"
                                "1.2.2024 klo 9.18 - Ville: h\xC3\xA4n sanoi: \"ei: ei\"\n",
                                NULL),
                      "2=hei\n4=h\xC3\xA4n sanoi: \"ei: ei\"\n#system*2\n");
}

static void keep_warning(void *ctx, const cxtag_error *warning) {
  note(ctx, 400, "%s", warning->message);
}

/* The times of the records, "-" for none; "|" and the warning behind them. */
static const char *times_of(const char *text) {
  static char out[800];
  char warning[400] = "";
  cxtag_reader_options options = CXTAG_READER_OPTIONS_INIT;
  cxtag_record record;
  cxtag_reader *reader;
  feed f = {text, strlen(text), 0, 0, 0, 0};
  cxtag_input const input = {feed_read, NULL, &f, "test"};
  options.warning = keep_warning;
  options.warning_ctx = warning;
  *out = '\0';
  assert_int_equal(cxtag_reader_open_input(&reader, &input, &options, NULL), CXTAG_OK);
  while (cxtag_reader_next(reader, &record, NULL) == CXTAG_NEXT_RECORD) {
    if (record.time.length)
      note(out, sizeof out, "%.*s ", (int)record.time.length, record.time.bytes);
    else
      note(out, sizeof out, "- ");
  }
  cxtag_reader_close(reader);
  note(out, sizeof out, "|%.28s", warning);
  return out;
}

static void one_day_over_twelve_settles_the_order_of_all(void **state) {
  (void)state;
  assert_string_equal(times_of("2/1/24, 12:02 AM - A: a\n2/13/24, 1:05 PM - B: b\n3/2/24, 1:05 PM - B: c\n"),
                      "2024-02-01T00:02:00 2024-02-13T13:05:00 2024-03-02T13:05:00 |");
  assert_string_equal(times_of("02/01/2024, 10:02 - A: a\n13/02/2024, 10:05 - B: b\n"),
                      "2024-01-02T10:02:00 2024-02-13T10:05:00 |");
  assert_string_equal(times_of("2/1/24, 12:02 AM - A: a\n3/1/24, 1:05 PM - B: b\n"),
                      "- - |2 times are left out: no dat");
  assert_string_equal(times_of("2/1/24, 12:02 AM - A: a\n2/13/24, 1:05 PM - B: b\n13/2/24, 1:05 PM - B: c\n"),
                      "- 2024-02-13T13:05:00 2024-02-13T13:05:00 |1 time is left out: no date ");
  assert_string_equal(times_of("ID;Start time;Completion time;Email;Name;What should we improve?\n"
                               "1;2/1/2024 10:01:00;2/1/2024 10:02:00;a;b;Nothing at all\n"
                               "2;2/13/2024 10:04:00;2/13/2024 10:05:00;a;b;The queues here\n"),
                      "2024-02-01T10:02:00 2024-02-13T10:05:00 |");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_built_in_preset_parses),
      cmocka_unit_test(faults_of_presets_have_a_line),
      cmocka_unit_test(a_user_adds_a_preset),
      cmocka_unit_test(an_export_is_recognised_without_its_name),
      cmocka_unit_test(chats_are_read_in_both_layouts),
      cmocka_unit_test(chats_of_other_languages_leave_out_media),
      cmocka_unit_test(short_written_answers_are_found),
      cmocka_unit_test(times_become_iso),
      cmocka_unit_test(texts_are_repaired),
      cmocka_unit_test(tags_without_an_end_take_linear_time),
      cmocka_unit_test(globs_match),
      cmocka_unit_test(a_chat_line_ends_where_it_ends),
      cmocka_unit_test(a_group_may_have_a_colon_in_its_name),
      cmocka_unit_test(one_day_over_twelve_settles_the_order_of_all),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
