/* Finnish verbs: from the written infinitive to the stems that the ending classes of verb_endings.c go
 * with. */
#ifndef CX_MORPH_VERB_H
#define CX_MORPH_VERB_H

#include "morph/paradigm.h"

/* Ending classes of verbs, in the order of cx_verb_classes. The example is the stem in front of the bar. */
enum {
  CX_VERB_EXACT = CX_VERB_CLASSES, /* on| , ovat| : the form stands alone */
  CX_VERB_WEAK,                    /* anna|n anna|t anna| */
  CX_VERB_THIRD,                   /* anta|a anta|vat */
  CX_VERB_THIRD_LONG,              /* saa|vat: the third person itself has no ending */
  CX_VERB_NOMINAL,                 /* anta|va anta|minen anta|maton, inflected, and the third infinitive */
  CX_VERB_AGENT,        /* anta|ma anta|mani: behind the third infinitive, whose cases look the same */
  CX_VERB_INFINITIVE,   /* anta|a anta|akse|ni: type 1 */
  CX_VERB_SECOND,       /* anta|essa anta|en, lähti|essä */
  CX_VERB_PAST_STRONG,  /* anto|i anto|ivat */
  CX_VERB_PAST_WEAK,    /* anno|in anno|it */
  CX_VERB_CONDITIONAL,  /* anta|isi */
  CX_VERB_REQUEST,      /* anta|kaa anta|koon, tul|kaa */
  CX_VERB_ACTIVE_PAST,  /* antan|ut antan|eet, tull|ut; potential antan|en */
  CX_VERB_PASSIVE_WEAK, /* annet|aan annet|a annet|un */
  CX_VERB_PASSIVE_BASE, /* saad|aan saad|a saad|essa: the weak passive is the infinitive too (types 2 to 6) */
  CX_VERB_PASSIVE_STRONG,      /* annett|iin annett|u annett|ava */
  CX_VERB_SPOKEN_PRESENT,      /* tuu|n tuu|t tuu| */
  CX_VERB_SPOKEN_THIRD,        /* tajuu|; not with -n, which makes cases of nouns: suihkuun, nimeen */
  CX_VERB_SPOKEN_PAST,         /* saan|u */
  CX_VERB_SPOKEN_CONDITIONAL,  /* anta|is */
  CX_VERB_SPOKEN_PASSIVE,      /* saad|aa */
  CX_VERB_SPOKEN_PASSIVE_PAST, /* saat|ii saat|ais */
  CX_VERB_NEGATOR              /* en| en|kä */
};

/* A part of a word while stems are made of it. */
typedef struct cx_part {
  char text[260];
  size_t length; /* 0 = the verb has no such part */
} cx_part;

/* The parts that all forms of one paradigm are made of. */
typedef struct cx_verb {
  cx_part strong, weak;          /* before personal endings: anta anna; saa saa; tule tule */
  cx_part past, past_weak;       /* before -i: anto anno */
  cx_part conditional;           /* before -isi */
  cx_part request;               /* before -kaa: anta, tul, tilat */
  cx_part active;                /* before -ut: antan, tull, tilann */
  cx_part passive, passive_weak; /* before -iin and -aan: annett annet, tult tull, tilatt tilat */
  cx_part spoken;                /* present of speech: tuu, tajuu */
  int type;                      /* 1 to 6 */
  int long_vowel;                /* the third person has no ending: saa, tilaa */
} cx_verb;

/* Takes one paradigm; 0 = stop. */
typedef int (*cx_verb_sink)(void *ctx, const cx_verb *verb);

/* Types beside 1 to 6: CX_VERB_ANY = by the shape of a word that may be no verb; CX_VERB_SURE = by the shape
 * of a word that is one; UNGRADED = type 1 without gradation; CONTRACTED = type 4 for -eta and -ita (hävetä,
 * selvitä). */
enum { CX_VERB_ANY = 0, CX_VERB_SURE = 10, CX_VERB_UNGRADED, CX_VERB_CONTRACTED };

/* The regular paradigms that an infinitive allows; no call when its shape is none of the type's. 0 when the
 * sink stopped. */
int cx_verb_regular(const char *text, size_t len, int type, cx_verb_sink sink, void *ctx);

/* Irregular verbs. 1 = the word is one (its paradigm went to the sink), 0 = not, -1 = the sink stopped. */
int cx_verb_irregular(const char *word, size_t len, cx_verb_sink sink, void *ctx);

/* Single forms beside the paradigm: on, ovat, en, älä, kato. 0 when the sink stopped. */
int cx_verb_single_forms(const cx_entry *entry, cx_stem_sink sink, void *ctx);

/* Is the word an infinitive by its shape, and no noun or adjective? */
int cx_is_infinitive(const char *word, size_t len);

/* The type that a name in `inflect` stands for; -1 = no verb's. */
int cx_verb_model(const char *inflect);

#endif
