/* Endings of Finnish nominals. The macros spell out what classes share: p is what stands before, X more features. */
#include "morph/comparison.h"
#include "morph/nominal.h"

#define CLITIC CX_FOLLOW_CLITIC
#define OWNED (CX_FOLLOW_CLITIC | CX_FOLLOW_POSSESSIVE)
#define OWNED_AAN (OWNED | CX_FOLLOW_AAN)
#define BEFORE_OWNER (OWNED | CX_ONLY_POSSESSIVE)
#define SPOKEN (CX_FOLLOW_CLITIC | CX_SPOKEN_ENDING)

/* Singular in the weak grade. */
#define SINGULAR(p) \
  {p "n", CX_GENITIVE, CLITIC}, {p "t", CX_NOMINATIVE | CX_PLURAL, CLITIC}, LOCAL(p, 0)
/* Plural in the weak grade; p ends in the plural's i. -itse (puhelimitse) says "by way of", as the instructive does. */
#define PLURAL(p) \
  LOCAL(p, CX_PLURAL), {p "n", CX_INSTRUCTIVE | CX_PLURAL, CLITIC}, {p "tse", CX_INSTRUCTIVE | CX_PLURAL, CLITIC}
#define ESSIVE_PLURAL(p) \
  {p "nA", CX_ESSIVE | CX_PLURAL, OWNED_AAN}, {p "ne", CX_COMITATIVE | CX_PLURAL, OWNED_AAN}
#define GENITIVE_PLURAL(p) \
  {p "n", CX_GENITIVE | CX_PLURAL, CLITIC}, {p "", CX_GENITIVE | CX_PLURAL, BEFORE_OWNER}
/* -itA -iden -itten: the plural after long vowels and in longer words; p ends in i. */
#define LONG_PLURAL(p) \
  {p "tA", CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, GENITIVE_PLURAL(p "de"), GENITIVE_PLURAL(p "tte")
#define HIN(p) \
  {p "hin", CX_ILLATIVE | CX_PLURAL, CLITIC}, {p "hi", CX_ILLATIVE | CX_PLURAL, BEFORE_OWNER}
#define SIIN(p) \
  {p "siin", CX_ILLATIVE | CX_PLURAL, CLITIC}, {p "sii", CX_ILLATIVE | CX_PLURAL, BEFORE_OWNER}

#define ADVERB(p) {p "sti", CX_ADVERB, CLITIC}
#define COMPARATIVE(p) {p "mpi", CX_NOMINATIVE | CX_COMPARATIVE, CLITIC}, COMPARED(p, CX_COMPARATIVE)
/* p ends in i. Without the nominative, which looks like the genitive of a word in -i. */
#define SUPERLATIVE_OBLIQUE(p) \
  {p "ntA", CX_PARTITIVE | CX_SUPERLATIVE, CLITIC}, {p "nten", CX_GENITIVE | CX_PLURAL | CX_SUPERLATIVE, CLITIC}, \
  {p "ten", CX_ADVERB | CX_SUPERLATIVE, CLITIC}, \
  COMPARED(p, CX_SUPERLATIVE)
#define SUPERLATIVE(p) {p "n", CX_NOMINATIVE | CX_SUPERLATIVE, CLITIC}, SUPERLATIVE_OBLIQUE(p)

#define END {NULL, 0, 0}

static const cx_ending exact[] = {{"", 0, 0}, END};
static const cx_ending form[] = {{"", 0, CLITIC}, END};
static const cx_ending form_owned[] = {{"", 0, OWNED}, END};
static const cx_ending join[] = {END};
static const cx_ending word[] = {{"", CX_NOMINATIVE, CLITIC}, END};
static const cx_ending word_ta[] = {
    {"", CX_NOMINATIVE, CLITIC}, {"tA", CX_PARTITIVE, OWNED_AAN}, GENITIVE_PLURAL("te"), END};
static const cx_ending word_tta[] = {{"", CX_NOMINATIVE, CLITIC}, {"ttA", CX_PARTITIVE, OWNED_AAN}, END};
static const cx_ending consonant[] = {{"tA", CX_PARTITIVE, OWNED_AAN}, GENITIVE_PLURAL("te"), END};

/* A vowel stem and what it takes in the strong grade: itself, -nA, partitive -A, illative -Vn. */
#define VOWEL_STRONG(v) \
  {v "nA", CX_ESSIVE, OWNED_AAN}, {v "Vn", CX_ILLATIVE, CLITIC}, {v "V", CX_ILLATIVE, BEFORE_OWNER}

static const cx_ending o_strong[] = {
    {"", CX_NOMINATIVE, OWNED}, VOWEL_STRONG(""), {"A", CX_PARTITIVE, OWNED_AAN},
    {"jA", CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, GENITIVE_PLURAL("je"), ESSIVE_PLURAL("i"), HIN("i"), END};
static const cx_ending o_weak[] = {SINGULAR(""), PLURAL("i"), ADVERB(""), COMPARATIVE(""), SUPERLATIVE("i"), END};
static const cx_ending o_long[] = {
    LONG_PLURAL("i"), HIN("i"), ESSIVE_PLURAL("i"), {"V", CX_PARTITIVE, SPOKEN}, END};
static const cx_ending o_noun[] = {SINGULAR(""), PLURAL("i"), END};

#define A_SINGULAR_STRONG \
  {"A", CX_NOMINATIVE, OWNED}, {"AnA", CX_ESSIVE, OWNED_AAN}, {"AA", CX_PARTITIVE, OWNED}, \
  {"AAn", CX_ILLATIVE, CLITIC}, {"Ain", CX_GENITIVE | CX_PLURAL, CLITIC}
#define A_PLURAL_I_STRONG \
  {"iA", CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, GENITIVE_PLURAL("ie"), ESSIVE_PLURAL("i"), \
  {"iin", CX_ILLATIVE | CX_PLURAL, CLITIC}, {"ii", CX_ILLATIVE | CX_PLURAL, BEFORE_OWNER}
#define A_PLURAL_O_STRONG \
  {"OjA", CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, GENITIVE_PLURAL("Oje"), ESSIVE_PLURAL("Oi"), HIN("Oi")
#define A_PLURAL_O_WEAK PLURAL("Oi"), LONG_PLURAL("Oi"), HIN("Oi"), ESSIVE_PLURAL("Oi")
#define A_COMPARATIVE ADVERB("A"), COMPARATIVE("e"), COMPARATIVE("A")

static const cx_ending a_strong_i[] = {A_SINGULAR_STRONG, A_PLURAL_I_STRONG, END};
static const cx_ending a_weak_i[] = {SINGULAR("A"), PLURAL("i"), A_COMPARATIVE, SUPERLATIVE("i"), END};
static const cx_ending a_strong_o[] = {A_SINGULAR_STRONG, A_PLURAL_O_STRONG, END};
static const cx_ending a_weak_o[] = {SINGULAR("A"), PLURAL("Oi"), A_COMPARATIVE, SUPERLATIVE_OBLIQUE("i"), END};
static const cx_ending a_noun_i[] = {SINGULAR("A"), PLURAL("i"), END};
static const cx_ending a_noun_o[] = {SINGULAR("A"), PLURAL("Oi"), END};
static const cx_ending a_strong_io[] = {A_SINGULAR_STRONG, A_PLURAL_I_STRONG, A_PLURAL_O_STRONG, END};
static const cx_ending a_weak_io[] = {
    SINGULAR("A"), PLURAL("i"), A_PLURAL_O_WEAK, A_COMPARATIVE, SUPERLATIVE("i"), END};

static const cx_ending ea[] = {
    A_SINGULAR_STRONG, SINGULAR("A"), {"AtA", CX_PARTITIVE, OWNED_AAN}, PLURAL("i"), LONG_PLURAL("i"),
    ESSIVE_PLURAL("i"), HIN("i"), SIIN("i"), ADVERB("A"), COMPARATIVE("A"), SUPERLATIVE("i"), END};
static const cx_ending ee[] = {
    {"e", CX_NOMINATIVE, OWNED}, {"enA", CX_ESSIVE, OWNED_AAN}, {"etA", CX_PARTITIVE, OWNED_AAN},
    {"eseen", CX_ILLATIVE, CLITIC}, SINGULAR("e"), ADVERB("e"), COMPARATIVE("e"), END};

#define I_PLURAL_STRONG \
  {"ejA", CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, GENITIVE_PLURAL("ie"), GENITIVE_PLURAL("eje"), ESSIVE_PLURAL("ei"), \
  HIN("ei")
#define I_PLURAL_LONG LONG_PLURAL("ei"), HIN("ei"), ESSIVE_PLURAL("ei")
#define I_STRONG \
  {"inA", CX_ESSIVE, OWNED_AAN}, {"iA", CX_PARTITIVE, OWNED_AAN}, {"iin", CX_ILLATIVE, CLITIC}, \
  {"ii", CX_ILLATIVE, BEFORE_OWNER}, I_PLURAL_STRONG
#define I_WEAK SINGULAR("i"), PLURAL("ei"), {"itse", CX_INSTRUCTIVE | CX_PLURAL, CLITIC}
static const cx_ending i_strong[] = {{"i", CX_NOMINATIVE, OWNED}, I_STRONG, END};
static const cx_ending i_weak[] = {I_WEAK, END};
static const cx_ending i_long[] = {I_PLURAL_LONG, END};
static const cx_ending i_adjective[] = {ADVERB("i"), COMPARATIVE("i"), SUPERLATIVE("ei"), END};
static const cx_ending loan[] = {
    {"", CX_NOMINATIVE, CLITIC}, {"i", CX_NOMINATIVE, BEFORE_OWNER}, I_STRONG, I_WEAK, END};

#define E_SINGULAR_STRONG \
  {"e", CX_NOMINATIVE, BEFORE_OWNER}, {"enA", CX_ESSIVE, OWNED_AAN}, {"een", CX_ILLATIVE, CLITIC}, \
  {"ee", CX_ILLATIVE, BEFORE_OWNER}
#define E_STRONG E_SINGULAR_STRONG, A_PLURAL_I_STRONG
#define E_WEAK SINGULAR("e"), PLURAL("i")
static const cx_ending e_strong[] = {E_STRONG, {"eA", CX_PARTITIVE, OWNED_AAN}, END};
static const cx_ending e_weak[] = {E_WEAK, END};
static const cx_ending e_both[] = {
    E_STRONG, E_WEAK, {"ii", CX_PARTITIVE | CX_PLURAL, SPOKEN}, /* ihmisii, erilaisii */
    ADVERB("e"), COMPARATIVE("e"), SUPERLATIVE("i"), END};
static const cx_ending e_noun[] = {E_STRONG, E_WEAK, END};
static const cx_ending d_strong[] = {E_SINGULAR_STRONG, END};
static const cx_ending d_weak[] = {SINGULAR("e"), END};

static const cx_ending plural_i[] = {A_PLURAL_I_STRONG, PLURAL("i"), SUPERLATIVE("i"), END};

static const cx_ending long_vowel[] = {
    {"V", CX_NOMINATIVE, BEFORE_OWNER}, {"VnA", CX_ESSIVE, OWNED_AAN}, {"Vseen", CX_ILLATIVE, CLITIC},
    {"Vsee", CX_ILLATIVE, BEFORE_OWNER}, SINGULAR("V"), PLURAL("i"), LONG_PLURAL("i"), ESSIVE_PLURAL("i"), HIN("i"),
    SIIN("i"), ADVERB("V"), COMPARATIVE("V"), SUPERLATIVE("i"), END};
static const cx_ending mono[] = {
    {"", CX_NOMINATIVE, OWNED}, {"nA", CX_ESSIVE, OWNED_AAN}, {"tA", CX_PARTITIVE, OWNED_AAN},
    {"hVn", CX_ILLATIVE, CLITIC}, {"hV", CX_ILLATIVE, BEFORE_OWNER}, SINGULAR(""), END};
static const cx_ending mono_plural[] = {
    PLURAL("i"), LONG_PLURAL("i"), ESSIVE_PLURAL("i"), HIN("i"), SIIN("i"), SUPERLATIVE("i"), END};
static const cx_ending ut[] = {
    {"e", CX_NOMINATIVE, BEFORE_OWNER}, {"enA", CX_ESSIVE, OWNED_AAN}, {"een", CX_ILLATIVE, CLITIC},
    {"ee", CX_ILLATIVE, BEFORE_OWNER}, SINGULAR("e"), PLURAL("i"), LONG_PLURAL("i"), ESSIVE_PLURAL("i"), HIN("i"),
    SIIN("i"), ADVERB("e"), COMPARATIVE("e"), SUPERLATIVE("i"), END};
static const cx_ending superlative[] = {SUPERLATIVE("i"), END};
static const cx_ending comparative[] = {COMPARATIVE(""), END};

/* Words that have only a plural: the nominative in -t, then the plural of their type. */
#define NOMINATIVE_PLURAL(p) {p "t", CX_NOMINATIVE | CX_PLURAL, CLITIC}
static const cx_ending only_o_strong[] = {
    {"", CX_NOMINATIVE | CX_PLURAL, BEFORE_OWNER}, {"jA", CX_PARTITIVE | CX_PLURAL, OWNED_AAN}, GENITIVE_PLURAL("je"),
    ESSIVE_PLURAL("i"), HIN("i"), END};
static const cx_ending only_o_weak[] = {NOMINATIVE_PLURAL(""), PLURAL("i"), LONG_PLURAL("i"), HIN("i"), END};
static const cx_ending only_a_strong[] = {
    {"A", CX_NOMINATIVE | CX_PLURAL, BEFORE_OWNER}, A_PLURAL_I_STRONG, A_PLURAL_O_STRONG, END};
static const cx_ending only_a_weak[] = {NOMINATIVE_PLURAL("A"), PLURAL("i"), A_PLURAL_O_WEAK, END};
static const cx_ending only_i_strong[] = {{"i", CX_NOMINATIVE | CX_PLURAL, BEFORE_OWNER}, I_PLURAL_STRONG, END};
static const cx_ending only_i_weak[] = {NOMINATIVE_PLURAL("i"), PLURAL("ei"), I_PLURAL_LONG, END};
static const cx_ending only_e_strong[] = {{"e", CX_NOMINATIVE | CX_PLURAL, BEFORE_OWNER}, A_PLURAL_I_STRONG, END};
static const cx_ending only_e_weak[] = {NOMINATIVE_PLURAL("e"), PLURAL("i"), LONG_PLURAL("i"), END};
static const cx_ending only_long[] = {
    NOMINATIVE_PLURAL("V"), {"V", CX_NOMINATIVE | CX_PLURAL, BEFORE_OWNER}, PLURAL("i"), LONG_PLURAL("i"),
    ESSIVE_PLURAL("i"), HIN("i"), SIIN("i"), END};

const cx_ending_class cx_nominal_classes[] = {
    {"exact", exact}, {"form", form}, {"form_owned", form_owned}, {"join", join}, {"word", word},
    {"word_ta", word_ta}, {"word_tta", word_tta}, {"consonant", consonant}, {"o_strong", o_strong},
    {"o_weak", o_weak}, {"o_long", o_long}, {"o_noun", o_noun}, {"a_strong_i", a_strong_i}, {"a_weak_i", a_weak_i},
    {"a_strong_o", a_strong_o}, {"a_weak_o", a_weak_o}, {"a_noun_i", a_noun_i},
    {"a_noun_o", a_noun_o}, {"a_strong_io", a_strong_io},
    {"a_weak_io", a_weak_io}, {"ea", ea}, {"ee", ee}, {"i_strong", i_strong}, {"i_weak", i_weak},
    {"i_long", i_long}, {"i_adjective", i_adjective}, {"e_strong", e_strong}, {"e_weak", e_weak},
    {"e_both", e_both}, {"e_noun", e_noun}, {"d_strong", d_strong}, {"d_weak", d_weak}, {"loan", loan},
    {"plural_i", plural_i}, {"long", long_vowel}, {"mono", mono}, {"mono_plural", mono_plural}, {"ut", ut},
    {"superlative", superlative}, {"comparative", comparative}, {"only_o_strong", only_o_strong},
    {"only_o_weak", only_o_weak}, {"only_a_strong", only_a_strong}, {"only_a_weak", only_a_weak},
    {"only_i_strong", only_i_strong}, {"only_i_weak", only_i_weak}, {"only_e_strong", only_e_strong},
    {"only_e_weak", only_e_weak}, {"only_long", only_long},
};
const size_t cx_nominal_class_count = sizeof cx_nominal_classes / sizeof *cx_nominal_classes;
_Static_assert(sizeof cx_nominal_classes / sizeof *cx_nominal_classes == CX_CLASS_NOMINAL_COUNT, "one row a class");
