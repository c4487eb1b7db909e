/* Finnish verbs: forms that a verb has and forms that are another word's or none. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "match_stems.h"
#include "morph/verb.h"

typedef struct paradigm {
  const char *verb, *right, *wrong;
} paradigm;

static const paradigm paradigms[] = {
    /* Type 1 */
    {"puhua",
     "puhua puhun puhut puhuu puhumme puhutte puhuvat puhuin puhui puhuivat puhuisin puhuisi puhukaa "
     "puhukoon puhunut "
     "puhuneet puhuneena puhuttu puhutaan puhuttiin puhuttaisiin puhuttaneen puhuessa puhuessani puhuessaan "
     "puhuen "
     "puhumassa puhumaan puhumatta puhuminen puhumista puhumisesta puhuva puhuvan puhuvia puhumaton "
     "puhumattomat "
     "puhuakseni puhuakseen puhuneeni puhunu puhuis puhutaa puhunko puhuuhan puhuneen puhumaisillaan",
     "puhuja puhujat puhelu puhe puhelin puhdas puhtaan"},
    {"antaa",
     "antaa annan annat annamme antavat annoin antoi antoivat annettiin annetaan anneta annettu annetun "
     "annettuja "
     "annetuissa antanut antaneet antaisi antais antaisin annettaisiin annettava annettavan antamani "
     "antamaani "
     "antamassaan antakaa antakoon anna antaessaan antamatta antaminen antamisen annettuani annettaessa",
     "antelias annos annokset antiikki anti annit antti"},
    {"kysyä",
     "kysyä kysyn kysyi kysytty kysytyn kysyttiin kysymättä kysymään kysyisi kysynyt kysyneet kysykää kysyvä",
     "kysely kysymys kysymykset kyselyn kysyjä"},
    {"maksaa",
     "maksaa maksan maksoi maksoin maksettu maksetun maksettiin maksamatta maksanut maksaisi maksava "
     "maksettava",
     "maksu maksut maksun maksaja maksi maksin maksimi"},
    {"ottaa",
     "ottaa otan otti otin ottivat oteta otettu otettiin otettava ottanut ottaisi ota ottakaa otettaisiin",
     "ote otteen ottelu ottoi otto"},
    {"lähteä",
     "lähteä lähden lähdet lähtee lähti lähdin lähtenyt lähtisi lähtiessä lähtiessään lähtien lähdettiin "
     "lähdetään "
     "lähtekää lähtevät lähtevä lähtemättä lähde lähen",
     "lähteessa lähetä lähettää lähettiin lähtö lähdön lähellä"},
    {"tietää",
     "tietää tiedän tiesi tiesin tiesivät tietänyt tiedetty tiedetään tiedettiin tietäisi tietämättä tiedä "
     "tiiän",
     "tieto tiedon tietoa tie tien tiede"},
    {"auttaa",
     "auttaa autan auttoi autoin autettu autettiin auttanut auttaisi auttamaan auttamatta auttavat auttava",
     "auto autot auton apu avun autossa"},
    {"kaataa", "kaataa kaadan kaatoi kaadoin kaasi kaadettu kaadettiin kaatanut",
     "kaatua kaatui kaato kadun"},
    {"ymmärtää",
     "ymmärtää ymmärrän ymmärsi ymmärsin ymmärrä ymmärrettiin ymmärretty ymmärretään ymmärtänyt ymmärtäisi "
     "ymmärrettävä ymmärrettävää",
     "ymmärrys ymmärryksen"},
    {"löytää", "löytää löydän löysi löysin löydetty löydettiin löytänyt löydä löytäisi löyän",
     "löytyi löytö löysä"},
    {"pyytää", "pyytää pyydän pyysi pyysin pyydetty pyydettiin pyytänyt pyydä pyytämättä pyytämään",
     "pyyntö pyyhe"},
    {"lentää", "lentää lennän lensi lensin lennettiin lentänyt", "lento lennon lennot lentoja"},
    {"huutaa", "huutaa huudan huusi huusin huudettu huutanut", "huuto huudot"},
    {"hoitaa", "hoitaa hoidan hoiti hoidin hoidettu hoidettiin hoitanut hoitamatta", "hoito hoidon hoisi"},
    {"noutaa", "noutaa noudan nouti noudin noudettu noudettiin noudettavissa noutanut",
     "nousi nousin nouto noudon"},
    {"muistaa", "muistaa muistan muisti muistin muistettu muistanut muistaisi",
     "muistio muistutus muisto muistot"},
    {"opettaa", "opettaa opetan opetti opetin opetettu opetettiin opettanut", "opettaja opetus opettajan"},
    {"odottaa",
     "odottaa odotan odotti odotin odotettu odotettua odotettiin odottanut odottamaan odottamatta odottavat",
     "odotus odotukset odotusaika"},
    {"kirjoittaa", "kirjoittaa kirjoitan kirjoitti kirjoitettu kirjoittanut kirjoittamatta",
     "kirjoitus kirja kirjoittaja"},
    {"peruuttaa", "peruuttaa peruutan peruutti peruutettu peruutettiin peruuttanut peruuttaisin peruutettava",
     "peruutus peruutuksen perua"},
    {"kieltäytyä", "kieltäytyä kieltäydyn kieltäytyi kieltäydyttiin kieltäytynyt kieltäytyivät",
     "kielto kieli"},
    {"lukea", "lukea luen luki luin lukisi luettu luettiin lukiessa lukenut lue lukeva lukevat",
     "luku luvun luettelo"},
    {"hakea", "hakea haen haki hain haettu haettiin hakenut hakemaan hakematta haettavissa hakevat",
     "haku hakemus hakija"},
    {"tuntea", "tuntea tunnen tunsi tunsin tunnettu tuntenut tuntisi",
     "tunti tunnin tunteet tunnelma tunteja"},
    {"itkeä", "itkeä itken itki itkin itkenyt itkettiin", "itku itkut"},
    {"kulkea", "kulkea kuljen kulki kuljin kulkenut kuljettiin kuljetaan", "kulku kulut kuljetus kuljettaa"},
    {"etsiä", "etsiä etsin etsi etsii etsisi etsitty etsittiin etsinyt etsimään etsimättä etsiessäni",
     "etsijä"},
    {"toimia",
     "toimia toimin toimi toimii toimivat toimisi toiminut toiminu toimittiin toimiva toimivasti "
     "toimimattomasti toimivan toimivaa "
     "toimimaton toimimattomat toimis",
     "toimittaa toimitus toimitti toimija toiminta toiminto toimen"},
    {"oppia", "oppia opin oppi oppii oppinut opittu opittiin oppisi", "opettaa oppilas oppikirja"},
    {"vaatia", "vaatia vaadin vaati vaatii vaatinut vaadittu vaadittiin vaatisi", "vaatimus vaate vaatteet"},
    {"pyrkiä", "pyrkiä pyrin pyrki pyrkii pyrkinyt pyrittiin pyritään", "pyry"},
    {"aikoa", "aikoa aion aikoi aioin aikoo aikonut aiottu aiottiin", "aika ajan aikana"},
    {"katsoa", "katsoa katson katsoi katsoo katsottu katsottiin katsonut katsoisi kattoo katon kattonu kato",
     "katse katsaus"},
    {"sanoa", "sanoa sanon sanoi sanoo sanottu sanottiin sanonut sanonu sanois", "sana sanan sanat"},
    {"jakaa", "jakaa jaan jakoi jaettu jaettiin jakanut", "jako jae jalka"},
    {"alkaa", "alkaa alan alkoi alkanut alettiin alkaisi", "alku alun alussa ali alla"},
    {"ajaa", "ajaa ajan ajoi ajoin ajettu ajanut ajamaan", "ajatus ajatella aika"},
    {"kasvaa", "kasvaa kasvan kasvoi kasvanut kasvavat", "kasvi kasvit kasvo"},
    {"käyttää",
     "käyttää käytän käytti käytin käytetty käytettiin käytettävä käyttämätön käyttämättömiä käyttäisi "
     "käyttänyt",
     "käyttö käytön käyttäjä käytävä käytös käydä"},
    {"yllättyä", "yllättyä yllätyin yllättyi yllättynyt yllätyttiin", "yllätys yllättää yllätti"},
    {"viipyä", "viipyä viivyn viipyi viivyin viipynyt", "viive viivästys"},
    {"sopia", "sopia sovin sopii sopi sovittu sovittiin sopinut sopimaton", "sopimus sovitus"},
    {"saapua", "saapua saavun saapui saapunut saavuttiin saapuneet saapuisi saapumatta",
     "saada saavuttaa saanut"},
    {"unohtaa", "unohtaa unohdan unohti unohdettu unohdettiin unohtanut unohtamaton",
     "unohtua unohtui unohdus"},
    {"johtaa", "johtaa johdan johti johdin johtanut johdettiin", "johtaja johtajan johto"},
    /* Type 2 */
    {"saada",
     "saada saan saat saa saamme saavat sain sai saivat saisi saisin sais saanut saanu saaneet saaneena "
     "saatu saadun "
     "saatuani saadut saataisiin saadaan saatiin saakaa saakoon saamatta saamaan saaminen saatava saatavissa "
     "saava "
     "saadessa saadessani saadakseni saanet saataneen saamani saamaani saamassani saatua saatuja saaduissa",
     "saaja saari saati saaren"},
    {"voida", "voida voin voi voivat voisi voisin vois voinut voinu voidaan voitiin voitaisiin voimatta",
     "voima voitto voittaa voiton voiman"},
    {"tuoda", "tuoda tuon tuo toi toivat toisi toin tuonut tuodaan tuotiin tuotu tuodun tuomaan tuomatta",
     "toinen tuote tuotteet tuoli"},
    {"syödä", "syödä syön syö söi söimme söisi syönyt syödään syötiin syöty syötävä syötävää syömättä",
     "syy syöjä"},
    {"käydä",
     "käydä käyn käy kävi kävin kävivät kävisi käynyt käydään käytiin käyty käymään käymättä käyvät "
     "käytäisiin",
     "käyttää käytän käytös käynti käynnin"},
    {"myydä", "myydä myyn myy myi myin myivät myisi myynyt myydään myytiin myyty myydyt myytävä",
     "myyjä myynti myymälä myös"},
    {"jäädä", "jäädä jään jää jäi jäin jäisi jäänyt jääneet jäätiin jäädään jäämättä jäätävä",
     "jääkaappi jäätelö"},
    {"viedä", "viedä vien vie vei veivät veisi vienyt viety viedään vietiin", "vieras viesti vienti"},
    {"organisoida",
     "organisoida organisoin organisoi organisoitu organisoitiin organisoinut organisoidaan organisoisi",
     "organisaatio organisointi"},
    {"tehdä",
     "tehdä teen teet tekee tekevät teki tein teimme tekisi tekis tehnyt tehny tehneet tehty tehdyn tehtiin "
     "tehdään "
     "tehtäisiin tee tehkää tekemä tekemäni tekemässä tekemättä tekemätön tehtävä tekeminen tehtyä tehdessä",
     "teko teon tekijä tekstiä teknikko"},
    {"nähdä", "nähdä näen näkee näki näin näkivät näkisi nähnyt nähty nähtiin nähdään näkemättä näkevä nään",
     "näky näkö näkyä näyttää"},
    /* Type 3 */
    {"tulla",
     "tulla tulen tulet tulee tulevat tuli tulin tulisi tulis tullut tullu tulleet tulleen tultu tullaan "
     "tultiin "
     "tulematta tulemaan tuleva tulevan tulkaa tulkoon tullee tullessa tullessaan tultuani tuun tuut tuu "
     "tulisivat",
     "tulo tulot tulos tulokset tulija tulitikku tuulla tuulee"},
    {"mennä",
     "mennä menen menee meni menin menisi mennyt menny menneet mentiin mennään menty mennyn menkää menevä "
     "meen meet",
     "menu meno menot meininki"},
    {"olla",
     "olla olen olet on olemme olette ovat oli olin olivat olisi olisin olis ois oisin ollut ollu olleet "
     "oltu oltiin "
     "ollaan oltava oltaisiin olkaa olkoon olematta olemaan oleva olevan lienee onko onhan oon oot oo "
     "ollessa "
     "olleen onkin",
     "olo olut oluen olka onni"},
    {"kuunnella",
     "kuunnella kuuntelen kuuntelee kuunteli kuunnellut kuunneltu kuunnellaan kuunnelkaa kuuntelematta "
     "kuuntelisi",
     "kuulla kuulin kuuntelija kuunnelma"},
    {"ajatella",
     "ajatella ajattelen ajattelee ajatteli ajatellut ajateltu ajatellaan ajattelematon ajattelisi",
     "ajatus ajattelija"},
    {"suositella",
     "suositella suosittelen suosittelee suositteli suositellut suositeltu suosittelisin suositeltava "
     "suosittele",
     "suosia suositus suositukset suosittu"},
    {"palvella", "palvella palvelen palvelee palveli palvellut palveltu palveltiin palvelevat palveleva",
     "palvelu palvelut"},
    {"epäillä", "epäillä epäilen epäilee epäili epäillyt epäiltiin", "epäily epäilys"},
    {"purra", "purra puren puree puri purrut purtu purtiin purraan", "puro purku"},
    {"nousta",
     "nousta nousen nousee nousi noussut nousseet nousseen nousisi noustiin noustaan nousevat noussu",
     "nousu nousut noutaa"},
    {"juosta", "juosta juoksen juoksee juoksi juossut juostiin juostaan juoskaa", "juoksu juoda juoma"},
    {"ratkaista",
     "ratkaista ratkaisen ratkaisee ratkaisi ratkaissut ratkaistu ratkaistiin ratkaisematta ratkaisematon",
     "ratkaisu ratkaisut"},
    {"päästä", "päästä pääsen pääsee pääsi pääsin päässyt päästiin päästään pääsemään",
     "päästää pää päähän pääsy"},
    {"seistä", "seistä seison seisoo seisoi seissyt seistiin seisomaan", "seinä seisaus"},
    {"rangaista", "rangaista rankaisen rankaisi rangaistu rangaissut", "rangaistus"},
    /* Types 4 to 6 */
    {"tilata",
     "tilata tilaan tilaat tilaa tilaamme tilaavat tilasin tilasi tilasivat tilaisin tilaisi tilais tilannut "
     "tilannu "
     "tilanneet tilanneen tilattu tilatun tilattua tilatut tilattiin tilataan tilattaisiin tilatkaa "
     "tilatessa "
     "tilatessani tilaamani tilaamaani tilaamassani tilaamatta tilaaminen tilaamisen tilattava tilaava "
     "tilannee "
     "tilaamaton tilaamattomia",
     "tilaaja tilaus tilaukset tila tilan tilat tilassa tilkan tilanne tilanteet"},
    {"haluta",
     "haluta haluan haluaa haluavat halusin halusi haluaisin haluaisi halunnut haluttiin haluttu haluun "
     "haluu haluamatta haluamani",
     "halu halut halvat halko"},
    {"luvata", "luvata lupaan lupaa lupasi lupasivat luvannut luvattu luvatun luvattiin luvataan lupaisi",
     "lupa luvan lupaus lupaukset"},
    {"hypätä", "hypätä hyppään hyppää hyppäsi hypännyt hypättiin", "hyppy hypyt"},
    {"pelätä", "pelätä pelkään pelkää pelkäsi pelännyt pelättiin", "pelko pelätin peli"},
    {"avata", "avata avaan avaa avasi avannut avattu avattiin avatkaa avaamaton avaamatta",
     "avain avaimet avoin apaan"},
    {"tavata", "tavata tapaan tapaa tapasi tavannut tavattu", "tapa tavat tapahtua"},
    {"vastata",
     "vastata vastaan vastaa vastasi vastasivat vastannut vastannu vastattu vastattiin vastattaisiin vastata "
     "vastaamatta vastaisi vastaavat vastaamaan",
     "vastaus vastaukset vasta vastuu vastustaa vastaaja"},
    {"hakata", "hakata hakkaan hakkasi hakannut hakattu", "hakaa haka haku"},
    {"suunnata", "suunnata suuntaan suuntasi suunnannut suunnattu", "suunta suunnitella"},
    {"korjata", "korjata korjaan korjaa korjasi korjannut korjattu korjattiin korjaamatta korjattava",
     "korjaus korkea korjaaja korkaa"},
    {"maata", "maata makaan makasi maannut makaisi", "maa maat maassa"},
    {"pudota", "pudota putoan putosi pudonnut putoaisi", "putki pudotus"},
    {"hävetä", "hävetä häpeän häpesi hävennyt hävettiin", "häpeäjä hävittää"},
    {"selvitä", "selvitä selviän selviää selvisi selvinnyt selvittiin", "selvittää selvitys selvitti"},
    {"todeta", "todeta totean totesi todennut todettu todettiin", "tosi toden totta"},
    {"valita",
     "valita valitsen valitsee valitsi valinnut valittu valitun valittiin valitsisi valitsematta "
     "valittavissa valitkaa",
     "valinta valinnat valittaa valitan valittanut valitus valikoima"},
    {"tarvita",
     "tarvita tarvitsen tarvitsee tarvitsi tarvinnut tarvittu tarvittiin tarvitsisi tarvii tarviin tarvinnu "
     "tarvittaisiin",
     "tarve tarpeen tarvike tarpeeksi"},
    {"häiritä", "häiritä häiritsen häiritsi häirinnyt häirittiin häiritsevä häiritsevää", "häiriö häiriöt"},
    {"vanheta", "vanheta vanhenen vanheni vanhennut vanhenee vanhettiin", "vanha vanhan vanhempi vanhus"},
    {"paeta", "paeta pakenen pakeni paennut paettiin", "pako paketti paetä"},
    {"kyetä", "kyetä kykenen kykeni kyennyt kykenevä", "kyky kyvyn"},
    /* Negation */
    {"ei",
     "ei en et emme ette eivät eikä enkä etkä emmekä ettekä eivätkä eikö enkö etkö eivätkö eipä eihän "
     "eiköhän enpä "
     "eikös älä älkää älköön äläkä ettei ellei muttei jottei etten emmä etsä",
     "eilen että eräs emo etu"},
};

static void forms_of_verbs(void **state) {
  size_t faults = 0;
  (void)state;
  for (size_t i = 0; i < sizeof paradigms / sizeof *paradigms; i++) {
    faults += count_faults(cx_finnish_verb_stems, paradigms[i].verb, paradigms[i].right, 1);
    faults += count_faults(cx_finnish_verb_stems, paradigms[i].verb, paradigms[i].wrong, 0);
  }
  assert_int_equal(faults, 0);
}

static void the_vocabulary_finds_the_same(void **state) {
  size_t faults = 0, count = sizeof paradigms / sizeof *paradigms;
  uint32_t numbers[sizeof paradigms / sizeof *paradigms];
  cx_vocabulary_builder *builder;
  cx_vocabulary *vocabulary;
  (void)state;
  assert_int_equal(cx_vocabulary_builder_new(&builder, NULL), CXTAG_OK);
  for (size_t i = 0; i < count; i++) {
    cx_entry entry = {
        .word = paradigms[i].verb, .length = strlen(paradigms[i].verb), .languages = CX_LANGUAGE_FI};
    assert_int_equal(cx_vocabulary_builder_add(builder, &entry, &numbers[i], NULL), CXTAG_OK);
  }
  assert_int_equal(cx_vocabulary_build(&vocabulary, builder, NULL), CXTAG_OK);
  for (size_t i = 0; i < count; i++) {
    faults += count_index_faults(vocabulary, numbers[i], paradigms[i].right, 1);
    faults += count_index_faults(vocabulary, numbers[i], paradigms[i].wrong, 0);
  }
  assert_int_equal(faults, 0);
  cx_vocabulary_free(vocabulary);
  cx_vocabulary_builder_free(builder);
}

static match of(const char *verb, const char *form) {
  match m = match_word(cx_finnish_verb_stems, verb, NULL, form, strlen(form));
  assert_true(m.found);
  return m;
}

static void forms_say_what_they_are(void **state) {
  static const struct {
    const char *verb, *form;
    uint32_t features;
  } cases[] = {
      {"antaa", "antavat", CX_FINITE},
      {"antaa", "annan", CX_FINITE | CX_FIRST_PERSON},
      {"antaa", "anna", CX_FINITE | CX_CONNEGATIVE | CX_IMPERATIVE},
      {"antaa", "annoit", CX_FINITE | CX_PAST | CX_SECOND_PERSON},
      {"antaa", "antaisi", CX_FINITE | CX_CONDITIONAL | CX_CONNEGATIVE},
      {"antaa", "annetaan", CX_FINITE | CX_PASSIVE},
      {"antaa", "anneta", CX_FINITE | CX_PASSIVE | CX_CONNEGATIVE},
      {"antaa", "annettiin", CX_FINITE | CX_PASSIVE | CX_PAST},
      {"antaa", "annettaisiin", CX_FINITE | CX_PASSIVE | CX_CONDITIONAL},
      {"tulla", "tulko", CX_FINITE | CX_IMPERATIVE | CX_CONNEGATIVE},
      {"sopia", "sopivampi", CX_PARTICIPLE | CX_COMPARATIVE | CX_NOMINATIVE},
      {"ärsyttää", "ärsyttävimmän", CX_PARTICIPLE | CX_SUPERLATIVE | CX_GENITIVE},
      {"antaa", "antakaa", CX_FINITE | CX_SECOND_PERSON | CX_IMPERATIVE},
      {"saada", "saada", CX_INFINITIVE | CX_CONNEGATIVE},
      {"vastata", "vastaamatta", CX_INFINITIVE | CX_ABESSIVE},
      {"vastata", "vastaamassa", CX_INFINITIVE | CX_INESSIVE},
      {"toimia", "toimimaton", CX_NEGATIVE_PARTICIPLE | CX_NOMINATIVE},
      {"toimia", "toimimattomissa", CX_NEGATIVE_PARTICIPLE | CX_INESSIVE | CX_PLURAL},
      {"tilata", "tilattu", CX_PARTICIPLE | CX_PASSIVE | CX_PAST | CX_NOMINATIVE | CX_CONNEGATIVE},
      {"tilata", "tilatun", CX_PARTICIPLE | CX_PASSIVE | CX_PAST | CX_GENITIVE},
      {"saada", "saaneet", CX_PARTICIPLE | CX_PAST | CX_NOMINATIVE | CX_PLURAL | CX_CONNEGATIVE},
      {"toimia", "toimivaa", CX_PARTICIPLE | CX_PARTITIVE},
      {"tilata", "tilaamani", CX_PARTICIPLE | CX_NOMINATIVE},
      {"ei", "emme", CX_FINITE | CX_FIRST_PERSON},
      {"ei", "ettei", CX_FINITE | CX_NEGATED},
      {"ei", "älä", CX_FINITE | CX_SECOND_PERSON | CX_IMPERATIVE},
  };
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    match m = of(cases[i].verb, cases[i].form);
    if (m.features != cases[i].features)
      fail_msg("%s: %x, not %x", cases[i].form, m.features, cases[i].features);
    assert_int_equal(m.reading, CX_READ_AS_TYPED);
  }
}

static void speech_is_marked(void **state) {
  static const char *const cases[][2] = {
      {"saada", "saanu"},      {"tehdä", "tehä"},      {"voida", "voitais"},   {"olla", "oon"},
      {"olla", "ois"},         {"mennä", "meen"},      {"tulla", "tuu"},       {"tehdä", "tehny"},
      {"pitää", "pitäis"},     {"haluta", "haluun"},   {"katsoa", "kato"},     {"saada", "saatii"},
      {"ei", "emmä"},          {"tietää", "tiiän"},    {"haluta", "haluisin"}, {"haluta", "haluis"},
      {"katsoa", "katottiin"}, {"lähteä", "lähetään"}, {"olla", "oltas"}};
  (void)state;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
    assert_int_equal(of(cases[i][0], cases[i][1]).reading, CX_READ_SPOKEN);
}

static void nouns_and_adjectives_are_no_verbs(void **state) {
  static const char *const words[] = {"sata",    "raita", "nopea", "tärkeä", "historia",
                                      "ongelma", "ka",    "ä",     "kirja",  "data"};
  static const char *const infinitives[] = {"valita",  "sanoa",  "odottaa", "saada",    "nousta",
                                            "epäillä", "tuntea", "elää",    "ajatella", "ratkaista",
                                            "pestä",   "maata",  "toimia"};
  static const char *const either[] = {"asia",  "harmaa",  "villa",   "pasta", "telia",
                                       "ainoa", "tukipää", "gorilla", "yö"};
  (void)state;
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    assert_int_equal(match_word(cx_finnish_verb_stems, words[i], NULL, words[i], strlen(words[i])).stems, 0);
  for (size_t i = 0; i < sizeof infinitives / sizeof *infinitives; i++)
    assert_true(cx_is_infinitive(infinitives[i], strlen(infinitives[i])));
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    assert_false(cx_is_infinitive(words[i], strlen(words[i])));
  for (size_t i = 0; i < sizeof either / sizeof *either; i++)
    assert_false(cx_is_infinitive(either[i], strlen(either[i])));
}

static int found_as(const char *verb, const char *inflect, const char *form) {
  return match_word(cx_finnish_verb_stems, verb, inflect, form, strlen(form)).found;
}

static void inflect_names_the_type(void **state) {
  (void)state;
  assert_true(found_as("digitoida", "saada", "digitoi"));
  assert_true(found_as("kerita", "valita", "keritsen"));
  assert_false(found_as("kerita", "valita", "keriän"));
  assert_true(found_as("herita", "selvitä", "herian"));
  assert_true(found_as("pokea", "verb", "poen"));
  assert_false(found_as("pokea", NULL, "poen"));
  assert_true(found_as("lepattaa", "sanoa", "lepattan"));
  assert_false(found_as("lepattaa", NULL, "lepattan"));
  assert_false(found_as("sanoa", "kivi", "sanon"));
  assert_int_equal(cx_verb_model("kivi"), -1);
}

static int count_stem(void *ctx, const cx_stem *stem) {
  size_t *left = ctx;
  assert_true(stem->length > 0 && stem->length < sizeof stem->bytes);
  assert_int_equal(strlen(stem->bytes), stem->length);
  assert_in_range(stem->ending_class, CX_VERB_CLASSES, CX_VERB_CLASSES + cx_verb_class_count - 1);
  return (*left)-- > 1;
}

static void stops_when_the_sink_does(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof paradigms / sizeof *paradigms; i++) {
    cx_entry entry = {
        .word = paradigms[i].verb, .length = strlen(paradigms[i].verb), .languages = CX_LANGUAGE_FI};
    size_t all = SIZE_MAX;
    assert_true(cx_finnish_verb_stems(&entry, count_stem, &all));
    for (size_t few = 1; few < SIZE_MAX - all; few++) {
      size_t left = few;
      assert_false(cx_finnish_verb_stems(&entry, count_stem, &left));
      assert_int_equal(left, 0);
    }
  }
}

/* Every tail that the rules look for, alone, behind too little, and at the end of the longest word. */
static void any_bytes_are_an_entry(void **state) {
  static const char *const tails[] = {"a",     "ä",    "aa",   "da",   "ta",           "lla",
                                      "sta",   "nna",  "ata",  "ita",  "eta",          "ota",
                                      "hdä",   "oida", "\xC3", "\xA4", "\xC3\xA4\xA4", "\x80\x80ta",
                                      "tehdä", "olla", "ellä", "hkiä", "oa",           "kea"};
  static const char *const models[] = {NULL,    "verb",   "sanoa",  "antaa",   "saada",
                                       "tulla", "tilata", "valita", "vanheta", "hävetä"};
  char word[256];
  (void)state;
  for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
    for (size_t m = 0; m < sizeof models / sizeof *models; m++) {
      size_t tail = strlen(tails[i]);
      for (size_t len = tail; len < 256; len += len < tail + 8 ? 1 : 240 - tail) {
        cx_entry entry = {.word = word, .length = len, .languages = CX_LANGUAGE_FI, .inflect = models[m]};
        size_t left = SIZE_MAX;
        memset(word, m % 2 ? 'k' : 'e', sizeof word);
        memcpy(word + len - tail, tails[i], tail);
        assert_true(cx_finnish_verb_stems(&entry, count_stem, &left));
        cx_is_infinitive(word, len);
      }
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(forms_of_verbs),
      cmocka_unit_test(the_vocabulary_finds_the_same),
      cmocka_unit_test(forms_say_what_they_are),
      cmocka_unit_test(speech_is_marked),
      cmocka_unit_test(nouns_and_adjectives_are_no_verbs),
      cmocka_unit_test(inflect_names_the_type),
      cmocka_unit_test(stops_when_the_sink_does),
      cmocka_unit_test(any_bytes_are_an_entry),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
