/* fold.c and fold_plain.c: NFC, case folding, the map, and the fast way against the slow one. */
#include "text_testing.h"

#include <utf8proc.h>

#include "text/classes.h"
#include "text/fold.h"
#include "text/utf8.h"

static const utf8proc_option_t nfc_folded = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD;

static void assert_folds(const char *text, const char *expected, int mapped) {
  cx_fold fold;
  cx_fold_init(&fold, NULL);
  assert_int_equal(cx_fold_text(&fold, (const unsigned char *)text, strlen(text)), CX_FOLD_DONE);
  assert_int_equal(fold.length, strlen(expected));
  assert_memory_equal(fold.bytes, expected, fold.length);
  assert_int_equal(fold.mapped, mapped);
  for (size_t i = 0; i < CX_FOLD_PADDING; i++) assert_int_equal(fold.bytes[fold.length + i], 0);
  if (fold.mapped) assert_int_equal(fold.map[fold.length], strlen(text));
  cx_fold_clear(&fold);
}

static void ordinary_text_keeps_its_offsets(void **state) {
  (void)state;
  assert_folds("", "", 0);
  assert_folds("Toimitus oli HIDAS, ja ÄÄNI ÖÅ kuului!", "toimitus oli hidas, ja ääni öå kuului!", 0);
  assert_folds("“Hyvä” – 9,90 € … Éclair ŠAKKI ПРИВЕТ ÷ × 👍", "“hyvä” – 9,90 € … éclair šakki привет ÷ × 👍",
               0);
}

static void typists_signs_become_plain(void **state) {
  (void)state;
  assert_folds("can’t don´t it`s", "can't don't it's", 1);
  assert_folds("it`s", "it's", 0);
  assert_folds("a\xC2\xA0"
               "b\xE2\x80\xAF"
               "c\xE2\x80\x91"
               "d",
               "a b c-d", 1);
  assert_folds("toimi\xC2\xADtus\xE2\x80\x8B", "toimitus", 1);
  assert_folds("\xEF\xBB\xBF"
               "alku",
               "alku", 1);
}

static void decomposed_finnish_is_composed(void **state) {
  (void)state;
  assert_folds("Hyva\xCC\x88\xC3\xA4 A\xCC\x88"
               "a\xCC\x8A",
               "hyvää äå", 1);
  assert_folds("u\xCC\x88\xCC\x84\xCC\x81", "ǖ\xCC\x81", 1);
  assert_folds("\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB", "한", 1);
  assert_folds("\xE2\x84\xAB", "å", 1);      /* the sign of the unit */
  assert_folds("a\xC2\xAD\xCC\x88", "ä", 1); /* a soft hyphen between */
  assert_folds("q\xCC\xA3\xCC\x87", "q\xCC\xA3\xCC\x87", 0);
  assert_folds("q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87", 0); /* canonical order */
  assert_folds("ﬃ İ", "ffi i\xCC\x87", 1);
  assert_folds("Straße", "strasse", 1);
  assert_folds("ß\xCC\x81", "sś", 1);
}

static void emoji_lose_what_only_styles_them(void **state) {
  (void)state;
  assert_folds("👍🏽", "👍", 1);
  assert_folds("❤️", "❤", 1);
  assert_folds("👩🏽‍💻", "👩‍💻", 1);
  assert_folds("👩‍💻", "👩‍💻", 0);
  assert_folds("a‍b", "ab", 1);
  assert_folds("🏽", "🏽", 0);
}

/* Every code point alone gives what utf8proc gives for it, but for the signs that are folded on purpose, and
 * folding twice is folding once. */
static void every_code_point_folds_as_utf8proc_says(void **state) {
  cx_fold fold, again;
  size_t differing = 0;
  (void)state;
  cx_fold_init(&fold, NULL);
  cx_fold_init(&again, NULL);
  for (uint32_t c = 1; c < 0x110000; c++) {
    unsigned char source[4];
    utf8proc_uint8_t *expected = NULL;
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    size_t length = cx_utf8_encode(c, source);
    assert_int_equal(cx_fold_text(&fold, source, length), CX_FOLD_DONE);
    assert_int_equal(cx_fold_text(&again, fold.bytes, fold.length), CX_FOLD_DONE);
    if (again.length != fold.length) fail_msg("U+%04X folds differently the second time", c);
    assert_memory_equal(again.bytes, fold.bytes, fold.length);
    utf8proc_ssize_t n = utf8proc_map(source, (utf8proc_ssize_t)length, &expected, nfc_folded);
    assert_true(n >= 0);
    if ((size_t)n != fold.length || memcmp(expected, fold.bytes, fold.length)) {
      differing++;
      /* left out, or an ASCII sign instead */
      if (fold.length > 1 && c != 0x149)
        fail_msg("U+%04X: %.*s, not %s", c, (int)fold.length, fold.bytes, expected);
    }
    free(expected);
  }
  assert_in_range(differing, 20, 420);
  cx_fold_clear(&fold);
  cx_fold_clear(&again);
}

static uint32_t next_random(uint32_t *seed) {
  return *seed = *seed * 1664525u + 1013904223u, *seed >> 8;
}

/* Random texts from a small alphabet of troublesome pieces: folded as utf8proc folds them whole; the map
 * rises and points at code points. */
static void random_texts_fold_as_utf8proc_says(void **state) {
  static const char *const pieces[] = {"a",
                                       "Ä",
                                       "u",
                                       "\xCC\x88",
                                       "\xCC\xA3",
                                       "\xCC\x81",
                                       "ß",
                                       "ﬃ",
                                       "İ",
                                       "É",
                                       "Kela ",
                                       "\xE1\x84\x92",
                                       "\xE1\x85\xA1",
                                       "\xE1\x86\xAB",
                                       "ǖ",
                                       "\xCD\x85",
                                       "ΐ",
                                       "Ω",
                                       "가",
                                       "pitempi teksti jossa on yli kuusitoista merkkiä ",
                                       "👍",
                                       "š",
                                       "\xD6\x87"};
  cx_fold fold;
  uint32_t seed = 7;
  (void)state;
  cx_fold_init(&fold, NULL);
  for (int round = 0; round < 20000; round++) {
    char text[1024] = "";
    utf8proc_uint8_t *expected = NULL;
    for (uint32_t n = next_random(&seed) % 12; n; n--) strcat(text, pieces[next_random(&seed) % 23]);
    size_t len = strlen(text);
    assert_int_equal(cx_fold_text(&fold, (unsigned char *)text, len), CX_FOLD_DONE);
    utf8proc_map((utf8proc_uint8_t *)text, (utf8proc_ssize_t)len, &expected, nfc_folded);
    if (fold.length != strlen((char *)expected))
      fail_msg("%s: %.*s, not %s", text, (int)fold.length, fold.bytes, expected);
    assert_memory_equal(fold.bytes, expected, fold.length);
    free(expected);
    for (size_t i = 0; fold.mapped && i < fold.length; i++) {
      assert_true(fold.map[i] <= fold.map[i + 1]);
      if ((fold.bytes[i] & 0xC0) != 0x80) assert_true((text[fold.map[i]] & 0xC0) != 0x80);
    }
  }
  cx_fold_clear(&fold);
}

static void the_fast_way_equals_the_portable_one(void **state) {
  static const unsigned char bytes[] = {'a',  'Z',  '`',  0,    ' ',  0xC3, 0xA4, 0x84,
                                        0x97, 0x9F, 0xC3, 0xC2, 0x80, 0xE2, 0xBF, 0xB7};
  uint32_t seed = 1;
  (void)state;
  for (int round = 0; round < 200000; round++) {
    unsigned char source[48], fast[80], slow[80];
    size_t len = next_random(&seed) % 48, kinds = round % 2 ? 16 : 8;
    for (size_t i = 0; i < len; i++) {
      source[i] = bytes[next_random(&seed) % kinds];
      if (round % 2 == 0 && i && source[i - 1] == 0xC3) source[i] = next_random(&seed) % 8 ? 0x84 : 0xC3;
      if (round % 2 == 0 && source[i] >= 0x80 && source[i] < 0xC0 && (!i || source[i - 1] != 0xC3))
        source[i] = 'q';
    }
    unsigned char *exact = malloc(len + !len);
    assert_non_null(exact);
    memcpy(exact, source, len);
    int has_dots, has_dots_too;
    size_t done = cx_fold_plain(exact, len, fast, &has_dots);
    assert_int_equal(done, cx_fold_plain_portable(exact, len, slow, &has_dots_too));
    if (done == len) assert_int_equal(has_dots, has_dots_too);
    assert_memory_equal(fast, slow, done);
    free(exact);
  }
}

static void too_many_marks_are_refused(void **state) {
  cx_fold fold;
  char text[200] = "a";
  (void)state;
  cx_fold_init(&fold, NULL);
  for (int i = 0; i < 30; i++) strcat(text, "\xCC\x81");
  assert_int_equal(cx_fold_text(&fold, (unsigned char *)text, strlen(text)), CX_FOLD_DONE);
  strcat(text, "\xC2\xAD\xCC\x81");
  assert_int_equal(cx_fold_text(&fold, (unsigned char *)text, strlen(text)), CX_FOLD_ILL_FORMED);
  assert_int_equal(cx_fold_text(&fold, (const unsigned char *)"\xC3", 1), CX_FOLD_ILL_FORMED);
  cx_fold_clear(&fold);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ordinary_text_keeps_its_offsets),
      cmocka_unit_test(typists_signs_become_plain),
      cmocka_unit_test(decomposed_finnish_is_composed),
      cmocka_unit_test(emoji_lose_what_only_styles_them),
      cmocka_unit_test(every_code_point_folds_as_utf8proc_says),
      cmocka_unit_test(random_texts_fold_as_utf8proc_says),
      cmocka_unit_test(the_fast_way_equals_the_portable_one),
      cmocka_unit_test(too_many_marks_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
