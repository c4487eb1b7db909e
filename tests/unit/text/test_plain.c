/* plain.c: a word is the same token whichever way it is read: whole in one block, byte by byte, or by word.c. */
#include "text_testing.h"

#include <stdio.h>

#include "base/hash.h"

enum { LONGEST = 60 };

/* A word of so many bytes without a letter twice in a row; `joint`, where not 0, stands in its middle. */
static void spell(char *word, size_t length, char joint) {
  for (size_t i = 0; i < length; i++) word[i] = (char)('a' + i * 7 % 23);
  if (joint && length > 2) word[length / 2] = joint;
  word[length] = '\0';
}

static void assert_word(const reading *r, size_t i, const char *word, unsigned before, unsigned flags) {
  const cx_token *token = token_at(r, i);
  size_t const length = strlen(word);
  assert_int_equal(token->kind, CX_WORD);
  assert_int_equal(token->end - token->start, length);
  assert_memory_equal(r->text.bytes + token->start, word, length);
  assert_int_equal(token->hash, cx_hash(word, length));
  assert_int_equal(token->before, before);
  assert_int_equal(token->flags, flags);
}

static void words_of_every_length_are_words(void **state) {
  static const char joints[] = {0, '-', '\''};
  (void)state;
  for (size_t length = 2; length < LONGEST; length++) {
    for (size_t i = 0; i < sizeof joints; i++) {
      char word[LONGEST + 1], text[4 * LONGEST + 32];
      spell(word, length, joints[i]);
      snprintf(text, sizeof text, "%s %s, %s! %s", word, word, word, word);
      reading r = read_text(text);
      assert_int_equal(r.text.token_count, 4);
      assert_word(&r, 0, word, 0, 0);
      assert_word(&r, 1, word, 0, 0);
      assert_word(&r, 2, word, CX_BEFORE_COMMA, 0);
      assert_word(&r, 3, word, CX_BEFORE_EXCLAMATION, 0);
      assert_int_equal(r.text.tokens[3].border, CX_BORDER_SENTENCE);
      assert_int_equal(r.text.after, 0);
      end_reading(&r);
    }
  }
}

/* The sign behind the last word has the text's end behind it. */
static void signs_end_words_of_every_length(void **state) {
  static const struct {
    const char *sign;
    unsigned after, flags;
  } signs[] = {{"", 0, 0},
               {",", CX_BEFORE_COMMA, 0},
               {".", CX_BEFORE_STOP, 0},
               {"?", CX_BEFORE_QUESTION, CX_TEXT_QUESTION | CX_TEXT_QUESTION_MARK},
               {"!", CX_BEFORE_EXCLAMATION, 0},
               {" ", 0, 0},
               {";", CX_BEFORE_COLON, 0},
               {")", CX_BEFORE_CLOSE, 0}};
  (void)state;
  for (size_t length = 2; length < LONGEST; length++) {
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
      char word[LONGEST + 1], text[LONGEST + 8];
      spell(word, length, 0);
      snprintf(text, sizeof text, "%s%s", word, signs[i].sign);
      reading r = read_text(text);
      assert_int_equal(r.text.token_count, 1);
      assert_word(&r, 0, word, 0, 0);
      assert_int_equal(r.text.after, signs[i].after);
      assert_int_equal(r.text.flags, signs[i].flags);
      end_reading(&r);
    }
  }
}

static void flags_do_not_depend_on_length(void **state) {
  (void)state;
  for (size_t length = 8; length < LONGEST; length++) {
    char word[LONGEST + 1], text[3 * LONGEST + 16];
    spell(word, length, 0);
    memcpy(word, "\xC3\xA4" "b", 3);
    snprintf(text, sizeof text, "%s %s", word, word);
    memcpy(text, "\xC3\x84", 2); /* the first is Ä */
    memset(text + strlen(text) - 3, 'o', 3);
    reading r = read_text(text);
    assert_int_equal(r.text.token_count, 2);
    assert_word(&r, 0, word, 0, CX_TOKEN_CAPITAL);
    assert_int_equal(token_at(&r, 1)->flags, CX_TOKEN_ELONGATED);
    assert_int_equal(r.text.flags, CX_TEXT_DOTS);
    end_reading(&r);
  }
}

/* Letters beyond Latin-1, digits and signs inside: not plain, and still one token each. */
static void other_words_are_left_to_others(void **state) {
  (void)state;
  assert_tokens("hyvä šakki hyvä", "hyvä šakki hyvä");
  assert_tokens("palvelu2000 toimii", "palvelu2000 toimii");
  assert_tokens("crm:ään ei pääse", "crm:ään ei pääse");
  assert_tokens("xd hyvä", "face(xd) hyvä");
  assert_tokens("onboarding-prosessissamme-kin oli", "onboarding-prosessissamme-kin oli");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_of_every_length_are_words),
      cmocka_unit_test(signs_end_words_of_every_length),
      cmocka_unit_test(flags_do_not_depend_on_length),
      cmocka_unit_test(other_words_are_left_to_others),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
