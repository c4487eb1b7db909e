/* Single forms that stand beside a paradigm: olla's on and ovat, the negative verb, and spoken shapes that no
 * rule of speech covers. */
#include "morph/letters.h"
#include "morph/verb_shape.h"
#include "morph/word_list.h"

typedef struct single {
  cx_list_word word; /* the entry */
  const char *forms; /* between blanks */
  uint16_t ending_class;
  uint32_t features;
  uint8_t reading;
} single;

enum {
  FIRST = CX_FIRST_PERSON,
  SECOND = CX_SECOND_PERSON,
  ORDER = CX_SECOND_PERSON | CX_IMPERATIVE,
  CONDITIONAL_CONNEGATIVE = CX_CONDITIONAL | CX_CONNEGATIVE
};

static const single singles[] = {
    {"ei", "ei eivät", CX_VERB_NEGATOR, 0, 0},
    {"ei", "en emme", CX_VERB_NEGATOR, FIRST, 0},
    {"ei", "et ette", CX_VERB_NEGATOR, SECOND, 0},
    {"ei", "älä älkää", CX_VERB_NEGATOR, ORDER, 0},
    {"ei", "älkäämme", CX_VERB_NEGATOR, FIRST | CX_IMPERATIVE, 0},
    {"ei", "älköön älkööt", CX_VERB_NEGATOR, CX_IMPERATIVE, 0},
    {"ei",
     "ettei etteivät ellei elleivät jottei jotteivät muttei mutteivät vaikkei vaikkeivät joskei koskei "
     "kunnei",
     CX_VERB_EXACT, CX_NEGATED, 0},
    {"ei", "etten ettemme ellen ellemme jotten jottemme mutten muttemme vaikken vaikkemme", CX_VERB_EXACT,
     CX_NEGATED | FIRST, 0},
    {"ei", "ettet ettette ellet ellette jottet jottette muttet muttette vaikket", CX_VERB_EXACT,
     CX_NEGATED | SECOND, 0},
    {"ei", "miksei miksen mikset mikseivät", CX_VERB_EXACT, CX_NEGATED, 0},
    {"ei", "emmä emmää enmä emmie", CX_VERB_EXACT, FIRST, CX_READ_SPOKEN},
    {"ei", "etsä etsää etkä", CX_VERB_EXACT, SECOND, CX_READ_SPOKEN},
    {"ei", "eijoo eioo eiku", CX_VERB_EXACT, 0, CX_READ_SPOKEN},
    {"ei", "äläkä älkääkä", CX_VERB_EXACT, ORDER, 0},
    {"olla", "on ovat", CX_VERB_EXACT, 0, 0},
    {"olla", "ole", CX_VERB_WEAK, 0, 0},
    {"olla", "ole", CX_VERB_NOMINAL, 0, 0},
    {"olla", "lie liene lienevät lienee", CX_VERB_EXACT, 0, 0},
    {"olla", "lienen lienemme", CX_VERB_EXACT, FIRST, 0},
    {"olla", "lienet lienette", CX_VERB_EXACT, SECOND, 0},
    {"olla", "oo", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"olla", "o", CX_VERB_CONDITIONAL, 0, CX_READ_SPOKEN},
    {"olla", "o", CX_VERB_SPOKEN_CONDITIONAL, 0, CX_READ_SPOKEN},
    {"tehdä", "tehä tehään tehää", CX_VERB_EXACT, 0, CX_READ_SPOKEN},
    {"nähdä", "nähä nähään nähää", CX_VERB_EXACT, 0, CX_READ_SPOKEN},
    {"tietää", "tiiä tiedä tiijä tiä", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"tietää", "tienn", CX_VERB_ACTIVE_PAST, 0, 0},
    {"tietää", "tienn", CX_VERB_SPOKEN_PAST, 0, CX_READ_SPOKEN},
    {"lähteä", "lähe lähre", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"lähteä", "lähetään lähetää", CX_VERB_EXACT, CX_PASSIVE, CX_READ_SPOKEN},
    {"löytää", "löyä", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"pyytää", "pyyä", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"katsoa", "katto", CX_VERB_SPOKEN_CONDITIONAL, 0, CX_READ_SPOKEN},
    {"katsoa", "kato", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"katsoa", "katto", CX_VERB_NOMINAL, 0, CX_READ_SPOKEN},
    {"katsoa", "katott", CX_VERB_PASSIVE_STRONG, 0, CX_READ_SPOKEN},
    {"katsoa", "katot", CX_VERB_PASSIVE_WEAK, 0, CX_READ_SPOKEN},
    {"katsoa", "katto", CX_VERB_INFINITIVE, 0, CX_READ_SPOKEN},
    {"katsoa", "kattoo", CX_VERB_EXACT, 0, CX_READ_SPOKEN},
    {"katsoa", "katto", CX_VERB_PAST_STRONG, 0, CX_READ_SPOKEN},
    {"katsoa", "kato", CX_VERB_PAST_WEAK, 0, CX_READ_SPOKEN},
    {"katsoa", "katton", CX_VERB_SPOKEN_PAST, 0, CX_READ_SPOKEN},
    {"haluta", "haluu", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"pitää", "pitäs", CX_VERB_EXACT, CONDITIONAL_CONNEGATIVE, CX_READ_SPOKEN},
    {"tarvita", "tarvi tartte", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
    {"tarvita", "tarttee tarvis tarttis", CX_VERB_EXACT, 0, CX_READ_SPOKEN},
    {"tulla", "tules", CX_VERB_EXACT, ORDER, CX_READ_SPOKEN},
    {"viitsiä", "viitti", CX_VERB_SPOKEN_PRESENT, 0, CX_READ_SPOKEN},
};

static int give(const single *row, cx_stem_sink sink, void *ctx) {
  cx_stem stem = {.ending_class = row->ending_class, .features = row->features, .reading = row->reading};
  for (const char *at = row->forms; *at;) {
    size_t length = strcspn(at, " ");
    memcpy(stem.bytes, at, length);
    stem.bytes[length] = '\0';
    stem.length = length;
    if (!sink(ctx, &stem)) return 0;
    at += length;
    if (*at) at++;
  }
  return 1;
}

int cx_verb_single_forms(const cx_entry *entry, cx_stem_sink sink, void *ctx) {
  cx_list_word key = {0};
  if (entry->length >= sizeof key) return 1;
  memcpy(key, entry->word, entry->length);
  for (size_t i = 0; i < sizeof singles / sizeof *singles; i++) {
    if (memcmp(singles[i].word, key, 8) != 0 || memcmp(singles[i].word, key, sizeof key) != 0) continue;
    if (!give(&singles[i], sink, ctx)) return 0;
  }
  return 1;
}
