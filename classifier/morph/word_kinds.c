/* Closed sets of Finnish words: -i words with an e-stem, words whose grade stays, adjectives among shapes
 * that are mostly nouns, particles, nouns that look like verbs. */
#include "morph/nominal.h"
#include "morph/suffix.h"

#define W(text) CX_SUFFIX(text)

/* 2 = the word is one of the list, 1 = it is a compound that ends in one, 0 = neither. */
static int in_list(const cx_suffix *list, size_t count, const char *word, size_t len) {
  cx_word_end const end = cx_word_end_of(word, len);
  int found = 0;
  for (size_t i = 0; i < count && found < 2; i++) {
    size_t const tail = list[i].length;
    if (cx_has_suffix(&end, &list[i])) found = len == tail ? 2 : len >= tail + 2 || found ? 1 : 0;
  }
  return found;
}

static const cx_suffix e_stems[] = {
    W("kivi"), W("ovi"), W("hirvi"), W("järvi"), W("pilvi"), W("polvi"), W("arvi"), W("sarvi"), W("talvi"),
    W("torvi"), W("parvi"), W("tyvi"), W("suvi"), W("povi"), W("lovi"), W("nivi"), W("kylki"), W("jälki"),
    W("olki"), W("sulki"), W("hylki"), W("kieli"), W("mieli"), W("nieli"), W("puoli"), W("huoli"), W("tuli"),
    W("tuuli"), W("huuli"), W("nuoli"), W("suoli"), W("tiili"), W("hiili"), W("pieli"), W("sieni"),
    W("pieni"), W("hiiri"), W("nuori"), W("suuri"), W("vuori"), W("kuori"), W("juuri"), W("ääri"), W("sääri"),
    W("saari"), W("kaari"), W("meri"), W("veri"), W("ääni"), W("uni"), W("onni"), W("juoni"), W("suoni"),
    W("niini"), W("saarni"), W("tyyni"), W("moni"), W("suomi"), W("niemi"), W("lumi"), W("tuomi"), W("luomi"),
    W("liemi"), W("loimi"), W("toimi"), W("taimi"), W("tammi"), W("nummi"), W("nimi"), W("sormi"), W("nurmi"),
    W("salmi"), W("helmi"), W("kurki"), W("kärki"), W("särki"), W("arki"), W("järki"), W("onki"), W("hanki"),
    W("henki"), W("sänki"), W("länki"), W("joki"), W("mäki"), W("väki"), W("reki"), W("noki"), W("hiki"),
    W("piki"), W("tuki"), W("päälaki"), W("putki"), W("koski"), W("kaski"), W("leski"), W("poski"),
    W("sääski"), W("vaski"), W("hetki"), W("retki"), W("halki"), W("lahti"), W("lehti"), W("tähti"),
    W("vyyhti"), W("käsi"), W("vesi"), W("uusi"), W("susi"), W("tosi"), W("kusi"), W("mesi"), W("kausi"),
    W("vuosi"), W("köysi"), W("täysi"), W("viisi"), W("kuusi"), W("liesi"), W("reisi"), W("hirsi"),
    W("varsi"), W("virsi"), W("korsi"), W("orsi"), W("morsi"), W("parsi"), W("karsi"), W("pursi"), W("kynsi"),
    W("kansi"), W("länsi"), W("jousi"), W("lohi"), W("tuohi"), W("riihi"), W("vuohi"), W("hanhi"), W("ruuhi"),
    W("jouhi"), W("uuhi"), W("hauki"), W("lampi"), W("kampi"), W("lempi"), W("rimpi"), W("kumpi"), W("siipi"),
    W("kilpi"), W("koipi"), W("rupi"), W("korpi"), W("happi"), W("arpi"), W("turpi"), W("sappi"), W("suksi"),
    W("saksi"), W("viiksi"), W("ripsi"), W("hapsi"), W("veitsi"), W("peitsi"), W("tilsi"), W("kolmi"),
    W("vuoksi"),
};
int cx_nominal_has_e_stem(const char *word, size_t len) {
  return in_list(e_stems, sizeof e_stems / sizeof *e_stems, word, len);
}

static const cx_suffix adjectives[] = {
    W("halpa"), W("vanha"), W("arka"), W("harva"), W("tarkka"), W("laaja"), W("laiska"), W("paha"),
    W("matala"), W("raaka"), W("vahva"), W("vinha"), W("kaita"), W("varma"), W("laiha"), W("kiltti"),
    W("siisti"), W("nätti"), W("eksakti"), W("simppeli"), W("härski"), W("intiimi"), W("suvereeni"),
    W("hauska"), W("suuri"), W("pieni"), W("nuori"), W("tyyni"), W("rehti"), W("fiini"), W("kuuli"),
    W("kaheli"), W("relevantti"), W("elegantti"), W("arrogantti"), W("kompetentti"), W("korrekti"),
    W("diskreetti"), W("akuutti"), W("absurdi"), W("stabiili"), W("steriili"), W("uniikki"), W("validi"),
    W("robusti"), W("spontaani"), W("vulgääri"), W("seniili"), W("kompakti"), W("solidi"), W("skarppi"),
    W("perverssi"), W("bisarri"),
};
int cx_nominal_is_adjective(const char *word, size_t len) {
  return in_list(adjectives, sizeof adjectives / sizeof *adjectives, word, len) == 2;
}

static const cx_suffix no_adverb[] = {
    W("aika"), W("ala"), W("alku"), W("apu"), W("arvo"), W("asu"), W("etu"), W("haju"), W("ilma"), W("ilta"),
    W("into"), W("kala"), W("kalu"), W("kannu"), W("koko"), W("koro"), W("kunto"), W("kuulo"), W("kuva"),
    W("laito"), W("lava"), W("lintu"), W("marja"), W("mehu"), W("muoto"), W("muru"), W("ohja"), W("oksa"),
    W("paino"), W("pano"), W("peru"), W("puku"), W("raha"), W("rapu"), W("rinta"), W("sana"), W("sara"),
    W("savu"), W("selko"), W("sisu"), W("sorsa"), W("suoja"), W("teho"), W("tieto"), W("tulo"), W("vara"),
    W("varjo"), W("veto"),
};
int cx_nominal_has_no_adverb(const char *word, size_t len) {
  return in_list(no_adverb, sizeof no_adverb / sizeof *no_adverb, word, len) > 0;
}

static const cx_suffix ungraded[] = {
    W("auto"), W("foto"), W("moka"), W("nokia"), W("moto"), W("data"), W("nato"), W("supo"), W("mopo"),
    W("söpö"), W("höpö"), W("pöpö"), W("mika"), W("niko"), W("riku"), W("touko"),
};
int cx_nominal_keeps_grade(const char *word, size_t len) {
  return in_list(ungraded, sizeof ungraded / sizeof *ungraded, word, len);
}

static const cx_suffix like_lyhyt[] = {
    W("lyhyt"), W("kevyt"), W("ohut"), W("olut"), W("ehyt"), W("airut"), W("neitsyt"), W("kätkyt"),
};
int cx_nominal_is_like_lyhyt(const char *word, size_t len) {
  return in_list(like_lyhyt, sizeof like_lyhyt / sizeof *like_lyhyt, word, len) > 0;
}

static const cx_suffix weakening_hk[] = {
    W("nahka"), W("tuhka"), W("uhka"), W("vihko"), W("pihka"),
};
int cx_nominal_weakens_hk(const char *word, size_t len) {
  return in_list(weakening_hk, sizeof weakening_hk / sizeof *weakening_hk, word, len) > 0;
}

/* Words that never inflect; clitics may follow. Forms of pronouns stand for themselves. In byte order. */
static const cx_list_word particle_words[] = {
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
  static const cx_suffix endings[] = {W("asia"),  W("astia"), W("haltia"), W("nokia"), W("telia"), W("italia"),
                                      W("intia"), W("dia"),   W("gia"),    W("fia"),   W("bia"),   W("eria"),
                                      W("aria"),  W("toria"), W("vakaa"),  W("vapaa"), W("harmaa"), W("ainoa")};
  static const cx_suffix verbs[] = {W("olla"), W("tulla"), W("mennä"), W("panna"),
                                    W("purra"), W("surra"), W("pestä"), W("pierrä")};
  static const cx_suffix doubles[] = {W("lla"), W("llä"), W("nna"), W("nnä"), W("rra"), W("rrä"), W("sta"), W("stä")};
  size_t size;
  unsigned char const last = len ? cx_letter_before(word, len, &size) : 0;
  if (last != 'a' && last != CX_LETTER_AE) return 0; /* as all of these end */
  cx_word_end const end = cx_word_end_of(word, len);
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (cx_has_suffix(&end, &endings[i])) return 1;
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (cx_is_suffix(&end, &verbs[i])) return 0;
  for (size_t i = 0; i < sizeof doubles / sizeof *doubles; i++) {
    size_t const tail = doubles[i].length;
    if (!cx_has_suffix(&end, &doubles[i]) || cx_count_syllables(word, len) != 2) continue;
    unsigned char vowel = cx_letter_before(word, len - tail, &size);
    return len - tail == size ||
           (cx_is_vowel(vowel) && !cx_is_vowel(cx_letter_before(word, len - tail - size, &size)));
  }
  return 0;
}
