/* Stems of Finnish nouns, adjectives, numerals and pronouns, by the shape of the base form. */
#include "morph/nominal.h"

void cx_nominal_put(cx_nominal *n, const char *text, size_t len, const char *tail, int ending_class) {
  cx_stem stem;
  size_t tail_len = strlen(tail);
  if (!n->going || len + tail_len == 0 || len + tail_len >= sizeof stem.bytes) return;
  memcpy(stem.bytes, text, len);
  memcpy(stem.bytes + len, tail, tail_len);
  stem.length = len + tail_len;
  stem.bytes[stem.length] = '\0';
  stem.ending_class = (uint16_t)ending_class;
  stem.features = n->features;
  stem.reading = n->reading;
  stem.joins = ending_class == CX_CLASS_JOIN;
  n->going = n->sink(n->ctx, &stem);
}

/* Does a consonant open the last syllable? In valti-o and asi-a none does, so nothing is graded. */
static int has_onset(const char *text, size_t len) {
  size_t size;
  if (!len) return 0;
  cx_letter_before(text, len, &size);
  return len > size && !cx_is_vowel(cx_letter_before(text, len - size, &size));
}

/* hk mostly stays before a, o, u (sähkön, rahkan, vihkon); in a few words it may weaken (nahan, uhan). */
static int keeps_hk(const char *text, size_t len) {
  size_t size;
  cx_letter_before(text, len, &size);
  return len > size && cx_ends_with(text, len - size, "hk") && text[len - 1] != 'e' &&
         !cx_nominal_weakens_hk(text, len);
}

void cx_nominal_put_graded(cx_nominal *n, const char *text, size_t len, size_t vowel, int strong_class, int weak_class,
                           int ungraded) {
  cx_gradation weak;
  int grades = has_onset(text, len) && !keeps_hk(text, len) && !cx_nominal_keeps_grade(text, len);
  size_t count = grades ? cx_weaken(&weak, text, len) : 0;
  cx_nominal_put(n, text, len - vowel, "", strong_class);
  if (ungraded || !count) cx_nominal_put(n, text, len - vowel, "", weak_class);
  for (size_t i = 0; i < count; i++) cx_nominal_put(n, weak.text[i], weak.length[i] - vowel, "", weak_class);
}

/* Does the entry's `inflect` leave this model word open? */
static int allows(const cx_nominal *n, const char *model) {
  const char *name = n->entry->inflect;
  return !name || strcmp(name, "noun") == 0 || strcmp(name, "adjective") == 0 || strcmp(name, model) == 0;
}

/* Two vowels of which each is a syllable of its own: tär-ke-ä, a-si-a, vi-de-o. */
static int is_hiatus(unsigned char first, unsigned char second) {
  switch (first) {
  case 'i': return strchr("ao\1\2", second) != NULL;
  case 'e': return strchr("ao\1\2", second) != NULL;
  case 'o': return strchr("ae", second) != NULL;
  case 'u': return strchr("ae", second) != NULL;
  case 'a': return strchr("oe", second) != NULL;
  case 'y': case CX_LETTER_OE: return second == CX_LETTER_AE || (second == 'e');
  default: return 0;
  }
}

int cx_count_syllables(const char *text, size_t len) {
  int count = 0, run = 0; /* run: vowels of the syllable so far */
  unsigned char next = 0;
  for (size_t at = len, size; at; at -= size) {
    unsigned char letter = cx_letter_before(text, at, &size);
    if (!cx_is_vowel(letter)) {
      run = 0;
    } else if (run == 0 || run == 2 || (next && is_hiatus(letter, next))) {
      count++;
      run = 1;
    } else {
      run++;
    }
    next = letter;
  }
  return count;
}

/* The last letters of a word, nearest first; 0 where it is shorter. */
typedef struct tail {
  unsigned char letter[4];
  size_t size[4]; /* bytes */
} tail;

static tail read_tail(const char *text, size_t len) {
  tail t = {{0}, {0}};
  for (int i = 0; i < 4 && len; i++) {
    t.letter[i] = cx_letter_before(text, len, &t.size[i]);
    len -= t.size[i];
  }
  return t;
}

/* Single k, p, t after a vowel in words where the shape does not tell whether it weakens. */
static int grade_is_open(const cx_nominal *n, const tail *t) {
  if (t->letter[1] == 'k' && t->letter[2] == 'h') return 1; /* tuhkan, tuhan */
  if (!strchr("kpt", t->letter[1]) || !cx_is_vowel(t->letter[2])) return 0;
  return t->letter[0] == 'i' || n->syllables > 2;
}

/* The first vowel of the last syllable but one: o in hoikka, a in kauppa. */
static unsigned char vowel_before_last(const char *w, size_t at) {
  unsigned char found = 0, letter;
  for (size_t size; at; at -= size) {
    letter = cx_letter_before(w, at, &size);
    if (cx_is_vowel(letter)) found = letter;
    else if (found) break;
  }
  return found;
}

static void put_a_words(cx_nominal *n, const char *w, size_t len, const tail *t) {
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
  cx_nominal_put_graded(n, w, len, vowel, strong, weak, grade_is_open(n, t));
  if (weak == CX_CLASS_A_WEAK_O && cx_nominal_is_adjective(w, len))
    cx_nominal_put_graded(n, w, len, vowel, CX_CLASS_JOIN, CX_CLASS_SUPERLATIVE, 0);
}

static void put_ends_in_a(cx_nominal *n, const char *w, size_t len, const tail *t) {
  size_t base = len - t->size[0];
  if (n->syllables > 2 && (t->letter[1] == 'e' || t->letter[1] == 'o')) { /* tärkeä, ainoa; spoken tärkee, ainoo */
    cx_nominal_put(n, w, base, "", CX_CLASS_EA);
    n->reading |= CX_READ_SPOKEN;
    cx_nominal_put(n, w, base - 1, t->letter[1] == 'e' ? "e" : "o", t->letter[1] == 'e' ? CX_CLASS_EE : CX_CLASS_LONG);
    n->reading &= (uint8_t)~CX_READ_SPOKEN;
  }
  put_a_words(n, w, len, t);
}

/* lasi, paperi; the adjectives among them: kiltti, moderni. */
static void put_i_words(cx_nominal *n, const char *w, size_t len, const tail *t) {
  int adjective = cx_nominal_is_adjective(w, len) || (n->entry->inflect && strcmp(n->entry->inflect, "adjective") == 0);
  cx_nominal_put_graded(n, w, len, 1, CX_CLASS_I_STRONG, CX_CLASS_I_WEAK, grade_is_open(n, t));
  if (n->syllables > 2) cx_nominal_put_graded(n, w, len, 1, CX_CLASS_I_STRONG, CX_CLASS_I_LONG, 0);
  if (adjective || cx_ends_with(w, len, "aali") || cx_ends_with(w, len, "iivi") || cx_ends_with(w, len, "erni"))
    cx_nominal_put_graded(n, w, len, 1, CX_CLASS_I_STRONG, CX_CLASS_I_ADJECTIVE, 0);
}

static void put_ends_in_i(cx_nominal *n, const char *w, size_t len, const tail *t) {
  int kind = cx_nominal_has_e_stem(w, len);
  if (!allows(n, "kivi")) kind = 0;
  else if (!allows(n, "lasi")) kind = 2;
  if (kind == 1 && cx_ends_with(w, len, "mpi")) kind = 0; /* hankalampi is no lampi */
  char stem[260];
  if (kind < 2) put_i_words(n, w, len, t);
  if (!kind || len >= sizeof stem) return;
  memcpy(stem, w, len);
  stem[len - 1] = 'e';
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD);
  if (t->letter[1] == 's' && t->letter[2] != 'p' && t->letter[2] != 'k' && t->letter[2] != 't') { /* vesi, varsi */
    stem[len - 2] = 't';
    cx_nominal_put_graded(n, stem, len, 1, CX_CLASS_D_STRONG, CX_CLASS_D_WEAK, 0);
    cx_nominal_put(n, w, len - 1, "", CX_CLASS_PLURAL_I); /* ves-iä */
    cx_nominal_put(n, stem, len - 1 - (t->letter[2] == 'n'), t->letter[2] == 'n' ? "t" : "", CX_CLASS_CONSONANT);
    return;
  }
  cx_nominal_put_graded(n, stem, len, 1, CX_CLASS_E_STRONG, CX_CLASS_E_WEAK, 0);
  if (cx_nominal_is_adjective(w, len)) cx_nominal_put(n, stem, len - 1, "", CX_CLASS_E_BOTH);
  if (strchr("lnrh", t->letter[1]) || t->letter[1] == 's') cx_nominal_put(n, w, len - 1, "", CX_CLASS_CONSONANT);
  if (t->letter[1] == 'm') cx_nominal_put(n, w, len - 2, "n", CX_CLASS_CONSONANT);
  if (cx_ends_with(w, len, "psi") || cx_ends_with(w, len, "tsi")) cx_nominal_put(n, w, len - 3, "s", CX_CLASS_CONSONANT);
}

/* A stem and its strengthened forms, each with `end` behind it. Where k, p, t or d stands the strong form alone. */
static void put_strengthened(cx_nominal *n, const char *text, size_t len, const char *end, int ending_class) {
  cx_gradation strong;
  size_t count = cx_strengthen(&strong, text, len), size;
  unsigned char onset;
  if (!len) return;
  cx_letter_before(text, len, &size);
  onset = len > size ? cx_letter_before(text, len - size, &size) : 0;
  if (!count || !onset || !strchr("kptd", onset)) cx_nominal_put(n, text, len, end, ending_class);
  for (size_t i = 0; i < count; i++) cx_nominal_put(n, strong.text[i], strong.length[i], end, ending_class);
}

/* Letters and endings of names and loans that take no second e: Google, Kalle, mousse. */
static int is_foreign_e(const char *w, size_t len) {
  for (size_t i = 0; i < len; i++)
    if (strchr("bcfqwxz", w[i])) return 1;
  return cx_ends_with(w, len, "gle") || cx_ends_with(w, len, "lle") || cx_ends_with(w, len, "sse") ||
         cx_ends_with(w, len, "ge") || cx_ends_with(w, len, "ple") || cx_ends_with(w, len, "line") || cx_ends_with(w, len, "one") || cx_ends_with(w, len, "yle");
}

/* -nne, -mme, -lle, -rre, -nge are weak grades all: tunne, tunteen. */
static void put_long_e(cx_nominal *n, const char *w, size_t len) {
  cx_gradation strong;
  if (cx_ends_with(w, len, "nne") || cx_ends_with(w, len, "mme") || cx_ends_with(w, len, "lle") ||
      cx_ends_with(w, len, "rre") || cx_ends_with(w, len, "nge")) {
    size_t count = cx_strengthen(&strong, w, len);
    for (size_t i = 0; i < count; i++) cx_nominal_put(n, strong.text[i], strong.length[i], "", CX_CLASS_LONG);
  } else {
    put_strengthened(n, w, len, "", CX_CLASS_LONG);
  }
}

/* Words in -e get the strong grade and a long e: liike, liikkeen. */
static void put_ends_in_e(cx_nominal *n, const char *w, size_t len) {
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TTA);
  if (allows(n, "huone")) put_long_e(n, w, len);
  if (n->entry->inflect && strcmp(n->entry->inflect, "nalle") == 0) {
    cx_nominal_put_graded(n, w, len, 0, CX_CLASS_O_STRONG, CX_CLASS_O_WEAK, 0);
    return;
  }
  if (!is_foreign_e(w, len)) return;
  cx_nominal_put(n, w, len, "", CX_CLASS_O_STRONG);
  cx_nominal_put(n, w, len, "", CX_CLASS_O_WEAK);
}

static void put_ends_in_s(cx_nominal *n, const char *w, size_t len, const tail *t) {
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (allows(n, "vastaus")) cx_nominal_put(n, w, len - 1, "ks", CX_CLASS_E_NOUN);
  if (allows(n, "rikas") && strchr("aie\1", t->letter[1]))
    put_strengthened(n, w, len - 1, "", CX_CLASS_LONG);
  if (t->letter[1] == 'i') cx_nominal_put(n, w, len - 2, "e", CX_CLASS_SUPERLATIVE); /* kallis, kallein */
  if (cx_is_consonant(t->letter[1])) cx_nominal_put(n, w, len, "", CX_CLASS_LOAN); /* Windowsin */
  if (allows(n, "hyvyys") && strchr("uy", t->letter[1]) && cx_is_vowel(t->letter[2])) { /* hyvyys, nopeus */
    cx_nominal_put(n, w, len - 1, "d", CX_CLASS_D_WEAK);
    cx_nominal_put(n, w, len - 1, "t", CX_CLASS_D_STRONG);
    cx_nominal_put(n, w, len - 1, "t", CX_CLASS_CONSONANT);
  }
}

static void put_ends_in_n(cx_nominal *n, const char *w, size_t len, const tail *t) {
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (t->letter[1] == 'i') { /* puhelin; suurin */
    put_strengthened(n, w, len - 1, "m", CX_CLASS_E_NOUN);
    cx_nominal_put(n, w, len - 1, "mp", CX_CLASS_A_STRONG_I);
    cx_nominal_put(n, w, len - 1, "mm", CX_CLASS_A_WEAK_I);
  } else if (cx_ends_with(w, len, "ton") || cx_ends_with(w, len, "tön")) {
    put_strengthened(n, w, len - 1, "m", CX_CLASS_A_STRONG_I);
    put_strengthened(n, w, len - 1, "m", CX_CLASS_A_WEAK_I);
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

/* Words that have only a plural, from their nominative: kulut, ehdot, ajat, harteet, sakset. A k that weakening may
 * have taken from lk, rk or hk is not put back: kulut is no plural of kulku. */
static void put_plural_word(cx_nominal *n, const char *w, size_t len, const tail *t) {
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
    for (size_t k = 0; k < count; k++) cx_nominal_put(n, strong.text[k], strong.length[k] - drop, "", types[i].strong);
  }
}

/* -nut, -llut, -rrut, -ssut and with y: kuollut, kuolleen. */
static int is_past_participle(const tail *t) {
  if (t->letter[1] != 'u' && t->letter[1] != 'y') return 0;
  return t->letter[2] == 'n' || (strchr("lrs", t->letter[2]) && t->letter[2] == t->letter[3]);
}

static void put_ends_in_t(cx_nominal *n, const char *w, size_t len, const tail *t) {
  int has_e_stem = cx_nominal_is_like_lyhyt(w, len);
  if (!cx_is_vowel(t->letter[1])) cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  if (cx_is_vowel(t->letter[1]) && n->syllables > 2 && t->letter[1] == 'e') /* internet */
    cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  if (cx_is_vowel(t->letter[1]) && n->syllables > 1 && !has_e_stem) put_plural_word(n, w, len, t);
  if (has_e_stem) cx_nominal_put(n, w, len - 1, "", CX_CLASS_UT);
  if (is_past_participle(t)) cx_nominal_put(n, w, len - 2, "e", CX_CLASS_LONG);
  if (has_e_stem || is_past_participle(t)) cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (cx_is_vowel(t->letter[1]) && n->syllables == 1) cx_nominal_put(n, w, len, "", CX_CLASS_LOAN); /* bot, jet */
}

static void put_ends_in_consonant(cx_nominal *n, const char *w, size_t len, const tail *t) {
  cx_nominal_put(n, w, len, "", CX_CLASS_LOAN);
  cx_nominal_put(n, w, len, "", CX_CLASS_WORD_TA);
  if (!strchr("lr", t->letter[0]) || !cx_is_vowel(t->letter[1])) return;
  put_strengthened(n, w, len - 1, t->letter[0] == 'l' ? "l" : "r", CX_CLASS_E_NOUN);  /* sisar, sisaren */
  put_strengthened(n, w, len - 1, t->letter[0] == 'l' ? "le" : "re", CX_CLASS_LONG); /* askel, askeleen */
}

static int ends_in_short_noun(const char *w, size_t len) {
  static const char *const nouns[] = {"maa", "puu", "kuu", "suu", "luu", "jää", "pää", "sää", "syy", "pii", "kii"};
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++)
    if (cx_ends_with(w, len, nouns[i])) return !cx_ends_with(w, len, "takuu");
  return 0;
}

/* maa, työ, tie, voi, vapaa, takuu */
static void put_long_vowel(cx_nominal *n, const char *w, size_t len, const tail *t) {
  char base[260];
  size_t keep = len - t->size[0];
  cx_nominal_put(n, w, len, "", CX_CLASS_MONO);
  if (n->syllables > 1 && t->letter[0] == t->letter[1] && !ends_in_short_noun(w, len))
    cx_nominal_put(n, w, keep, "", CX_CLASS_LONG); /* vapaa, vapaaseen; joulukuu, joulukuuhun */
  if (t->letter[0] == t->letter[1] || t->letter[0] == 'i') { /* ma-i-ta, vo-i-ta */
    cx_nominal_put(n, w, keep, "", CX_CLASS_MONO_PLURAL);
  } else { /* tie: te-i-tä, suo: so-i-ta */
    keep -= t->size[1];
    memcpy(base, w, keep);
    memcpy(base + keep, w + len - t->size[0], t->size[0]);
    cx_nominal_put(n, base, keep + t->size[0], "", CX_CLASS_MONO_PLURAL);
  }
}

static int ends_in_long_vowel(const tail *t, int syllables) {
  unsigned char last = t->letter[0], before = t->letter[1];
  if (!cx_is_vowel(last) || !cx_is_vowel(before)) return 0;
  if (last == before) return 1;
  if (last == 'i' && (syllables == 1 || before != 'i')) return 1; /* voi, torstai */
  return (last == 'e' && before == 'i' && !cx_is_vowel(t->letter[2])) || (last == 'o' && before == 'u') || (last == CX_LETTER_OE && before == 'y');
}

static void put_by_shape(cx_nominal *n, const char *w, size_t len) {
  tail t = read_tail(w, len);
  if (ends_in_long_vowel(&t, n->syllables)) {
    put_long_vowel(n, w, len, &t);
    return;
  }
  switch (t.letter[0]) {
  case 'a': case CX_LETTER_AE: put_ends_in_a(n, w, len, &t); break;
  case 'o': case 'u': case 'y': case CX_LETTER_OE: case CX_LETTER_AA:
    cx_nominal_put_graded(n, w, len, 0, CX_CLASS_O_STRONG, CX_CLASS_O_WEAK, grade_is_open(n, &t));
    if (n->syllables > 2) cx_nominal_put_graded(n, w, len, 0, CX_CLASS_O_STRONG, CX_CLASS_O_LONG, 0);
    if (cx_is_vowel(t.letter[1])) cx_nominal_put(n, w, len, "", CX_CLASS_CONSONANT); /* valtiota */
    break;
  case 'i': put_ends_in_i(n, w, len, &t); break;
  case 'e': put_ends_in_e(n, w, len); break;
  case 's': put_ends_in_s(n, w, len, &t); break;
  case 'n':
    if (cx_ends_with(w, len, "nen") && len > 4) put_nen(n, w, len);
    else put_ends_in_n(n, w, len, &t);
    break;
  case 't': put_ends_in_t(n, w, len, &t); break;
  default:
    if (cx_is_consonant(t.letter[0])) put_ends_in_consonant(n, w, len, &t);
    else cx_nominal_put(n, w, len, "", CX_CLASS_FORM);
  }
}

/* Two plain letters: no, it, tv, hr; such words take endings behind a colon alone. Forms of negators are verbs'. */
static int is_bare(const char *w, size_t len) {
  return len <= 2 && cx_ends_with(w, len, "me") + cx_ends_with(w, len, "te") + cx_ends_with(w, len, "he") +
                             cx_ends_with(w, len, "se") + cx_ends_with(w, len, "ne") == 0;
}

int cx_finnish_nominal_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx) {
  cx_nominal n = {entry, sink, ctx, 1, cx_count_syllables(entry->word, entry->length), 0, CX_READ_AS_TYPED};
  if (entry->length == 0 || entry->length > 255) return 1;
  if (!entry->inflect && (cx_nominal_is_particle(entry->word, entry->length) || is_bare(entry->word, entry->length))) {
    cx_nominal_put(&n, entry->word, entry->length, "", CX_CLASS_FORM);
    return n.going;
  }
  if ((entry->inflect && strcmp(entry->inflect, "noun") != 0) || !cx_nominal_irregular(&n)) {
    put_by_shape(&n, entry->word, entry->length);
    if (cx_ends_with(entry->word, entry->length, "mpi") && n.syllables > 1) { /* parempi, paremman */
      cx_nominal_put(&n, entry->word, entry->length - 1, "", CX_CLASS_A_STRONG_I);
      cx_nominal_put(&n, entry->word, entry->length - 2, "m", CX_CLASS_A_WEAK_I);
    }
  }
  return n.going;
}
