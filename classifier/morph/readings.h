/* Ways to read a word that is no form as it stands. */
#ifndef CX_MORPH_READINGS_H
#define CX_MORPH_READINGS_H

#include "morph/find.h"

/* Whole forms of the spelling, as forms of a word of `len` bytes. */
void cx_try_spelling(const cx_vocabulary *v, const char *spelling, size_t spelling_len, size_t len, uint8_t reading,
                     cx_forms *forms);

/* Whole forms of the word, as it is written here. */
void cx_find_whole(const cx_vocabulary *v, const cx_folded *word, uint8_t reading, cx_forms *forms);

/* CRM:ään, DNA:lta, Google'n: a base form, a mark, an ending. */
void cx_find_marked_ending(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms);
/* epäselvä: the entry selvä, turned round. */
void cx_find_negated_prefix(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms);
/* hyväääää, niiiin: runs of three and more letters taken back to two or one. */
void cx_find_squashed(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms);
/* Two letters swapped, one too many, one of a pair or a vowel left out; words of 7 letters and more. */
void cx_find_typos(const cx_vocabulary *v, const cx_folded *word, cx_forms *forms);

#endif
