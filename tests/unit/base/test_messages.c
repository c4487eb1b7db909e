/* The catalogues: every message has both languages, and takes the same values in the same order in both. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <ctype.h>
#include <string.h>

#include "base/messages.h"

typedef struct entry {
  const char *id, *english, *finnish;
} entry;

#define MESSAGE(id, english, finnish) {#id, english, finnish},
static const entry library[] = {
#include "base/messages_lexicon.def"
#include "base/messages_workbench.def"
};
static const entry command[] = {
#include "cli/messages.def"
};
#undef MESSAGE

/* The conversions of a format, one behind the other: "%s%.*s%u". Text that looks like one but is none fails.
 */
static void conversions(char *out, size_t room, const char *format) {
  size_t length = 0;
  for (const char *at = format; (at = strchr(at, '%')) != NULL;) {
    size_t const flags = 1 + strspn(at + 1, "-+ #0123456789.*"), size = strspn(at + flags, "hlz");
    size_t const all = flags + size + 1;
    if (!strchr("sducfxX%", at[all - 1]) || !at[all - 1]) fail_msg("'%s': what is '%.4s'?", format, at);
    assert_true(length + all < room);
    if (at[1] != '%') memcpy(out + length, at, all);
    if (at[1] != '%') length += all;
    at += all;
  }
  out[length] = '\0';
}

static void check(const entry *entries, size_t count) {
  char english[128], finnish[128];
  for (size_t i = 0; i < count; i++) {
    const entry *e = &entries[i];
    if (!*e->english || !*e->finnish) fail_msg("%s: a language is missing", e->id);
    conversions(english, sizeof english, e->english);
    conversions(finnish, sizeof finnish, e->finnish);
    if (strcmp(english, finnish))
      fail_msg("%s: takes '%s' in English, '%s' in Finnish", e->id, english, finnish);
    size_t const a = strlen(e->english), b = strlen(e->finnish);
    if ((e->english[a - 1] == '\n') != (e->finnish[b - 1] == '\n'))
      fail_msg("%s: only one ends its line", e->id);
    for (size_t k = 0; k < i; k++)
      if (!strcmp(entries[k].id, e->id)) fail_msg("%s stands twice", e->id);
    for (const char *c = e->id; *c; c++)
      assert_true(islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '_');
  }
}

static void test_every_message_has_both_languages(void **state) {
  (void)state;
  check(library, sizeof library / sizeof *library);
  check(command, sizeof command / sizeof *command);
}

static void test_the_catalogue_answers(void **state) {
  (void)state;
  for (int i = 0; i < CX_MESSAGE_COUNT; i++) {
    assert_string_equal(cx_message_id((cx_message)i), library[i].id);
    assert_string_equal(cx_message_text(CXTAG_FI, (cx_message)i, "?"), library[i].finnish);
    assert_string_equal(cx_message_text(CXTAG_EN, (cx_message)i, "?"), library[i].english);
    assert_string_equal(cx_message_text(CXTAG_UND, (cx_message)i, "?"), library[i].english);
  }
  assert_null(cx_message_id(CX_MESSAGE_COUNT));
  assert_string_equal(cx_message_text(CXTAG_FI, CX_MESSAGE_COUNT, "given"), "given");
}

static void test_an_error_is_said_in_a_language(void **state) {
  cxtag_error error;
  cx_position const where = {"a.tsv", 3, 4, 0};
  (void)state;
  assert_int_equal(cx_error_say(&error, CXTAG_ESYNTAX, where, CXTAG_FI, CX_TEXT(theme_unknown), "hinta"),
                   CXTAG_ESYNTAX);
  assert_string_equal(error.message, "tuntematon teema 'hinta': lisää se tauluun themes.tsv");
  assert_string_equal(error.source, "a.tsv");
  assert_int_equal(error.line, 3);
  cx_error_say(&error, CXTAG_ESYNTAX, where, CXTAG_EN, CX_TEXT(theme_unknown), "hinta");
  assert_string_equal(error.message, "unknown theme 'hinta': add it to themes.tsv");
  assert_int_equal(cx_error_say(NULL, CXTAG_EIO, where, CXTAG_FI, CX_TEXT(theme_unknown), "x"), CXTAG_EIO);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(test_every_message_has_both_languages),
      cmocka_unit_test(test_the_catalogue_answers),
      cmocka_unit_test(test_an_error_is_said_in_a_language),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
