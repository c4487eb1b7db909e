/* Ending classes of Finnish nominals, and what their parts share. */
#ifndef CX_MORPH_NOMINAL_H
#define CX_MORPH_NOMINAL_H

#include "morph/letters.h"
#include "morph/paradigm.h"
#include "morph/word_list.h"

/* The order is that of cx_nominal_classes. "Strong" and "weak" are the grades that the endings ask for. */
enum {
  CX_CLASS_EXACT,       /* the stem alone and nothing behind it */
  CX_CLASS_FORM,        /* a form written out: clitics may follow */
  CX_CLASS_FORM_OWNED,  /* the same, possessives too */
  CX_CLASS_JOIN,        /* no word of its own: the linking form nais-, hevos- */
  CX_CLASS_WORD,        /* a nominative that takes no possessive: nainen, kivi */
  CX_CLASS_WORD_TA,     /* toimitus, toimitus-ta, toimitus-ten */
  CX_CLASS_WORD_TTA,    /* huone, huone-tta */
  CX_CLASS_CONSONANT,   /* nais-ta, nais-ten, vet-tä, un-ta */
  CX_CLASS_O_STRONG,    /* katu, katu-a, katu-ja */
  CX_CLASS_O_WEAK,      /* kadu-n, kadu-i-ssa */
  CX_CLASS_O_LONG,      /* palvelu-ita, palvelu-iden: longer words */
  CX_CLASS_O_NOUN,      /* arvo-n, Google-n: as O_WEAK, without -sti and comparison */
  CX_CLASS_A_STRONG_I,  /* ruok-a, ruok-ia */
  CX_CLASS_A_WEAK_I,    /* ruo-an, ruo-issa */
  CX_CLASS_A_STRONG_O,  /* hint-a, hint-oja */
  CX_CLASS_A_WEAK_O,    /* hinn-an, hinn-oissa */
  CX_CLASS_A_NOUN_I,    /* kuva-n, kuv-issa: without -sti and comparison */
  CX_CLASS_A_NOUN_O,    /* raha-n, rah-oissa */
  CX_CLASS_A_STRONG_IO, /* both plurals */
  CX_CLASS_A_WEAK_IO,
  CX_CLASS_EA,          /* tärke-ä, tärke-issä */
  CX_CLASS_EE,          /* spoken: tärke-e, tärke-en */
  CX_CLASS_I_STRONG,    /* tunt-i, tunt-eja */
  CX_CLASS_I_WEAK,      /* tunn-in, tunn-eissa */
  CX_CLASS_I_LONG,      /* paper-eita, paper-eiden: longer words */
  CX_CLASS_I_ADJECTIVE, /* kilt-isti, kilt-impi, kilt-ein */
  CX_CLASS_E_STRONG,    /* läht-enä: vet-eenä, jok-ea, jok-ia */
  CX_CLASS_E_WEAK,      /* ved-en, jo-en, jo-issa */
  CX_CLASS_E_BOTH,      /* punais-en, punais-empi */
  CX_CLASS_E_NOUN,      /* toimituks-en, puhelim-en: without comparison */
  CX_CLASS_D_STRONG,    /* vet-enä: singular alone */
  CX_CLASS_D_WEAK,      /* ved-en, hyvyyd-en */
  CX_CLASS_LOAN,        /* chat-in, chat-issa */
  CX_CLASS_PLURAL_I,    /* ves-iä, ves-issä, hyvyyks-ien */
  CX_CLASS_LONG,        /* asiakka-an, huone-en, kuolle-en, vapa-an */
  CX_CLASS_MONO,        /* maa-n, maa-ta, maa-han */
  CX_CLASS_MONO_PLURAL, /* ma-i-ta, so-i-den */
  CX_CLASS_UT,          /* lyhy-en, lyhy-itä */
  CX_CLASS_SUPERLATIVE, /* halv-in, kalle-in, parha-in */
  CX_CLASS_COMPARATIVE, /* pide-mpi */
  CX_CLASS_ONLY_O_STRONG, /* words that have only a plural: ehdo-t, kulu-ja */
  CX_CLASS_ONLY_O_WEAK,
  CX_CLASS_ONLY_A_STRONG, /* aukioloaj-at */
  CX_CLASS_ONLY_A_WEAK,
  CX_CLASS_ONLY_I_STRONG, /* bil-it */
  CX_CLASS_ONLY_I_WEAK,
  CX_CLASS_ONLY_E_STRONG, /* saks-et */
  CX_CLASS_ONLY_E_WEAK,
  CX_CLASS_ONLY_LONG,     /* harte-et */
  CX_CLASS_NOMINAL_COUNT
};

/* A word on its way to its stems. */
typedef struct cx_nominal {
  const cx_entry *entry;
  cx_stem_sink sink;
  void *ctx;
  int going;       /* 0 when the sink stopped */
  int syllables;
  uint32_t features; /* of the stems that follow */
  uint8_t reading; /* of all stems: CX_READ_SPOKEN for spoken variants */
} cx_nominal;

/* The stem is the first `len` bytes of text, then `tail`. */
void cx_nominal_put(cx_nominal *n, const char *text, size_t len, const char *tail, int ending_class);
/* The same for a strong and a weak class: the weak stem by weakening text, whose last `vowels` bytes are
 * graded with but left out of the stem. `ungraded` puts the weak class on the strong stem too. */
void cx_nominal_put_graded(cx_nominal *n, const char *text, size_t len, size_t vowel, int strong_class,
                           int weak_class, int ungraded);
/* A stem and its strengthened forms, each with `end` behind it. Where k, p, t
 * or d stands, the strong form alone. */
void cx_nominal_put_strengthened(cx_nominal *n, const char *text, size_t len, const char *end,
                                 int ending_class);
/* Does the entry's `inflect` leave this model word open? */
int cx_nominal_allows(const cx_nominal *n, const char *model);
int cx_count_syllables(const char *text, size_t len);

/* The last letters of a word, nearest first; 0 where it is shorter. */
typedef struct cx_word_tail {
  unsigned char letter[4];
  size_t size[4]; /* bytes */
} cx_word_tail;
cx_word_tail cx_read_word_tail(const char *text, size_t len);

void cx_nominal_put_vowel_word(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t);
void cx_nominal_put_consonant_word(cx_nominal *n, const char *w, size_t len, const cx_word_tail *t);

/* Stems of a word with a paradigm of its own, or of a compound of it; 1 when they are all it has. */
int cx_nominal_irregular(cx_nominal *n);
/* Words in -i with an e-stem (kivi, ovi): 2 = the word, 1 = perhaps the last part of a compound, 0 = no. */
int cx_nominal_has_e_stem(const char *word, size_t len);
/* Words that never inflect: ja, että, missä. */
int cx_nominal_is_particle(const char *word, size_t len);
extern const cx_word_list cx_finnish_particles;
/* No verb, though the shape may be one's: astia, vakaa, pasta. */
int cx_nominal_is_sure(const char *word, size_t len);
/* hk that may weaken: nahka, nahan. */
int cx_nominal_weakens_hk(const char *word, size_t len);
/* Adjectives among shapes that are mostly nouns: those in -a with the plural
 * in -o- (halpa), those in -i (suuri). */
int cx_nominal_is_adjective(const char *word, size_t len);
/* Nouns that make no adverb, for with -sti they look like a verb's past: arvosti, tiedosti, rahasti. */
int cx_nominal_has_no_adverb(const char *word, size_t len);
/* -ut and -yt with an e-stem: lyhyt, lyhyen; olut, oluen. */
int cx_nominal_is_like_lyhyt(const char *word, size_t len);
/* Words in -o, -a, -i whose single k, p, t stays (auto). */
int cx_nominal_keeps_grade(const char *word, size_t len);

#endif
