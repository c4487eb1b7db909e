/* What a form says beside its word. Scoring reads these; `explain` and `lex expand` name them. */
#ifndef CX_MORPH_FEATURES_H
#define CX_MORPH_FEATURES_H

#include <stdint.h>

/* Grammatical case in the low four bits; 0 = none or not known. English plural has CX_PLURAL and no case. */
enum {
  CX_CASE_MASK = 0xF,
  CX_NOMINATIVE = 1, CX_GENITIVE, CX_PARTITIVE, CX_ESSIVE, CX_TRANSLATIVE, CX_INESSIVE, CX_ELATIVE,
  CX_ILLATIVE, CX_ADESSIVE, CX_ABLATIVE, CX_ALLATIVE, CX_ABESSIVE, CX_COMITATIVE, CX_INSTRUCTIVE
};

enum {
  CX_PLURAL = 1 << 4,
  CX_POSSESSIVE = 1 << 5,
  CX_COMPARATIVE = 1 << 6,
  CX_SUPERLATIVE = 1 << 7,
  CX_ADVERB = 1 << 8,      /* -sti, -ly */
  CX_CARITIVE = 1 << 9,    /* -ton/-tön, -less: without it */
  CX_NEGATED_PREFIX = 1 << 10, /* epä-, un- */
  CX_FINITE = 1 << 11,     /* a finite verb form */
  CX_PAST = 1 << 12,
  CX_CONDITIONAL = 1 << 13,
  CX_IMPERATIVE = 1 << 14,
  CX_PASSIVE = 1 << 15,
  CX_CONNEGATIVE = 1 << 16, /* can follow a negator: vastaa, vastattu, vastannut */
  CX_INFINITIVE = 1 << 17,
  CX_PARTICIPLE = 1 << 18,
  CX_NEGATIVE_PARTICIPLE = 1 << 19, /* -maton/-mätön; the abessive of the third infinitive (-matta)
                                       has CX_ABESSIVE */
  CX_CLITIC_KIN = 1 << 20,
  CX_CLITIC_KAAN = 1 << 21,
  CX_CLITIC_KO = 1 << 22, /* a question, unless the word is a negator (eikö) */
  CX_CLITIC_HAN = 1 << 23,
  CX_CLITIC_PA = 1 << 24,
  CX_FIRST_PERSON = 1 << 25,
  CX_SECOND_PERSON = 1 << 26,
  CX_NEGATED = 1 << 27 /* the form holds a negator of its own: don't, emmä, ettei */
};

#endif
