/* What becomes a token, of which kind, with which flags and spans. */
#include "text_testing.h"

#include <stdio.h>

#include "base/hash.h"

static void words_hold_what_joins_them(void **state) {
  (void)state;
  assert_tokens("CRM:ään DNA:ltakin onboarding-prosessi can’t vaa'an",
                "crm:ään dna:ltakin onboarding-prosessi can't vaa'an");
  assert_tokens("Palaute:hyvä klo:ssa", "palaute hyvä klo:ssa");
  assert_tokens("mp3 covid-19 4g 3rd 2020-luvulla v1.2", "mp3 covid-19 4g 3rd 2020-luvulla v1.2");
  assert_tokens("e.g. U.S. a.m. sana.toinen", "e.g u.s a.m sana toinen");
  assert_tokens("hyvä👍juttu", "hyvä emoji(👍) juttu");
  assert_tokens("abcdefghijklmnopqrstuvwxyzåäö äbcdefghijklmno",
                "abcdefghijklmnopqrstuvwxyzåäö äbcdefghijklmno");
  assert_tokens("3×4 ja ÷", "number(3) number(4) ja");
  assert_tokens("Привет שלום 你好", "привет שלום 你好");
}

static void numbers_take_their_signs(void **state) {
  (void)state;
  assert_tokens(
      "1 000 3,5 12.50 50% 50 % 1.2.2024 9.15 4/5",
      "number(1 000) number(3,5) number(12.50) number(50%) number(50 %) number(1.2.2024) number(9.15) "
      "number(4/5)");
  assert_tokens("9,90€ 9,90 € $5 10e 20 eur £3.50 10 000e 10€:n",
                "money(9,90€) money(9,90 €) money($5) money(10e) number(20) eur money(£3.50) money(10 000e) "
                "money(10€:n)");
  assert_tokens(
      "2h 45min 3vk 10pv 2kk 3d 24/7 2-3vk 1h30min",
      "duration(2h) duration(45min) duration(3vk) duration(10pv) duration(2kk) duration(3d) duration(24/7) "
      "duration(2-3vk) duration(1h30min)");
  assert_tokens("2. luokka 10:een. Vuonna 2020. Sitten 15. päivä",
                "number(2.) luokka number(10:een) vuonna number(2020) "
                "sitten number(15.) päivä");
  assert_tokens("1. Toimitus\n2. Hinta", "number(1.) toimitus number(2.) hinta");
}

static void addresses_and_tags(void **state) {
  (void)state;
  assert_tokens("https://example.fi/a(b)?x=1. www.esimerkki.fi, example.fi/polku:",
                "url(https://example.fi/a(b)?x=1) url(www.esimerkki.fi) url(example.fi/polku)");
  assert_tokens("a.b+c@d-e.fi. 7a@b.com: x@y", "email(a.b+c@d-e.fi) email(7a@b.com) x y");
  assert_tokens("tuli.se oli, example.fi:ssä", "tuli se oli url(example.fi:ssä)");
  assert_tokens("@tuki @ kello .@asiakas_1", "mention(@tuki) kello mention(@asiakas_1)");
  assert_tokens(
      "#HuonoPalvelu #CRMHanke24_foo C# #1",
      "hashtag(#huonopalvelu) huono palvelu hashtag(#crmhanke24_foo) crm hanke number(24) foo c number(1)");
}

static void emoji_sequences_are_one_token(void **state) {
  (void)state;
  assert_tokens(
      "👍🏽👩🏽‍💻🇫🇮🇸🇪1️⃣#️⃣❤️",
      "emoji(👍) emoji(👩‍💻) emoji(🇫🇮) emoji(🇸🇪) emoji(1⃣) emoji(#⃣) emoji(❤)");
  assert_tokens("🏴󠁧󠁢󠁥󠁮󠁧󠁿 👨‍👩‍👧‍👦 ☺ ★",
                "emoji(🏴󠁧󠁢󠁥󠁮󠁧󠁿) emoji(👨‍👩‍👧‍👦) emoji(☺) emoji(★)");
  assert_tokens("→ © ™ ▪", "");
}

static void emoticons_stand_alone(void **state) {
  (void)state;
  assert_tokens(":) :-( ;D :D :/ <3 xD :'( ^^ -_- o_O >:( :))) \\o/",
                "face(:)) face(:-() face(;d) face(:d) face(:/) face(<3) face(xd) face(:'() face(^^) "
                "face(-_-) face(o_o) "
                "face(>:() face(:)))) face(\\o/)");
  assert_tokens("kiva:D kiva:) hyvä;)", "kiva face(:d) kiva face(:)) hyvä face(;))");
  assert_tokens("klo:15 klo: 9:30 hinta:(10e) http://x.fi/:/a (8) suhde 5<3",
                "klo number(15) klo number(9:30) hinta money(10e) url(http://x.fi/:/a) number(8) suhde "
                "number(5) number(3)");
  assert_tokens("xderm exd", "xderm exd");
}

static void flags_come_from_the_source(void **state) {
  reading r = read_text("Hyväääää LOISTAVA ÄÄNI A iPhone palvelu- ja -prosessi sooo DNA:lta ei");
  static const uint8_t expected[] = {CX_TOKEN_CAPITAL | CX_TOKEN_ELONGATED,
                                     CX_TOKEN_CAPITAL | CX_TOKEN_CAPS,
                                     CX_TOKEN_CAPITAL | CX_TOKEN_CAPS,
                                     CX_TOKEN_CAPITAL,
                                     0,
                                     CX_TOKEN_HYPHEN_AFTER,
                                     0,
                                     CX_TOKEN_HYPHEN_BEFORE,
                                     CX_TOKEN_ELONGATED,
                                     CX_TOKEN_CAPITAL,
                                     0};
  (void)state;
  assert_int_equal(r.text.token_count, 11);
  for (size_t i = 0; i < 11; i++) assert_int_equal(token_at(&r, i)->flags, expected[i]);
  assert_int_equal(r.text.flags, CX_TEXT_DOTS);
  end_reading(&r);
}

static void flags_and_spans_survive_the_map(void **state) {
  reading r = read_text("\xEF\xBB\xBFHYVA\xCC\x88 ei can’t A\xCC\x88iti 👍🏽! #OmaSivu");
  (void)state;
  assert_non_null(r.text.map);
  assert_int_equal(token_at(&r, 0)->flags, CX_TOKEN_CAPITAL | CX_TOKEN_CAPS);
  assert_int_equal(token_at(&r, 3)->flags, CX_TOKEN_CAPITAL);
  assert_span(&r, 0, "HYVA\xCC\x88");
  assert_span(&r, 2, "can’t");
  assert_span(&r, 3, "A\xCC\x88iti");
  assert_span(&r, 4, "👍🏽");
  assert_span(&r, 6, "Oma");
  assert_span(&r, 7, "Sivu");
  end_reading(&r);
}

/* A mark on an emoji or emoticon is no part of it; with or without a change of length in front of it. */
static void marks_leave_the_span_of_what_they_stand_on(void **state) {
  static const char *const fronts[] = {"x ", "cafe\xCC\x81 ", "co\xC2\xADop ", "Straße "};
  static const char *const marks[] = {"\xCC\x88", "\xCC\x88\xCC\xA3", "\xCC\x81\xCC\x88\xCC\x81"};
  static const char *const signs[] = {"😀", "👍🏽", "❤️", ":)", ":'(", "10"};
  (void)state;
  for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
    for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
      for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        char text[64], shown[64];
        snprintf(text, sizeof text, "%s%s%s ja", fronts[i], signs[k], marks[m]);
        reading r = read_text(text);
        cxtag_span const span = cx_text_span(&r.text, 1, 1);
        snprintf(shown, sizeof shown, "%.*s", (int)(span.end - span.start), r.text.source + span.start);
        if (strncmp(shown, signs[k], strlen(signs[k])) != 0)
          fail_msg("the span of %s in \"%s\" is \"%s\"", signs[k], text, shown);
        assert_span(&r, r.text.token_count - 1, "ja");
        end_reading(&r);
      }
}

static void before_tells_what_stands_between(void **state) {
  static const struct {
    const char *text;
    unsigned bits;
  } cases[] = {{"a b", 0},
               {"a, b", CX_BEFORE_COMMA},
               {"a. b", CX_BEFORE_STOP},
               {"a… b", CX_BEFORE_STOP},
               {"a? b", CX_BEFORE_QUESTION},
               {"a! b", CX_BEFORE_EXCLAMATION},
               {"a!! b", CX_BEFORE_EXCLAMATION | CX_BEFORE_EXCLAMATIONS},
               {"a!!?? b", CX_BEFORE_EXCLAMATION | CX_BEFORE_EXCLAMATIONS | CX_BEFORE_QUESTION},
               {"a\nb", CX_BEFORE_NEWLINE},
               {"a\xE2\x80\xA8"
                "b",
                CX_BEFORE_NEWLINE},
               {"a: b", CX_BEFORE_COLON},
               {"a - b", CX_BEFORE_DASH},
               {"a – b", CX_BEFORE_DASH},
               {"a (b", CX_BEFORE_OPEN},
               {"(a) b", CX_BEFORE_CLOSE},
               {"a \"b", CX_BEFORE_QUOTE},
               {"a “b", CX_BEFORE_QUOTE},
               {"a/b", CX_BEFORE_SLASH},
               {"a & b", CX_BEFORE_SYMBOL},
               {"a(?) b", CX_BEFORE_OPEN | CX_BEFORE_SYMBOL | CX_BEFORE_CLOSE},
               {"👍b", CX_BEFORE_NOTHING},
               {"a&amp;b", CX_BEFORE_SYMBOL},
               {"a -b", 0},
               {"esim. b", 0}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    reading r = read_text(cases[i].text);
    assert_int_equal(r.text.token_count, 2);
    if (token_at(&r, 1)->before != cases[i].bits) fail_msg("%s: %x", cases[i].text, token_at(&r, 1)->before);
    end_reading(&r);
  }
  reading r = read_text("Miksi?! ");
  assert_int_equal(r.text.after, CX_BEFORE_QUESTION | CX_BEFORE_EXCLAMATION);
  assert_int_equal(r.text.flags, CX_TEXT_QUESTION | CX_TEXT_QUESTION_MARK);
  end_reading(&r);
}

static void hashes_are_those_of_the_bytes(void **state) {
  reading r = read_text("a ab pitkähkö kahdeksa Pitempisanakuinkuusitoistamerkkiä 👍 10e #Tagi");
  (void)state;
  for (size_t i = 0; i < r.text.token_count; i++) {
    const cx_token *token = token_at(&r, i);
    assert_int_equal(token->hash, cx_hash(r.text.bytes + token->start, token->end - token->start));
  }
  end_reading(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(words_hold_what_joins_them),
      cmocka_unit_test(numbers_take_their_signs),
      cmocka_unit_test(addresses_and_tags),
      cmocka_unit_test(emoji_sequences_are_one_token),
      cmocka_unit_test(emoticons_stand_alone),
      cmocka_unit_test(flags_come_from_the_source),
      cmocka_unit_test(flags_and_spans_survive_the_map),
      cmocka_unit_test(marks_leave_the_span_of_what_they_stand_on),
      cmocka_unit_test(before_tells_what_stands_between),
      cmocka_unit_test(hashes_are_those_of_the_bytes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
