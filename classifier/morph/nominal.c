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

void cx_nominal_put_graded(cx_nominal *n, const char *text, size_t len, size_t vowel, int strong_class,
                           int weak_class, int ungraded) {
  cx_gradation weak;
  int grades = has_onset(text, len) && !keeps_hk(text, len) && !cx_nominal_keeps_grade(text, len);
  size_t count = grades ? cx_weaken(&weak, text, len) : 0;
  cx_nominal_put(n, text, len - vowel, "", strong_class);
  if (ungraded || !count) cx_nominal_put(n, text, len - vowel, "", weak_class);
  for (size_t i = 0; i < count; i++) cx_nominal_put(n, weak.text[i], weak.length[i] - vowel, "", weak_class);
}

/* Does the entry's `inflect` leave this model word open? */
int cx_nominal_allows(const cx_nominal *n, const char *model) {
  const char *name = n->entry->inflect;
  return !name || strcmp(name, "noun") == 0 || strcmp(name, "adjective") == 0 || strcmp(name, model) == 0;
}

/* Two vowels of which each is a syllable of its own: tär-ke-ä, a-si-a, vi-de-o. */
static int is_hiatus(unsigned char first, unsigned char second) {
  switch (first) {
  case 'i':
    return strchr("ao\1\2", second) != NULL;
  case 'e':
    return strchr("ao\1\2", second) != NULL;
  case 'o':
    return strchr("ae", second) != NULL;
  case 'u':
    return strchr("ae", second) != NULL;
  case 'a':
    return strchr("oe", second) != NULL;
  case 'y':
  case CX_LETTER_OE:
    return second == CX_LETTER_AE || (second == 'e');
  default:
    return 0;
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

cx_word_tail cx_read_word_tail(const char *text, size_t len) {
  cx_word_tail t = {{0}, {0}};
  for (int i = 0; i < 4 && len; i++) {
    t.letter[i] = cx_letter_before(text, len, &t.size[i]);
    len -= t.size[i];
  }
  return t;
}

/* A stem and its strengthened forms, each with `end` behind it. Where k, p, t or d stands the strong form
 * alone. */
void cx_nominal_put_strengthened(cx_nominal *n, const char *text, size_t len, const char *end,
                                 int ending_class) {
  cx_gradation strong;
  size_t count = cx_strengthen(&strong, text, len), size;
  unsigned char onset;
  if (!len) return;
  cx_letter_before(text, len, &size);
  onset = len > size ? cx_letter_before(text, len - size, &size) : 0;
  if (!count || !onset || !strchr("kptd", onset)) cx_nominal_put(n, text, len, end, ending_class);
  for (size_t i = 0; i < count; i++) cx_nominal_put(n, strong.text[i], strong.length[i], end, ending_class);
}

static void put_by_shape(cx_nominal *n, const char *w, size_t len) {
  cx_word_tail t = cx_read_word_tail(w, len);
  if (cx_is_vowel(t.letter[0]))
    cx_nominal_put_vowel_word(n, w, len, &t);
  else if (cx_is_consonant(t.letter[0]))
    cx_nominal_put_consonant_word(n, w, len, &t);
  else
    cx_nominal_put(n, w, len, "", CX_CLASS_FORM);
}

static int is_one_of(const char *const *list, size_t count, const char *w, size_t len) {
  for (size_t i = 0; i < count; i++)
    if (strlen(list[i]) == len && memcmp(list[i], w, len) == 0) return 1;
  return 0;
}

/* Particles and words of two plain letters (it, tv) do not inflect; behind some not even a clitic may stand,
 * for with it they are other words: ai-kaan, jo-kin, van-han. */
static int put_uninflected(cx_nominal *n, const char *w, size_t len) {
  static const char *const pronouns[] = {"me", "te", "he", "se", "ne"};
  static const char *const alone[] = {"ai", "ja", "jo", "no", "it", "kun", "van"};
  int is_short = len <= 2 && !is_one_of(pronouns, sizeof pronouns / sizeof *pronouns, w, len);
  int is_alone = is_one_of(alone, sizeof alone / sizeof *alone, w, len);
  if (n->entry->inflect || !(is_short || is_alone || cx_nominal_is_particle(w, len))) return 0;
  cx_nominal_put(n, w, len, "", is_alone ? CX_CLASS_EXACT : CX_CLASS_FORM);
  return 1;
}

int cx_finnish_nominal_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx) {
  cx_nominal n = {entry, sink, ctx, 1, cx_count_syllables(entry->word, entry->length), 0, CX_READ_AS_TYPED};
  if (entry->length == 0 || entry->length > 255) return 1;
  if (put_uninflected(&n, entry->word, entry->length)) return n.going;
  if ((entry->inflect && strcmp(entry->inflect, "noun") != 0) || !cx_nominal_irregular(&n)) {
    put_by_shape(&n, entry->word, entry->length);
    if (cx_ends_with(entry->word, entry->length, "mpi") && n.syllables > 1) { /* parempi, paremman */
      cx_nominal_put(&n, entry->word, entry->length - 1, "", CX_CLASS_A_STRONG_I);
      cx_nominal_put(&n, entry->word, entry->length - 2, "m", CX_CLASS_A_WEAK_I);
    }
  }
  return n.going;
}
