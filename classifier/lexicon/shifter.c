#include "lexicon/shifter.h"

const char *const CX_SHIFTERS[CX_SHIFTER_COUNT] = {
    [CX_NEGATOR] = "negator",          [CX_BOOSTER] = "booster", [CX_DAMPENER] = "dampener",
    [CX_CONTRAST] = "contrast",        [CX_WISH] = "wish",       [CX_IRONY] = "irony",
    [CX_HYPOTHETICAL] = "hypothetical", [CX_COMPETITOR] = "competitor",
    [CX_ASKS] = "asks", [CX_REMEDY] = "remedy"};
