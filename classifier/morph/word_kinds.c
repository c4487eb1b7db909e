/* Closed sets of Finnish words: -i words with an e-stem, words whose grade stays, adjectives among shapes
 * that are mostly nouns, particles, nouns that look like verbs. */
#include "morph/nominal.h"

static int in_list(const char *const *list, size_t count, const char *word, size_t len) {
  int found = 0;
  for (size_t i = 0; i < count && found < 2; i++) {
    size_t tail = strlen(list[i]);
    if (len < tail || word[len - 2] != list[i][tail - 2]) continue;
    if (cx_ends_with(word, len, list[i])) found = len == tail ? 2 : len >= tail + 2 || found ? 1 : 0;
  }
  return found;
}

static const char *const e_stems[] = {
    "kivi",  "ovi",    "hirvi", "järvi",   "pilvi", "polvi",  "arvi",   "sarvi", "talvi",  "torvi",  "parvi",
    "tyvi",  "suvi",   "povi",  "lovi",    "nivi",  "kylki",  "jälki",  "olki",  "sulki",  "hylki",  "kieli",
    "mieli", "nieli",  "puoli", "huoli",   "tuli",  "tuuli",  "huuli",  "nuoli", "suoli",  "tiili",  "hiili",
    "pieli", "sieni",  "pieni", "hiiri",   "nuori", "suuri",  "vuori",  "kuori", "juuri",  "ääri",   "sääri",
    "saari", "kaari",  "meri",  "veri",    "ääni",  "uni",    "onni",   "juoni", "suoni",  "niini",  "saarni",
    "tyyni", "moni",   "suomi", "niemi",   "lumi",  "tuomi",  "luomi",  "liemi", "loimi",  "toimi",  "taimi",
    "tammi", "nummi",  "nimi",  "sormi",   "nurmi", "salmi",  "helmi",  "kurki", "kärki",  "särki",  "arki",
    "järki", "onki",   "hanki", "henki",   "sänki", "länki",  "joki",   "mäki",  "väki",   "reki",   "noki",
    "hiki",  "piki",   "tuki",  "päälaki", "putki", "koski",  "kaski",  "leski", "poski",  "sääski", "vaski",
    "hetki", "retki",  "halki", "lahti",   "lehti", "tähti",  "vyyhti", "käsi",  "vesi",   "uusi",   "susi",
    "tosi",  "kusi",   "mesi",  "kausi",   "vuosi", "köysi",  "täysi",  "viisi", "kuusi",  "liesi",  "reisi",
    "hirsi", "varsi",  "virsi", "korsi",   "orsi",  "morsi",  "parsi",  "karsi", "pursi",  "kynsi",  "kansi",
    "länsi", "jousi",  "lohi",  "tuohi",   "riihi", "vuohi",  "hanhi",  "ruuhi", "jouhi",  "uuhi",   "hauki",
    "lampi", "kampi",  "lempi", "rimpi",   "kumpi", "siipi",  "kilpi",  "koipi", "rupi",   "korpi",  "happi",
    "arpi",  "turpi",  "sappi", "suksi",   "saksi", "viiksi", "ripsi",  "hapsi", "veitsi", "peitsi", "tilsi",
    "kolmi", "vuoksi",
};
int cx_nominal_has_e_stem(const char *word, size_t len) {
  return in_list(e_stems, sizeof e_stems / sizeof *e_stems, word, len);
}

static const char *const adjectives[] = {
    "halpa",      "vanha",     "arka",       "harva",       "tarkka",   "laaja",      "laiska",    "paha",
    "matala",     "raaka",     "vahva",      "vinha",       "kaita",    "varma",      "laiha",     "kiltti",
    "siisti",     "nätti",     "eksakti",    "simppeli",    "härski",   "intiimi",    "suvereeni", "hauska",
    "suuri",      "pieni",     "nuori",      "tyyni",       "rehti",    "fiini",      "kuuli",     "kaheli",
    "relevantti", "elegantti", "arrogantti", "kompetentti", "korrekti", "diskreetti", "akuutti",   "absurdi",
    "stabiili",   "steriili",  "uniikki",    "validi",      "robusti",  "spontaani",  "vulgääri",  "seniili",
    "kompakti",   "solidi",    "skarppi",    "perverssi",   "bisarri",
};
int cx_nominal_is_adjective(const char *word, size_t len) {
  return in_list(adjectives, sizeof adjectives / sizeof *adjectives, word, len) == 2;
}

static const char *const no_adverb[] = {
    "aika",  "ala",   "alku",  "apu",  "arvo",  "asu",   "etu",  "haju",  "ilma", "ilta",  "into",  "kala",
    "kalu",  "kannu", "koko",  "koro", "kunto", "kuulo", "kuva", "laito", "lava", "lintu", "marja", "mehu",
    "muoto", "muru",  "ohja",  "oksa", "paino", "pano",  "peru", "puku",  "raha", "rapu",  "rinta", "sana",
    "sara",  "savu",  "selko", "sisu", "sorsa", "suoja", "teho", "tieto", "tulo", "vara",  "varjo", "veto",
};
int cx_nominal_has_no_adverb(const char *word, size_t len) {
  return in_list(no_adverb, sizeof no_adverb / sizeof *no_adverb, word, len) > 0;
}

static const char *const ungraded[] = {
    "auto", "foto", "moka", "nokia", "moto", "data", "nato", "supo",
    "mopo", "söpö", "höpö", "pöpö",  "mika", "niko", "riku", "touko",
};
int cx_nominal_keeps_grade(const char *word, size_t len) {
  return in_list(ungraded, sizeof ungraded / sizeof *ungraded, word, len);
}

static const char *const like_lyhyt[] = {
    "lyhyt", "kevyt", "ohut", "olut", "ehyt", "airut", "neitsyt", "kätkyt",
};
int cx_nominal_is_like_lyhyt(const char *word, size_t len) {
  return in_list(like_lyhyt, sizeof like_lyhyt / sizeof *like_lyhyt, word, len) > 0;
}

static const char *const weakening_hk[] = {"nahka", "tuhka", "uhka", "vihko", "pihka"};
int cx_nominal_weakens_hk(const char *word, size_t len) {
  return in_list(weakening_hk, sizeof weakening_hk / sizeof *weakening_hk, word, len) > 0;
}

/* Words that never inflect; clitics may follow. Forms of pronouns stand for themselves. In byte order. */
static const char *const particle_words[] = {
    "aina",   "ainoastaan", "aivan",   "alas",    "ali",       "alla",     "alta",     "asti",
    "edes",   "edessä",     "ehkä",    "eikä",    "eli",       "ellei",    "ennen",    "ensi",
    "ensin",  "entä",       "enää",    "eri",     "erikseen",  "erittäin", "esim",     "ettei",
    "että",   "harvoin",    "hei",     "heti",    "huonosti",  "hyvin",    "ihan",     "ihka",
    "ikinä",  "ilman",      "ja",      "jne",     "jo",        "johon",    "jolla",    "jolle",
    "jolta",  "jopa",       "jos",     "joskus",  "jossa",     "josta",    "jotta",    "kanssa",
    "kautta", "kellä",      "ketään",  "kiitti",  "kohti",     "koska",    "koskaan",  "kotiin",
    "kuin",   "kuitenkin",  "kun",     "kunhan",  "kunnes",    "kunpa",    "kuten",    "liian",
    "lähes",  "läpi",       "melko",   "mihin",   "mihinkään", "miksi",    "milloin",  "minne",
    "missä",  "missään",    "mistä",   "mistään", "miten",     "mitä",     "mitään",   "mm",
    "moi",    "mutta",      "muttei",  "muuten",  "muutenkin", "myös",     "niin",     "noin",
    "ns",     "nyt",        "näin",    "ok",      "paljon",    "pian",     "pitkin",   "pois",
    "poissa", "puh",        "päin",    "saakka",  "sekä",      "sentään",  "siellä",   "sieltä",
    "siinä",  "siis",       "siitä",   "siksi",   "silloin",   "sillä",    "silti",    "siltikin",
    "sinne",  "sitten",     "sitä",    "suoraan", "taas",      "tai",      "takaisin", "takana",
    "takia",  "terveisin",  "todella", "toki",    "tuolla",    "tuolta",   "tuonne",   "tuskin",
    "tänne",  "tässä",      "tästä",   "täällä",  "täältä",    "usein",    "vaan",     "vai",
    "vaikka", "vain",       "van",     "varmaan", "varmasti",  "varsin",   "varten",   "vastaan",
    "vasten", "via",        "vielä",   "viime",   "vuoksi",    "vähän",    "yhdessä",  "yhtään",
    "yli",    "yllä",       "yltä",    "ylös",    "ym",        "yms",
};

const cx_word_list cx_finnish_particles = {particle_words, sizeof particle_words / sizeof *particle_words};

int cx_nominal_is_particle(const char *word, size_t len) {
  return cx_word_list_has(&cx_finnish_particles, word, len);
}

/* Shapes of verbs that are nouns or adjectives: astia, energia, vakaa, and one short syllable before -lla,
 * -nna, -rra, -sta (pasta, hella), where the verbs are few. */
int cx_nominal_is_sure(const char *word, size_t len) {
  static const char *const endings[] = {"asia",  "astia", "haltia", "nokia", "telia",  "italia",
                                        "intia", "dia",   "gia",    "fia",   "bia",    "eria",
                                        "aria",  "toria", "vakaa",  "vapaa", "harmaa", "ainoa"};
  static const char *const verbs[] = {"olla", "tulla", "mennä", "panna", "purra", "surra", "pestä", "pierrä"};
  static const char *const doubles[] = {"lla", "llä", "nna", "nnä", "rra", "rrä", "sta", "stä"};
  size_t size;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (cx_ends_with(word, len, endings[i])) return 1;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (len == strlen(verbs[i]) && memcmp(word, verbs[i], len) == 0) return 0;
  for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++) {
    size_t tail = strlen(doubles[i]);
    if (!cx_ends_with(word, len, doubles[i]) || cx_count_syllables(word, len) != 2) continue;
    unsigned char vowel = cx_letter_before(word, len - tail, &size);
    return len - tail == size ||
           (cx_is_vowel(vowel) && !cx_is_vowel(cx_letter_before(word, len - tail - size, &size)));
  }
  return 0;
}
