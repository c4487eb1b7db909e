/* What may stand behind the stems of a Finnish verb. Participles carry their case endings along ("vAssA"), so
 * that a verb needs about ten stems and no stem per participle. */
#include "morph/comparison.h"
#include "morph/verb.h"

enum {
  CLITIC = CX_FOLLOW_CLITIC,
  OWNED = CX_FOLLOW_CLITIC | CX_FOLLOW_POSSESSIVE,
  OWNED_AAN = OWNED | CX_FOLLOW_AAN,
  ONLY_OWNED = OWNED | CX_ONLY_POSSESSIVE,
  ONLY_OWNED_AAN = OWNED_AAN | CX_ONLY_POSSESSIVE,
  BEFORE_OWNER = ONLY_OWNED,
  SPOKEN = CX_FOLLOW_CLITIC | CX_SPOKEN_ENDING,
  FIRST = CX_FINITE | CX_FIRST_PERSON,
  SECOND = CX_FINITE | CX_SECOND_PERSON,
  BARE = CX_FINITE | CX_CONNEGATIVE | CX_IMPERATIVE,
  ACTIVE = CX_PARTICIPLE | CX_PAST,
  PASSIVE = CX_PARTICIPLE | CX_PASSIVE,
  DONE = CX_PARTICIPLE | CX_PASSIVE | CX_PAST
};

#define LAST_ENDING                                                                                          \
  { NULL, 0, 0 }

/* The cases whose endings close the syllable before them, and with the essive all but nominative, genitive,
 * partitive and illative, on a singular or plural stem. */
#define CLOSED(stem, f)                                                                                      \
  {stem "ssA", (f) | CX_INESSIVE, OWNED_AAN}, {stem "stA", (f) | CX_ELATIVE, OWNED_AAN},                     \
      {stem "llA", (f) | CX_ADESSIVE, OWNED_AAN}, {stem "ltA", (f) | CX_ABLATIVE, OWNED_AAN},                \
      {stem "lle", (f) | CX_ALLATIVE, OWNED_AAN}, {stem "ksi", (f) | CX_TRANSLATIVE, CLITIC}, {              \
    stem "ttA", (f) | CX_ABESSIVE, OWNED_AAN                                                                 \
  }
#define OBLIQUE(stem, f)                                                                                     \
  CLOSED(stem, f), {stem "nA", (f) | CX_ESSIVE, OWNED_AAN}, {                                                \
    stem "kse", (f) | CX_TRANSLATIVE, ONLY_OWNED_AAN                                                         \
  }
#define PLURAL_OBLIQUE(stem, f)                                                                              \
  OBLIQUE(stem, (f) | CX_PLURAL), {stem "n", (f) | CX_PLURAL | CX_INSTRUCTIVE, CLITIC}, {                    \
    stem "ne", (f) | CX_PLURAL | CX_COMITATIVE, OWNED_AAN                                                    \
  }

/* -vA, -mA, -ttAvA: kirja's pattern with plural i. */
#define A_PARTICIPLE_PLURAL(c, f)                                                                            \
  {c "At", (f) | CX_NOMINATIVE | CX_PLURAL, CLITIC}, {c "ien", (f) | CX_GENITIVE | CX_PLURAL, CLITIC},       \
      {c "ie", (f) | CX_GENITIVE | CX_PLURAL, ONLY_OWNED},                                                   \
      {c "iA", (f) | CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, {c "iin", (f) | CX_ILLATIVE | CX_PLURAL, CLITIC}, \
      {c "ii", (f) | CX_ILLATIVE | CX_PLURAL, ONLY_OWNED}, PLURAL_OBLIQUE(c "i", f)
#define A_PARTICIPLE(c, f)                                                                                   \
  {c "A", (f) | CX_NOMINATIVE, OWNED}, {c "An", (f) | CX_GENITIVE, CLITIC},                                  \
      {c "AA", (f) | CX_PARTITIVE, OWNED}, {c "AAn", (f) | CX_ILLATIVE, CLITIC}, OBLIQUE(c "A", f),          \
      A_PARTICIPLE_PLURAL(c, f)

static const cx_ending exact[] = {{"", CX_FINITE, CLITIC}, LAST_ENDING};

static const cx_ending weak[] = {{"", BARE, CLITIC},     {"n", FIRST, CLITIC},    {"t", SECOND, CLITIC},
                                 {"mme", FIRST, CLITIC}, {"tte", SECOND, CLITIC}, LAST_ENDING};

/* -pi is an old ending of the third person that speech has kept: voipi, näyttääpi. */
static const cx_ending third[] = {{"V", CX_FINITE, CLITIC},
                                  {"vAt", CX_FINITE, CLITIC},
                                  {"Vpi", CX_FINITE, CLITIC | CX_SPOKEN_ENDING},
                                  LAST_ENDING};

static const cx_ending third_long[] = {
    {"vAt", CX_FINITE, CLITIC}, {"pi", CX_FINITE, CLITIC | CX_SPOKEN_ENDING}, LAST_ENDING};

static const cx_ending nominal[] = {{"mAssA", CX_INFINITIVE | CX_INESSIVE, OWNED_AAN},
                                    {"mAstA", CX_INFINITIVE | CX_ELATIVE, OWNED_AAN},
                                    {"mAAn", CX_INFINITIVE | CX_ILLATIVE, CLITIC},
                                    {"mAllA", CX_INFINITIVE | CX_ADESSIVE, OWNED_AAN},
                                    {"mAttA", CX_INFINITIVE | CX_ABESSIVE, OWNED_AAN},
                                    {"mAisillA", CX_INFINITIVE | CX_ADESSIVE, ONLY_OWNED_AAN},
                                    {"minen", CX_INFINITIVE | CX_NOMINATIVE, CLITIC},
                                    {"mise", CX_INFINITIVE | CX_GENITIVE, ONLY_OWNED},
                                    {"misen", CX_INFINITIVE | CX_GENITIVE, CLITIC},
                                    {"mistA", CX_INFINITIVE | CX_PARTITIVE, OWNED_AAN},
                                    {"miseen", CX_INFINITIVE | CX_ILLATIVE, CLITIC},
                                    {"misee", CX_INFINITIVE | CX_ILLATIVE, ONLY_OWNED},
                                    OBLIQUE("mise", CX_INFINITIVE),
                                    {"miset", CX_INFINITIVE | CX_NOMINATIVE | CX_PLURAL, CLITIC},
                                    {"misten", CX_INFINITIVE | CX_GENITIVE | CX_PLURAL, CLITIC},
                                    {"misien", CX_INFINITIVE | CX_GENITIVE | CX_PLURAL, CLITIC},
                                    {"misie", CX_INFINITIVE | CX_GENITIVE | CX_PLURAL, ONLY_OWNED},
                                    {"misiA", CX_INFINITIVE | CX_PARTITIVE | CX_PLURAL, OWNED_AAN},
                                    {"misiin", CX_INFINITIVE | CX_ILLATIVE | CX_PLURAL, CLITIC},
                                    {"misii", CX_INFINITIVE | CX_ILLATIVE | CX_PLURAL, ONLY_OWNED},
                                    PLURAL_OBLIQUE("misi", CX_INFINITIVE),
                                    A_PARTICIPLE("v", CX_PARTICIPLE),
                                    /* toimivampi, ärsyttävin */
                                    {"vAmpi", CX_PARTICIPLE | CX_COMPARATIVE | CX_NOMINATIVE, CLITIC},
                                    COMPARED("vA", CX_PARTICIPLE | CX_COMPARATIVE),
                                    COMPARED("vi", CX_PARTICIPLE | CX_SUPERLATIVE),
                                    /* Adverbs of the active participles only: those of the passive ones have
                                     * gone their own ways (huomattavasti, valitettavasti, tunnetusti). */
                                    {"vAsti", CX_PARTICIPLE | CX_ADVERB, CLITIC},
                                    {"mAttOmAsti", CX_NEGATIVE_PARTICIPLE | CX_ADVERB, CLITIC},
                                    {"mAtOn", CX_NEGATIVE_PARTICIPLE | CX_NOMINATIVE, CLITIC},
                                    {"mAtOntA", CX_NEGATIVE_PARTICIPLE | CX_PARTITIVE, OWNED_AAN},
                                    {"mAttOmA", CX_NEGATIVE_PARTICIPLE | CX_GENITIVE, ONLY_OWNED},
                                    {"mAttOmAn", CX_NEGATIVE_PARTICIPLE | CX_GENITIVE, CLITIC},
                                    {"mAttOmAA", CX_NEGATIVE_PARTICIPLE | CX_ILLATIVE, ONLY_OWNED},
                                    {"mAttOmAAn", CX_NEGATIVE_PARTICIPLE | CX_ILLATIVE, CLITIC},
                                    OBLIQUE("mAttOmA", CX_NEGATIVE_PARTICIPLE),
                                    {"mAtOnten", CX_NEGATIVE_PARTICIPLE | CX_GENITIVE | CX_PLURAL, CLITIC},
                                    A_PARTICIPLE_PLURAL("mAttOm", CX_NEGATIVE_PARTICIPLE),
                                    LAST_ENDING};

static const cx_ending agent[] = {A_PARTICIPLE("m", CX_PARTICIPLE), LAST_ENDING};

static const cx_ending infinitive[] = {
    {"A", CX_INFINITIVE, CLITIC}, {"Akse", CX_INFINITIVE | CX_TRANSLATIVE, ONLY_OWNED_AAN}, LAST_ENDING};

static const cx_ending second[] = {{"essA", CX_INFINITIVE | CX_INESSIVE, OWNED_AAN},
                                   {"en", CX_INFINITIVE | CX_INSTRUCTIVE, CLITIC},
                                   LAST_ENDING};

static const cx_ending past_strong[] = {
    {"i", CX_FINITE | CX_PAST, CLITIC}, {"ivAt", CX_FINITE | CX_PAST, CLITIC}, LAST_ENDING};

static const cx_ending past_weak[] = {{"in", FIRST | CX_PAST, CLITIC},
                                      {"it", SECOND | CX_PAST, CLITIC},
                                      {"imme", FIRST | CX_PAST, CLITIC},
                                      {"itte", SECOND | CX_PAST, CLITIC},
                                      LAST_ENDING};

static const cx_ending conditional[] = {{"isi", CX_FINITE | CX_CONDITIONAL | CX_CONNEGATIVE, CLITIC},
                                        {"isin", FIRST | CX_CONDITIONAL, CLITIC},
                                        {"isit", SECOND | CX_CONDITIONAL, CLITIC},
                                        {"isimme", FIRST | CX_CONDITIONAL, CLITIC},
                                        {"isitte", SECOND | CX_CONDITIONAL, CLITIC},
                                        {"isivAt", CX_FINITE | CX_CONDITIONAL, CLITIC},
                                        LAST_ENDING};

/* -ko follows älköön: älköön tulko. */
static const cx_ending request[] = {{"kO", CX_FINITE | CX_IMPERATIVE | CX_CONNEGATIVE, CLITIC},
                                    {"kAA", SECOND | CX_IMPERATIVE, CLITIC},
                                    {"kAAmme", FIRST | CX_IMPERATIVE, CLITIC},
                                    {"kOOn", CX_FINITE | CX_IMPERATIVE, CLITIC},
                                    {"kOOt", CX_FINITE | CX_IMPERATIVE, CLITIC},
                                    LAST_ENDING};

static const cx_ending active_past[] = {{"Ut", ACTIVE | CX_NOMINATIVE | CX_CONNEGATIVE, CLITIC},
                                        {"eet", ACTIVE | CX_NOMINATIVE | CX_PLURAL | CX_CONNEGATIVE, CLITIC},
                                        {"een", ACTIVE | CX_GENITIVE, CLITIC},
                                        {"ee", ACTIVE | CX_GENITIVE, ONLY_OWNED},
                                        {"UttA", ACTIVE | CX_PARTITIVE, OWNED_AAN},
                                        {"eesti", ACTIVE | CX_ADVERB, CLITIC},
                                        {"eeseen", ACTIVE | CX_ILLATIVE, CLITIC},
                                        {"eesee", ACTIVE | CX_ILLATIVE, ONLY_OWNED},
                                        OBLIQUE("ee", ACTIVE),
                                        {"eiden", ACTIVE | CX_GENITIVE | CX_PLURAL, CLITIC},
                                        {"eitten", ACTIVE | CX_GENITIVE | CX_PLURAL, CLITIC},
                                        {"eide", ACTIVE | CX_GENITIVE | CX_PLURAL, ONLY_OWNED},
                                        {"eitA", ACTIVE | CX_PARTITIVE | CX_PLURAL, OWNED_AAN},
                                        {"eisiin", ACTIVE | CX_ILLATIVE | CX_PLURAL, CLITIC},
                                        {"eihin", ACTIVE | CX_ILLATIVE | CX_PLURAL, CLITIC},
                                        {"eisii", ACTIVE | CX_ILLATIVE | CX_PLURAL, ONLY_OWNED},
                                        PLURAL_OBLIQUE("ei", ACTIVE),
                                        /* The potential, without its connegative: tilanne is a situation. */
                                        {"ee", CX_FINITE, CLITIC},
                                        {"en", FIRST, CLITIC},
                                        {"et", SECOND, CLITIC},
                                        {"emme", FIRST, CLITIC},
                                        {"ette", SECOND, CLITIC},
                                        {"evAt", CX_FINITE, CLITIC},
                                        LAST_ENDING};

/* The translative takes no possessive here: merkityksensä, suorituksensa are forms of nouns. */
#define PASSIVE_WEAK                                                                                         \
  {"AAn", CX_FINITE | CX_PASSIVE, CLITIC}, {"Un", DONE | CX_GENITIVE, CLITIC},                               \
      {"Ut", DONE | CX_NOMINATIVE | CX_PLURAL, CLITIC}, CLOSED("U", DONE), CLOSED("Ui", DONE | CX_PLURAL), { \
    "Uin", DONE | CX_INSTRUCTIVE | CX_PLURAL, CLITIC                                                         \
  }

static const cx_ending passive_weak[] = {
    {"A", CX_FINITE | CX_PASSIVE | CX_CONNEGATIVE, CLITIC}, PASSIVE_WEAK, LAST_ENDING};

static const cx_ending passive_base[] = {{"A", CX_INFINITIVE | CX_CONNEGATIVE, CLITIC},
                                         {"Akse", CX_INFINITIVE | CX_TRANSLATIVE, ONLY_OWNED_AAN},
                                         {"essA", CX_INFINITIVE | CX_INESSIVE, OWNED_AAN},
                                         {"en", CX_INFINITIVE | CX_INSTRUCTIVE, CLITIC},
                                         PASSIVE_WEAK,
                                         LAST_ENDING};

static const cx_ending passive_strong[] = {
    {"iin", CX_FINITE | CX_PASSIVE | CX_PAST, CLITIC},
    {"Aisiin", CX_FINITE | CX_PASSIVE | CX_CONDITIONAL, CLITIC},
    {"Aisi", CX_FINITE | CX_PASSIVE | CX_CONDITIONAL | CX_CONNEGATIVE, CLITIC},
    {"Aneen", CX_FINITE | CX_PASSIVE, CLITIC},
    {"Ane", CX_FINITE | CX_PASSIVE | CX_CONNEGATIVE, CLITIC},
    {"AkOOn", CX_FINITE | CX_PASSIVE | CX_IMPERATIVE, CLITIC},
    {"AessA", CX_INFINITIVE | CX_PASSIVE | CX_INESSIVE, OWNED_AAN},
    {"AmAn", CX_INFINITIVE | CX_PASSIVE | CX_INSTRUCTIVE, CLITIC},
    {"U", DONE | CX_NOMINATIVE | CX_CONNEGATIVE, OWNED},
    {"UA", DONE | CX_PARTITIVE, OWNED_AAN},
    {"UnA", DONE | CX_ESSIVE, OWNED_AAN},
    {"UUn", DONE | CX_ILLATIVE, CLITIC},
    {"UU", DONE | CX_ILLATIVE, ONLY_OWNED},
    {"Ujen", DONE | CX_GENITIVE | CX_PLURAL, CLITIC},
    {"Uje", DONE | CX_GENITIVE | CX_PLURAL, ONLY_OWNED},
    {"UjA", DONE | CX_PARTITIVE | CX_PLURAL, OWNED_AAN},
    {"Uihin", DONE | CX_ILLATIVE | CX_PLURAL, CLITIC},
    {"Uihi", DONE | CX_ILLATIVE | CX_PLURAL, ONLY_OWNED},
    {"UinA", DONE | CX_ESSIVE | CX_PLURAL, OWNED_AAN},
    {"Uine", DONE | CX_COMITATIVE | CX_PLURAL, OWNED_AAN},
    A_PARTICIPLE("Av", PASSIVE),
    LAST_ENDING};

static const cx_ending spoken_present[] = {
    {"", BARE, CLITIC}, {"n", FIRST, CLITIC}, {"t", SECOND, CLITIC}, {"tte", SECOND, CLITIC}, LAST_ENDING};
static const cx_ending spoken_third[] = {{"", CX_FINITE | CX_CONNEGATIVE, CLITIC}, LAST_ENDING};
static const cx_ending spoken_past[] = {{"U", ACTIVE | CX_NOMINATIVE | CX_CONNEGATIVE, CLITIC}, LAST_ENDING};
static const cx_ending spoken_conditional[] = {{"is", CX_FINITE | CX_CONDITIONAL | CX_CONNEGATIVE, CLITIC},
                                               LAST_ENDING};
static const cx_ending spoken_passive[] = {{"AA", CX_FINITE | CX_PASSIVE, CLITIC}, LAST_ENDING};
static const cx_ending spoken_passive_past[] = {
    {"Ais", CX_FINITE | CX_PASSIVE | CX_CONDITIONAL | CX_CONNEGATIVE, CLITIC},
    {"As", CX_FINITE | CX_PASSIVE | CX_CONDITIONAL | CX_CONNEGATIVE, CLITIC},
    {"ii", CX_FINITE | CX_PASSIVE | CX_PAST, CLITIC},
    LAST_ENDING};
static const cx_ending negator[] = {{"", CX_FINITE, CLITIC}, {"kA", CX_FINITE, CLITIC}, LAST_ENDING};

const cx_ending_class cx_verb_classes[] = {
    {"verb: single form", exact},
    {"verb: present, weak", weak},
    {"verb: present, third person", third},
    {"verb: present, long vowel", third_long},
    {"verb: participles and third infinitive", nominal},
    {"verb: agent participle", agent},
    {"verb: infinitive", infinitive},
    {"verb: second infinitive", second},
    {"verb: past, third person", past_strong},
    {"verb: past", past_weak},
    {"verb: conditional", conditional},
    {"verb: imperative", request},
    {"verb: past participle and potential", active_past},
    {"verb: passive, weak", passive_weak},
    {"verb: passive and infinitive", passive_base},
    {"verb: passive, strong", passive_strong},
    {"verb: present of speech", spoken_present},
    {"verb: third person of speech", spoken_third},
    {"verb: past participle of speech", spoken_past},
    {"verb: conditional of speech", spoken_conditional},
    {"verb: passive of speech", spoken_passive},
    {"verb: passive past of speech", spoken_passive_past},
    {"verb: negator", negator},
};
const size_t cx_verb_class_count = sizeof cx_verb_classes / sizeof *cx_verb_classes;
