/* Finnish nominals with a paradigm of their own. */
#include "morph/nominal.h"
#include "morph/suffix.h"

/* Stems separated by blanks; the sign before a stem is its class, a > before that makes it a superlative. */
static int class_of_sign(char sign) {
  static const struct {
    char sign;
    int ending_class;
  } signs[] = {
      {'=', CX_CLASS_FORM},        {'+', CX_CLASS_FORM_OWNED},  {'.', CX_CLASS_WORD},
      {':', CX_CLASS_WORD_TA},     {'/', CX_CLASS_CONSONANT},   {'e', CX_CLASS_E_BOTH},
      {'s', CX_CLASS_E_STRONG},    {'w', CX_CLASS_E_WEAK},      {'t', CX_CLASS_D_STRONG},
      {'d', CX_CLASS_D_WEAK},      {'k', CX_CLASS_PLURAL_I},    {'O', CX_CLASS_O_STRONG},
      {'o', CX_CLASS_O_NOUN},      {'A', CX_CLASS_A_STRONG_I},  {'a', CX_CLASS_A_WEAK_I},
      {'B', CX_CLASS_A_STRONG_O},  {'*', CX_CLASS_A_NOUN_O},    {'b', CX_CLASS_A_WEAK_O},
      {'l', CX_CLASS_LONG},        {'m', CX_CLASS_MONO},        {'p', CX_CLASS_MONO_PLURAL},
      {'c', CX_CLASS_COMPARATIVE}, {'u', CX_CLASS_SUPERLATIVE}, {'j', CX_CLASS_JOIN},
  };
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].sign == sign) return signs[i].ending_class;
  return CX_CLASS_EXACT;
}

enum {
  WHOLE = 1, /* not as the last part of a compound */
  MORE = 2   /* besides what the shape gives */
};

#define WORD(text) CX_SUFFIX(text)

static const struct irregular {
  cx_suffix word;
  const char *stems;
  int how;
} words[] = {
    {WORD("mies"), ":mies emieh", 0},
    {WORD("aika"), "Baik *aj", 0},
    {WORD("ajat"), "=ajat Baik *aj", 0},
    {WORD("poika"), "Apoik apoj", 0},
    {WORD("ruoka"), "Aruok aruo aruu", 0},
    {WORD("kevät"), ":kevät lkevä", 0},
    {WORD("tuhat"), ":tuhat ttuhant dtuhann ktuhans", 0},
    {WORD("paras"), ":paras lparha", 0},
    {WORD("lapsi"), ".lapsi elaps /las", 0},
    {WORD("veli"), "wvelj svelj", MORE},
    {WORD("meri"), "=merta =merten", MORE},
    {WORD("veri"), "=verta =verten", MORE},
    {WORD("sydän"), ":sydän esydäm", 0},
    {WORD("avoin"), ":avoin eavoim", 0},
    {WORD("kaksikymmentä"), "=kaksikymmentä =kahdenkymmenen =kahteenkymmeneen =kahdessakymmenessä", WHOLE},
    {WORD("morsian"), ":morsian emorsiam", 0},
    {WORD("hapan"), ":hapan Ahappam ahappam", 0},
    {WORD("laidun"), ":laidun elaitum", 0},
    {WORD("lämmin"), ":lämmin Alämpim alämpim", 0},
    {WORD("vasen"), ":vasen Avasemp avasemm", 0},
    {WORD("kiuas"), ":kiuas lkiuka", 0},
    {WORD("pyyhe"), "=pyyhe =pyyhettä lpyyhke", 0},
    {WORD("ruis"), ":ruis lruki", WHOLE},
    {WORD("hyvä"), "cpare >:paras >lparha uparha", MORE | WHOLE},
    {WORD("pitkä"), "cpide cpite cpitku upis", MORE | WHOLE},
    {WORD("kusi"), ".kusi ekus /kus", 0},
    {WORD("jousi"), ".jousi ejous /jous", 0},
    {WORD("uusi"), "cuude uuus =uudesti", MORE | WHOLE},
    {WORD("täysi"), "ctäyde utäys +täynnä", MORE},
    {WORD("tosi"), "=todesti", MORE | WHOLE},
    {WORD("ale"), "Oale oale", MORE | WHOLE},
    {WORD("vuosi"), "=vuonna", MORE},
    {WORD("nukke"), "Onukke onuke", 0},
    {WORD("karate"), "Okarate okarate", 0},
    {WORD("karaoke"), "Okaraoke okaraoke", 0},
    {WORD("psyyke"), "Opsyyke opsyyke", 0},
    {WORD("some"), "Osome osome", WHOLE},
    {WORD("anime"), "Oanime oanime", 0},
    {WORD("anne"), "Oanne oanne", WHOLE},
    {WORD("itse"), "+itse =itsen oitse Oitse =itteni =itte =itseä", 0},
    /* both parts inflect */
    {WORD("omatunto"),
     "=omatunto +omatunto =omantunnon =omaatuntoa =omassatunnossa +omassatunnossa +omastatunnosta "
     "=omaantuntoon +omallatunnolla +omaltatunnolta +omalletunnolle =omattunnot =omiatuntoja",
     WHOLE},
    {WORD("uusimaa"),
     "=uusimaa =uudenmaan =uuttamaata =uudessamaassa =uudestamaasta =uuteenmaahan =uudellamaalla "
     "=uudeltamaalta =uudellemaalle",
     WHOLE},
    {WORD("puoliväli"), "+puolessavälissä +puolestavälistä =puoleenväliin =puolenvälin", MORE | WHOLE},
    {WORD("puolipäivä"), "=puoleenpäivään =puolenpäivän =puoltapäivää", MORE | WHOLE},
    {WORD("puolitoista"),
     "=puolitoista =puolentoista =puoltatoista =puolessatoista =puolestatoista =puoleentoista "
     "=puolellatoista",
     WHOLE},
    /* numerals */
    {WORD("yksi"), ".yksi tyht dyhd kyks =yhtä =yhdesti", WHOLE},
    {WORD("kaksi"), ".kaksi tkaht dkahd kkaks =kahta =kahdesti", WHOLE},
    {WORD("kolme"), "Akolm Okolme okolme =kolmesti =kolmisen", WHOLE},
    {WORD("neljä"), "Anelj anelj", WHOLE},
    {WORD("viisi"), ".viisi tviit dviid kviis /viit", WHOLE},
    {WORD("kuusi"), ".kuusi tkuut dkuud kkuus /kuut ekuus /kuus", 0},
    {WORD("seitsemän"), ":seitsemän =seitsemää Aseitsem aseitsem", WHOLE},
    {WORD("kahdeksan"), ":kahdeksan =kahdeksaa Akahdeks akahdeks", WHOLE},
    {WORD("yhdeksän"), ":yhdeksän =yhdeksää Ayhdeks ayhdeks", WHOLE},
    {WORD("kymmenen"), ".kymmenen ekymmen /kymmen", WHOLE},
    {WORD("kolmas"), ".kolmas =kolmatta tkolmant dkolmann kkolmans", WHOLE},
    {WORD("neljäs"), ".neljäs =neljättä tneljänt dneljänn kneljäns", WHOLE},
    {WORD("viides"), ".viides =viidettä tviident dviidenn kviidens", WHOLE},
    {WORD("kuudes"), ".kuudes =kuudetta tkuudent dkuudenn kkuudens", WHOLE},
    {WORD("seitsemäs"), ".seitsemäs =seitsemättä tseitsemänt dseitsemänn kseitsemäns", WHOLE},
    {WORD("kahdeksas"), ".kahdeksas =kahdeksatta tkahdeksant dkahdeksann kkahdeksans", WHOLE},
    {WORD("yhdeksäs"), ".yhdeksäs =yhdeksättä tyhdeksänt dyhdeksänn kyhdeksäns", WHOLE},
    {WORD("kymmenes"), ".kymmenes =kymmenettä tkymmenent dkymmenenn kkymmenens", WHOLE},
    {WORD("sadas"), ".sadas =sadatta tsadant dsadann ksadans", WHOLE},
    {WORD("tuhannes"), ".tuhannes =tuhannetta ttuhannent dtuhannenn ktuhannens", WHOLE},
    /* pronouns */
    {WORD("minä"),
     "=minä =minut ominu Ominu =mä =mun =mut =mua =mulla =multa =mulle =mussa =musta =muhun "
     "=mää =mie =mul =mult =muo",
     WHOLE},
    {WORD("sinä"),
     "=sinä =sinut osinu Osinu =sä =sun =sut =sua =sulla =sulta =sulle =sussa =susta =suhun "
     "=sää =sie =sul =sult =suo",
     WHOLE},
    {WORD("hän"), "=hän =hänet whän shän =häntä ahän", WHOLE},
    {WORD("me"),
     "=me =meidät =meidän =meitä =meissä =meistä =meihin =meillä =meiltä =meille =meinä =meiksi "
     "=meijän =meiän =meijät =meiät =meil =meilt",
     WHOLE},
    {WORD("te"),
     "=te =teidät =teidän =teitä =teissä =teistä =teihin =teillä =teiltä =teille =teinä =teiksi "
     "=teijän =teiän =teijät =teiät =teil =teilt",
     WHOLE},
    {WORD("he"),
     "=he =heidät =heidän =heitä =heissä =heistä =heihin =heillä =heiltä =heille =heinä =heiksi "
     "=heijän =heiän =heijät =heiät =heil =heilt",
     WHOLE},
    {WORD("tämä"),
     "=tämä =tämän =tätä =tässä =tästä =tähän =tällä =tältä =tälle =tänä =täksi =tää =tän =täs "
     "=täst =tähä =täl =tält",
     WHOLE},
    {WORD("tuo"),
     "=tuo =tuon =tuota =tuossa =tuosta =tuohon =tuolla =tuolta =tuolle =tuona =tuoksi =toi =ton "
     "=tota =tos =tost =tol =tolla =tolle =tolta =tossa =tosta =tohon =toho",
     WHOLE},
    {WORD("se"),
     "=se =sen =sitä =siinä =siitä =siihen =sillä =siltä =sille =sinä =siksi "
     "=siin =siit =siihe =sil =silt",
     WHOLE},
    {WORD("nämä"),
     "=nämä =näiden =näitten =näitä =näissä =näistä =näihin =näillä =näiltä =näille =näinä "
     "=näiksi",
     WHOLE},
    {WORD("nuo"),
     "=nuo =noiden =noitten =noita =noissa =noista =noihin =noilla =noilta =noille =noina =noiksi", WHOLE},
    {WORD("ne"), "=ne =niiden =niitten =niitä =niissä =niistä =niihin =niillä =niiltä =niille =niinä =niiksi",
     WHOLE},
    {WORD("kuka"),
     "=kuka =kenen =kenet =ketä =kenessä =kenestä =keneen =kenellä =keneltä =kenelle =kenenä "
     "=keneksi =ketkä =keiden =keitä =keissä =keistä =keihin =keillä =keiltä =keille =kellä "
     "=keltä =kelle =kehen =kessä",
     WHOLE},
    {WORD("mikä"),
     "=mikä =minkä =mitä =missä =mistä =mihin =millä =miltä =mille =minä =miksi =mitkä =minne "
     "=mis =mist =miks =mil =milt =mikäs =mitäs =missäs",
     WHOLE},
    {WORD("joka"),
     "=joka =jonka =jota =jossa =josta =johon =jolla =jolta =jolle =jona =joksi =jotka =joiden "
     "=joitten =joita =joissa =joista =joihin =joilla =joilta =joille =joina =joiksi",
     WHOLE},
    {WORD("joku"),
     "=joku =jonkun =jotakuta =jossakussa =jostakusta =johonkuhun =jollakulla =joltakulta "
     "=jollekulle =jotkut =joidenkuiden =joitakuita",
     WHOLE},
    {WORD("jokin"),
     "=jokin =jonkin =jotakin =jotain =jossakin =jossain =jostakin =jostain =johonkin =jollakin "
     "=jollain =joltakin =joltain =jollekin =jonakin =jonain =joksikin =jotkin =joidenkin "
     "=joitakin =joitain =joissakin =joissain =joistakin =joistain =joihinkin =joillakin "
     "=joillain =joiltakin =joillekin",
     WHOLE},
    {WORD("kukaan"),
     "=kukaan =kenenkään =ketään =kenessäkään =kenestäkään =keneenkään =kenelläkään =keneltäkään "
     "=kenellekään =kellään =keltään =kellekään =ketkään =keitään",
     WHOLE},
    {WORD("mikään"),
     "=mikään =minkään =mitään =missään =mistään =mihinkään =millään =miltään =millekään =minään "
     "=miksikään =mitkään",
     WHOLE},
    {WORD("kaikki"), ".kaikki Akaikki skaikk wkaik =kaikkein =kaikkea", WHOLE},
    {WORD("moni"), "=montaa =monta =monesti", MORE | WHOLE},
};

static void put_words(cx_nominal *n, const char *stems, size_t keep) {
  while (*stems) {
    char stem[260];
    if (*stems == '>') {
      n->features = CX_SUPERLATIVE;
      stems++;
    }
    size_t len = strcspn(stems + 1, " ");
    if (keep + len < sizeof stem) {
      memcpy(stem, n->entry->word, keep);
      memcpy(stem + keep, stems + 1, len);
      cx_nominal_put(n, stem, keep + len, "", class_of_sign(*stems));
    }
    n->features = 0;
    stems += 1 + len;
    if (*stems == ' ') stems++;
  }
}

static const struct irregular *find_row(const char *word, size_t len) {
  cx_word_end const end = cx_word_end_of(word, len);
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t const tail = words[i].word.length;
    if (!cx_has_suffix(&end, &words[i].word)) continue;
    if (len == tail || (!(words[i].how & WHOLE) && len >= tail + 2)) return &words[i];
  }
  return NULL;
}

int cx_nominal_irregular(cx_nominal *n) {
  const struct irregular *row = find_row(n->entry->word, n->entry->length);
  if (!row) return 0;
  put_words(n, row->stems, n->entry->length - row->word.length);
  return !(row->how & MORE);
}
