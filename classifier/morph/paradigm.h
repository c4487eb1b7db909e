/*
 * Inflection as generation: an entry gives its *stems*, each with the *ending class* of what may follow it.
 * The index of the vocabulary holds stems only; endings live in tables that are the same for all words. A
 * text word matches when a stem is its front and the rest is an ending of the stem's class, then possessive,
 * then clitics, as the ending allows.
 *
 * Endings are written with archiphonemes: A = a/ä, O = o/ö, U = u/y by vowel harmony, V = the last vowel
 * before it (illative -VN: taloon, kukkaan; "h" forms: maahan, tiehen), plain letters for themselves.
 */
#ifndef CX_MORPH_PARADIGM_H
#define CX_MORPH_PARADIGM_H

#include "morph/vocabulary.h"

/* One ending of a class. */
typedef struct cx_ending {
  const char *text;   /* "", "ssA", "Vn", "isi", "vAssA" */
  uint32_t features;
  uint8_t follow;     /* CX_FOLLOW_...: what may stand behind it */
} cx_ending;

enum {
  CX_FOLLOW_CLITIC = 1 << 0,     /* -kin -kaan -ko -han -pa -s and their stacks */
  CX_FOLLOW_POSSESSIVE = 1 << 1, /* -ni -si -nsA -mme -nne: and -Vn where the ending ends in a short
                                    vowel a/ä/e (CX_FOLLOW_AAN) */
  CX_FOLLOW_AAN = 1 << 2,        /* third person -Vn: talossaan, taloaan */
  CX_ONLY_POSSESSIVE = 1 << 3,   /* the ending stands only before a possessive: talokse-, taloo-,
                                    talo(i)ne- */
  CX_SPOKEN_ENDING = 1 << 4      /* how it is said, not how it is written: kaupas, kaupast, hyväks */
};

typedef struct cx_ending_class {
  const char *name;
  const cx_ending *endings; /* ended by text == NULL */
} cx_ending_class;

/* A stem of an entry. */
typedef struct cx_stem {
  char bytes[260];
  size_t length;
  uint16_t ending_class; /* number in the table of all classes */
  uint32_t features;     /* joined with those of the ending */
  uint8_t reading;       /* CX_READ_SPOKEN for spoken stems */
  uint8_t joins;         /* 1 = this stem alone can be a front part of a compound: nominative,
                            genitive, linking form */
} cx_stem;

/* Takes a stem; 0 = stop (memory is out). */
typedef int (*cx_stem_sink)(void *ctx, const cx_stem *stem);

/* Each gives all stems of all paradigms that the entry's shape (or its
 * `inflect`) allows. 0 when the sink stopped. */
int cx_finnish_nominal_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx);
int cx_finnish_verb_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx);
int cx_english_stems(const cx_entry *entry, cx_stem_sink sink, void *ctx);

/* Ending classes, numbered: nominal ones from 0, verbs' from
 * CX_VERB_CLASSES, English from CX_ENGLISH_CLASSES. */
enum { CX_NOMINAL_CLASSES = 0, CX_VERB_CLASSES = 64, CX_ENGLISH_CLASSES = 128, CX_CLASSES_MAX = 160 };
extern const cx_ending_class cx_nominal_classes[];
extern const size_t cx_nominal_class_count;
extern const cx_ending_class cx_verb_classes[];
extern const size_t cx_verb_class_count;
extern const cx_ending_class cx_english_classes[];
extern const size_t cx_english_class_count;

/* Consonant gradation of the last syllable's border in a written word, both ways: kk-k, pp-p, tt-t, k-0, p-v,
 * t-d, nk-ng, mp-mm, lt-ll, nt-nn, rt-rr, hke-hje, lke-lje, rke-rje, uku-uvu. Writes the strong form of a
 * weak one, or the weak of a strong, into out; returns how many variants (0 = does not alternate). */
typedef struct cx_gradation {
  char text[3][260];
  size_t length[3];
} cx_gradation;
size_t cx_weaken(cx_gradation *out, const char *stem, size_t len);
size_t cx_strengthen(cx_gradation *out, const char *stem, size_t len);

#endif
