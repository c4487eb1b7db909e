/* What `lex expand` lists is what lookups find. */
#include "failing.h"
#include "morph/expand.h"
#include "vocabulary_help.h"

static const char *const finnish[] = {"toimitus", "hinta",   "hyvä",   "kulut",  "asiakas", "puhelin",
                                      "tärkeä",   "vesi",    "nainen", "kallis", "chat",    "työ",
                                      "onneton",  "palvelu", "saada",  "tilata", "minä",    "vastata",
                                      "kolmas",   "google",  "ja"};
static const char *const english[] = {"delivery", "be", "good", "wait", "invoice", "happy", "stop"};

typedef struct listing {
  const cx_vocabulary *vocabulary;
  char group[96];
  size_t count, groups, faults, stop_after;
} listing;

/* Groups come one after the other, and every form is found again with its features. */
static int check_form(void *ctx, const cx_expanded_form *form) {
  listing *l = ctx;
  cx_form found[CX_FORMS_MAX];
  int same = 0;
  l->count++;
  if (strcmp(form->group, l->group) != 0) l->groups++;
  snprintf(l->group, sizeof l->group, "%s", form->group);
  size_t count = 0;
  if (l->vocabulary)
    count = cx_vocabulary_find(l->vocabulary, form->form, form->length, 0, 0, found, CX_FORMS_MAX);
  for (size_t i = 0; i < count; i++) same |= !(found[i].reading & CX_READ_DOTLESS);
  if (l->vocabulary && !same && !(form->reading & CX_READ_SPOKEN)) {
    print_message("%.*s (%s) is listed and not found\n", (int)form->length, form->form, form->group);
    l->faults++;
  }
  return l->stop_after && l->count == l->stop_after;
}

static void check_words(const char *const *words, size_t count, uint8_t language) {
  for (size_t i = 0; i < count; i++) {
    cx_entry entry = entry_of(words[i], language, 0, NULL);
    cx_vocabulary *v = vocabulary_of(&words[i], 1, language);
    listing l = {v, "", 0, 0, 0, 0};
    assert_int_equal(cx_expand_entry(&entry, check_form, &l, NULL, NULL), CXTAG_OK);
    assert_true(l.count >= 1 && l.groups <= l.count);
    assert_int_equal(l.faults, 0);
    cx_vocabulary_free(v);
  }
}

static void listed_forms_are_found(void **state) {
  (void)state;
  check_words(finnish, sizeof finnish / sizeof *finnish, CX_LANGUAGE_FI);
  check_words(english, sizeof english / sizeof *english, CX_LANGUAGE_EN);
}

typedef struct wanted {
  const char *group, *form;
  int seen;
} wanted;

static int look_for(void *ctx, const cx_expanded_form *form) {
  for (wanted *w = ctx; w->group; w++)
    if (strcmp(w->group, form->group) == 0 && strlen(w->form) == form->length &&
        memcmp(w->form, form->form, form->length) == 0)
      w->seen = 1;
  return 0;
}

static void groups_are_named_by_number_and_case(void **state) {
  wanted list[] = {{"nominative", "toimitus", 0},
                   {"genitive", "toimituksen", 0},
                   {"genitive plural", "toimitusten", 0},
                   {"inessive plural", "toimituksissa", 0},
                   {NULL, NULL, 0}};
  wanted compared[] = {{"comparative nominative", "halvempi", 0},
                       {"superlative nominative", "halvin", 0},
                       {"adverb", "halvasti", 0},
                       {"illative", "halpaan", 0},
                       {NULL, NULL, 0}};
  cx_entry noun = entry_of("toimitus", CX_LANGUAGE_FI, 0, NULL),
           adjective = entry_of("halpa", CX_LANGUAGE_FI, 0, NULL);
  (void)state;
  assert_int_equal(cx_expand_entry(&noun, look_for, list, NULL, NULL), CXTAG_OK);
  for (wanted *w = list; w->group; w++)
    if (!w->seen) fail_msg("no %s %s", w->group, w->form);
  assert_int_equal(cx_expand_entry(&adjective, look_for, compared, NULL, NULL), CXTAG_OK);
  for (wanted *w = compared; w->group; w++)
    if (!w->seen) fail_msg("no %s %s", w->group, w->form);
}

static void a_callback_may_stop(void **state) {
  listing l = {NULL, "", 0, 0, 0, 3};
  cx_entry entry = entry_of("toimitus", CX_LANGUAGE_FI, 0, NULL),
           empty = entry_of("", CX_LANGUAGE_FI, 0, NULL);
  cxtag_error err;
  (void)state;
  assert_int_equal(cx_expand_entry(&entry, check_form, &l, NULL, NULL), CXTAG_OK);
  assert_int_equal(l.count, 3);
  assert_int_equal(cx_expand_entry(&empty, check_form, &l, NULL, &err), CXTAG_EINVAL);
}

static void features_have_names(void **state) {
  cx_buffer text;
  (void)state;
  cx_buffer_init(&text, NULL);
  cx_write_features(&text, CX_INESSIVE | CX_PLURAL | CX_POSSESSIVE | CX_CLITIC_KO);
  assert_string_equal(cx_buffer_text(&text), "inessive, plural, possessive, question");
  cx_buffer_reset(&text);
  cx_write_features(&text, 0);
  assert_int_equal(text.length, 0);
  cx_write_group(&text, 0);
  assert_string_equal(cx_buffer_text(&text), "word");
  cx_buffer_clear(&text);
}

static void every_failed_allocation_is_reported(void **state) {
  cx_entry entry = entry_of("hinta", CX_LANGUAGE_FI, 0, NULL);
  cxtag_status status = CXTAG_ENOMEM;
  (void)state;
  for (long allowed = 0; status != CXTAG_OK; allowed++) {
    failing f = {allowed, 0};
    cxtag_memory const memory = failing_memory(&f);
    listing l = {NULL, "", 0, 0, 0, 0};
    status = cx_expand_entry(&entry, check_form, &l, &memory, NULL);
    assert_int_equal(f.held, 0);
    assert_true(status == CXTAG_OK || status == CXTAG_ENOMEM);
    assert_true(allowed < 100000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(listed_forms_are_found),
      cmocka_unit_test(groups_are_named_by_number_and_case),
      cmocka_unit_test(a_callback_may_stop),
      cmocka_unit_test(features_have_names),
      cmocka_unit_test(every_failed_allocation_is_reported),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
