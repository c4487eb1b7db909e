/* Stems of nominals that end in a vowel. */
#include "morph/nominal.h"

/* Single k, p, t after a vowel in words where the shape does not tell whether it weakens. */
static int grade_is_open(const cx_nominal *n, const cx_word_tail *t) {
  if (t->letter[1] == 'k' && t->letter[2] == 'h') return 1; /* tuhkan, tuhan */
  if (!strchr("kpt", t->letter[1])) return 0;
  if (cx_has_foreign_letter(n->entry->word, n->entry->length)) return 1; /* city, cityn */
  return cx_is_vowel(t->letter[2]) && (t->letter[0] == 'i' || n->syllables > 2);
}

/* The first vowel of the last syllable but one: o in hoikka, a in kauppa. */
static unsigned char vowel_before_last(const char *w, size_t at) {
  unsigned char found = 0, letter;
  for (size_t size; at; at -= size) {
    letter = cx_letter_before(w, at, &size);
    if (cx_is_vowel(letter))
      found = letter;
    else if (found)
      break;
  }
  return found;
}

static void put_a_words(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  size_t vowel = t->size[0];
  int strong = CX_CLASS_A_STRONG_IO, weak = CX_CLASS_A_WEAK_IO, back = t->letter[0] == 'a';
  unsigned char before = vowel_before_last(w, len - vowel);
  if (n->syllables <= 2 && (!back || (strchr("ouy", before) && !cx_ends_with(w, len, "uola")))) {
    strong = CX_CLASS_A_STRONG_I;
    weak = CX_CLASS_A_WEAK_I;
  } else if (n->syllables <= 2) {
    strong = CX_CLASS_A_STRONG_O;
    weak = CX_CLASS_A_WEAK_O;
  }
  if (cx_nominal_has_no_adverb(w, len)) {
    if (weak == CX_CLASS_A_WEAK_I) weak = CX_CLASS_A_NOUN_I;
    if (weak == CX_CLASS_A_WEAK_O) weak = CX_CLASS_A_NOUN_O;
  }
  cx_nominal_put_graded(n, w, len, vowel, strong, weak, grade_is_open(n, t));
  if (weak == CX_CLASS_A_WEAK_O && cx_nominal_is_adjective(w, len))
    cx_nominal_put_graded(n, w, len, vowel, strong, CX_CLASS_SUPERLATIVE, 0);
}

static void put_ends_in_a(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  size_t base = len - t->size[0];
  if (n->syllables > 2 &&
      (t->letter[1] == 'e' || t->letter[1] == 'o')) { /* tärkeä, ainoa; spoken tärkee, ainoo */
    cx_nominal_put(n, w, base, "", CX_CLASS_EA);
    n->reading |= CX_READ_SPOKEN;
    cx_nominal_put(n, w, base - 1, t->letter[1] == 'e' ? "e" : "o",
                   t->letter[1] == 'e' ? CX_CLASS_EE : CX_CLASS_LONG);
    n->reading &= (uint8_t)~CX_READ_SPOKEN;
  }
  put_a_words(n, w, len, t);
}

/* lasi, paperi; the adjectives among them: kiltti, moderni. */
static void put_i_words(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  int adjective =
      cx_nominal_is_adjective(w, len) || (n->entry->inflect && strcmp(n->entry->inflect, "adjective") == 0);
  cx_nominal_put_graded(n, w, len, 1, CX_CLASS_I_STRONG, CX_CLASS_I_WEAK, grade_is_open(n, t));
  if (n->syllables > 2) cx_nominal_put_graded(n, w, len, 1, CX_CLASS_I_STRONG, CX_CLASS_I_LONG, 0);
  if (adjective || cx_ends_with(w, len, "aali") || cx_ends_with(w, len, "iivi") ||
      cx_ends_with(w, len, "erni"))
    cx_nominal_put_graded(n, w, len, 1, CX_CLASS_I_STRONG, CX_CLASS_I_ADJECTIVE, 0);
}

static void put_ends_in_i(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  int kind = cx_nominal_has_e_stem(w, len);
  if (!cx_nominal_allows(n, "kivi"))
    kind = 0;
  else if (!cx_nominal_allows(n, "lasi"))
    kind = 2;
  if (kind == 1 && cx_ends_with(w, len, "mpi")) kind = 0; /* hankalampi is no lampi */
  char stem[260];
  if (kind < 2) put_i_words(n, w, len, t);
  if (!kind || len >= sizeof stem) return;
  memcpy(stem, w, len);
  stem[len - 1] = 'e';
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD);
  if (t->letter[1] == 's' && t->letter[2] != 'p' && t->letter[2] != 'k' &&
      t->letter[2] != 't') { /* vesi, varsi */
    stem[len - 2] = 't';
    cx_nominal_put_graded(n, stem, len, 1, CX_CLASS_D_STRONG, CX_CLASS_D_WEAK, 0);
    cx_nominal_put(n, w, len - 1, "", CX_CLASS_PLURAL_I); /* ves-iä */
    cx_nominal_put(n, stem, len - 1 - (t->letter[2] == 'n'), t->letter[2] == 'n' ? "t" : "",
                   CX_CLASS_CONSONANT);
    return;
  }
  cx_nominal_put_graded(n, stem, len, 1, CX_CLASS_E_STRONG, CX_CLASS_E_WEAK, 0);
  if (cx_nominal_is_adjective(w, len)) cx_nominal_put(n, stem, len - 1, "", CX_CLASS_E_BOTH);
  if (strchr("lnrh", t->letter[1]) || t->letter[1] == 's')
    cx_nominal_put(n, w, len - 1, "", CX_CLASS_CONSONANT);
  if (t->letter[1] == 'm') cx_nominal_put(n, w, len - 2, "n", CX_CLASS_CONSONANT);
  if (cx_ends_with(w, len, "psi") || cx_ends_with(w, len, "tsi"))
    cx_nominal_put(n, w, len - 3, "s", CX_CLASS_CONSONANT);
}

/* Letters and endings of names and loans that take no second e: Google, Kalle, mousse. */
static int is_foreign_e(const char *w, size_t len) {
  static const char *const endings[] = {"gle", "lle", "sse", "ge", "ple", "line", "one", "yle"};
  if (cx_has_foreign_letter(w, len)) return 1;
  for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
    if (cx_ends_with(w, len, endings[i])) return 1;
  return 0;
}

/* -nne, -mme, -lle, -rre, -nge are weak grades all: tunne, tunteen. */
static void put_long_e(cx_nominal *n, const char *w, size_t len) {
  cx_gradation strong;
  if (cx_ends_with(w, len, "nne") || cx_ends_with(w, len, "mme") || cx_ends_with(w, len, "lle") ||
      cx_ends_with(w, len, "rre") || cx_ends_with(w, len, "nge")) {
    size_t count = cx_strengthen(&strong, w, len);
    for (size_t i = 0; i < count; i++) cx_nominal_put(n, strong.text[i], strong.length[i], "", CX_CLASS_LONG);
  } else {
    cx_nominal_put_strengthened(n, w, len, "", CX_CLASS_LONG);
  }
}

/* Words in -e get the strong grade and a long e: liike, liikkeen. */
static void put_ends_in_e(cx_nominal *n, const char *w, size_t len) {
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TTA);
  if (cx_nominal_allows(n, "huone")) put_long_e(n, w, len);
  if (n->entry->inflect && strcmp(n->entry->inflect, "nalle") == 0) {
    cx_nominal_put_graded(n, w, len, 0, CX_CLASS_O_STRONG, CX_CLASS_O_WEAK, 0);
    return;
  }
  if (!is_foreign_e(w, len)) return;
  cx_nominal_put(n, w, len, "", CX_CLASS_O_STRONG);
  cx_nominal_put(n, w, len, "", CX_CLASS_O_NOUN);
}

static int ends_in_short_noun(const char *w, size_t len) {
  static const char *const nouns[] = {"maa", "puu", "kuu", "suu", "luu", "jää",
                                      "pää", "sää", "syy", "pii", "kii"};
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
    if (cx_ends_with(w, len, nouns[i])) return !cx_ends_with(w, len, "takuu");
  return 0;
}

/* maa, työ, tie, voi, vapaa, takuu */
static void put_long_vowel(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  char base[260];
  size_t keep = len - t->size[0];
  cx_nominal_put(n, w, len, "", CX_CLASS_MONO);
  if (n->syllables > 1 && t->letter[0] == t->letter[1] && !ends_in_short_noun(w, len))
    cx_nominal_put(n, w, keep, "", CX_CLASS_LONG);           /* vapaa, vapaaseen; joulukuu, joulukuuhun */
  if (t->letter[0] == t->letter[1] || t->letter[0] == 'i') { /* ma-i-ta, vo-i-ta */
    cx_nominal_put(n, w, keep, "", CX_CLASS_MONO_PLURAL);
  } else { /* tie: te-i-tä, suo: so-i-ta */
    keep -= t->size[1];
    memcpy(base, w, keep);
    memcpy(base + keep, w + len - t->size[0], t->size[0]);
    cx_nominal_put(n, base, keep + t->size[0], "", CX_CLASS_MONO_PLURAL);
  }
}

static int ends_in_long_vowel(const cx_word_tail *t, int syllables) {
  unsigned char last = t->letter[0], before = t->letter[1];
  if (!cx_is_vowel(last) || !cx_is_vowel(before)) return 0;
  if (last == before) return 1;
  if (last == 'i' && (syllables == 1 || before != 'i')) return 1;      /* voi, torstai */
  if (last == 'e') return before == 'i' && !cx_is_vowel(t->letter[2]); /* tie; not aie */
  return (last == 'o' && before == 'u') || (last == CX_LETTER_OE && before == 'y');
}

/* talo, katu, pöly, hyöty; palvelu, laatikko. */
static void put_ends_in_o(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  int weak = cx_nominal_has_no_adverb(w, len) ? CX_CLASS_O_NOUN : CX_CLASS_O_WEAK;
  cx_nominal_put_graded(n, w, len, 0, CX_CLASS_O_STRONG, weak, grade_is_open(n, t));
  if (n->syllables > 2) cx_nominal_put_graded(n, w, len, 0, CX_CLASS_O_STRONG, CX_CLASS_O_LONG, 0);
  if (cx_is_vowel(t->letter[1])) cx_nominal_put(n, w, len, "", CX_CLASS_CONSONANT); /* valtiota */
}

/* Words in a vowel. */
void cx_nominal_put_vowel_word(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t) {
  if (ends_in_long_vowel(t, n->syllables)) {
    put_long_vowel(n, w, len, t);
    return;
  }
  switch (t->letter[0]) {
  case 'a':
  case CX_LETTER_AE:
    put_ends_in_a(n, w, len, t);
    break;
  case 'i':
    put_ends_in_i(n, w, len, t);
    break;
  case 'e':
    put_ends_in_e(n, w, len);
    break;
  default:
    put_ends_in_o(n, w, len, t);
  }
}
