/* Names of shifter kinds as shifters.tsv writes them. */
#ifndef CX_LEXICON_SHIFTER_H
#define CX_LEXICON_SHIFTER_H

#include "lexicon/lexicon.h"

enum { CX_SHIFTER_COUNT = CX_REMEDY + 1 };
/* By cx_shifter_kind: "negator" ... "remedy". */
extern const char *const CX_SHIFTERS[CX_SHIFTER_COUNT];

#endif
