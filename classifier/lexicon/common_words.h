/* Words so common in feedback that they should not lead to patterns where another word can. */
#ifndef CX_LEXICON_COMMON_WORDS_H
#define CX_LEXICON_COMMON_WORDS_H

#include <stddef.h>

/* About how many times in 10,000 words of text the base form and its forms occur; 0 for words not listed. */
unsigned cx_word_frequency(const char *word, size_t len);
/* The same of this form alone. */
unsigned cx_form_frequency(const char *form, size_t len);

#endif
