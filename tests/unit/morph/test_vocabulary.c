/* Lookup: features, readings, compounds, hostile input, bytes and memory. */
#include "morph/paradigm.h"
#include "failing.h"
#include "vocabulary_help.h"

#define COUNT(list) (sizeof(list) / sizeof *(list))

static void check(const cx_vocabulary *v, const char *word, uint32_t entry, uint32_t features,
                  unsigned reading) {
  const cx_form *form = form_in(v, word, entry, 1, 1);
  if (!form) fail_msg("\"%s\" is no form of entry %u", word, (unsigned)entry);
  if ((form->features & features) != features)
    fail_msg("\"%s\" has features %x, not %x", word, (unsigned)form->features, (unsigned)features);
  if (form->reading != reading) fail_msg("\"%s\" was read as %u, not %u", word, form->reading, reading);
}

static void check_none(const cx_vocabulary *v, const char *word, uint32_t entry) {
  const cx_form *form = form_in(v, word, entry, 0, 0);
  if (form) fail_msg("\"%s\" is a form of entry %u, read as %u", word, (unsigned)entry, form->reading);
}

static void grades_go_both_ways(void **state) {
  static const char *const pairs[][2] = {
      {"kauppa", "kaupa"}, {"lamppu", "lampu"}, {"pankki", "panki"}, {"luku", "luvu"},   {"raaka", "raa'a"},
      {"vika", "via"},     {"hinta", "hinna"},  {"halpa", "halva"},  {"jalka", "jala"},  {"kulke", "kulje"},
      {"hylke", "hylje"},  {"kenkä", "kengä"},  {"kampa", "kamma"},  {"kerta", "kerra"}, {"pelto", "pello"},
      {"tahto", "tahdo"},  {"tapa", "tava"},    {"katu", "kadu"},
  };
  cx_gradation g;
  (void)state;
  for (size_t i = 0; i < COUNT(pairs); i++) {
    int found = 0;
    size_t count = cx_weaken(&g, pairs[i][0], strlen(pairs[i][0]));
    for (size_t k = 0; k < count; k++) found |= strcmp(g.text[k], pairs[i][1]) == 0;
    if (!found) fail_msg("%s does not weaken to %s", pairs[i][0], pairs[i][1]);
  }
  for (size_t i = 0; i < COUNT(pairs); i++) {
    int found = strchr(pairs[i][1], '\'') != NULL || strcmp(pairs[i][1], "luvu") == 0;
    size_t count = cx_strengthen(&g, pairs[i][1], strlen(pairs[i][1]));
    for (size_t k = 0; k < count; k++) found |= strcmp(g.text[k], pairs[i][0]) == 0;
    if (!found && strcmp(pairs[i][0], "jalka") != 0)
      fail_msg("%s does not strengthen to %s", pairs[i][1], pairs[i][0]);
  }
  assert_int_equal(cx_weaken(&g, "matka", 5), 0);
  assert_int_equal(cx_weaken(&g, "musta", 5), 0);
  assert_int_equal(cx_weaken(&g, "", 0), 0);
  assert_int_equal(cx_strengthen(&g, "x", 1), 0);
}

static void forms_carry_their_features(void **state) {
  static const char *const words[] = {"toimitus", "hyvä", "ongelma", "halpa", "selvä", "hidas"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "toimituksissammekin", 0, CX_INESSIVE | CX_PLURAL | CX_POSSESSIVE | CX_CLITIC_KIN, 0);
  check(v, "toimituksetkaan", 0, CX_NOMINATIVE | CX_PLURAL | CX_CLITIC_KAAN, 0);
  check(v, "toimituksessako", 0, CX_INESSIVE | CX_CLITIC_KO, 0);
  check(v, "toimitushan", 0, CX_NOMINATIVE | CX_CLITIC_HAN, 0);
  check(v, "toimituspa", 0, CX_NOMINATIVE | CX_CLITIC_PA, 0);
  check(v, "toimituksensa", 0, CX_POSSESSIVE, 0);
  check(v, "toimituksessaan", 0, CX_INESSIVE | CX_POSSESSIVE, 0);
  check(v, "parempi", 1, CX_COMPARATIVE, 0);
  check(v, "paremmin", 1, CX_COMPARATIVE | CX_ADVERB, 0);
  check(v, "parhaimmat", 1, CX_SUPERLATIVE, 0);
  check(v, "ongelmitta", 2, CX_ABESSIVE | CX_PLURAL, 0);
  check(v, "halvempaa", 3, CX_COMPARATIVE | CX_PARTITIVE, 0);
  check(v, "halvin", 3, CX_SUPERLATIVE | CX_NOMINATIVE, 0);
  check(v, "halvimmat", 3, CX_SUPERLATIVE | CX_PLURAL, 0);
  check(v, "halvasti", 3, CX_ADVERB, 0);
  check(v, "epäselvää", 4, CX_NEGATED_PREFIX | CX_PARTITIVE, 0);
  check(v, "hitaammin", 5, CX_COMPARATIVE | CX_ADVERB, 0);
  check_none(v, "toimitusjohtaja", 0);
  check_none(v, "toimija", 0);
  check_none(v, "toimituskulut", 0);
  check_none(v, "toimituksetni", 0); /* no possessive behind -t */
  check_none(v, "ongelmallinen", 2);
  cx_vocabulary_free(v);
}

static void particles_stay_as_they_are(void **state) {
  static const char *const words[] = {"ai", "jo", "yllä", "niin", "ei", "vakaa", "pasta", "kun"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "niinkin", 3, CX_CLITIC_KIN, 0);
  check(v, "ettei", 4, CX_NEGATED, 0);
  check(v, "vakaasti", 5, CX_ADVERB, 0);
  check(v, "pastaa", 6, CX_PARTITIVE, 0);
  check_none(v, "aikaan", 0);
  check_none(v, "jossa", 1);
  check_none(v, "yli", 2);
  check_none(v, "vaan", 5);
  check_none(v, "pasi", 6);
  check_none(v, "kunta", 7);
  cx_vocabulary_free(v);
}

static void words_are_read_as_people_type(void **state) {
  static const char *const words[] = {"hyvä",           "käyttöönotto", "tärkeä", "kauppa",
                                      "asiakaspalvelu", "toimitus",     "niin"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "hyvaa", 0, CX_PARTITIVE, CX_READ_DOTLESS);
  check(v, "kayttoonoton", 1, CX_GENITIVE, CX_READ_DOTLESS);
  check(v, "kayttoonotossakaan", 1, CX_INESSIVE, CX_READ_DOTLESS);
  check(v, "tärkee", 2, CX_NOMINATIVE, CX_READ_SPOKEN);
  check(v, "tarkeeta", 2, CX_PARTITIVE, CX_READ_SPOKEN | CX_READ_DOTLESS);
  check(v, "kaupas", 3, CX_INESSIVE, CX_READ_SPOKEN);
  check(v, "kaupast", 3, CX_ELATIVE, CX_READ_SPOKEN);
  check(v, "asiakaspalvelus", 4, CX_INESSIVE, CX_READ_SPOKEN);
  check(v, "hyväääää", 0, 0, CX_READ_SQUASHED);
  check(v, "hyyyvääää", 0, 0, CX_READ_SQUASHED);
  check(v, "toimitsu", 5, 0, CX_READ_TYPO);
  check(v, "toimmitus", 5, 0, CX_READ_TYPO);
  check(v, "toimtus", 5, 0, CX_READ_TYPO);
  check(v, "asiakaspalvvelussa", 4, CX_INESSIVE, CX_READ_TYPO);
  check(v, "niiiiin", 6, 0, CX_READ_SQUASHED);
  check_none(v, "hyväääää", 0); /* without the tokeniser's note */
  check_none(v, "toimitsu", 5); /* without leave for typos */
  cx_vocabulary_free(v);
}

static void speech_shortens_and_lengthens(void **state) {
  static const char *const words[] = {"voida", "näyttää", "antaa",  "ihminen", "minä",  "me",
                                      "tehdä", "puhelin", "posti",  "kova",    "arvo",  "työ",
                                      "raha",  "olla",    "city",   "ale",     "suuri", "jones"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "voipi", 0, CX_FINITE, CX_READ_SPOKEN);
  check(v, "näyttääpi", 1, CX_FINITE, CX_READ_SPOKEN);
  check(v, "annappa", 2, CX_IMPERATIVE | CX_CLITIC_PA, CX_READ_SPOKEN);
  check(v, "ihmisii", 3, CX_PARTITIVE | CX_PLURAL, CX_READ_SPOKEN);
  check(v, "mää", 4, 0, 0);
  check(v, "meiän", 5, 0, 0);
  check(v, "tehää", 6, 0, CX_READ_SPOKEN);
  check(v, "puhelimitse", 7, CX_INSTRUCTIVE, 0);
  check(v, "postitse", 8, CX_INSTRUCTIVE, 0);
  check(v, "kovasti", 9, CX_ADVERB, 0);
  check(v, "kovimmasti", 9, CX_ADVERB | CX_SUPERLATIVE, 0);
  check(v, "lieneekö", 13, CX_CLITIC_KO, 0); /* the form's own harmony */
  check(v, "cityn", 14, CX_GENITIVE, 0);
  check(v, "suurinten", 16, CX_SUPERLATIVE | CX_GENITIVE | CX_PLURAL, 0);
  check(v, "jonesin", 17, CX_GENITIVE, 0);
  check_none(v, "arvosti", 10);
  check_none(v, "työsti", 11);
  check_none(v, "rahasti", 12);
  check_none(v, "alempi", 15);
  cx_vocabulary_free(v);
}

static void dots_are_never_taken_for_nothing(void **state) {
  static const char *const words[] = {"vaara", "talo"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check_none(v, "väärä", 0);
  check_none(v, "tälö", 1);
  check_none(v, "talossä", 1);
  cx_vocabulary_free(v);
}

static void compounds_are_found_by_their_parts(void **state) {
  static const char *const words[] = {"toimitus~",   "~kulu",         "~palvelu~", "toimitus",
                                      "onboarding~", "[toimituksen]", "nainen~",   "~hinta"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "toimituskulut", 0, 0, CX_READ_COMPOUND);
  check(v, "toimituskulut", 1, CX_PLURAL | CX_NOMINATIVE, CX_READ_COMPOUND);
  assert_int_equal(form_in(v, "toimituskulut", 0, 0, 0)->end, 8);
  assert_int_equal(form_in(v, "toimituskulut", 1, 0, 0)->start, 8);
  check_none(v, "toimituskulut", 3);
  check(v, "toimituksenseuranta", 0, 0, CX_READ_COMPOUND);
  check(v, "postikuluihimme", 1, CX_ILLATIVE | CX_POSSESSIVE, CX_READ_COMPOUND);
  check(v, "asiakaspalvelusta", 2, CX_ELATIVE, CX_READ_COMPOUND);
  check(v, "asiakaspalvelunumero", 2, 0, CX_READ_COMPOUND);
  check(v, "palvelunumero", 2, 0, CX_READ_COMPOUND);
  check(v, "onboarding-prosessi", 4, 0, CX_READ_COMPOUND);
  check(v, "onboardingissa", 4, CX_INESSIVE, CX_READ_SPLIT);
  check(v, "toimitusta", 0, CX_PARTITIVE, CX_READ_SPLIT);
  check(v, "toimituksen", 5, 0, CX_READ_AS_TYPED);
  check_none(v, "toimituksenkin", 5);
  check(v, "naisasiakkaat", 6, 0, CX_READ_COMPOUND);
  check(v, "yöhinta", 7, CX_NOMINATIVE, CX_READ_COMPOUND);
  check_none(v, "pahinta", 7);
  check_none(v, "nainen", 7);
  check_none(v, "maksuton", 1);
  check_none(v, "kulu", 2);
  cx_vocabulary_free(v);
}

static void names_take_marked_endings(void **state) {
  static const char *const words[] = {"crm", "dna", "google", "elisa", "wolt", "chat"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "crm:ään", 0, CX_ILLATIVE, 0);
  check(v, "dna:lta", 1, CX_ABLATIVE, 0);
  check(v, "dna:ltakin", 1, CX_ABLATIVE | CX_CLITIC_KIN, 0);
  check(v, "google'n", 2, CX_GENITIVE, 0);
  check(v, "googlen", 2, CX_GENITIVE, 0);
  check(v, "elisalla", 3, CX_ADESSIVE, 0);
  check(v, "woltista", 4, CX_ELATIVE, 0);
  check(v, "chatissa", 5, CX_INESSIVE, 0);
  check_none(v, "dna:foo", 1);
  check_none(v, "dna:", 1);
  cx_vocabulary_free(v);
}

static void paradigms_can_be_named(void **state) {
  cx_vocabulary_builder *builder;
  cx_vocabulary *v;
  cxtag_error err;
  uint32_t lasi, kivi, other;
  cx_entry as_lasi = entry_of("sumi", CX_LANGUAGE_FI, 0, "lasi"),
           as_kivi = entry_of("sumi", CX_LANGUAGE_FI, 0, "kivi");
  cx_entry unknown = entry_of("sumi", CX_LANGUAGE_FI, 0, "sukka");
  (void)state;
  assert_int_equal(cx_vocabulary_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &as_lasi, &lasi, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &as_kivi, &kivi, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &as_lasi, &other, &err), CXTAG_OK);
  assert_int_equal(other, lasi);
  assert_int_not_equal(kivi, lasi);
  assert_int_equal(cx_vocabulary_builder_add(builder, &unknown, &other, &err), CXTAG_EINVAL);
  assert_non_null(strstr(err.message, "sukka"));
  assert_int_equal(cx_vocabulary_build(&v, builder, &err), CXTAG_OK);
  check(v, "sumin", lasi, CX_GENITIVE, 0);
  check_none(v, "sumen", lasi);
  check(v, "sumen", kivi, CX_GENITIVE, 0);
  check_none(v, "sumit", kivi);
  cx_vocabulary_free(v);
  cx_vocabulary_builder_free(builder);
}

static void aliases_count_as_their_word(void **state) {
  cx_vocabulary_builder *builder;
  cx_vocabulary *v;
  cxtag_error err;
  uint32_t number;
  cx_entry word = entry_of("puhelin", CX_LANGUAGE_FI, 0, NULL),
           alias = entry_of("luuri", CX_LANGUAGE_FI, 0, NULL);
  (void)state;
  assert_int_equal(cx_vocabulary_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &word, &number, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_alias(builder, &alias, number, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_alias(builder, &alias, number + 1, &err), CXTAG_EINVAL);
  assert_int_equal(cx_vocabulary_build(&v, builder, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_entry_count(v), 1);
  check(v, "luurissakin", number, CX_INESSIVE | CX_CLITIC_KIN, CX_READ_SPOKEN);
  check(v, "puhelimeen", number, CX_ILLATIVE, 0);
  cx_vocabulary_free(v);
  cx_vocabulary_builder_free(builder);
}

/* Letters of another script that look the same are other letters. */
static void scripts_do_not_mix(void **state) {
  static const char *const words[] = {"toimitus", "\xD1\x82\xD0\xBEimitus", "\xE6\x9D\xB1\xE4\xBA\xAC"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI);
  (void)state;
  check(v, "toimituksen", 0, CX_GENITIVE, 0);
  check_none(v, "\xD1\x82\xD0\xBEimitus", 0);
  check(v, "\xD1\x82\xD0\xBEimituksen", 1, CX_GENITIVE, 0);
  check_none(v, "toimituksen", 1);
  check(v, "\xE6\x9D\xB1\xE4\xBA\xAC", 2, 0, 0);
  cx_vocabulary_free(v);
}

static void strange_entries_are_refused_or_kept_as_they_are(void **state) {
  cx_vocabulary_builder *builder;
  cx_vocabulary *v;
  cxtag_error err;
  char long_word[300];
  uint32_t number;
  cx_entry empty = entry_of("", CX_LANGUAGE_FI, 0, NULL), blank = entry_of(" \t", CX_LANGUAGE_FI, 0, NULL);
  cx_entry marks = entry_of("\xCC\x88\xCC\x88", CX_LANGUAGE_ANY, 0, NULL);
  cx_entry emoji = entry_of("\xF0\x9F\x98\x80", CX_LANGUAGE_ANY, CX_ANCHOR_ANY, NULL);
  cx_entry letter = entry_of("ä", CX_LANGUAGE_ANY, CX_ANCHOR_ANY, NULL);
  cx_entry number_word = entry_of("24/7", CX_LANGUAGE_ANY, 0, NULL), too_long;
  (void)state;
  memset(long_word, 'a', sizeof long_word);
  long_word[256] = '\0';
  too_long = entry_of(long_word, CX_LANGUAGE_FI, 0, NULL);
  assert_int_equal(cx_vocabulary_builder_new(&builder, NULL), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &empty, &number, &err), CXTAG_EINVAL);
  assert_int_equal(cx_vocabulary_builder_add(builder, &blank, &number, &err), CXTAG_EINVAL);
  assert_int_equal(cx_vocabulary_builder_add(builder, &too_long, &number, &err), CXTAG_EINVAL);
  too_long.length = 255;
  assert_int_equal(cx_vocabulary_builder_add(builder, &too_long, &number, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &marks, &number, &err), CXTAG_EINVAL);
  assert_int_equal(cx_vocabulary_builder_add(builder, &letter, &number, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &emoji, &number, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_builder_add(builder, &number_word, &number, &err), CXTAG_OK);
  assert_int_equal(cx_vocabulary_build(&v, builder, &err), CXTAG_OK);
  check(v, "24/7", 3, 0, 0);
  check(v, "\xF0\x9F\x98\x80", 2, 0, CX_READ_SPLIT);
  long_word[255] = '\0';
  check(v, long_word, 0, 0, 0);
  cx_vocabulary_free(v);
  cx_vocabulary_builder_free(builder);
}

static uint32_t next_random(uint32_t *seed) {
  *seed = *seed * 1664525u + 1013904223u;
  return *seed >> 8;
}

static void any_bytes_are_looked_up_in_bounded_time(void **state) {
  static const char *const words[] = {"toimitus~", "~kulu", "~aa~", "a", "ä~", "hyvä", "saada", "palvelu"};
  static const char letters[] = "aaaäöotuislknpv:'~-\xC3\xA4\xC3\xE2\x80\x99 ";
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_ANY);
  cx_form forms[3];
  char word[10000];
  uint32_t seed = 7;
  (void)state;
  for (int round = 0; round < 3000; round++) {
    size_t len = next_random(&seed) % 300;
    for (size_t i = 0; i < len; i++) word[i] = letters[next_random(&seed) % (sizeof letters - 1)];
    if (round % 3 == 0) memset(word, letters[round % (int)(sizeof letters - 1)], len);
    size_t count = cx_vocabulary_find(v, word, len, round & 1, round & 2, forms, COUNT(forms));
    assert_true(count <= CX_FORMS_MAX);
    for (size_t i = 0; i < count && i < COUNT(forms); i++)
      assert_true(forms[i].start <= forms[i].end && forms[i].end <= len);
  }
  memset(word, 'a', sizeof word);
  assert_int_equal(cx_vocabulary_find(v, word, sizeof word, 1, 1, forms, COUNT(forms)), 0);
  assert_int_equal(cx_vocabulary_find(v, word, 0, 1, 1, forms, COUNT(forms)), 0);
  cx_vocabulary_free(v);
}

/* Where parts begin is told by three letters, of which such stems have fewer. */
static void parts_of_two_letters_and_of_one_are_found(void **state) {
  static const char *const two[] = {"yö~", "~työ"}, *const one[] = {"e~", "~aie"};
  cx_vocabulary *v = vocabulary_of(two, COUNT(two), CX_LANGUAGE_FI);
  (void)state;
  check(v, "yöhinta", 0, 0, CX_READ_COMPOUND);
  check(v, "yötyö", 0, 0, CX_READ_COMPOUND);
  check(v, "yötyöstä", 1, CX_ELATIVE, CX_READ_COMPOUND);
  cx_vocabulary_free(v);
  v = vocabulary_of(one, COUNT(one), CX_LANGUAGE_FI);
  check(v, "e-lasku", 0, 0, CX_READ_COMPOUND);
  check(v, "pesuaie", 1, 0, CX_READ_COMPOUND);
  cx_vocabulary_free(v);
}

static void bytes_open_in_place_and_damage_is_refused_or_harmless(void **state) {
  static const char *const words[] = {"toimitus~", "~kulu", "hyvä", "saada", "vastata"};
  cx_vocabulary *v = vocabulary_of(words, COUNT(words), CX_LANGUAGE_FI), *opened;
  cxtag_error err;
  cx_form forms[CX_FORMS_MAX];
  size_t len;
  const void *bytes = cx_vocabulary_bytes(v, &len);
  uint64_t *copy = malloc(len + 8);
  uint32_t seed = 3;
  (void)state;
  assert_non_null(copy);
  memcpy(copy, bytes, len);
  assert_int_equal(cx_vocabulary_open(&opened, copy, len, NULL, &err), CXTAG_OK);
  assert_non_null(form_in(opened, "toimituskulut", 0, 0, 0));
  cx_vocabulary_free(opened);
  for (size_t cut = 0; cut < len; cut += 97) {
    assert_int_equal(cx_vocabulary_open(&opened, copy, cut, NULL, &err), CXTAG_EDAMAGED);
    assert_null(opened);
  }
  copy[0] ^= (uint64_t)1 << 32;
  assert_int_equal(cx_vocabulary_open(&opened, copy, len, NULL, &err), CXTAG_EVERSION);
  for (int round = 0; round < 3000; round++) {
    memcpy(copy, bytes, len);
    for (int k = 0; k < 3; k++)
      ((unsigned char *)copy)[next_random(&seed) % len] ^= (unsigned char)next_random(&seed);
    if (cx_vocabulary_open(&opened, copy, len, NULL, &err) != CXTAG_OK) continue;
    cx_vocabulary_find(opened, "toimituskulujamme", 17, 1, 1, forms, CX_FORMS_MAX);
    cx_vocabulary_find(opened, "vastaamattakin", 14, 1, 1, forms, CX_FORMS_MAX);
    cx_vocabulary_free(opened);
  }
  free(copy);
  cx_vocabulary_free(v);
}

static cxtag_status build_with(const cxtag_memory *memory) {
  static const char *const words[] = {"toimitus", "kulu", "hyvä", "saada", "kaunis"};
  cx_vocabulary_builder *builder;
  cx_vocabulary *v = NULL;
  cxtag_status status = cx_vocabulary_builder_new(&builder, memory);
  for (size_t i = 0; i < COUNT(words) && status == CXTAG_OK; i++) {
    cx_entry entry = entry_of(words[i], CX_LANGUAGE_ANY, CX_ANCHOR_ANY, i == 1 ? "noun" : NULL);
    uint32_t number;
    status = cx_vocabulary_builder_add(builder, &entry, &number, NULL);
    if (status == CXTAG_OK && i == 2) status = cx_vocabulary_builder_alias(builder, &entry, 0, NULL);
  }
  if (status == CXTAG_OK) status = cx_vocabulary_build(&v, builder, NULL);
  if (status == CXTAG_OK)
    assert_non_null(form_in(v, "kuluja", 1, 0, 0));
  else
    assert_null(v);
  cx_vocabulary_free(v);
  cx_vocabulary_builder_free(builder);
  return status;
}

static void every_failed_allocation_is_reported(void **state) {
  cxtag_status status = CXTAG_ENOMEM;
  (void)state;
  for (long allowed = 0; status != CXTAG_OK; allowed++) {
    failing f = {allowed, 0};
    cxtag_memory const memory = failing_memory(&f);
    status = build_with(&memory);
    assert_int_equal(f.held, 0);
    assert_true(status == CXTAG_OK || status == CXTAG_ENOMEM);
    assert_true(allowed < 100000);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(grades_go_both_ways),
      cmocka_unit_test(forms_carry_their_features),
      cmocka_unit_test(particles_stay_as_they_are),
      cmocka_unit_test(words_are_read_as_people_type),
      cmocka_unit_test(speech_shortens_and_lengthens),
      cmocka_unit_test(dots_are_never_taken_for_nothing),
      cmocka_unit_test(compounds_are_found_by_their_parts),
      cmocka_unit_test(names_take_marked_endings),
      cmocka_unit_test(paradigms_can_be_named),
      cmocka_unit_test(aliases_count_as_their_word),
      cmocka_unit_test(scripts_do_not_mix),
      cmocka_unit_test(strange_entries_are_refused_or_kept_as_they_are),
      cmocka_unit_test(any_bytes_are_looked_up_in_bounded_time),
      cmocka_unit_test(parts_of_two_letters_and_of_one_are_found),
      cmocka_unit_test(bytes_open_in_place_and_damage_is_refused_or_harmless),
      cmocka_unit_test(every_failed_allocation_is_reported),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
