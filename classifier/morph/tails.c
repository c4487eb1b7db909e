/* Possessive suffixes and clitics, taken off the right end of a word. */
#include "morph/find.h"

#include <string.h>

typedef struct suffix {
  const char *text; /* A, O by vowel harmony */
  uint32_t features;
  uint8_t needs, reading;
} suffix;

static const suffix clitics[] = {
    {"kin", CX_CLITIC_KIN, CX_FOLLOW_CLITIC, 0},
    {"kAAn", CX_CLITIC_KAAN, CX_FOLLOW_CLITIC, 0},
    {"kO", CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"kOs", CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"ks", CX_CLITIC_KO, CX_FOLLOW_CLITIC, CX_READ_SPOKEN},
    {"hAn", CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"pA", CX_CLITIC_PA, CX_FOLLOW_CLITIC, 0},
    {"pAs", CX_CLITIC_PA, CX_FOLLOW_CLITIC, 0},
    {"kOhAn", CX_CLITIC_KO | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"pAhAn", CX_CLITIC_PA | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"kinkO", CX_CLITIC_KIN | CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"kAAnkO", CX_CLITIC_KAAN | CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"kinhAn", CX_CLITIC_KIN | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"kAAnhAn", CX_CLITIC_KAAN | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"kinkOhAn", CX_CLITIC_KIN | CX_CLITIC_KO | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
};

static const suffix possessives[] = {
    {"ni", CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},  {"si", CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},
    {"nsA", CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0}, {"mme", CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},
    {"nne", CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},
};

/* Is the suffix what ends at letter `end`? Its vowels' harmony goes into *harmony. */
static int ends_with_suffix(const cx_folded *word, size_t end, const char *text, size_t len, uint8_t *harmony) {
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

static void put(cx_tail *out, size_t *count, cx_tail tail) {
  if (*count < CX_TAILS_MAX) out[(*count)++] = tail;
}

/* The tail as it is, and with each possessive before it. */
static void put_with_possessives(cx_tail *out, size_t *count, const cx_folded *word, cx_tail clitic) {
  put(out, count, clitic);
  for (size_t i = 0; i < sizeof possessives / sizeof *possessives; i++) {
    cx_tail tail = clitic;
    size_t len = strlen(possessives[i].text);
    if (!ends_with_suffix(word, clitic.core, possessives[i].text, len, &tail.harmony)) continue;
    tail.core -= len;
    tail.features |= possessives[i].features;
    tail.needs = CX_FOLLOW_POSSESSIVE;
    put(out, count, tail);
  }
  size_t at = clitic.core; /* talossa-an: the vowel again and n */
  if (at < 4 || word->letter[at - 1] != 'n' || word->letter[at - 2] != word->letter[at - 3]) return;
  if (word->letter[at - 2] != 'a' && word->letter[at - 2] != 'e') return;
  clitic.core -= 2;
  clitic.features |= CX_POSSESSIVE;
  clitic.needs = CX_FOLLOW_AAN;
  put(out, count, clitic);
}

size_t cx_find_tails(cx_tail *out, const cx_folded *word) {
  size_t count = 0;
  put_with_possessives(out, &count, word, (cx_tail){word->count, 0, 0, 0, CX_READ_AS_TYPED});
  if (word->count && !strchr("nosa", word->letter[word->count - 1])) return count;
  for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
    cx_tail tail = {word->count, clitics[i].features, clitics[i].needs, 0, clitics[i].reading};
    size_t len = strlen(clitics[i].text);
    if (!ends_with_suffix(word, word->count, clitics[i].text, len, &tail.harmony)) continue;
    tail.core -= len;
    put_with_possessives(out, &count, word, tail);
  }
  return count;
}
