/* What a negator in a question takes back. */
#include "support.h"

static const char *const tables[] = {
    "t/themes.tsv", "id\tname_fi\tname_en\towner\talert\tnote\n"
                    "written_contact\tViestit\tMessages\t\t\t\n",
    "t/terms/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                       "(chat|chatti)\twritten_contact\t\t*\t\t\t\t\n",
    "t/sentiment/all.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                           "great\t\t3\ten\t\t\t\t\n"
                           "fast\t\t2\ten\t\t\t\t\n"
                           "slow\t\t-2\ten\t\t\t\t\n"
                           "never answer\t\t-2\ten\t\t\t\t\n"
                           "ei voida … lisätä\t\t-2\tfi\t\t\t\t\n"
                           "ei vastata\t\t-2\tfi\t\t\t\t\n",
    "t/intents.tsv", "expression\ttheme\tpolarity\tlang\tnot\tyes\tno\tnote\n"
                     "/\\w\\s*\\?\\s*$/\tquestion\t\t*\t\t\t\t\n"
                     "[call me]\tcontact_request\t\ten\t\t\t\t\n"
                     "[soittakaa]\tcontact_request\t\tfi\t\t\t\t\n",
    "t/shifters.tsv", "expression\tkind\tfactor\treach\tlang\tyes\tno\n"
                      "ei\tnegator\t-1\t\tfi\t\t\n"
                      "(never|not|no)\tnegator\t-1\t\ten\t\t\n"
                      "[voisi]\twish\t0\t\tfi\t\t\n",
    NULL};

TEST_SHARED_ENGINE(tables)

static void a_question_word_asks_for_what_is_denied(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Why do you never answer?", "negative !question");
  test_expect(t, "Miksi ette vastaa?", "negative !question");
  test_expect(t, "@firma miksi ette vastaa?", "negative !question");
  test_expect(t, "So how is there no chat?", "neutral written_contact:0 !question");
  test_expect(t, "What do I do when there is no chat?", "neutral written_contact:0 !question");
  test_expect(t, "Voiko olla niin, ettei chattia ole?", "neutral written_contact:0 !question");
}

static void a_verb_in_front_does_so_too(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Is there no chat?", "neutral written_contact:0 !question");
  test_expect(t, "Don't you have a chat?", "neutral written_contact:0 !question");
}

/* It states, and wonders; or it wishes. */
static void any_other_denial_asks_nothing(void **state) {
  const test_engine *t = *state;
  test_expect(t, "You have no chat?", "neutral written_contact:0");
  test_expect(t, "Chat, but no answer?", "neutral written_contact:0");
  test_expect(t, "Chattia ei ole?", "neutral written_contact:0");
  test_expect(t, "Why not add a chat?", "neutral written_contact:0");
  test_expect(t, "You have a chat?", "neutral written_contact:0 !question");
}

static void other_intents_are_taken_back(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Please call me.", "neutral !contact_request");
  test_expect(t, "Why do you not call me?", "neutral !question");
  test_expect(t, "Do not call me.", "neutral");
}

static void a_negated_verb_in_front_denies_no_blame(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Isn't the chat slow?", "negative written_contact:- !question");
  test_expect(t, "Don't you think the chat is slow?", "negative written_contact:- !question");
  test_expect(t, "The chat isn't slow.", "positive written_contact:+");
}

static void and_praise_only_where_it_has_or_can(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Isn't the chat great?", "positive written_contact:+ !question");
  test_expect(t, "Isn't there a fast chat?", "negative written_contact:- !question");
  test_expect(t, "Can't you be fast?", "negative !question");
  test_expect(t, "Isn't fast, is it?", "negative !question");
}

static void a_row_of_its_own_negator_may_ask_and_wish(void **state) {
  const test_engine *t = *state;
  test_expect(t, "Eikö voisi lisätä chattia?", "neutral written_contact:0 !question");
  test_expect(t, "Ei voi lisätä chattia.", "negative written_contact:-");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_question_word_asks_for_what_is_denied),
      cmocka_unit_test(a_verb_in_front_does_so_too),
      cmocka_unit_test(any_other_denial_asks_nothing),
      cmocka_unit_test(other_intents_are_taken_back),
      cmocka_unit_test(a_negated_verb_in_front_denies_no_blame),
      cmocka_unit_test(and_praise_only_where_it_has_or_can),
      cmocka_unit_test(a_row_of_its_own_negator_may_ask_and_wish),
  };
  return cmocka_run_group_tests(tests, set_up, tear_down);
}
