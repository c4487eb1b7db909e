/*
 * Endings that nouns, adjectives and participles share: the cases alike in all paradigms, and what follows
 * -mpi and -in. p is what stands before, X more features. Who includes this defines CLITIC, OWNED, OWNED_AAN,
 * BEFORE_OWNER and SPOKEN: what may follow an ending.
 */
#ifndef CX_MORPH_COMPARISON_H
#define CX_MORPH_COMPARISON_H

#include "morph/paradigm.h"

/* The cases that are alike in all paradigms, singular and plural. */
#define LOCAL(p, X) \
  {p "ssA", CX_INESSIVE | (X), OWNED_AAN}, {p "stA", CX_ELATIVE | (X), OWNED_AAN}, \
  {p "llA", CX_ADESSIVE | (X), OWNED_AAN}, {p "ltA", CX_ABLATIVE | (X), OWNED_AAN}, \
  {p "lle", CX_ALLATIVE | (X), OWNED_AAN}, {p "ksi", CX_TRANSLATIVE | (X), CLITIC}, \
  {p "kse", CX_TRANSLATIVE | (X), BEFORE_OWNER | CX_FOLLOW_AAN}, {p "ttA", CX_ABESSIVE | (X), OWNED_AAN}, \
  {p "s", CX_INESSIVE | (X), SPOKEN}, {p "st", CX_ELATIVE | (X), SPOKEN}, \
  {p "l", CX_ADESSIVE | (X), SPOKEN}, {p "lt", CX_ABLATIVE | (X), SPOKEN}, \
  {p "ks", CX_TRANSLATIVE | (X), SPOKEN}
/* The inflection of -mpi and -in, but for the nominative. */
#define COMPARED(p, X) \
  {p "mmAn", CX_GENITIVE | (X), CLITIC}, {p "mmAt", CX_NOMINATIVE | CX_PLURAL | (X), CLITIC}, \
  LOCAL(p "mmA", X), {p "mpAA", CX_PARTITIVE | (X), OWNED}, {p "mpAAn", CX_ILLATIVE | (X), CLITIC}, \
  {p "mpAnA", CX_ESSIVE | (X), OWNED_AAN}, {p "mpA", X, BEFORE_OWNER}, \
  {p "mpiA", CX_PARTITIVE | CX_PLURAL | (X), OWNED_AAN}, {p "mpien", CX_GENITIVE | CX_PLURAL | (X), CLITIC}, \
  {p "mpiin", CX_ILLATIVE | CX_PLURAL | (X), CLITIC}, {p "mpinA", CX_ESSIVE | CX_PLURAL | (X), CLITIC}, \
  {p "mpine", CX_COMITATIVE | CX_PLURAL | (X), CLITIC}, LOCAL(p "mmi", CX_PLURAL | (X)), \
  {p "mmin", CX_ADVERB | (X), CLITIC}, {p "mmAsti", CX_ADVERB | (X), CLITIC}
#endif
