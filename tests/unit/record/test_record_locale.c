/* What is written does not depend on the locale of the process: a program for Finns writes 0,5 where XML and tables
 * have 0.5. The locale is one that is installed, or one that localedef makes of the Debian package `locales`. */
#include "support.h"

#include <cxtag/records.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

enum { SKIPPED = 77 };

typedef struct sink {
  char bytes[1 << 16];
  size_t length;
} sink;

static int take(void *ctx, const char *bytes, size_t len) {
  sink *s = ctx;
  assert_true(len <= sizeof s->bytes - s->length);
  memcpy(s->bytes + s->length, bytes, len);
  s->length += len;
  return 0;
}

static const char *const tables[] = {"t/terms/delivery.tsv",
                                     "expression\ttheme\tpolarity\ntoimitus\tdelivery\t\nnopea\tdelivery\t1.3\n",
                                     "t/themes.tsv", "id\tname_fi\tname_en\ndelivery\tToimitus\tDelivery\n", NULL};

/* One record with a kept number, whose cell has decimals and a format of its own. */
static void write_in(sink *s, const test_engine *t, const char *format) {
  static const char text[] = "Toimitus oli nopea";
  static cxtag_text_value const name = {"grade", 5}, value = {"4.50", 4};
  cxtag_output const output = {take, s, "out"};
  cxtag_writer_options options = CXTAG_WRITER_OPTIONS_INIT;
  cxtag_record const record = {
      .id = {"1", 1}, .text = {text, sizeof text - 1}, .meta_count = 1, .meta_names = &name, .meta_values = &value};
  cxtag_writer *writer;
  s->length = 0;
  options.format = format;
  assert_int_equal(cxtag_writer_open(&writer, &output, t->engine, &options, NULL), CXTAG_OK);
  assert_int_equal(cxtag_writer_record(writer, &record, test_tag(t, text), NULL), CXTAG_OK);
  assert_int_equal(cxtag_writer_finish(writer, NULL), CXTAG_OK);
  cxtag_writer_free(writer);
}

static int has_comma(void) {
  return !strcmp(localeconv()->decimal_point, ",");
}

static int take_installed(void) {
  static const char *const names[] = {"fi_FI.UTF-8", "fi_FI.utf8", "fi_FI", "de_DE.UTF-8", "sv_SE.UTF-8",
                                      "fr_FR.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_ALL, names[i]) && has_comma()) return 1;
  return 0;
}

static char made_in[] = "cxtag-locale-XXXXXX";

/* localedef warns of much, and what it then says of the folder is what tells. */
static int take_made(void) {
  char command[200];
  if (!mkdtemp(made_in)) return 0;
  snprintf(command, sizeof command, "localedef -c -i fi_FI -f UTF-8 ./%s/fi_FI.UTF-8 > %s/log 2>&1", made_in, made_in);
  if (system(command) || setenv("LOCPATH", made_in, 1)) return 0;
  return setlocale(LC_ALL, "fi_FI.UTF-8") && has_comma();
}

static void remove_made(void) {
  char command[200];
  snprintf(command, sizeof command, "rm -rf ./%s", made_in);
  if (strstr(made_in, "XXXXXX") || !system(command)) return;
  print_message("%s is left behind\n", made_in);
}

static void the_same_bytes_in_any_locale(void **state) {
  static const char *const formats[] = {"jsonl", "csv", "tsv", "wide", "long", "summary", "pretty", "xlsx"};
  static sink plain, here;
  test_engine *t = *state;
  for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
    assert_non_null(setlocale(LC_NUMERIC, "C"));
    write_in(&plain, t, formats[i]);
    assert_non_null(setlocale(LC_NUMERIC, setlocale(LC_CTYPE, NULL)));
    assert_true(has_comma());
    write_in(&here, t, formats[i]);
    if (here.length != plain.length || memcmp(here.bytes, plain.bytes, plain.length))
      fail_msg("%s differs where the locale has a decimal comma", formats[i]);
  }
}

/* A program may have given its thread a locale of its own, which it finds again behind every call. */
static void the_locale_of_the_thread_stays(void **state) {
  static sink s;
  test_engine *t = *state;
  locale_t const mine = duplocale(LC_GLOBAL_LOCALE);
  assert_true(mine != (locale_t)0);
  uselocale(mine);
  write_in(&s, t, "xlsx");
  assert_true(uselocale(LC_GLOBAL_LOCALE) == mine);
  freelocale(mine);
  write_in(&s, t, "xlsx");
  assert_true(uselocale((locale_t)0) == LC_GLOBAL_LOCALE);
  assert_true(has_comma());
}

TEST_SHARED_ENGINE(tables)

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_same_bytes_in_any_locale),
      cmocka_unit_test(the_locale_of_the_thread_stays),
  };
  if (!take_installed() && !take_made()) {
    puts("SKIP: no locale with a decimal comma, and none could be made: apt-get install locales");
    remove_made();
    return SKIPPED;
  }
  int const failed = cmocka_run_group_tests(tests, set_up, tear_down);
  remove_made();
  return failed;
}
