/* Regular Finnish verbs, type by type. Where a shape allows several stems all are given: a form that is no
 * Finnish word does no harm. */
#include "morph/letters.h"
#include "morph/verb_shape.h"

typedef struct word {
  const char *text;
  size_t length;
  const char *a; /* the infinitive's own vowel: a or ä */
} word;

/* No parts yet. Their texts, of some thousand bytes, stay as they are. */
static void verb_init(cx_verb *verb, int type) {
  verb->strong.length = verb->weak.length = verb->past.length = verb->past_weak.length = 0;
  verb->conditional.length = verb->request.length = verb->active.length = 0;
  verb->passive.length = verb->passive_weak.length = verb->spoken.length = 0;
  verb->type = type;
  verb->long_vowel = 0;
}

static unsigned char last_letter(const char *text, size_t len) {
  size_t size;
  return len ? cx_letter_before(text, len, &size) : 0;
}

/* Adds to a part in place. */
static void grow(cx_part *part, const char *suffix) {
  cx_part before = *part;
  cx_part_set(part, before.text, before.length, suffix);
}

/* --- Type 1: puhu|a
 * ------------------------------------------------------------------------------------------------ */

/* -VtA, -ltA, -ntA, -rtA have a past in -si (ymmärsi); these keep -ti alone, as the other would be another
 * word. */
static const char *const only_ti[] = {"nouta", "vuota", "jouta", "hoita", "soita", "kyntä", NULL};
/* These have -si although their first vowel calls for -oi. */
static const char *const also_si[] = {"taita", "kaarta", "kaata", "saarta", "raata", NULL};

static int takes_si(const char *stem, size_t len) {
  size_t before_vowel = cx_without_letter(stem, len), size;
  if (cx_listed(also_si, stem, len) || cx_ends_with(stem, len, "tunte")) return 1;
  unsigned char vowel = last_letter(stem, len);
  if ((vowel != 'a' && vowel != CX_LETTER_AE) || before_vowel < 3 || stem[before_vowel - 1] != 't') return 0;
  if (cx_listed(only_ti, stem, len)) return 0;
  unsigned char left = cx_letter_before(stem, before_vowel - 1, &size);
  if (left == 'l' || left == 'n' || left == 'r') return 1;
  return cx_is_vowel(left) && cx_is_vowel(last_letter(stem, before_vowel - 1 - size));
}

/* Two-syllable stems in -a whose first vowel is a, e or i have -oi: antoi, virkkoi; o and u lose the a: otti,
 * muisti. */
static int takes_oi(const char *stem, size_t len) {
  unsigned char first = cx_first_vowel(stem, len);
  return last_letter(stem, len) == 'a' && cx_syllables(stem, len) == 2 && first != 'o' && first != 'u';
}

/* What stands before -i in the past: all that the shape allows, at most three. */
static size_t pasts(cx_part strong[3], cx_part weak[3], const cx_part *stem, const cx_part *weak_stem) {
  size_t count = 0, cut = cx_without_letter(stem->text, stem->length);
  size_t weak_cut = cx_without_letter(weak_stem->text, weak_stem->length);
  unsigned char vowel = last_letter(stem->text, stem->length);
  if (vowel != 'a' && vowel != CX_LETTER_AE && vowel != 'e' && vowel != 'i') { /* puhui */
    strong[0] = *stem;
    weak[0] = *weak_stem;
    return 1;
  }
  int oi = takes_oi(stem->text, stem->length), si = takes_si(stem->text, stem->length);
  if (oi) {
    cx_part_set(&strong[count], stem->text, cut, "o");
    cx_part_set(&weak[count++], weak_stem->text, weak_cut, "o");
    si = si && cx_listed(also_si, stem->text, stem->length);
  } else if (!si || (vowel != 'e' && cx_syllables(stem->text, stem->length) == 2)) {
    cx_part_set(&strong[count], stem->text, cut, "");
    cx_part_set(&weak[count++], weak_stem->text, weak_cut, "");
  }
  if (si) {
    cx_part_set(&strong[count], stem->text, cut - 1, "s");
    weak[count] = strong[count];
    count++;
  }
  return count;
}

static int type_one_with(const cx_part *stem, const cx_part *weak, cx_verb_sink sink, void *ctx) {
  cx_verb verb;
  cx_part past[3], past_weak[3];
  unsigned char vowel = last_letter(stem->text, stem->length),
                weak_vowel = last_letter(weak->text, weak->length);
  size_t cut = cx_without_letter(stem->text, stem->length), count = pasts(past, past_weak, stem, weak);

  verb_init(&verb, 1);
  verb.strong = verb.request = verb.conditional = verb.active = *stem;
  verb.weak = verb.passive = *weak;
  if (vowel == 'e' || vowel == 'i') cx_part_set(&verb.conditional, stem->text, cut, "");
  grow(&verb.active, "n");
  if (weak_vowel == 'a' || weak_vowel == CX_LETTER_AE)
    cx_part_set(&verb.passive, weak->text, cx_without_letter(weak->text, weak->length), "e");
  verb.passive_weak = verb.passive;
  grow(&verb.passive, "tt");
  grow(&verb.passive_weak, "t");
  for (size_t i = 0; i < count; i++) {
    verb.past = past[i];
    verb.past_weak = past_weak[i];
    if (!sink(ctx, &verb)) return 0;
    verb_init(&verb, 1);
  }
  return 1;
}

static int is_type_one(const char *stem, size_t len, int sure) {
  unsigned char vowel = last_letter(stem, len);
  if (!cx_is_vowel(vowel) || cx_syllables(stem, len) < 2) return 0;
  if (sure) return 1;
  if (vowel == 'e') return cx_is_verb_in_ea(stem, len);
  /* toimia, huolehtia, halveksia; not historia */
  return vowel != 'i' || cx_syllables(stem, len) == 2 || cx_ends_with(stem, len, "hti") ||
         cx_ends_with(stem, len, "ksi");
}

static int type_one(const word *w, int type, cx_verb_sink sink, void *ctx) {
  cx_part stem, weak;
  cx_gradation grade;
  cx_part_set(&stem, w->text, cx_without_letter(w->text, w->length), "");
  if (!is_type_one(stem.text, stem.length, type != CX_VERB_ANY)) return 1;
  size_t count = type == CX_VERB_UNGRADED ? 0 : cx_weaken(&grade, stem.text, stem.length);
  if (cx_ends_with(stem.text, stem.length, "hki")) { /* pyyhkiä: pyyhin */
    cx_part_set(&weak, stem.text, stem.length - 2, "i");
    return type_one_with(&stem, &weak, sink, ctx);
  }
  if (!count) return type_one_with(&stem, &stem, sink, ctx);
  for (size_t i = 0; i < count; i++) {
    cx_part_set(&weak, grade.text[i], grade.length[i], "");
    if (!type_one_with(&stem, &weak, sink, ctx)) return 0;
  }
  return 1;
}

/* --- Type 2: saa|da
 * ------------------------------------------------------------------------------------------------ */

static int type_two(const word *w, cx_verb_sink sink, void *ctx) {
  cx_verb verb;
  size_t len = w->length - 1 - strlen(w->a), one = cx_without_letter(w->text, len), two;
  verb_init(&verb, 2);
  verb.long_vowel = 1;
  if (!len || !one || !cx_is_vowel(last_letter(w->text, len)) || !cx_is_vowel(last_letter(w->text, one)))
    return 1;
  two = cx_without_letter(w->text, one);
  cx_part_set(&verb.strong, w->text, len, "");
  verb.weak = verb.request = verb.strong;
  /* Before i a long vowel turns short (sai), i goes (voi), and uo, yö, ie keep their second half (toi, söi,
   * vei). */
  int same = len - one == one - two && memcmp(w->text + one, w->text + two, len - one) == 0;
  if (same || last_letter(w->text, len) == 'i')
    cx_part_set(&verb.past, w->text, one, "");
  else
    cx_part_join(&verb.past, w->text, two, w->text + one, len - one);
  verb.past_weak = verb.conditional = verb.past;
  cx_part_set(&verb.active, w->text, len, "n");
  cx_part_set(&verb.passive_weak, w->text, len, "d");
  cx_part_set(&verb.passive, w->text, len, "t");
  return sink(ctx, &verb);
}

/* --- Type 3: tul|la, nous|ta
 * --------------------------------------------------------------------------------------- */

static int type_three(const word *w, cx_verb_sink sink, void *ctx) {
  cx_verb verb;
  cx_part vowel_stems[CX_STRONG_STEMS];
  size_t base = w->length - strlen(w->a), consonant = base - 1, count = 1; /* tull-, tul- */
  char last[2] = {w->text[consonant - 1], '\0'};

  verb_init(&verb, 3);
  cx_part_set(&verb.request, w->text, consonant, "");
  cx_part_set(&verb.active, w->text, consonant, last);
  cx_part_set(&verb.passive_weak, w->text, base, "");
  cx_part_set(&verb.passive, w->text, consonant, "t");
  cx_part_set(&vowel_stems[0], w->text, consonant - 1, "");
  /* Only -ella closes its syllable (kuunnella: kuuntelen); epäillä, tulla do not alternate. */
  if (last[0] == 'l' && w->text[consonant - 2] == 'e' && !cx_is_vowel(last_letter(w->text, consonant - 2)))
    count = cx_strong_stems(vowel_stems, w->text, consonant - 1);
  for (size_t i = 0; i < count; i++) {
    grow(&vowel_stems[i], last);
    verb.past = verb.past_weak = verb.conditional = vowel_stems[i];
    verb.strong = vowel_stems[i];
    grow(&verb.strong, "e");
    verb.weak = verb.strong;
    if (!sink(ctx, &verb)) return 0;
    verb_init(&verb, 3);
  }
  return 1;
}

/* --- Types 4 to 6: tila|ta, vali|ta, vanhe|ta
 * ----------------------------------------------------------------------- */

/* The forms that all three make of the infinitive: tilan|nut, tilat|kaa, tilat|tu. */
static void set_consonant_parts(cx_verb *verb, const word *w, int type) {
  size_t base = w->length - 1 - strlen(w->a);
  verb_init(verb, type);
  cx_part_set(&verb->request, w->text, base, "t");
  cx_part_set(&verb->active, w->text, base, "nn");
  cx_part_set(&verb->passive_weak, w->text, base, "t");
  cx_part_set(&verb->passive, w->text, base, "tt");
}

static void set_type_four(cx_verb *verb, const cx_part *stem, const word *w) {
  unsigned char vowel = last_letter(stem->text, stem->length);
  verb->long_vowel = vowel == 'a' || vowel == CX_LETTER_AE;
  verb->conditional = verb->strong = verb->past = *stem;
  grow(&verb->strong, w->a);
  if (!verb->long_vowel) { /* haluaisi; spoken haluun */
    verb->conditional = verb->strong;
    verb->spoken = *stem;
    cx_part_set(&verb->spoken, stem->text, stem->length,
                stem->text + cx_without_letter(stem->text, stem->length));
  }
  grow(&verb->past, "s");
  verb->weak = verb->strong;
  verb->past_weak = verb->past;
}

static void set_vowel_stem(cx_verb *verb, const cx_part *stem, const char *suffix) {
  cx_part_set(&verb->past, stem->text, stem->length, suffix);
  verb->past_weak = verb->conditional = verb->strong = verb->past;
  grow(&verb->strong, "e");
  verb->weak = verb->strong;
}

static int contracted(const word *w, int type, cx_verb_sink sink, void *ctx) {
  cx_verb verb;
  cx_part stems[CX_STRONG_STEMS];
  size_t base = w->length - 1 - strlen(w->a);
  size_t count = type == 5 ? 1 : cx_strong_stems(stems, w->text, base);

  if (type == 5) cx_part_set(&stems[0], w->text, base, "");
  set_consonant_parts(&verb, w, type);
  for (size_t i = 0; i < count; i++) {
    if (type == 4)
      set_type_four(&verb, &stems[i], w);
    else
      set_vowel_stem(&verb, &stems[i], type == 5 ? "ts" : "n");
    if (!sink(ctx, &verb)) return 0;
    verb_init(&verb, type);
  }
  return 1;
}

/* -eta is vanheta's (vanhenen), -ita valita's (valitsen), -ota and -uta type 4, but for these. */
static const char *const verbs_in_eaa[] = {
    "häve",  "kiive", "kere",  "ruve",  "tode", "nime",  "halje", "katke", "aue",   "reve",  "ratke",
    "korve", "lange", "lohje", "poike", "raue", "puhje", "lupse", "herje", "erke",  "kange", "hirve",
    "vihe",  "laue",  "tupe",  "selke", "kihe", "pole",  "ripse", "kamme", "riste", "änge",  NULL};
static const char *const verbs_in_iaa[] = {"selvi", "hävi",  "levi",  "viri",  "lämmi", "keri",  "kerki", "kiivi",
                                           "hälvi", "kirvi", "siivi", "helli", "sili",  NULL};
static const char *const verbs_in_one[] = {"huono", "loito", "helpo", "ulo", "kehno",
                                           "hieno", "ahto",  "ava",   NULL};

static int type_of_contracted(const char *base, size_t len) {
  switch (base[len - 1]) {
  case 'i':
    return cx_listed(verbs_in_iaa, base, len) ? 4 : 5;
  case 'e':
    return cx_listed(verbs_in_eaa, base, len) ? 4 : 6;
  case 'o':
    return cx_listed(verbs_in_one, base, len) ? 6 : 4;
  default:
    return 4;
  }
}

static int by_shape(const word *w, int type, cx_verb_sink sink, void *ctx) {
  size_t base = w->length - strlen(w->a), before;
  unsigned char letter = last_letter(w->text, base), left;
  if (cx_is_vowel(letter)) return type_one(w, type, sink, ctx);
  if (base < 3 || !cx_is_consonant(letter)) return 1;
  before = base - 1;
  left = last_letter(w->text, before);
  if (letter == 'd') return type_two(w, sink, ctx);
  if ((letter == left && strchr("lnr", letter)) || (letter == 't' && left == 's'))
    return type_three(w, sink, ctx);
  if (letter == 't' && cx_is_vowel(left) && cx_syllables(w->text, before) >= 2)
    return contracted(w, type_of_contracted(w->text, before), sink, ctx);
  return 1;
}

int cx_verb_regular(const char *text, size_t len, int type, cx_verb_sink sink, void *ctx) {
  word w = {text, len, NULL};
  if (cx_ends_with(text, len, "a"))
    w.a = "a";
  else if (cx_ends_with(text, len, "ä"))
    w.a = "ä";
  if (!w.a || len < 4) return 1;
  size_t base = len - strlen(w.a);
  int vowel_t = text[base - 1] == 't' && cx_is_vowel(last_letter(text, base - 1));
  switch (type) {
  case CX_VERB_CONTRACTED:
    return vowel_t ? contracted(&w, 4, sink, ctx) : 1;
  case 4:
  case 5:
  case 6:
    return vowel_t ? contracted(&w, type, sink, ctx) : 1;
  default:
    return by_shape(&w, type, sink, ctx);
  }
}
