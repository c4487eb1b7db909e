/* Words compared eight bytes at a time: only whole words are in a list, wherever they stand in a text. */
#include "support.h"

#include "score/listed.h"

static const cx_listed words[] = {"se", "että", "kertaakaan", "abcdefgh", "fifteen-letters"};

/* The word as the only token, with what follows it in memory. */
static int is_listed(const char *word, const char *behind) {
  char bytes[128] = "";
  cx_token token = {.start = 3};
  snprintf(bytes, sizeof bytes, "xx %s%s", word, behind);
  token.end = token.start + (uint32_t)strlen(word);
  cx_text const text = {.bytes = bytes, .length = strlen(bytes), .tokens = &token, .token_count = 1};
  return CX_IS_LISTED(&text, 0, words);
}

static void whole_words_are_in_the_list(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    assert_true(is_listed(words[i], ""));
    assert_true(is_listed(words[i], " että muuta tekstiä sen jälkeen"));
    assert_true(is_listed(words[i], "liitteenä"));
  }
}

static void parts_and_longer_words_are_not(void **state) {
  static const char *const others[] = {"",
                                       "s",
                                       "sen",
                                       "ett",
                                       "etta",
                                       "kertaakaa",
                                       "kertaakaan!",
                                       "abcdefg",
                                       "abcdefgi",
                                       "abcdefghi",
                                       "bbcdefgh",
                                       "fifteen-letter",
                                       "fifteen-lettersx",
                                       "että että että että"};
  (void)state;
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    if (is_listed(others[i], "") || is_listed(others[i], " se")) fail_msg("\"%s\" is not listed", others[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(whole_words_are_in_the_list),
      cmocka_unit_test(parts_and_longer_words_are_not),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
