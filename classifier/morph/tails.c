/* Possessive suffixes and clitics, taken off the right end of a word. */
#include "morph/find.h"

#include <string.h>

typedef struct suffix {
  const char *text; /* A, O by vowel harmony */
  uint8_t length;
  uint32_t features;
  uint8_t needs, reading;
} suffix;

static const suffix clitics[] = {
    {"kin", 3, CX_CLITIC_KIN, CX_FOLLOW_CLITIC, 0},
    {"ki", 2, CX_CLITIC_KIN, CX_FOLLOW_CLITIC, CX_READ_SPOKEN},
    {"kAAn", 4, CX_CLITIC_KAAN, CX_FOLLOW_CLITIC, 0},
    {"kO", 2, CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"kOs", 3, CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"ks", 2, CX_CLITIC_KO, CX_FOLLOW_CLITIC, CX_READ_SPOKEN},
    {"hAn", 3, CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"pA", 2, CX_CLITIC_PA, CX_FOLLOW_CLITIC, 0},
    {"ppA", 3, CX_CLITIC_PA, CX_FOLLOW_CLITIC, CX_READ_SPOKEN}, /* annappa, katoppa */
    {"pAs", 3, CX_CLITIC_PA, CX_FOLLOW_CLITIC, 0},
    {"kOhAn", 5, CX_CLITIC_KO | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"pAhAn", 5, CX_CLITIC_PA | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"kinkO", 5, CX_CLITIC_KIN | CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"kAAnkO", 6, CX_CLITIC_KAAN | CX_CLITIC_KO, CX_FOLLOW_CLITIC, 0},
    {"kinhAn", 6, CX_CLITIC_KIN | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"kAAnhAn", 7, CX_CLITIC_KAAN | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
    {"kinkOhAn", 8, CX_CLITIC_KIN | CX_CLITIC_KO | CX_CLITIC_HAN, CX_FOLLOW_CLITIC, 0},
};

static const suffix possessives[] = {
    {"ni", 2, CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},  {"si", 2, CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},
    {"nsA", 3, CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0}, {"mme", 3, CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},
    {"nne", 3, CX_POSSESSIVE, CX_FOLLOW_POSSESSIVE, 0},
};

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

static void put(cx_ends *out, cx_tail tail) {
  if (out->tail_count < CX_TAILS_MAX) out->tail[out->tail_count++] = tail;
}

/* The last two letters as a number, so that most words are let go by one comparison. */
#define PAIR(a, b) ((unsigned)(a) << 8 | (unsigned)(b))

static unsigned last_pair(const cx_folded *word, size_t end) {
  return end < 2 ? 0 : PAIR(word->letter[end - 2], word->letter[end - 1]);
}

/* Can letters that end so end in a possessive: -ni -si -nsa -mme -nne? (-an, -en are another matter) */
static int may_end_possessive(unsigned pair) {
  return pair == PAIR('n', 'i') || pair == PAIR('s', 'i') || pair == PAIR('s', 'a') || pair == PAIR('m', 'e') ||
         pair == PAIR('n', 'e');
}

/* ... or in a clitic: -kin -ki -kaan -han -ko -kos -ks -pa -pas? */
static int may_end_clitic(unsigned pair) {
  return pair == PAIR('i', 'n') || pair == PAIR('k', 'i') || pair == PAIR('a', 'n') || pair == PAIR('k', 'o') ||
         pair == PAIR('o', 's') || pair == PAIR('k', 's') || pair == PAIR('p', 'a') || pair == PAIR('a', 's');
}

/* The tail as it is, and with each possessive before it. */
static void put_with_possessives(cx_ends *out, const cx_folded *word, cx_tail clitic) {
  size_t at = clitic.core;
  put(out, clitic);
  if (at < 4) return;
  unsigned const pair = last_pair(word, at);
  for (size_t i = 0; may_end_possessive(pair) && i < sizeof possessives / sizeof *possessives; i++) {
    cx_tail tail = clitic;
    if (!ends_with_suffix(word, at, possessives[i].text, possessives[i].length, &tail.harmony)) continue;
    tail.core -= possessives[i].length;
    tail.features |= possessives[i].features;
    tail.needs = CX_FOLLOW_POSSESSIVE;
    put(out, tail);
  }
  /* talossa-an: the vowel again and n */
  if (pair != PAIR('a', 'n') && pair != PAIR('e', 'n')) return;
  if (word->letter[at - 2] != word->letter[at - 3]) return;
  clitic.core -= 2;
  clitic.features |= CX_POSSESSIVE;
  clitic.needs = CX_FOLLOW_AAN;
  put(out, clitic);
}

static void find_suffixes(cx_ends *out, const cx_folded *word) {
  unsigned const pair = last_pair(word, word->count);
  put_with_possessives(out, word, (cx_tail){word->count, 0, 0, 0, CX_READ_AS_TYPED});
  if (!may_end_clitic(pair)) return;
  for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
    cx_tail tail = {word->count, clitics[i].features, clitics[i].needs, 0, clitics[i].reading};
    if (!ends_with_suffix(word, word->count, clitics[i].text, clitics[i].length, &tail.harmony)) continue;
    tail.core -= clitics[i].length;
    if (pair == PAIR('k', 'i') && tail.core < 4) continue; /* niinki; but mäki, joki */
    put_with_possessives(out, word, tail);
  }
}

void cx_find_tails(cx_ends *out, const cx_folded *word) {
  out->tail_count = 0;
  find_suffixes(out, word);
}
