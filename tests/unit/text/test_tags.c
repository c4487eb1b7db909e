/* Hashtags in which nothing shows where words part. */
#include "text_testing.h"

#include "text/tag_words.h"

enum { FINNISH = 1, ENGLISH = 2 };

typedef struct known_word {
  const char *word;
  unsigned languages;
} known_word;

static unsigned asked; /* how often */

static unsigned languages_of(const void *ctx, const char *word, size_t len) {
  static const known_word words[] = {
      {"bad", ENGLISH},   {"service", ENGLISH}, {"never", ENGLISH},  {"again", ENGLISH},   {"a", ENGLISH},
      {"gain", ENGLISH},  {"experts", ENGLISH}, {"expert", ENGLISH}, {"exchange", ENGLISH}, {"sex", ENGLISH},
      {"change", ENGLISH}, {"huono", FINNISH},  {"palvelu", FINNISH}, {"hyvä", FINNISH},   {"yö", FINNISH},
      {"so", FINNISH | ENGLISH}, {"no", FINNISH | ENGLISH}, {"at", ENGLISH}, {"asiakaspalvelu", FINNISH},
      {"asiakas", FINNISH}};
  (void)ctx;
  asked++;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (strlen(words[i].word) == len && !memcmp(words[i].word, word, len)) return words[i].languages;
  return 0;
}

static uint64_t ends(const char *tag) {
  static cx_tag_words words;
  char text[CX_TAG_BYTES + 65] = "";
  memset(&words, 0, sizeof words);
  words.languages = languages_of;
  strcpy(text, tag);
  return cx_cut_tag(&words, text, strlen(tag));
}

#define AT(byte) (1ull << (byte))

static void known_words_part(void **state) {
  (void)state;
  assert_int_equal(ends("badservice"), AT(3) | AT(10));
  assert_int_equal(ends("neveragain"), AT(5) | AT(10));
  assert_int_equal(ends("huonopalvelu"), AT(5) | AT(12));
  assert_int_equal(ends("hyväyö"), AT(5) | AT(8)); /* bytes, of which a letter may have two */
  assert_int_equal(ends("hyväpalvelu"), AT(5) | AT(12));
}

static void the_fewest_words_are_taken(void **state) {
  (void)state;
  assert_int_equal(ends("expertsexchange"), AT(7) | AT(15));
}

static void what_is_no_row_of_words_stays_whole(void **state) {
  (void)state;
  assert_int_equal(ends("asiakaspalvelu"), 0); /* a word itself */
  assert_int_equal(ends("badservicex"), 0);
  assert_int_equal(ends("huonoservice"), 0); /* of two languages */
  assert_int_equal(ends("sonoatso"), 0);     /* shorter words than those of a text */
  assert_int_equal(ends("badbadbadbadbadbadbadbadbadbadbadbadbadbad"), 0); /* too long */
}

static void a_tag_is_asked_about_once(void **state) {
  static cx_tag_words words;
  static const char tag[64 + 64] = "badservice";
  (void)state;
  words.languages = languages_of;
  uint64_t const first = cx_cut_tag(&words, tag, 10);
  asked = 0;
  assert_int_equal(cx_cut_tag(&words, tag, 10), first);
  assert_int_equal(asked, 0);
}

static cx_text read_with(cx_text_reader *reader, const char *text) {
  cx_text out;
  assert_int_equal(cx_text_read(&out, reader, text, strlen(text), SIZE_MAX, CXTAG_FROM_UTF8, NULL), CXTAG_OK);
  return out;
}

static void the_words_follow_the_tag(void **state) {
  cx_text_reader *reader;
  (void)state;
  assert_int_equal(cx_text_reader_new(&reader, NULL), CXTAG_OK);
  assert_int_equal(read_with(reader, "ei #badservice").token_count, 3); /* as one word: nobody is asked */
  cx_text_reader_ask(reader, languages_of, NULL);
  cx_text const text = read_with(reader, "ei #badservice nyt");
  assert_int_equal(text.token_count, 5);
  assert_int_equal(text.tokens[1].kind, CX_HASHTAG);
  for (size_t i = 2; i < 4; i++) {
    assert_int_equal(text.tokens[i].kind, CX_WORD);
    assert_true(text.tokens[i].flags & CX_TOKEN_OF_HASHTAG);
  }
  assert_memory_equal(text.bytes + text.tokens[3].start, "service", 7);
  assert_int_equal(read_with(reader, "#BadserviceHere").token_count, 3); /* print shows it: two words */
  cx_text_reader_free(reader);
}

static void tags_beyond_the_limit_are_told(void **state) {
  char text[(CX_TAGS_CUT_MAX + 1) * 12 + 1] = "";
  cx_text_reader *reader;
  (void)state;
  assert_int_equal(cx_text_reader_new(&reader, NULL), CXTAG_OK);
  cx_text_reader_ask(reader, languages_of, NULL);
  for (int i = 0; i < CX_TAGS_CUT_MAX; i++) strcat(text, "#badservice ");
  assert_false(read_with(reader, text).flags & CX_TEXT_TAGS_LEFT);
  strcat(text, "#badservice");
  cx_text const read = read_with(reader, text);
  assert_true(read.flags & CX_TEXT_TAGS_LEFT);
  assert_int_equal(read.token_count, CX_TAGS_CUT_MAX * 3 + 2);
  cx_text_reader_free(reader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(known_words_part),
      cmocka_unit_test(the_fewest_words_are_taken),
      cmocka_unit_test(what_is_no_row_of_words_stays_whole),
      cmocka_unit_test(a_tag_is_asked_about_once),
      cmocka_unit_test(the_words_follow_the_tag),
      cmocka_unit_test(tags_beyond_the_limit_are_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
