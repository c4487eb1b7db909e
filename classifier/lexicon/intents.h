/* The intents that every pack knows. A row of intents.tsv with another id declares it. */
#ifndef CX_LEXICON_INTENTS_H
#define CX_LEXICON_INTENTS_H

enum { CX_INTENT_COUNT = 10 };
extern const char *const CX_INTENTS[CX_INTENT_COUNT];

#endif
