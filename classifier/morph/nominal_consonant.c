/* Stems of nominals that end in a consonant. */
#include "morph/nominal.h"

/* -as, -äs and -is; of those in -es the few that are listed (kirves, kirveen), or any that the table names. */
static int may_be_like_rikas(const cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  if (t->letter[1] != 'e') return t->letter[1] && strchr("ai\1", t->letter[1]) != NULL;
  return cx_ends_with(w, len, "kirves") || cx_ends_with(w, len, "äes") || n->entry->inflect != NULL;
}

/* Loans and names in -s may take -in: Jonesin, Francisin, Windowsin. */
static int is_foreign_s(const char *w, size_t len, const cx_word_tail *t) {
  return cx_is_consonant(t->letter[1]) || t->letter[1] == 'e' || cx_has_foreign_letter(w, len);
}

static void put_ends_in_s(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (cx_nominal_allows(n, "vastaus")) cx_nominal_put(n, w, len - 1, "ks", CX_CLASS_E_NOUN);
  if (cx_nominal_allows(n, "rikas") && may_be_like_rikas(n, w, len, t))
    cx_nominal_put_strengthened(n, w, len - 1, "", CX_CLASS_LONG);
  if (t->letter[1] == 'i') cx_nominal_put(n, w, len - 2, "e", CX_CLASS_SUPERLATIVE); /* kallis, kallein */
  if (is_foreign_s(w, len, t)) cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  if (cx_nominal_allows(n, "hyvyys") && strchr("uy", t->letter[1]) &&
      cx_is_vowel(t->letter[2])) { /* hyvyys, nopeus */
    cx_nominal_put(n, w, len - 1, "d", CX_CLASS_D_WEAK);
    cx_nominal_put(n, w, len - 1, "t", CX_CLASS_D_STRONG);
    cx_nominal_put(n, w, len - 1, "t", CX_CLASS_CONSONANT);
  }
}

static void put_ends_in_n(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (t->letter[1] == 'i') { /* puhelin; suurin */
    cx_nominal_put_strengthened(n, w, len - 1, "m", CX_CLASS_E_NOUN);
    cx_nominal_put(n, w, len - 1, "mp", CX_CLASS_A_STRONG_I);
    cx_nominal_put(n, w, len - 1, "mm", CX_CLASS_A_WEAK_I);
  } else if (cx_ends_with(w, len, "ton") || cx_ends_with(w, len, "tön")) {
    cx_nominal_put_strengthened(n, w, len - 1, "m", CX_CLASS_A_STRONG_I);
    cx_nominal_put_strengthened(n, w, len - 1, "m", CX_CLASS_A_WEAK_I);
  } else {
    cx_nominal_put(n, w, len, "", CX_CLASS_E_NOUN); /* jäsen */
  }
  cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
}

static void put_nen(cx_nominal *n, const char *w, size_t len) {
  size_t base = len - 3;
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD);
  cx_nominal_put(n, w, base, "s", CX_CLASS_E_BOTH);
  cx_nominal_put(n, w, base, "s", CX_CLASS_CONSONANT);
  cx_nominal_put(n, w, base, "s", CX_CLASS_JOIN);
  if (n->reading || len < 8 || !(cx_ends_with(w, len, "lainen") || cx_ends_with(w, len, "unainen"))) return;
  n->reading = CX_READ_SPOKEN; /* erilanen, punanen */
  char spoken[260];
  memcpy(spoken, w, base - 1);
  memcpy(spoken + base - 1, "nen", 3);
  put_nen(n, spoken, base + 2);
  n->reading = CX_READ_AS_TYPED;
}

/* Words that have only a plural, from their nominative: kulut, ehdot, ajat, harteet, sakset. A k that
 * weakening may have taken from lk, rk or hk is not put back: kulut is no plural of kulku. */
static void put_plural_word(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  static const struct {
    const char *vowels;
    int strong, weak, drop;
  } types[] = {{"ouy\2", CX_CLASS_ONLY_O_STRONG, CX_CLASS_ONLY_O_WEAK, 0},
               {"a\1", CX_CLASS_ONLY_A_STRONG, CX_CLASS_ONLY_A_WEAK, 1},
               {"i", CX_CLASS_ONLY_I_STRONG, CX_CLASS_ONLY_I_WEAK, 1},
               {"e", CX_CLASS_ONLY_E_STRONG, CX_CLASS_ONLY_E_WEAK, 1}};
  cx_gradation strong;
  size_t stem = len - 1, count = strchr("lrh", t->letter[2]) ? 0 : cx_strengthen(&strong, w, stem);
  if (t->letter[1] == t->letter[2]) { /* harteet */
    cx_nominal_put(n, w, stem - t->size[1], "", CX_CLASS_ONLY_LONG);
    return;
  }
  for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
    size_t drop = types[i].drop ? t->size[1] : 0;
    if (!strchr(types[i].vowels, t->letter[1])) continue;
    cx_nominal_put(n, w, stem - drop, "", types[i].weak);
    cx_nominal_put(n, w, stem - drop, "", types[i].strong);
    for (size_t k = 0; k < count; k++)
      cx_nominal_put(n, strong.text[k], strong.length[k] - drop, "", types[i].strong);
  }
}

/* -nut, -llut, -rrut, -ssut and with y: kuollut, kuolleen. */
static int is_past_participle(const cx_word_tail *t) {
  if (t->letter[1] != 'u' && t->letter[1] != 'y') return 0;
  return t->letter[2] == 'n' || (strchr("lrs", t->letter[2]) && t->letter[2] == t->letter[3]);
}

static void put_ends_in_t(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  int has_e_stem = cx_nominal_is_like_lyhyt(w, len);
  if (!cx_is_vowel(t->letter[1])) cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  if (cx_is_vowel(t->letter[1]) && n->syllables > 2 && t->letter[1] == 'e') /* internet */
    cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  if (cx_is_vowel(t->letter[1]) && n->syllables > 1 && !has_e_stem) put_plural_word(n, w, len, t);
  if (has_e_stem) cx_nominal_put(n, w, len - 1, "", CX_CLASS_UT);
  if (is_past_participle(t)) cx_nominal_put(n, w, len - 2, "e", CX_CLASS_LONG);
  if (has_e_stem || is_past_participle(t)) cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (cx_is_vowel(t->letter[1]) && n->syllables == 1)
    cx_nominal_put(n, w, len, "", CX_CLASS_LOAN); /* bot, jet */
}

static void put_ends_in_consonant(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (!strchr("lr", t->letter[0]) || !cx_is_vowel(t->letter[1])) return;
  cx_nominal_put_strengthened(n, w, len - 1, t->letter[0] == 'l' ? "l" : "r",
                              CX_CLASS_E_NOUN); /* sisar, sisaren */
  cx_nominal_put_strengthened(n, w, len - 1, t->letter[0] == 'l' ? "le" : "re",
                              CX_CLASS_LONG); /* askel, askeleen */
}

/* Words in a consonant. */
void cx_nominal_put_consonant_word(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  if (t->letter[0] == 's')
    put_ends_in_s(n, w, len, t);
  else if (t->letter[0] == 't')
    put_ends_in_t(n, w, len, t);
  else if (t->letter[0] != 'n')
    put_ends_in_consonant(n, w, len, t);
  else if (cx_ends_with(w, len, "nen") && len > 4)
    put_nen(n, w, len);
  else
    put_ends_in_n(n, w, len, t);
}
