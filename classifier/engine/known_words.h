/* What the engine knows of words, for those who read texts. */
#ifndef CX_ENGINE_KNOWN_WORDS_H
#define CX_ENGINE_KNOWN_WORDS_H

#include "engine/engine.h"

/* Words of the lexicon in any of their forms, and function words. engine: a cxtag_engine. */
cx_word_languages cx_known_languages;

#endif
