/* Forms of a single word, as a row writes it. */
#include "workbench.h"

typedef struct forms {
  char text[65536];
  size_t length;
  int left; /* stop after so many */
} forms;

static int keep(void *ctx, const cxtag_form_info *form) {
  forms *f = ctx;
  f->length += (size_t)snprintf(f->text + f->length, sizeof f->text - f->length, "%s: %s (%s)\n", form->group,
                                form->form, form->features);
  if (f->length >= sizeof f->text) f->length = sizeof f->text - 1;
  return --f->left == 0;
}

static cxtag_status expand(forms *f, const char *word, cxtag_language language, const char *inflect, int most,
                           cxtag_error *err) {
  memset(f, 0, sizeof *f);
  f->left = most;
  return cxtag_expand(word, strlen(word), language, inflect, keep, f, NULL, err);
}

static forms found; /* large */

static void forms_come_group_by_group(void **state) {
  (void)state;
  assert_int_equal(expand(&found, "Toimitus", CXTAG_FI, NULL, 0, NULL), CXTAG_OK);
  assert_non_null(strstr(found.text, "nominative: toimitus (nominative)\n"));
  assert_non_null(strstr(found.text, "genitive: toimituksen (genitive)\n"));
  assert_non_null(strstr(found.text, ": toimituksissa ("));
  assert_int_equal(expand(&found, "vastata", CXTAG_FI, NULL, 0, NULL), CXTAG_OK);
  assert_non_null(strstr(found.text, ": vastaa ("));
  assert_int_equal(expand(&found, "deliver", CXTAG_EN, NULL, 0, NULL), CXTAG_OK);
  assert_non_null(strstr(found.text, ": delivered ("));
}

static void an_exact_word_has_one_form(void **state) {
  (void)state;
  assert_int_equal(expand(&found, "[toimituksen]", CXTAG_UND, NULL, 0, NULL), CXTAG_OK);
  assert_non_null(strstr(found.text, "toimituksen"));
  assert_ptr_equal(strchr(found.text, '\n'), found.text + found.length - 1);
}

static void the_callback_can_stop(void **state) {
  (void)state;
  assert_int_equal(expand(&found, "hinta", CXTAG_FI, NULL, 1, NULL), CXTAG_OK);
  assert_int_equal(found.left, 0);
  assert_ptr_equal(strchr(found.text, '\n'), found.text + found.length - 1);
}

static void what_is_no_word_is_refused(void **state) {
  static const char *const bad[] = {"",      " ",  "a b",  "(a|b)", "{list}", "a … b",
                                    "a & b", "[a", "\xFF", "…",     "/a/",    "[a b]",
                                    "!!!",   "§",  "\t\n",  "terms&conditions"};
  cxtag_error err;
  (void)state;
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    if (expand(&found, bad[i], CXTAG_UND, NULL, 0, &err) != CXTAG_EINVAL)
      fail_msg("'%s' expands to %s", bad[i], found.text);
  assert_int_equal(expand(&found, "hinta", CXTAG_FI, "no such paradigm", 0, &err), CXTAG_EINVAL);
  assert_int_equal(cxtag_expand("a", 1, CXTAG_UND, NULL, NULL, NULL, NULL, &err), CXTAG_EINVAL);
}

static void why_it_is_none_is_told_in_a_language(void **state) {
  static const struct {
    const char *word, *english, *finnish;
  } bad[] = {{"", "no word, or none that can be read: give one word", "sana puuttuu"},
             {" ", "no word, or none that can be read", "sana puuttuu, tai sitä ei voi lukea: anna"},
             {"a b", "'a b' is not a single word: give its words", "'a b' ei ole yksi sana: anna sen sanat"},
             {"(a|b)", "'(a|b)' is not a single word", "'(a|b)' ei ole yksi sana"},
             {"/a/", "a pattern has no forms to list: give one word", "säännöllisellä lausekkeella ei ole"},
             {"/a", "a pattern ends with `/`: end it", "säännöllinen lauseke päättyy merkkiin `/`"},
             {"!!!", "'!!!' stands in no text", "merkkiä '!!!' ei ole missään tekstissä"},
             {"black&white", "put a blank before `&`", "lisää välilyönti ennen merkkiä `&`"}};
  (void)state;
  for (size_t i = 0; i < 2 * sizeof bad / sizeof *bad; i++) {
    const char *word = bad[i / 2].word, *expected = i % 2 ? bad[i / 2].finnish : bad[i / 2].english;
    cxtag_error err;
    assert_int_equal(cxtag_expand_in(i % 2 ? CXTAG_FI : CXTAG_EN, word, strlen(word), CXTAG_UND, NULL, keep, &found,
                                     NULL, &err),
                     CXTAG_EINVAL);
    if (strncmp(err.message, expected, strlen(expected))) fail_msg("'%s': %s", word, err.message);
  }
}

static void memory_may_run_out_anywhere(void **state) {
  cxtag_status status = CXTAG_ENOMEM;
  long allowed = 0;
  (void)state;
  for (; status == CXTAG_ENOMEM && allowed < 100000; allowed++) {
    failing memory = {allowed, 0};
    cxtag_memory const hook = failing_memory(&memory);
    cxtag_error err;
    memset(&found, 0, sizeof found);
    status = cxtag_expand("hinta~", 6, CXTAG_FI, NULL, keep, &found, &hook, &err);
    assert_int_equal(memory.held, 0);
  }
  assert_int_equal(status, CXTAG_OK);
  assert_true(allowed > 3);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_come_group_by_group),   cmocka_unit_test(an_exact_word_has_one_form),
      cmocka_unit_test(the_callback_can_stop),       cmocka_unit_test(what_is_no_word_is_refused),
      cmocka_unit_test(why_it_is_none_is_told_in_a_language),
      cmocka_unit_test(memory_may_run_out_anywhere),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
