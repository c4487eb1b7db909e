/* clause.c and gap.c: where clauses and sentences begin. */
#include "text_testing.h"

static void conjunctions_cut_without_commas(void **state) {
  (void)state;
  assert_borders("Toimitus oli nopea mutta puhelimessa jonotin tunnin",
                 "toimitus oli nopea / mutta puhelimessa jonotin tunnin");
  assert_borders("TOIMITUS OLI HIDAS MUTTA PALVELU HYVÄ", "toimitus oli hidas / mutta palvelu hyvä");
  assert_borders("en osta koska se hajosi ja kun soitin niin ei vastattu",
                 "en osta / koska se hajosi / ja kun soitin niin ei vastattu");
  assert_borders("tuote jonka tilasin oli rikki", "tuote / jonka tilasin oli rikki");
  assert_borders("palvelu oli kuitenkin hyvä", "palvelu oli kuitenkin hyvä");
  assert_borders("kahvi oli hyvää vaikka jono oli pitkä", "kahvi oli hyvää / vaikka jono oli pitkä");
  assert_borders("täältä löytyy vaikka mitä", "täältä löytyy vaikka mitä");
  assert_borders("se ei vaan toimi", "se ei vaan toimi");
  assert_borders("ei huono vaan loistava", "ei huono / vaan loistava");
  assert_borders("I returned it because it broke and they said that the item is fine",
                 "i returned it / because it broke + and they said / that the item is fine");
  assert_borders("we left even though it was cheap", "we left / even though it was cheap");
  assert_borders("it was so good for a while but slow", "it was so good for a while / but slow");
  assert_borders("it broke so we returned it", "it broke / so we returned it");
  assert_borders("I like that product", "i like that product");
  assert_borders("it came right after the order", "it came right after the order");
  assert_borders("it came after we called them", "it came / after we called them");
}

static void niin_opens_what_a_condition_is_for(void **state) {
  (void)state;
  assert_borders("jos tulee ongelmia niin apu löytyy", "jos tulee ongelmia / niin apu löytyy");
  assert_borders("aina jos yritän maksaa niin sovellus kaatuu", "aina jos yritän maksaa / niin sovellus kaatuu");
  assert_borders("jos lasku on niin se maksetaan", "jos lasku on / niin se maksetaan");
  assert_borders("vaikka hinta on kallis nii laatu on hyvä", "vaikka hinta on kallis / nii laatu on hyvä");
  assert_borders("jos hinta on niin kallis", "jos hinta on niin kallis");
  assert_borders("jos tuote ei toimi niin kuin pitää", "jos tuote ei toimi niin kuin pitää");
  assert_borders("jos sinua niin pelottaa", "jos sinua niin pelottaa");
  assert_borders("tuote tuli niin nopeasti perille", "tuote tuli niin nopeasti perille");
}

static void enumerations_stay_together(void **state) {
  (void)state;
  assert_borders("nopea, edullinen ja hyvä", "nopea + edullinen + ja hyvä");
  assert_borders("Toimitus oli nopea, edullinen ja hyvä, mutta kallis",
                 "toimitus oli nopea + edullinen + ja hyvä / mutta kallis");
  assert_borders("fast, cheap, and good", "fast + cheap + and good");
  assert_borders("Laaja lista, reilut annokset ja ripeä keittiö!",
                 "laaja lista + reilut annokset + ja ripeä keittiö");
  assert_borders("hyvä / nopea", "hyvä + nopea");
  assert_borders("laatu & hinta", "laatu + hinta");
}

static void commas_before_verbs_cut(void **state) {
  (void)state;
  assert_borders("ei toiminut, soitin asiakaspalveluun", "ei toiminut / soitin asiakaspalveluun");
  assert_borders("Tilasin kengät, ne olivat rikki", "tilasin kengät / ne olivat rikki");
  assert_borders("Great product, I love it", "great product / i love it");
  assert_borders("en saanut apua, jonotin ja jonotin", "en saanut apua / jonotin + ja jonotin");
  assert_borders("hyvä tuote, ja toimituskin tuli nopeasti", "hyvä tuote / ja toimituskin tuli nopeasti");
}

static void please_stays_with_what_it_asks_for(void **state) {
  (void)state;
  assert_borders("A quieter carriage, please.", "a quieter carriage + please");
  assert_borders("Can I have a map, pls?", "can i have a map + pls");
  assert_borders("Please, call me back", "please call me back");
  assert_borders("The app is great, please add a map", "the app is great / please add a map");
}

static void stops_that_end_nothing(void **state) {
  (void)state;
  assert_borders("Esim. tuote oli n. 5 kpl. Toinen oli e.g. this",
                 "esim tuote oli n 5 kpl // toinen oli e.g this");
  assert_borders("klo 9.15. Sitten 3. kerran", "klo 9.15 // sitten 3. kerran");
  assert_borders("The U.S. office. J. Virtanen auttoi", "the u.s office // j virtanen auttoi");
  assert_borders("Ruoka jne. oli ok jne. Kiitos", "ruoka jne oli ok jne // kiitos");
  assert_borders("hidas.Tosi huono..ei jatkoon… kiitos", "hidas // tosi huono // ei jatkoon // kiitos");
  assert_borders("Yllätys(!) oli kiva! Kiitos", "yllätys oli kiva // kiitos");
}

static void lines_and_lists(void **state) {
  (void)state;
  assert_borders("nopea\nhalpa\nhyvä", "nopea // halpa // hyvä");
  assert_borders("- nopea\n- halpa", "nopea // halpa");
  assert_borders("• nopea\n* halpa\n1. hyvä", "nopea // halpa // 1. hyvä");
  assert_borders("Tilasin tuotteen verkkokaupasta ja odotin sitä\nkaksi viikkoa",
                 "tilasin tuotteen verkkokaupasta + ja odotin sitä kaksi viikkoa");
  assert_borders("Tilasin tuotteen verkkokaupasta ja odotin sitä\n\nkaksi viikkoa",
                 "tilasin tuotteen verkkokaupasta + ja odotin sitä // kaksi viikkoa");
  assert_borders("Hei\r\nTilasin", "hei // tilasin");
  assert_borders("nopea\nja halpa", "nopea + ja halpa");
}

static void signs_cut(void **state) {
  (void)state;
  assert_borders("Palaute: hyvä", "palaute / hyvä");
  assert_borders("hyvä - mutta kallis", "hyvä / mutta kallis");
  assert_borders("kiitos 👍 nopea :) ok", "kiitos 👍 // nopea :) // ok");
  assert_borders("puhelin (12) on hyvä", "puhelin 12 on hyvä");
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(conjunctions_cut_without_commas),
      cmocka_unit_test(enumerations_stay_together),
      cmocka_unit_test(commas_before_verbs_cut),
      cmocka_unit_test(please_stays_with_what_it_asks_for),
      cmocka_unit_test(niin_opens_what_a_condition_is_for),
      cmocka_unit_test(stops_that_end_nothing),
      cmocka_unit_test(lines_and_lists),
      cmocka_unit_test(signs_cut),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
