/* The literal that a pattern's matches must contain: found rightly, or not at all. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "failing.h"
#include "harness.h"

#include <pcre2.h>

#include "base/buffer.h"
#include "lexicon/regex_check.h"

static void assert_literal(const char *pattern, const char *literal) {
  cx_buffer out;
  char message[160];
  size_t at;
  cx_buffer_init(&out, NULL);
  assert_int_equal(cx_regex_check(pattern, strlen(pattern), NULL, &at, message, sizeof message), CXTAG_OK);
  int const found = cx_regex_literal(&out, pattern, strlen(pattern));
  if (found != (literal != NULL)) fail_msg("%s: %s", pattern, found ? cx_buffer_text(&out) : "none");
  if (literal) assert_string_equal(cx_buffer_text(&out), literal);
  cx_buffer_clear(&out);
}

static void literals_are_the_longest_required_run(void **state) {
  (void)state;
  assert_literal("jonotin", "jonotin");
  assert_literal("jono(t|s)in tunnin", "in tunnin");
  assert_literal("tunti?a", "tunt");
  assert_literal("tunti+a", "tunti");
  assert_literal("tunti*a", "tunt");
  assert_literal("ab{2,3}cde", "cde");
  assert_literal("abc{0,2}de", "ab");
  assert_literal("abc{1}d", "abc");
  assert_literal("\\bpäivä\\d+", "päivä");
  assert_literal("^\\W*(is|are)\\b.*\\?\\s*$", "?");
  assert_literal("a\\.b\\/cc", "a.b/cc");
  assert_literal("[abc]x[^]]yy", "yy");
  assert_literal("[[:alpha:]]+zz", "zz");
  assert_literal("(?:a|b)cd", "cd");
  assert_literal("(?=xyz)ab", "ab");
  assert_literal("(?<!olisi)ko\\b", "ko");
  assert_literal("\\w(?<!a\\)b)kä", "kä");
  assert_literal("(?s)^.*\\K\\w\\s*ko\\?$", "ko?");
  assert_literal("jo(?s)no", "jo");
  assert_literal("ö?", NULL);
}

static void unclear_patterns_have_none(void **state) {
  static const char *const PATTERNS[] = {
      "paketti|kuori", "\\d+",      "(abc)?",   "(?i)abc",    "\\Qa*\\Ebc",     "(?x)a b c",
      "(?s:abc)",      "(?si)abc",  "x\\p{L}y", "(a)\\1bc",   "(?|(ab)|(cd))x", "a\\x{41}b",
      "abc{x"};
  (void)state;
  for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) assert_literal(PATTERNS[i], NULL);
}

/* Whatever the pattern, where it matches the literal stands in the subject. */
static void literals_hold_for_all_small_patterns(void **state) {
  static const char *const PIECES[] = {"a",    "b",   "(", ")",   "|",     "?",  "*",
                                       "[ab]", "\\w", "ä", "{2}", "{0,1}", "(?:"};
  static const char *const SUBJECTS[] = {"a",   "b",    "ab", "ba", "aab", "bä",
                                         "äab", "abab", "aa", "bb", "ää",  "abä"};
  enum { PIECE_COUNT = sizeof PIECES / sizeof *PIECES, LENGTH = 4 };
  cx_buffer literal;
  size_t checked = 0;
  (void)state;
  cx_buffer_init(&literal, NULL);
  pcre2_match_data *data = pcre2_match_data_create(1, NULL);
  for (size_t number = 0; number < PIECE_COUNT * PIECE_COUNT * PIECE_COUNT * PIECE_COUNT; number++) {
    char pattern[64] = "";
    size_t rest = number;
    for (int i = 0; i < LENGTH; i++, rest /= PIECE_COUNT) strcat(pattern, PIECES[rest % PIECE_COUNT]);
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, CX_REGEX_OPTIONS, &error, &offset, NULL);
    if (code && cx_regex_literal(&literal, pattern, strlen(pattern))) {
      for (size_t s = 0; s < sizeof SUBJECTS / sizeof *SUBJECTS; s++) {
        size_t const len = strlen(SUBJECTS[s]);
        if (pcre2_match(code, (PCRE2_SPTR)SUBJECTS[s], len, 0, 0, data, NULL) <= 0) continue;
        checked++;
        if (!strstr(SUBJECTS[s], cx_buffer_text(&literal)))
          fail_msg("/%s/ matches %s without %s", pattern, SUBJECTS[s], cx_buffer_text(&literal));
      }
    }
    pcre2_code_free(code);
  }
  pcre2_match_data_free(data);
  cx_buffer_clear(&literal);
  assert_true(checked > 1000);
}

static void faults_have_their_place(void **state) {
  char message[160], long_pattern[CX_REGEX_BYTES_MAX + 1];
  size_t at;
  failing f = {0, 0};
  cxtag_memory const memory = failing_memory(&f);
  (void)state;
  assert_int_equal(cx_regex_check("ab[", 3, NULL, &at, message, sizeof message), CXTAG_EREGEX);
  assert_int_equal(at, 3);
  assert_non_null(strstr(message, "]"));
  memset(long_pattern, 'a', sizeof long_pattern);
  assert_int_equal(cx_regex_check(long_pattern, sizeof long_pattern, NULL, &at, message, sizeof message),
                   CXTAG_ELIMIT);
  for (long n = 0; n < 20; n++) {
    f.left = n;
    cxtag_status const status = cx_regex_check("a(b|c)", 6, &memory, &at, message, sizeof message);
    assert_int_equal(f.held, 0);
    if (status == CXTAG_OK) return;
    assert_int_equal(status, CXTAG_ENOMEM);
  }
  fail();
}

static void settings_are_told_from_other_verbs(void **state) {
  static const char *const set[] = {"(*NO_JIT)", "(*UTF)", "(*LIMIT_MATCH=1)", "(*LIMIT_HEAP=)", "(*ANYCRLF)"};
  static const char *const others[] = {"(*FAIL)", "(*COMMIT)a", "(*pla:a)b", "(*MARK:UTF)a", "(*:UTF)a", "a(*UTF)",
                                       "(UTF)",   "(*UTF",      "(*LIMIT_MATCH)", "(*)", "(*", "("};
  (void)state;
  for (size_t i = 0; i < sizeof set / sizeof *set; i++)
    assert_int_equal(cx_regex_setting(set[i], strlen(set[i])), strlen(set[i]));
  for (size_t i = 0; i < sizeof others / sizeof *others; i++)
    assert_int_equal(cx_regex_setting(others[i], strlen(others[i])), 0);
  assert_int_equal(cx_regex_setting("(*UTF)a", 7), 6);
  assert_int_equal(cx_regex_setting("", 0), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(literals_are_the_longest_required_run),
      cmocka_unit_test(unclear_patterns_have_none),
      cmocka_unit_test(literals_hold_for_all_small_patterns),
      cmocka_unit_test(faults_have_their_place),
      cmocka_unit_test(settings_are_told_from_other_verbs),
  };
  return cmocka_run_group_tests_name("regex_check", tests, NULL, NULL);
}
