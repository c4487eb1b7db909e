/* What may stand behind the stems of an English word. */
#include "morph/english.h"

#define LAST_ENDING                                                                                          \
  { NULL, 0, 0 }

enum {
  THIRD = CX_FINITE,
  PAST = CX_FINITE | CX_PAST | CX_PARTICIPLE,
  ING = CX_PARTICIPLE,
  OWNERS = CX_PLURAL | CX_POSSESSIVE
};

static const cx_ending exact[] = {{"", 0, 0}, LAST_ENDING};
static const cx_ending owner[] = {{"", 0, 0}, {"'s", CX_POSSESSIVE, 0}, LAST_ENDING};
static const cx_ending noun[] = {
    {"", 0, 0}, {"s", CX_PLURAL, 0}, {"'s", CX_POSSESSIVE, 0}, {"s'", OWNERS, 0}, LAST_ENDING};
static const cx_ending noun_es[] = {
    {"", 0, 0},         {"es", CX_PLURAL, 0}, {"'s", CX_POSSESSIVE, 0}, {"'", CX_POSSESSIVE, 0},
    {"es'", OWNERS, 0}, LAST_ENDING};
/* -ys: how many write it for -y's and -ies. */
static const cx_ending noun_y[] = {{"y", 0, 0},         {"ies", CX_PLURAL, 0},    {"y's", CX_POSSESSIVE, 0},
                                   {"ies'", OWNERS, 0}, {"ys", CX_POSSESSIVE, 0}, LAST_ENDING};
static const cx_ending verb[] = {{"", 0, 0}, {"s", THIRD, 0}, {"ed", PAST, 0}, {"ing", ING, 0}, LAST_ENDING};
static const cx_ending verb_es[] = {
    {"", 0, 0}, {"es", THIRD, 0}, {"ed", PAST, 0}, {"ing", ING, 0}, LAST_ENDING};
static const cx_ending verb_e[] = {
    {"e", 0, 0}, {"es", THIRD, 0}, {"ed", PAST, 0}, {"ing", ING, 0}, LAST_ENDING};
static const cx_ending verb_ee[] = {
    {"", 0, 0}, {"s", THIRD, 0}, {"d", PAST, 0}, {"ing", ING, 0}, LAST_ENDING};
static const cx_ending verb_ie[] = {
    {"ie", 0, 0}, {"ies", THIRD, 0}, {"ied", PAST, 0}, {"ying", ING, 0}, LAST_ENDING};
static const cx_ending verb_y[] = {
    {"y", 0, 0}, {"ies", THIRD, 0}, {"ied", PAST, 0}, {"ying", ING, 0}, LAST_ENDING};
static const cx_ending doubled[] = {{"ed", PAST, 0}, {"ing", ING, 0}, LAST_ENDING};
static const cx_ending third[] = {{"", 0, 0}, {"s", THIRD, 0}, LAST_ENDING};
static const cx_ending third_es[] = {{"", 0, 0}, {"es", THIRD, 0}, LAST_ENDING};
static const cx_ending ing[] = {{"ing", ING, 0}, LAST_ENDING};
static const cx_ending grade[] = {{"er", CX_COMPARATIVE, 0}, {"est", CX_SUPERLATIVE, 0}, LAST_ENDING};
static const cx_ending grade_y[] = {{"ier", CX_COMPARATIVE, 0}, {"iest", CX_SUPERLATIVE, 0}, LAST_ENDING};
static const cx_ending adverb[] = {{"ly", CX_ADVERB, 0}, LAST_ENDING};
static const cx_ending adverb_y[] = {{"ily", CX_ADVERB, 0}, LAST_ENDING};

const cx_ending_class cx_english_classes[] = {
    {"english: single form", exact},
    {"english: noun without regular plural", owner},
    {"english: noun, -s", noun},
    {"english: noun, -es", noun_es},
    {"english: noun, -y", noun_y},
    {"english: verb", verb},
    {"english: verb, -es", verb_es},
    {"english: verb, -e", verb_e},
    {"english: verb, -ee", verb_ee},
    {"english: verb, -ie", verb_ie},
    {"english: verb, -y", verb_y},
    {"english: verb, doubled", doubled},
    {"english: third person, -s", third},
    {"english: third person, -es", third_es},
    {"english: -ing", ing},
    {"english: comparison", grade},
    {"english: comparison, -y", grade_y},
    {"english: adverb", adverb},
    {"english: adverb, -y", adverb_y},
};
const size_t cx_english_class_count = sizeof cx_english_classes / sizeof *cx_english_classes;
