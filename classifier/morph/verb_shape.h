/* What the written shape of a Finnish verb tells: parts, syllables, the strong grade behind a weak
 * infinitive. */
#ifndef CX_MORPH_VERB_SHAPE_H
#define CX_MORPH_VERB_SHAPE_H

#include "morph/verb.h"

/* Both write text + suffix; a result that does not fit leaves the part empty. */
void cx_part_join(cx_part *part, const char *text, size_t len, const char *suffix, size_t more);
void cx_part_set(cx_part *part, const char *text, size_t len, const char *suffix);

/* Length of the text without its last letter. */
size_t cx_without_letter(const char *text, size_t len);

/* Number of syllables: kau-he-a 3, läh-te-ä 3, puh-du-a 3, kai-va 2. */
size_t cx_syllables(const char *text, size_t len);

/* The first vowel as a letter of letters.h; 0 = none. */
unsigned char cx_first_vowel(const char *text, size_t len);

/* Is the word in a list that NULL ends? */
int cx_listed(const char *const *list, const char *word, size_t len);

/* Is the stem (of type 1, in e) one of the few verbs in -eA? */
int cx_is_verb_in_ea(const char *stem, size_t len);

/* Strong forms of a stem that the infinitive shows in the weak grade: hypä- is hyppä-, tila- is tila-. At
 * least one. */
enum { CX_STRONG_STEMS = 4 };
size_t cx_strong_stems(cx_part out[CX_STRONG_STEMS], const char *stem, size_t len);

#endif
