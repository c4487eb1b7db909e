/* Possessive suffixes and clitics, taken off the right end of a word. */
#include "morph/find.h"

#include <string.h>

typedef struct suffix {
  const char *text; /* A, O by vowel harmony */
  uint8_t length;
  uint8_t needs, reading;
  uint32_t features;
} suffix;

#define CLITIC(text, features, reading) {(text), sizeof(text) - 1, CX_FOLLOW_CLITIC, (reading), (features)}
#define POSSESSIVE(text) {(text), sizeof(text) - 1, CX_FOLLOW_POSSESSIVE, CX_READ_AS_TYPED, CX_POSSESSIVE}

/* By their last two letters, those on -an by three. */
static const suffix clitics_in[] = {CLITIC("kin", CX_CLITIC_KIN, 0)};
static const suffix clitics_ki[] = {CLITIC("ki", CX_CLITIC_KIN, CX_READ_SPOKEN)};
static const suffix clitics_aan[] = {CLITIC("kAAn", CX_CLITIC_KAAN, 0)};
static const suffix clitics_han[] = {
    CLITIC("hAn", CX_CLITIC_HAN, 0),
    CLITIC("kOhAn", CX_CLITIC_KO | CX_CLITIC_HAN, 0),
    CLITIC("pAhAn", CX_CLITIC_PA | CX_CLITIC_HAN, 0),
    CLITIC("kinhAn", CX_CLITIC_KIN | CX_CLITIC_HAN, 0),
    CLITIC("kAAnhAn", CX_CLITIC_KAAN | CX_CLITIC_HAN, 0),
    CLITIC("kinkOhAn", CX_CLITIC_KIN | CX_CLITIC_KO | CX_CLITIC_HAN, 0),
};
static const suffix clitics_ko[] = {
    CLITIC("kO", CX_CLITIC_KO, 0),
    CLITIC("kinkO", CX_CLITIC_KIN | CX_CLITIC_KO, 0),
    CLITIC("kAAnkO", CX_CLITIC_KAAN | CX_CLITIC_KO, 0),
};
static const suffix clitics_os[] = {CLITIC("kOs", CX_CLITIC_KO, 0)};
static const suffix clitics_ks[] = {CLITIC("ks", CX_CLITIC_KO, CX_READ_SPOKEN)};
static const suffix clitics_pa[] = {
    CLITIC("pA", CX_CLITIC_PA, 0),
    CLITIC("ppA", CX_CLITIC_PA, CX_READ_SPOKEN), /* annappa, katoppa */
};
static const suffix clitics_as[] = {CLITIC("pAs", CX_CLITIC_PA, 0)};

static const suffix possessives_ni[] = {POSSESSIVE("ni")}, possessives_si[] = {POSSESSIVE("si")},
                    possessives_sa[] = {POSSESSIVE("nsA")}, possessives_me[] = {POSSESSIVE("mme")},
                    possessives_ne[] = {POSSESSIVE("nne")};

typedef struct suffixes {
  const suffix *list;
  size_t count;
} suffixes;

#define ALL(list) {(list), sizeof(list) / sizeof *(list)}

/* The last two letters of words that may end in a suffix. */
enum { NO_PAIR, IN, KI, AN, KO, OS, KS, PA, AS, NI, SI, SA, ME, NE, EN, AAN, HAN, PAIRS };

static const suffixes clitics[PAIRS] = {
    [IN] = ALL(clitics_in), [KI] = ALL(clitics_ki), [KO] = ALL(clitics_ko), [OS] = ALL(clitics_os),
    [KS] = ALL(clitics_ks), [PA] = ALL(clitics_pa), [AS] = ALL(clitics_as),
    [AAN] = ALL(clitics_aan), [HAN] = ALL(clitics_han),
};
/* But -an and -en, where the vowel is written again: put_possessives. */
static const suffixes possessives[PAIRS] = {
    [NI] = ALL(possessives_ni), [SI] = ALL(possessives_si), [SA] = ALL(possessives_sa),
    [ME] = ALL(possessives_me), [NE] = ALL(possessives_ne),
};

/* By letters as bits: other signs share the places of letters, and are told apart when the suffix is compared. Read,
 * for a switch would be guessed wrong. */
#define PAIR(before, last) [(last) & 31][(before) & 31]
static const uint8_t pairs[32][32] = {
    PAIR('i', 'n') = IN, PAIR('k', 'i') = KI, PAIR('a', 'n') = AN, PAIR('k', 'o') = KO, PAIR('o', 's') = OS,
    PAIR('k', 's') = KS, PAIR('p', 'a') = PA, PAIR('a', 's') = AS, PAIR('n', 'i') = NI, PAIR('s', 'i') = SI,
    PAIR('s', 'a') = SA, PAIR('m', 'e') = ME, PAIR('n', 'e') = NE, PAIR('e', 'n') = EN,
};

/* The letters before them in a suffix, in the same way: many words end in such a pair, and few of them so. */
#define LETTER(letter) (1u << ((letter) & 31))
static const uint32_t befores[PAIRS] = {
    [IN] = LETTER('k'), [AN] = LETTER('a') | LETTER('h'), [EN] = LETTER('e'), [OS] = LETTER('k'), [AS] = LETTER('p'),
    [SA] = LETTER('n'), [ME] = LETTER('m'), [NE] = LETTER('n'),
    [KI] = UINT32_MAX, [KO] = UINT32_MAX, [KS] = UINT32_MAX, [PA] = UINT32_MAX, [NI] = UINT32_MAX, [SI] = UINT32_MAX,
};

static unsigned last_pair(const cx_folded *word, size_t end) {
  if (end < 3) return NO_PAIR; /* no suffix is the whole word */
  unsigned const pair = pairs[word->letter[end - 1] & 31][word->letter[end - 2] & 31];
  return pair & (0 - (befores[pair] >> (word->letter[end - 3] & 31) & 1));
}

/* -an tells by the letter before it. */
static unsigned last_three(const cx_folded *word, unsigned pair) {
  if (pair != AN) return pair;
  return word->letter[word->count - 3] == 'h' ? HAN : AAN;
}

/* Is the suffix what ends at letter `end`? Its vowels' harmony goes into *harmony. */
static int ends_with_suffix(const cx_folded *word, size_t end, const char *text, size_t len,
                            uint8_t *harmony) {
  uint8_t seen = 0;
  if (end <= len) return 0;
  for (size_t i = 0; i < len; i++) {
    size_t at = end - len + i;
    char sign = text[i], folded = sign == 'A' ? 'a' : sign == 'O' ? 'o' : sign;
    if (word->letter[at] != (unsigned char)folded) return 0;
    int dotted = word->offset[at + 1] - word->offset[at] == 2;
    if (sign == folded && dotted) return 0;
    if (sign != folded) seen |= dotted ? CX_STEM_FRONT : CX_STEM_BACK;
  }
  if (seen == (CX_STEM_BACK | CX_STEM_FRONT)) return 0;
  *harmony |= seen;
  return *harmony != (CX_STEM_BACK | CX_STEM_FRONT);
}

static void put(cx_tails *out, cx_tail tail) {
  if (out->count < CX_TAILS_MAX) out->tail[out->count++] = tail;
}

/* The tail with the suffix before it too; 0 = the suffix does not stand there. */
static int take_suffix(cx_tail *tail, const cx_folded *word, const suffix *s) {
  if (!ends_with_suffix(word, tail->core, s->text, s->length, &tail->harmony)) return 0;
  tail->core = (uint8_t)(tail->core - s->length);
  tail->features |= s->features;
  tail->needs = s->needs;
  tail->reading |= s->reading;
  return 1;
}

/* The tail with each possessive before it. */
static void put_possessives(cx_tails *out, const cx_folded *word, cx_tail clitic, unsigned pair) {
  size_t const at = clitic.core;
  suffixes const found = possessives[pair];
  for (size_t i = 0; i < found.count; i++) {
    cx_tail tail = clitic;
    if (take_suffix(&tail, word, &found.list[i])) put(out, tail);
  }
  /* talossa-an: the vowel again and n */
  unsigned char const vowel = word->letter[at - 2];
  if (word->letter[at - 1] != 'n' || (vowel != 'a' && vowel != 'e') || vowel != word->letter[at - 3]) return;
  clitic.core = (uint8_t)(at - 2);
  clitic.features |= CX_POSSESSIVE;
  clitic.needs = CX_FOLLOW_AAN;
  put(out, clitic);
}

static void put_with_possessives(cx_tails *out, const cx_folded *word, cx_tail clitic) {
  unsigned const pair = last_pair(word, clitic.core);
  put(out, clitic);
  if (clitic.core >= 4 && pair) put_possessives(out, word, clitic, pair);
}

static void put_suffixes(cx_tails *out, const cx_folded *word, unsigned pair) {
  cx_tail const whole = {.core = (uint8_t)word->count, .reading = CX_READ_AS_TYPED};
  suffixes const found = clitics[last_three(word, pair)];
  put_with_possessives(out, word, whole);
  for (size_t i = 0; i < found.count; i++) {
    cx_tail tail = whole;
    if (!take_suffix(&tail, word, &found.list[i])) continue;
    if (pair == KI && tail.core < 4) continue; /* niinki; but mäki, joki */
    put_with_possessives(out, word, tail);
  }
}

/* Most words end in no suffix: they have one tail, which is nothing. */
void cx_find_tails(cx_tails *out, const cx_folded *word) {
  unsigned const pair = last_pair(word, word->count);
  out->count = 0;
  if (pair) {
    put_suffixes(out, word, pair);
    return;
  }
  out->tail[out->count++] = (cx_tail){.core = (uint8_t)word->count, .reading = CX_READ_AS_TYPED};
}
